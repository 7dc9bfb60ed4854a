"""Servers that are not OpenAI's, as people who used strictly typed clients met them: nothing raises, nothing is lost.

Each case is a document as such a server sends it. It is read through the client, whole and as a stream; what was there
can be read, and `to_dict()` gives back exactly what came.
"""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

import wherry
from wherry._runtime.base.errors import NotFoundError, RateLimitError
from wherry._runtime.transports.memory import MemoryTransport, Reply


def completion(**changes: Any) -> dict[str, Any]:
    whole = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"}],
    }
    return {key: value for key, value in {**whole, **changes}.items() if value is not ...}


def chunk(**changes: Any) -> dict[str, Any]:
    whole = {"id": "c", "choices": [{"index": 0, "delta": {"content": "hi"}, "finish_reason": "stop"}]}
    return {key: value for key, value in {**whole, **changes}.items() if value is not ...}


COMPLETIONS: dict[str, dict[str, Any]] = {
    "a tier nobody heard of": completion(service_tier="on_demand"),
    "an empty finish reason": completion(choices=[{"index": 0, "message": {"content": "hi"}, "finish_reason": ""}]),
    "no finish reason": completion(choices=[{"index": 0, "message": {"content": "hi"}, "finish_reason": None}]),
    "no choices": completion(choices=[]),
    "null choices": completion(choices=None),
    "no id, no object, no time": completion(id=..., object=..., created=...),
    "an empty id": completion(id="", system_fingerprint=None),
    "reasoning beside the content": completion(
        choices=[{"index": 0, "message": {"role": "assistant", "content": None, "reasoning_content": "hm"}}]
    ),
    "things of its own": completion(x_groq={"id": "req"}, provider="p", usage={"queue_time": 0.1, "total_tokens": 3}),
    "numbers as floats": completion(created=1.0, usage={"prompt_tokens": 1.0, "total_tokens": 2.5}),
    "numbers as text": completion(created="1700000000", choices=[{"index": "0", "message": {"content": "hi"}}]),
    "a role nobody heard of": completion(choices=[{"index": 0, "message": {"role": "model", "content": "hi"}}]),
    "parts in the place of text": completion(choices=[{"message": {"content": [{"type": "text", "text": "hi"}]}}]),
    "null tool calls": completion(choices=[{"index": 0, "message": {"content": "hi", "tool_calls": None}}]),
    "tool calls without type": completion(
        choices=[{"message": {"tool_calls": [{"id": "t", "function": {"name": "f", "arguments": {"a": 1}}}]}}]
    ),
    "an error code as a number": completion(error={"code": 502, "message": "upstream"}),
    "a list in the place of an object": completion(usage=[]),
    "text in the place of a list": completion(choices="none"),
}


@pytest.mark.parametrize("case", COMPLETIONS)
def test_completions(case: str) -> None:
    """A chat completion of any shape is read."""
    document = COMPLETIONS[case]
    client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(json=document)]))
    answer = client.chat.completions.create(model="m", messages=[])
    assert answer.to_dict() == document
    assert json.loads(answer.to_json()) == document
    for name in ("id", "model", "created", "service_tier"):
        assert getattr(answer, name) == document.get(name)
    if isinstance(document.get("choices"), list):
        assert len(answer.choices) == len(document["choices"])
        for choice, raw in zip(answer.choices, document["choices"], strict=True):
            assert choice.finish_reason == raw.get("finish_reason")
            assert choice.message.to_dict() == raw["message"]
            assert choice.message.role == raw["message"].get("role")


def test_unknown_fields_read_as_attributes() -> None:
    """What the spec does not know is there under its own name."""
    document = completion(
        x_groq={"id": "req"}, choices=[{"message": {"reasoning_content": "hm", "content": "hi"}, "extra": [1]}]
    )
    client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(json=document)]))
    answer: Any = client.chat.completions.create(model="m", messages=[])
    assert answer.x_groq["id"] == "req"
    assert answer.choices[0].message.reasoning_content == "hm"
    assert answer.choices[0].extra == [1]


