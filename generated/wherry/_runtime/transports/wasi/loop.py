"""WasiLoop: asyncio in a WASI 0.2 component, timers included.

    asyncio.run(main(), loop_factory=WasiLoop)

The loop waits with wasi:io/poll for whatever comes first: a timer, or a pollable that a task waits for. There are no
threads, sockets, signals and subprocesses; asyncio says so when a program uses them.
"""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any, TypeVar

from ...base.errors import UsageError
from .bindings import Host, Steps, bind, drop

__all__ = ("WasiLoop", "running")

T = TypeVar("T")


class WasiLoop(asyncio.BaseEventLoop):
    """An asyncio event loop over wasi:io/poll and wasi:clocks. `bindings`: see WasiTransport."""

    def __init__(self, bindings: ModuleType | str | None = None) -> None:
        super().__init__()
        try:
            self._selector = _Selector(bind(bindings))
        except UsageError:
            self.close()
            raise

    async def ready(self, pollable: Any, timeout_s: float | None = None) -> bool:
        """Wait until `pollable` is ready, and drop it. False: the time was up before."""
        future = self.create_future()
        timer = None if timeout_s is None else self.call_later(timeout_s, _settle, future, False)
        waiting = self._selector.waiting
        waiting[pollable] = future
        try:
            return bool(await future)
        finally:
            if timer is not None:
                timer.cancel()
            if waiting.pop(pollable, None) is not None:
                drop(pollable)

    async def follow(self, steps: Steps[T]) -> T:
        """Take the steps, awaiting between them, and return their result."""
        try:
            wanted = next(steps)
            while True:
                wanted = steps.send(await self.ready(*wanted))
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]

    def release(self, pollable: Any) -> None:
        """Drop a pollable that a task waits for, and wake the task. For who closes what the pollable was made from."""
        future = self._selector.waiting.pop(pollable, None)
        if future is not None:
            drop(pollable)
            _settle(future, True)

    def _process_events(self, event_list: list[asyncio.Future[bool]]) -> None:
        for future in event_list:
            _settle(future, True)

    def _write_to_self(self) -> None:
        """Do nothing: no other thread is there that could have called."""


class _Selector:
    """What BaseEventLoop asks to wait: instead of sockets it knows pollables, each with its future."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.waiting: dict[Any, asyncio.Future[bool]] = {}

    def select(self, timeout_s: float | None) -> list[asyncio.Future[bool]]:
        """Return the futures of what is ready, after `timeout_s` at the latest."""
        if not self.waiting and timeout_s is not None and timeout_s <= 0:
            return []
        pollables = list(self.waiting)
        timer = None if timeout_s is None else self._host.timer(timeout_s)
        try:
            if timer is None and not pollables:
                raise RuntimeError(
                    "every task waits, and nothing is left that could wake one: no timer is running, no request is under way"
                )
            ready = self._host.poll.poll(pollables if timer is None else [*pollables, timer])
        finally:
            drop(timer)
        return [self.waiting[pollables[index]] for index in ready if index < len(pollables)]

    def close(self) -> None:
        """Do nothing: who waits for a pollable drops it."""


def running() -> WasiLoop:
    """Return the running loop. UsageError if it is one that cannot wait for a host."""
    loop = asyncio.get_running_loop()
    if not isinstance(loop, WasiLoop):
        raise UsageError(
            f"{type(loop).__name__} cannot wait for wasi:http: run the program with "
            f"asyncio.run(main(), loop_factory=WasiLoop); WasiLoop is in the module `transports` of this package"
        )
    return loop


def _settle(future: asyncio.Future[bool], value: bool) -> None:
    if not future.done():
        future.set_result(value)

# Copied from templates/runtime/transports/wasi/loop.py: edit it there.
