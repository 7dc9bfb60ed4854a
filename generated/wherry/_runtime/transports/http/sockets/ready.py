"""Waiting until a socket can be read or written."""

from __future__ import annotations

from math import ceil
from typing import Any

from ..lanes import watcher

__all__ = ("Ready",)

_MOST_MS = 2**31 - 1
"""24 days: poll() takes no more. Who waits looks at the clock."""


class Ready:
    """Waits of one thread that reads and one that writes."""

    __slots__ = ("_number", "_readable", "_writable")

    def __init__(self, socket: Any) -> None:
        self._number: int = socket.fileno()
        self._readable = watcher(self._number)
        self._writable = watcher(self._number, to_read=False, to_write=True)

    def wait(self, seconds: float | None, *, to_write: bool = False) -> bool:
        """Return whether there is something to read within `seconds`, or if `to_write` whether the socket can be written."""
        poll = watcher(self._number, to_write=True) if to_write else self._readable
        return bool(poll(None if seconds is None else min(ceil(seconds * 1000), _MOST_MS)))

    def wait_to_write(self, seconds: float) -> bool:
        """Return whether the socket can be written within `seconds`."""
        return bool(self._writable(ceil(seconds * 1000)))

# Copied from templates/runtime/transports/http/sockets/ready.py: edit it there.
