"""What is done over a connection. Each case is written once, as an async function; that of threads waits for nothing.

It takes a link: `send` and `recv` of texts, `turn` for a whole answer, `open` for another connection. It returns how many
units were done, and how long the clock ran.
"""

from __future__ import annotations

import gc
import json
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

__all__ = ("CASES", "Case", "Took", "body_of")

TURNS = 20
DELAY_MS = 30
_TOOL = {"type": "function", "name": "look", "parameters": {"type": "object", "properties": {}}}
_FIRST = {"instructions": "be brief " * 100, "tools": [_TOOL] * 5, "input": [{"role": "user", "content": "go"}]}


def body_of(last: dict[str, Any] | None) -> dict[str, Any]:
    """Return the body of a turn: the first question, or the result of the tool that the `last` response wants."""
    body: dict[str, Any] = {"model": f"turn-{DELAY_MS}"}
    if last is None:
        return {**body, **_FIRST}
    result = {"type": "function_call_output", "call_id": last["call_id"], "output": "r" * 1500}
    return {**body, "input": [result], "previous_response_id": last["id"]}


@dataclass
class Took:
    """Seconds for all units; `left` has what was there before and after, where that is the question."""

    units: int
    wall_s: float = 0.0
    cpu_s: float = 0.0
    left: dict[str, int] = field(default_factory=dict)

    def __enter__(self) -> None:
        gc.collect()
        self.wall_s, self.cpu_s = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.cpu_s, self.wall_s = time.process_time() - self.cpu_s, time.perf_counter() - self.wall_s


Play = Callable[[Any], Awaitable[Took]]


@dataclass(frozen=True)
class Case:
    """`unit` is what times are told for, `scale` how many of the table's are a second."""

    name: str
    title: str
    unit: str
    scale: float
    play: Play
    whole: bool = False
    """Whether it is told as a whole: turns."""


async def _turns(link: Any) -> Took:
    last = await link.turn(body_of(None))
    took = Took(TURNS)
    with took:
        last = None
        for _ in range(TURNS):
            last = await link.turn(body_of(last))
    return took


def _messages_in(count: int, size: int) -> Play:
    async def play(link: Any) -> Took:
        await link.send(json.dumps({"type": "flood", "count": count, "size": size}))
        await link.recv()
        took = Took(count)
        with took:
            for _ in range(count):
                await link.recv()
        return took

    return play


def _messages_out(count: int, size: int) -> Play:
    async def play(link: Any) -> Took:
        text = json.dumps({"type": "noise", "pad": "x" * size})
        took = Took(count)
        with took:
            for _ in range(count):
                await link.send(text)
        await link.send('{"type": "echo"}')
        await link.recv()
        return took

    return play


async def _connects(link: Any) -> Took:
    await link.open(close=True)
    took = Took(100)
    with took:
        for _ in range(took.units):
            await link.open(close=True)
    return took


async def _drops(link: Any) -> Took:
    """Open connections and drop them: nobody closes them."""
    await link.open(close=False)
    before = _held()
    took = Took(1000)
    with took:
        for _ in range(took.units):
            await link.open(close=False)
    gc.collect()
    await link.open(close=True)  # what was dropped in an event loop is closed by the next call
    took.left = {name: count - before[name] for name, count in _held().items()}
    return took


def _held() -> dict[str, int]:
    import os

    tasks = 0
    asyncio = sys.modules.get("asyncio")
    if asyncio is not None:
        try:
            tasks = len(asyncio.all_tasks())
        except RuntimeError:  # no loop of asyncio runs
            tasks = 0
    folder = "/proc/self/fd" if os.path.isdir("/proc/self/fd") else "/dev/fd"
    return {"descriptors": len(os.listdir(folder)), "threads": threading.active_count(), "tasks": tasks}


CASES = {
    case.name: case
    for case in (
        Case("turns", f"{TURNS} turns of an agent, {DELAY_MS} ms each", "all turns, ms", 1e3, _turns, whole=True),
        Case("in-200", "messages of 200 bytes in", "a message, µs", 1e6, _messages_in(4000, 200)),
        Case("in-60k", "messages of 60 kB in", "a message, µs", 1e6, _messages_in(200, 60_000)),
        Case("out-200", "messages of 200 bytes out", "a message, µs", 1e6, _messages_out(3000, 200)),
        Case("out-60k", "messages of 60 kB out", "a message, µs", 1e6, _messages_out(200, 60_000)),
        Case("connect", "connecting and closing", "a connection, ms", 1e3, _connects),
        Case("drop", "1,000 connections, dropped", "a connection, ms", 1e3, _drops),
    )
}
