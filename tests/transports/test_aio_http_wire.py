"""aiohttp's own ways on the wire: what it would send, keep, forget or tell, and must not."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any

import pytest

import wherry
from tests.transports.causes import failure
from tests.transports.scripted import Answer, Cut, Pause, ScriptedServer, Stall
from tests.transports.test_aio_http import CALL, EVENT, OK, READ, UPLOAD, make, with_server
from wherry import APIConnectionError, APITimeoutError, IncompleteStreamError
from wherry._runtime.base.operation import JSON
from wherry._runtime.transports.http import loops
from wherry.transports import AioHttpTransport

aiohttp: Any = pytest.importorskip("aiohttp")


async def until(true: Callable[[], bool]) -> bool:
    for _ in range(1000):
        if true():
            break
        await asyncio.sleep(0.005)
    return true()


def test_no_header_of_its_own() -> None:
    """A request has our headers and its frame; a body may be none, small, large, or of a length that nobody knows."""

    async def parts() -> Any:
        for _ in range(3):
            yield b"x" * 1000

    async def scenario(server: ScriptedServer) -> None:
        async with make(server.url) as client:
            await client._request(READ, JSON)
            await client._request(CALL, JSON, body={"a": "b" * 2_000_000})
            await client._request(UPLOAD, JSON, body={"file": ("x", parts())})

    read, call, upload = with_server(OK, scenario).requests
    assert list(read.headers) == ["host", "accept", "accept-encoding", "user-agent", "authorization"]
    assert call.json() == {"a": "b" * 2_000_000}
    assert call.headers["content-length"] == str(len(call.body))
    assert upload.headers["transfer-encoding"] == "chunked"
    assert b"x" * 3000 in upload.body


def test_a_server_that_does_not_read() -> None:
    """The write timeout ends an upload, and so does a cancellation: the server sees it at once."""
    body = {"file": ("x", b"y" * 30_000_000)}

    def serve(listener: socket.socket, gone: list[bool]) -> None:
        for _ in range(2):
            connection, _ = listener.accept()
            connection.settimeout(5)
            connection.recv(100)
            try:
                while connection.recv(1_000_000 if hung_up.is_set() else 1_000):  # far behind the client
                    hung_up.wait(0.05)
            except OSError:
                pass
            gone.append(True)
            connection.close()

    hung_up = threading.Event()
    gone: list[bool] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener, gone))
        thread.start()

        async def whole() -> None:
            async with make(f"http://127.0.0.1:{listener.getsockname()[1]}", max_retries=0) as client:
                with pytest.raises(APITimeoutError):
                    await client._request(UPLOAD, JSON, body=body, timeout=wherry.Timeout(5, write=0.2))
                hung_up.set()
                assert await until(lambda: len(gone) == 1)
                hung_up.clear()
                with pytest.raises(asyncio.TimeoutError):
                    await asyncio.wait_for(client._request(UPLOAD, JSON, body=body), 0.2)
                hung_up.set()
                assert await until(lambda: len(gone) == 2)

        asyncio.run(asyncio.wait_for(whole(), 20))
        thread.join(10)


def test_what_came_before_a_cut_is_given() -> None:
    """Also to a reader that is slower than the server."""
    events = [EVENT] * 40

    async def scenario(server: ScriptedServer) -> None:
        async with make(server.url) as client:
            stream = await client._stream(CALL, JSON, body={})
            seen = [await stream.__anext__()]
            await asyncio.sleep(0.2)

            async def read_on() -> None:
                async for event in stream:
                    seen.append(event)

            with pytest.raises(IncompleteStreamError):
                await read_on()
            assert seen == events

    with_server(Answer.sse(*events, end=[Cut(hard=False)]), scenario)


def test_the_read_timeout_runs_while_somebody_waits() -> None:
    """A reader that takes longer than it between two events is no timeout; a server that does is one."""

    async def scenario(server: ScriptedServer) -> None:
        async with make(server.url, timeout=wherry.Timeout(5, read=0.3)) as client:
            stream = await client._stream(CALL, JSON, body={})
            for pause_s in (0.45, 0.0):
                assert await stream.__anext__() == EVENT
                await asyncio.sleep(pause_s)
            with pytest.raises(APITimeoutError):
                await stream.__anext__()

    with_server(Answer.sse(EVENT, Pause(0.6), EVENT, Stall()), scenario)


def test_a_slow_reader_holds_the_server_up() -> None:
    """What is not read stays with the server, so memory is bounded."""
    sent = 0

    async def whole() -> None:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal sent
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
            try:
                while sent < 100_000_000:
                    writer.write(b'data: {"choices":[]}\n\n' * 5_000)
                    await writer.drain()
                    sent += 110_000
            except OSError:
                pass
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with make(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}") as client:
            stream = await client._stream(CALL, JSON, body={})
            await stream.__anext__()
            await asyncio.sleep(0.5)
            assert sent < 30_000_000
            await stream.close()
        server.close()
        await server.wait_closed()

    asyncio.run(whole())


def test_a_large_header() -> None:
    """Headers as long as with httpx are read; aiohttp's own limit is 8 KB."""

    async def scenario(server: ScriptedServer) -> None:
        async with make(server.url) as client:
            raw = await client.with_raw_response._request(CALL, JSON, body={})
            assert len(raw.headers["x-long"]) == 60_000

    with_server(Answer.json({"ok": True}, headers={"X-Long": "y" * 60_000}), scenario)


