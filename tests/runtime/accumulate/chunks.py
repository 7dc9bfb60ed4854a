"""Chunks of chat completions, for the tests: as dicts, as they come from a server."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from wherry import ChatCompletionAccumulator, models
from wherry._runtime.accumulate.chat import ChatAccumulator

HEAD: dict[str, Any] = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
Chunk = dict[str, Any]


def chunk(delta: Any = None, index: Any = 0, finish: Any = None, **beside: Any) -> Chunk:
    """Return a chunk with one choice."""
    choice = {"index": index, "delta": {} if delta is None else delta, "finish_reason": finish, **beside}
    return {**HEAD, "choices": [choice]}


def calling(*fragments: Any, finish: Any = None) -> Chunk:
    """Return a chunk with fragments of tool calls."""
    return chunk({"tool_calls": list(fragments)}, finish=finish)


def fragment(index: Any = 0, arguments: Any = None, *, id: Any = None, name: Any = None, **more: Any) -> dict[str, Any]:
    """Return a fragment of a call; what is None is left out."""
    function = {key: value for key, value in (("name", name), ("arguments", arguments)) if value is not None}
    given = {"index": index, "id": id, "function": function or None, **more}
    return {key: value for key, value in given.items() if value is not None}


def decoded(chunk: Chunk) -> models.ChatCompletionChunk:
    """Return a chunk as a stream yields it."""
    return models.ChatCompletionChunk.from_json(json.dumps(chunk))


def added(chunks: Iterable[Chunk], **options: Any) -> ChatAccumulator:
    """Add chunks, and look at nothing before the end."""
    total = ChatCompletionAccumulator(**options)
    for each in chunks:
        total.add(decoded(each))
    return total


def message(chunks: Iterable[Chunk], choice: int = 0) -> dict[str, Any]:
    """Return the message that chunks add up to, as plain data."""
    plain: dict[str, Any] = added(chunks).snapshot.choices[choice].message.to_dict()
    return plain


def told(chunks: Iterable[Chunk], **options: Any) -> list[Any]:
    """Return the events of all chunks."""
    total = ChatCompletionAccumulator(**options)
    return [event for each in chunks for event in total.events(decoded(each))]


def kinds(events: Iterable[Any], *, chunks: bool = False) -> list[str]:
    """Return the types of events, those of chunks only if they are asked for."""
    return [event.type for event in events if chunks or event.type != "chunk"]


def fields(event: Any) -> dict[str, Any]:
    """Return an event as plain data, without its type."""
    plain: dict[str, Any] = event.to_dict()
    del plain["type"]
    return plain
