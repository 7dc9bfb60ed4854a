"""What a request asks for beside the text: log probabilities, sound, tools of each kind, JSON, usage."""

from __future__ import annotations

import base64
import json
import math
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT, events_of
from tests.server_tests.independent import errors

FUNCTION = {"type": "function", "function": {"name": "look", "parameters": {"type": "object", "required": ["at"], "properties": {"at": {"type": "string"}}}}}  # fmt: skip
CUSTOM = {"type": "custom", "custom": {"name": "shout"}}


def chat(client: httpx.Client, **asked: Any) -> Any:
    answer = client.post("/chat/completions", json={**CHAT, **asked})
    assert answer.status_code == 200, answer.text
    assert errors("CreateChatCompletionResponse", answer.json()) == []
    return answer.json()


def chunks(client: httpx.Client, **asked: Any) -> list[Any]:
    answer = client.post("/chat/completions", json={**CHAT, **asked, "stream": True})
    found = [data for _, data in events_of(answer) if data != "[DONE]"]
    wrong = [error for chunk in found for error in errors("CreateChatCompletionStreamResponse", chunk)]
    # The description forgets that custom tools are streamed too.
    assert [error for error in wrong if "'custom' is not one of" not in error] == []
    return found


@pytest.mark.parametrize("top", [None, 0, 1, 5, 20])
def test_logprobs_of_a_chat(looking: httpx.Client, top: int | None) -> None:
    """One row for each token, with as many others as were asked for; in a stream each with its piece."""
    asked = {"logprobs": True, "n": 2} | ({} if top is None else {"top_logprobs": top})
    for choice in chat(looking, **asked)["choices"]:
        rows = choice["logprobs"]["content"]
        assert "".join(row["token"] for row in rows) == choice["message"]["content"]
        assert all(row["logprob"] < 0 and bytes(row["bytes"]).decode() == row["token"] for row in rows)
        assert {len(row["top_logprobs"]) for row in rows} == {top or 0}
        assert all(len({one["token"] for one in row["top_logprobs"]}) == (top or 0) for row in rows)
        assert all(math.exp(row["logprob"]) <= 1 for row in rows)
    streamed = [choice for chunk in chunks(looking, **asked) for choice in chunk["choices"]]
    for choice in streamed:
        said = choice["delta"].get("content") or ""
        rows = (choice.get("logprobs") or {}).get("content") or []
        assert "".join(row["token"] for row in rows) == said
    assert any(choice.get("logprobs") for choice in streamed)
    assert chat(looking)["choices"][0]["logprobs"] is None
    assert chat(looking, logprobs=False)["choices"][0]["logprobs"] is None


@pytest.mark.parametrize("top", [0, 1, 5])
def test_logprobs_of_a_completion(looking: httpx.Client, top: int) -> None:
    """The old form has columns."""
    body = {"model": "m", "prompt": "Say ahoy", "logprobs": top}
    answer = looking.post("/completions", json=body).json()
    assert errors("CreateCompletionResponse", answer) == []
    (choice,) = answer["choices"]
    columns = choice["logprobs"]
    assert "".join(columns["tokens"]) == choice["text"]
    assert [
        choice["text"][at:].startswith(token)
        for at, token in zip(columns["text_offset"], columns["tokens"], strict=True)
    ]
    assert len(columns["token_logprobs"]) == len(columns["tokens"]) == len(columns["top_logprobs"])
    assert {len(row) for row in columns["top_logprobs"]} == {top}
    for _, chunk in events_of(looking.post("/completions", json={**body, "stream": True})):
        if chunk != "[DONE]":
            assert "".join(chunk["choices"][0]["logprobs"]["tokens"]) == chunk["choices"][0]["text"]
    del body["logprobs"]
    assert looking.post("/completions", json=body).json()["choices"][0]["logprobs"] is None


@pytest.mark.parametrize(
    ("asked", "top"), [({"top_logprobs": 3}, 3), ({"include": ["message.output_text.logprobs"]}, 0), ({}, None)]
)
def test_logprobs_of_a_response(looking: httpx.Client, asked: dict[str, Any], top: int | None) -> None:
    """They stand in the part, and in a stream beside each delta."""
    body = {"model": "m", "input": "Say ahoy", **asked}
    answer = looking.post("/responses", json=body).json()
    assert errors("Response", answer) == []
    (part,) = answer["output"][0]["content"]
    assert "".join(row["token"] for row in part["logprobs"]) == ("" if top is None else part["text"])
    assert {len(row["top_logprobs"]) for row in part["logprobs"]} == (set() if top is None else {top})
    for _, event in events_of(looking.post("/responses", json={**body, "stream": True})):
        assert errors("ResponseStreamEvent", event) == []
        if event["type"] == "response.output_text.delta":
            assert "".join(row["token"] for row in event["logprobs"]) == ("" if top is None else event["delta"])


def test_logprobs_of_a_transcription(looking: httpx.Client) -> None:
    """They come where they are asked for, whole or streamed."""
    parts: list[Any] = [("file", ("a.wav", b"RIFF")), ("model", (None, "gpt-4o-transcribe"))]
    wanted = [*parts, ("include[]", (None, "logprobs"))]
    answer = looking.post("/audio/transcriptions", files=wanted).json()
    assert "".join(row["token"] for row in answer["logprobs"]) == answer["text"]
    assert "logprobs" not in looking.post("/audio/transcriptions", files=parts).json()
    streamed = events_of(looking.post("/audio/transcriptions", files=[*wanted, ("stream", (None, "true"))]))
    assert all(event["logprobs"] for _, event in streamed)


