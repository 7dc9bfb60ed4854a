"""Clients: options, copies, raw and streamed answers, paths that the package does not know. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import httpx
from typing_extensions import assert_type

import wherry
from wherry import (
    AsyncClient,
    AsyncOpenAI,
    Client,
    KnownBucket,
    KnownLimits,
    Limits,
    LimitsView,
    OpenAI,
    RateLimits,
    RawResponse,
    Timeout,
    models,
)
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply, Sent


def fresh_key() -> str:
    return "sk-…"


async def fetched_key() -> str:
    return "sk-…"


def options() -> None:
    """Every option, and the names that people know."""
    client = Client(
        api_key=fresh_key,
        organization=None,
        base_url="https://example.test/v1",
        timeout=Timeout(60, connect=5),
        max_retries=0,
        default_headers={"X-Trace": "1", "User-Agent": None},
        http_client=httpx.Client(),
    )
    assert_type(client, Client)
    AsyncClient(api_key=fetched_key, timeout=None, http_client=httpx.AsyncClient())
    AsyncClient(api_key=fresh_key, timeout=httpx.Timeout(5), strict=False)
    assert_type(OpenAI(), Client)
    assert_type(AsyncOpenAI(), AsyncClient)
    wherry.AzureOpenAI(
        azure_endpoint="https://example.test", api_version="2025-01-01", azure_ad_token_provider=fresh_key
    )
    assert_type(Client(json="fast").with_options(json=None), Client)
    AsyncClient(json="fast", json_loads=lambda data: len(data))
    Client(on_request=print, on_response=lambda seen: print(seen.status))


def copies(client: Client, aclient: AsyncClient) -> None:
    """A copy with other options is of the same type."""
    assert_type(client.with_options(timeout=3), Client)
    assert_type(aclient.with_options(max_retries=0).with_options(timeout=None), AsyncClient)
    assert_type(client.with_options(timeout=3).models.retrieve("m"), models.Model)
    with client as opened:
        assert_type(opened, Client)


def settings(client: Client, aclient: AsyncClient) -> None:
    """Options can be read and set; the package itself is a client."""
    assert_type(client.api_key, str | None)
    assert_type(client.organization, str | None)
    assert_type(client.base_url.host, str)
    assert_type(client.max_retries, int)
    assert_type(client.is_closed(), bool)
    client.api_key, client.timeout, client.max_retries = "sk-…", 5, 3
    client.base_url = httpx.URL("https://example.test/v1")
    client.default_headers = {"X-Trace": "1"}
    assert_type(client.copy(api_key="sk-…", set_default_query={}, http_client=httpx.Client()), Client)
    assert_type(aclient.copy(timeout=3), AsyncClient)
    wherry.api_key, wherry.base_url, wherry.timeout = "sk-…", "https://example.test/v1", 5
    wherry.http_client = wherry.DefaultHttpxClient(timeout=5)
    assert_type(wherry.chat.completions.create(model="m", messages=[]), models.ChatCompletion)
    client.max_retires = 3  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    client.agents  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue] # noqa: B018


async def entered(aclient: AsyncClient) -> None:
    async with aclient as opened:
        assert_type(opened, AsyncClient)
    await aclient.close()


def limits(client: Client, aclient: AsyncClient) -> None:
    """They can be set as they are given, and each row of them has types."""
    for each in (client, aclient):
        each.limits = "headers"
        each.limits = Limits(5)
        each.limits = None
    assert_type(client.limits, LimitsView)
    assert_type([row.buckets for row in client.limits], list[tuple[KnownBucket, ...]])
    assert_type(next(iter(aclient.limits)), KnownLimits)
    assert_type([bucket.remaining for row in client.limits for bucket in row.buckets], list[float])
    assert_type([row.most_in_flight for row in aclient.limits], list[int | None])


def raw(client: Client) -> None:
    """`raw_response` keeps the parameters of a method, and what `parse` gives is what the method gives."""
    answer = wherry.raw_response(client.files.retrieve)("f")
    assert_type(answer, RawResponse[models.FileObject])
    assert_type(answer.status, int)
    assert_type(answer.request_id, str | None)
    assert_type(answer.parse(), models.FileObject)
    listed = wherry.raw_response(client.files.list)(limit=3)
    assert_type(listed, RawResponse[wherry.CursorPage[models.FileObject]])
    # The attribute is for those who come from the official SDK; it knows the type of the answer, not that of the value.
    assert_type(client.files.with_raw_response.retrieve("f"), RawResponse[Any])
    assert_type(client.chat.with_raw_response.completions.create().rate_limits, RateLimits | None)
    with client.files.with_streaming_response.content("f") as response:
        assert_type(response.rate_limits, RateLimits | None)


async def raw_awaited(aclient: AsyncClient) -> None:
    assert_type(await aclient.files.with_raw_response.retrieve("f"), RawResponse[Any])
    async with aclient.files.with_streaming_response.content("f") as response:
        assert_type(response.rate_limits, RateLimits | None)
    answer = await wherry.async_raw_response(aclient.files.retrieve)(file_id="f")
    assert_type(answer, RawResponse[models.FileObject])


def other_paths(client: Client) -> None:
    """What the package does not know can be called all the same."""
    client.post("/new/thing", body={"a": 1})
    client.get("/new/thing", decoder=models.Model, query={"a": 1})


def transports() -> None:
    """Tests of users replace the wire."""

    def answer(sent: Sent) -> Reply:
        return Reply(json={"path": sent.url})

    Client(transport=MemoryTransport(answer))
    AsyncClient(transport=AsyncMemoryTransport([Reply(429), Reply(json={})]))


def unset(client: Client, temperature: float | None) -> None:
    """UNSET stands for "not given" wherever something may be left out."""
    chosen = wherry.UNSET if temperature is None else temperature
    client.responses.create(model="gpt-5", input="x", temperature=chosen)
    client.responses.create(model="gpt-5", input="x", temperature=wherry.NOT_GIVEN, top_p=wherry.omit)


def wrong(client: Client, aclient: AsyncClient) -> None:
    """Slips are errors where they are made."""
    Client(api_ky="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Client("sk-…")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Client(api_key=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Client(api_key=fetched_key)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Client(transport=AsyncMemoryTransport([]))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    AsyncClient(transport=MemoryTransport([]))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.with_options(time_out=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    _ = client.beta.asistants  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    wherry.raw_response(client.files.retrieve)(file="f")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    wherry.raw_response(client.files.retrieve)(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.limits = 5  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    client.files.retrieve(wherry.UNSET)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.models.retrieve("m", timeout="soon")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.models.retrieve("m", extra_headers={"X": 1})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    _ = aclient.models.retrieve("m").id  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    client.models.retrieve("m").model_copy(updates={})  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    wherry.Cleint()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
