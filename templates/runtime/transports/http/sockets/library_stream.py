"""The bytes of a connection over a network stream of the HTTP library, on asyncio and trio."""

from __future__ import annotations

import contextlib
import sys
from collections import deque
from collections.abc import Coroutine
from typing import Any

from ..family import words_of
from ..lanes import shut_down
from ..leftovers import has_unread
from ..loops import Loop
from .ready import Ready
from .tasks import WRITE_S

__all__ = ("LibraryStream",)

READ_BYTES = 1 << 16
_PIECE_BYTES = 1 << 17
_SMALL_BYTES = 1 << 14
"""What the system takes at once if it takes anything."""
_GRACE_S = 0.5
"""How long a write may still take once its task is cancelled."""


class LibraryStream:
    """One task at a time writes, for all whose data wait then. Data that nobody has begun to write can be taken back."""

    def __init__(self, network: Any, loop: Loop) -> None:
        self._network = network
        self._library = _Asyncio if hasattr(loop.token, "call_soon") else _Trio
        self._out: deque[bytes] = deque()
        self._turn: Any = None
        """Set when the write that is going on is over."""
        self._waiting = 0
        self._fault = ""
        self._socket = network.get_extra_info("socket")
        self._ready = Ready(self._socket)

    async def receive(self, wait_s: float | None) -> bytes | None:
        """Return what is there, or comes within `wait_s` seconds: b"" at the end, None if nothing comes."""
        try:
            data: bytes = await self._network.read(READ_BYTES, None if wait_s is None else max(wait_s, 0.001))
            return data
        except Exception as error:
            if "Timeout" in type(error).__name__:
                return None
            raise ConnectionError(words_of(error)) from error

    def is_quiet(self) -> bool:
        """Return whether nothing has come, neither to the socket nor into a layer above it."""
        return not self._ready.wait(0) and not has_unread(self._network)

    async def send(self, data: bytes, limit_s: float = WRITE_S) -> None:
        """Send all of `data`. Cancelled before its turn, nothing is sent; later, it is sent whole or the connection is cut."""
        self._check()
        self._out.append(data)
        while self._out:
            if self._turn is None:
                await self._write(limit_s)
                if self._waiting:  # whose turn it is
                    break
                continue
            self._waiting += 1
            try:
                await self._turn.wait()
            except BaseException:
                if data in self._out:
                    self._out.remove(data)
                raise
            finally:
                self._waiting -= 1
        self._check()

    async def send_soon(self, data: bytes) -> None:
        """Send `data` now if the system takes it, else before the next data."""
        self._check()
        self._out.append(data)
        if self._turn is None and self._ready.wait_to_write(0):
            await self._write(WRITE_S)

    async def _write(self, limit_s: float) -> None:
        self._turn = turn = self._library.event()
        data = b"".join(self._out)
        self._out.clear()
        is_quick = len(data) <= _SMALL_BYTES and self._ready.wait_to_write(0)
        await self._library.shielded(self._written(data, turn, limit_s), is_quick)
        self._check()

    async def _written(self, data: bytes, turn: Any, limit_s: float) -> None:
        """Write all of `data`, or cut the connection."""
        try:
            for start in range(0, len(data), _PIECE_BYTES):
                await self._network.write(data[start : start + _PIECE_BYTES], limit_s)
        except Exception as error:
            late = "Timeout" in type(error).__name__
            self._cut(f"the server took nothing for {limit_s:g} s" if late else words_of(error))
        except BaseException:
            self._cut("sending was interrupted")
            raise
        finally:
            self._turn = None
            turn.set()

    def _cut(self, fault: str) -> None:
        self._fault = fault
        with contextlib.suppress(OSError):
            shut_down(self._socket)

    def _check(self) -> None:
        if self._fault:
            raise ConnectionError(self._fault)


class _Trio:
    @staticmethod
    def event() -> Any:
        return sys.modules["trio"].Event()

    @staticmethod
    async def shielded(work: Coroutine[Any, Any, None], is_quick: bool) -> None:
        """Await `work`, cancelled or not; what is not quick has half a second then."""
        trio: Any = sys.modules["trio"]
        kept, watched = trio.CancelScope(shield=True), trio.CancelScope()
        if is_quick:
            with kept:
                await work
            return

        async def watch() -> None:
            with watched:
                try:
                    await trio.sleep_forever()
                finally:
                    kept.deadline = trio.current_time() + _GRACE_S

        async with trio.open_nursery() as nursery:
            nursery.start_soon(watch)
            with kept:
                await work
            watched.cancel()


class _Asyncio:
    @staticmethod
    def event() -> Any:
        return sys.modules["asyncio"].Event()

    @staticmethod
    async def shielded(work: Coroutine[Any, Any, None], is_quick: bool) -> None:
        """asyncio can only shield a task, so this is one; it ends with `work`."""
        asyncio: Any = sys.modules["asyncio"]
        await asyncio.shield(asyncio.ensure_future(work))
