"""What only the httpx and httpx2 transports have to hold: loops, threads, forks, proxies, injected clients, TLS."""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import pytest
import respx
import trio

from tests.transports.kinds import FAMILIES, Kind, make, on_async_wire, on_injecting, on_wire, play, run
from tests.transports.scripted import Answer, ScriptedServer, Stall
from wherry._runtime.base.errors import APIConnectionError, APITimeoutError, UsageError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports import default
from wherry._runtime.transports.http import connections as native
from wherry._runtime.transports.http import family, lanes, loops, proxies

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
OK = Answer.json({"ok": True})
KEY = "sk-test-0123456789"

families = pytest.mark.parametrize("name", FAMILIES)


def runner(how: str) -> Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]:
    """Different ways to run a coroutine function: with and without the ceremony at the end of a loop."""

    def bare(main: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        loop = asyncio.new_event_loop()
        try:
            return loop.run_until_complete(main())
        finally:
            loop.close()

    return {"asyncio": lambda main: asyncio.run(main()), "trio": trio.run, "bare loop": bare}[how]


@families
@pytest.mark.parametrize(
    "order",
    [("asyncio", "asyncio"), ("asyncio", "trio", "asyncio"), ("trio", "trio"), ("bare loop", "bare loop", "trio")],
    ids="-".join,
)
def test_one_client_lives_through_several_loops(name: str, order: tuple[str, ...]) -> None:
    """Each loop has its own connections; those of a loop that ended are closed or dropped, never awaited elsewhere."""
    with ScriptedServer(Answer.sse({"choices": []}, "[DONE]")) as server:
        client = AsyncClient(
            api_key=KEY, base_url=server.url, transport=native.AsyncNativeTransport(importlib.import_module(name))
        )

        async def main() -> None:
            for _ in range(2):
                stream = await client._stream(CALL, JSON, body={})
                assert len([item async for item in stream]) == 1

        for how in order:
            runner(how)(main)
            gc.collect()
        assert server.connections == len(order)
        client = None  # type: ignore[assignment]
        gc.collect()


@families
def test_a_loop_that_ends_closes_its_connections(name: str) -> None:
    """A client that nobody closed leaves no open connection behind when asyncio.run or trio.run returns."""
    for run_loop in (lambda main: asyncio.run(main()), trio.run):
        with ScriptedServer(OK) as server:
            transport = native.AsyncNativeTransport(importlib.import_module(name))
            client = AsyncClient(api_key=KEY, base_url=server.url, transport=transport)

            async def main(client: AsyncClient = client) -> None:
                await client._request(CALL, JSON, body={})

            before = len(os.listdir("/proc/self/fd"))
            run_loop(main)
            assert server.wait_idle(), "the server sees that the connection is closed"
            assert len(os.listdir("/proc/self/fd")) <= before
        assert not loops._loops


@on_async_wire
def test_a_client_that_is_dropped_leaves_nothing(kind: Kind) -> None:
    """Dropping an unclosed client inside a running loop warns of nothing; the next call of another one tidies up."""

    async def scenario(other: Any, server: ScriptedServer) -> None:
        client = make(kind, base_url=server.url)
        await client._request(CALL, JSON, body={})
        del client
        gc.collect()
        await other._request(CALL, JSON, body={})

    play(kind, OK, scenario)


@families
def test_threads_share_a_client(name: str) -> None:
    """Any number of threads may use one Client at the same time."""
    with ScriptedServer(OK) as server:
        client = Client(
            api_key=KEY, base_url=server.url, transport=native.NativeTransport(importlib.import_module(name))
        )
        failures: list[BaseException] = []

        def work() -> None:
            try:
                for number in range(20):
                    assert client._request(CALL, JSON, body={"n": number}) == {"ok": True}
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        client.close()
        assert not failures
        assert len(server.requests) == 160
        assert server.connections <= 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("how", ["sync", "asyncio"])
def test_a_forked_child_opens_its_own_connections(how: str) -> None:
    """Parent and child go on with the same client object and never share a connection."""
    program = f"""
import asyncio, os, sys
from wherry._runtime.client.sync_client import Client
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.base.operation import JSON, Operation
CALL = Operation("POST", "/things", name="x", body="json")
if {how!r} == "sync":
    client = Client(api_key="k", base_url=sys.argv[1])
    ask = lambda who: client._request(CALL, JSON, body={{"who": who}})
else:
    aclient = AsyncClient(api_key="k", base_url=sys.argv[1])
    async def twice(who):
        await aclient._request(CALL, JSON, body={{"who": who}})
        await aclient._request(CALL, JSON, body={{"who": who}})
    ask = lambda who: asyncio.run(twice(who))
ask("parent")
pid = os.fork()
if pid == 0:
    ask("child"); ask("child")
    os._exit(0)
assert os.waitpid(pid, 0)[1] == 0
ask("parent")
"""
    with ScriptedServer(OK) as server:
        paths = os.pathsep.join(path for path in sys.path if path)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", program, server.url],
            env={**os.environ, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, "")
        used: dict[int, set[str]] = {}
        for request in server.requests:
            used.setdefault(request.connection, set()).add(request.json()["who"])
        assert all(len(who) == 1 for who in used.values())
        if how == "sync":
            assert len(used) == 2, "the parent goes on with its connection, the child has one of its own"


@on_wire
def test_a_connection_that_the_server_closed_is_not_used(kind: Kind) -> None:
    """An idle connection that the server has closed is replaced without an error."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        for _ in range(3):
            assert await client._request(CALL, JSON, body={}, max_retries=0) == {"ok": True}
        assert server.connections == 3

    play(kind, Answer.json({"ok": True}, headers={"Connection": "close"}), scenario)


def test_idle_connections_grow_old() -> None:
    """Connections beyond the bound, and those that were idle for too long, are closed when another one comes back."""

    class Number(int):
        def use_again(self) -> None: ...

    idle: Any = native._Idle()
    closed = [idle.give(Number(number)) for number in range(native.MAX_IDLE + 3)]
    assert closed[: native.MAX_IDLE] == [None] * native.MAX_IDLE
    assert closed[native.MAX_IDLE :] == [0, 1, 2]
    assert idle.take() == native.MAX_IDLE + 2
    idle.lanes[0] = (idle.lanes[0][0] - native.KEEPALIVE_S - 1, "old")
    assert idle.give("new") == "old"


@on_async_wire
def test_concurrent_calls(kind: Kind) -> None:
    """Calls at the same time each have a connection, and later ones use them again."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        for _ in range(2):
            if kind.runner == "asyncio":
                await asyncio.gather(*[client._request(CALL, JSON, body={}) for _ in range(20)])
            else:
                async with trio.open_nursery() as nursery:
                    for _ in range(20):
                        nursery.start_soon(lambda: client._request(CALL, JSON, body={}))
        assert server.connections <= 20

    play(kind, Answer.json({"ok": True}), scenario)


# --- the user's own HTTP client --------------------------------------------------------------------------------------


def own_client(kind: Kind, **options: Any) -> Any:
    module = importlib.import_module(kind.family)
    return (module.AsyncClient if kind.is_async else module.Client)(**options)


@on_injecting
def test_an_injected_client_keeps_its_ways(kind: Kind) -> None:
    """Its headers, parameters, auth and event hooks are in force; ours win where both name a header."""
    seen: list[str] = []

    def note(request: Any) -> None:
        seen.append(request.method)

    async def anote(request: Any) -> None:
        seen.append(request.method)

    with ScriptedServer([OK, Answer.sse({"choices": []}, "[DONE]"), OK]) as server:

        async def whole() -> None:
            own = own_client(
                kind,
                headers={"X-Own": "1", "Authorization": "Bearer other"},
                params={"own": "2"},
                event_hooks={"request": [anote if kind.is_async else note]},
            )
            client = make(kind, base_url=server.url, http_client=own)
            assert await client._request(CALL, JSON, body={"a": 1}, query={"q": 3}) == {"ok": True}
            stream = await client._stream(CALL, JSON, body={})
            assert len([item async for item in stream]) == 1
            await client.close()
            assert not own.is_closed, "the client belongs to who made it"
            client = make(kind, base_url=server.url, http_client=own)
            assert await client._request(CALL, JSON, body={}) == {"ok": True}
            await (own.aclose() if kind.is_async else _nothing(own.close()))

        run(kind, whole)
    first = server.requests[0]
    assert first.target == "/v1/things?q=3&own=2"
    assert (first.headers["x-own"], first.headers["authorization"]) == ("1", f"Bearer {KEY}")
    assert first.json() == {"a": 1}
    assert seen == ["POST"] * 3
    assert server.connections == 1


async def _nothing(_: object) -> None: ...


@on_injecting
def test_an_injected_client_whose_hook_reads_the_answer(kind: Kind) -> None:
    """A response hook may read the body before we do."""

    def read(response: Any) -> None:
        response.read()

    async def aread(response: Any) -> None:
        await response.aread()

    with ScriptedServer([OK]) as server:

        async def whole() -> None:
            own = own_client(kind, event_hooks={"response": [aread if kind.is_async else read]})
            client = make(kind, base_url=server.url, http_client=own)
            assert await client._request(CALL, JSON, body={}) == {"ok": True}
            await (own.aclose() if kind.is_async else _nothing(own.close()))

        run(kind, whole)


@on_injecting
def test_an_injected_client_is_left_at_once(kind: Kind) -> None:
    """Leaving a stream cuts the connection with a user's client too, and its errors are ours."""
    with ScriptedServer(
        [Answer.sse({"choices": []}, Stall()), Answer(before=20), Answer.sse({"choices": []}, Stall())]
    ) as server:

        async def whole() -> None:
            own = own_client(kind)
            client = make(kind, base_url=server.url, http_client=own)
            async with await client._stream(CALL, JSON, body={}) as stream:
                await stream.__anext__()
            with pytest.raises(APITimeoutError):
                await client._request(CALL, JSON, body={}, timeout=0.2, max_retries=0)
            stream = await client._stream(CALL, JSON, body={})
            await stream.__anext__()
            del stream
            with pytest.raises(APIConnectionError):
                await client.with_options(base_url="http://127.0.0.1:1")._request(CALL, JSON, body={}, max_retries=0)
            await (own.aclose() if kind.is_async else _nothing(own.close()))

        run(kind, whole)
        assert server.wait_disconnect(3)


@families
def test_the_wrong_client_is_refused(name: str) -> None:
    """A sync client for an AsyncClient, anything that is no client, and both ways at once are usage errors."""
    module = importlib.import_module(name)
    with module.Client() as own, pytest.raises(UsageError, match="sync Client"):
        AsyncClient(api_key=KEY, http_client=own)
    with pytest.raises(UsageError, match="not object"):
        Client(api_key=KEY, http_client=object())._transport()
    with pytest.raises(UsageError, match="not both") as caught:
        Client(api_key=KEY, http_client=object(), transport=object())
    assert KEY not in str(caught.value)


def test_respx_mocks_the_default_client() -> None:
    """Users' tests that mock with respx work, without a network."""
    with respx.mock as router:
        route = router.post("https://api.openai.com/v1/things").respond(200, json={"mocked": True})
        with Client(api_key=KEY) as client:
            assert client._request(CALL, JSON, body={"a": 1}) == {"mocked": True}
        assert route.calls[0].request.headers["authorization"] == f"Bearer {KEY}"

        async def main() -> Any:
            async with AsyncClient(api_key=KEY) as client:
                return await client._request(CALL, JSON, body={})

        assert asyncio.run(main()) == {"mocked": True}
        assert trio.run(main) == {"mocked": True}
        route.mock(side_effect=httpx.ReadTimeout("slow"))
        with pytest.raises(APITimeoutError), Client(api_key=KEY, max_retries=0) as client:
            client._request(CALL, JSON, body={})


def test_a_socket_that_may_not_be_touched_is_shut_down() -> None:
    """uvloop hands out a socket without `shutdown`; its connection is cut all the same."""
    import socket

    class Untouchable:
        def __init__(self, real: socket.socket) -> None:
            self.fileno = real.fileno

        def shutdown(self, how: int) -> None:
            raise TypeError("not available")

    near, far = socket.socketpair()
    with near, far:
        far.settimeout(5)
        lanes.shut_down(Untouchable(near))
        assert far.recv(1) == b""


# --- what the process needs once -------------------------------------------------------------------------------------


def test_one_tls_context_for_a_process() -> None:
    """The certificates are loaded once, however many clients there are."""
    assert family.tls_settings(httpx) is family.tls_settings(httpx)


def test_proxies_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """http_proxy, all_proxy and no_proxy are honoured, host by host."""
    assert proxies.proxy_for("http", "api.test", None) is None
    monkeypatch.setenv("https_proxy", "http://proxy.test:3128")
    monkeypatch.setenv("all_proxy", "other.test:1080")
    monkeypatch.setenv("no_proxy", "localhost,.inner.test,plain.test:81")
    assert proxies.proxy_for("https", "api.test", None) == "http://proxy.test:3128"
    assert proxies.proxy_for("http", "api.test", None) == "http://other.test:1080"
    assert proxies.proxy_for("https", "a.inner.test", 8443) is None
    assert proxies.proxy_for("http", "localhost", 8000) is None
    assert proxies.proxy_for("http", "plain.test", 81) is None


@families
def test_a_proxy_is_used(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request to another host goes to the proxy, whole address and all."""
    with ScriptedServer([OK]) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.removesuffix("/v1"))
        transport = native.NativeTransport(importlib.import_module(name))
        with Client(api_key=KEY, base_url="http://api.test/v1", transport=transport) as client:
            assert client._request(CALL, JSON, body={}) == {"ok": True}
        assert proxy.requests[0].target == "http://api.test/v1/things"


def test_httpx2_is_taken_where_httpx_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The family falls back; with neither, the error says what to install."""
    assert family.default_family() is httpx
    monkeypatch.setitem(sys.modules, "httpx", None)
    if "httpx2" in FAMILIES:
        assert family.default_family().__name__ == "httpx2"
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(UsageError, match="pip install httpx"):
        family.default_family()


@pytest.mark.parametrize("platform", ["emscripten", "wasi"])
def test_other_platforms_have_their_own_transport(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a platform without a module of its own, the error says what to give."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setitem(default._PLATFORMS, platform, "not_there")
    with pytest.raises(UsageError, match="transport="):
        Client(api_key=KEY)._transport()


def test_nothing_is_imported_before_the_first_call() -> None:
    """Making a client imports no HTTP library, no attrs, no asyncio, no TLS."""
    program = """
import sys
from wherry._runtime.client.sync_client import Client
from wherry._runtime.client.async_client import AsyncClient
Client(api_key="k"); AsyncClient(api_key="k")
heavy = {"httpx", "httpx2", "httpcore", "attr", "attrs", "asyncio", "ssl", "email", "socket", "logging", "tempfile", "urllib.request"}
print(sorted(heavy & set(sys.modules)))
"""
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
