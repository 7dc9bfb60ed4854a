"""Waiting until a socket can be read or written, for any number that it may have: select() ends at 1024."""

from __future__ import annotations

import select
from math import ceil
from typing import Any

__all__ = ("Ready",)

_MOST_MS = 2**31 - 1
"""24 days: poll() takes no more. Who waits looks at the clock."""


class Ready:
    """Waits of one thread that reads and one that writes."""

    __slots__ = ("_number", "_readable", "_writable")

    def __init__(self, socket: Any) -> None:
        self._number: int = socket.fileno()
        self._readable = self._poll(to_read=True)
        self._writable = self._poll(to_write=True)

    def wait(self, seconds: float | None, *, to_write: bool = False) -> bool:
        """Return whether there is something to read within `seconds`, or if `to_write` whether the socket can be written."""
        poll = self._poll(to_read=True, to_write=True) if to_write else self._readable
        return bool(poll(None if seconds is None else min(ceil(seconds * 1000), _MOST_MS)))

    def wait_to_write(self, seconds: float) -> bool:
        """Return whether the socket can be written within `seconds`."""
        return bool(self._writable(ceil(seconds * 1000)))

    def _poll(self, *, to_read: bool = False, to_write: bool = False) -> Any:
        """Return what waits for so many milliseconds."""
        number = self._number
        if hasattr(select, "poll"):
            poll = select.poll()
            poll.register(number, (select.POLLIN if to_read else 0) | (select.POLLOUT if to_write else 0))
            return poll.poll

        def wait(ms: int | None) -> bool:  # on Windows select() has no such end
            reading, writing = [number] if to_read else [], [number] if to_write else []
            found = select.select(reading, writing, writing, None if ms is None else ms / 1000)
            return any(found)

        return wait
