"""Events as streams and websockets send them, and the faults that change them before they become bytes."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .faults import Faults

DONE = "[DONE]"


@dataclass(slots=True)
class Event:
    """One event. `data` is JSON-able, or a text that is sent as it is; `comment` sends no event at all."""

    data: Any = None
    name: str | None = None
    end_mark: bool = False
    comment: str | None = None

    def encode(self, newline: str = "\n") -> bytes:
        """Return the bytes, blank line included."""
        if self.comment is not None:
            return f": {self.comment}{newline}{newline}".encode()
        lines = [f"event: {self.name}"] if self.name else []
        text = self.data if isinstance(self.data, str) else dumps(self.data)
        lines += [f"data: {line}" for line in text.split("\n")]
        return (newline.join(lines) + newline * 2).encode()


@dataclass(frozen=True, slots=True)
class Style:
    """How a family of streams writes its events."""

    done: bool = False
    """[DONE] ends it."""
    named: bool = False
    """The type of the data stands in an `event:` line too."""
    error: str = "nested"
    """The shape in which an error inside the stream comes."""
    unknown: dict[str, Any] = field(default_factory=dict)
    """An event of no known type."""


CHAT = Style(done=True, unknown={"object": "chat.completion.invented", "choices": [], "note": "of no known type"})
TYPED = Style(
    named=True, error="flat", unknown={"type": "invented.event", "sequence_number": 0, "note": "of no known type"}
)
PLAIN_TYPED = Style(error="flat", unknown={"type": "invented.event", "note": "of no known type"})
SOCKET = Style(error="socket", unknown=TYPED.unknown)
REALTIME = Style(error="realtime", unknown={"type": "invented.event", "event_id": "event_invented", "note": "new"})
ASSISTANT = Style(error="event", unknown={"id": "invented_1", "object": "thread.invented"})


def dumps(value: Any) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def faulty(events: Iterable[Event], faults: Faults, style: Style) -> Iterator[Event]:
    """Apply the faults of a request to its events."""
    if "extra-fields" in faults:
        events = (with_data(event, extra_fields(event.data)) for event in events)
    if "missing-fields" in faults:
        events = (with_data(event, missing_fields(event.data)) for event in events)
    if "unknown-event" in faults:
        name = "thread.invented" if style is ASSISTANT else style.unknown.get("type") if style.named else None
        events = inserted(events, 1, [Event(style.unknown, name)])
    if fault := faults.get("garbage"):
        events = inserted(events, fault.whole(1), [Event('{"broken": tru')])
    if fault := faults.get("error-event"):
        shape = fault.options.get("shape", style.error)
        events = itertools.chain(itertools.islice(events, fault.whole(1)), [error_event(shape)])
    if "typeless" in faults:
        events = inserted(events, 1, [Event({"note": "of no type"})])
    if "no-done" in faults:
        events = (event for event in events if not event.end_mark)
    if fault := faults.get("end"):
        events = itertools.islice(events, fault.whole(1))
    if "keepalive" in faults:
        events = kept_alive(events)
    return iter(events)


def obfuscated(event: Event) -> Event:
    """Add what hides the length of a piece of text, where the event brings one."""
    data = event.data
    if isinstance(data, dict) and (data.get("object") == "chat.completion.chunk" or isinstance(data.get("delta"), str)):
        size = 16 - len(dumps(data.get("delta") or data.get("choices"))) % 16
        return with_data(event, {**data, "obfuscation": "x" * size})
    return event


def with_data(event: Event, data: Any) -> Event:
    return Event(data, event.name, event.end_mark, event.comment)


def inserted(events: Iterable[Event], after: int, more: list[Event]) -> Iterator[Event]:
    events = iter(events)
    yield from itertools.islice(events, after)
    yield from more
    yield from events


def kept_alive(events: Iterable[Event]) -> Iterator[Event]:
    """Put before each event one of the ways in which servers keep a connection alive."""
    signs = itertools.cycle(
        [Event(comment="keepalive"), Event({}, "keepalive"), Event({"type": "keepalive"}), Event("", "ping")]
    )
    for event in events:
        yield next(signs)
        yield event


def error_event(shape: str) -> Event:
    """Make an error inside a stream, in one of the shapes that servers use."""
    error = {"message": "The server had an error while it was answering.", "type": "server_error", "param": None}
    match shape:
        case "text":
            return Event({"error": error["message"]})
        case "flat":
            return Event({**error, "type": "error", "code": "server_error", "sequence_number": 0}, "error")
        case "socket":
            return Event({"type": "error", "status": 500, "error": {**error, "code": "server_error"}})
        case "realtime":
            return Event({"type": "error", "event_id": "event_broken", "error": {**error, "code": "server_error"}})
        case "event":
            return Event({**error, "code": "server_error"}, "error")
        case _:
            return Event({"error": {**error, "code": "server_error"}})


def extra_fields(value: Any) -> Any:
    """Add unknown fields to every object."""
    if isinstance(value, list):
        return [extra_fields(item) for item in value]
    if isinstance(value, dict):
        return {
            **{k: extra_fields(v) for k, v in value.items()},
            "x_new_field": {"note": "of no known name", "list": [1, None]},
        }
    return value


_USUAL = {"id", "object", "created", "created_at", "model", "status", "sequence_number", "item_id", "index", "role"}


def missing_fields(value: Any, depth: int = 3) -> Any:
    """Leave out what clients like to count on, down to some depth."""
    if isinstance(value, list):
        return [missing_fields(item, depth) for item in value]
    if isinstance(value, dict) and depth:
        return {k: missing_fields(v, depth - 1) for k, v in value.items() if k not in _USUAL}
    return value
