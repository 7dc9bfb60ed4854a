"""aiohttp beyond the rules that hold everywhere: what it is told, sessions of the user's own, and its own ways."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import trio

import wherry
from tests.transports.causes import failure
from tests.transports.scripted import Answer, Cut, Pause, ScriptedServer, Stall
from wherry import APIConnectionError, APIStatusError, APITimeoutError, IncompleteStreamError, UsageError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.transports.http import loops
from wherry.transports import AioHttpTransport

aiohttp: Any = pytest.importorskip("aiohttp")

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
READ = Operation("GET", "/things", name="things.list")
UPLOAD = Operation("POST", "/upload", name="upload", body="multipart")
OK = Answer.json({"ok": True})
EVENT = {"choices": [{"index": 0}]}
KEY = "sk-hidden-0123456789"


def make(base_url: str, http_client: Any = None, **options: Any) -> Any:
    return wherry.AsyncClient(
        api_key=KEY, base_url=base_url, http_client=http_client or wherry.DefaultAioHttpClient(), **options
    )


def with_server(
    answers: Any, scenario: Callable[[ScriptedServer], Coroutine[Any, Any, None]], **how: Any
) -> ScriptedServer:
    with ScriptedServer(answers) as server:
        asyncio.run(scenario(server), **how)
    return server


async def until(true: Callable[[], bool]) -> bool:
    for _ in range(1000):
        if true():
            break
        await asyncio.sleep(0.005)
    return true()


# --- what is accepted ------------------------------------------------------------------------------------------------


def test_the_ways_to_pass_it() -> None:
    """As http_client, as transport, or a session of aiohttp; closing the client closes what is not the user's."""

    async def scenario(server: ScriptedServer) -> None:
        async with aiohttp.ClientSession() as session:
            for options in (
                {"http_client": wherry.DefaultAioHttpClient()},
                {"transport": AioHttpTransport()},
                {"http_client": AioHttpTransport(session)},
                {"http_client": session},
            ):
                async with wherry.AsyncClient(api_key=KEY, base_url=server.url, **options) as client:
                    assert await client._request(CALL, JSON, body={}) == {"ok": True}
            assert not session.closed
        assert not loops._loops[asyncio.get_running_loop()].open

    with_server(OK, scenario)
    assert wherry.DefaultAioHttpClient is AioHttpTransport


def test_what_is_refused() -> None:
    """A sync client, another event loop library, another session and options beside a session are told so."""

    async def on_trio() -> None:
        client = make("http://127.0.0.1:1")
        with pytest.raises(UsageError, match="asyncio"):
            await client._request(CALL, JSON, body={})
        await client.close()

    async def whole() -> None:
        async with aiohttp.ClientSession() as session:
            for http_client in (session, AioHttpTransport()):
                client = wherry.Client(api_key=KEY, http_client=http_client)
                with pytest.raises(UsageError, match="AsyncClient"):
                    client.models.list()
            with pytest.raises(UsageError, match="options"):
                AioHttpTransport(session, trust_env=False)

    asyncio.run(whole())
    trio.run(on_trio)
    with pytest.raises(UsageError, match=r"aiohttp\.ClientSession"):
        AioHttpTransport(object())
    with pytest.raises(UsageError, match="socks5"):
        AioHttpTransport(proxy="socks5://user:hidden@127.0.0.1:1080")
    with pytest.raises(UsageError, match="Content-Length"):
        AioHttpTransport(headers={"Content-Length": "3"})


