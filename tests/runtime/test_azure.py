"""Azure OpenAI: addresses, key headers, and a stream that begins and ends in its own way."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from wherry._runtime.base.errors import UsageError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.azure import AzureMixin
from wherry._runtime.client.sync_client import Client
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
    client._request(operation, JSON, **values)
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
        await client._request(CHAT, JSON, body={"model": "m"})
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
    with client._stream(CHAT, JSON, body={"model": "m"}) as stream:
        assert list(stream) == chunks
        assert stream.completed is True


def test_the_key_is_not_shown() -> None:
    """Neither key nor token is in a repr."""
    assert "secret" not in repr(azure(api_key="secret")) + repr(azure(azure_ad_token="secret")._options)


HOST = "https://me.openai.azure.test"
DATED = "2024-10-21"
EMBED = Operation("POST", "/embeddings", name="embeddings.create", body="json")
RESPONSES = Operation("POST", "/responses", name="responses.create", body="json")
SPELLINGS = [
    HOST, f"{HOST}/", f"{HOST}//", f"{HOST}/openai", f"{HOST}/openai/", f"{HOST}/openai/v1", f"{HOST}/openai/v1/",
    f" {HOST}/OpenAI/V1/ ", f"{HOST}/openai#here",
]  # fmt: skip
WITH_NAME = [
    f"{HOST}/openai/deployments/mine", f"{HOST}/openai/deployments/mine/", f"{HOST}/deployments/mine",
    f"{HOST}/openai/deployments/mine/chat/completions", f"{HOST}/openai/deployments/mine/audio/transcriptions/",
]  # fmt: skip


def urls(client: Any) -> list[str]:
    return [
        sent(client).url,
        sent(client, EMBED, body={"model": "e"}).url,
        sent(client, RESPONSES, body={"model": "r"}).url,
        sent(client, MODELS, path=("a",)).url,
    ]


@pytest.mark.parametrize("source", ["argument", "environment"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spellings_of_an_endpoint(monkeypatch: pytest.MonkeyPatch, spelling: str, source: str) -> None:
    """Whatever stands behind the host: a dated version means deployments, none means v1; a gateway's path is kept."""

    def made(endpoint: str, **options: Any) -> Azure:
        if source == "environment":
            monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", endpoint)
            return azure(azure_endpoint=None, **options)
        return azure(azure_endpoint=endpoint, **options)

    for host in (HOST, "https://me.openai.azure.us", "http://localhost:8080", "https://gw.test/team/a"):
        endpoint = spelling.replace(HOST, host)
        query = f"?api-version={DATED}"
        dated = [
            f"{host}/openai/deployments/gpt%205/chat/completions{query}",
            f"{host}/openai/deployments/e/embeddings{query}",
            f"{host}/openai/responses{query}",
            f"{host}/openai/models/a{query}",
        ]
        assert urls(made(endpoint, api_version=DATED)) == dated
        base = f"{host}/openai/v1"
        v1 = [f"{base}/chat/completions", f"{base}/embeddings", f"{base}/responses", f"{base}/models/a"]
        assert urls(made(endpoint)) == v1
        if "#" not in endpoint:
            assert urls(made(f"{endpoint.strip()}?api-version={DATED}")) == dated
            asked = sent(made(f"{endpoint.strip()}?api-version=2023-01-01&a=b", api_version=DATED)).url
            assert asked == dated[0].replace("?", "?a=b&")


