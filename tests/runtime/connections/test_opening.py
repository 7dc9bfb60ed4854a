"""How a connection is opened: address, headers, key and settings; retries and refusals of the handshake."""

from __future__ import annotations

from typing import Any

import pytest

import wherry
from tests.runtime.connections.connecting import KEY, connected, manager_of, on_memory, transport_of
from tests.transports.kinds import Kind, pause, run
from wherry import UNSET, AsyncClient, AzureOpenAI, Client, DecodeError, Timeout, UsageError
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.operation import Operation
from wherry._runtime.connections.opening import settings_of
from wherry._runtime.sockets.handshake import BadHandshake
from wherry.transports import AsyncMemoryTransport, Closing, MemoryTransport, Reply, Sent, SocketSettings

SYNC = Kind("sync", "memory")
AZURE = "https://x.openai.azure.com"


async def nothing(connection: Any) -> None:
    """Leave at once."""


def sent(client: Any, **options: Any) -> Sent:
    """Return the handshake of a client."""
    connected(SYNC, [], nothing, client=client, **options)
    found: Sent = client._link.transport.requests[-1]
    return found


def of(kind: type[Any] = Client, **options: Any) -> Any:
    return kind(transport=MemoryTransport(socket=[]), **{"api_key": KEY, **options})


ADDRESSES = [
    (of(), "https://api.openai.com/v1/realtime?model=m"),
    (
        of(base_url="http://localhost:1/v1?q=1", default_query={"d": 2}),
        "http://localhost:1/v1/realtime?d=2&q=1&model=m",
    ),
    (of(websocket_base_url="wss://sockets.test/own/?z=1"), "https://sockets.test/own/realtime?z=1&model=m"),
    (of(websocket_base_url="ws://sockets.test"), "http://sockets.test/realtime?model=m"),
    (of(data_residency="eu"), "https://eu.api.openai.com/v1/realtime?model=m"),
    (
        of(AzureOpenAI, azure_endpoint=AZURE, api_version="2024-10-21"),
        f"{AZURE}/openai/realtime?api-version=2024-10-21&deployment=m",
    ),
    (
        of(AzureOpenAI, azure_endpoint=AZURE, api_version="2024-10-21", azure_deployment="dep"),
        f"{AZURE}/openai/realtime?api-version=2024-10-21&deployment=dep",
    ),
    (of(AzureOpenAI, azure_endpoint=AZURE), f"{AZURE}/openai/v1/realtime?model=m"),
    (of(AzureOpenAI, azure_endpoint=AZURE, azure_deployment="dep"), f"{AZURE}/openai/v1/realtime?model=dep"),
]


@pytest.mark.parametrize(("client", "url"), ADDRESSES, ids=[url for _, url in ADDRESSES])
def test_addresses(client: Any, url: str) -> None:
    """The address follows from the client's, on Azure too; `websocket_base_url` wins."""
    assert sent(client).url == url


def test_azure_names_the_deployment_where_a_model_may_be_named() -> None:
    """Without a model the client's deployment is named; who joins a call names none, and nothing is added elsewhere."""
    client = of(AzureOpenAI, azure_endpoint=AZURE, azure_deployment="dep")
    assert sent(client, query={"model": UNSET, "call_id": UNSET}).url.endswith("/realtime?model=dep")
    assert sent(client, query={"model": UNSET, "call_id": "c"}).url.endswith("/realtime?call_id=c")
    assert sent(client, query={}).url.endswith("/realtime")


def test_headers() -> None:
    """They are those of any other call: key, organization, defaults, and what this connection adds or removes."""
    client = of(organization="org", project="proj", default_headers={"X-D": "1", "X-Gone": "2"})
    operation = Operation("GET", "/realtime", name="realtime.connect", headers=(("OpenAI-Beta", "realtime=v1"),))
    request = sent(client, extra_headers={"X-A": "b", "X-Gone": None}, extra_query={"e": "x"}, operation=operation)
    headers = request.headers
    assert request.method == "GET"
    assert request.url.endswith("/realtime?model=m&e=x")
    assert [
        headers.get(name) for name in ("authorization", "openai-organization", "openai-project", "openai-beta")
    ] == [
        f"Bearer {KEY}",
        "org",
        "proj",
        "realtime=v1",
    ]
    assert (headers.get("x-d"), headers.get("x-a"), headers.get("x-gone")) == ("1", "b", None)
    assert "content-type" not in headers
    assert sent(of(AzureOpenAI, azure_endpoint=AZURE)).headers["api-key"] == KEY
    token = sent(of(AzureOpenAI, azure_endpoint=AZURE, api_key=None, azure_ad_token="token"))
    assert token.headers["authorization"] == "Bearer token"


