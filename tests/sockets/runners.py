"""The scenarios on CPython: on threads, asyncio and trio, each over a transport of the package."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import trio

import wherry
from tests.sockets.here import CANCELS, EVERYTHING, Here, Work
from tests.transports.kinds import Waited
from wherry._runtime.base.headers import Headers
from wherry._runtime.request.build import Request
from wherry.transports import AsyncSocket, SocketSettings

Make = Callable[[], Any]
"""Returns a transport that can connect."""


def request_of(url: str, headers: dict[str, str], timeout: wherry.Timeout) -> Request:
    """Return the request of a handshake."""
    return Request("GET", url, Headers(list(headers.items())), None, timeout)


# --- threads ----------------------------------------------------------------------------------------------------------


def driven(work: Awaitable[Any]) -> Any:
    """Run what waits for nothing; returns what it returns."""

    async def whole() -> Any:
        return await work

    try:
        whole().send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("on threads, a scenario waits inside of calls alone")


def on_threads(make: Make, url: str, play: Callable[[Here], Coroutine[Any, Any, Any]]) -> Any:
    """Run a scenario on threads."""
    transport = make()

    async def connect(url: str, settings: SocketSettings, headers: dict[str, str], timeout_s: float) -> AsyncSocket:
        timeout = wherry.Timeout(timeout_s)
        socket: Any = Waited(transport.connect(request_of(url, headers, timeout), settings, timeout))
        return cast(AsyncSocket, socket)

    async def sleep(seconds: float) -> None:
        time.sleep(seconds)  # noqa: ASYNC251 - nothing else runs in this thread

    async def together(works: list[Work]) -> list[Any]:
        with ThreadPoolExecutor(len(works)) as pool:
            return list(pool.map(lambda work: driven(work()), works))

    try:
        return driven(play(Here(url, connect, sleep=sleep, together=together, can=EVERYTHING - {CANCELS})))
    finally:
        transport.close()


# --- asyncio and trio -------------------------------------------------------------------------------------------------


async def _on(
    make: Make,
    url: str,
    play: Callable[[Here], Coroutine[Any, Any, Any]],
    together: Callable[[list[Work]], Awaitable[list[Any]]],
    cancelled: Callable[[float, Work], Awaitable[Any]],
    sleep: Callable[[float], Awaitable[None]],
) -> Any:
    transport = make()

    async def connect(url: str, settings: SocketSettings, headers: dict[str, str], timeout_s: float) -> AsyncSocket:
        timeout = wherry.Timeout(timeout_s)
        socket: AsyncSocket = await transport.connect(request_of(url, headers, timeout), settings, timeout)
        return socket

    try:
        return await play(Here(url, connect, sleep=sleep, together=together, cancelled=cancelled))
    finally:
        await transport.close()


def on_asyncio(make: Make, url: str, play: Callable[[Here], Coroutine[Any, Any, Any]]) -> Any:
    """Run a scenario on asyncio."""

    async def together(works: list[Work]) -> list[Any]:
        return await asyncio.gather(*(work() for work in works))

    async def cancelled(after_s: float, work: Work) -> Any:
        task = asyncio.ensure_future(work())
        await asyncio.wait({task}, timeout=after_s)
        task.cancel()
        try:
            return await task
        except asyncio.CancelledError:
            return None

    return asyncio.run(_on(make, url, play, together, cancelled, asyncio.sleep))


def on_trio(make: Make, url: str, play: Callable[[Here], Coroutine[Any, Any, Any]]) -> Any:
    """Run a scenario on trio."""

    async def together(works: list[Work]) -> list[Any]:
        out: list[Any] = [None] * len(works)

        async def one(number: int, work: Work) -> None:
            out[number] = await work()

        async with trio.open_nursery() as nursery:
            for number, work in enumerate(works):
                nursery.start_soon(one, number, work)
        return out

    async def cancelled(after_s: float, work: Work) -> Any:
        with trio.move_on_after(after_s):
            return await work()
        return None

    return trio.run(_on, make, url, play, together, cancelled, trio.sleep)


RUNNERS = {"threads": on_threads, "asyncio": on_asyncio, "trio": on_trio}
