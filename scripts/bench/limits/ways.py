"""How rows are sent. Each way is a function that sends all of them and returns how many were lost.

A way imports its library itself: this module can be read where none is installed.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from .scenarios import Scenario

__all__ = ("WAYS",)

Row = tuple[int, int]
"""Its number, and its tokens."""


class Rows:
    """What is still to be sent, shared by all callers, and how many were lost."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._lock = threading.Lock()
        self.lost = 0

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        with self._lock:
            return next(self._rows)


def _call(row: Row, caller: int) -> dict[str, Any]:
    number, tokens = row
    # The text is as long as its tokens say, by the usual estimate.
    text = f"{number} ".ljust(4 * tokens, "x")
    return {
        "model": "m",
        "messages": [{"role": "user", "content": text}],
        "user": str(tokens),
        "extra_headers": {"x-caller": str(caller)},
    }


def _at_a_time(scenario: Scenario) -> list[int]:
    """Return the caller that each of the calls in flight belongs to."""
    return [number % scenario.callers for number in range(scenario.at_a_time)]


async def _all(package: Any, base_url: str, scenario: Scenario, rows: Rows, together: Any, **options: Any) -> int:
    client = package.AsyncOpenAI(api_key="sk-test", base_url=base_url, **options)

    async def work(caller: int) -> None:
        for row in rows:
            try:
                await client.chat.completions.create(**_call(row, caller))
            except package.APIStatusError:
                rows.lost += 1

    await together([partial(work, caller) for caller in _at_a_time(scenario)])
    await client.close()
    return rows.lost


async def _gather(works: list[Callable[[], Any]]) -> None:
    await asyncio.gather(*(work() for work in works))


async def _nursery(works: list[Callable[[], Any]]) -> None:
    import trio

    async with trio.open_nursery() as nursery:
        for work in works:
            nursery.start_soon(work)


def _wherry(base_url: str, scenario: Scenario, rows: Rows, **options: Any) -> int:
    import wherry

    return asyncio.run(_all(wherry, base_url, scenario, rows, _gather, **options))


def _wherry_trio(base_url: str, scenario: Scenario, rows: Rows, **options: Any) -> int:
    import trio

    import wherry

    return trio.run(partial(_all, wherry, base_url, scenario, rows, _nursery, **options))


def _wherry_threads(base_url: str, scenario: Scenario, rows: Rows, **options: Any) -> int:
    """Send from a quarter of the threads: each costs more than a task."""
    import wherry

    client = wherry.Client(api_key="sk-test", base_url=base_url, **options)

    def work(caller: int) -> None:
        for row in rows:
            try:
                client.chat.completions.create(**_call(row, caller))
            except wherry.APIStatusError:
                rows.lost += 1

    threads = [threading.Thread(target=work, args=(caller,)) for caller in _at_a_time(scenario)[::4]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    client.close()
    return rows.lost


def _openai(base_url: str, scenario: Scenario, rows: Rows, **options: Any) -> int:
    import openai

    return asyncio.run(_all(openai, base_url, scenario, rows, _gather, **options))


def _script(base_url: str, scenario: Scenario, rows: Rows) -> int:
    """Send as a script does that many programs were copied from.

    It is told requests and tokens a minute, and keeps a bucket of each that is full at the start. A row that is refused is
    queued again, five times at most, and after a refusal nothing is sent for 15 seconds.
    """
    return asyncio.run(_scripted(base_url, scenario, rows))


async def _scripted(base_url: str, scenario: Scenario, rows: Rows) -> int:
    import httpx

    per_minute = {"requests": 60 * min(scenario.rate, 1e6), "tokens": 60 * scenario.tokens_a_second or 1e9}
    left, at_s, refused_s = dict(per_minute), time.monotonic(), -60.0
    again: list[tuple[Row, int]] = []
    running: set[asyncio.Task[None]] = set()
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(timeout=60, limits=limits) as client:

        async def send(row: Row, tries: int) -> None:
            nonlocal refused_s
            call = _call(row, 0)
            headers = {"authorization": "Bearer sk-test", **call.pop("extra_headers")}
            answer = await client.post(f"{base_url}/chat/completions", json=call, headers=headers)
            if answer.status_code == 429:
                refused_s = time.monotonic()
                if tries:
                    again.append((row, tries - 1))
                else:
                    rows.lost += 1

        following = next(((row, 4) for row in rows), None)
        while following or again or running:
            now_s = time.monotonic()
            for name, limit in per_minute.items():
                left[name] = min(limit, left[name] + limit * (now_s - at_s) / 60)
            at_s = now_s
            if (pause_s := refused_s + 15 - now_s) > 0:
                await asyncio.sleep(pause_s)
                continue
            nexts = again[0] if again else following
            if nexts is not None and left["requests"] >= 1 and left["tokens"] >= nexts[0][1]:
                if again:
                    again.pop(0)
                else:
                    following = next(((row, 4) for row in rows), None)
                left["requests"] -= 1
                left["tokens"] -= nexts[0][1]
                task = asyncio.create_task(send(*nexts))
                running.add(task)
                task.add_done_callback(running.discard)
            await asyncio.sleep(0.001)
    return rows.lost


WAYS: dict[str, tuple[str, str, Callable[[str, Scenario, Rows], int]]] = {
    "limits": ("wherry", 'AsyncClient(limits="headers"), asyncio', partial(_wherry, limits="headers")),
    "limits-trio": ("wherry", "the same, trio", partial(_wherry_trio, limits="headers")),
    "limits-threads": ("wherry", 'Client(limits="headers"), 16 threads', partial(_wherry_threads, limits="headers")),
    "wherry-2": ("wherry", "wherry without limits, 2 retries", partial(_wherry, max_retries=2)),
    "wherry-8": ("wherry", "wherry without limits, 8 retries", partial(_wherry, max_retries=8)),
    "openai-2": ("openai", "openai, 2 retries", partial(_openai, max_retries=2)),
    "openai-8": ("openai", "openai, 8 retries", partial(_openai, max_retries=8)),
    "script": ("wherry", "the method of a well-known script, a fifth of the rows", _script),
}
"""Name -> (the environment that it runs in, what it is, the function)."""
