"""Teller: the events of a chunk that has been added, in the order of the official package.

First comes the chunk; then, for each choice in it, what was added; then what is complete by now. A text is complete when
a tool call begins or the choice has a finish reason, a call when the next one begins or the choice has a finish reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
        self._partials: dict[Call, Partial | None] = {}

    def events(self, chunk: Any, changes: list[Any]) -> list[Any]:
        """Return the events of a chunk. `changes`: what it changed, as (choice, fields, delta, fragments with their calls)."""
        events: list[Any] = [ChunkEvent(chunk, self._state)]
        for choice, fields, delta, touched in changes:
            told = choice.told or self._begin(choice)
            added = delta.get("content")
            if added.__class__ is str:
                text = choice.content
                partial = None if choice.message["refusal"] else told.partial
                events.append(ContentDeltaEvent(added, text, text.length(), partial))
            added = delta.get("refusal")
            if added.__class__ is str:
                events.append(RefusalDeltaEvent(added, choice.refusal, choice.refusal.length()))
            for call, fragment in touched:
                if call.is_function:
                    events.append(self._arguments_delta(choice, call, fragment))
            added = fields.get("logprobs")
            if added is not None:
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
            if call is not None and not call.done and (partial := self._partials.get(call)) is not None:
                call.data["function"].parsed_arguments = partial.at(call.arguments.length())

    def _begin(self, choice: Choice) -> _Told:
        parser = self._parser
        partial = None if parser is None else Partial(choice.content or Text({}, ""), parser.shown)
        told = choice.told = _Told(partial)
        return told

    # --- what was added --------------------------------------------------------------------------------------------------

    def _arguments_delta(self, choice: Choice, call: Call, fragment: dict[str, Any]) -> Any:
        inner = fields_of(fragment.get("function"))
        delta = inner.get("arguments") if inner is not None else None
        if call not in self._partials:
            tool = self._tools.named(call.inner["name"]) if self._tools is not None else None
            self._partials[call] = Partial(call.arguments) if tool is not None and tool.strict else None
        return FunctionToolCallArgumentsDeltaEvent(
            call,
            choice.calls.items.index(call),
            delta if delta.__class__ is str else "",
            call.arguments.length(),
            self._partials[call],
        )

    def _logprobs_delta(self, choice: Choice, added: dict[str, Any], events: list[Any]) -> None:
        there = choice.data["logprobs"].__dict__
        for name, event, _ in _LOGPROBS:
            more, items = added.get(name), there.get(name)
            if more and more.__class__ is list and items.__class__ is list:
                events.append(event(items, more))

    # --- what is complete ------------------------------------------------------------------------------------------------

    def _done(self, choice: Choice, told: _Told, touched: Iterable[Any], events: list[Any]) -> None:
        is_over = choice.data["finish_reason"]
        if is_over:
            self._text_done(choice, told, events)
            self._call_done(choice, told.call, events)
        for call, _ in touched:
            if call is not told.call:
                self._text_done(choice, told, events)
                self._call_done(choice, told.call, events)
                told.call = call
        if is_over and choice.calls is not None:  # calls that came whole, together with the finish reason
            for call in choice.calls.items:
                self._call_done(choice, call, events)

    def _text_done(self, choice: Choice, told: _Told, events: list[Any]) -> None:
        done, message = told.done, choice.message
        if "content" not in done and (text := choice.text()):
            done.add("content")
            parsed = None
            if self._parser is not None and not message["refusal"]:
                parsed = choice.data["message"].parsed = self._parser.load(text)
            place = choice.content if message["content"] is text else Text({"text": text}, "text")
            events.append(ContentDoneEvent(place, len(text), parsed))
        if "refusal" not in done and message["refusal"] is not None:
            done.add("refusal")
            events.append(RefusalDoneEvent(choice.refusal, choice.refusal.length()))
        there = fields_of(choice.data["logprobs"])
        if there is not None:
            for name, _, event in _LOGPROBS:
                if there.get(name).__class__ is list and f"logprobs.{name}" not in done:
                    done.add(f"logprobs.{name}")
                    events.append(event(there[name]))

    def _call_done(self, choice: Choice, call: Call | None, events: list[Any]) -> None:
        if call is None or call.done or not call.is_function:
            return
        call.done = True
        parsed = None
        if self._tools is not None:
            parsed = self._tools.parse_arguments(call.inner["name"], call.arguments.read())
            call.data["function"].parsed_arguments = parsed
        events.append(
            FunctionToolCallArgumentsDoneEvent(call, choice.calls.items.index(call), call.arguments.length(), parsed)
        )

# Copied from templates/runtime/accumulate/chat_telling.py: edit it there.
