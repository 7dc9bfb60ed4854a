"""Calls under `limits=` whose client or event loop changes meanwhile: other limits, copies, a loop that is closed."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import pytest

import wherry
from tests.transports.kinds import Kind, make, on_memory, run
from wherry import Limits
from wherry._runtime.base.operation import JSON, Operation
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")


class Hanging(AsyncMemoryTransport):
    """Answers once it may."""

    def __init__(self) -> None:
        super().__init__(lambda sent: Reply(json={}))
        self.clock: Any = time.monotonic
        self.may_answer = False
        self.sleep: Any = asyncio.sleep

    async def send(self, *arguments: Any) -> Any:
        """Hang, or answer."""
        while not self.may_answer:  # noqa: ASYNC110 - there is one event loop after the other
            await asyncio.sleep(60)
        return await super().send(*arguments)


@pytest.mark.filterwarnings("ignore:coroutine:RuntimeWarning")
def test_an_event_loop_is_closed_with_calls_pending() -> None:
    """Nothing ends these calls, and yet their places under `concurrent` are free for the next loop."""
    transport = Hanging()
    client = wherry.AsyncClient(api_key="k", transport=transport, limits=Limits(concurrent=2))
    tasks: list[asyncio.Task[Any]] = []  # they stay in memory

    async def many() -> None:
        tasks.extend(asyncio.ensure_future(client._request(CALL, JSON, body={"model": "m"})) for _ in range(5))
        await asyncio.sleep(0.05)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(many())
    assert [(row.waiting, row.in_flight) for row in client.limits] == [(3, 2)]
    loop.close()
    transport.may_answer = True

    async def once() -> None:
        await asyncio.wait_for(client._request(CALL, JSON, body={"model": "m"}), 5)

    for _ in range(2):
        asyncio.run(once())
    assert [(row.waiting, row.in_flight) for row in client.limits] == [(0, 0)]
    for task in tasks:
        task._log_destroy_pending = False  # type: ignore[attr-defined]


@on_memory
@pytest.mark.parametrize("new", [None, Limits(concurrent=4)], ids=["none", "others"])
def test_limits_are_changed_while_a_call_waits(kind: Kind, new: Limits | None) -> None:
    """It queues up under the new limits, or goes; other options may change without that."""

    async def whole() -> None:
        transport: Any = (AsyncMemoryTransport if kind.is_async else MemoryTransport)(lambda sent: Reply(json={}))
        client = make(kind, transport=transport, limits=Limits(requests_per_minute=0.01))
        await client._request(CALL, JSON, body={"model": "m"})
        target = client if kind.is_async else client._target
        slept, waits = transport.sleep, []

        def note(seconds: float) -> Any:
            waits.append(seconds)
            if len(waits) == 2:
                target.timeout = 3.0
            if len(waits) == 3:
                assert [row.waiting for row in client.limits] == [1]
                target.limits = new
            return slept(seconds)

        transport.sleep = note
        await client._request(CALL, JSON, body={"model": "m"})
        assert len(waits) == 3
        assert max(waits) <= 5
        assert {(row.waiting, row.in_flight) for row in client.limits} == {(0, 0)}

    run(kind, whole)


def test_copies_that_differ_in_their_patience_share_a_limit() -> None:
    """`max_wait_s` limits nothing; other numbers are limits of their own."""
    most, running, lock = [0], [0], threading.Lock()

    def reply(sent: Any) -> Reply:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.02)
        with lock:
            running[0] -= 1
        return Reply(json={})

    transport = MemoryTransport(reply)
    transport.clock, transport.sleep = time.monotonic, time.sleep  # type: ignore[method-assign, assignment]
    client = wherry.Client(api_key="k", transport=transport, limits=Limits(concurrent=2))
    copy = client.with_options(limits=Limits(concurrent=2, max_wait_s=60))
    threads = [
        threading.Thread(target=lambda each=each: each._request(CALL, JSON, body={"model": "m"}))
        for each in (client, copy) * 5
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [2]
    assert len(client.limits) == 1
    client.with_options(limits=Limits(concurrent=3))._request(CALL, JSON, body={"model": "m"})
    assert len(client.limits) == 2


LARGE = {
    "words": ("Request too large for m on tokens per min (TPM): Limit 30,000, Requested 40000.", {}, ""),
    "used": ("Rate limit reached: Limit 300, Used 299, Requested 3000. Please try again", {}, ""),
    "headers": ("too many tokens", {"limit": "1000", "remaining": "990"}, "x" * 8000),
}


@on_memory
@pytest.mark.parametrize("name", LARGE)
def test_a_request_that_is_larger_than_the_limit(kind: Kind, name: str) -> None:
    """It is tried once, and the error says why; one that only came too early is tried again."""
    message, figures, text = LARGE[name]
    headers = {f"x-ratelimit-{field}-tokens": value for field, value in figures.items()}

    def reply(sent: Any) -> Reply:
        return Reply(status=429, json={"error": {"message": message, "type": "tokens"}}, headers=headers)

    async def whole() -> None:
        transport: Any = (AsyncMemoryTransport if kind.is_async else MemoryTransport)(reply)
        client = make(kind, transport=transport, limits="headers")
        with pytest.raises(
            wherry.RateLimitError, match=r"The request is larger than the limit \(.*\): no other"
        ) as error:
            await client._request(CALL, JSON, body={"model": "m", "input": text})
        assert error.value.message.startswith(message)
        assert len(transport.requests) == error.value.attempts == 1
        assert error.value.tried_s == 0

        few = "Limit 30000, Used 29999, Requested 40. Please try again in 20ms."
        replies = [Reply(status=429, json={"error": {"message": few, "type": "tokens"}}), Reply(json={})]
        transport = (AsyncMemoryTransport if kind.is_async else MemoryTransport)(replies)
        await make(kind, transport=transport, limits="headers")._request(CALL, JSON, body={"input": text})

    run(kind, whole)


@on_memory
def test_the_error_of_a_turn_that_did_not_come_says_why(kind: Kind) -> None:
    """A request of more tokens than a minute has may wait for long: its error names both numbers."""

    async def whole() -> None:
        transport: Any = (AsyncMemoryTransport if kind.is_async else MemoryTransport)(lambda sent: Reply(json={}))
        client = make(kind, transport=transport, limits=Limits(tokens_per_minute=60, headers=False))
        if kind.is_async:
            transport.clock = None
            transport.sleep = {"asyncio": asyncio.sleep, "trio": __import__("trio").sleep}[kind.runner]
        body = {"model": "m", "input": "x" * 4000}
        await client._request(CALL, JSON, body=body)  # the bucket was full: it goes
        with pytest.raises(wherry.APITimeoutError, match=r"it takes about 1,0.. tokens, and tokens_per_minute is 60"):
            await client._request(CALL, JSON, body=body, timeout=wherry.Timeout(total=0.05))

    run(kind, whole)
