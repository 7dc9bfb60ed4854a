"""Streams of responses, for the tests: events as dicts, as they come from a server."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from wherry import models
from wherry._runtime.accumulate.responses import ResponseStreamAccumulator

Event = dict[str, Any]


def response(status: str = "in_progress", **fields: Any) -> dict[str, Any]:
    """Return a response with the fields that the tests need."""
    return {"id": "resp_1", "object": "response", "status": status, "model": "m", "output": [], **fields}


def event(name: str, **fields: Any) -> Event:
    """Return an event: `event("output_text.delta", ...)`."""
    return {"type": f"response.{name}", **fields}


def created(**fields: Any) -> Event:
    """Return the first event of a stream."""
    return event("created", response=response(**fields))


def ended(status: str = "completed", **fields: Any) -> Event:
    """Return the last event of a stream."""
    return event(status, response=response(status, **fields))


def added(item: dict[str, Any], index: int | None = 0) -> Event:
    """Return an event that announces an item."""
    return event("output_item.added", output_index=index, item=item)


def delta(name: str, text: str, index: int = 0, **fields: Any) -> Event:
    """Return a piece of a text: `delta("output_text", "Ah")`."""
    part = {} if name in ITEM_TEXTS else {PART_INDEX.get(name, "content_index"): 0}
    place = {"item_id": f"item_{index}", "output_index": index, **part}
    return event(f"{name}.delta", **{**place, "delta": text, **fields})


ITEM_TEXTS = ("function_call_arguments", "mcp_call_arguments", "custom_tool_call_input", "code_interpreter_call_code")
PART_INDEX = {"reasoning_summary_text": "summary_index"}
MESSAGE = {"id": "item_0", "type": "message", "role": "assistant", "status": "in_progress", "content": []}


def message_events(*pieces: str, index: int = 0, **fields: Any) -> list[Event]:
    """Return the events of a message with one text, up to its end."""
    place = {"item_id": f"item_{index}", "output_index": index, "content_index": 0}
    part = {"type": "output_text", "text": "", "annotations": []}
    whole = {**part, "text": "".join(pieces)}
    item = {**MESSAGE, "id": f"item_{index}", **fields}
    return [
        added(item, index),
        event("content_part.added", **place, part=part),
        *(event("output_text.delta", **place, delta=piece, logprobs=[]) for piece in pieces),
        event("output_text.done", **place, text=whole["text"], logprobs=[]),
        event("content_part.done", **place, part=whole),
        event("output_item.done", output_index=index, item={**item, "status": "completed", "content": [whole]}),
    ]


def decoded(event: Event) -> Any:
    """Return an event as a stream yields it."""
    decode: Any = models.ResponseStreamEvent
    return decode._decode(json.loads(json.dumps(event)))


def gathered(*events: Event, **options: Any) -> ResponseStreamAccumulator:
    """Add events, and look at nothing before the end."""
    total = ResponseStreamAccumulator(models, **options)
    for each in events:
        total.add(decoded(each))
    return total


def output(*events: Event) -> list[Any]:
    """Return the output that events add up to, as plain data."""
    plain: dict[str, Any] = gathered(*events).snapshot.to_dict()
    found: list[Any] = plain["output"]
    return found


def told(events: Iterable[Event], **options: Any) -> list[Any]:
    """Return what `.stream()` yields for events."""
    total = ResponseStreamAccumulator(models, **options)
    return [each for one in events for each in total.events(decoded(one))]
