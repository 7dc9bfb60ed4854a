"""What the service takes though the description does not say so, and what it goes on refusing."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT

ECHO = {"role": "assistant", "content": [{"type": "output_text", "text": "Ahoy"}]}
MESSAGE = {**ECHO, "type": "message", "id": "msg_1", "status": "completed"}
CALL: dict[str, Any] = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}
ASK = {"role": "user", "content": "And now?"}


@pytest.mark.parametrize("path", ["/responses", "/models", "/assistants", "/threads/t/messages", "/files", "/files/a"])
def test_beta(looking: httpx.Client, path: str) -> None:
    """`?beta=true` is taken, whether the path has a twin for it or not; another parameter is not."""
    body = {"model": "m", "input": "x"} if path == "/responses" else None
    verb = "POST" if body else "GET"
    assert looking.request(verb, f"{path}?beta=true", json=body).status_code == 200
    assert looking.request(verb, f"{path}?beta=true&alpha=true", json=body).status_code == 400


CALLS = [{"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/chat/completions", {**CHAT, "user": None, "seed": None, "tools": None, "response_format": None}),
        ("/chat/completions", {**CHAT, "tool_choice": None, "modalities": None, "audio": None, "stream": None, "n": None}),
        ("/chat/completions", {**CHAT, "messages": [{**CHAT["messages"][0], "name": None}]}),  # type: ignore[index]
        (
            "/chat/completions",
            {
                **CHAT,
                "messages": [
                    {"role": "assistant", "content": "x", "tool_calls": None, "function_call": None, "refusal": None},
                    {"role": "assistant", "content": None, "tool_calls": CALLS, "audio": None, "name": None},
                    {"role": "tool", "content": "1", "tool_call_id": "c"},
                ],
            },
        ),
        ("/chat/completions", {**CHAT, "tools": [{"type": "function", "function": {"name": "f", "parameters": None, "strict": None}}]}),
        ("/responses", {"model": "m", "input": "x", "tools": None, "text": None, "tool_choice": None, "user": None}),
        ("/responses", {"model": "m", "input": [{**MESSAGE, "phase": None}, {**CALL, "id": None, "status": None}, ASK]}),
        ("/responses", {"model": "m", "input": "x", "text": {"format": None, "verbosity": None}, "stream": None}),
        ("/embeddings", {"model": "m", "input": "x", "dimensions": None, "encoding_format": None, "user": None}),
        ("/images/generations", {"prompt": "x", "model": None, "n": None, "size": None, "quality": None}),
        ("/assistants", {"model": "m", "name": None, "metadata": None, "tools": None}),
        ("/fine_tuning/jobs", {"model": "m", "training_file": "f", "suffix": None, "hyperparameters": None}),
    ],
)  # fmt: skip
def test_null_for_what_may_be_left_out(looking: httpx.Client, path: str, body: dict[str, Any]) -> None:
    """A null in the place of an optional field, however deep, is as if it were not there."""
    answer = looking.post(path, json=body)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("path", "body", "param"),
    [
        ("/chat/completions", {**CHAT, "model": None}, "model"),
        ("/chat/completions", {**CHAT, "messages": None}, "messages"),
        ("/chat/completions", {**CHAT, "user": None, "temperature": 9}, "temperature"),
        ("/chat/completions", {**CHAT, "metadata": {"a": None}}, "metadata"),
        ("/chat/completions", {**CHAT, "stop": [None]}, "stop"),
        ("/chat/completions", {**CHAT, "unheard_of": None}, "unheard_of"),
        ("/chat/completions", {**CHAT, "messages": [{"role": "user", "content": None}]}, "messages[0].content"),
        ("/chat/completions", {**CHAT, "messages": [{"role": None, "content": "x"}]}, "messages[0]"),
        ("/embeddings", {"model": "m", "input": None}, "input"),
    ],
)
def test_null_for_what_has_to_be_there(looking: httpx.Client, path: str, body: dict[str, Any], param: str) -> None:
    """A null for a required field, inside a list or a map, or beside another fault is refused with its place."""
    answer = looking.post(path, json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]["param"].startswith(param)


@pytest.mark.parametrize(
    "echo",
    [
        ECHO,
        {**ECHO, "type": "message"},
        {**ECHO, "type": "message", "id": "msg_1"},
        MESSAGE,
        {**MESSAGE, "content": [{"type": "output_text", "text": "Ahoy", "annotations": []}]},
        {**MESSAGE, "content": [{"type": "output_text", "text": "Ahoy", "annotations": None, "logprobs": None}]},
        {**ECHO, "content": [{"type": "refusal", "refusal": "No"}]},
        {**ECHO, "content": [{"type": "output_text", "text": "a"}, {"type": "refusal", "refusal": "No"}]},
        {"role": "assistant", "content": "Ahoy"},
        {"role": "assistant", "content": [{"type": "input_text", "text": "Ahoy"}]},
    ],
)
@pytest.mark.parametrize("path", ["/responses", "/responses/input_tokens", "/conversations", "/conversations/c/items"])
def test_what_was_said_before(looking: httpx.Client, path: str, echo: dict[str, Any]) -> None:
    """The assistant's own words come back in every form that is documented."""
    body = {"model": "m", "input": [ASK, echo, ASK]} if path.startswith("/responses") else {"items": [ASK, echo]}
    answer = looking.post(path, json=body)
    assert answer.status_code == 200, answer.text


def test_a_whole_answer_is_an_input(client: httpx.Client) -> None:
    """What one call gives back is sent with the next one as it is: messages, calls of tools and their outputs."""
    tools = [{"type": "function", "name": "look", "parameters": {"type": "object"}, "strict": None}]
    asked: list[Any] = [ASK]
    for _ in range(3):
        answer = client.post("/responses", json={"model": "m", "input": asked, "tools": tools}).json()
        asked += answer["output"]
        for item in answer["output"]:
            if item["type"] == "function_call":
                asked.append({"type": "function_call_output", "call_id": item["call_id"], "output": "3"})
    assert [item.get("type", "message") for item in asked].count("message") == 2
    messages: list[Any] = list(CHAT["messages"])
    for _ in range(2):
        choice = client.post("/chat/completions", json={**CHAT, "messages": messages}).json()["choices"][0]
        messages += [choice["message"], *CHAT["messages"]]
    assert len(messages) == 5


@pytest.mark.parametrize(
    "content", [[{"type": "output_text"}], [{"type": "output_text", "text": 5}], [{"type": "spoken", "text": "x"}], 5]
)
def test_what_was_never_said(looking: httpx.Client, content: Any) -> None:
    """An echo that is none is refused."""
    body = {"model": "m", "input": [{"role": "assistant", "content": content}]}
    assert looking.post("/responses", json=body).status_code == 400
