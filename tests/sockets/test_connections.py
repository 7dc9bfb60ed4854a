"""Connections of a client over real sockets: threads, asyncio and trio, over httpx and httpx2, against the built-in server."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from random import Random
from typing import Any

import anyio
import pytest

import wherry
from tests.runtime.connections.connecting import AsyncTalkManager, TalkManager, audio_of, own
from tests.transports.kinds import FAMILIES, Kind, Waited, make, run
from wherry import WebSocketConnectionClosedError, models
from wherry._runtime.base.operation import Operation
from wherry._runtime.connections.reconnecting import ReconnectingEvent
from wherry.transports import SocketSettings
from wherry_server import Server, serve

CONNECT = Operation("GET", "/realtime", name="realtime.connect")
ASYNC = [Kind("asyncio", FAMILIES[-1]), Kind("trio", FAMILIES[0])]
on_wire = pytest.mark.parametrize("kind", [Kind("sync", FAMILIES[0]), *ASYNC], ids=str)
on_async_wire = pytest.mark.parametrize("kind", ASYNC, ids=str)
CLEAR = {"type": "input_audio_buffer.clear"}


def manager_of(client: Any, faults: str = "", **options: Any) -> Any:
    """Return what `client.realtime.connect` would return, with faults of the server."""
    options = {"extra_query": {"_fault": faults} if faults else {}, "query": {"model": "gpt-realtime"}, **options}
    if isinstance(client, wherry.Client):
        return TalkManager(client, CONNECT, **options)
    if isinstance(client, Waited):
        return Waited(TalkManager(client._target, CONNECT, **options))
    return AsyncTalkManager(client, CONNECT, **options)


def gone(server: Server) -> bool:
    """Whether the server has no connection any more, within two seconds."""
    until_s = time.monotonic() + 2
    while server.connections and time.monotonic() < until_s:
        time.sleep(0.01)
    return server.connections == 0


def play(kind: Kind, scenario: Callable[[Any, Server], Coroutine[Any, Any, Any]], **options: Any) -> Server:
    """Run `scenario(client, server)`; nothing may be left open afterwards."""
    with serve() as server:

        async def whole() -> None:
            client = make(kind, base_url=server.url, **options)
            try:
                await scenario(client, server)
            finally:
                await client.close()

        run(kind, whole)
        assert gone(server)
    return server


@on_wire
def test_a_conversation(kind: Kind) -> None:
    """Typed events both ways; audio as bytes; a close in good order."""

    async def scenario(client: Any, server: Server) -> None:
        async with manager_of(client) as connection:
            event = await connection.recv(10)
            assert type(event) is models.RealtimeServerEventSessionCreated
            assert own(connection).expires_at > 1_750_000_000
            await audio_of(connection).append(b"\x00" * 4800)
            await connection.send(CLEAR)
            assert (await connection.recv(10)).type == "input_audio_buffer.cleared"
            await connection.send({"type": "response.create"})
            kinds: list[str] = []
            while not kinds or kinds[-1] != "response.done":
                kinds.append((await connection.recv(10)).type)
            assert kinds[0] == "response.created"
            assert own(connection).response_headers["upgrade"].lower() == "websocket"

    server = play(kind, scenario)
    socket = server.log[-1].socket
    assert socket is not None
    assert socket.closing == (1000, "")


REFUSALS = {
    "401": (wherry.AuthenticationError, 401),
    "403": (wherry.PermissionDeniedError, 403),
    "404": (wherry.NotFoundError, 404),
    "426": (wherry.APIStatusError, 426),
    "500": (wherry.InternalServerError, 500),
    "redirect=cross": (wherry.APIStatusError, 307),
    "html-error=200": (wherry.DecodeError, 200),
    "handshake=accept": (wherry.DecodeError, 101),
    "handshake=no-accept": (wherry.DecodeError, 101),
    "handshake=subprotocol": (wherry.DecodeError, 101),
}


@on_wire
def test_refusals(kind: Kind) -> None:
    """Each is a typed error, at once, and leaves nothing behind; the key goes to no other server."""

    async def scenario(client: Any, server: Server) -> None:
        for fault, (error, status) in REFUSALS.items():
            with pytest.raises(error) as raised:
                await manager_of(client, fault).enter()
            assert getattr(raised.value, "status") == status  # noqa: B009 - not every error has one
            assert "sk-test" not in f"{raised.value!r}{vars(raised.value)}"

    server = play(kind, scenario, max_retries=0)
    assert len(server.log) == len(REFUSALS)


@on_wire
def test_a_server_that_is_busy_at_first(kind: Kind) -> None:
    """The handshake is tried again, as the server says."""

    async def scenario(client: Any, server: Server) -> None:
        server.faults.add("503")
        async with manager_of(client) as connection:
            assert (await connection.recv(10)).type == "session.created"

    assert len(play(kind, scenario).log) == 2


@on_wire
def test_ends(kind: Kind) -> None:
    """A close of the server's, a cut inside a frame, and a frame that is none: told apart, after what came before."""

    async def scenario(client: Any, server: Server) -> None:
        for fault, code, by in (
            ("close=1011;reason=busy;after=2", 1011, "peer"),
            ("cut=1;bytes=3", 1006, "lost"),
            ("frame=bad-utf8;after=2", 1007, "us"),
        ):
            async with manager_of(client, fault) as connection:
                await connection.send(CLEAR)
                assert (await connection.recv(10)).type == "session.created"
                if code != 1006:
                    assert (await connection.recv(10)).type == "input_audio_buffer.cleared"
                with pytest.raises(WebSocketConnectionClosedError) as raised:
                    await connection.recv(10)
                assert (raised.value.code, raised.value.by) == (code, by)

    play(kind, scenario)


