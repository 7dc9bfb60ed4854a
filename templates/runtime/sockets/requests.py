"""Requests: what became of each `response.create` that a connection was to carry, and the events that wait for its reader.

A request is queued (the connection does not have it: it can be sent again), sent (no event has come: nobody knows whether
the service began), started (its response has an ID), then done.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any, Literal

from ..base.closing import Closing
from ..base.socket_errors import WebSocketConnectionClosedError, WebSocketQueueFullError

__all__ = ("ENDS", "Box", "PendingRequest", "Request", "Told")

ENDS = frozenset(("response.completed", "response.failed", "response.incomplete", "error"))
"""The types of events after which no other one of the same response comes."""

State = Literal["queued", "sent", "started", "done"]
Told = tuple[str, str, "dict[str, Any] | None"]
"""An event: its type, its text, and what is in it where somebody had to look."""


@dataclass(frozen=True)
class PendingRequest:
    """A request that a connection took with it: an item of `unsent` or `unknown` of a WebSocketConnectionClosedError."""

    lane: str | None
    """The `stream_id`; None for the default lane."""
    state: State
    """"queued": it was not sent. "sent": no event came. "started": its response had begun."""
    response_id: str | None = None
    """With `store`, `client.responses.retrieve` tells what became of a response that has begun."""
    message: str = field(default="", repr=False)
    """What was, or would have been, sent."""


class Box:
    """The events that wait for one reader, up to about `max_bytes`; what is above that ends this reader alone.

    `only_last`: of a response that is not streamed, the event that ends it is enough.
    """

    __slots__ = ("_bytes", "_is_full", "_max_bytes", "_only_last", "_told", "_whose", "ended")

    def __init__(self, whose: str, max_bytes: int, *, only_last: bool = False) -> None:
        self._whose, self._max_bytes, self._only_last = whose, max_bytes, only_last
        self._told: deque[Told] = deque()
        self._bytes, self._is_full = 0, False
        self.ended: tuple[Closing, tuple[PendingRequest, ...]] | None = None
        """How the connection ended, and with which requests."""

    @property
    def is_half_full(self) -> bool:
        """Whether somebody should read before more is taken from the network without need."""
        return self._bytes * 2 > self._max_bytes

    @property
    def has_events(self) -> bool:
        """Whether `take` returns one."""
        return bool(self._told)

    def put(self, told: Told) -> bool:
        """Take an event. Return whether there is something new for the reader."""
        if self._is_full or (self._only_last and told[0] not in ENDS):
            return False
        self._told.append(told)
        self._bytes += len(told[1])
        if self._bytes > self._max_bytes and not self._only_last:
            self._told.clear()
            self._bytes, self._is_full = 0, True
        return True

    def take(self) -> Told | None:
        """Return the next event, None if there is none. After the last one, raise the error of the end."""
        if self._told:
            told = self._told.popleft()
            self._bytes -= len(told[1])
            return told
        if self._is_full:
            self._is_full = False
            raise WebSocketQueueFullError(
                f"{self._whose}: more than {self._max_bytes} bytes of events came, and nobody read them; they are lost"
            )
        if self.ended is not None:
            closing, requests = self.ended
            raise WebSocketConnectionClosedError(
                closing=closing,
                unsent=[each for each in requests if each.state == "queued"],
                unknown=[each for each in requests if each.state != "queued"],
            )
        return None


class Request:
    """One `response.create`. `turn`: what the lane learns when it is done; None once nobody wants to know."""

    __slots__ = ("box", "lane", "message", "response_id", "state", "turn")

    def __init__(self, lane: str | None, message: str, box: Box | None, turn: Any = None) -> None:
        self.lane, self.message, self.turn = lane, message, turn
        self.box = box
        """Where its events go; None once nobody reads them."""
        self.state: State = "queued"
        self.response_id: str | None = None

    @property
    def pending(self) -> PendingRequest:
        """What is known of it."""
        return PendingRequest(self.lane, self.state, self.response_id, self.message)