def test_sound(looking: httpx.Client) -> None:
    """With sound wanted the words are its transcript, whole and in a stream."""
    asked = {"modalities": ["text", "audio"], "audio": {"voice": "alloy", "format": "wav"}}
    message = chat(looking, **asked)["choices"][0]["message"]
    assert message["content"] is None
    assert base64.b64decode(message["audio"]["data"]).decode() == message["audio"]["transcript"]
    deltas = [choice["delta"].get("audio") or {} for chunk in chunks(looking, **asked) for choice in chunk["choices"]]
    assert "".join(delta.get("transcript", "") for delta in deltas) == message["audio"]["transcript"]
    assert "".join(delta.get("data", "") for delta in deltas) == message["audio"]["data"]
    assert "audio" not in chat(looking, modalities=["text"])["choices"][0]["message"]


@pytest.mark.parametrize(
    ("tools", "choice", "kind", "name"),
    [
        ([FUNCTION], "required", "function", "look"),
        ([FUNCTION, CUSTOM], "auto", "function", "look"),
        ([CUSTOM], "required", "custom", "shout"),
        ([FUNCTION, CUSTOM], {"type": "custom", "custom": {"name": "shout"}}, "custom", "shout"),
        ([CUSTOM, FUNCTION], {"type": "function", "function": {"name": "look"}}, "function", "look"),
        (
            [FUNCTION, CUSTOM],
            {"type": "allowed_tools", "allowed_tools": {"mode": "required", "tools": [{"type": "custom", "custom": {"name": "shout"}}]}},
            "custom",
            "shout",
        ),
    ],
)  # fmt: skip
def test_tools_of_a_chat(looking: httpx.Client, tools: list[Any], choice: Any, kind: str, name: str) -> None:
    """The tool that is wanted is called, with arguments that fit; in a stream in pieces."""
    answer = chat(looking, tools=tools, tool_choice=choice)["choices"][0]
    (call,) = answer["message"]["tool_calls"]
    assert (answer["finish_reason"], call["type"], call[kind]["name"]) == ("tool_calls", kind, name)
    field = "input" if kind == "custom" else "arguments"
    if kind == "function":
        assert isinstance(json.loads(call["function"]["arguments"])["at"], str)
    pieces = [
        one.get(kind, {})
        for chunk in chunks(looking, tools=tools, tool_choice=choice)
        for row in chunk["choices"]
        for one in row["delta"].get("tool_calls", ())
    ]
    assert "".join(piece.get(field, "") for piece in pieces) == call[kind][field]


def test_tools_of_a_response(looking: httpx.Client) -> None:
    """A custom tool of a response is an item of its own, with events of its own."""
    body = {"model": "m", "input": "x", "tools": [{"type": "custom", "name": "shout"}], "tool_choice": "required"}
    answer = looking.post("/responses", json=body).json()
    assert errors("Response", answer) == []
    assert (answer["output"][0]["type"], answer["output"][0]["name"]) == ("custom_tool_call", "shout")
    streamed = [event for _, event in events_of(looking.post("/responses", json={**body, "stream": True}))]
    said = "".join(each["delta"] for each in streamed if each["type"] == "response.custom_tool_call_input.delta")
    assert said == answer["output"][0]["input"]
    assert [error for event in streamed for error in errors("ResponseStreamEvent", event)] == []


def test_json(looking: httpx.Client) -> None:
    """Wanted JSON is JSON, of the wanted shape."""
    shape = {
        "type": "object", "additionalProperties": False, "required": ["steps", "n", "kind"],
        "properties": {
            "steps": {"type": "array", "items": {"$ref": "#/$defs/step"}, "minItems": 1},
            "n": {"type": ["integer", "null"]}, "kind": {"type": "string", "enum": ["a", "b"]},
        },
        "$defs": {"step": {"type": "object", "additionalProperties": False, "required": ["text"], "properties": {"text": {"type": "string"}}}},
    }  # fmt: skip
    wanted = {"type": "json_schema", "json_schema": {"name": "plan", "schema": shape, "strict": True}}
    said = json.loads(chat(looking, response_format=wanted)["choices"][0]["message"]["content"])
    assert said["kind"] in ("a", "b")
    assert all(isinstance(step["text"], str) for step in said["steps"])
    assert json.loads(chat(looking, response_format={"type": "json_object"})["choices"][0]["message"]["content"])
    for form in ({"type": "json_object"}, {"type": "json_schema", "name": "plan", "schema": shape}):
        answer = looking.post("/responses", json={"model": "m", "input": "x", "text": {"format": form}}).json()
        assert isinstance(json.loads(answer["output"][0]["content"][0]["text"]), dict)


def test_several_choices_and_their_usage(looking: httpx.Client) -> None:
    """`n` choices, streamed as well; the usage comes last, alone, and only where it is wanted."""
    whole = chat(looking, n=3, metadata={"a": "b"}, store=False)
    assert [choice["index"] for choice in whole["choices"]] == [0, 1, 2]
    streamed = chunks(looking, n=3, stream_options={"include_usage": True})
    assert {row["index"] for chunk in streamed for row in chunk["choices"]} == {0, 1, 2}
    assert (streamed[-1]["choices"], streamed[-1]["usage"]) == ([], whole["usage"])
    assert all(chunk["usage"] is None for chunk in streamed[:-1])
    assert not any("usage" in chunk for chunk in chunks(looking))
