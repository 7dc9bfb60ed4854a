"""Keys: where they come from, what stands for one, and what is refused because it is none."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.runtime.test_client import ADMIN, CALL, ENVIRONMENT, answers, sent
from wherry._runtime.base.errors import UsageError, UsageTypeError
from wherry._runtime.base.operation import JSON
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)


def test_a_missing_key_is_an_error_at_construction() -> None:
    """The error names the variable and what else would do. A missing admin key is told by the call that needs it."""
    transport = answers()
    for make in (Client, AsyncClient):
        with pytest.raises(UsageError, match="OPENAI_API_KEY") as caught:
            make(transport=transport)
        for way in ("api_key=", "admin_api_key=", "Authorization", "default_headers", "http_client"):
            assert way in str(caught.value)
    with pytest.raises(UsageError, match="OPENAI_ADMIN_KEY"):
        Client(api_key="k", transport=transport)._request(ADMIN, JSON)
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        Client(admin_api_key="k", transport=transport)._request(CALL, JSON, body={})
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        Client(api_key="k", transport=transport).with_options(api_key=None)
    assert not transport.requests


ENOUGH: dict[str, dict[str, Any]] = {
    "a key": {"api_key": "k"},
    "an admin key": {"admin_api_key": "k"},
    "a function": {"api_key": lambda: "k"},
    "an admin key from a function": {"admin_api_key": lambda: "k"},
    "Authorization": {"default_headers": {"authorization": "Basic x"}},
    "api-key": {"default_headers": {"Api-Key": "x"}},
    "X-Api-Key": {"default_headers": {"X-API-Key": "x"}},
    "no key wanted": {"default_headers": {"Authorization": None}},
}


@pytest.mark.parametrize("case", ENOUGH)
def test_what_is_enough(case: str) -> None:
    """Any of these makes a client; so does a copy that is given one."""
    Client(**ENOUGH[case])
    Client(api_key="k").with_options(**{"api_key": None, **ENOUGH[case]})


def test_a_call_without_a_key() -> None:
    """A client that proves in another way who it is sends no key of ours, and needs none for any call."""
    client = Client(transport=answers(2), default_headers={"Authorization": None})
    for operation in (CALL, ADMIN):
        assert "authorization" not in sent(client, operation).headers


@pytest.mark.parametrize("name", ["api_key", "admin_api_key", "webhook_secret"])
@pytest.mark.parametrize("empty", ["", " ", "\n\t"])
def test_an_empty_key_is_an_error(name: str, empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only None falls back to the environment: a key that went missing on its way does not become another one."""
    for variable in ENVIRONMENT[:6]:
        monkeypatch.setenv(variable, "https://never.used" if "URL" in variable else "never used")
    with pytest.raises(UsageError, match=f"{name} is empty"):
        Client(**{"api_key": "k", name: empty, "base_url": "https://other.test"})
    with pytest.raises(UsageError, match=f"{name} is empty"):
        Client(api_key="k").with_options(**{name: empty})


def test_an_empty_option_does_not_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty organization or project is none; an empty base_url is refused, so the key goes to no other server."""
    for variable in ENVIRONMENT[:6]:
        monkeypatch.setenv(variable, "https://never.used" if "URL" in variable else "never used")
    headers = sent(
        Client(api_key="k", organization="", project="", base_url="http://a.test", transport=answers())
    ).headers
    assert not [name for name in headers if name.lower().startswith("openai-")]
    with pytest.raises(UsageError, match="base_url"):
        Client(api_key="k", base_url="")


def test_a_header_may_stand_for_the_key() -> None:
    """An Authorization header of the caller is enough, of the client or of the call, and wins over a key."""
    client = Client(transport=answers(3), default_headers={"authorization": "Basic x"})
    assert sent(client).headers["Authorization"] == "Basic x"
    client = Client(transport=answers(), api_key="k")
    assert sent(client, extra_headers={"Authorization": "Bearer other"}).headers["Authorization"] == "Bearer other"
    client = Client(transport=answers(), admin_api_key="k")
    assert sent(client, extra_headers={"Authorization": "Bearer other"}).headers["Authorization"] == "Bearer other"


def test_admin_operations_use_the_admin_key() -> None:
    """The two keys do not mix."""
    client = Client(api_key="user", admin_api_key="admin", transport=answers(2))
    assert sent(client).headers["authorization"] == "Bearer user"
    assert sent(client, ADMIN).headers["authorization"] == "Bearer admin"


def test_a_key_function_is_asked_at_every_attempt() -> None:
    """A function gives the key, sync or async; what it gives is used for one attempt."""
    keys = iter(["k1", "k2", "k3"])
    busy = Reply(500, headers={"retry-after-ms": "1"})
    transport = MemoryTransport([busy, Reply(json={})])
    Client(api_key=lambda: next(keys), transport=transport)._request(CALL, JSON, body={})
    assert [each.headers["authorization"] for each in transport.requests] == ["Bearer k1", "Bearer k2"]

    async def fresh() -> str:
        return next(keys)

    async def main() -> Any:
        transport = AsyncMemoryTransport([Reply(json={})])
        await AsyncClient(api_key=fresh, transport=transport)._request(CALL, JSON, body={})
        return transport.requests[0].headers["authorization"]

    assert asyncio.run(main()) == "Bearer k3"


@pytest.mark.parametrize("bad", ["", " \n", None, 5, b"k"])
def test_a_key_function_that_gives_no_key(bad: Any) -> None:
    """It is a usage error, and nothing is sent."""
    transport = answers()
    with pytest.raises(UsageTypeError, match="not a key"):
        Client(api_key=lambda: bad, transport=transport)._request(CALL, JSON, body={})
    assert not transport.requests


def test_an_async_key_function_in_a_sync_client() -> None:
    """The error says what to use."""

    async def key() -> str:
        return "k"

    with pytest.raises(UsageTypeError, match="AsyncClient"):
        Client(api_key=key, transport=answers())._request(CALL, JSON, body={})


def test_a_key_with_a_line_break() -> None:
    """It is refused without being shown; a key with a space at its end works."""
    with pytest.raises(UsageError, match="'Authorization' has a line break") as caught:
        Client(api_key="sk-hid\nden", transport=answers())._request(CALL, JSON, body={})
    assert "hid" not in str(caught.value)
    assert sent(Client(api_key="k ", transport=answers())).headers["authorization"] == "Bearer k"
