"""Every streaming operation streams real server-sent events, and each event is valid under the description."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT, SPEC, events_of
from tests.server_tests.conftest import HEADERS
from tests.server_tests.independent import answer_schema, errors
from wherry_server import serve

TOOL = {
    "name": "weather",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string"}},
        "required": ["city"],
        "additionalProperties": False,
    },
}
CHAT_TOOLS = [{"type": "function", "function": TOOL}]
FILE = {"file": ("ahoy.wav", b"RIFFsample")}
TRANSCRIPTION = {"model": "gpt-4o-transcribe", "stream": "true"}
THREAD = {"messages": [{"role": "user", "content": "Say ahoy"}]}

# Path, arguments of the request, schema of the events ("": the one of the operation).
STREAMS: dict[str, tuple[str, dict[str, Any], str]] = {
    "chat": ("/chat/completions", {"json": {**CHAT, "stream": True}}, "CreateChatCompletionStreamResponse"),
    "chat with usage": (
        "/chat/completions",
        {"json": {**CHAT, "stream": True, "n": 2, "stream_options": {"include_usage": True}}},
        "CreateChatCompletionStreamResponse",
    ),
    "chat with tools": (
        "/chat/completions",
        {"json": {**CHAT, "stream": True, "tools": CHAT_TOOLS}},
        "CreateChatCompletionStreamResponse",
    ),
    "responses": (
        "/responses",
        {"json": {"model": "gpt-4o", "input": "Say ahoy", "stream": True}},
        "ResponseStreamEvent",
    ),
    "responses with tools": (
        "/responses",
        {
            "json": {
                "model": "gpt-4o",
                "input": "Weather?",
                "stream": True,
                "tools": [{"type": "function", "strict": True, **TOOL}],
            }
        },
        "ResponseStreamEvent",
    ),
    "responses cut short": (
        "/responses",
        {
            "json": {"model": "gpt-4o", "input": "Say ahoy", "stream": True, "max_output_tokens": 16},
            "headers": {"x-fault": "words=40"},
        },
        "ResponseStreamEvent",
    ),
    "thread and run": (
        "/threads/runs",
        {"json": {"assistant_id": "asst_1", "thread": THREAD, "stream": True}},
        "AssistantStreamEvent",
    ),
    "run": ("/threads/thread_1/runs", {"json": {"assistant_id": "asst_1", "stream": True}}, "AssistantStreamEvent"),
    "run with tools": (
        "/threads/thread_1/runs",
        {"json": {"assistant_id": "asst_1", "stream": True, "tools": CHAT_TOOLS}},
        "AssistantStreamEvent",
    ),
    "tool outputs": (
        "/threads/thread_1/runs/run_1/submit_tool_outputs",
        {"json": {"tool_outputs": [{"tool_call_id": "call_1", "output": "sunny"}], "stream": True}},
        "AssistantStreamEvent",
    ),
    "image": (
        "/images/generations",
        {"json": {"prompt": "a ship", "stream": True, "partial_images": 2, "size": "1024x1536"}},
        "ImageGenStreamEvent",
    ),
    "image edit": (
        "/images/edits",
        {"files": {"image": ("a.png", b"png")}, "data": {"prompt": "a ship", "stream": "true", "partial_images": "1"}},
        "ImageEditStreamEvent",
    ),
    "transcription": (
        "/audio/transcriptions",
        {"files": FILE, "data": TRANSCRIPTION},
        "CreateTranscriptionResponseStreamEvent",
    ),
    "diarized transcription": (
        "/audio/transcriptions",
        {"files": FILE, "data": {**TRANSCRIPTION, "response_format": "diarized_json"}},
        "CreateTranscriptionResponseStreamEvent",
    ),
    "speech": (
        "/audio/speech",
        {"json": {"model": "tts-1", "input": "Say ahoy", "voice": "alloy", "stream_format": "sse"}},
        "CreateSpeechResponseStreamEvent",
    ),
    "beta responses": ("/responses?beta=true", {"json": {"model": "m", "input": "Say ahoy", "stream": True}}, ""),
    "agent": (
        "/agents/sessions",
        {"json": {"environment": {"type": "none"}, "input": "Say ahoy", "stream": True}},
        "",
    ),
}


@pytest.mark.parametrize("name", STREAMS)
def test_events_are_valid(looking: httpx.Client, name: str) -> None:
    """The answer is an event stream, and each event fits the schema of the family."""
    path, arguments, schema = STREAMS[name]
    response = looking.post(path, **arguments)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/event-stream; charset=utf-8"), (
        response.text
    )
    events = events_of(response)
    assert len(events) >= 2
    for event, data in events:
        if schema == "AssistantStreamEvent":
            assert errors(schema, {"event": event, "data": data}) == []
        elif data != "[DONE]":
            assert errors(schema or answer_schema("POST", path, 200, "text/event-stream") or {}, data) == [], data
            assert event in (None, data.get("type"))


def test_every_streaming_operation_is_tried() -> None:
    """No operation that can stream is missing above; the others have tests of their own."""

    def streams(schema: Any) -> bool:
        names = json.dumps(SPEC.resolve(schema).get("properties", {}))
        return '"stream":' in names or '"stream_format":' in names

    able = {
        operation.key
        for operation in SPEC.operations
        if "text/event-stream" in operation.media
        or (operation.body and any(streams(schema) for schema in operation.body.content.values()))
        or operation.parameter("stream")
    }
    tried = {path.replace("thread_1", "{thread_id}").replace("run_1", "{run_id}") for path, _, _ in STREAMS.values()}
    retrieved = {
        "/responses/{response_id}",
        "/responses/{response_id}?beta=true",
        "/agents/sessions/{session_id}/events",
    }
    assert able == tried | retrieved | {"/completions"}


def test_chat_stream(looking: httpx.Client) -> None:
    """Role first, the text in pieces, then the reason and, where wanted, the usage; [DONE] ends it."""
    path, arguments, _ = STREAMS["chat with usage"]
    *chunks, done = [data for _, data in events_of(looking.post(path, **arguments))]
    assert done == "[DONE]"
    assert chunks[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    for index in (0, 1):
        choices = [choice for chunk in chunks for choice in chunk["choices"] if choice["index"] == index]
        text = "".join(choice["delta"].get("content") or "" for choice in choices)
        assert text.startswith("You said: Say ahoy")
        assert [choice["finish_reason"] for choice in choices if choice["finish_reason"]] == ["stop"]
        assert len(choices) > 5
    assert chunks[-1]["choices"] == []
    assert chunks[-1]["usage"]["total_tokens"] > 0
    whole = looking.post(path, json={**CHAT, "n": 2}).json()
    assert whole["choices"][0]["message"]["content"] == text


def test_tool_call_stream(looking: httpx.Client) -> None:
    """The pieces of a tool call join to arguments that fit the tool's schema."""
    path, arguments, _ = STREAMS["chat with tools"]
    chunks = [data for _, data in events_of(looking.post(path, **arguments))][:-1]
    calls = [call for chunk in chunks for call in chunk["choices"][0]["delta"].get("tool_calls", ())]
    assert calls[0]["function"]["name"] == "weather"
    assert isinstance(json.loads("".join(call["function"]["arguments"] for call in calls))["city"], str)
    assert chunks[-1]["choices"][0]["finish_reason"] == "tool_calls"


