"""StreamEvent: an event of a stream as the server sent it."""

from __future__ import annotations

from typing import Any

from ..base.pickles import named
from .sse import Event

__all__ = ("StreamEvent",)


class StreamEvent:
    """A raw server-sent event (event name, data, last id, retry in ms) with its typed `item`."""

    __slots__ = ("data", "event", "id", "item", "retry")

    def __init__(self, raw: Event, item: Any) -> None:
        self.event, self.data, self.id, self.retry = raw
        self.item = item

    __reduce_ex__ = named()

    def __repr__(self) -> str:
        return f"StreamEvent(event={self.event!r}, data={self.data!r}, id={self.id!r}, retry={self.retry!r})"

# Copied from templates/runtime/response/stream_event.py: edit it there.