@pytest.mark.parametrize("spelling", WITH_NAME)
def test_addresses_that_name_a_deployment(spelling: str) -> None:
    """It is the deployment of all calls, unless azure_deployment says another; other operations stand beside it."""
    expected = [f"{HOST}/openai/deployments/mine/chat/completions", f"{HOST}/openai/deployments/mine/embeddings"]
    expected += [f"{HOST}/openai/responses", f"{HOST}/openai/models/a"]
    dated = [f"{url}?api-version={DATED}" for url in expected]
    assert urls(azure(azure_endpoint=spelling, api_version=DATED)) == dated
    assert urls(azure(azure_endpoint=f"{spelling}?api-version={DATED}")) == dated
    other = azure(azure_endpoint=spelling, api_version=DATED, azure_deployment="other/one")
    assert sent(other).url == dated[0].replace("mine", "other%2Fone")
    with pytest.raises(UsageError, match=r"'mine'.*api_version"):
        azure(azure_endpoint=spelling)
    # The same as base_url, which is taken as it is told: with and without a version, and with no /openai in it.
    plain = "/openai" if "/openai/" in spelling else ""
    for version, suffix in ((DATED, f"?api-version={DATED}"), (None, "")):
        client = azure(azure_endpoint=None, base_url=spelling, api_version=version)
        assert urls(client) == [url.replace("/openai/", f"{plain}/", 1) + suffix for url in expected]
        assert urls(client.with_options(max_retries=1)) == urls(client)


@pytest.mark.parametrize(
    ("base", "version", "first", "last"),
    [
        (f"{HOST}/openai", DATED, f"{HOST}/openai/deployments/gpt%205/chat/completions", f"{HOST}/openai/models/a"),
        (f"{HOST}/openai/", DATED, f"{HOST}/openai/deployments/gpt%205/chat/completions", f"{HOST}/openai/models/a"),
        (f"{HOST}/openai", None, f"{HOST}/openai/chat/completions", f"{HOST}/openai/models/a"),
        (f"{HOST}/openai/v1/", None, f"{HOST}/openai/v1/chat/completions", f"{HOST}/openai/v1/models/a"),
        (f"{HOST}/openai/v1", DATED, f"{HOST}/openai/v1/chat/completions", f"{HOST}/openai/v1/models/a"),
        ("https://gw.test/v1", None, "https://gw.test/v1/chat/completions", "https://gw.test/v1/models/a"),
        ("https://gw.test/x", DATED, "https://gw.test/x/deployments/gpt%205/chat/completions", "https://gw.test/x/models/a"),
    ],
)  # fmt: skip
def test_base_urls(base: str, version: str | None, first: str, last: str) -> None:
    """A base URL is taken as it is, at first and by with_options."""
    query = "" if version is None else f"?api-version={version}"
    for client in (
        azure(azure_endpoint=None, base_url=base, api_version=version),
        azure(api_version=version).with_options(base_url=base),
        azure(azure_endpoint=None, base_url="https://old.test/deployments/x", api_version=version).with_options(
            base_url=base
        ),
    ):
        assert [urls(client)[0], urls(client)[3]] == [first + query, last + query]


def test_a_version_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts where nothing else is told, and never for an address of the v1 API."""
    monkeypatch.setenv("OPENAI_API_VERSION", DATED)
    assert sent(azure()).url.endswith(f"/openai/deployments/gpt%205/chat/completions?api-version={DATED}")
    assert sent(azure(azure_endpoint=None, base_url=f"{HOST}/openai/v1")).url == f"{HOST}/openai/v1/chat/completions"
    assert sent(azure(default_query={"api-version": "2025-01-01"})).url.endswith("?api-version=2025-01-01")


def test_a_deployment_without_a_path_for_it() -> None:
    """In v1 mode, and for responses, the deployment of the client is the model of the call."""
    v1 = azure(azure_deployment="mine")
    assert sent(v1).json() == {"model": "mine"}
    assert sent(v1, RESPONSES, body={"input": "a"}).json() == {"input": "a", "model": "mine"}
    dated = azure(azure_deployment="mine", api_version=DATED)
    assert sent(dated, RESPONSES, body={"model": "x"}).json() == {"model": "mine"}
    assert sent(dated).json() == {"model": "gpt 5"}
    assert sent(azure()).json() == {"model": "gpt 5"}


@pytest.mark.parametrize(
    "address", ["", " ", "me.openai.azure.com", "https://", "ftp://me", "https://a b", "https:/me/"]
)
def test_what_is_no_address(address: str) -> None:
    """The error names the argument and shows the form."""
    with pytest.raises(UsageError, match=r"azure_endpoint must be an address like https://NAME"):
        azure(azure_endpoint=address)
    with pytest.raises(UsageError, match="base_url"):
        azure(azure_endpoint=None, base_url=address)