def test_a_path_with_a_value() -> None:
    """Values in the path are one segment each."""
    operation = Operation("GET", "/live/sessions/{session_id}/attach", name="live.attach")
    assert sent(of(), operation=operation, path=("a/b",), query=None).url.endswith("/live/sessions/a%2Fb/attach")


@on_memory
def test_a_key_function_is_asked_at_each_attempt(kind: Kind) -> None:
    """A key that changes is fresh after a refusal; waits are those that the server names, or our own."""
    keys = iter(["one", "two", "three"])
    replies = iter([Reply(503, headers={"retry-after": "7"}), wherry.APIConnectionError("gone"), None])

    def server(message: Any) -> Any:
        reply = next(replies)
        if isinstance(reply, Exception):
            raise reply
        return reply

    transport = transport_of(kind, server)
    client = (AsyncClient if kind.is_async else Client)(api_key=lambda: next(keys), transport=transport)

    async def main() -> None:
        async with manager_of(kind, transport, client=client) as connection:
            assert connection.closing is None

    run(kind, main)
    assert [each.headers["authorization"] for each in transport.requests] == [
        "Bearer one",
        "Bearer two",
        "Bearer three",
    ]
    assert 7 <= transport.sleeps[0] <= 8.75
    assert 0.5 <= transport.sleeps[1] <= 1


REFUSALS: list[tuple[Reply, type[wherry.APIError], str]] = [
    (Reply(401, json={"error": {"message": "no"}}), wherry.AuthenticationError, "no"),
    (Reply(403, json={"error": {"message": "no"}}), wherry.PermissionDeniedError, "no"),
    (Reply(404, body="nothing here"), wherry.NotFoundError, "nothing here"),
    (Reply(426, body="upgrade"), wherry.APIStatusError, "upgrade"),
    (Reply(429, json={"error": {"message": "slow"}}, headers={"retry-after": "300"}), wherry.RateLimitError, "slow"),
    (Reply(501, body="never"), wherry.InternalServerError, "never"),
    (Reply(307, headers={"location": "https://other.test/"}), wherry.APIStatusError, "websocket_base_url"),
    (
        Reply(200, body="<html>", headers={"content-type": "text/html"}),
        DecodeError,
        r"200 \(text/html\) instead of 101",
    ),
]


@on_memory
@pytest.mark.parametrize(("reply", "error", "words"), REFUSALS, ids=[str(reply.status) for reply, _, _ in REFUSALS])
def test_refusals(kind: Kind, reply: Reply, error: type[wherry.APIError], words: str) -> None:
    """A refusal is the error that the same answer to a call would be, at once; a redirect is not followed."""
    with pytest.raises(error, match=words) as raised:
        connected(kind, lambda message: reply, nothing)
    assert raised.value.request.url == "https://api.openai.com/v1/realtime?model=m"
    assert getattr(raised.value, "status") == reply.status  # noqa: B009 - not every error has one
    assert raised.value.attempts == 1


@on_memory
def test_a_server_that_stays_away(kind: Kind) -> None:
    """After the client's retries the last refusal is raised, with their number; its words hold no key."""
    transport = transport_of(kind, lambda message: Reply(500, body=f"broken, {KEY}"))

    async def main() -> None:
        with pytest.raises(wherry.InternalServerError) as raised:
            await manager_of(kind, transport).enter()
        assert raised.value.attempts == 3
        assert KEY not in f"{raised.value!r}{vars(raised.value)}"

    run(kind, main)
    assert len(transport.sleeps) == 2


def test_an_answer_to_another_handshake() -> None:
    """A 101 that belongs to no handshake of ours is an answer that cannot be understood."""

    def server(message: Any) -> Any:
        raise BadHandshake("Upgrade is not websocket", Headers([("X-A", "b")]))

    with pytest.raises(DecodeError, match="Upgrade is not websocket") as raised:
        connected(SYNC, server, nothing)
    assert (raised.value.status, raised.value.headers["x-a"]) == (101, "b")


def test_transports_without_sockets() -> None:
    """A transport of one's own that cannot connect is named, with the way out."""

    class Own:
        def send(self, request: Any, timeout: Any) -> Any: ...

    with pytest.raises(UsageError, match="Own opens no WebSocket connections: pass the client a transport="):
        connected(SYNC, None, nothing, client=Client(api_key=KEY, transport=Own()))


def test_hooks_see_the_handshake() -> None:
    """`on_request` and `on_response` are told of each attempt, without secrets."""
    seen: list[Any] = []
    client = of(on_request=seen.append, on_response=seen.append)
    sent(client)
    assert [getattr(event, "status", "request") for event in seen] == ["request", 101]
    assert KEY not in str([event.headers for event in seen])


