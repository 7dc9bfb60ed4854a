"""RunAccumulator: the events of an assistant's run -> the run, its steps and its messages. Pure.

Rules: an event is never changed, and what grows shares no object with it. A message or a step that comes again as a whole
replaces what came before, but an empty list does not. Fragments merge by index; one whose message or step was never
announced makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ..data.codec import unwrapped
from .growing import as_model, at, fields_of, merge, objects_at, own
from .placing import Placed

__all__ = ("RunAccumulator", "RunState", "kind_of")

Fields = dict[str, Any]


class RunState(NamedTuple):
    """What has come of a run. The objects are live: later events change them."""

    run: Any
    run_steps: list[Any]
    messages: list[Any]


class RunAccumulator:
    """Takes events one by one, as models or as dicts. `models` decodes (`wherry.models`)."""

    def __init__(self, models: Any) -> None:
        self._models = models
        self.run: Any = None
        """The run, as the latest event about it had it."""
        self.by_message = Growing("content", _content, lambda part: _part(models, part))
        """The messages by ID."""
        self.by_step = Growing("tool_calls", _tool_calls, lambda call: _call(models, call))
        """The steps by ID."""

    @property
    def messages(self) -> list[Any]:
        """The messages, in the order in which they came."""
        return list(self.by_message.objects.values())

    @property
    def run_steps(self) -> list[Any]:
        """The steps, in the order in which they came."""
        return list(self.by_step.objects.values())

    @property
    def snapshot(self) -> RunState:
        """What has come so far: live objects. `freeze` returns copies."""
        return RunState(self.run, self.run_steps, self.messages)

    def freeze(self) -> RunState:
        """Return copies of what has come so far, which later events do not change."""
        return RunState(own(self.run), own(self.run_steps), own(self.messages))

    def finish(self) -> RunState:
        """Return the result: the same as `snapshot`."""
        return self.snapshot

    def add(self, event: Any) -> RunState:
        """Take an event, and return the snapshot."""
        self.take(self.decoded(event))
        return self.snapshot

    def events(self, event: Any) -> list[Any]:
        """Take an event, and return those that a stream yields for it: itself."""
        event = self.decoded(event)
        self.take(event)
        return [event]

    def decoded(self, event: Any) -> Any:
        """Return an event as a model; it may be one already."""
        return as_model(self._models.AssistantStreamEvent, event)

    def take(self, event: Any) -> list[int]:
        """Take an event. Return the indexes of the parts or tool calls that are new in its message or step."""
        kind, data = kind_of(event), at(event, "data")
        if fields_of(data) is None:
            return []
        id = at(data, "id")
        if kind == "thread.message.delta":
            if id not in self.by_message.objects:
                message = {"id": id, "object": "thread.message", "status": "in_progress", "role": "assistant"}
                self.by_message.put(self._models.MessageObject._decode(message))
            return self.by_message.grow(id, fields_of(at(data, "delta")) or {})
        if kind == "thread.run.step.delta":
            details = fields_of(at(data, "delta", "step_details")) or {}
            if id not in self.by_step.objects:
                step = {
                    "id": id,
                    "object": "thread.run.step",
                    "status": "in_progress",
                    "type": details.get("type"),
                }
                step["step_details"] = {"type": details.get("type")}
                self.by_step.put(self._models.RunStep._decode(step))
            return self.by_step.grow(id, details)
        if kind.startswith("thread.message."):
            self.by_message.put(own(data))
        elif kind.startswith("thread.run.step."):
            self.by_step.put(own(data))
        elif kind.startswith("thread.run."):
            self.run = data
        return []


class Growing:
    """Models by their IDs, each with a list that is filled by index.

    `key` is the name of that list, `holder` returns the fields that it is in, `decode` makes an item of it of plain data.
    """

    def __init__(self, key: str, holder: Callable[[Any], Fields | None], decode: Callable[[Fields], Any]) -> None:
        self._key = key
        self._holder = holder
        self._decode = decode
        self.objects: dict[Any, Any] = {}
        self._lists: dict[Any, Placed] = {}

    def put(self, model: Any) -> None:
        """Put a whole model. If its list is empty, what was gathered of that stays."""
        id, fields = at(model, "id"), self._holder(model)
        before = self._lists.pop(id, None)
        self.objects[id] = model
        if fields is not None:
            items = objects_at(fields, self._key)
            self._lists[id] = before if before is not None and before.items and not items else Placed(items)
            fields[self._key] = self._lists[id].items

    def get(self, id: Any, index: Any) -> Any:
        """Return an item of the list of a model, or None."""
        return self._lists[id].get(index) if id in self._lists else None

    def grow(self, id: Any, delta: Fields) -> list[int]:
        """Merge a delta into a model. Return the indexes of the items that are new."""
        fields, placed = self._holder(self.objects[id]), self._lists.get(id)
        if fields is None or placed is None:
            return []
        made: list[int] = []
        for item in objects_at(delta, self._key):
            more: Fields = fields_of(item) or {}
            index = more.get("index")
            there = fields_of(placed.get(index))
            if there is None:
                made.append(placed.put(index, self._decode(unwrapped(more))))
                continue
            merge(there, more)
            if _brings_objects(more):  # they came as pieces, and have other classes in the whole
                placed.put(index, self._decode(unwrapped(there)))
        merge(fields, {key: value for key, value in delta.items() if key != self._key})
        return made


def kind_of(event: Any) -> str:
    """Return what kind of event it is: "" where it does not say."""
    kind = at(event, "event")
    return kind if isinstance(kind, str) else ""


def _content(message: Any) -> Fields | None:
    return fields_of(message)


def _tool_calls(step: Any) -> Fields | None:
    """Return the details of a step that has tool calls."""
    details = fields_of(at(step, "step_details"))
    return details if details is not None and details.get("type") == "tool_calls" else None


def _part(models: Any, part: Fields) -> Any:
    return models.MessageObject._decode({"content": [part]}).content[0]


def _call(models: Any, call: Fields) -> Any:
    return models.RunStep._decode(
        {"step_details": {"type": "tool_calls", "tool_calls": [call]}}
    ).step_details.tool_calls[0]


def _brings_objects(fields: Fields) -> bool:
    """Return whether there is a list in a fragment that is not empty."""
    for value in fields.values():
        inner = fields_of(value)
        if (value.__class__ is list and value) or (inner is not None and _brings_objects(inner)):
            return True
    return False

# Copied from templates/runtime/accumulate/runs.py: edit it there.
