"""What the tests of responses over a connection have in common: the classes, and runners for asyncio and trio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import trio

import wherry
from wherry import models as m
from wherry._runtime.base.operation import Operation
from wherry._runtime.connections.async_lanes import AsyncLaneMethods, AsyncLanesConnection
from wherry._runtime.connections.async_manager import AsyncConnectionManager
from wherry._runtime.connections.sync_lanes import LaneMethods, LanesConnection
from wherry._runtime.connections.sync_manager import ConnectionManager
from wherry.resources.responses import AsyncResponses, Responses

CONNECT = Operation("GET", "/responses", name="responses.connect")


class Lane(LaneMethods, Responses):
    _resource = Responses


class Connection(LanesConnection[Any], Responses):
    _resource, _lane_class = Responses, Lane

    @staticmethod
    def _reads() -> Any:
        return m.ResponsesServerEvent


class Manager(ConnectionManager[Connection]):
    _connection = Connection


class AsyncLane(AsyncLaneMethods, AsyncResponses):
    _resource = AsyncResponses


class AsyncConnection(AsyncLanesConnection[Any], AsyncResponses):
    _resource, _lane_class = AsyncResponses, AsyncLane

    @staticmethod
    def _reads() -> Any:
        return m.ResponsesServerEvent


class AsyncManager(AsyncConnectionManager[AsyncConnection]):
    _connection = AsyncConnection


def faults(text: str) -> dict[str, Any]:
    """The arguments of a connection with these faults."""
    return {"extra_query": {"_fault": text}} if text else {}


def connect(client: wherry.Client, fault: str = "", **more: Any) -> Manager:
    return Manager(client.responses._client, CONNECT, **faults(fault), **more)


def connect_async(client: wherry.AsyncClient, fault: str = "", **more: Any) -> AsyncManager:
    return AsyncManager(client.responses._client, CONNECT, **faults(fault), **more)


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