@pytest.mark.parametrize("runner", ["asyncio", "trio"])
def test_a_deadline_for_the_handshake(runner: str) -> None:
    """`Timeout(total=...)` ends a handshake that takes too long."""
    kind = Kind(runner, "memory")

    class Slow(AsyncMemoryTransport):
        clock: Any = None  # real time

        async def connect(self, *given: Any) -> Any:
            await pause(kind, 30)

    client = AsyncClient(api_key=KEY, transport=Slow([]))
    with pytest.raises(wherry.APITimeoutError) as raised:
        connected(kind, None, nothing, client=client, timeout=Timeout(total=0.05))
    assert raised.value.limit == "total"


def test_time_limits_of_the_handshake() -> None:
    """They are those of the call or of the client, and shorter than those of an answer where nobody has given any."""
    assert sent(of()).timeout == Timeout(10, connect=5)
    assert sent(of(timeout=30.0)).timeout == Timeout(30.0)
    assert sent(of(timeout=30.0), timeout=3).timeout == Timeout(3.0)


class Page(MemoryTransport):
    """A browser, which sends no headers."""

    sends_headers = False


def offered(client: Any, **options: Any) -> tuple[str, ...]:
    connected(SYNC, None, nothing, client=client, **options)
    socket = client._link.transport.sockets[-1]
    assert len(socket.request.headers) == 0
    found: tuple[str, ...] = socket.settings.subprotocols
    return found


def in_page(kind: type[Any] = Client, **options: Any) -> Any:
    return kind(transport=Page(socket=[]), **{"api_key": "ek_abc", **options})


def test_short_lived_keys_in_a_browser() -> None:
    """They go along as a subprotocol, and so do organization, project and the beta."""
    assert offered(in_page()) == ("realtime", "openai-insecure-api-key.ek_abc")
    operation = Operation("GET", "/realtime", name="realtime.connect", headers=(("OpenAI-Beta", "realtime=v1"),))
    more = offered(
        in_page(organization="org"), operation=operation, websocket_connection_options={"subprotocols": ["mine"]}
    )
    assert set(more) == {
        *("realtime", "openai-insecure-api-key.ek_abc", "mine"),
        *("openai-organization.org", "openai-beta.realtime-v1"),
    }


def test_other_keys_in_a_browser() -> None:
    """They are refused, unless the program insists; so are headers, which nobody would send. No text shows the key."""
    with pytest.raises(UsageError, match="short-lived") as raised:
        offered(in_page(api_key=KEY))
    assert KEY not in str(raised.value)
    insisting: dict[str, Any] = {"dangerously_allow_browser": True}
    assert offered(in_page(api_key=KEY), **insisting) == ("realtime", f"openai-insecure-api-key.{KEY}")
    with pytest.raises(UsageError, match="X-A is one"):
        offered(in_page(), extra_headers={"X-A": "secret"})
    azure = in_page(AzureOpenAI, azure_endpoint=AZURE, api_key=KEY)
    assert offered(azure, **insisting) == ()
    assert azure._link.transport.requests[-1].url.endswith(f"/realtime?model=m&api-key={KEY}")
    assert KEY not in repr(azure._link.transport.requests[-1])


@pytest.mark.parametrize(
    ("given", "settings"),
    [
        (None, SocketSettings()),
        ({}, SocketSettings()),
        ({"max_size": None, "compression": None, "max_queue": 5}, SocketSettings(max_message_bytes=None)),
        ({"max_size": 10, "extensions": None}, SocketSettings(max_message_bytes=10)),
        ({"ping_after_s": None, "subprotocols": ["a"]}, SocketSettings(("a",), ping_after_s=None)),
        (SocketSettings(idle_timeout_s=5), SocketSettings(idle_timeout_s=5)),
    ],
)
def test_connection_options(given: Any, settings: SocketSettings) -> None:
    """The names of SocketSettings are taken, and those of the library that mean something here."""
    assert settings_of(given) == settings
    connected(SYNC, [Closing(1000)], nothing, websocket_connection_options=given)


def test_connection_options_that_are_refused() -> None:
    """An extension, or a name that is not known, would have no effect: nobody would see that."""
    with pytest.raises(UsageError, match="extensions are not supported"):
        settings_of({"extensions": [1]})
    with pytest.raises(UsageError, match="has no ping_interval; it takes dead_after_s"):
        settings_of({"ping_interval": 1})


@pytest.mark.parametrize("client", [Client(api_key=KEY), AsyncClient(api_key=KEY)], ids=["sync", "async"])
def test_a_connection_that_is_not_open(client: Any) -> None:
    """What a connection has, and its manager has not, is told with the way to open it."""
    manager = client.realtime.connect(model="m")
    with pytest.raises(
        AttributeError, match=r"no attribute 'response'; the connection has it: open it in a `with` block"
    ):
        _ = manager.response
    with pytest.raises(AttributeError, match=r"no attribute 'responce'$"):
        _ = manager.responce
