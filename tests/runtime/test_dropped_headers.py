"""Default headers whose value is None are never sent: the key among them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.unset import UNSET
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.azure import AzureMixin
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply, Sent

GET = Operation("GET", "/things", name="things.list", headers=(("X-Of-Operation", "1"),))
ADMIN = Operation("GET", "/organization", name="admin.list", admin=True)
AZURE = {"azure_endpoint": "https://me.openai.azure.test"}


class Azure(AzureMixin, Client): ...


class AsyncAzure(AzureMixin, AsyncClient): ...


def sent(
    options: dict[str, Any], changes: dict[str, Any] | None = None, operation: Operation = GET, **values: Any
) -> Sent:
    """What goes out, the same from a sync and an async client; `changes` are made by with_options."""
    azure = "azure_endpoint" in options
    transport = MemoryTransport([Reply(json={})])
    client: Any = (Azure if azure else Client)(**options, transport=transport)
    (client if changes is None else client.with_options(**changes))._request(operation, JSON, **values)

    async def main() -> Sent:
        transport = AsyncMemoryTransport([Reply(json={})])
        client: Any = (AsyncAzure if azure else AsyncClient)(**options, transport=transport)
        await (client if changes is None else client.with_options(**changes))._request(operation, JSON, **values)
        return transport.requests[0]

    (found,) = transport.requests
    assert asyncio.run(main()).headers.pairs == found.headers.pairs
    return found


@pytest.mark.parametrize("nothing", [None, UNSET, []])
@pytest.mark.parametrize("name", ["Authorization", "authorization", "AUTHORIZATION"])
def test_the_key(name: str, nothing: Any) -> None:
    """However it is spelled, for every kind of key, at first and in a copy."""
    drop = {"default_headers": {name: nothing, "X-Kept": "1"}}
    never_asked: Any = lambda: pytest.fail("a key that is not sent is not asked for")  # noqa: E731
    for found in (
        sent({"api_key": "k", **drop}),
        sent({"api_key": "k"}, drop),
        sent({"api_key": never_asked, **drop}),
        sent({"api_key": never_asked}, drop),
        sent({"admin_api_key": "a", **drop}, operation=ADMIN),
        sent({"api_key": "k", **drop}, {"max_retries": 0, "default_headers": {"X-More": "1"}}),
    ):
        assert "authorization" not in found.headers
        assert found.headers["x-kept"] == "1"


def test_no_key_is_needed_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that was told to send none is made, and calls, without one."""
    for variable in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN"):
        monkeypatch.delenv(variable, raising=False)
    assert "authorization" not in sent({"default_headers": {"Authorization": None}}).headers
    assert "api-key" not in sent({**AZURE, "default_headers": {"API-Key": None}}).headers


def test_azure() -> None:
    """There it is api-key, and Authorization where a token is used."""
    assert "api-key" not in sent({**AZURE, "api_key": "k", "default_headers": {"Api-Key": None}}).headers
    assert "api-key" not in sent({**AZURE, "api_key": "k"}, {"default_headers": {"api-key": None}}).headers
    assert sent({**AZURE, "api_key": "k", "default_headers": {"Authorization": None}}).headers["api-key"] == "k"
    token = {**AZURE, "azure_ad_token_provider": lambda: "t", "default_headers": {"Authorization": None}}
    assert "authorization" not in sent(token).headers


def test_any_header() -> None:
    """Ours, those of the operation, and those of earlier options; a later value brings one back."""
    options = {"api_key": "k", "organization": "o", "project": "p"}
    names = ["user-agent", "OPENAI-ORGANIZATION", "openai-project", "x-of-operation", "accept-encoding"]
    plain, without = sent(options), sent({**options, "default_headers": dict.fromkeys(names)})
    assert all(name in plain.headers for name in names)
    assert not any(name in without.headers for name in names)
    assert "x-a" not in sent({**options, "default_headers": {"X-A": "1"}}, {"default_headers": {"x-a": None}}).headers
    again = sent({**options, "default_headers": {"User-Agent": None}}, {"default_headers": {"user-agent": "mine"}})
    assert again.headers["user-agent"] == "mine"


def test_a_call_has_the_last_word() -> None:
    """What a call sets is sent, although the client sends none."""
    options = {"api_key": "k", "default_headers": {"Authorization": None, "X-Of-Operation": None}}
    found = sent(options, extra_headers={"Authorization": "Basic x", "X-Of-Operation": "2"})
    assert (found.headers["authorization"], found.headers["x-of-operation"]) == ("Basic x", "2")
    assert "authorization" not in sent({"api_key": "k"}, extra_headers={"authorization": None}).headers
