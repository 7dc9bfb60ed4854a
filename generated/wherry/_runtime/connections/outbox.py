"""Outbox: messages that wait for a connection. Pure.

Before the first connection, and while a lost one is opened again, what is sent waits here, up to a number of bytes. It goes
out once, in its order; what never went out is handed back.
"""

from __future__ import annotations

from collections import deque

from ..base.socket_errors import WebSocketQueueFullError

__all__ = ("Outbox",)


class Outbox:
    """What waits, oldest first."""

    __slots__ = ("_bytes", "_max_bytes", "_waiting")

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._waiting: deque[str | bytes] = deque()
        self._bytes = 0

    def add(self, message: str | bytes) -> None:
        """Add a message; WebSocketQueueFullError if there is no room for it."""
        size = _size(message)
        if self._bytes + size > self._max_bytes:
            wait = "1 message waits" if len(self._waiting) == 1 else f"{len(self._waiting)} messages wait"
            raise WebSocketQueueFullError(
                f"{wait} for a connection, and max_queue_size ({self._max_bytes} bytes) has no "
                "room for another one; it was not sent"
            )
        self._waiting.append(message)
        self._bytes += size

    def take(self) -> str | bytes | None:
        """Return the next message to send, None if there is none."""
        if not self._waiting:
            return None
        message = self._waiting.popleft()
        self._bytes -= _size(message)
        return message

    def all(self) -> tuple[str | bytes, ...]:
        """Return what waits; it stays."""
        return tuple(self._waiting)

    def __bool__(self) -> bool:
        return bool(self._waiting)


def _size(message: str | bytes) -> int:
    return len(message.encode("utf-8", "surrogatepass")) if isinstance(message, str) else len(message)

# Copied from templates/runtime/connections/outbox.py: edit it there.
