"""Limits of a whole call on a fake clock: exact, wherever a call waits.

The clocks jump to the next timer when nothing else happens: the event loop's own where there is one, that of the memory
transport where there is none.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import selectors
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import Any

import pytest
import trio
from trio.testing import MockClock

from tests.transports.kinds import WIRE, Kind, make
from tests.transports.scripted import Answer, Pause, ScriptedServer, Stall
from tests.transports.test_contract import ASK, CHAT, piece
from wherry._runtime.base.errors import APITimeoutError
from wherry._runtime.base.operation import JSON
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.http.loops import sleep
from wherry._runtime.transports.memory import MemoryTransport, Reply


@pytest.fixture(autouse=True)
def _no_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.random", lambda: 0.0)


pytestmark = pytest.mark.skipif(sys.platform == "emscripten", reason="the loop of a page has no clock of ours")

TOTAL_S = 50.0
"""Less than the minute after which asyncio gives up a TLS handshake by itself."""
STEPS = ("key", "on_request", "name", "connection", "write", "head", "on_response", "bytes 1", "bytes 2")
"""Where an attempt may wait. Each takes a second, the wait before the second attempt two to four."""
RUNNERS = ("asyncio", "trio")


class _JumpingSelector(selectors.DefaultSelector):
    loop: Any

    def __init__(self, grace_s: float) -> None:
        super().__init__()
        self._grace_s = grace_s

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(self._grace_s if timeout is None or timeout > 0 else 0)
        if not ready and timeout is not None and timeout > 0:
            self.loop.now_s += timeout
        return ready


class JumpingLoop(asyncio.SelectorEventLoop):
    """A loop whose time jumps when nothing has happened for `grace_s` of real time."""

    def __init__(self, grace_s: float = 0.0) -> None:
        selector = _JumpingSelector(grace_s)
        super().__init__(selector)
        self.now_s = 0.0
        selector.loop = self

    def time(self) -> float:
        return self.now_s


def run(runner: str, scenario: Callable[[], Coroutine[Any, Any, None]], grace_s: float = 0.0) -> float:
    """Run `scenario` and return how long it took, on a clock that jumps."""
    if runner == "trio":
        clock = MockClock(autojump_threshold=grace_s)

        async def timed() -> float:
            began_s = trio.current_time()
            await scenario()
            return trio.current_time() - began_s

        return trio.run(timed, clock=clock)
    loop = JumpingLoop(grace_s)
    try:
        loop.run_until_complete(scenario())
        return loop.now_s
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


class SteppingTransport:
    """Waits a second at each step, and at one of them for ever."""

    asynchronous = True

    def __init__(self, hangs_at: tuple[int, str] | None) -> None:
        self._hangs_at = hangs_at
        self.attempt = 0

    async def step(self, name: str) -> None:
        await sleep(1e6 if (self.attempt, name) == self._hangs_at else 1.0)

    async def send(self, request: Any, limits: Any, /) -> Any:
        for name in ("name", "connection", "write", "head"):
            await self.step(name)
        return _SteppingResponse(self, 503 if not self.attempt else 200)

    async def sleep(self, seconds: float) -> None:
        self.attempt += 1
        await sleep(seconds)

    async def close(self) -> None: ...


class _SteppingResponse:
    def __init__(self, transport: SteppingTransport, status: int) -> None:
        self.status = status
        self.headers = {"content-type": "text/event-stream", "retry-after": "2"}
        self._transport = transport
        self._left = [
            b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\n',
            b"data: [DONE]\n\n",
        ]

    def __aiter__(self) -> Any:
        return self

    async def __anext__(self) -> bytes:
        if not self._left:
            raise StopAsyncIteration
        await self._transport.step(f"bytes {3 - len(self._left)}")
        return self._left.pop(0)

    async def finish(self) -> None: ...

    async def close(self) -> None: ...


async def call(transport: SteppingTransport, limits: Timeout, max_retries: int = 2) -> None:
    """One streamed call that is answered at the second attempt."""

    async def key() -> str:
        await transport.step("key")
        return "sk-x"

    client = AsyncClient(
        api_key=key,
        transport=transport,
        on_request=lambda _: transport.step("on_request"),
        on_response=lambda _: transport.step("on_response"),
        max_retries=max_retries,
    )
    async for _ in await client._stream(CHAT, JSON, body=ASK, timeout=limits):
        pass


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("attempt", [0, 1])
@pytest.mark.parametrize("step", STEPS)
def test_total_at_every_step(runner: str, attempt: int, step: str) -> None:
    """Wherever the call hangs, at the first attempt or at the second, it is over after `total`, to the microsecond."""

    async def scenario() -> None:
        with pytest.raises(APITimeoutError) as caught:
            await call(SteppingTransport((attempt, step)), Timeout(None, total=TOTAL_S))
        assert (caught.value.limit, caught.value.limit_s) == ("total", TOTAL_S)

    assert run(runner, scenario) == pytest.approx(TOTAL_S, abs=1e-6)


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("step", ["name", "connection", "write", "head", "bytes 1"])
def test_the_first_event_at_every_step(runner: str, step: str) -> None:
    """Its limit begins when the request is sent: what the call waits for before that, and hooks, are not in it."""

    async def scenario() -> None:
        transport = SteppingTransport((1, step))
        transport.attempt = 1
        with pytest.raises(APITimeoutError) as caught:
            await call(transport, Timeout(None, first_event=TOTAL_S), 0)
        assert caught.value.limit == "first_event"

    hooks_s = 3  # key, on_request, on_response
    assert run(runner, scenario) == pytest.approx(TOTAL_S + hooks_s, abs=1e-6)


@pytest.mark.parametrize("runner", RUNNERS)
def test_idle_between_two_events(runner: str) -> None:
    """Its limit begins when the program asks for the next event."""

    async def scenario() -> None:
        transport = SteppingTransport((1, "bytes 2"))
        transport.attempt = 1
        with pytest.raises(APITimeoutError) as caught:
            await call(transport, Timeout(None, idle=TOTAL_S), 0)
        assert caught.value.limit == "idle"

    assert run(runner, scenario) == pytest.approx(TOTAL_S + 8, abs=1e-6)


@pytest.mark.parametrize("runner", RUNNERS)
def test_nothing_is_early(runner: str) -> None:
    """A call that takes less than its limits is not disturbed by them, though they end a moment later."""

    async def scenario(limits: Timeout) -> None:
        await call(SteppingTransport(None), limits)

    took_s = run(runner, partial(scenario, Timeout(None)))
    timeout = Timeout(None, total=took_s + 0.001, first_event=5.001, idle=1.001)
    assert run(runner, partial(scenario, timeout)) == pytest.approx(took_s, abs=1e-6)


@pytest.mark.parametrize("runner", RUNNERS)
def test_a_cancellation_is_the_callers(runner: str) -> None:
    """Who cancels the call from outside gets the cancellation, also at the moment when the time is up."""

    async def scenario() -> None:
        hangs = call(SteppingTransport((0, "head")), Timeout(None, total=TOTAL_S))
        if runner == "trio":
            with trio.move_on_after(TOTAL_S / 2) as scope:
                await hangs
            assert scope.cancelled_caught
            return
        task = asyncio.ensure_future(hangs)
        asyncio.get_running_loop().call_later(TOTAL_S / 2, task.cancel)
        with pytest.raises(asyncio.CancelledError):
            await task
        both = asyncio.ensure_future(call(SteppingTransport((0, "head")), Timeout(None, total=TOTAL_S)))
        asyncio.get_running_loop().call_later(TOTAL_S, both.cancel)
        with contextlib.suppress(APITimeoutError, asyncio.CancelledError):
            await both
        assert both.done()

    assert run(runner, scenario) == pytest.approx(TOTAL_S * (0.5 if runner == "trio" else 1.5), abs=1e-6)


EVER = float("inf")
EVENT = b"data: {}\n\n"


@pytest.mark.parametrize(
    ("limit", "first", "second", "at_s"),
    [
        ("total", {"delay_s": EVER}, {}, 0),
        ("total", {"status": 200, "delay_s": 1, "chunks": [1, b": beat\n\n", EVER]}, {}, 0),
        ("total", {"delay_s": 1}, {"delay_s": EVER}, 0),
        ("total", {"delay_s": 1}, {"chunks": [1, EVENT, 1, b": beat\n\n", EVER]}, 0),
        ("first_event", {"delay_s": 1}, {"delay_s": EVER}, 3),
        ("first_event", {"delay_s": 1}, {"delay_s": 1, "chunks": [1, b": beat\n\n", EVER]}, 3),
        ("idle", {"delay_s": 1}, {"delay_s": 1, "chunks": [1, EVENT, 1, b": beat\n\n", EVER]}, 5),
    ],
)
def test_a_sync_call(limit: str, first: Any, second: Any, at_s: int) -> None:
    """The waits of a sync transport end at the same moment: a limit after what it is counted from."""
    headers = {"content-type": "text/event-stream", "retry-after": "2"}
    transport = MemoryTransport(
        [Reply(**{"status": 503, "headers": headers, **first}), Reply(headers=headers, **second)]
    )
    client = Client(api_key="sk-x", transport=transport, max_retries=1 if second else 0)
    with pytest.raises(APITimeoutError) as caught:
        list(client._stream(CHAT, JSON, body=ASK, timeout=Timeout(None, **{limit: TOTAL_S})))
    assert transport.clock() == pytest.approx(at_s + TOTAL_S, abs=1e-6)
    assert caught.value.limit == limit


@contextlib.contextmanager
def deaf() -> Iterator[int]:
    """A port that nobody answers at: its queue is full, so connecting hangs."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener, contextlib.ExitStack() as fillers:
        address = listener.getsockname()
        for _ in range(3):
            filler = fillers.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(address)
        yield address[1]


