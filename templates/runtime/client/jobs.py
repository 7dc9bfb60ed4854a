"""Jobs beside a stream: tasks of asyncio, a nursery of trio, or threads.

`start(job)` begins one. `wait()` returns when one has ended since, and raises what that has raised. `close()` returns when
all have ended: they are cancelled, but for threads. `running` counts those that `wait` has not told of. Where no thread
can be started, as on WebAssembly, a job runs at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextvars import copy_context
from queue import SimpleQueue
from threading import Thread
from typing import Any

from ..transports.http.loops import token

__all__ = ("Threads", "async_jobs")


async def async_jobs() -> Any:
    """Return what runs jobs in the event loop of the caller."""
    if hasattr(token(), "call_soon"):
        return _Tasks()
    trio: Any = sys.modules["trio"]
    block = trio.open_nursery()
    return _Nursery(trio, block, await block.__aenter__())


class _Tasks:
    def __init__(self) -> None:
        self._asyncio: Any = sys.modules["asyncio"]
        self._tasks: set[Any] = set()

    @property
    def running(self) -> int:
        return len(self._tasks)

    def start(self, job: Callable[[], Any]) -> None:
        self._tasks.add(self._asyncio.ensure_future(job()))

    async def wait(self) -> None:
        ended, self._tasks = await self._asyncio.wait(self._tasks, return_when="FIRST_COMPLETED")
        for task in ended:
            task.result()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await self._asyncio.gather(*self._tasks, return_exceptions=True)


class _Nursery:
    def __init__(self, trio: Any, block: Any, nursery: Any) -> None:
        self._trio, self._block, self._nursery, self._ended = trio, block, nursery, trio.Event()
        self._alive = 0
        self._failures: list[BaseException] = []

    @property
    def running(self) -> int:
        return self._alive + len(self._failures)

    def start(self, job: Callable[[], Any]) -> None:
        self._alive += 1
        self._nursery.start_soon(self._run, job)

    async def _run(self, job: Callable[[], Any]) -> None:
        try:
            await job()
        except self._trio.Cancelled:
            raise
        except BaseException as error:  # not for the nursery, which would make a group of it
            self._failures.append(error)
        self._alive -= 1
        self._ended.set()

    async def wait(self) -> None:
        if not self._failures:
            await self._ended.wait()
        self._ended = self._trio.Event()
        if self._failures:
            raise self._failures.pop()

    async def close(self) -> None:
        self._nursery.cancel_scope.cancel()
        await self._block.__aexit__(None, None, None)  # an error of the caller's goes on by itself, in no group


class Threads:
    """Jobs in threads."""

    def __init__(self) -> None:
        self._threads: list[Thread] = []
        self._ended: SimpleQueue[BaseException | None] = SimpleQueue()
        self.running = 0

    def start(self, job: Callable[[], Any]) -> None:
        """Begin a job, in a copy of the context of the caller."""
        self.running += 1
        thread = Thread(target=copy_context().run, args=(self._run, job))
        try:
            thread.start()
        except RuntimeError:
            self._run(job)
        else:
            self._threads.append(thread)

    def _run(self, job: Callable[[], Any]) -> None:
        failure = None
        try:
            job()
        except BaseException as error:
            failure = error
        self._ended.put(failure)

    def wait(self) -> None:
        """Return when a job has ended that was not told of before; raise what it has raised."""
        failure = self._ended.get()
        self.running -= 1
        if failure is not None:
            raise failure

    def close(self) -> None:
        """Wait for all of them."""
        for thread in self._threads:
            thread.join()
