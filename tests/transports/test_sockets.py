"""WebSockets over httpx and httpx2, with a client of the user's or not: what tests/sockets does not ask of every runtime."""

from __future__ import annotations

import asyncio
import importlib
import sys
import threading
import time
from collections.abc import Iterator
from socket import create_server
from typing import Any

import pytest
import trio

from tests.transports.kinds import FAMILIES
from tests.transports.socket_peer import SocketPeer
from tests.transports.socket_ways import Way, ask, on_async_ways, on_every_way, on_ways
from wherry._runtime.base.closing import Closing
from wherry._runtime.base.errors import APIConnectionError, APITimeoutError, UsageError, UsageStateError
from wherry._runtime.base.socket_errors import WebSocketConnectionClosedError
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.sockets.handshake import Refusal
from wherry._runtime.sockets.settings import SocketSettings


@pytest.fixture(scope="module")
def peer() -> Iterator[SocketPeer]:
    with SocketPeer() as peer:
        yield peer


async def at_once(way: Way, one: Any, other: Any) -> None:
    """Run both at the same time."""
    if way.runner == "asyncio":
        await asyncio.gather(one(), other())
    elif way.runner == "trio":
        async with trio.open_nursery() as nursery:
            nursery.start_soon(one)
            nursery.start_soon(other)
    else:
        threads = [threading.Thread(target=way.run, args=(each,), daemon=True) for each in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert not any(thread.is_alive() for thread in threads)


@on_every_way
def test_messages_go_both_ways(way: Way, peer: SocketPeer) -> None:
    """Texts and bytes come back as they were sent, small and large; the headers of the call were in the handshake."""
    messages = ["", "äöü€𝄞", b"", bytes(range(256)), "x" * 70_000, b"y" * 200_000]

    async def scenario(socket: Any) -> None:
        assert socket.subprotocol == "realtime"
        assert socket.headers["Sec-WebSocket-Accept"]
        for message in messages:
            await socket.send(message)
        assert [await socket.recv(5) for _ in messages] == messages
        assert socket.closing is None
        await socket.close(3001, "done")
        assert socket.closing == Closing(3001, "done", "us")

    way.play(f"{peer.url}/v1/echo?model=x", scenario, subprotocols=("other", "realtime"))
    seen = peer.seen[-1]
    assert seen["authorization"] == "Bearer sk-test-0123456789"
    assert seen["host"] == f"127.0.0.1:{peer.port}"
    assert "sec-websocket-extensions" not in seen
    assert _until(lambda: peer.closings and peer.closings[-1].code == 3001)


@on_ways
def test_both_directions_at_once(way: Way, peer: SocketPeer) -> None:
    """24 MB each way, with a server that does not read while it writes."""
    text, count = "x" * 60_000, 400

    async def scenario(socket: Any) -> None:
        async def write() -> None:
            for _ in range(count):
                await socket.send(text)

        async def read() -> None:
            for _ in range(count):
                assert await socket.recv(10) == text
            done.append(True)

        done: list[bool] = []
        await at_once(way, write, read)
        assert done

    way.play(f"{peer.url}/echo", scenario)


@on_ways
def test_many_send_at_once(way: Way, peer: SocketPeer) -> None:
    """Messages of several senders are whole, and each sender's are in order."""

    async def scenario(socket: Any) -> None:
        async def write(name: str) -> None:
            for number in range(40):
                await socket.send(f"{name} {number} " + name * 40_000)

        got: list[str] = []

        async def read() -> None:
            for _ in range(80):
                got.append(await socket.recv(10))

        async def writers() -> None:
            await at_once(way, lambda: write("a"), lambda: write("b"))

        await at_once(way, writers, read)
        for name in "ab":
            assert [text for text in got if text[0] == name] == [f"{name} {n} " + name * 40_000 for n in range(40)]

    way.play(f"{peer.url}/echo", scenario)


@on_every_way
def test_a_refusal_keeps_the_servers_words(way: Way, peer: SocketPeer) -> None:
    """Status, headers and body; the connection is given back or closed, and a pool is not left smaller."""

    async def scenario() -> None:
        transport = way.transport()
        for _ in range(3):
            with pytest.raises(Refusal) as caught:
                await way.connect(transport, f"{peer.url}/refuse", Timeout(5, pool=0.5))
            assert (caught.value.status, caught.value.body) == (403, b"no sockets here")
            assert caught.value.headers["content-type"].startswith("text/plain")
        await way.shut(transport)

    way.run(scenario)
    assert _until(lambda: peer.open == 0)


@on_ways
def test_nobody_is_there(way: Way) -> None:
    """The errors are those of calls: no connection, and no answer within the limit."""

    async def scenario() -> None:
        transport = way.transport()
        with create_server(("127.0.0.1", 0)) as silent:
            port = silent.getsockname()[1]
            with pytest.raises(APITimeoutError) as late:
                await way.connect(transport, f"http://127.0.0.1:{port}/x", Timeout(5, read=0.05))
            assert late.value.limit == "read"
        with pytest.raises(APIConnectionError) as refused:
            await way.connect(transport, f"http://127.0.0.1:{port}/x")
        assert not isinstance(refused.value, APITimeoutError)
        await way.shut(transport)

    way.run(scenario)


@on_ways
def test_names_are_looked_up(way: Way, peer: SocketPeer) -> None:
    """Of the addresses of a host, those that refuse are passed over: this one may have another for IPv6."""

    async def scenario(socket: Any) -> None:
        await socket.send("x")
        assert await socket.recv(5) == "x"

    way.play(f"http://localhost:{peer.port}/echo", scenario)


@on_ways
def test_closing_the_transport_ends_its_sockets(way: Way, peer: SocketPeer) -> None:
    """The server is told, and so is whoever uses the socket."""

    async def scenario() -> None:
        transport = way.transport()
        socket = await way.connect(transport, f"{peer.url}/echo")
        await way.shut(transport)
        assert socket.closing == Closing(1001, "", "us", "the client was closed")
        with pytest.raises(WebSocketConnectionClosedError, match="the client was closed"):
            await socket.recv(5)
        await socket.close()

    before = len(peer.closings)
    way.run(scenario)
    assert _until(lambda: len(peer.closings) > before and peer.open == 0)
    assert peer.closings[-1].code == 1001


@on_ways
def test_whoever_waits_learns_of_the_end(way: Way, peer: SocketPeer) -> None:
    """Closing from elsewhere wakes the one that waits for a message."""

    async def scenario(socket: Any) -> None:
        async def wait() -> None:
            with pytest.raises(WebSocketConnectionClosedError) as caught:
                await socket.recv(10)
            assert caught.value.by == "us"
            done.append(True)

        async def close() -> None:
            if way.runner == "threads":
                time.sleep(0.05)  # noqa: ASYNC251 - no loop is there
            await socket.close()

        done: list[bool] = []
        await at_once(way, wait, close)
        assert done

    began_s = time.monotonic()
    for mode in ("echo", "quiet"):
        way.play(f"{peer.url}/{mode}", scenario)
    assert time.monotonic() - began_s < 4


@on_ways
def test_without_the_library_for_frames(way: Way, peer: SocketPeer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install, before anything is sent."""
    before = len(peer.seen)
    monkeypatch.setitem(sys.modules, "websockets.protocol", None)

    async def scenario() -> None:
        transport = way.transport()
        with pytest.raises(UsageError, match=r'pip install "websockets>=13"'):
            await way.connect(transport, f"{peer.url}/echo")
        await way.shut(transport)

    way.run(scenario)
    assert len(peer.seen) == before


@on_async_ways
def test_two_tasks_that_receive(way: Way, peer: SocketPeer) -> None:
    """The second is told; the first goes on."""

    async def scenario(socket: Any) -> None:
        async def first() -> None:
            got.append(await socket.recv(5))

        async def second() -> None:
            with pytest.raises(UsageStateError, match="another task"):
                await socket.recv(5)
            await socket.send("x")

        got: list[str] = []
        await at_once(way, first, lambda: at_once(way, second, second))
        assert got == ["x"]
        assert await socket.recv(5) == "x"

    way.play(f"{peer.url}/echo", scenario)


@pytest.mark.parametrize("family", FAMILIES)
def test_made_up_transports_are_refused(family: str) -> None:
    """A mock has no network: the error says what to pass instead. So does a hook that reads the answer to a handshake."""
    module = importlib.import_module(family)
    for runner in ("threads", "asyncio"):
        way = Way(runner, family, injected=True)

        async def scenario(way: Way = way) -> None:
            transport = way.transport(transport=module.MockTransport(lambda _: module.Response(101)))
            with pytest.raises(UsageError, match="transport="):
                await way.connect(transport, "http://api.test/v1/responses")
            await way.shut(transport)

        way.run(scenario)


def test_a_hook_may_not_read_the_answer(peer: SocketPeer) -> None:
    """A hook that reads every answer ends the connection: the error says so."""
    way = Way("threads", "httpx", injected=True)
    transport = way.transport(event_hooks={"response": [lambda response: response.read()]})
    with pytest.raises(UsageError, match="event hook"):
        transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), Timeout(5))
    transport.client.close()
    assert _until(lambda: peer.open == 0)


def test_a_pool_of_one_is_free_again(peer: SocketPeer) -> None:
    """A socket takes a connection of the user's client, and gives its place back when it is closed or dropped."""
    import httpx

    way = Way("threads", "httpx", injected=True)
    transport = way.transport(limits=httpx.Limits(max_connections=1))
    limit = Timeout(5, pool=0.05)
    first = transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), limit)
    with pytest.raises(APITimeoutError):
        transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), limit)
    first.close()
    second = transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), limit)
    del second
    third = transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), limit)
    third.close()
    transport.client.close()


def _until(condition: Any, within_s: float = 3.0) -> bool:
    end_s = time.monotonic() + within_s
    while not condition() and time.monotonic() < end_s:
        time.sleep(0.005)
    return bool(condition())


@on_async_ways
def test_a_quiet_connection_is_known_without_waiting(way: Way, peer: SocketPeer) -> None:
    """`is_quiet` sees a message and the end in the socket before the event loop has taken them in."""

    async def scenario(socket: Any) -> None:
        assert socket.is_quiet
        await socket.send("x")
        end_s = time.monotonic() + 5
        while socket.is_quiet and time.monotonic() < end_s:
            time.sleep(0.001)  # noqa: ASYNC251 - the loop is not to see anything
        assert not socket.is_quiet
        assert await socket.recv(5) == "x"
        assert socket.is_quiet
        await socket.close()
        assert socket.closing is not None

    way.play(f"{peer.url}/echo", scenario)
