"""Lanes: which event of a connection belongs to which request. Pure.

A lane is a `stream_id`. Its requests are answered one after the other, so an event belongs to the oldest one that is not
done. Events that belong to none go to whoever reads the connection itself: those of lanes that nobody opened, of requests
that were sent as events, and of a response that steering has begun without a request.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from typing import Any

from ..base.closing import Closing
from ..base.usage_errors import UsageError
from .chain import Chain
from .requests import ENDS, Box, PendingRequest, Request

__all__ = ("Lane", "Lanes")

_NAME = re.compile(r"[A-Za-z0-9_.-]{1,256}")
_COMMON = re.compile(r'\{"type": ?"(response\.[a-z_]+\.[a-z_.]+)"')
"""The beginning of most events, which say no more about a request than that it has started."""
_CREATES = re.compile(r'"response\.create"')
_BYTES = 8 * 1024 * 1024


class Lane:
    """The requests of one `stream_id`, and what the service knows of its conversation."""

    __slots__ = ("chain", "requests", "stream_id", "successors")

    def __init__(self, stream_id: str | None) -> None:
        self.stream_id = stream_id
        self.requests: deque[Request] = deque()
        self.chain = Chain()
        self.successors = 0
        """How many responses begin, or have begun, without a request."""


class Lanes:
    """The lanes of a connection. `rest` has the events that belong to no request of ours."""

    def __init__(self, loads: Callable[[Any], Any], *, max_lane_bytes: int = _BYTES) -> None:
        self._loads, self._max_bytes = loads, max_lane_bytes
        self._lanes: dict[str | None, Lane] = {}
        self.default = self.lane(None)
        self.rest = Box("the events of this connection", max_lane_bytes)

    def lane(self, stream_id: str | None) -> Lane:
        """Return the lane of a name, the default one for None. UsageError for a name that the service does not take."""
        if stream_id is not None and not (isinstance(stream_id, str) and _NAME.fullmatch(stream_id)):
            raise UsageError("a stream_id has 1 to 256 characters, of letters, digits and _.- alone")
        return self._lanes.setdefault(stream_id, Lane(stream_id))

    @property
    def is_idle(self) -> bool:
        """Whether no request is under way."""
        return not any(lane.requests or lane.successors for lane in self._lanes.values())

    @property
    def is_half_full(self) -> bool:
        """Whether a lane should be read before more is taken from the network without need."""
        boxes = [each.box for lane in self._lanes.values() for each in lane.requests]
        return any(box is not None and box.is_half_full for box in (self.rest, *boxes))

    def queue(self, lane: Lane, message: str, turn: Any = None, *, only_last: bool = False) -> Request:
        """Return a new request, at the end of its lane. Without `turn`, whoever reads the connection reads its events."""
        name = "the default lane" if lane.stream_id is None else f"lane {lane.stream_id!r}"
        box = self.rest if turn is None else Box(name, self._max_bytes, only_last=only_last)
        request = Request(lane.stream_id, message, box, turn)
        lane.requests.append(request)
        return request

    def lane_of(self, message: str | bytes) -> Lane | None:
        """Return the lane of a message that a program sends by itself, if it asks for a response."""
        text = message if isinstance(message, str) else message.decode("utf-8", "replace")
        if not _CREATES.search(text):
            return None
        try:
            event = self._loads(text)
        except (ValueError, RecursionError):
            return None
        if not isinstance(event, dict) or event.get("type") != "response.create":
            return None
        name = event.get("stream_id")
        return self.lane(name) if name is None or (isinstance(name, str) and _NAME.fullmatch(name)) else None

    def route(self, message: str | bytes) -> Box | None:
        """Put a message of the server where it belongs. Return the box; None if nobody is to look there."""
        text = message if isinstance(message, str) else message.decode("utf-8", "replace")
        common = _COMMON.match(text) if len(self._lanes) == 1 else None
        event: dict[str, Any] | None = None
        if common is not None:
            kind, lane = common[1], self.default
        else:
            try:
                event = self._loads(text)
            except (ValueError, RecursionError):
                event = None
            if not isinstance(event, dict) or not isinstance(event.get("type"), str):
                self.rest.put(("", text, None))
                return self.rest
            kind = event["type"]
            name = event.get("stream_id")
            known = self._lanes.get(name) if name is None or isinstance(name, str) else None
            if known is None:
                self.rest.put((kind, text, event))
                return self.rest
            lane = known
        box = self._box(lane, kind, event)
        return box if box is not None and box.put((kind, text, event)) else None

    def _box(self, lane: Lane, kind: str, event: dict[str, Any] | None) -> Box | None:
        """Return where an event of a lane goes, and note what it says about the state of its request."""
        if kind.startswith(("response.steer.", "response.inject.")):  # they answer an event, not a request
            return self.rest
        if lane.successors and kind != "error":
            lane.successors -= kind in ENDS
            if event is not None and kind in ENDS:
                self._steered(lane, event)
                lane.chain.moved(event.get("response"))
            return self.rest
        if kind == "error" and not lane.requests:
            lane = self._only_one(lane)
        if not lane.requests:
            return self.rest
        request = lane.requests[0]
        box = request.box
        if event is not None:
            self._note(lane, request, kind, event)
        elif request.state == "sent":
            request.state = "started"
        return box

    def _note(self, lane: Lane, request: Request, kind: str, event: dict[str, Any]) -> None:
        response = event.get("response")
        if request.state == "sent" and kind != "error":
            request.state = "started"
        if isinstance(response, dict) and isinstance(response.get("id"), str):
            request.response_id = response["id"]
        if kind in ENDS:
            request.state = "done"
            lane.requests.popleft()
            self._steered(lane, event)
            if isinstance(response, dict) and request.turn is not None:
                lane.chain.completed(request.turn, response)
            elif request.box is self.rest:
                lane.chain.moved(response)

    def _steered(self, lane: Lane, event: dict[str, Any]) -> None:
        """Expect the response that follows one which was steered: nobody asks for it."""
        response = event.get("response")
        details = response.get("incomplete_details") if isinstance(response, dict) else None
        if isinstance(details, dict) and details.get("reason") == "steered":
            lane.successors += 1

    def _only_one(self, lane: Lane) -> Lane:
        """Return the lane whose request an error without a lane must be about; `lane` if there are more, or none."""
        busy = [each for each in self._lanes.values() if each.requests]
        return busy[0] if len(busy) == 1 and sum(len(each.requests) for each in busy) == 1 else lane

    def end(self, closing: Closing) -> None:
        """The connection is over: what was under way is told to each reader, after the events that have come."""
        under_way = [each for lane in self._lanes.values() for each in lane.requests]
        pending: tuple[PendingRequest, ...] = tuple(each.pending for each in under_way)
        for box in (self.rest, *(each.box for each in under_way)):
            if box is not None and box.ended is None:
                box.ended = (closing, pending)
        for lane in self._lanes.values():
            lane.requests.clear()
            lane.successors = 0

    def reopened(self) -> None:
        """There is another connection."""
        self.rest.ended = None

# Copied from templates/runtime/sockets/lanes.py: edit it there.