def test_tool_result_is_answered(looking: httpx.Client) -> None:
    """After the tool has answered, the model speaks, and mentions the result."""
    called = {"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": "{}"}}
    messages = [
        *CHAT["messages"],
        {"role": "assistant", "content": None, "tool_calls": [called]},
        {"role": "tool", "tool_call_id": "call_1", "content": "sunny"},
    ]
    answer = looking.post("/chat/completions", json={"model": "m", "messages": messages, "tools": CHAT_TOOLS}).json()
    assert "sunny" in answer["choices"][0]["message"]["content"]
    assert answer["choices"][0]["finish_reason"] == "stop"


def test_legacy_completion_stream(looking: httpx.Client) -> None:
    """Chunks are completions of their own; only the last of a choice has a reason, which the service sends as null before."""
    asked = {"model": "m", "prompt": ["one", "two"], "stream": True, "stream_options": {"include_usage": True}}
    *chunks, done = [data for _, data in events_of(looking.post("/completions", json=asked))]
    assert done == "[DONE]"
    for chunk in chunks:
        wrong = errors("CreateCompletionResponse", chunk)
        assert all(error.startswith("$.choices[0].finish_reason: None") for error in wrong)
    for index, word in enumerate(["one", "two"]):
        rows = [row for chunk in chunks for row in chunk["choices"] if row["index"] == index]
        assert word in "".join(row["text"] for row in rows)
        assert [row["finish_reason"] for row in rows][-2:] == [None, "stop"]
    assert chunks[-1]["usage"]["completion_tokens"] > 0


