"""Interrupt something at each of its suspension points (async) or bytecodes (sync), one at a time.

An operation is run once to count its points; then once for each point, at which it is cancelled the way its event loop
cancels, or at which a signal handler would raise.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from collections.abc import Awaitable, Callable, Generator
from types import FrameType, coroutine
from typing import Any

import trio

from tests.transports.kinds import Kind

__all__ = ("Interrupted", "Points", "cancelled_at", "interrupted_at", "points_of")


@coroutine
def _watched(work: Any, at: int, times: int, cancel: Callable[[], object]) -> Generator[Any, Any, bool]:
    """Await `work`; call `cancel` just before its suspension point number `at`. Return whether that was reached."""
    count = 0
    resume, value = work.send, None
    while True:
        try:
            waited = resume(value)
        except StopIteration:
            return count > at
        if at <= count < at + times:
            cancel()
        count += 1
        try:
            value = yield waited
            resume = work.send
        except BaseException as error:
            resume, value = work.throw, error


async def cancelled_at(kind: Kind, work: Callable[[], Awaitable[Any]], at: int, times: int = 1) -> bool:
    """Cancel `work()` at its suspension point number `at`, and at those that follow. Return False where it ended before."""
    if kind.runner == "trio":
        with trio.CancelScope() as scope:
            reached: bool = await _watched(work(), at, times, scope.cancel)
            return reached
        return True
    task = asyncio.ensure_future(_run(work, at, times))
    try:
        return await task
    except asyncio.CancelledError:
        return True


async def _run(work: Callable[[], Awaitable[Any]], at: int, times: int) -> bool:
    task = asyncio.current_task()
    assert task is not None
    reached: bool = await _watched(work(), at, times, task.cancel)
    return reached


class Interrupted(BaseException):
    """What the signal handler raises."""


class Points:
    """The bytecodes that a call went through: their number, and which of them were lines of certain modules."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.count = 0
        self.lines: list[int] = []


def points_of(call: Callable[[], object], names: tuple[str, ...]) -> Points:
    """Run `call` and count; `names` are the ends of the names of the modules that are looked at line by line."""
    points = Points(names)

    def trace(frame: FrameType, event: str, _: object) -> Any:
        frame.f_trace_opcodes = True
        if event == "opcode":
            points.count += 1
        elif event == "line" and frame.f_code.co_filename.endswith(names):
            points.lines.append(points.count)
        return trace

    _traced(call, trace)
    return points


def interrupted_at(call: Callable[[], object], at: int) -> bool:
    """Run `call` and raise Interrupted at its bytecode number `at`. Say whether that was reached."""
    count = 0
    raised = False

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count, raised
        frame.f_trace_opcodes = True
        if event == "opcode":
            count += 1
            if count > at and not raised and not _collects(frame):
                raised = True
                raise Interrupted
        return trace

    with contextlib.suppress(Interrupted):
        _traced(call, trace)
    return raised


def _collects(frame: FrameType | None) -> bool:
    """Say whether a `__del__` runs: what is raised there goes nowhere."""
    while frame is not None:
        if frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False


def _traced(call: Callable[[], object], trace: Any) -> None:
    """Run `call` in a thread of its own: what is raised within an `except` may stay the thread's handled error for good."""
    raised: list[BaseException] = []

    def run() -> None:
        sys._getframe().f_trace_opcodes = True  # before the first settrace: Python 3.12 gives none otherwise
        sys.settrace(trace)
        try:
            call()
        except BaseException as error:
            raised.append(error)
        finally:
            sys.settrace(None)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if raised:
        raise raised.pop()
