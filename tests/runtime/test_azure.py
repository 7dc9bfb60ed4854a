"""Azure OpenAI: addresses, key headers, and a stream that begins and ends in its own way."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from wherry._runtime.async_client import AsyncClient
from wherry._runtime.azure import AzureMixin
from wherry._runtime.client import Client
from wherry._runtime.errors import UsageError
from wherry._runtime.operation import JSON, Operation
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

CHAT = Operation("POST", "/chat/completions", name="chat.completions.create", body="json", stream_family="chat")
MODELS = Operation("GET", "/models/{model}", name="models.retrieve")
ENDPOINT = "https://me.openai.azure.test/"


class Azure(AzureMixin, Client): ...


class AsyncAzure(AzureMixin, AsyncClient): ...


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN", "OPENAI_API_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "never sent to Azure")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://never.used")


def sent(client: Any, operation: Operation = CHAT, **values: Any) -> Any:
    if operation is CHAT:
        values.setdefault("body", {"model": "gpt 5"})
    client.request(operation, JSON, **values)
    return client._link.transport.requests[-1]


def azure(**options: Any) -> Azure:
    return Azure(
        **{"azure_endpoint": ENDPOINT, "api_key": "k", **options}, transport=MemoryTransport(lambda _: Reply(json={}))
    )


def test_deployments() -> None:
    """With an API version, the model of the call is the deployment in the path; other operations have none."""
    client = azure(api_version="2024-10-21")
    request = sent(client)
    base = "https://me.openai.azure.test/openai"
    assert request.url == f"{base}/deployments/gpt%205/chat/completions?api-version=2024-10-21"
    assert request.json() == {"model": "gpt 5"}
    assert request.headers["api-key"] == "k"
    assert "authorization" not in request.headers
    assert sent(client, MODELS, path=("a",)).url == f"{base}/models/a?api-version=2024-10-21"
    fixed = azure(api_version="2024-10-21", azure_deployment="mine").with_options(max_retries=0)
    assert "/deployments/mine/chat/" in sent(fixed, body={"model": "other"}).url
    assert "/deployments/mine/chat/" in sent(fixed.with_raw_response._target).url
    with pytest.raises(UsageError, match="model"):
        sent(client, body={})


@pytest.mark.parametrize(
    ("version", "query"), [(None, ""), ("v1", ""), ("latest", ""), ("preview", "?api-version=preview")]
)
def test_v1(version: str | None, query: str) -> None:
    """Without a dated version the paths are those of OpenAI."""
    request = sent(azure(api_version=version))
    assert request.url == f"https://me.openai.azure.test/openai/v1/chat/completions{query}"


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Endpoint, key, token and version are read from Azure's variables, never from OpenAI's."""
    with pytest.raises(UsageError, match="AZURE_OPENAI_ENDPOINT"):
        Azure()
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", ENDPOINT)
    with pytest.raises(UsageError, match="AZURE_OPENAI_API_KEY"):
        Azure(transport=MemoryTransport([]))
    monkeypatch.setenv("AZURE_OPENAI_AD_TOKEN", "token")
    client = Azure(transport=MemoryTransport(lambda _: Reply(json={})))
    assert sent(client).headers["authorization"] == "Bearer token"
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "key")
    monkeypatch.setenv("OPENAI_API_VERSION", "2025-01-01")
    client = Azure(transport=MemoryTransport(lambda _: Reply(json={})))
    request = sent(client)
    assert request.headers["api-key"] == "key"
    assert "authorization" not in request.headers
    assert request.url.endswith("?api-version=2025-01-01")


def test_tokens() -> None:
    """A token provider is asked at every attempt, sync or async; endpoint and base URL exclude each other."""
    tokens = iter("abc")
    client = azure(api_key=None, azure_ad_token_provider=lambda: next(tokens))
    assert [sent(client).headers["authorization"] for _ in range(2)] == ["Bearer a", "Bearer b"]

    async def provide() -> str:
        return next(tokens)

    async def main() -> Any:
        transport = AsyncMemoryTransport([Reply(json={})])
        client = AsyncAzure(azure_endpoint=ENDPOINT, azure_ad_token_provider=provide, transport=transport)
        await client.request(CHAT, JSON, body={"model": "m"})
        return transport.requests[0].headers["authorization"]

    assert asyncio.run(main()) == "Bearer c"
    with pytest.raises(UsageError, match="not both"):
        azure(base_url="https://x")


def test_its_streams() -> None:
    """The first chunk has no choices, and no `[DONE]` comes: the stream is complete all the same."""
    chunks = [
        {"choices": [], "prompt_filter_results": []},
        {"choices": [{"index": 0, "delta": {"content": "a"}, "finish_reason": None}]},
        {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]},
    ]
    client = Azure(azure_endpoint=ENDPOINT, api_key="k", transport=MemoryTransport([Reply(sse=chunks)]))
    with client.stream(CHAT, JSON, body={"model": "m"}) as stream:
        assert list(stream) == chunks
        assert stream.completed is True


def test_the_key_is_not_shown() -> None:
    """Neither key nor token is in a repr."""
    assert "secret" not in repr(azure(api_key="secret")) + repr(azure(azure_ad_token="secret")._options)
