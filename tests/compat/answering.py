"""Clients of both kinds over memory, and what the service answers them."""

from __future__ import annotations

import array
import asyncio
import base64
import json
from collections.abc import Callable, Coroutine
from typing import Any

import wherry.compat.openai as compat
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply, Sent

MESSAGES: Any = [{"role": "user", "content": "Say ahoy"}]
USAGE = {
    "prompt_tokens": 1,
    "completion_tokens": 2,
    "total_tokens": 3,
    "prompt_tokens_details": {"cached_tokens": 0},
}
CHAT = {
    "id": "c",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [
        {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": '{"a":1}', "refusal": None}}
    ],
    "usage": USAGE,
}
TEXT = {"type": "output_text", "text": "ahoy", "annotations": []}
MESSAGE = {"type": "message", "id": "m1", "role": "assistant", "status": "completed", "content": [TEXT]}
RESPONSE = {
    "id": "r",
    "object": "response",
    "created_at": 1,
    "model": "m",
    "status": "completed",
    "output": [MESSAGE],
    "parallel_tool_calls": True,
    "tool_choice": "auto",
    "tools": [],
}
ERROR = {"error": {"message": "too fast", "code": "rate_limit_exceeded", "type": "requests", "param": None}}


def _chunk(delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}


CHUNKS = [_chunk({"role": "assistant", "content": ""}), _chunk({"content": '{"a"'}), _chunk({"content": ":1}"})]


def _event(number: int, kind: str, **fields: Any) -> dict[str, Any]:
    return {"type": f"response.{kind}", "sequence_number": number, **fields}


_AT = {"output_index": 0, "content_index": 0, "item_id": "m1"}
EVENTS = [
    _event(0, "created", response={**RESPONSE, "status": "in_progress", "output": []}),
    _event(1, "output_item.added", output_index=0, item={**MESSAGE, "status": "in_progress", "content": []}),
    _event(2, "content_part.added", **_AT, part={**TEXT, "text": ""}),
    _event(3, "output_text.delta", **_AT, delta="ahoy", logprobs=[]),
    _event(4, "output_text.done", **_AT, text="ahoy", logprobs=[]),
    _event(5, "completed", response=RESPONSE),
]


def _events(items: list[dict[str, Any]], end: str = "") -> Reply:
    text = "".join(f"data: {json.dumps(item)}\n\n" for item in items) + end
    return Reply(body=text.encode(), headers={"content-type": "text/event-stream"})


def _vector(body: dict[str, Any]) -> Any:
    encoded = base64.b64encode(array.array("f", [1.0, 2.0]).tobytes()).decode()
    return encoded if body.get("encoding_format") == "base64" else [1.0, 2.0]


def answer(sent: Sent) -> Reply:
    """Return what the service says. The model says what goes wrong: limited, cut, short (at the limit of tokens)."""
    path = sent.url.partition("/v1/")[2]
    body = json.loads(sent.body) if sent.body else {}
    model = body.get("model")
    if model == "limited":
        return Reply(status=429, json=ERROR, headers={"x-request-id": "req_1"})
    if path.startswith("chat/completions") or "/chat/completions" in path:
        ends = "length" if model == "short" else "stop"
        if model == "cut":
            return _events(CHUNKS)
        if body.get("stream"):
            return _events([*CHUNKS, _chunk({}, ends)], "data: [DONE]\n\n")
        choice = {**CHAT["choices"][0], "finish_reason": ends}  # type: ignore[index]
        return Reply(json={**CHAT, "choices": [choice]}, headers={"x-request-id": "req_1"})
    if path.startswith("responses"):
        return _events(EVENTS) if body.get("stream") else Reply(json=RESPONSE)
    if path.startswith("embeddings"):
        item = {"object": "embedding", "index": 0, "embedding": _vector(body)}
        return Reply(json={"object": "list", "model": "m", "data": [item], "usage": USAGE})
    if path.endswith("/content"):
        return Reply(body=b"\x00\x01", headers={"content-type": "application/octet-stream"})
    assert path.startswith("files"), path
    last = "after=" in path
    file = {"id": "f2" if last else "f1", "object": "file", "bytes": 1, "created_at": 1, "filename": "x"}
    file |= {"purpose": "batch", "status": "processed"}
    return Reply(json={"object": "list", "has_more": not last, "data": [file]})


def sync_client(**options: Any) -> Any:
    return compat.OpenAI(api_key="sk-user", transport=MemoryTransport(answer), max_retries=0, **options)


def async_client(**options: Any) -> Any:
    return compat.AsyncOpenAI(api_key="sk-user", transport=AsyncMemoryTransport(answer), max_retries=0, **options)


def run(scenario: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    return asyncio.run(scenario())
