"""What outlives a connection: responses in the background, taken up again or cancelled; runs that wait for tools."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import events_of
from tests.server_tests.independent import errors
from tests.server_tests.test_turns import CHAT_TOOLS, FUNCTIONS, SHAPE, TOOLS, fits
from wherry_server import Server

BACKGROUND = {"model": "m", "input": "Say ahoy", "background": True, "stream": True}


def test_a_stream_is_taken_up_behind_a_cut(client: httpx.Client, server: Server) -> None:
    """A response in the background lives on when its stream is cut; behind any event the rest is the same as uncut."""
    form = {"type": "json_schema", "name": "plan", "strict": True, "schema": SHAPE}
    asked = {**BACKGROUND, "text": {"format": form}, "reasoning": {"summary": "auto"}}
    got: list[bytes] = []
    with (
        client.stream("POST", "/responses", json=asked, headers={"x-fault": "cut=9"}) as cut,
        pytest.raises(httpx.HTTPError),
    ):
        got.extend(cut.iter_raw())
    first = [json.loads(line[6:]) for line in b"".join(got).decode().split("\n") if line.startswith("data: ")]
    path = f"/responses/{first[0]['response']['id']}"
    whole = [event for _, event in events_of(client.get(path, params={"stream": "true"}))]
    assert first == whole[:9]
    assert [event["type"] for event in first[:3]] == ["response.created", "response.queued", "response.in_progress"]
    for number in (0, 8, len(whole) - 1):
        again = client.get(path, params={"stream": "true", "starting_after": str(number)})
        assert [event for _, event in events_of(again)] == whole[number + 1 :]
    hidden = client.get(path, params={"stream": "true", "include_obfuscation": "true"})
    assert [
        {name: value for name, value in event.items() if name != "obfuscation"} for _, event in events_of(hidden)
    ] == whole
    assert "obfuscation" in hidden.text


def test_a_cancelled_response(client: httpx.Client) -> None:
    """It has no output, and its events end before any."""
    made = events_of(client.post("/responses", json=BACKGROUND))[0][1]["response"]
    path = f"/responses/{made['id']}"
    assert client.post(f"{path}/cancel").json()["status"] == "cancelled"
    assert (client.get(path).json()["status"], client.get(path).json()["output"]) == ("cancelled", [])
    kinds = [name for name, _ in events_of(client.get(path, params={"stream": "true"}))]
    assert kinds == ["response.created", "response.queued", "response.in_progress"]


def test_cancelling_ends_a_stream(client: httpx.Client, server: Server) -> None:
    """A stream that is on its way ends when its response is cancelled."""
    with client.stream("POST", "/responses", json=BACKGROUND, headers={"x-fault": "drip=20, words=500"}) as slow:
        lines = slow.iter_lines()
        first = json.loads(next(line for line in lines if line.startswith("data: "))[6:])
        client.post(f"/responses/{first['response']['id']}/cancel")
        kinds = [line for line in lines if line.startswith("event: ")]
    assert len(kinds) < 100
    assert "event: response.completed" not in kinds


def run_events(client: httpx.Client, path: str, body: dict[str, Any], wishes: str = "") -> list[tuple[str, Any]]:
    found = events_of(client.post(path, json={**body, "stream": True}, headers={"x-fault": wishes} if wishes else {}))
    assert [
        error for name, data in found for error in errors("AssistantStreamEvent", {"event": name, "data": data})
    ] == []
    return [(str(name), data) for name, data in found]


def test_a_run_waits_for_several_tools(client: httpx.Client) -> None:
    """The calls come in fragments, in one step, which has the outputs once they are submitted; then comes the message."""
    body = {"assistant_id": "asst_1", "tools": CHAT_TOOLS, "thread": {"messages": [{"role": "user", "content": "x"}]}}
    events = run_events(client, "/threads/runs", body, "calls=2")
    names = [name for name, _ in events]
    assert names[:6] == ["thread.created", "thread.run.created", "thread.run.queued", "thread.run.in_progress", "thread.run.step.created", "thread.run.step.in_progress"]  # fmt: skip
    assert names[-2:] == ["thread.run.requires_action", "done"]
    assert set(names[6:-2]) == {"thread.run.step.delta"}
    run = events[-2][1]
    calls = run["required_action"]["submit_tool_outputs"]["tool_calls"]
    rows = [row for _, data in events[6:-2] for row in data["delta"]["step_details"]["tool_calls"]]
    for index, call in enumerate(calls):
        mine = [row for row in rows if row["index"] == index]
        assert (mine[0]["id"], mine[0]["function"]["name"]) == (call["id"], call["function"]["name"])
        assert "".join(row["function"]["arguments"] for row in mine) == call["function"]["arguments"]
        assert fits(FUNCTIONS[call["function"]["name"]], json.loads(call["function"]["arguments"]))
    path = f"/threads/{run['thread_id']}/runs/{run['id']}"
    (step,) = client.get(f"{path}/steps").json()["data"]
    assert (step["status"], step["step_details"]["type"]) == ("in_progress", "tool_calls")
    outputs = [{"tool_call_id": call["id"], "output": f"output {number}"} for number, call in enumerate(calls)]
    events = run_events(client, f"{path}/submit_tool_outputs", {"tool_outputs": outputs})
    names = list(dict.fromkeys(name for name, _ in events))
    assert names == [
        "thread.run.step.completed", "thread.run.queued", "thread.run.in_progress", "thread.run.step.created",
        "thread.run.step.in_progress", "thread.message.created", "thread.message.in_progress", "thread.message.delta",
        "thread.message.completed", "thread.run.completed", "done",
    ]  # fmt: skip
    told = events[0][1]["step_details"]["tool_calls"]
    assert [call["function"]["output"] for call in told] == ["output 0", "output 1"]
    message = next(data for name, data in events if name == "thread.message.completed")
    assert "output 0 output 1" in message["content"][0]["text"]["value"]
    kinds = [step["step_details"]["type"] for step in client.get(f"{path}/steps").json()["data"]]
    assert sorted(kinds) == ["message_creation", "tool_calls"]
    assert client.get(path).json()["status"] == "completed"


def test_a_run_has_the_tools_of_its_assistant(client: httpx.Client) -> None:
    """Without tools of its own, a run calls those of the assistant, which has none unless it is given some."""
    plain = client.post("/assistants", json={"model": "m"}).json()
    assert plain["tools"] == []
    assert run_events(client, "/threads/runs", {"assistant_id": plain["id"]})[-2][0] == "thread.run.completed"
    assistant = client.post("/assistants", json={"model": "m", "tools": CHAT_TOOLS}).json()
    events = run_events(client, "/threads/runs", {"assistant_id": assistant["id"]})
    assert events[-2][0] == "thread.run.requires_action"


def test_a_run_with_code(client: httpx.Client) -> None:
    """The code interpreter has a step of its own, with its code in fragments, before that of the message."""
    body = {"assistant_id": "asst_1", "tools": [{"type": "code_interpreter"}]}
    events = run_events(client, "/threads/runs", body)
    rows = [data["delta"]["step_details"]["tool_calls"][0] for name, data in events if name == "thread.run.step.delta"]
    coded, spoken = (data for name, data in events if name == "thread.run.step.completed")
    assert (coded["step_details"]["type"], spoken["step_details"]["type"]) == ("tool_calls", "message_creation")
    whole = coded["step_details"]["tool_calls"][0]["code_interpreter"]
    assert "".join(row["code_interpreter"].get("input", "") for row in rows) == whole["input"]
    assert rows[-1]["code_interpreter"]["outputs"][0]["logs"] == whole["outputs"][0]["logs"]


def test_a_loop_of_tools_goes_on_from_the_last_response(client: httpx.Client) -> None:
    """With `previous_response_id` the outputs alone are enough."""
    made = client.post("/responses", json={"model": "m", "input": "x", "tools": TOOLS}).json()
    outputs = [{"type": "function_call_output", "call_id": made["output"][0]["call_id"], "output": "sunny"}]
    asked = {"model": "m", "tools": TOOLS, "previous_response_id": made["id"], "input": outputs}
    (item,) = client.post("/responses", json=asked).json()["output"]
    assert "sunny" in item["content"][0]["text"]
