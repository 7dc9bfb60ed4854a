"""Those who work on the rows: threads, tasks of asyncio, tasks of trio. And bells, which wake those who wait.

A crew starts its workers together. `cancel` ends what they wait for, where that can be done: threads go on until their call
is over. `ended` returns when no worker is left. `soon` calls a function where the workers are, outside of whatever happens now:
a `__del__` needs it, which may be called anywhere. A worker raises nothing but what cancels it.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from contextlib import nullcontext, suppress
from contextvars import copy_context
from functools import cache, partial
from threading import Condition, Lock, Thread
from typing import Any

from ..transports.http.loops import token

__all__ = ("ThreadCrew", "crew_of_loop")


class ThreadCrew:
    """Workers in threads. Those who wait for a bell hold `lock`."""

    cancelled: tuple[type[BaseException], ...] = ()
    """What cancels a worker: nothing."""

    def __init__(self) -> None:
        self.lock = Lock()
        self._threads: list[Thread] = []

    def is_cancelled(self) -> bool:
        """Whether the worker that asks was cancelled itself."""
        return False

    def bell(self) -> _ThreadBell:
        """Return a new bell."""
        return _ThreadBell(self.lock)

    def turns(self) -> Lock:
        """Return a lock for what one worker does at a time."""
        return Lock()

    def start(self, worker: Callable[[], None], count: int) -> int:
        """Start the workers, and return how many there are: 0 where no thread can be started."""
        try:
            for _ in range(count):
                thread = Thread(target=copy_context().run, args=(worker,), name="wherry.bulk", daemon=True)
                thread.start()
                self._threads.append(thread)
        except RuntimeError:  # WebAssembly has none
            pass
        return len(self._threads)

    def cancel(self) -> None:
        """Do nothing: a call in a thread cannot be cancelled."""

    def ended(self) -> None:
        """Wait until no worker is left."""
        for thread in self._threads:
            thread.join()

    def soon(self, function: Callable[[], object]) -> None:
        """Call `function` in a thread of its own."""
        with suppress(RuntimeError):  # the interpreter ends
            Thread(target=function, daemon=True).start()


class _ThreadBell:
    def __init__(self, lock: Lock) -> None:
        self._condition = Condition(lock)
        self.wait: Callable[[float | None], object] = self._condition.wait
        self.ring = self._condition.notify_all


def crew_of_loop() -> Any:
    """Return a crew for the event loop that runs."""
    running = token()
    return _AsyncioCrew(running) if hasattr(running, "call_soon") else _TrioCrew(sys.modules["trio"], running)


@cache
def _task_that_counts() -> Any:
    """Return a class of tasks that know how often they were cancelled, as those of Python 3.11 do."""
    import asyncio

    class CountingTask(asyncio.Task):  # type: ignore[type-arg]
        count = 0

        def cancel(self, msg: Any = None) -> bool:
            self.count += 1
            return super().cancel(msg)

        def cancelling(self) -> int:
            return self.count

    return CountingTask


class _AsyncioCrew:
    """Workers in tasks of asyncio."""

    lock = nullcontext()

    def __init__(self, loop: Any) -> None:
        self._loop = loop
        self._asyncio: Any = sys.modules["asyncio"]
        self._tasks: list[Any] = []
        self.cancelled: Any = self._asyncio.CancelledError

    def bell(self) -> _AsyncioBell:
        return _AsyncioBell(self._loop)

    def turns(self) -> Any:
        return self._asyncio.Lock()

    def start(self, worker: Callable[[], Awaitable[None]], count: int) -> int:
        begin: Any = self._loop.create_task
        if sys.version_info < (3, 11):
            begin = partial(_task_that_counts(), loop=self._loop)
        self._tasks = [begin(worker()) for _ in range(count)]
        return count

    def cancel(self) -> None:
        with suppress(RuntimeError):  # the loop is closed
            for task in self._tasks:
                task.cancel()

    def is_cancelled(self) -> bool:
        """Whether the worker that asks was cancelled itself."""
        return bool(self._asyncio.current_task().cancelling())

    async def ended(self) -> None:
        if self._tasks:
            await self._asyncio.wait(self._tasks)
        for task in self._tasks:
            if not task.cancelled():
                task.exception()  # which the engine has kept

    def soon(self, function: Callable[[], object]) -> None:
        try:
            self._loop.call_soon_threadsafe(function)
        except RuntimeError:  # it is closed
            function()


class _AsyncioBell:
    __slots__ = ("_loop", "_waiting")

    def __init__(self, loop: Any) -> None:
        self._loop = loop
        self._waiting: list[Any] = []

    async def wait(self, seconds: float | None) -> None:
        """Wait until the bell rings, or so many seconds."""
        future = self._loop.create_future()
        self._waiting.append(future)
        if seconds is None:
            await future
            return
        timer = self._loop.call_later(seconds, _wake, future)
        try:
            await future
        finally:
            timer.cancel()

    def ring(self) -> None:
        """Wake everybody."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            _wake(future)


def _wake(future: Any) -> None:
    if not future.done():
        future.set_result(None)


class _TrioCrew:
    """Workers in a nursery of trio, in a task of its own: a run may begin and end in different blocks of the program."""

    lock = nullcontext()

    def __init__(self, trio: Any, running: Any) -> None:
        self._trio, self._token = trio, running
        self._scope = trio.CancelScope()
        self._ended = trio.Event()
        self.cancelled = trio.Cancelled

    def bell(self) -> _TrioBell:
        return _TrioBell(self._trio)

    def turns(self) -> Any:
        return self._trio.Lock()

    def start(self, worker: Callable[[], Awaitable[None]], count: int) -> int:
        self._trio.lowlevel.spawn_system_task(self._run, worker, count, name="wherry.bulk", context=copy_context())
        return count

    async def _run(self, worker: Callable[[], Awaitable[None]], count: int) -> None:
        try:
            with self._scope:
                async with self._trio.open_nursery() as nursery:
                    for _ in range(count):
                        nursery.start_soon(worker)
        finally:
            self._ended.set()

    def cancel(self) -> None:
        self._scope.cancel()

    def is_cancelled(self) -> bool:
        return True  # no cancellation leaves the scope that it is of

    async def ended(self) -> None:
        with self._trio.CancelScope(shield=True):
            await self._ended.wait()

    def soon(self, function: Callable[[], object]) -> None:
        try:
            self._token.run_sync_soon(function)
        except self._trio.RunFinishedError:
            function()


class _TrioBell:
    __slots__ = ("_event", "_trio")

    def __init__(self, trio: Any) -> None:
        self._trio = trio
        self._event = trio.Event()

    async def wait(self, seconds: float | None) -> None:
        event = self._event
        if seconds is None:
            await event.wait()
            return
        with self._trio.move_on_after(max(seconds, 0.0)):
            await event.wait()

    def ring(self) -> None:
        event, self._event = self._event, self._trio.Event()
        event.set()

# Copied from templates/runtime/bulk/crews.py: edit it there.
