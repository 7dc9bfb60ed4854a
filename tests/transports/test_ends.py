"""How things end: connections that are used again or not, streams that are left open, clients that are closed or copied."""

from __future__ import annotations

import copy
import gc
import importlib
import pickle
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import wherry
from tests.transports.kinds import INJECTING, Kind, make, on_async_wire, on_every, on_kept, on_wire, pause, play, run
from tests.transports.scripted import Answer, ScriptedServer, Stall
from wherry._runtime.base.errors import APIConnectionError, APITimeoutError, UsageError, UsageTypeError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.http import lanes, loops

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
GET = Operation("GET", "/things", name="things.list")
OK = Answer.json({"ok": True})
EVENTS = Answer.sse({"choices": [1]}, {"choices": [2]}, "[DONE]")
SILENT = Answer.sse({"choices": [1]}, Stall(), headers={"x-request-id": "req_1"})
KEY = "sk-test-0123456789"


# --- connections that are used again ---------------------------------------------------------------------------------

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
WHOLE = HEAD + b"Content-Length: 11\r\n\r\n" + b'{"ok":true}'


class Raw:
    """A server that answers each request with bytes, and may do something with the connection afterwards."""

    def __init__(self, after: Callable[[socket.socket, int], bool]) -> None:
        self.after = after
        self.requests: list[bytes] = []
        self.connections = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}/v1"

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(10)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            count = 0
            try:
                while (request := self._request(connection)) is not None:
                    count += 1
                    self.requests.append(request)
                    if not self.after(connection, count):
                        return
            except OSError:
                return

    @staticmethod
    def _request(connection: socket.socket) -> bytes | None:
        data = b""
        while not (data.startswith(b"GET") and data.endswith(b"\r\n\r\n")) and not data.endswith(b"{}"):
            more = connection.recv(65536)
            if not more:
                return None
            data += more
        return data


@contextmanager
def raw(after: Callable[[socket.socket, int], bool]) -> Iterator[Raw]:
    server = Raw(after)
    threading.Thread(target=server.serve, daemon=True).start()
    try:
        yield server
    finally:
        server.listener.close()


def _says_more(connection: socket.socket, count: int) -> bool:
    connection.sendall(WHOLE)
    time.sleep(0.03)
    connection.sendall(HEAD + b"Content-Length: 13\r\n\r\n" + b'{"ok": false}')  # nobody asked
    return True


def _closes(connection: socket.socket, count: int) -> bool:
    connection.sendall(WHOLE)
    time.sleep(0.03)
    return False


def _resets(connection: socket.socket, count: int) -> bool:
    connection.sendall(WHOLE)
    time.sleep(0.03)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    return False


@pytest.mark.parametrize("after", [_says_more, _closes, _resets])
@on_wire
def test_an_idle_connection_that_is_not_quiet_is_never_used(kind: Kind, after: Any) -> None:
    """One that was closed, reset or spoken on meanwhile is replaced, before a byte of the next call is sent."""
    with raw(after) as server:

        async def whole() -> None:
            client = make(kind, base_url=server.url, max_retries=0)
            for _ in range(4):
                assert await client._request(CALL, JSON, body={}) == {"ok": True}
                await pause(kind, 0.15)
            assert len(server.requests) == 4 == server.connections
            await client.close()

        run(kind, whole)


def _hangs_up_on_the_second(connection: socket.socket, count: int) -> bool:
    if count == 2:
        return False
    connection.sendall(WHOLE)
    return True


@on_kept
def test_a_server_that_hangs_up_on_a_used_connection(kind: Kind) -> None:
    """What may be done twice goes out again at once, also without retries; what may not is an error."""
    with raw(_hangs_up_on_the_second) as server:

        async def whole() -> None:
            client = make(kind, base_url=server.url, max_retries=0)
            assert await client._request(GET, JSON) == {"ok": True}
            assert await client._request(GET, JSON) == {"ok": True}
            assert (len(server.requests), server.connections) == (3, 2)
            with pytest.raises(APIConnectionError):
                await client._request(CALL, JSON, body={})
            assert (len(server.requests), server.connections) == (4, 2)
            assert await client._request(CALL, JSON, body={}) == {"ok": True}
            assert await client._request(CALL, JSON, body={}, max_retries=1) == {"ok": True}
            await client.close()

        run(kind, whole)


