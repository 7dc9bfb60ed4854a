"""Teller: the events of a chunk that has been added, in the order of the official package.

First comes the chunk; then, for each choice in it, what was added; then what is complete by now. A text is complete when
a tool call begins, a call when the next one begins and its arguments are JSON; with a finish reason, all of them are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..data.model import new
from .chat_calls import Call
from .chat_choice import Choice
from .chat_events import (
    ChunkEvent,
    ContentDeltaEvent,
    ContentDoneEvent,
    FunctionToolCallArgumentsDeltaEvent,
    FunctionToolCallArgumentsDoneEvent,
    LogprobsContentDeltaEvent,
    LogprobsContentDoneEvent,
    LogprobsRefusalDeltaEvent,
    LogprobsRefusalDoneEvent,
    RefusalDeltaEvent,
    RefusalDoneEvent,
)
from .growing import Text, fields_of
from .partial import Partial

__all__ = ("Teller",)

_LOGPROBS = (
    ("content", LogprobsContentDeltaEvent, LogprobsContentDoneEvent),
    ("refusal", LogprobsRefusalDeltaEvent, LogprobsRefusalDoneEvent),
)


class _Told:
    """What the events have said about a choice."""

    __slots__ = ("call", "done", "partial")

    def __init__(self, partial: Partial | None) -> None:
        self.partial = partial
        """Reads its content; None: that is not parsed."""
        self.done: set[str] = set()
        self.call: Call | None = None
        """The call that grows."""


class Teller:
    """Tells events. `state` is the accumulator, for the snapshots."""

    def __init__(self, state: Any, parser: Any, tools: Any) -> None:
        self._state = state
        self._parser = parser
        self._tools = tools
        self._partials: dict[tuple[Call, str], Partial | None] = {}

    def events(self, chunk: Any, changes: list[Any]) -> list[Any]:
        """Return the events of a chunk. `changes`: what it changed, as (choice, fields, delta, fragments with their calls)."""
        event: Any = new(ChunkEvent)
        event.chunk, event._state = chunk, self._state
        events: list[Any] = [event]
        for choice, fields, delta, touched in changes:
            told = choice.told or self._begin(choice)
            if (added := delta.get("content")).__class__ is str:
                event = new(ContentDeltaEvent)  # written out, as it comes with most chunks
                event.delta = added
                event._text = text = choice.content
                event._end = len(text.data[text.key])
                event._partial = None if choice.message["refusal"] else told.partial
                events.append(event)
            if (added := delta.get("refusal")).__class__ is str:
                event = RefusalDeltaEvent._about(choice.refusal)
                event.delta = added
                events.append(event)
            for call, fragment in touched:
                if call.is_function:
                    events.append(self._arguments_delta(call, fragment))
            if (added := fields.get("logprobs")) is not None:
                self._logprobs_delta(choice, fields_of(added) or {}, events)
            if touched or choice.data["finish_reason"]:
                self._done(choice, told, touched, events)
        return events

    def show_parsed(self, choices: Iterable[Choice]) -> None:
        """Set `parsed` and `parsed_arguments` of what still grows to what can be read by now."""
        for choice in choices:
            told: _Told | None = choice.told
            if told is None:
                continue
            if told.partial is not None and "content" not in told.done and not choice.message["refusal"]:
                choice.data["message"].parsed = told.partial.at(len(choice.text()))
            call = told.call
            if (
                call is not None
                and not call.done
                and (partial := self._partials.get((call, call.inner["name"]))) is not None
            ):
                call.data["function"].parsed_arguments = partial.at(call.arguments.length())

    def _begin(self, choice: Choice) -> _Told:
        parser = self._parser
        partial = None if parser is None else Partial(choice.content or Text({}, ""), parser.shown)
        told = choice.told = _Told(partial)
        return told

    # --- what was added --------------------------------------------------------------------------------------------------

    def _arguments_delta(self, call: Call, fragment: dict[str, Any]) -> Any:
        inner = fields_of(fragment.get("function"))
        delta = inner.get("arguments") if inner is not None else None
        key = call, call.inner["name"]
        if key not in self._partials:
            is_parsed = self._tools is not None and self._tools.parses_calls_of(key[1])
            self._partials[key] = Partial(call.arguments) if is_parsed else None
        event = FunctionToolCallArgumentsDeltaEvent._about(call.arguments, self._partials[key])
        event._call, event.name = key
        event.arguments_delta = delta if delta.__class__ is str else ""
        return event

    def _logprobs_delta(self, choice: Choice, added: dict[str, Any], events: list[Any]) -> None:
        there = fields_of(choice.data["logprobs"]) or {}
        for name, kind, _ in _LOGPROBS:
            more = added.get(name)
            items: Any = there.get(name)
            if more and more.__class__ is list and items.__class__ is list:
                event = kind._about(items)
                setattr(event, name, more)
                events.append(event)

    # --- what is complete ------------------------------------------------------------------------------------------------

    def _done(self, choice: Choice, told: _Told, touched: Iterable[Any], events: list[Any]) -> None:
        is_over = choice.data["finish_reason"]
        if is_over:
            self._text_done(choice, told, events)
            self._call_done(told.call, events)
        for call, _ in touched:
            if call is not told.call:
                self._text_done(choice, told, events)
                if told.call is not None and told.call.is_whole():  # some servers send fragments of two calls in turn
                    self._call_done(told.call, events)
                told.call = call
        if is_over and choice.calls is not None:  # calls that came whole, together with the finish reason
            for call in choice.calls.items:
                self._call_done(call, events)

    def _text_done(self, choice: Choice, told: _Told, events: list[Any]) -> None:
        done, message = told.done, choice.message
        if "content" not in done and (text := choice.text()):
            done.add("content")
            parsed = None
            if self._parser is not None and not message["refusal"]:
                choice.data["message"].parsed = None  # no longer what was shown of it
                parsed = choice.data["message"].parsed = self._parser.load(text)
            place = choice.content
            if place is None or message["content"] is not text:  # it is made of parts
                place = Text({"text": text}, "text")
            event = ContentDoneEvent._about(place)
            event.parsed = parsed
            events.append(event)
        if "refusal" not in done and message["refusal"] is not None:
            done.add("refusal")
            events.append(RefusalDoneEvent._about(choice.refusal))
        there = fields_of(choice.data["logprobs"])
        if there is not None:
            for name, _, kind in _LOGPROBS:
                if there.get(name).__class__ is list and f"logprobs.{name}" not in done:
                    done.add(f"logprobs.{name}")
                    events.append(kind._about(there[name]))

    def _call_done(self, call: Call | None, events: list[Any]) -> None:
        if call is None or call.done or not call.is_function:
            return
        call.done = True
        parsed = None
        if self._tools is not None:
            call.data["function"].parsed_arguments = None
            parsed = self._tools.parse_arguments(call.inner["name"], call.arguments.read())
            call.data["function"].parsed_arguments = parsed
        event = FunctionToolCallArgumentsDoneEvent._about(call.arguments)
        event._call, event.name, event.parsed_arguments = call, call.inner["name"], parsed
        events.append(event)

# Copied from templates/runtime/accumulate/chat_telling.py: edit it there.
