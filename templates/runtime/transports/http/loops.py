"""Event loops: connections belong to the one that opened them, and are closed when it ends.

An async client may live through several event loops, on asyncio and on trio. Each loop has one `Loop` here. It is
kept by an async generator that was begun inside the loop: asyncio.run, trio.run and everything that calls
`loop.shutdown_asyncgens()` close such a generator while the loop still works, and that closes the connections. Of a
loop that was closed without this, the connections are dropped, not awaited. A forked child does neither with those of its
parent: they share what the system knows of them, and TLS objects may send a farewell when they are dropped.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import AsyncGenerator
from typing import Any, Protocol

from ...base.errors import UsageStateError

__all__ = ("Closable", "Loop", "current", "elsewhere", "sleep", "token")


class Closable(Protocol):
    """What a loop closes at its end, or forgets if it has ended already."""

    async def close(self) -> None:
        """Close it, while the loop works."""

    def forget(self) -> None:
        """Let go of it."""


class Loop:
    """What is open in one event loop. `orphans` are things whose owner is gone: closed at the next call, or the end."""

    __slots__ = ("_keeper", "_pid", "ended", "open", "orphans", "token")

    def __init__(self, token: Any) -> None:
        self.token = token
        self.open: set[Closable] = set()
        self.orphans: list[Closable] = []
        self.ended = False
        self._pid = os.getpid()
        self._keeper = _keep(self)

    async def begin(self) -> None:
        """Tie this to the event loop that runs."""
        await self._keeper.__anext__()

    async def reap(self) -> None:
        """Close what nobody owns any more."""
        while self.orphans:
            try:
                orphan = self.orphans.pop()
            except IndexError:  # another thread's garbage collector works on the same list
                return
            await orphan.close()

    async def end(self) -> None:
        """Close everything."""
        self.ended = True
        _loops.pop(self.token, None)
        if self._is_the_parents():
            return
        await self.reap()
        for thing in tuple(self.open):
            await thing.close()
        self.open.clear()
        if hasattr(self.token, "call_soon"):
            await sleep(0)  # asyncio closes a socket one step after it was told to

    def forget(self) -> None:
        """Let go of everything without closing it."""
        self.ended = True
        if self._is_the_parents():
            return
        for thing in (*self.open, *self.orphans):
            thing.forget()
        self.open.clear()
        self.orphans.clear()

    def _is_the_parents(self) -> bool:
        """Return whether another process opened this; then it is kept for good."""
        is_other = self._pid != os.getpid()
        if is_other:
            _parents.append(self)
        return is_other


_loops: dict[Any, Loop] = {}
_parents: list[Loop] = []


async def _keep(loop: Loop) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        await loop.end()


def elsewhere() -> UsageStateError:
    """Make the error of what is used in another event loop than its own."""
    return UsageStateError(
        "a WebSocket connection works only in the event loop that opened it, and this is another one"
    )


def token() -> Any:
    """Return what stands for the running event loop: trio's token, or asyncio's loop."""
    trio = sys.modules.get("trio")
    if trio is not None:
        try:
            return trio.lowlevel.current_trio_token()
        except RuntimeError:
            pass
    import asyncio

    return asyncio.get_running_loop()


async def current() -> Loop:
    """Return the Loop of the running event loop."""
    key = token()
    loop = _loops.get(key)
    if loop is None:
        _drop_closed()
        loop = _loops[key] = Loop(key)
        await loop.begin()
    elif loop.orphans:
        await loop.reap()
    return loop


def _drop_closed() -> None:
    """Forget the loops that were closed without a chance to clean up. Their connections cannot be awaited any more.

    Only the garbage collector can close those. It is asked to do so here, where its warnings, which nobody could act
    upon, can be kept back.
    """
    closed = [key for key in tuple(_loops) if getattr(key, "is_closed", bool)()]
    if not closed:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        for key in closed:
            loop = _loops.pop(key, None)  # several threads, each with its loop, may do this at once
            if loop is not None:
                loop.forget()
        gc.collect()


async def sleep(seconds: float) -> None:
    """Sleep on whichever library runs, importing neither."""
    trio = sys.modules.get("trio")
    if trio is not None:
        try:
            trio.lowlevel.current_trio_token()
        except RuntimeError:
            pass
        else:
            await trio.sleep(seconds)
            return
    import asyncio

    await asyncio.sleep(seconds)
