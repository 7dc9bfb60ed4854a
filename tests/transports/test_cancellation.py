"""A call that is cancelled, wherever it stands, leaves nothing behind: no later call waits or fails for it.

Cancelled means a task that is cancelled (asyncio), a scope that is (trio), a signal handler that raises (sync).
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import random
import signal
import socket
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import trio

from tests.transports.interrupting import cancelled_at, interrupted_at, points_of
from tests.transports.kinds import FAMILIES, INJECTING, WIRE, Kind, make, on_async_wire, pause, run
from tests.transports.scripted import Answer, ScriptedServer, Stall
from wherry._runtime.base.errors import InternalServerError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.http.connections import NativeTransport

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
UPLOAD = Operation("POST", "/files", name="files.create", body="multipart", files=("file",))
OK = Answer.json({"ok": True})
EVENTS = Answer.sse({"choices": [1]}, {"choices": [2]}, "[DONE]")
LATE_END = Answer.sse({"choices": [1]}, "[DONE]", joined_end=False)
BUSY = Answer.json({}, 500, {"retry-after-ms": "1"})
SOON = Timeout(5, pool=0.5)

Act = Callable[[Any], Awaitable[Any]]


async def _plain(client: Any) -> None:
    await client._request(CALL, JSON, body={"a": 1})


async def _raw(client: Any) -> None:
    (await client.with_raw_response._request(CALL, JSON, body={})).parse()


async def _streamed(client: Any) -> None:
    async with client.with_streaming_response._request(CALL, JSON, body={}) as answer:
        async for _ in answer.iter_bytes():
            pass


async def _streamed_and_left(client: Any) -> None:
    answer = await client.with_streaming_response._request(CALL, JSON, body={}).__aenter__()
    await answer.close()


async def _to_the_end(client: Any) -> None:
    async with await client._stream(CALL, JSON, body={}) as stream:
        async for _ in stream:
            pass


async def _partly(client: Any) -> None:
    async with await client._stream(CALL, JSON, body={}) as stream:
        await stream.__anext__()


async def _unread(client: Any) -> None:
    stream = await client._stream(CALL, JSON, body={})
    await stream.close()


async def _abandoned(client: Any) -> None:
    stream = await client._stream(CALL, JSON, body={})
    await stream.__anext__()
    del stream
    await _partly(client)


async def _tried_again(client: Any) -> None:
    with pytest.raises(InternalServerError):
        await client._request(CALL, JSON, body={}, max_retries=1)


async def _uploaded(client: Any) -> None:
    class Pieces:
        left = 3

        def __aiter__(self) -> Any:
            return self

        async def __anext__(self) -> bytes:
            if not self.left:
                raise StopAsyncIteration
            self.left -= 1
            return b"x" * 1000

    await client._request(UPLOAD, JSON, body={"file": Pieces()})


async def _closed(client: Any) -> None:
    await client._request(CALL, JSON, body={})
    await client._link.transport.close()


ACTS: dict[str, tuple[Act, Answer]] = {
    "plain": (_plain, OK),
    "raw": (_raw, OK),
    "streamed answer": (_streamed, OK),
    "streamed answer, left": (_streamed_and_left, OK),
    "stream to its end": (_to_the_end, EVENTS),
    "stream with a late end": (_to_the_end, LATE_END),
    "stream, partly": (_partly, EVENTS),
    "silent stream, partly": (_partly, Answer.sse({"choices": [1]}, Stall())),
    "stream, unread": (_unread, EVENTS),
    "stream, abandoned": (_abandoned, EVENTS),
    "tried again": (_tried_again, BUSY),
    "upload": (_uploaded, OK),
    "closing": (_closed, OK),
}


def _sampled(start: int, step: int, among: list[Kind] = WIRE) -> Any:
    """Every act, and every kind of client, but not each with each: the default with all of them."""
    kinds = [kind for kind in among if kind.is_async]
    pairs = [(kind, name) for kind in kinds for name in ACTS]
    chosen = [
        pair for number, pair in enumerate(pairs) if number % step == start or (not start and pair[0] == kinds[0])
    ]
    return pytest.mark.parametrize(("kind", "name"), chosen, ids=str)


async def _follow_up(client: Any, answer: Answer) -> None:
    """Another call is answered, and soon; a stream of it too."""
    began = time.monotonic()
    if answer.headers["Content-Type"] == "text/event-stream":
        stream = await client._stream(CALL, JSON, body={}, timeout=SOON, max_retries=0)
        assert (await stream.__anext__()) == {"choices": [1]}
        await stream.close()
    else:
        try:
            await client._request(CALL, JSON, body={}, timeout=SOON, max_retries=0)
        except InternalServerError:
            assert answer is BUSY
    assert time.monotonic() - began < 3


async def _only_idle_ones_are_open(kind: Kind, server: ScriptedServer, idle: int) -> bool:
    deadline = time.monotonic() + 2
    while len(server._open) > idle and time.monotonic() < deadline:
        await pause(kind, 0.002)
    return len(server._open) <= idle


def _own(kind: Kind) -> Any:
    family = importlib.import_module(kind.family)
    options = {"limits": family.Limits(max_connections=1), "trust_env": False, "verify": False}
    return (family.AsyncClient if kind.is_async else family.Client)(**options)


@_sampled(0, 3)
def test_cancelled_at_every_suspension_point(kind: Kind, name: str) -> None:
    """Wherever a call is cancelled, on a new connection or one that was used, the next one works and the old is gone."""
    act, answer = ACTS[name]
    with ScriptedServer(answer) as server:

        async def whole() -> None:
            for warm, times in ((False, 1), (True, 1), (True, 3)):
                at, reached = 0, True
                while reached:
                    client = make(kind, base_url=server.url)
                    if warm:
                        await _follow_up(client, answer)
                    reached = await cancelled_at(kind, lambda client=client: act(client), at, times)
                    await _follow_up(client, answer)
                    assert await _only_idle_ones_are_open(kind, server, 1), f"suspension point {at}"
                    await client.close()
                    at += 1
                assert at > (1 if kind.family == "aiohttp" else 3)  # it rarely lets others go first

        run(kind, whole)


@_sampled(1, 4, among=INJECTING)
def test_an_injected_client_of_one_connection_is_not_blocked(kind: Kind, name: str) -> None:
    """The user's own pool gets its only connection back, or closes it, wherever a call is cancelled."""
    act, answer = ACTS[name]
    with ScriptedServer(answer) as server:

        async def whole() -> None:
            at, reached = 0, True
            while reached:
                own = _own(kind)
                client = make(kind, base_url=server.url, http_client=own)
                await _follow_up(client, answer)
                reached = await cancelled_at(kind, lambda client=client: act(client), at)
                await _follow_up(client, answer)
                await client.close()
                await own.aclose()
                at += 1
            assert at > 3

        run(kind, whole)