@on_wire
def test_a_lost_connection_comes_back(kind: Kind) -> None:
    """The program reads on; what it sends afterwards arrives once."""
    told: list[Any] = []

    def again(event: Any) -> Any:
        told.append(event.close_code)
        return {"extra_query": {}}

    async def scenario(client: Any, server: Server) -> None:
        manager = manager_of(client, "cut=1;bytes=3", on_reconnecting=again, initial_delay=0.01)
        async with manager as connection:
            for _ in range(2):
                assert (await connection.recv(10)).type == "session.created"
                await connection.send(CLEAR)
            assert (await connection.recv(10)).type == "input_audio_buffer.cleared"

    server = play(kind, scenario)
    assert told == [1006]
    assert [each.socket.count for each in server.log if each.socket is not None] == [1, 1]


@on_wire
def test_a_server_that_greets_and_goes_away(kind: Kind) -> None:
    """It is left alone after `max_retries`, however often it lets us in; one that is of use meanwhile is not."""

    async def scenario(client: Any, server: Server) -> None:
        options = {"on_reconnecting": lambda event: None, "initial_delay": 0.001, "max_retries": 3}
        async with manager_of(client, "close=1012;after=1", **options) as connection:
            for _ in range(4):
                assert (await connection.recv(10)).type == "session.created"
            with pytest.raises(WebSocketConnectionClosedError) as raised:
                await connection.recv(10)
        assert raised.value.code == 1012
        assert len(server.log) == 4
        async with manager_of(client, "close=1012;after=2", **options) as connection:
            for _ in range(6):
                assert (await connection.recv(10)).type == "session.created"
                await connection.send(CLEAR)
                assert (await connection.recv(10)).type == "input_audio_buffer.cleared"

    play(kind, scenario)


