"""What a row of the tables is: what an odd server sends, and what has to come of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from wherry import APIError

__all__ = ("SSE", "Fails", "Row", "chunk", "event", "lines", "whole")

SSE = "text/event-stream"


@dataclass(frozen=True)
class Fails:
    """The error that is due: its class (exactly), words of its text, and facts of it."""

    kind: type[Exception] = APIError
    says: str | tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    def check(self, error: BaseException) -> None:
        assert type(error) is self.kind, repr(error)
        for words in (self.says,) if isinstance(self.says, str) else self.says:
            assert words in str(error), str(error)
        for name, value in self.facts.items():
            assert getattr(error, name) == value, (name, getattr(error, name))


@dataclass(frozen=True)
class Row:
    """One answer. `gives`: what is read of it before it ends, or before it `fails`."""

    name: str
    body: bytes
    gives: Any = ""
    fails: Fails | None = None
    label: str | None = SSE
    call: str = "chat"

    def __str__(self) -> str:
        return self.name


def chunk(text: str | None = None, finish: str | None = None, **more: Any) -> bytes:
    """A chunk of a chat completion, as JSON on one line."""
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return json.dumps({"id": "c", "object": "chat.completion.chunk", "choices": [choice], **more}).encode()


def event(data: bytes | dict[str, Any], name: str = "") -> bytes:
    """One server-sent event with its blank line."""
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    return (f"event: {name}\n".encode() if name else b"") + b"data: " + data + b"\n\n"


def lines(*documents: bytes) -> bytes:
    """JSON lines."""
    return b"".join(document + b"\n" for document in documents)


def whole(text: str = "hi", **more: Any) -> bytes:
    """A whole chat completion."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return json.dumps({"id": "c", "object": "chat.completion", "choices": [choice], **more}).encode()
