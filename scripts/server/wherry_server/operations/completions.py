"""Legacy completions, streamed or whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import language, logprobs
from ..call import Answer, Call, Events, Json
from ..sample import EPOCH
from ..service import Service, operation
from ..stream import CHAT, DONE, Event
from ..turn import Turn
from .chat_choice import Choice, usage_of


@operation("POST /completions")
def create_legacy(service: Service, call: Call) -> Answer:
    """Complete each prompt."""
    body = call.fields
    prompt = body.get("prompt") or ""
    prompts = prompt if isinstance(prompt, list) and prompt and isinstance(prompt[0], str) else [prompt]
    choices = []
    for index, one in enumerate(prompts * (body.get("n") or 1)):
        text, was_cut = language.shortened(language.reply(service, call, language.text_of(one)), body.get("max_tokens"))
        choices.append(Choice(index, Turn(tuple(language.pieces(text)), finish="length" if was_cut else "stop")))
    base = {"id": service.store.new_id("cmpl-"), "object": "text_completion", "created": EPOCH, "model": body["model"]}
    usage = usage_of([language.text_of(one) for one in prompts], choices)
    if body.get("stream"):
        include = bool((body.get("stream_options") or {}).get("include_usage"))
        return Events(_legacy_chunks(base, choices, usage if include else None, body), CHAT)
    rows = [
        {"index": c.index, "text": c.turn.text, "finish_reason": c.turn.finish, "logprobs": _columns(c.turn.text, body)}
        for c in choices
    ]
    return Json({**base, "choices": rows, "usage": usage})


def _columns(text: str, body: dict[str, Any]) -> dict[str, Any] | None:
    top = body.get("logprobs")
    return None if top is None else logprobs.legacy(language.pieces(text), top)


def _legacy_chunks(
    base: dict[str, Any], choices: list[Choice], usage: dict[str, Any] | None, body: dict[str, Any]
) -> Iterator[Event]:
    for choice in choices:
        pieces = choice.turn.pieces
        for at, piece in enumerate(pieces, 1):
            # The description allows no null here; the service sends it all the same until a choice has ended.
            finish = {"finish_reason": choice.turn.finish if at == len(pieces) else None}
            row = {"index": choice.index, "text": piece, "logprobs": _columns(piece, body), **finish}
            yield Event({**base, "choices": [row]})
    if usage:
        yield Event({**base, "choices": [], "usage": usage})
    yield Event(DONE, end_mark=True)