@on_wire
def test_an_answer_that_comes_in_drops(kind: Kind) -> None:
    """The whole head of the answer has to be there in time, not each piece of it; nothing is left of it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            taken, _ = listening.accept()
            with taken, suppress(OSError):
                taken.recv(65536)
                for byte in b"HTTP/1.1 101 Switching Protocols\r\nX-A: " + b"a" * 400:
                    taken.send(bytes([byte]))
                    time.sleep(0.05)

        thread = threading.Thread(target=drip)
        thread.start()
        base_url = f"http://127.0.0.1:{listening.getsockname()[1]}"

        async def scenario() -> None:
            client = make(kind, base_url=base_url, max_retries=0)
            with pytest.raises(
                wherry.APITimeoutError, match=r"not whole within timeout\.connect \+ timeout\.read"
            ) as raised:
                await manager_of(client, timeout=wherry.Timeout(0.2)).enter()
            assert raised.value.limit == "read"
            await client.close()

        run(kind, scenario)
        thread.join(5)
        assert not thread.is_alive()


@on_async_wire
def test_cancelled_in_the_middle(kind: Kind) -> None:
    """A handshake, a wait and a close that are cancelled leave nothing behind, and no event is lost."""

    async def scenario(client: Any, server: Server) -> None:
        with anyio.move_on_after(0.1):
            await manager_of(client, "slow-headers=20").enter()
        with anyio.move_on_after(0.2) as scope:
            async with manager_of(client) as connection:
                assert (await connection.recv(10)).type == "session.created"
                await connection.recv()
        assert scope.cancelled_caught
        async with manager_of(client, "drip=20") as connection:
            seen = None
            for _ in range(200):
                with anyio.move_on_after(0.01):
                    seen = await connection.recv()
                if seen is not None:
                    break
            assert seen is not None
            assert seen.type == "session.created"

    play(kind, scenario)


@on_async_wire
def test_a_deadline(kind: Kind) -> None:
    """`Timeout(total=...)` bounds the handshake, not the connection."""

    async def scenario(client: Any, server: Server) -> None:
        with pytest.raises(wherry.APITimeoutError):
            await manager_of(client, "slow-headers=20", timeout=wherry.Timeout(total=0.2)).enter()
        async with manager_of(client, timeout=wherry.Timeout(total=0.5)) as connection:
            await connection.recv(10)
            with pytest.raises(TimeoutError):
                await connection.recv(0.6)
            await connection.send(CLEAR)
            assert (await connection.recv(10)).type == "input_audio_buffer.cleared"

    play(kind, scenario, max_retries=0)


@on_wire
def test_a_session_that_expires(kind: Kind) -> None:
    """The service's error comes as an event, the end as an error of its own."""

    async def scenario(client: Any, server: Server) -> None:
        async with manager_of(client, "expire=1") as connection:
            await connection.send({"type": "response.create"})
            while (await connection.recv(10)).type != "error":
                pass
            with pytest.raises(wherry.SessionExpiredError) as raised:
                await connection.recv(10)
            assert raised.value.code == 1001

    play(kind, scenario)


@on_wire
def test_a_closed_client(kind: Kind) -> None:
    """Closing the client ends its connections, and opens no others."""

    async def scenario(client: Any, server: Server) -> None:
        connection = own(await manager_of(client).enter())
        connection = Waited(connection) if isinstance(client, Waited) else connection
        assert (await connection.recv(10)).type == "session.created"
        await client.close()
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            await connection.recv(10)
        assert raised.value.by == "us"
        with pytest.raises(wherry.UsageError, match="closed"):
            await manager_of(client).enter()

    play(kind, scenario)


def test_threads_that_send_while_one_reads() -> None:
    """Every event arrives whole, and the reader gets every answer."""
    senders, each = 8, 25

    with serve() as server, wherry.Client(api_key="sk-test", base_url=server.url) as client:
        with TalkManager(client, CONNECT, query={"model": "gpt-realtime"}) as connection:

            def send() -> None:
                for _ in range(each):
                    connection.send({**CLEAR, "event_id": "x" * 500})

            threads = [threading.Thread(target=send) for _ in range(senders)]
            for thread in threads:
                thread.start()
            kinds = [connection.recv(10).type for _ in range(1 + senders * each)]
            for thread in threads:
                thread.join()
        assert kinds == ["session.created", *["input_audio_buffer.cleared"] * senders * each]
        socket = server.log[-1].socket
        assert socket is not None
        assert socket.count == senders * each


