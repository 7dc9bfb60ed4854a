"""Session: the state of one connection between a transport and the program. The clock is an argument.

- Any byte proves that the server lives. Silence counts only while somebody reads (between `reads` and `rests`): who does
  not read cannot hear. After `ping_after_s` of it a ping is sent, after `dead_after_s` more the connection is lost.
- What had come before the end is handed out first; then the error, as often as somebody asks.
- Not more than about `max_queue_bytes` wait (`full`): the transport then stops reading, and the network holds the
  server back. One message, and what came in the same packet, may go beyond.
"""

from __future__ import annotations

from collections import deque
from math import inf

from ..base.closing import LOST, Closing, check_close
from ..base.socket_errors import WebSocketConnectionClosedError
from .framing import Framing
from .settings import SocketSettings

__all__ = ("Session",)

_QUEUE_BYTES = 1024 * 1024


class Session:
    """The messages that wait, pings, and how the connection ended. `now` is in seconds."""

    __slots__ = (
        "_closes",
        "_framing",
        "_heard_s",
        "_idle_s",
        "_inbox",
        "_message_s",
        "_pinged_s",
        "_queued",
        "_rested_s",
        "_settings",
        "closing",
    )

    def __init__(self, settings: SocketSettings, now: float, framing: Framing | None = None) -> None:
        self._settings = settings
        self._framing = Framing(settings.max_message_bytes) if framing is None else framing
        self._inbox: deque[str | bytes] = deque()
        self._queued = 0
        self._heard_s = self._message_s = now
        self._rested_s: float | None = now
        self._pinged_s: float | None = None
        self._idle_s = inf if settings.idle_timeout_s is None else settings.idle_timeout_s
        self._closes: Closing | None = None
        """What our close frame said, once it was made."""
        self.closing: Closing | None = None
        """How the connection ended; None while it is open."""

    @property
    def full(self) -> bool:
        """Whether enough waits to be read."""
        most = self._settings.max_queue_bytes
        return self._queued >= (_QUEUE_BYTES if most is None else most)

    @property
    def has_messages(self) -> bool:
        """Whether `take` would return a message."""
        return bool(self._inbox)

    # What the transport tells

    def received(self, data: bytes, now: float) -> bytes:
        """Take bytes of the network, b"" at its end. Return what to send by itself: pongs, the answer to a close frame."""
        if self._rested_s is not None:  # a host has read by itself
            self.reads(now)
            self.rests(now)
        self._heard_s, self._pinged_s = now, None
        for item in self._framing.feed(data):
            if isinstance(item, Closing):
                self.ends(item)
            elif self._closes is None:  # after our close frame, nobody asks for more
                self._message_s = now
                self._inbox.append(item)
                self._queued += len(item)
        return self._framing.outgoing()

    def lost(self, fault: str) -> None:
        """The network failed, in these words."""
        self.ends(Closing(LOST, "", "lost", fault))

    def ends(self, closing: Closing | None = None) -> None:
        """The connection is over; by our own close frame if nothing else is told. The first call counts."""
        if self.closing is None:
            broke = closing is None or closing.by == "lost"
            self.closing = (self._closes if broke else None) or closing or Closing(LOST)

    def reads(self, now: float) -> None:
        """Somebody waits for a message from now on."""
        if self._rested_s is not None:
            away_s, self._rested_s = now - self._rested_s, None
            self._heard_s += away_s
            self._message_s += away_s
            if self._pinged_s is not None:
                self._pinged_s += away_s

    def rests(self, now: float) -> None:
        """Nobody waits any more."""
        if self._rested_s is None:
            self._rested_s = now

    def wait_s(self, now: float) -> float | None:
        """Return the seconds that a reader may wait for bytes before it calls `tick`; None for any time."""
        until = self._message_s + self._idle_s
        if self._pinged_s is not None:
            until = min(until, self._pinged_s + self._settings.dead_after_s)
        elif self._settings.ping_after_s is not None:
            until = min(until, self._heard_s + self._settings.ping_after_s)
        return None if until == inf else max(until - now, 0.0)

    def tick(self, now: float) -> bytes:
        """The wait is over: return a ping to send, or end the connection."""
        wait_s = self.wait_s(now)
        if self.closing is not None or wait_s is None or wait_s > 0:
            return b""
        if now >= self._message_s + self._idle_s:
            self.lost(f"no message came for {self._idle_s:g} s")
        elif self._pinged_s is not None:
            self.lost(f"nothing came for {self._settings.dead_after_s:g} s after a ping")
        else:
            self._pinged_s = now
            return self._framing.ping()
        return b""

    # What the program wants

    def take(self) -> str | bytes | None:
        """Return the next message; None if none is there. Raise the error of the end after the last one."""
        if self._inbox:
            message = self._inbox.popleft()
            self._queued -= len(message)
            return message
        if self.closing is not None:
            raise self.error()
        return None

    def send(self, message: str | bytes) -> bytes:
        """Return what to send for a message; raise WebSocketConnectionClosedError after the end."""
        if self.closing is not None or self._closes is not None:
            raise self.error()
        return self._framing.message(message)

    def close(self, code: int, reason: str) -> bytes:
        """Return what to send to close the connection; nothing if that was done, or it is over.

        UsageError for a code or a reason that no close frame can have.
        """
        check_close(code, reason)
        if self.closing is not None or self._closes is not None:
            return b""
        data = self._framing.close(code, reason)
        self._closes = Closing(code, reason, "us")
        return data

    def error(self) -> WebSocketConnectionClosedError:
        """Return a new error that says how the connection ended."""
        return WebSocketConnectionClosedError(closing=self.closing or self._closes)

# Copied from templates/runtime/sockets/session.py: edit it there.
