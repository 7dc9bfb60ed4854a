"""One choice of a chat completion, and the parts of it that are told whole as well as in a stream."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .. import language, logprobs
from ..sample import EPOCH
from ..turn import Turn


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a model."""

    index: int
    turn: Turn


def tool_call(tool: language.ToolCall, said: str) -> dict[str, Any]:
    """Return a tool call as far as it has been said."""
    inside = {"name": tool.name, ("input" if tool.kind == "custom" else "arguments"): said}
    return {"id": tool.id, "type": tool.kind, tool.kind: inside}


def is_spoken(said: Turn, body: dict[str, Any]) -> bool:
    """Whether the answer is sound."""
    return bool(said.pieces) and "audio" in (body.get("modalities") or ())


def spoken(choice: Choice) -> dict[str, Any]:
    """Return the sound of an answer: its words in bytes."""
    text = choice.turn.text
    data = base64.b64encode(text.encode()).decode()
    return {"id": f"audio_{choice.index}", "data": data, "expires_at": EPOCH + 3600, "transcript": text}


def logprobs_of(pieces: Sequence[str], refusal: str, body: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the pieces of a text or a refusal were worth, where the request asks for it."""
    if not body.get("logprobs") or "audio" in (body.get("modalities") or ()):
        return None
    top = body.get("top_logprobs") or 0
    refused = logprobs.rows(language.pieces(refusal), top) if refusal else None
    return {"content": None if refusal else logprobs.rows(pieces, top), "refusal": refused}


def usage_of(prompt: Any, choices: list[Choice]) -> dict[str, Any]:
    """Return how many words were asked and answered."""
    asked = sum(language.tokens(m) for m in prompt) if isinstance(prompt, list) else language.tokens(prompt)
    said = [(c.turn.text or c.turn.refusal, *(one.arguments for one in c.turn.calls)) for c in choices]
    answered = sum(language.tokens(text) for texts in said for text in texts)
    return {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}
