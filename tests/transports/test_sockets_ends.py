"""WebSockets that are interrupted, dropped, forked, or taken to another event loop: nothing is lost, nothing is left."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from socket import create_server
from typing import Any

import pytest
import trio

from tests.transports.interrupting import Interrupted, cancelled_at
from tests.transports.kinds import FAMILIES, Kind
from tests.transports.socket_peer import SocketPeer
from tests.transports.socket_ways import WAYS, Way, ask, on_async_ways, on_ways
from wherry._runtime.base.deadline import Bounded, Deadline
from wherry._runtime.base.errors import APITimeoutError
from wherry._runtime.base.socket_errors import WebSocketConnectionClosedError
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.sockets.settings import SocketSettings
from wherry._runtime.transports.http.connections import AsyncNativeTransport, NativeTransport

on_injected = pytest.mark.parametrize("way", [way for way in WAYS if way.injected and way.runner != "threads"], ids=str)


@pytest.fixture(scope="module")
def peer() -> Iterator[SocketPeer]:
    with SocketPeer() as peer:
        yield peer


def until(condition: Any, within_s: float = 5.0) -> bool:
    end_s = time.monotonic() + within_s
    while not condition() and time.monotonic() < end_s:
        time.sleep(0.005)
    return bool(condition())


@contextlib.asynccontextmanager
async def cut_off(way: Way, seconds: float) -> Any:
    """Cancel the block after so many seconds, as the event loop does it."""
    if way.runner == "trio":
        with trio.move_on_after(seconds):
            yield
        return
    task = asyncio.current_task()
    assert task is not None
    timer = asyncio.get_running_loop().call_later(seconds, task.cancel)
    try:
        yield
    except asyncio.CancelledError:
        if hasattr(task, "uncancel"):
            task.uncancel()
    finally:
        timer.cancel()


@on_injected
def test_cancelled_waits_lose_nothing(way: Way, peer: SocketPeer) -> None:
    """However often a wait for a message is cancelled, each message comes once, and in order."""
    dice, got = random.Random(1), []

    async def scenario(socket: Any) -> None:
        with contextlib.suppress(WebSocketConnectionClosedError):
            while True:
                async with cut_off(way, dice.random() / 5000):
                    while True:
                        got.append(await socket.recv())
                        if dice.random() < 0.02:
                            await (trio.sleep if way.runner == "trio" else asyncio.sleep)(0)

    way.play(f"{peer.url}/flood?n=4000", scenario)
    assert got == [str(number) for number in range(4000)]


@on_injected
def test_cancelled_sends_leave_whole_frames(way: Way, peer: SocketPeer) -> None:
    """A frame is sent whole or not at all, and the connection goes on."""
    dice = random.Random(2)

    async def scenario(socket: Any) -> None:
        got: list[str] = []

        async def read() -> None:
            with contextlib.suppress(WebSocketConnectionClosedError):
                while not got or got[-1] != "last":
                    got.append(await socket.recv(10))

        async def write() -> None:
            with contextlib.suppress(WebSocketConnectionClosedError):
                for number in range(60):
                    async with cut_off(way, dice.random() / 3000):
                        await socket.send(f"{number} " + "x" * 200_000)
                await socket.send("last")

        if way.runner == "trio":
            async with trio.open_nursery() as nursery:
                nursery.start_soon(read)
                nursery.start_soon(write)
        else:
            await asyncio.gather(read(), write())
        numbers = [int(text.split()[0]) for text in got if text != "last"]
        assert numbers == sorted(set(numbers))
        assert {len(text) for text in got if text != "last"} <= {200_002, 200_003}
        assert got[-1] == "last"

    way.play(f"{peer.url}/echo", scenario)


@on_async_ways
def test_connecting_can_be_cancelled_anywhere(way: Way, peer: SocketPeer) -> None:
    """A connect that is cancelled leaves no connection, no task and no place of a pool behind."""

    async def scenario() -> None:
        transport = way.transport()
        kind = Kind(way.runner, way.family)
        at = 0

        async def connect() -> None:
            sockets.append(await way.connect(transport, f"{peer.url}/echo"))

        sockets: list[Any] = []
        while await cancelled_at(kind, connect, at):
            at += 1
            if sockets:  # it was cancelled too late
                await sockets.pop().close()
        assert at >= 3
        await sockets.pop().close()
        if way.runner == "asyncio":
            assert len(asyncio.all_tasks()) == 1
        await way.shut(transport)

    way.run(scenario)
    assert until(lambda: peer.open == 0)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers")
@pytest.mark.parametrize("injected", [False, True], ids=["ours", "own client"])
def test_threads_can_be_interrupted_anywhere(injected: bool, peer: SocketPeer) -> None:
    """Whatever a signal hits, the connection goes on with whole messages, or says that it is over."""
    way, dice = Way("threads", "httpx", injected), random.Random(4)
    transport = way.transport()
    texts = ["a", "b" * 70_000]
    armed: list[bool] = []

    def interrupt(*_: object) -> None:
        if armed:
            armed.clear()
            raise Interrupted

    before = signal.signal(signal.SIGALRM, interrupt)
    socket: Any = None
    hits, ends = 0, []
    try:
        for number in range(3000):
            if hits == 30:
                break
            if socket is None:
                socket = transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), Timeout(5))
            try:
                armed.append(True)
                signal.setitimer(signal.ITIMER_REAL, dice.random() / 500)
                for text in texts:
                    socket.send(text)
                for _ in texts:
                    socket.recv(5)
                armed.clear()
            except Interrupted:
                hits += 1
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            try:
                socket.send(f"mark {number}")
                while (text := socket.recv(5)) != f"mark {number}":
                    assert text in texts
            except WebSocketConnectionClosedError as error:
                ends.append(error.fault)
                socket.close()
                socket = None
    finally:
        signal.signal(signal.SIGALRM, before)
    assert hits == 30
    assert len(ends) < hits
    assert set(ends) <= {"reading was interrupted", "writing was interrupted"}
    if socket is not None:
        socket.close()
    way.run(lambda: way.shut(transport))
    assert until(lambda: peer.open == 0)


@on_ways
def test_dropped_sockets_are_cut(way: Way, peer: SocketPeer) -> None:
    """Without a warning, and without a word of the program: the server sees the end; no thread and no task is left."""
    threads = threading.active_count()

    async def scenario() -> None:
        transport = way.transport()
        for number in range(20):
            socket = await way.connect(transport, f"{peer.url}/{'echo' if number % 2 else 'flood?n=5000'}")
            if number % 3:
                assert await socket.recv(5) if not number % 2 else await socket.send("x") is None
            del socket
        gc.collect()
        if way.runner == "asyncio":
            assert len(asyncio.all_tasks()) == 1
        await way.shut(transport)

    way.run(scenario)
    gc.collect()
    assert until(lambda: peer.open == 0)
    assert until(lambda: threading.active_count() <= threads + 1)  # asyncio keeps one that has looked up the name


@on_ways
def test_a_socket_outlives_a_dropped_transport(way: Way, peer: SocketPeer) -> None:
    """Closing a client ends its sockets; letting go of it does not."""

    async def scenario() -> None:
        transport = way.transport()
        client = getattr(transport, "client", None)
        socket = await way.connect(transport, f"{peer.url}/echo")
        del transport
        gc.collect()
        await socket.send("x")
        assert await socket.recv(5) == "x"
        await socket.close()
        if client is not None:
            client.close() if way.runner == "threads" else await client.aclose()

    way.run(scenario)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("order", ["asyncio-asyncio", "asyncio-trio", "trio-asyncio"])
def test_event_loops_after_one_another(family: str, order: str, peer: SocketPeer) -> None:
    """Each loop has sockets of its own; one of a loop that has ended says so, and is gone."""
    transport = AsyncNativeTransport(importlib.import_module(family))
    kept: list[Any] = []

    async def scenario() -> None:
        for socket in kept:
            with pytest.raises(WebSocketConnectionClosedError, match="event loop"):
                await socket.recv(5)
            with pytest.raises(WebSocketConnectionClosedError):
                await socket.send("x")
            await socket.close()
        socket = await transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), Timeout(5))
        await socket.send("x")
        assert await socket.recv(5) == "x"
        kept.append(socket)

    for runner in order.split("-"):
        Way(runner, family).run(scenario)
    kept.clear()
    assert until(lambda: peer.open == 0)


def test_a_loop_that_is_closed_without_ceremony(peer: SocketPeer) -> None:
    """Its sockets say that it has ended, instead of waiting for ever."""
    transport = AsyncNativeTransport(importlib.import_module("httpx"))
    loop = asyncio.new_event_loop()
    socket: Any = loop.run_until_complete(transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), Timeout(5)))
    loop.close()

    async def use() -> None:
        with pytest.raises(WebSocketConnectionClosedError, match="event loop"):
            await socket.recv(5)
        await socket.close()

    asyncio.run(use())
    socket = None
    asyncio.run(transport.close())
    assert until(lambda: peer.open == 0)


@pytest.mark.parametrize("way", [way for way in WAYS if way.runner == "threads"], ids=str)
def test_a_deadline_bounds_the_handshake(way: Way, peer: SocketPeer) -> None:
    """What is left of a call's time is all that a thread waits for; it ends with the handshake."""

    def limits(total_s: float) -> Timeout:
        timeout = Timeout(5, total=total_s)
        return Bounded(timeout, Deadline(timeout, time.monotonic))

    transport = way.transport()
    with create_server(("127.0.0.1", 0)) as silent:
        began_s = time.monotonic()
        with pytest.raises(APITimeoutError):
            transport.connect(ask(f"http://127.0.0.1:{silent.getsockname()[1]}/x"), SocketSettings(), limits(0.1))
        assert time.monotonic() - began_s < 2
    socket = transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), limits(0.3))
    time.sleep(0.4)
    socket.send("x")
    assert socket.recv(5) == "x"
    socket.close()
    way.run(lambda: way.shut(transport))