# --- sync: a signal handler raises -----------------------------------------------------------------------------------

OURS = (
    *("http/answers.py", "http/connections.py", "http/lanes.py"),
    *("client/sync_client.py", "client/sync_stream.py", "client/sync_streamed_response.py"),
)
SYNC_ACTS: dict[str, tuple[Callable[[Client], None], Answer]] = {
    "plain": (lambda client: client._request(CALL, JSON, body={"a": 1}), OK),
    "stream to its end": (lambda client: _read_all(client), LATE_END),
    "stream, partly": (lambda client: _read_one(client), EVENTS),
    "streamed answer": (lambda client: _read_streamed(client), OK),
}


def _read_all(client: Client) -> None:
    with client._stream(CALL, JSON, body={}) as stream:
        list(stream)


def _read_one(client: Client) -> None:
    with client._stream(CALL, JSON, body={}) as stream:
        next(stream)


def _read_streamed(client: Client) -> None:
    with client.with_streaming_response._request(CALL, JSON, body={}) as answer:
        answer.read()


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """A lock that nobody opens any more is a failure, and does not stop the tests."""

    def late(*_: object) -> None:
        raise AssertionError("stuck")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="this system has no timers")
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of a socket that was not yet handed to anybody
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # raised in a generator that is collected
@pytest.mark.parametrize("name", SYNC_ACTS)
@pytest.mark.parametrize("family", FAMILIES)
def test_interrupted_at_any_bytecode(family: str, name: str) -> None:
    """A handler that raises within a call, at a line of ours or anywhere below, spoils no later call.

    Half of the clients are new, the others have a connection that was used.
    """
    act, answer = SYNC_ACTS[name]
    module = importlib.import_module(family)
    dice = random.Random(7)
    with ScriptedServer(answer) as server:

        def client_of(warm: bool) -> Client:
            client = Client(api_key="k", base_url=server.url, transport=NativeTransport(module))
            if warm:
                act(client)
            return client

        with client_of(True) as counted:
            points = points_of(lambda: act(counted), OURS)
        some = dice.sample(range(points.count), 30)
        for number, at in enumerate((*dice.sample(points.lines, min(50, len(points.lines))), *some)):
            with client_of(number % 2 == 0) as client, _no_longer_than(5):
                interrupted_at(lambda client=client: act(client), at)
                began = time.monotonic()
                act(client.with_options(timeout=SOON, max_retries=0))
                assert time.monotonic() - began < 3, f"bytecode {at}"
                deadline = time.monotonic() + 2
                while len(server._open) > 1 and time.monotonic() < deadline:
                    time.sleep(0.01)
                    gc.collect()  # of a socket that nobody had yet, the frames of the exception may be the last to know
                assert len(server._open) <= 1, f"bytecode {at}"


