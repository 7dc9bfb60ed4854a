"""Reading a connection while the program works and nobody waits for an event, so that the server's pings are answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Event, Lock, Thread
from typing import Any, TypeVar

from ..client.jobs import async_jobs
from .waking import async_wake

__all__ = ("ReadingTask", "ReadingThread")

T = TypeVar("T")
_LOOK_S = 0.5
"""How often the connection is looked at."""


class ReadingTask:
    """For tasks: there is one more while somebody works."""

    def __init__(self, look: Callable[[], Awaitable[Any]]) -> None:
        self._look = look

    async def during(self, work: Callable[[], Awaitable[T]]) -> T:
        """Return what awaiting `work()` returns."""
        jobs = await async_jobs()
        jobs.start(self._run)
        try:
            return await work()
        finally:
            await jobs.close()

    async def _run(self) -> None:
        while True:
            await async_wake().wait(_LOOK_S)
            await self._look()

    def close(self) -> None:
        """Nothing is left to end."""


class ReadingThread:
    """For threads: there is one more while somebody works.

    It outlives the work by one look at most, so that many short works in a row need only one.
    """

    def __init__(self, look: Callable[[], object]) -> None:
        self._look, self._is_over = look, Event()
        self._lock = Lock()
        self._busy = 0
        self._thread: Thread | None = None

    def during(self, work: Callable[[], T]) -> T:
        """Return what `work()` returns."""
        self._begin()
        try:
            return work()
        finally:
            with self._lock:
                self._busy -= 1

    def _begin(self) -> None:
        with self._lock:
            self._busy += 1
            if self._thread is None:
                self._thread = Thread(target=self._run, daemon=True)
                try:
                    self._thread.start()
                except RuntimeError:  # on WebAssembly; there, the host answers pings
                    self._thread = None

    def _run(self) -> None:
        while not self._is_over.wait(_LOOK_S):
            with self._lock:
                if not self._busy:
                    self._thread = None
                    return
            self._look()

    def close(self) -> None:
        """Return when the thread has ended."""
        self._is_over.set()
        if (thread := self._thread) is not None:
            thread.join()
