"""The chunks of a streamed chat completion: role, pieces, finish reason, usage where it is wanted, [DONE]."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import language, oddities
from ..stream import DONE, Event, obfuscated
from .chat_choice import Choice, is_spoken, logprobs_of, spoken, tool_call

Delta = dict[str, Any]


def events(completion: dict[str, Any], choices: list[Choice], body: dict[str, Any], odd: str) -> Iterator[Event]:
    """Yield the events of a stream, tidy, or with the oddity of that name."""
    chunks = _chunks(completion, choices, body)
    hides = (body.get("stream_options") or {}).get("include_obfuscation")
    for chunk in oddities.changed(odd, chunks) if odd else chunks:
        yield obfuscated(Event(chunk)) if hides else Event(chunk)
    yield Event(DONE, end_mark=True)


def _chunks(completion: dict[str, Any], choices: list[Choice], body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    names = ("id", "created", "model", "service_tier", "system_fingerprint")
    base = {name: completion[name] for name in names}
    base["object"] = "chat.completion.chunk"
    usage = {"usage": None} if (body.get("stream_options") or {}).get("include_usage") else {}
    for choice in choices:
        is_text = not choice.turn.calls and not is_spoken(choice.turn, body)
        first = {"role": "assistant", "content": "" if is_text else None}
        for delta in (first, *_deltas(choice, body)):
            row = {"index": choice.index, "delta": delta, "finish_reason": None}
            if body.get("logprobs"):
                said, refused = delta.get("content"), delta.get("refusal") or ""
                row["logprobs"] = logprobs_of([said] if said else [], refused, body) if said or refused else None
            yield {**base, "choices": [row], **usage}
        last = {"index": choice.index, "delta": {}, "finish_reason": choice.turn.finish}
        yield {**base, "choices": [last], **usage}
    if usage:
        yield {**base, "choices": [], "usage": completion["usage"]}


def _deltas(choice: Choice, body: dict[str, Any]) -> Iterator[Delta]:
    said = choice.turn
    for index, call in enumerate(said.calls):
        name = "input" if call.kind == "custom" else "arguments"
        yield {"tool_calls": [{"index": index, **tool_call(call, "")}]}
        for piece in language.fragments(call.arguments):
            yield {"tool_calls": [{"index": index, call.kind: {name: piece}}]}
    if is_spoken(said, body):
        whole = spoken(choice)
        yield from ({"audio": {"id": whole["id"], "transcript": piece}} for piece in said.pieces)
        yield {"audio": {"id": whole["id"], "data": whole["data"]}}
        yield {"audio": {"id": whole["id"], "expires_at": whole["expires_at"]}}
    else:
        yield from ({"content": piece} for piece in said.pieces)
    yield from ({"refusal": piece} for piece in language.pieces(said.refusal))
