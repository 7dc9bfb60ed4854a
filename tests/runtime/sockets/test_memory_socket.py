"""The memory socket: a test plays the server of a WebSocket connection, on every kind of client."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.transports.kinds import EVERY, Kind, run
from wherry import APITimeoutError, UsageError, WebSocketConnectionClosedError, models
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.request.build import Request
from wherry.transports import AsyncMemoryTransport, Closing, MemoryTransport, Refusal, Reply, Sent, SocketSettings

on_memory = pytest.mark.parametrize("kind", [kind for kind in EVERY if not kind.on_wire], ids=str)
REQUEST = Request("GET", "https://api.test/v1/realtime?model=m", Headers([("X-A", "b")]), None, Timeout())


class Both:
    """A sync transport or socket whose methods are awaited all the same."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.inner, name)
        if not callable(value):
            return value

        async def called(*given: Any, **named: Any) -> Any:
            result = value(*given, **named)
            return Both(result) if name == "connect" else result

        return called


def transport_of(kind: Kind, socket: Any) -> Any:
    return AsyncMemoryTransport(socket=socket) if kind.is_async else Both(MemoryTransport(socket=socket))


def tried(kind: Kind, socket: Any, scenario: Callable[[Any, Any], Any], **settings: Any) -> Any:
    """Run a scenario with a transport and an open socket, and return the transport."""
    transport = transport_of(kind, socket)

    async def main() -> None:
        await scenario(transport, await transport.connect(REQUEST, SocketSettings(**settings), REQUEST.timeout))

    run(kind, main)
    return transport


@on_memory
def test_a_function_plays_the_server(kind: Kind) -> None:
    """It gets the handshake, then each message, decoded if that is an event; what it yields is said in order."""
    heard: list[Any] = []

    def server(message: Any) -> Any:
        heard.append(message)
        if isinstance(message, Sent):
            yield {"type": "session.created"}
        elif message == "stop":
            yield Closing(1011, "busy")
        else:
            yield models.UnknownModel.from_dict({"type": "first"})
            yield from ("text", b"bytes")

    async def scenario(transport: Any, socket: Any) -> None:
        assert json.loads(await socket.recv()) == {"type": "session.created"}
        await socket.send('{"type": "a"}')
        await socket.send("stop")
        assert [await socket.recv() for _ in range(3)] == ['{"type": "first"}', "text", b"bytes"]
        for _ in range(2):
            with pytest.raises(WebSocketConnectionClosedError, match="1011: the server closed the connection: busy"):
                await socket.recv()
        with pytest.raises(WebSocketConnectionClosedError):
            await socket.send("late")
        await socket.close()
        assert socket.closing == Closing(1011, "busy", "peer")
        assert (socket.subprotocol, socket.sent) == ("realtime", ['{"type": "a"}', "stop"])

    transport = tried(kind, server, scenario, subprotocols=("realtime", "other"))
    assert [str(heard[0].url), heard[0].headers["x-a"], *heard[1:]] == [REQUEST.url, "b", {"type": "a"}, "stop"]
    assert transport.sockets[0].events == [{"type": "a"}]
    assert transport.sockets[0].request is transport.requests[0]


@on_memory
def test_waits_take_no_time(kind: Kind) -> None:
    """A number is a wait; a limit that is shorter loses nothing, and the clock of the transport has moved."""

    async def scenario(transport: Any, socket: Any) -> None:
        with pytest.raises(TimeoutError):
            await socket.recv(10)
        assert await socket.recv(60) == "late"
        with pytest.raises(TimeoutError):
            await socket.recv(5)

    assert tried(kind, [30, "late"], scenario)._clock.now_s == 35


@on_memory
def test_drops_and_silence(kind: Kind) -> None:
    """Closing(1006) cuts the connection, and so does a silence over the limit; a wait for nothing fails the test."""

    async def cut(transport: Any, socket: Any) -> None:
        assert await socket.recv() == "a"
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            await socket.recv()
        assert (raised.value.by, raised.value.recoverable) == ("lost", True)

    async def silent(transport: Any, socket: Any) -> None:
        with pytest.raises(WebSocketConnectionClosedError, match="no message came for 20 s"):
            await socket.recv()

    async def ours(transport: Any, socket: Any) -> None:
        await socket.close(4000, "done")
        await socket.close()
        with pytest.raises(WebSocketConnectionClosedError, match="4000: the connection was closed by this side: done"):
            await socket.recv()

    tried(kind, ["a", Closing(1006)], cut)
    tried(kind, [30, "late"], silent, idle_timeout_s=20.0)
    tried(kind, [], ours)


def test_a_wait_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that never comes fails the test; it does not hang it."""
    monkeypatch.setattr("wherry._runtime.transports.memory.conversation.NAPS", 3)
    socket = MemoryTransport(socket=[]).connect(REQUEST, SocketSettings(), REQUEST.timeout)
    with pytest.raises(AssertionError, match="has nothing more to say"):
        socket.recv()
    with pytest.raises(UsageError, match="pass it socket="):
        MemoryTransport([]).connect(REQUEST, SocketSettings(), REQUEST.timeout)


@on_memory
def test_refusals(kind: Kind) -> None:
    """A Reply to the handshake refuses it, and what the function raises is raised."""

    def server(message: Any) -> Any:
        if "slow" in message.url:
            raise APITimeoutError("slow")
        return Reply(429, json={"error": {"message": "later"}}, headers={"retry-after": "3"})

    async def scenario() -> None:
        transport = transport_of(kind, server)
        with pytest.raises(Refusal) as raised:
            await transport.connect(REQUEST, SocketSettings(), REQUEST.timeout)
        assert (raised.value.status, raised.value.headers["retry-after"]) == (429, "3")
        assert json.loads(raised.value.body) == {"error": {"message": "later"}}
        with pytest.raises(APITimeoutError):
            await transport.connect(REQUEST.changed(url="https://slow.test/"), SocketSettings(), REQUEST.timeout)

    run(kind, scenario)


@pytest.mark.parametrize("runner", ["asyncio", "trio"])
def test_async_servers(runner: str) -> None:
    """An async function, or an async generator, plays the server too."""

    async def says(message: Any) -> Any:
        return None if isinstance(message, Sent) else ["a", "b"]

    async def yields(message: Any) -> Any:
        if not isinstance(message, Sent):
            yield "a"
            yield "b"

    async def scenario(transport: Any, socket: Any) -> None:
        await socket.send("go")
        assert [await socket.recv(), await socket.recv()] == ["a", "b"]

    for server in (says, yields):
        tried(Kind(runner, "memory"), server, scenario)
