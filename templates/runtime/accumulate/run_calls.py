"""HandlerCalls: which methods of an assistant's event handler are called for each event, and in which order. Pure.

Rule: a part of a message and a tool call are created once and done once. One is done when the next begins, when its
message or step is done, or, for a call, when the run stops.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .growing import at, fields_of, objects_at
from .runs import RunAccumulator, kind_of

__all__ = ("HandlerCalls", "texts_of")

Call = tuple[str, tuple[Any, ...]]
"""The name of a method, and its arguments."""

_STOPPED = frozenset(
    f"thread.run.{state}" for state in ("completed", "cancelled", "expired", "failed", "requires_action", "incomplete")
)
_STEP_DONE = frozenset(f"thread.run.step.{state}" for state in ("completed", "cancelled", "expired", "failed"))
_MESSAGE_DONE = frozenset(("thread.message.completed", "thread.message.incomplete"))


def texts_of(event: Any) -> Iterator[str]:
    """Yield the pieces of text that an event of a run brings."""
    if at(event, "event") == "thread.message.delta":
        for part in objects_at(event, "data", "delta", "content"):
            text = at(part, "text", "value") if at(part, "type") == "text" else None
            if text and isinstance(text, str):
                yield text


def _text_of(part: Any) -> Any:
    """Return the text of a part, if it is one and has it."""
    text = at(part, "text") if at(part, "type") == "text" else None
    return text if fields_of(text) is not None else None


class HandlerCalls(RunAccumulator):
    """Gathers a run, and says what its handler is to be told."""

    def __init__(self, models: Any) -> None:
        super().__init__(models)
        self.begun = False
        """Whether an event has come."""
        self.current_event: Any = None
        """The event that is being told of."""
        self.current_message: Any = None
        """The message that the latest events were about."""
        self._step: Any = None
        self._part: tuple[Any, Any] | None = None
        self._call: tuple[Any, Any] | None = None

    @property
    def current_run_step(self) -> Any:
        """The step that runs."""
        return self.by_step.objects.get(self._step)

    def calls(self, event: Any) -> Iterator[Call]:
        """Take an event, and yield the calls that it makes; each has to be made before the next one is asked for."""
        self.begun = True
        self.current_event = event = self.decoded(event)
        yield "on_event", (event,)
        made = self.take(event)
        kind, data = kind_of(event), at(event, "data")
        if fields_of(data) is not None:
            if kind.startswith("thread.message."):
                self.current_message = self.by_message.objects[at(data, "id")]
                yield from self._of_message(kind, data, made)
            elif kind.startswith("thread.run.step."):
                yield from self._of_step(kind, data)
            elif kind in _STOPPED:
                yield from self._call_done()
        self.current_event = None

    def _of_message(self, kind: str, data: Any, made: list[int]) -> Iterator[Call]:
        id, message = at(data, "id"), self.current_message
        if kind == "thread.message.created":
            yield "on_message_created", (data,)
        elif kind == "thread.message.delta":
            for index in made:
                part = self.by_message.get(id, index)
                if (text := _text_of(part)) is not None:
                    yield "on_text_created", (text,)
            for delta in objects_at(data, "delta", "content"):
                place = id, at(delta, "index")
                part = self.by_message.get(*place)
                if part is None:  # nobody knows which one it is
                    continue
                if (more := _text_of(delta)) is not None and (text := _text_of(part)) is not None:
                    yield "on_text_delta", (more, text)
                if self._part != place:
                    yield from self._part_done()
                    self._part = place
            yield "on_message_delta", (at(data, "delta"), message)
        elif kind in _MESSAGE_DONE:
            yield from self._part_done()
            yield "on_message_done", (data,)

    def _part_done(self) -> Iterator[Call]:
        """Say that the part that grew is done."""
        place, self._part = self._part, None
        part: Any = None if place is None else self.by_message.get(*place)
        if (text := _text_of(part)) is not None:
            yield "on_text_done", (text,)
        elif at(part, "type") == "image_file":
            yield "on_image_file_done", (at(part, "image_file"),)

    def _of_step(self, kind: str, data: Any) -> Iterator[Call]:
        id = at(data, "id")
        if kind == "thread.run.step.created":
            self._step = id
            yield "on_run_step_created", (data,)
        elif kind == "thread.run.step.in_progress":
            self._step = id
        elif kind == "thread.run.step.delta":
            for delta in objects_at(data, "delta", "step_details", "tool_calls"):
                place = id, at(delta, "index")
                call = self.by_step.get(*place)
                if place == self._call:
                    yield "on_tool_call_delta", (delta, call)
                elif call is not None:
                    yield from self._call_done()
                    self._call = place
                    yield "on_tool_call_created", (call,)
            yield "on_run_step_delta", (at(data, "delta"), self.by_step.objects[id])
        elif kind in _STEP_DONE:
            yield from self._call_done()
            yield "on_run_step_done", (data,)
            self._step = None

    def _call_done(self) -> Iterator[Call]:
        """Say that the tool call that grew is done."""
        place, self._call = self._call, None
        call = None if place is None else self.by_step.get(*place)
        if call is not None:
            yield "on_tool_call_done", (call,)
