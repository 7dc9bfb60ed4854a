"""How what a task awaits is cut off when its time is up, on asyncio and trio. Only calls with a Deadline need it.

Cancelling reaches every place where a call may wait, whoever wrote it: a name that is looked up, a connection that opens,
a body that is read, a pool that is full, a function of the caller's.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from ..base.deadline import Deadline

__all__ = ("clock_of_loop", "cut_off")

T = TypeVar("T")

_LONGEST_TIMER_S = 86_400.0
"""Some event loops cannot set a longer one; ours is set again when it goes off too early."""


def clock_of_loop() -> Callable[[], float]:
    """Return the clock of the event loop that runs."""
    trio = _running_trio()
    if trio is not None:
        return trio.current_time  # type: ignore[no-any-return]
    import asyncio

    return asyncio.get_running_loop().time


def _running_trio() -> Any:
    trio = sys.modules.get("trio")
    if trio is not None:
        try:
            trio.lowlevel.current_trio_token()
        except RuntimeError:
            return None
    return trio


async def cut_off(deadline: Deadline, work: Awaitable[T]) -> T:
    """Await `work`. When the deadline passes meanwhile, cancel it and raise the deadline's error."""
    trio = _running_trio()
    return await (_cut_off_by_asyncio(deadline, work) if trio is None else _cut_off_by_trio(trio, deadline, work))


async def _cut_off_by_trio(trio: Any, deadline: Deadline, work: Awaitable[T]) -> T:
    with trio.move_on_after(max(deadline.left_s, 0.0)):
        return await work
    raise deadline.error()


async def _cut_off_by_asyncio(deadline: Deadline, work: Awaitable[T]) -> T:
    import asyncio

    alarm = _Alarm(deadline, asyncio.current_task(), asyncio.get_running_loop())
    try:
        return await work
    except asyncio.CancelledError:
        if not alarm.caused_it():
            raise
    finally:
        alarm.stop()
    assert alarm.error is not None
    raise alarm.error


class _Alarm:
    """A timer of asyncio's that cancels a task."""

    __slots__ = ("_before", "_deadline", "_loop", "_task", "_timer", "error")

    def __init__(self, deadline: Deadline, task: Any, loop: Any) -> None:
        self._deadline = deadline
        self._task = task
        self._loop = loop
        self._before = 0 if task is None or not hasattr(task, "cancelling") else task.cancelling()
        self._timer: Any = None
        self.error: Exception | None = None
        """Why the task was cancelled by us."""
        self._set()

    def _set(self) -> None:
        left_s = self._deadline.left_s
        if left_s < float("inf") and self._task is not None:
            self._timer = self._loop.call_later(min(left_s, _LONGEST_TIMER_S), self._go_off)

    def _go_off(self) -> None:
        self._timer = None
        self.error = self._deadline.passed()
        if self.error is None:
            self._set()
        else:
            self._task.cancel()

    def caused_it(self) -> bool:
        """Return whether nobody else has cancelled the task."""
        if self.error is None:
            return False
        cancelling = getattr(self._task, "cancelling", None)  # Python 3.10 does not count
        return cancelling is None or cancelling() - 1 <= self._before

    def stop(self) -> None:
        """Take the timer away, and the cancellation back if it was ours."""
        if self._timer is not None:
            self._timer.cancel()
        if self.error is not None and hasattr(self._task, "uncancel"):
            self._task.uncancel()

# Copied from templates/runtime/client/alarm.py: edit it there.