def test_a_dropped_connection_is_cut() -> None:
    """A connection that nobody refers to any more is gone from the server, with its groups of methods."""

    async def main() -> None:
        with serve() as server:
            async with wherry.AsyncClient(api_key="sk-test", base_url=server.url) as client:
                connection = await manager_of(client, websocket_connection_options=SocketSettings()).enter()
                assert await connection.recv(10)
                assert connection.audio
                del connection
                assert await asyncio.to_thread(gone, server)

    asyncio.run(main())


class Dropping:
    """A server that echoes, and cuts each connection in another place; a program that is told, and reads and sends on."""

    COUNT = 400

    def __init__(self) -> None:
        self.random = Random(7)
        self.drops = 0
        self.unknown: list[str | bytes] = []
        self.echoed: list[int] = []

    def fault(self) -> str:
        how = self.random.choice(("", ";how=rst"))
        return f"echo, cut={self.random.randrange(1, 12)};bytes={self.random.randrange(30)}{how}"

    def again(self, event: ReconnectingEvent) -> Any:
        self.drops += 1
        self.unknown += event.unknown
        return {"extra_query": {"_fault": self.fault()}}

    def options(self) -> dict[str, Any]:
        return {"on_reconnecting": self.again, "initial_delay": 0.001, "max_delay": 0.002, "max_retries": 50}

    def takes(self, data: bytes) -> None:
        message = json.loads(data)
        if "n" in message:
            self.echoed.append(message["n"])

    def check(self, server: Server) -> None:
        assert self.drops > 5  # about 40 on an idle machine
        assert self.echoed == sorted(set(self.echoed))
        received = [json.loads(text)["n"] for each in server.log if each.socket for text in each.socket.messages]
        assert received == sorted(set(received))
        assert set(self.echoed) <= set(received)


@on_async_wire
def test_many_drops(kind: Kind) -> None:
    """Whatever the place where a connection is cut: nothing arrives twice, all that arrives is in order, nothing is left."""
    it = Dropping()

    async def scenario(client: Any, server: Server) -> None:
        async with manager_of(client, it.fault(), **it.options()) as connection, anyio.create_task_group() as group:

            async def read() -> None:
                while True:
                    it.takes(await connection.recv_bytes())

            group.start_soon(read)
            for number in range(it.COUNT):
                with suppress(WebSocketConnectionClosedError):
                    await connection.send({"type": "x", "n": number})
                if number % 5 == 0:
                    await anyio.sleep(0.001)
            await anyio.sleep(0.2)
            group.cancel_scope.cancel()

    it.check(play(kind, scenario, max_retries=0))


def test_many_drops_on_threads() -> None:
    """The same, with one thread that reads and two that send."""
    it = Dropping()
    with serve() as server, wherry.Client(api_key="sk-test", base_url=server.url, max_retries=0) as client:
        with manager_of(client, it.fault(), **it.options()) as connection:
            numbers, lock = iter(range(it.COUNT)), threading.Lock()

            def send() -> None:
                while True:
                    with lock:  # in order, by turns
                        if (number := next(numbers, None)) is None:
                            return
                        with suppress(WebSocketConnectionClosedError):
                            connection.send({"type": "x", "n": number})
                    time.sleep(0.0005)

            threads = [threading.Thread(target=send) for _ in range(2)]
            for thread in threads:
                thread.start()
            with suppress(TimeoutError):
                while True:
                    it.takes(connection.recv_bytes(0.5))
            for thread in threads:
                thread.join()
        assert gone(server)
        it.check(server)
