"""Thousands of calls under limits, half of them cancelled wherever they stand: nobody waits for ever, and no place is lost."""

from __future__ import annotations

import asyncio
import random
import sys
import threading
from typing import Any

import pytest
import trio

from tests.transports.interrupting import cancelled_at
from tests.transports.kinds import WIRE, Kind, make, run
from tests.transports.scripted import Answer, ScriptedServer, Stall
from wherry import AsyncClient, Client, Limits
from wherry._runtime.base.operation import JSON, Operation

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
# A full bucket of 2,000 and 4,000 a second more: a third of the waiters has to wait.
HEADERS = {
    "x-ratelimit-limit-requests": "2000",
    "x-ratelimit-remaining-requests": "1000",
    "x-ratelimit-reset-requests": "250ms",
}
WAITERS = 3000


class _Answer:
    """One JSON answer, in two pieces with a pause before the second."""

    def __init__(self, wait: Any) -> None:
        self.status, self.headers = 200, [("content-type", "application/json"), *HEADERS.items()]
        self._pieces = iter((b'{"usage": {"prompt_tokens": 1, "completion_tokens": 1,', b' "total_tokens": 2}}'))
        self._wait = wait

    def __aiter__(self) -> Any:
        return self

    async def __anext__(self) -> bytes:
        await self._wait()
        return self._next(StopAsyncIteration)

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> bytes:
        return self._next(StopIteration)

    def _next(self, end: type[Exception]) -> bytes:
        for piece in self._pieces:
            return piece
        raise end


class _AsyncAnswer(_Answer):
    async def finish(self) -> None:
        pass

    async def close(self) -> None:
        pass


class _AsyncTransport:
    """Answers after a short while; waits are real."""

    def __init__(self, sleep: Any) -> None:
        self.sleep = sleep

    async def _pause(self) -> None:
        await self.sleep(random.random() * 0.01)

    async def send(self, request: Any, timeout: Any, /) -> _AsyncAnswer:  # noqa: ASYNC109 - the protocol has it
        await self._pause()
        return _AsyncAnswer(self._pause)

    async def close(self) -> None:
        pass


class _AnswerOfThreads(_Answer):
    def finish(self) -> None:
        pass

    def close(self) -> None:
        pass


class _Transport:
    def sleep(self, seconds: float, /) -> None:
        threading.Event().wait(seconds)

    def send(self, request: Any, timeout: Any, /) -> _AnswerOfThreads:
        return _AnswerOfThreads(None)

    def close(self) -> None:
        pass


def _nothing_is_left(client: Any) -> bool:
    return [(row.waiting, row.in_flight) for row in client.limits] == [(0, 0)]


async def _call(client: AsyncClient, done: list[int]) -> None:
    await client._request(CALL, JSON, body={"model": "m"})
    done.append(1)


def test_half_of_the_waiters_are_cancelled_on_asyncio() -> None:
    """Whoever is not cancelled is answered, and no place in the queue or in flight stays taken."""

    async def whole() -> None:
        client: Any = AsyncClient(api_key="k", transport=_AsyncTransport(asyncio.sleep), limits="headers")
        done: list[int] = []
        tasks = [asyncio.ensure_future(_call(client, done)) for _ in range(WAITERS)]
        for task in tasks[::2]:
            asyncio.get_running_loop().call_later(random.random() * 0.5, task.cancel)
        ended = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 30)
        cancelled = sum(isinstance(each, asyncio.CancelledError) for each in ended)
        assert (len(done) + cancelled, cancelled > 100) == (WAITERS, True)
        assert _nothing_is_left(client)

    asyncio.run(whole())


def test_half_of_the_waiters_are_cancelled_on_trio() -> None:
    """The same in a nursery, where scopes are cancelled."""

    async def whole() -> None:
        client: Any = AsyncClient(api_key="k", transport=_AsyncTransport(trio.sleep), limits="headers")
        done: list[int] = []
        cancelled: list[int] = []

        async def one(number: int) -> None:
            with trio.move_on_after(random.random() * 0.5 if number % 2 else 60) as scope:
                await _call(client, done)
            if scope.cancelled_caught:
                cancelled.append(1)

        with trio.fail_after(30):
            async with trio.open_nursery() as nursery:
                for number in range(WAITERS):
                    nursery.start_soon(one, number)
        assert (len(done) + len(cancelled), len(cancelled) > 100) == (WAITERS, True)
        assert _nothing_is_left(client)

    trio.run(whole)


@pytest.mark.skipif(sys.platform == "emscripten", reason="has no threads")
def test_threads_take_turns() -> None:
    """32 threads that share a client are all answered, and leave nothing behind."""
    client: Any = Client(api_key="k", transport=_Transport(), limits="headers")
    done: list[int] = []

    def work() -> None:
        for _ in range(WAITERS // 32):
            client._request(CALL, JSON, body={"model": "m"})
            done.append(1)

    threads = [threading.Thread(target=work) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(done) == WAITERS // 32 * 32
    assert _nothing_is_left(client)


OK = Answer.json({"usage": {"total_tokens": 3}})
EVENTS = Answer.sse({"choices": [1]}, {"choices": [2]}, Stall())


async def _whole(client: Any) -> None:
    """Wait for a turn after a first call, and read all of the answer."""
    for _ in range(2):
        await client._request(CALL, JSON, body={"model": "m"})


async def _streamed(client: Any) -> None:
    async with client.with_streaming_response._request(CALL, JSON, body={"model": "m"}) as answer:
        async for _ in answer.iter_bytes():
            pass


async def _dropped(client: Any) -> None:
    stream = await client._stream(CALL, JSON, body={"model": "m"})
    await stream.__anext__()


ACTS = {"two calls": (_whole, OK), "streamed answer": (_streamed, OK), "stream, dropped": (_dropped, EVENTS)}
ASYNC = [kind for kind in WIRE if kind.is_async]


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("kind", ASYNC, ids=str)
def test_a_call_that_is_cancelled_anywhere_hands_its_place_back(kind: Kind, name: str) -> None:
    """While it waits, sends or reads."""
    act, answer = ACTS[name]
    with ScriptedServer(answer) as server:

        async def whole() -> None:
            at, reached = 0, True
            while reached:
                client = make(kind, base_url=server.url, limits=Limits(requests_per_minute=6000, concurrent=1))
                reached = await cancelled_at(kind, lambda client=client: act(client), at)
                assert _nothing_is_left(client), f"suspension point {at}"
                await client.close()
                at += 1
            assert at > 1

        run(kind, whole)