FORK = """
import asyncio, gc, importlib, os, sys
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.socket_errors import WebSocketConnectionClosedError
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.request.build import Request
from wherry._runtime.sockets.settings import SocketSettings
from wherry._runtime.transports.http.connections import AsyncNativeTransport, NativeTransport

def ask():
    return Request("GET", sys.argv[1], Headers([]), None, Timeout(5)), SocketSettings(), Timeout(5)

def refused(use):
    try:
        use()
    except WebSocketConnectionClosedError as error:
        assert "process" in str(error), error
    else:
        raise AssertionError

"""
SYNC_FORK = """
transport = NativeTransport()
socket = transport.connect(*ask())
pid = os.fork()
if pid == 0:
    refused(lambda: socket.send("child"))
    refused(socket.recv)
    socket.close()
    own = transport.connect(*ask())
    own.send("child")
    assert own.recv(5) == "child"
    own.close()
    del socket
    gc.collect()
    transport.close()
    os._exit(0)
assert os.waitpid(pid, 0)[1] == 0
socket.send("parent")
assert socket.recv(5) == "parent"
socket.close()
"""
ASYNC_FORK = """
async def main():
    transport = AsyncNativeTransport()
    socket = await transport.connect(*ask())
    pid = os.fork()
    if pid == 0:
        refused(lambda: socket.recv().send(None))
        refused(lambda: socket.send("x").send(None))
        del socket
        gc.collect()
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0
    await socket.send("parent")
    assert await socket.recv(5) == "parent"
    await socket.close()
asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("program", [SYNC_FORK, ASYNC_FORK], ids=["threads", "asyncio"])
def test_a_forked_child_leaves_its_parents_socket_alone(program: str, peer: SocketPeer) -> None:
    """The child gets an error, can drop its copy, and opens sockets of its own; the parent goes on."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FORK + program, f"{peer.url}/echo"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_descriptors_beyond_1024(peer: SocketPeer) -> None:
    """A process with many open files can use sockets all the same."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2200:
        pytest.skip("this system allows no more descriptors")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2200), hard))
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
    try:
        transport = NativeTransport()
        socket = transport.connect(ask(f"{peer.url}/echo"), SocketSettings(), Timeout(5))
        socket.send("x")
        assert socket.recv(5) == "x"
        socket.close()
        transport.close()
    finally:
        for number in held:
            os.close(number)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
