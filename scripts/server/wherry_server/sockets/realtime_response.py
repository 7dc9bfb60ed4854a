"""One response of a realtime session: decided when it begins, told event by event, cancelled in between."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import language, turn
from . import realtime_turn
from .conversation import Conversation
from .talk import Talk

_SHARED = ("tools", "tool_choice", "parallel_tool_calls", "output_modalities", "max_output_tokens")
"""What a response may have otherwise than its session."""


@dataclass(slots=True)
class Response:
    """A response and how it will end, if nobody cancels it."""

    begun: dict[str, Any]
    finished: dict[str, Any]
    previous: str | None
    in_conversation: bool
    _reason: str = ""

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.begun["id"])

    def cancel(self, reason: str) -> None:
        """End it before its next event."""
        self._reason = self._reason or reason

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield its life."""
        whole: list[dict[str, Any]] = []
        events = realtime_turn.events(self.begun, self.finished, self.previous, in_conversation=self.in_conversation)
        for event in events:
            if self._reason and event["type"] not in ("response.created", "response.done", "rate_limits.updated"):
                self.finished = realtime_turn.cancelled(self.begun, self._reason, whole)
                yield {"type": "response.done", "response": self.finished}
                return
            if event["type"] == "response.output_item.done":
                whole.append(event["item"])
            yield event

    def keep(self, conversation: Conversation) -> None:
        """Add what was said to the conversation."""
        for item in self.finished["output"] if self.in_conversation else ():
            conversation.add(item, None)


def begin(talk: Talk, session: Mapping[str, Any], conversation: Conversation, asked: Mapping[str, Any]) -> Response:
    """Decide what a response will be; `asked` are the parameters of its create."""
    settings = {name: value for name in _SHARED if (value := asked.get(name, session.get(name))) is not None}
    items = [_plain(item) for item in asked["input"]] if "input" in asked else conversation.items
    told = language.outputs(items, _is_output)
    heard = language.last_text(items) if told is None else told
    rounds = sum(1 for is_output, _ in itertools.groupby(map(_is_output, items)) if is_output)
    most = settings.get("max_output_tokens")
    taken = turn.take(
        talk.service,
        talk.call(talk.operation, talk.path, settings),
        heard,
        {},
        may_call=told is None or rounds < talk.wishes.rounds,
        most=most if isinstance(most, int) else None,
    )
    modalities = settings.get("output_modalities") or ["audio"]
    begun: dict[str, Any] = {
        "object": "realtime.response",
        "id": talk.service.store.new_id("resp_"),
        "status": "in_progress",
        "output": [],
        "output_modalities": modalities,
    }
    if asked.get("metadata"):
        begun["metadata"] = asked["metadata"]
    output = realtime_turn.items(talk.service, taken, speaks="audio" in modalities)
    in_conversation = asked.get("conversation") != "none"
    finished = realtime_turn.ended(begun, taken.finish, output, heard)
    return Response(begun, finished, conversation.last, in_conversation)


def _is_output(item: Mapping[str, Any]) -> bool:
    return item.get("type") == "function_call_output"


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    content = item.get("content")
    return {**item, "content": " ".join(map(realtime_turn.heard, content))} if isinstance(content, list) else item