def _hangs_up(connection: socket.socket, count: int) -> bool:
    return False


@on_wire
def test_a_server_that_hangs_up_on_a_new_connection(kind: Kind) -> None:
    """Nobody goes on asking."""
    with raw(_hangs_up) as server:

        async def whole() -> None:
            client = make(kind, base_url=server.url, max_retries=0)
            with pytest.raises(APIConnectionError):
                await client._request(GET, JSON)
            assert len(server.requests) == 1
            await client.close()

        run(kind, whole)


def test_bytes_that_wait_above_the_socket_are_seen() -> None:
    """Those in the buffers of TLS, and those that anyio has read, are no quiet connection either."""
    import ssl

    class Reading:
        def __init__(self, outcome: Any) -> None:
            self.outcome = outcome

        def read(self, _: int) -> bytes:
            if isinstance(self.outcome, Exception):
                raise self.outcome
            assert isinstance(self.outcome, bytes)
            return self.outcome

        def pending(self) -> int:
            return len(self.outcome)

    class Stream:
        def __init__(self, sock: Any, tls: Any) -> None:
            self.known = {"socket": sock, "ssl_object": tls}
            self.get_extra_info = self.known.get
            self.start_tls = self.write = self.close = lambda *_: None

    near, far = socket.socketpair()
    with near, far:
        for outcome, quiet in (
            (ssl.SSLWantReadError(), True),
            (b"x", False),
            (b"", False),
            (ssl.SSLZeroReturnError(), False),
        ):
            line = lanes._AsyncLine(None)
            line._watched(Stream(near, Reading(outcome)))
            assert line.is_quiet() is quiet
        for outcome, quiet in ((b"", True), (b"x", False)):
            sync = lanes._Line(None)
            sync._watched(Stream(near, Reading(outcome)))
            assert sync.is_quiet() is quiet
        line = lanes._AsyncLine(None)
        line._watched(Stream(near, None))
        assert line.is_quiet()
        line._unread = [b"x"]
        assert not line.is_quiet()
        sync = lanes._Line(None)
        sync._watched(Stream(near, None))
        far.send(b"x")
        assert not sync.is_quiet()


# --- streams that are left open --------------------------------------------------------------------------------------

KEPT: list[Any] = []


async def _kept(client: Any) -> None:
    stream = await client._stream(CALL, JSON, body={})
    await stream.__anext__()
    KEPT.append(stream)


async def _dropped(client: Any) -> None:
    stream = await client._stream(CALL, JSON, body={})
    await stream.__anext__()


async def _broken_off(client: Any) -> None:
    async for _ in await client._stream(CALL, JSON, body={}):
        break


async def _in_a_circle(client: Any) -> None:
    stream = await client._stream(CALL, JSON, body={})
    await stream.__anext__()
    circle: list[Any] = [stream]
    circle.append(circle)


async def _in_a_generator(client: Any) -> None:
    async def items() -> Any:
        async for item in await client._stream(CALL, JSON, body={}):
            yield item

    generator = items()
    await generator.__anext__()
    await generator.aclose()


async def _raw_body(client: Any) -> None:
    answer = await client.with_streaming_response._request(CALL, JSON, body={}).__aenter__()
    await answer.iter_bytes().__anext__()
    KEPT.append(answer)


async def _events(client: Any) -> None:
    stream = await client._stream(CALL, JSON, body={})
    events = stream.events()
    await events.__anext__()
    KEPT.append(events)


async def _after_a_timeout(client: Any) -> None:
    stream = await client._stream(CALL, JSON, body={}, timeout=0.1)
    await stream.__anext__()
    with pytest.raises(APITimeoutError):
        await stream.__anext__()
    KEPT.append(stream)


LEFT = [_kept, _dropped, _broken_off, _in_a_circle, _in_a_generator, _raw_body, _events, _after_a_timeout]


