"""The server's side of a memory socket, as a test plays it; and what both kinds of memory sockets share."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from ...base.closing import LOST, Closing
from ...base.errors import UsageError
from ...base.headers import EMPTY, Headers
from ...base.socket_errors import WebSocketConnectionClosedError
from ...sockets.handshake import Refusal
from ...sockets.settings import SocketSettings
from .replies import Clock, Reply, Sent

__all__ = ("Conversation",)

NAPS = 1000
"""How many short waits nobody says anything before a wait without a limit counts as a failed test."""


class Conversation:
    """One connection of a memory transport.

    `request` is the handshake as a Sent, `settings` what the connection keeps to. `sent` has each message of the client,
    `events` those that are JSON, decoded. `closing` says how it ended; None while it is open.
    """

    def __init__(self, request: Sent, settings: SocketSettings, clock: Clock) -> None:
        self.request = request
        self.settings = settings
        self.subprotocol = settings.subprotocols[0] if settings.subprotocols else ""
        self.headers: Mapping[str, str] = EMPTY
        self.sent: list[str | bytes] = []
        self.closing: Closing | None = None
        self._clock = clock
        self._says: deque[Iterator[Any]] = deque()
        self._due_s = 0.0

    @property
    def events(self) -> list[Any]:
        """What the client has sent, decoded from JSON; without what is none."""
        return [event for event in map(_decoded, self.sent) if isinstance(event, dict)]

    def _opens(self, said: Any) -> None:
        """Take what the server says to the handshake; raise Refusal if that is a Reply."""
        items = _items(said)
        first = next(items, None)
        if isinstance(first, Reply):
            body = b"".join(chunk for chunk in first.chunks if isinstance(chunk, bytes))
            raise Refusal(first.status, Headers.of(first.headers), body)
        self._answers(items if first is None else chain((first,), items))

    def _answers(self, said: Any) -> None:
        """Take what the server says next."""
        self._says.append(_items(said))

    def _takes(self, message: str | bytes) -> Any:
        """Note a message of the client's. Return it as the test gets it: decoded, if it is a JSON object."""
        if self.closing is not None:
            raise self._error()
        self.sent.append(message)
        event = _decoded(message)
        return event if isinstance(event, dict) else message

    def _next(self, timeout: float | None) -> str | bytes | None:
        """Return the next message; None if the server has nothing to say by now."""
        until_s = None if timeout is None else self._clock.now_s + timeout
        while True:
            if self.closing is None and self._due_s > self._clock.now_s:
                self._passes(until_s)
            if self.closing is not None:
                raise self._error()
            if not self._says:
                return None
            for item in self._says[0]:
                if isinstance(item, (int, float)):
                    self._due_s = self._clock.now_s + item
                elif isinstance(item, Closing):
                    self.closing = Closing(item.code, item.reason, "lost" if item.code == LOST else "peer", item.fault)
                elif isinstance(item, BaseException):
                    raise item
                else:
                    return _text(item)
                break
            else:
                self._says.popleft()

    def _passes(self, until_s: float | None) -> None:
        """Let the time go by that the server takes; TimeoutError if that is too much."""
        idle_s = self.settings.idle_timeout_s
        if idle_s is not None and self._due_s - self._clock.now_s > idle_s:
            self.closing = Closing(LOST, "", "lost", f"no message came for {idle_s:g} s")
        elif until_s is not None and until_s < self._due_s:
            self._clock.now_s = until_s
            raise TimeoutError("no message came in time")
        else:
            self._clock.now_s = self._due_s

    def _overdue(self, timeout: float | None, naps: int) -> None:
        """Raise TimeoutError for a wait in which nothing came, or AssertionError if it would last for ever."""
        if timeout is not None and naps > 2:
            self._clock.now_s += timeout
            raise TimeoutError("no message came in time")
        if naps > NAPS:
            raise AssertionError("the client waits for a message, and the server of this test has nothing more to say")

    def _error(self) -> WebSocketConnectionClosedError:
        return WebSocketConnectionClosedError(closing=self.closing)


def _items(said: Any) -> Iterator[Any]:
    """Return what the server says, one thing after the other."""
    if said is None:
        return iter(())
    single = (str, bytes, int, float, Mapping, Closing, Reply, BaseException)
    if isinstance(said, single) or hasattr(said, "to_dict"):
        return iter((said,))
    return iter(said)


def _text(item: Any) -> str | bytes:
    if isinstance(item, (str, bytes)):
        return item
    value = item.to_dict() if hasattr(item, "to_dict") else item
    if not isinstance(value, (Mapping, list)):
        raise UsageError(
            f"a memory socket says events (dicts or models), texts, bytes, seconds or a Closing, not {type(item).__name__}"
        )
    return json.dumps(value)


def _decoded(message: str | bytes) -> Any:
    try:
        return json.loads(message)
    except ValueError:
        return None