ON_ASYNC_WIRE = [kind for kind in WIRE if kind.is_async and kind.family != "fetch"]


@pytest.mark.parametrize("kind", ON_ASYNC_WIRE, ids=str)
@pytest.mark.parametrize("step", ["name", "connection", "tls", "write", "head", "body", "stream"])
def test_real_connections(kind: Kind, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same with the HTTP libraries, whose own limits are off, and real sockets."""
    importlib.import_module(kind.family)
    released = threading.Event()
    look_up = socket.getaddrinfo

    def slow(host: Any, *given: Any, **named: Any) -> Any:
        is_name = host in ("api.test", b"api.test")
        if is_name and not socket.AI_NUMERICHOST & sum(given[4:5], named.get("flags", 0)):
            released.wait(20)
        return look_up(host, *given, **named)

    answers = {
        "head": Answer.json({}),
        "body": Answer(200, {}, [b"{", Stall()]),
        "stream": Answer.sse(piece("a"), b": beat\n\n", Stall()),
    }
    answer = answers.get(step, Answer.json({}))
    answer.before = 20.0 if step == "head" else 0.0
    with ScriptedServer(answer) as server, deaf() as port, socket.create_server(("127.0.0.1", 0)) as silent:
        url = {
            "name": "http://api.test:9/v1",
            "connection": f"http://127.0.0.1:{port}/v1",
            "tls": f"https://127.0.0.1:{silent.getsockname()[1]}/v1",
            "write": f"http://127.0.0.1:{silent.getsockname()[1]}/v1",
        }.get(step, server.url)
        if step == "name":
            monkeypatch.setattr(socket, "getaddrinfo", slow)

        async def scenario() -> None:
            client = make(kind, base_url=url, timeout=Timeout(None, total=TOTAL_S), max_retries=2)
            body = {"x": "x" * 30_000_000} if step == "write" else ASK

            async def called() -> None:
                if step == "body":
                    await client.post("/x", body={})
                async for _ in await client._stream(CHAT, JSON, body=body):
                    pass

            try:
                with pytest.raises(APITimeoutError) as caught:
                    await called()
            finally:
                released.set()
            assert (caught.value.limit, caught.value.attempts) == ("total", 1)
            await client.close()

        took_s = run(kind.runner, scenario, grace_s=0.05)
    assert took_s == pytest.approx(TOTAL_S, abs=0.2)


def test_a_pool_that_is_full() -> None:
    """The wait for a connection of a user's client that has no more of them."""
    httpx = importlib.import_module(next(kind.family for kind in WIRE if kind.family.startswith("httpx")))

    async def scenario() -> None:
        own = httpx.AsyncClient(limits=httpx.Limits(max_connections=1))
        client = AsyncClient(api_key="sk-x", base_url=server.url, http_client=own, max_retries=0)
        stream = await client._stream(CHAT, JSON, body=ASK, timeout=None)
        with pytest.raises(APITimeoutError) as caught:
            await client.get("/x", timeout=Timeout(None, total=TOTAL_S))
        assert caught.value.limit == "total"
        await stream.close()
        await own.aclose()

    with ScriptedServer(Answer.sse(piece("a"), Pause(20))) as server:
        assert run("asyncio", scenario, grace_s=0.05) == pytest.approx(TOTAL_S, abs=0.2)
