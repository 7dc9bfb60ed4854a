"""Chat streams as less tidy servers send them: each oddity changes the chunks of a tidy stream, and means the same.

A chunk is the data of one event, without the end mark. Oddities of tool calls need a stream that calls tools (`calls=2`).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Chunk = dict[str, Any]
Oddity = Callable[[list[Chunk]], Iterable[Chunk]]
KNOWN: dict[str, Oddity] = {}


def oddity(name: str) -> Callable[[Oddity], Oddity]:
    """Register an oddity."""

    def register(change: Oddity) -> Oddity:
        KNOWN[name] = change
        return change

    return register


def changed(name: str, chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return the chunks of a stream with this oddity."""
    return list(KNOWN[name](copy.deepcopy(list(chunks))))


def _choices(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    for chunk in chunks:
        yield from chunk["choices"]


def _fragments(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    for choice in _choices(chunks):
        yield from choice["delta"].get("tool_calls", ())


def _called(chunks: Iterable[Chunk]) -> dict[int, Chunk]:
    """Return the first fragment of each tool call, by its index."""
    found: dict[int, Chunk] = {}
    for fragment in _fragments(chunks):
        found.setdefault(fragment["index"], fragment)
    return found


@oddity("two-fragments")
def _two_fragments(chunks: list[Chunk]) -> Iterator[Chunk]:
    """The first chunk of a call has a second fragment of it."""
    kept: Chunk | None = None
    for chunk in chunks:
        fragments = list(_fragments([chunk]))
        if kept is not None and fragments:
            kept["choices"][0]["delta"]["tool_calls"] += fragments
            yield kept
            kept = None
        elif fragments and "id" in fragments[0]:
            kept = chunk
        else:
            yield chunk


@oddity("no-index")
def _no_index(chunks: list[Chunk]) -> list[Chunk]:
    """Fragments have the id of their call in place of its index, and choices no index."""
    ids = {index: first["id"] for index, first in _called(chunks).items()}
    for fragment in _fragments(chunks):
        fragment["id"] = ids[fragment.pop("index")]
    for choice in _choices(chunks):
        del choice["index"]
    return chunks


@oddity("from-one")
def _from_one(chunks: list[Chunk]) -> list[Chunk]:
    """Choices and tool calls are counted from 1."""
    for row in (*_choices(chunks), *_fragments(chunks)):
        row["index"] += 1
    return chunks


@oddity("all-zero")
def _all_zero(chunks: list[Chunk]) -> list[Chunk]:
    """Every tool call has the index 0."""
    for fragment in _fragments(chunks):
        fragment["index"] = 0
    return chunks


@oddity("repeated")
def _repeated(chunks: list[Chunk]) -> list[Chunk]:
    """Every fragment has the id, the type and the name of its call, and every chunk the role."""
    called = copy.deepcopy(_called(chunks))
    for fragment in _fragments(chunks):
        first = called[fragment["index"]]
        kind = first["type"]
        fragment |= {"id": first["id"], "type": kind, kind: {**fragment[kind], "name": first[kind]["name"]}}
    for choice in _choices(chunks):
        choice["delta"]["role"] = "assistant"
    return chunks


@oddity("no-type")
def _no_type(chunks: list[Chunk]) -> list[Chunk]:
    """Tool calls have no type."""
    for fragment in _fragments(chunks):
        fragment.pop("type", None)
    return chunks


@oddity("whole-calls")
def _whole_calls(chunks: list[Chunk]) -> Iterator[Chunk]:
    """All tool calls come whole, in the chunk that has the finish reason."""
    whole: dict[int, Chunk] = {}
    for chunk in chunks:
        fragments = list(_fragments([chunk]))
        for fragment in fragments:
            first = whole.setdefault(fragment["index"], fragment)
            if first is not fragment:
                kind = first["type"]
                for name, more in fragment[kind].items():
                    first[kind][name] += more
        if fragments:
            continue
        for choice in _choices([chunk]):
            if choice["finish_reason"] and whole:
                choice["delta"]["tool_calls"] = list(whole.values())
        yield chunk


@oddity("annotations")
def _annotations(chunks: list[Chunk]) -> list[Chunk]:
    """Two chunks of the text bring an annotation each."""
    speaking = [choice["delta"] for choice in _choices(chunks) if choice["delta"].get("content")]
    for number, delta in enumerate((speaking[0], speaking[-1])):
        place = {"url": f"https://example.test/{number}", "title": f"Page {number}", "start_index": 0, "end_index": 1}
        delta.setdefault("annotations", []).append({"type": "url_citation", "url_citation": place})
    return chunks


@oddity("parts")
def _parts(chunks: list[Chunk]) -> list[Chunk]:
    """The first piece of the text is a list of parts; the others are text."""
    first = next(choice["delta"] for choice in _choices(chunks) if choice["delta"].get("content"))
    first["content"] = [
        {"type": "thinking", "thinking": [{"type": "text", "text": "Let me see."}]},
        {"type": "text", "text": first["content"]},
    ]
    return chunks


@oddity("reasoning")
def _reasoning(chunks: list[Chunk]) -> Iterator[Chunk]:
    """Reasoning comes before the text, in fields that the description does not have."""
    first, *rest = chunks
    yield first
    for number, piece in enumerate(("Let ", "me ", "see.")):
        delta = {"reasoning_content": piece, "reasoning_details": [{"index": number, "text": piece}]}
        yield {**first, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
    yield from rest


@oddity("usage-then-null")
def _usage_then_null(chunks: list[Chunk]) -> list[Chunk]:
    """Each chunk has the usage so far, and the last one null."""
    for number, chunk in enumerate(chunks):
        chunk["usage"] = {"prompt_tokens": 2, "completion_tokens": number, "total_tokens": number + 2}
    chunks[-1]["usage"] = None
    return chunks


@oddity("azure")
def _azure(chunks: list[Chunk]) -> Iterator[Chunk]:
    """A first chunk names nothing and has the filter's results for the prompt; the others have those of the text."""
    safe = {"hate": {"filtered": False, "severity": "safe"}}
    head = {"id": "", "object": "", "created": 0, "model": "", "choices": []}
    yield {**head, "prompt_filter_results": [{"prompt_index": 0, "content_filter_results": safe}]}
    for choice in _choices(chunks):
        choice["content_filter_results"] = safe if choice["delta"].get("content") else {}
    yield from chunks


@oddity("empty-finish")
def _empty_finish(chunks: list[Chunk]) -> list[Chunk]:
    """The finish reason is an empty text until there is one, and null once more behind it."""
    for choice in _choices(chunks):
        choice["finish_reason"] = choice["finish_reason"] or ""
    last = [chunk for chunk in chunks if chunk["choices"]][-1]
    after = {**last, "choices": [{"index": last["choices"][0]["index"], "delta": {}, "finish_reason": None}]}
    at = chunks.index(last) + 1
    return [*chunks[:at], after, *chunks[at:]]


@oddity("function-call")
def _function_call(chunks: list[Chunk]) -> list[Chunk]:
    """The call comes in the field that was there before tools."""
    for choice in _choices(chunks):
        for fragment in choice["delta"].pop("tool_calls", ()):
            choice["delta"]["function_call"] = fragment["function"]
        if choice["finish_reason"] == "tool_calls":
            choice["finish_reason"] = "function_call"
    return chunks