@pytest.mark.parametrize("leave", LEFT)
@on_async_wire
def test_a_stream_left_open_ends_with_its_loop(kind: Kind, leave: Any, caplog: Any, recwarn: Any) -> None:
    """Nothing is said about it, on asyncio or trio, and the server sees the connection end."""
    module = importlib.import_module(kind.family)
    for own in (False, True) if kind in INJECTING else (False,):
        with ScriptedServer(SILENT) as server:

            async def whole(server: ScriptedServer = server, own: bool = own) -> None:
                options = {"http_client": module.AsyncClient(verify=False)} if own else {}
                await leave(make(kind, base_url=server.url, **options))

            run(kind, whole)
            assert server.wait_disconnect()
        KEPT.clear()
        gc.collect()
    assert [record.getMessage() for record in caplog.records if record.name == "asyncio"] == []
    assert [str(warning.message) for warning in recwarn] == []
    assert not loops._loops


@on_every
def test_a_timeout_inside_a_stream_tells_all_it_knows(kind: Kind) -> None:
    """The request, the request id, and that the stream is not complete; also where the body is read in pieces."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CALL, JSON, body={}, timeout=0.1)
        await stream.__anext__()
        with pytest.raises(APITimeoutError) as caught:
            await stream.__anext__()
        assert (caught.value.request.method, caught.value.request_id) == ("POST", "req_1")
        assert stream.completed is False
        for read in ("iter_bytes", "iter_lines"):
            async with client.with_streaming_response._request(CALL, JSON, body={}, timeout=0.1) as answer:
                with pytest.raises(APITimeoutError) as caught:
                    async for _ in getattr(answer, read)():
                        pass
            assert (caught.value.request.method, caught.value.request_id) == ("POST", "req_1")
        async with client.with_streaming_response._request(CALL, JSON, body={}, timeout=0.1) as answer:
            with pytest.raises(APITimeoutError) as caught:
                await answer.read()
        assert (caught.value.request.method, caught.value.request_id) == ("POST", "req_1")

    play(kind, SILENT, scenario)


# --- clients that are closed, copied, shared -------------------------------------------------------------------------


@on_wire
def test_a_closed_client_reads_its_streams_to_the_end(kind: Kind) -> None:
    """Closing closes idle connections; a stream that is open goes on, and its connection is closed after it."""

    async def whole() -> None:
        with ScriptedServer([OK, EVENTS]) as server:
            client = make(kind, base_url=server.url)
            assert await client._request(CALL, JSON, body={}) == {"ok": True}
            stream = await client._stream(CALL, JSON, body={})
            await stream.__anext__()
            await client.close()
            with pytest.raises(UsageError, match="was closed"):
                await client._request(CALL, JSON, body={})
            assert [item async for item in stream] == [{"choices": [2]}]
            deadline = time.monotonic() + 2
            while server._open and time.monotonic() < deadline:
                await pause(kind, 0.005)
            assert not server._open
            await client.close()

    run(kind, whole)


@on_wire
def test_the_end_of_with_is_final_too(kind: Kind) -> None:
    """Also for copies, and for calls and streams alike."""

    async def scenario(client: Any, server: Any) -> None:
        async with client.with_options(timeout=3) as inner:
            await inner._request(CALL, JSON, body={})
        for closed in (client, inner, client.with_options(timeout=4)):
            with pytest.raises(UsageError, match="was closed"):
                await closed._request(CALL, JSON, body={})
            with pytest.raises(UsageError, match="was closed"):
                await closed._stream(CALL, JSON, body={})
        assert len(server.requests) == 1

    play(kind, OK, scenario)


@pytest.mark.parametrize("kind", [Client, AsyncClient, wherry.OpenAI, wherry.AsyncOpenAI])
def test_copies_and_pickles_of_a_client(kind: Any) -> None:
    """A copy, deep or not, is what with_options() gives; a pickle would hold keys, and is refused with a hint."""
    client = kind(api_key=KEY, base_url="http://api.test/v1", timeout=7)
    for same in (copy.copy(client), copy.deepcopy(client), copy.deepcopy({"client": [client]})["client"][0]):
        assert type(same) is kind
        assert same is not client
        assert (same.base_url, same.timeout) == (client.base_url, client.timeout)
        assert same._link is client._link
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(UsageTypeError, match="in each process") as caught:
            pickle.dumps(client, protocol)
        assert KEY not in str(caught.value)
    if hasattr(client, "chat"):
        assert copy.deepcopy(client.chat.completions)._client._link is client._link