# --- time limits near the usual duration -----------------------------------------------------------------------------


@pytest.mark.skipif(sys.version_info < (3, 11), reason="asyncio.timeout is new in Python 3.11")
@pytest.mark.parametrize("family", FAMILIES)
def test_calls_that_nearly_always_run_out_of_time(family: str) -> None:
    """Hundreds of calls under `asyncio.timeout`, some of which it hits at any moment: none is stuck, none fails otherwise."""
    kind = Kind("asyncio", family)
    with ScriptedServer(OK) as server:

        async def whole() -> None:
            client = make(kind, base_url=server.url, timeout=Timeout(5, pool=1), max_retries=0)
            began = time.monotonic()
            for _ in range(10):
                await client._request(CALL, JSON, body={})
            usual_s = (time.monotonic() - began) / 10
            dice = random.Random(3)
            ended: list[str] = []
            # Among those near the usual time, however busy the machine is: some that cannot be late, and some that must.
            limits = [lambda: usual_s * dice.uniform(0.2, 3)] * 8 + [lambda: 30.0, lambda: 0.0]

            async def call() -> None:
                try:
                    async with asyncio.timeout(dice.choice(limits)()):
                        await client._request(CALL, JSON, body={})
                    ended.append("answered")
                except TimeoutError:
                    ended.append("late")

            for _ in range(40):
                await asyncio.gather(*[call() for _ in range(4)])
            for _ in range(40):
                await call()
            assert set(ended) == {"answered", "late"}
            began = time.monotonic()
            await client._request(CALL, JSON, body={})
            assert time.monotonic() - began < 3
            assert await _only_idle_ones_are_open(kind, server, 5)
            await client.close()

        run(kind, whole)


@on_async_wire
def test_cancelled_while_tls_is_agreed_upon(kind: Kind) -> None:
    """A server that never answers the greeting sees the connection end as soon as the call was abandoned."""
    ended = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(5)
            while connection.recv(65536):
                pass
        ended.set()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()

        async def whole() -> None:
            client = make(kind, base_url=f"https://127.0.0.1:{listener.getsockname()[1]}/v1")
            if kind.runner == "trio":
                with trio.move_on_after(0.2):
                    await client._request(CALL, JSON, body={})
            else:
                with pytest.raises(asyncio.TimeoutError):
                    await asyncio.wait_for(client._request(CALL, JSON, body={}), 0.2)
            deadline = time.monotonic() + 3
            while not ended.is_set() and time.monotonic() < deadline:
                await pause(kind, 0.005)
            assert ended.is_set()
            await client.close()

        run(kind, whole)
        thread.join(5)
