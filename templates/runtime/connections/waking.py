"""Waiting for another task: what is woken once, and a lock whose turn is kept. On asyncio, whatever its host, and on trio.

Threads use Event and Lock of the standard library for the same.
"""

from __future__ import annotations

import sys
from collections import deque
from threading import Event
from typing import Any

from ..transports.http.loops import token

__all__ = ("AsyncTurns", "Wake", "async_wake")


class _Wake:
    """For asyncio."""

    __slots__ = ("_future", "_loop")

    def __init__(self, loop: Any) -> None:
        self._loop, self._future = loop, loop.create_future()

    def is_set(self) -> bool:
        return bool(self._future.done())

    def set(self) -> None:
        if not self._future.done():
            self._future.set_result(None)

    async def wait(self, timeout: float | None = None) -> None:
        """Return when it is set, or when the time is over."""
        timer = None if timeout is None else self._loop.call_later(timeout, self.set)
        try:
            await self._future
        finally:
            if timer is not None:
                timer.cancel()


class _TrioWake:
    __slots__ = ("_event", "_trio")

    def __init__(self, trio: Any) -> None:
        self._trio, self._event = trio, trio.Event()

    def is_set(self) -> bool:
        return bool(self._event.is_set())

    def set(self) -> None:
        self._event.set()

    async def wait(self, timeout: float | None = None) -> None:
        """Return when it is set, or when the time is over."""
        with self._trio.move_on_after(float("inf") if timeout is None else timeout):
            await self._event.wait()
        self._event.set()


def async_wake() -> Any:
    """Return what one task of this event loop can wait for: `set`, `is_set` and `wait`."""
    loop = token()
    return _Wake(loop) if hasattr(loop, "call_soon") else _TrioWake(sys.modules["trio"])


Wake = Event
"""The same for threads."""


class AsyncTurns:
    """A lock for tasks, who get it in the order in which they asked."""

    __slots__ = ("_is_held", "_waiting")

    def __init__(self) -> None:
        self._is_held = False
        self._waiting: deque[Any] = deque()

    async def __aenter__(self) -> None:
        if not self._is_held:
            self._is_held = True
            return
        wake = async_wake()
        self._waiting.append(wake)
        try:
            await wake.wait()
        except BaseException:
            if wake.is_set():
                self._pass_on()
            else:
                self._waiting.remove(wake)
            raise

    async def __aexit__(self, *error: object) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        if self._waiting:
            self._waiting.popleft().set()
        else:
            self._is_held = False
