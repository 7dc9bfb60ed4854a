"""What the tests of responses over a connection have in common: connections, and runners for asyncio and trio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import trio

import wherry
from wherry.resources._connections.responses import AsyncResponsesConnectionManager, ResponsesConnectionManager


def faults(text: str) -> dict[str, Any]:
    """The arguments of a connection with these faults."""
    return {"extra_query": {"_fault": text}} if text else {}


def connect(client: wherry.Client, fault: str = "", **more: Any) -> ResponsesConnectionManager:
    """Connect to a server with a fault."""
    return client.responses.connect(**faults(fault), **more)


def connect_async(client: wherry.AsyncClient, fault: str = "", **more: Any) -> AsyncResponsesConnectionManager:
    """Connect to a server with a fault."""
    return client.responses.connect(**faults(fault), **more)


Main = Callable[[], Awaitable[Any]]


async def _with_asyncio(works: list[Main]) -> list[Any]:
    return await asyncio.gather(*(work() for work in works))


async def _with_trio(works: list[Main]) -> list[Any]:
    results: dict[int, Any] = {}

    async def run(index: int, work: Main) -> None:
        results[index] = await work()

    async with trio.open_nursery() as nursery:
        for index, work in enumerate(works):
            nursery.start_soon(run, index, work)
    return [results[index] for index in range(len(works))]


async def _asyncio_within(seconds: float, work: Main) -> bool:
    """Cancel `work` after some seconds; returns whether that was needed."""
    task = asyncio.ensure_future(work())
    try:
        await asyncio.wait_for(task, seconds)
    except (TimeoutError, asyncio.TimeoutError):
        return True
    return False


async def _trio_within(seconds: float, work: Main) -> bool:
    with trio.move_on_after(seconds) as scope:
        await work()
    return scope.cancelled_caught


class Loop:
    """One kind of event loop."""

    def __init__(self, run: Callable[[Main], Any], together: Any, within: Any, sleep: Any) -> None:
        self.run, self.together, self.within, self.sleep = run, together, within, sleep


LOOPS = {
    "asyncio": Loop(lambda main: asyncio.run(main()), _with_asyncio, _asyncio_within, asyncio.sleep),  # type: ignore[arg-type]
    "trio": Loop(trio.run, _with_trio, _trio_within, trio.sleep),
}
