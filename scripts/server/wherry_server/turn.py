"""One turn of a model, before an API has put it into its words: a text, a refusal or calls of tools, and why it ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from . import language
from .call import Call
from .language import ToolCall
from .replies import Reply
from .service import Service

REFUSAL = "I'm sorry, but I cannot help with that ☂."


@dataclass(frozen=True, slots=True)
class Turn:
    """What a model says or does; only one of pieces, refusal and calls is there."""

    pieces: tuple[str, ...] = ()
    """Of the text, as a stream has them."""
    refusal: str = ""
    calls: tuple[ToolCall, ...] = ()
    finish: str = "stop"
    """Or `tool_calls`, `length`, `content_filter`, `failed`."""

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def take(service: Service, call: Call, said: str, form: dict[str, Any], *, may_call: bool, most: int | None) -> Turn:
    """Call tools where some are offered and `may_call`, else answer what was said, in the form that is wanted.

    `form` has the `type` of a response format and what belongs to it; `most` is how many words the answer may have.
    """
    if (prepared := call.wishes.reply) is not None:
        return _halved(_prepared(service, prepared), call.wishes.finish)
    body = call.fields
    calls = language.tool_calls(service, call, body.get("tools") or [], body.get("tool_choice")) if may_call else []
    if calls:
        turn = Turn(calls=tuple(calls), finish="tool_calls")
    elif call.wishes.refuse:
        turn = Turn(refusal=REFUSAL)
    else:
        text, was_cut = language.shortened(_answer(service, call, said, form), most)
        turn = Turn(tuple(language.streamed(text)), finish="length" if was_cut else "stop")
    return _halved(turn, call.wishes.finish)


def _prepared(service: Service, reply: Reply) -> Turn:
    """Return the turn that a test has prepared."""
    if reply.calls:
        calls = tuple(ToolCall(service.store.new_id("call_"), *call) for call in reply.calls)
        return Turn(calls=calls, finish="tool_calls")
    return Turn(tuple(language.streamed(reply.text or "")), reply.refusal)


def _answer(service: Service, call: Call, said: str, form: dict[str, Any]) -> str:
    match form.get("type"):
        case "json_schema":
            return language.json_text(language.by_schema(form.get("schema") or {}, f"{call.seed} {said}"))
        case "json_object":
            return language.json_text({"said": said})
        case _:
            return language.reply(service, call, said)


def _halved(turn: Turn, finish: str) -> Turn:
    """Stop a turn halfway, if it is to: in its text or refusal, or in the arguments of its last call."""
    if not finish:
        return turn
    if turn.calls:
        *before, last = turn.calls
        cut = replace(last, arguments=last.arguments[: len(last.arguments) // 2])
        return replace(turn, calls=(*before, cut), finish=finish)
    half = turn.pieces[: (len(turn.pieces) + 1) // 2]
    return replace(turn, pieces=half, refusal=turn.refusal[: len(turn.refusal) // 2], finish=finish)