def test_responses_sequence(looking: httpx.Client) -> None:
    """The events of a response come in their order, numbered, and the last holds the whole."""
    path, arguments, _ = STREAMS["responses"]
    events = events_of(looking.post(path, **arguments))
    kinds = [name for name, _ in events]
    deltas = kinds.count("response.output_text.delta")
    assert kinds == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
        *["response.output_text.delta"] * deltas,
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert [data["sequence_number"] for _, data in events] == list(range(len(events)))
    text = "".join(data["delta"] for name, data in events if name == "response.output_text.delta")
    assert text.startswith("You said: Say ahoy")
    assert events[-1][1]["response"]["output"][0]["content"][0]["text"] == text


def test_response_cut_short_ends_incomplete(looking: httpx.Client) -> None:
    """A response that ran out of tokens ends as incomplete and says why."""
    path, arguments, _ = STREAMS["responses cut short"]
    name, data = events_of(looking.post(path, **arguments))[-1]
    assert name == "response.incomplete"
    assert data["response"]["incomplete_details"] == {"reason": "max_output_tokens"}


@pytest.mark.parametrize("name", ["responses", "beta responses"])
@pytest.mark.parametrize("starting_after", [0, 7])
def test_response_stream_is_taken_up_again(looking: httpx.Client, starting_after: int, name: str) -> None:
    """A response can be streamed again from any event on, with the same events."""
    path, arguments, _ = STREAMS[name]
    events = events_of(looking.post(path, **arguments))
    url = f"/responses/{events[0][1]['response']['id']}"
    params = {"stream": "true", **({"beta": "true"} if "beta" in path else {})}
    again = looking.get(url, params={**params, "starting_after": str(starting_after)})
    assert events_of(again) == events[starting_after + 1 :]
    assert looking.get(url, params={**params, "starting_after": "999"}).status_code == 400


def test_made_up_response_streams(looking: httpx.Client) -> None:
    """A response that nobody created can be streamed too."""
    events = events_of(looking.get("/responses/resp_nobody", params={"stream": "true"}))
    assert [errors("ResponseStreamEvent", data) for _, data in events] == [[]] * len(events)
    assert events[-1][1]["response"]["id"] == "resp_nobody"


def test_events_of_an_agent(client: httpx.Client) -> None:
    """A session answers its input in turns; the events are told as they come, and again afterwards; the items are kept."""
    path, arguments, _ = STREAMS["agent"]
    events = [data for _, data in events_of(client.post(path, **arguments))]
    assert [event["type"] for event in events[:3]] == ["agent.session.created", "agent.session.in_progress", "agent.session.turn.created"]  # fmt: skip
    assert events[-1]["type"] == "agent.session.idle"
    session = f"{path}/{events[0]['session']['id']}"
    words = "".join(event["delta"] for event in events if event["type"].endswith("output_text.delta"))
    assert words.startswith("You said: Say ahoy")
    message = {"type": "agent.session.input.message", "input": [{"role": "user", "content": [{"type": "input_text", "text": "And now?"}]}]}  # fmt: skip
    sent = client.post(f"{session}/events", json={"events": [message]})
    assert (sent.status_code, sent.content) == (204, b"")
    again = [data for _, data in events_of(client.get(f"{session}/events"))]
    assert again[: len(events)] == events
    assert [event["turn"]["status"] for event in again if "turn" in event] == ["in_progress", "in_progress", "completed"] * 2  # fmt: skip
    schema = answer_schema("GET", "/agents/sessions/{session_id}/events", 200, "text/event-stream") or {}
    assert [errors(schema, event) for event in again] == [[]] * len(again)
    items = client.get(f"{session}/items", params={"order": "asc"}).json()["data"]
    assert [item["role"] for item in items] == ["user", "assistant"] * 2
    assert items[1]["content"][0]["text"] == words
    turns = client.get(f"{session}/turns", params={"order": "asc"}).json()["data"]
    assert [turn["status"] for turn in turns] == ["completed", "completed"]
    assert client.get(f"{session}/turns/{turns[0]['id']}/items").json()["data"] == items[1::-1]
    assert len(events_of(client.get("/agents/sessions/nobody/events"))) == 2