def test_without_aiohttp() -> None:
    """The error says how to install it, and making a client does not need it."""
    program = """
import sys; sys.modules["aiohttp"] = None
import asyncio, wherry
client = wherry.AsyncClient(api_key="x", base_url="http://127.0.0.1:1", http_client=wherry.DefaultAioHttpClient())
try: asyncio.run(client.get("/models"))
except wherry.UsageError as error: print(error)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert "pip install" in told.stdout, told.stderr


# --- a session of the user's own -------------------------------------------------------------------------------------


def test_a_users_session_keeps_its_ways() -> None:
    """Its headers, auth and cookies are in force; ours win where both name a header. Closed, or of another loop: told."""

    async def scenario(server: ScriptedServer) -> None:
        headers = {"X-Own": "1", "Accept": "text/own", "Authorization": "Bearer own"}
        async with aiohttp.ClientSession(headers=headers, cookies={"crumb": "x"}) as session:
            client = wherry.AsyncClient(base_url=server.url, http_client=session)  # its header stands for a key
            await client._request(CALL, JSON, body={})
        with pytest.raises(UsageError, match="closed"):
            await client._request(CALL, JSON, body={})
        async with aiohttp.ClientSession(headers={"Content-Length": "1"}) as session:
            with pytest.raises(UsageError, match="Content-Length"):
                await make(server.url, session)._request(CALL, JSON, body={})

    server = with_server(OK, scenario)
    sent = server.requests[0].headers
    assert (sent["x-own"], sent["accept"], sent["authorization"]) == ("1", "application/json", "Bearer own")
    assert (sent["cookie"], sent["user-agent"].partition("/")[0]) == ("crumb=x", "wherry")

    async def elsewhere(session: Any) -> None:
        with pytest.raises(UsageError, match="another event loop"):
            await make("http://127.0.0.1:1", session)._request(CALL, JSON, body={})
        await session.close()

    async def made() -> Any:
        return aiohttp.ClientSession()

    asyncio.run(elsewhere(asyncio.run(made())))


def test_nothing_of_it_goes_to_another_origin() -> None:
    """A redirect to another origin takes no header, no cookie and no key along."""
    with ScriptedServer(OK) as other:
        there = Answer(302, {"Location": f"{other.url}/things"}, [b""], framing="length")

        async def scenario(server: ScriptedServer) -> None:
            own = {"X-Own": KEY}
            async with aiohttp.ClientSession(headers=own, cookies={"crumb": KEY}) as session:
                for http_client in (session, AioHttpTransport(headers=own)):
                    async with make(server.url, http_client) as client:
                        assert await client._request(READ, JSON) == {"ok": True}

        here = with_server(there, scenario)
        assert [request.headers["x-own"] for request in here.requests] == [KEY, KEY]
        for request in other.requests:
            assert KEY not in f"{request.headers}"
            assert "cookie" not in request.headers


def test_what_a_users_session_sends_is_masked() -> None:
    """A server that repeats a header of the session does not get it into an error."""

    async def scenario(server: ScriptedServer) -> None:
        for how in ({"headers": {"X-Session": KEY}}, {"cookies": {"session": KEY}}):
            async with aiohttp.ClientSession(**how) as session:
                client = wherry.AsyncClient(api_key="sk-other-0123", base_url=server.url, http_client=session)
                with pytest.raises(APIStatusError) as caught:
                    await client._request(READ, JSON)
                assert KEY not in f"{caught.value!r} {vars(caught.value)!r}"

    with_server(Answer.json({"error": {"message": f"who is {KEY}?"}}, 401), scenario)


# --- options ---------------------------------------------------------------------------------------------------------


def test_headers_and_timeout() -> None:
    """Headers are added to every request; the timeout is for clients without one, by call or by client."""

    async def scenario(server: ScriptedServer) -> None:
        own = wherry.DefaultAioHttpClient(headers={"X-Own": "1"}, timeout=0.1)
        async with make(server.url, own, max_retries=0) as client:
            with pytest.raises(APITimeoutError):
                await client._request(CALL, JSON, body={})
            assert await client._request(CALL, JSON, body={}, timeout=5) == {"ok": True}

    slow = Answer.json({"ok": True})
    slow.before = 0.4
    server = with_server([slow, slow], scenario)
    assert [request.headers["x-own"] for request in server.requests] == ["1", "1"]


def test_a_limit_of_connections() -> None:
    """Without one there is none; with one, calls wait for a connection, as long as the pool timeout says."""

    class Limits:
        max_connections = 1
        max_keepalive_connections = None
        keepalive_expiry = 5.0

    async def scenario(server: ScriptedServer) -> None:
        async with make(server.url, max_retries=0) as client:
            await asyncio.gather(*[client._request(CALL, JSON, body={}) for _ in range(120)])
            assert server.connections == 120
        async with make(server.url, AioHttpTransport(limits=Limits()), max_retries=0) as client:
            await asyncio.gather(*[client._request(CALL, JSON, body={}) for _ in range(5)])
            assert server.connections == 121
            with pytest.raises(APITimeoutError):
                await asyncio.gather(
                    *[
                        client._request(CALL, JSON, body={}, timeout=wherry.Timeout(5, connect=0.05, pool=0.05))
                        for _ in range(9)
                    ]
                )

    slow = Answer.json({"ok": True})
    slow.before = 0.1
    with_server(slow, scenario)


def test_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Given or of the environment, with a login; no_proxy and trust_env=False do without."""

    async def scenario(server: ScriptedServer) -> None:
        proxy = server.url.removesuffix("/v1").replace("//", "//user:p%40ss@")
        async with make("http://api.test/v1", AioHttpTransport(proxy=proxy)) as client:
            await client._request(READ, JSON)
        monkeypatch.setenv("HTTP_PROXY", proxy)
        async with make("http://api.test/v1") as client:
            await client._request(READ, JSON)
        async with make(server.url, AioHttpTransport(trust_env=False)) as client:
            await client._request(READ, JSON)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        async with make(server.url) as client:
            await client._request(READ, JSON)

    server = with_server(OK, scenario)
    targets = ["http://api.test/v1/things"] * 2 + ["/v1/things"] * 2
    assert [request.target for request in server.requests] == targets
    login = "Basic dXNlcjpwQHNz"
    assert [request.headers.get("proxy-authorization") for request in server.requests] == [login, login, None, None]


def test_a_unix_socket(tmp_path: Path) -> None:
    """Everything goes to the socket, whatever the host is called."""
    path = str(tmp_path / "s")

    async def whole() -> None:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            assert b"Host: api.test" in head
            writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
            await writer.drain()
            writer.close()
            await writer.wait_closed()

        server = await asyncio.start_unix_server(serve, path)
        async with make("http://api.test/v1", AioHttpTransport(uds=path)) as client:
            assert await client._request(READ, JSON) == {}
        server.close()
        await server.wait_closed()

    asyncio.run(whole())


# --- its own ways ----------------------------------------------------------------------------------------------------


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
