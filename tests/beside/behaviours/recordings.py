"""The streams behind the tests of `.stream`, made again from what the tests say of them: their recordings are not in the sdist.

Each recording belongs to a test, which tells the final object, sometimes the log probabilities of each token and the
order of the events. From these come chunks as the service sends them: the role, the tokens, the finish reason, usage.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from printed import WRAP, read

Fields = dict[str, Any]


def of(file: Path) -> dict[str, bytes]:
    """Return the streams that the tests of a file name, as bytes, by the names of their recordings."""
    found: dict[str, bytes] = {}
    for test in ast.parse(file.read_text("utf-8")).body:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            for name in _arguments(test, "external"):
                found.setdefault(name, _stream(*_final(test)))
    return found


def _arguments(test: ast.FunctionDef, function: str) -> list[Any]:
    """Return the constants that the test gives to a function."""
    calls = [node for node in ast.walk(test) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function]
    return [each.args[0].value for each in calls if each.args and isinstance(each.args[0], ast.Constant)]


def _final(test: ast.FunctionDef) -> tuple[list[Fields], Fields]:
    """Return the choices of the final object, and its other fields; of a test that tells none, an answer cut at once."""
    for snapshot in _arguments(test, "snapshot"):
        told = read(snapshot)
        if isinstance(told, tuple) and told[0] == "ParsedChatCompletion":
            return [choice for _, choice in told[1]["choices"]], told[1]
        if isinstance(told, list) and told and told[0][0] == "ParsedChoice":
            return [choice for _, choice in told], {}
    return [{"finish_reason": "length", "index": 0, "message": ("", {"content": '{"'})}], {}


def _stream(choices: list[Fields], completion: Fields) -> bytes:
    head = {
        "id": completion.get("id", "chatcmpl-recorded"),
        "object": "chat.completion.chunk",
        "created": completion.get("created", 1727346169),
        "model": completion.get("model", "gpt-4o-2024-08-06"),
        "system_fingerprint": completion.get("system_fingerprint", "fp_recorded"),
    }
    streams = [list(_rows(choice)) for choice in choices]
    bodies = [body for row in itertools.zip_longest(*(rows[:-1] for rows in streams)) for body in row if body]
    rows = [*bodies, *(each[-1] for each in streams)]
    chunks: list[Fields] = [{**head, "choices": [row]} for row in rows]
    usage = _plain(completion.get("usage")) or {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    chunks.append({**head, "choices": [], "usage": usage})
    return "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks).encode() + b"data: [DONE]\n\n"


def _rows(choice: Fields) -> Iterator[Fields]:
    """Yield the choice in each of its chunks."""
    message = choice["message"][1]
    logprobs = choice.get("logprobs", (None, {}))[1]
    kind = "refusal" if message.get("refusal") else "content"
    tokens = [row[1] for row in logprobs.get(kind, ())]
    base = {"index": choice["index"], "logprobs": None, "finish_reason": None}
    calls = [_begun(index, call[1]) for index, call in enumerate(message.get("tool_calls", ()))]
    first = {"role": "assistant", "content": None, "refusal": None} | ({} if calls else {kind: ""})
    if len(calls) == 1:  # it begins in the first chunk
        first["tool_calls"] = calls
    yield {**base, "delta": first}
    for number, piece in enumerate([row["token"] for row in tokens] or _pieces(message.get(kind) or "")):
        told = {"content": None, "refusal": None, kind: [_plain(("", tokens[number]))]} if tokens else None
        yield {**base, "delta": {kind: piece}, "logprobs": told}
    for call, (_, told) in zip(calls, message.get("tool_calls", ()), strict=True):
        if len(calls) > 1:
            yield {**base, "delta": {"tool_calls": [call]}}
        for piece in _pieces(told["function"][1]["arguments"]):
            fragment = {"index": call["index"], "function": {"arguments": piece}}
            yield {**base, "delta": {"tool_calls": [fragment]}}
    yield {**base, "delta": {}, "finish_reason": choice["finish_reason"]}


def _begun(index: int, call: Fields) -> Fields:
    """Return the first fragment of a tool call."""
    function = {"name": call["function"][1]["name"], "arguments": ""}
    return {"index": index, "id": call["id"], "type": "function", "function": function}


def _pieces(text: str) -> list[str]:
    """Break a text into pieces like tokens: words with the space before them, and signs."""
    text = text.replace(WRAP, "")
    return re.findall(r"\s*\w+|\s*[^\w\s]+|\s+", text)


def _plain(told: Any) -> Any:
    """Return what an object of a snapshot is as JSON; a field that is not there is null."""
    if isinstance(told, tuple):
        return {name: _plain(value) for name, value in told[1].items()}
    return [_plain(one) for one in told] if isinstance(told, list) else told
