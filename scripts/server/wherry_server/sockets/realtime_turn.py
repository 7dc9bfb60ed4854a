"""The life of a realtime response as events, without their ids."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from .. import language
from ..service import Service
from ..turn import Turn
from .speech import TONE

Item = dict[str, Any]
Told = dict[str, Any]

_DELTA = base64.b64encode(TONE).decode()
_ENDS: dict[str, tuple[str, dict[str, Any]]] = {
    "length": ("incomplete", {"type": "incomplete", "reason": "max_output_tokens"}),
    "content_filter": ("incomplete", {"type": "incomplete", "reason": "content_filter"}),
    "failed": ("failed", {"type": "failed", "error": {"type": "server_error", "code": "server_error"}}),
}
_LIMITS = [{"name": "tokens", "limit": 40_000, "remaining": 39_000, "reset_seconds": 1.5}]


def items(service: Service, turn: Turn, *, speaks: bool) -> list[Item]:
    """Return the output of a turn."""
    base = {"object": "realtime.item", "status": "completed"}
    if turn.calls:
        return [
            {**base, "id": service.store.new_id("item_"), "type": "function_call", "call_id": call.id}
            | {"name": call.name, "arguments": call.arguments}
            for call in turn.calls
        ]
    text = turn.refusal or turn.text
    part = {"type": "output_audio", "transcript": text} if speaks else {"type": "output_text", "text": text}
    item = {**base, "id": service.store.new_id("item_"), "type": "message", "role": "assistant", "content": [part]}
    return [item]


def ended(response: Told, finish: str, output: list[Item], asked: str) -> Told:
    """Return a response as it is in the end."""
    status, details = _ENDS.get(finish, ("completed", {"type": "completed"}))
    tokens_in, tokens_out = language.tokens(asked), sum(language.tokens(_text(item)) for item in output)
    usage = {"input_tokens": tokens_in, "output_tokens": tokens_out, "total_tokens": tokens_in + tokens_out}
    return {**response, "status": status, "status_details": details, "output": output, "usage": usage}


def cancelled(response: Told, reason: str, output: list[Item]) -> Told:
    """Return a response that was cancelled."""
    details = {"type": "cancelled", "reason": reason}
    return {**response, "status": "cancelled", "status_details": details, "output": output}


def events(response: Told, finished: Told, previous: str | None, *, in_conversation: bool) -> Iterator[Told]:
    """Yield the life of a response; `previous` is the last item before it."""
    yield {"type": "response.created", "response": response}
    for index, item in enumerate(finished["output"]):
        at = {"response_id": response["id"], "output_index": index}
        begun = {**item, "status": "in_progress", **_EMPTY[item["type"]]}
        yield {"type": "response.output_item.added", **at, "item": begun}
        if in_conversation:
            yield {"type": "conversation.item.added", "previous_item_id": previous, "item": begun}
        place = {**at, "item_id": item["id"]}
        yield from _call(item, place) if item["type"] == "function_call" else _message(item, place)
        yield {"type": "response.output_item.done", **at, "item": item}
        if in_conversation:
            yield {"type": "conversation.item.done", "previous_item_id": previous, "item": item}
        previous = item["id"]
    yield {"type": "response.done", "response": finished}
    yield {"type": "rate_limits.updated", "rate_limits": _LIMITS}


_EMPTY: dict[str, dict[str, Any]] = {"function_call": {"arguments": ""}, "message": {"content": []}}


def _call(item: Item, place: Told) -> Iterator[Told]:
    place = {**place, "call_id": item["call_id"]}
    for piece in language.fragments(item["arguments"]):
        yield {"type": "response.function_call_arguments.delta", **place, "delta": piece}
    told = {"name": item["name"], "arguments": item["arguments"]}
    yield {"type": "response.function_call_arguments.done", **place, **told}


def _message(item: Item, place: Told) -> Iterator[Told]:
    place = {**place, "content_index": 0}
    (part,) = item["content"]
    speaks = part["type"] == "output_audio"
    kind, field = ("output_audio_transcript", "transcript") if speaks else ("output_text", "text")
    told = {"type": "audio" if speaks else "text"}
    yield {"type": "response.content_part.added", **place, "part": {**told, field: ""}}
    for piece in language.pieces(part[field]):
        yield {"type": f"response.{kind}.delta", **place, "delta": piece}
        if speaks:
            yield {"type": "response.output_audio.delta", **place, "delta": _DELTA}
    if speaks:
        yield {"type": "response.output_audio.done", **place}
    yield {"type": f"response.{kind}.done", **place, field: part[field]}
    yield {"type": "response.content_part.done", **place, "part": {**told, field: part[field]}}


def _text(item: Item) -> str:
    return item.get("arguments") or " ".join(heard(part) for part in item.get("content", ()))


def heard(part: Item) -> str:
    """Return what a part of a message says, in whichever form."""
    return part.get("text") or part.get("transcript") or ""
