"""aiohttp beyond the rules that hold everywhere: what it is told, sessions of the user's own, and its own ways."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import trio

import wherry
from tests.transports.scripted import Answer, ScriptedServer
from wherry import APIStatusError, APITimeoutError, UsageError
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


def test_no_sockets() -> None:
    """A WebSocket over it is refused in words that say what to do instead."""

    async def main() -> None:
        transport = AioHttpTransport()
        with pytest.raises(UsageError, match="transport="):
            await transport.connect("a request", "settings", "limits")
        await transport.close()

    asyncio.run(main())