CHUNKS: dict[str, dict[str, Any]] = {
    "no id, no object": chunk(id=...),
    "reasoning": chunk(choices=[{"index": 0, "delta": {"reasoning": "hm"}, "finish_reason": "stop"}]),
    "usage in every chunk": chunk(usage={"total_tokens": 1}, x_groq={"usage": {}}),
    "null delta": chunk(choices=[{"index": 0, "delta": None, "finish_reason": "stop"}]),
    "no delta": chunk(choices=[{"index": 0, "finish_reason": "stop"}]),
    "a message in the place of the delta": chunk(choices=[{"index": 0, "message": {}, "finish_reason": "stop"}]),
    "floats": chunk(created=1.5, choices=[{"index": 0.0, "delta": {}, "finish_reason": "stop"}]),
    "an unknown reason": chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "eos_token"}]),
}


@pytest.mark.parametrize("case", CHUNKS)
def test_chunks(case: str) -> None:
    """A chunk of any shape is yielded, and the stream ends without `[DONE]`."""
    documents = [copy.deepcopy(CHUNKS[case]), {"choices": []}]
    client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(sse=documents)]))
    with client.chat.completions.create(model="m", messages=[], stream=True) as stream:
        assert [each.to_dict() for each in stream] == [CHUNKS[case], {"choices": []}]
        assert stream.completed is True


RESPONSES: dict[str, dict[str, Any]] = {
    "a new kind of item": {"output": [{"type": "telepathy_call", "id": "t", "thought": "hm"}]},
    "no status, no id": {"output": []},
    "null output": {"id": "r", "status": "completed", "output": None},
    "an item without type": {"output": [{"content": "x"}]},
    "an item that is text": {"output": ["x", None, 5]},
    "a message of another shape": {"output": [{"type": "message", "content": "just text"}]},
    "a part nobody heard of": {"output": [{"type": "message", "content": [{"type": "smell", "smell": "rose"}]}]},
    "a status nobody heard of": {"status": "thinking", "output": [], "error": {"code": 5, "message": "m"}},
}


@pytest.mark.parametrize("case", RESPONSES)
def test_responses(case: str) -> None:
    """A response of any shape is read, whole and inside an event."""
    document = RESPONSES[case]
    event = {"type": "response.completed", "sequence_number": 1, "response": document}
    fresh = {"type": "response.telepathy.delta", "delta": {"a": [1]}}
    transport = MemoryTransport([Reply(json=document), Reply(sse=[fresh, event])])
    client = wherry.Client(api_key="k", transport=transport)
    answer = client.responses.create(model="m", input="x")
    assert answer.to_dict() == document
    assert answer.status == document.get("status")
    assert isinstance(answer.output_text, str)
    with client.responses.create(model="m", input="x", stream=True) as stream:
        assert [each.to_dict() for each in stream] == [fresh, event]
        assert stream.completed is True


def test_errors() -> None:
    """Errors of other servers keep their code, whatever its type."""
    replies = [
        Reply(404, json={"object": "error", "message": "no model", "type": "NotFoundError", "code": 404}),
        Reply(429, json={"error": {"message": "slow down", "code": 429}}),
        Reply(404, body="<html><h1>404</h1>", headers={"Content-Type": "text/html"}),
    ]
    client = wherry.Client(api_key="k", transport=MemoryTransport(replies), max_retries=0)
    with pytest.raises(NotFoundError, match="no model") as missing:
        client.models.retrieve("x")
    assert (missing.value.code, missing.value.type) == (404, "NotFoundError")
    with pytest.raises(RateLimitError, match=r"^429: slow down"):
        client.models.retrieve("x")
    with pytest.raises(NotFoundError, match=r"<h1>404"):
        client.models.retrieve("x")


@pytest.mark.parametrize("raw", [{"data": None}, {"object": "list"}, {"data": []}, {"models": []}, []])
def test_lists(raw: Any) -> None:
    """A list that is no list is empty."""
    client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(json=raw)]))
    assert list(client.models.list()) == []


def test_embeddings_without_the_usual_fields() -> None:
    """Vectors of whole numbers, or as text, come as they are."""
    document = {"data": [{"embedding": [1, 2.5]}, {"embedding": "AAA="}], "model": "m"}
    client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(json=document)]))
    answer = client.embeddings.create(model="m", input="x")
    assert [each.embedding for each in answer.data] == [[1, 2.5], "AAA="]
    assert answer.to_dict() == document