def test_assistant_events(looking: httpx.Client) -> None:
    """A run's events begin with the thread that was created with it and end with `done`; the message is in the thread."""
    path, arguments, _ = STREAMS["thread and run"]
    events = events_of(looking.post(path, **arguments))
    names = [name for name, _ in events]
    assert names[:4] == ["thread.created", "thread.run.created", "thread.run.queued", "thread.run.in_progress"]
    assert names[-3:] == ["thread.run.step.completed", "thread.run.completed", "done"]
    assert events[-1] == ("done", "[DONE]")
    parts = [data["delta"]["content"][0]["text"]["value"] for name, data in events if name == "thread.message.delta"]
    messages = looking.get(f"/threads/{events[0][1]['id']}/messages").json()["data"]
    assert [message["role"] for message in messages] == ["assistant", "user"]
    assert messages[0]["content"][0]["text"]["value"] == "".join(parts)


def test_run_waits_for_tools(looking: httpx.Client) -> None:
    """A run with tools asks for their outputs and goes on with them."""
    path, arguments, _ = STREAMS["run with tools"]
    name, run = events_of(looking.post(path, **arguments))[-2]
    assert name == "thread.run.requires_action"
    call = run["required_action"]["submit_tool_outputs"]["tool_calls"][0]
    assert call["function"]["name"] == "weather"
    outputs = {"tool_outputs": [{"tool_call_id": call["id"], "output": "sunny"}], "stream": True}
    events = events_of(looking.post(f"{path}/{run['id']}/submit_tool_outputs", json=outputs))
    said = "".join(d["delta"]["content"][0]["text"]["value"] for n, d in events if n == "thread.message.delta")
    assert "sunny" in said


def test_partial_images(looking: httpx.Client) -> None:
    """As many partial images as were asked for, then the whole; sizes are echoed."""
    path, arguments, _ = STREAMS["image"]
    events = events_of(looking.post(path, **arguments))
    assert [data.get("partial_image_index") for _, data in events] == [0, 1, None]
    assert events[-1][0] == "image_generation.completed"
    assert events[-1][1]["size"] == "1024x1536"


@pytest.mark.parametrize("count", [1, 200])
def test_length_of_answers(looking: httpx.Client, count: int) -> None:
    """`words=N` sets the length of an answer exactly, and so the number of its chunks."""
    answered = looking.post("/chat/completions", json={**CHAT, "stream": True}, headers={"x-fault": f"words={count}"})
    deltas = [d for _, data in events_of(answered)[:-1] if (d := data["choices"][0]["delta"]).get("content")]
    assert len(deltas) == count


def test_streams_that_no_handler_tells(tmp_path: Path) -> None:
    """Of any other description a stream has one event of each kind but errors, where it is asked for or nothing else is."""

    def event(kind: str) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {"type": {"enum": [kind]}, "id": {"type": "string"}},
            "required": ["type"],
        }

    union = {"oneOf": [event("begun"), {"anyOf": [event("error"), event("ended")]}]}
    streamed = {"text/event-stream": {"schema": union}}
    either = {**streamed, "application/json": {"schema": event("whole")}}
    switch = {"type": "object", "properties": {"stream": {"type": "boolean"}}}
    body = {"content": {"application/json": {"schema": switch}}}
    paths = {
        "/feed/{id}": {"get": {"responses": {"200": {"content": streamed}}}},
        "/work": {"post": {"requestBody": body, "responses": {"200": {"content": either}}}},
    }
    file = tmp_path / "other.json"
    file.write_text(json.dumps({"paths": paths}))
    with serve(spec=file) as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        for answer in (client.get("/feed/7"), client.post("/work", json={"stream": True})):
            assert [(name, data["type"]) for name, data in events_of(answer)] == [
                ("begun", "begun"),
                ("ended", "ended"),
            ]
        assert [data["id"] for _, data in events_of(client.get("/feed/7"))] == ["7", "7"]
        assert client.post("/work", json={"stream": False}).json()["type"] == "whole"