def test_a_server_that_hung_up_while_the_program_was_busy() -> None:
    """The event loop has not heard of it yet; a request that may not be sent twice still finds a good connection."""

    async def scenario(server: ScriptedServer) -> None:
        async with make(server.url, max_retries=0) as client:
            assert await client._request(CALL, JSON, body={}) == {"ok": True}
            time.sleep(0.2)  # noqa: ASYNC251 - the loop must not run
            assert await client._request(CALL, JSON, body={}) == {"ok": True}
        assert server.connections == 2

    head = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}'
    with_server([Answer(chunks=[head, Pause(0.05), Cut()], framing="raw"), OK], scenario)


def test_closing_leaves_open_streams_alone() -> None:
    """A stream is read to its end after its client was closed; then the session is closed too."""

    async def scenario(server: ScriptedServer) -> None:
        client = make(server.url)
        stream = await client._stream(CALL, JSON, body={})
        await client.close()
        assert [event async for event in stream] == [EVENT, EVENT]
        assert not loops._loops[asyncio.get_running_loop()].open

    with_server(Answer.sse(EVENT, Pause(0.05), EVENT, "[DONE]"), scenario)


def test_loops_that_end_in_any_way(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is warned of or logged when a loop ends or is closed with sessions and answers open, or is forgotten."""
    with ScriptedServer(Answer.sse(EVENT, Stall())) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        client = make(server.url)
        kept: list[Any] = []

        async def main(*, keep: bool) -> None:
            stream = await client._stream(CALL, JSON, body={})
            await stream.__anext__()
            if keep:
                kept.append(stream)

        asyncio.run(main(keep=True))
        loop = asyncio.new_event_loop()
        loop.run_until_complete(main(keep=False))
        loop.close()
        del loop
        asyncio.run(main(keep=True))
        before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
        kept.clear()
        client = None
        gc.collect()
        assert not before or len(os.listdir("/proc/self/fd")) <= before
        assert server.wait_disconnect(3)
    assert not caplog.records
    assert not loops._loops


# --- secrets ---------------------------------------------------------------------------------------------------------


def reachable(error: BaseException) -> str:
    """All that hangs on an error: texts, arguments, attributes and the frames that led to it, cause after cause."""
    found: list[str] = []
    link: BaseException | None = error
    while link is not None:
        found += [str(link), repr(link), repr(link.args), repr(vars(link))]
        step = link.__traceback__
        while step is not None:
            if "wherry" in step.tb_frame.f_code.co_filename or "aiohttp" in step.tb_frame.f_code.co_filename:
                found += [f"{name} = {value!r}" for name, value in step.tb_frame.f_locals.items()]
            step = step.tb_next
        link = link.__cause__ or link.__context__
    return "\n".join(found)


@pytest.mark.parametrize("case", ["no server", "no HTTP", "cut", "timeout", "refusing proxy"])
def test_no_secret_hangs_on_an_error(case: str) -> None:
    """aiohttp's errors hold the request's headers and the proxy's password; ours lead to neither."""
    answers = {"no HTTP": Answer(chunks=[b"SSH-2.0\r\n"], framing="raw"), "timeout": Answer(before=2)}
    answer = answers.get(case, Answer(chunks=[Cut()], framing="raw"))

    async def scenario(server: ScriptedServer) -> None:
        url, options = server.url, {}
        if case == "no server":
            url, options = "http://api.test/v1?key=hidden-1234", {"proxy": "http://user:hidden-1234@127.0.0.1:1"}
        if case == "refusing proxy":
            proxy = server.url.removesuffix("/v1").replace("//", "//user:hidden-1234@")
            url, options = "https://api.test/v1", {"proxy": proxy}
        headers = {"X-Own": "hidden-1234", "Authorization": "Bearer hidden-1234"}
        own = AioHttpTransport(headers=headers, **options)
        async with make(url, own, max_retries=0, timeout=0.2) as client:
            error = await failure(lambda: client._request(CALL, JSON, body={}))
        assert isinstance(error, APIConnectionError)
        assert isinstance(error.__cause__, aiohttp.ClientError)
        told = reachable(error)
        assert "hidden" not in told, [line for line in told.split("\n") if "hidden" in line]
        assert "aGlkZGVu" not in told  # in the base64 of a login

    with_server(answer, scenario)
