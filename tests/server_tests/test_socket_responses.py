"""Responses over a websocket: the events of HTTP, lanes, what a connection remembers, warm-ups, steering, errors."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import DIALECT
from tests.server_tests.socket_client import SocketClient
from wherry_server import Server
from wherry_server.validate import Validation

CREATE: dict[str, Any] = {"type": "response.create", "model": "gpt-5", "input": "ahoy"}
TOOL = {"type": "function", "name": "look", "strict": False, "parameters": {"type": "object", "properties": {}}}
VALIDATION = Validation(DIALECT)


def check(events: list[Any]) -> None:
    """The description has each event; errors come nested, as the supplement tells of those of websockets."""
    for event in events:
        name = "BetaResponseWsError" if event["type"] == "error" else "ResponsesServerEvent"
        assert VALIDATION.problem(DIALECT.component(name), event) is None, event


def turn(client: SocketClient, **fields: Any) -> list[Any]:
    """The events of one turn, checked."""
    client.send({**CREATE, **fields})
    last = ("response.completed", "response.incomplete", "response.failed", "error")
    events = [client.event()]
    while events[-1]["type"] not in last:
        events.append(client.event())
    check(events)
    return events


def code_of(client: SocketClient, **fields: Any) -> Any:
    """The code of the error that a turn ends with."""
    (event,) = turn(client, **fields)
    return event["error"]["code"]


def test_a_turn_is_what_http_streams(server: Server) -> None:
    """The same events as over HTTP, without `stream_id` in the default lane and with it in a named one."""
    with SocketClient(server, "/responses") as client:
        plain, named = turn(client), turn(client, stream_id="b", stream=True, background=True)
    assert [event["type"] for event in plain] == [event["type"] for event in named]
    assert [event["sequence_number"] for event in named] == list(range(len(named)))
    assert {event.get("stream_id") for event in plain} == {None}
    assert {event["stream_id"] for event in named} == {"b"}
    record = server.log.wait_for(lambda r: r.finished_s is not None)
    assert record.events == len(plain) + len(named)
    assert record.status == 101
    assert record.socket is not None
    assert record.socket.count == 2
    assert record.error is None


def test_the_beta(server: Server) -> None:
    """With `beta=true` the events are those of the beta's own description."""
    with SocketClient(server, "/responses?beta=true") as client:
        client.send({**CREATE, "tools": [TOOL]})
        events = client.events("response.completed")
    for event in events:
        assert VALIDATION.problem(DIALECT.component("BetaResponsesServerEvent"), event) is None, event
    assert events[-1]["response"]["output"][0]["type"] == "function_call"


def test_lanes_interleave(server: Server) -> None:
    """Turns of one lane follow one another, those of two lanes go on at the same time."""
    with SocketClient(server, "/responses", "drip=2, words=30") as client:
        for lane in ("a", "a", "b"):
            client.send({**CREATE, "stream_id": lane})
        events: list[Any] = []
        while sum(event["type"] == "response.completed" for event in events) < 3:
            events.append(client.event())
    lanes = [event["stream_id"] for event in events]
    assert "b" in lanes[: lanes.count("a") // 2]
    assert lanes != sorted(lanes)
    numbers = [event["sequence_number"] for event in events if event["stream_id"] == "a"]
    assert numbers == [*range(len(numbers) // 2)] * 2


def test_names_of_lanes(server: Server) -> None:
    """Names have an alphabet, an empty one is none, and there are 32 of them beside the default lane."""
    with SocketClient(server, "/responses", "words=1") as client:
        for name in ("", "a b", "x" * 257):
            assert code_of(client, stream_id=name) == "invalid_stream_id"
        for number in range(32):
            assert turn(client, stream_id=f"lane-{number}", generate=False)[-1]["type"] == "response.completed"
        assert code_of(client, stream_id="lane-32") == "websocket_stream_limit_reached"
        assert turn(client)[-1]["type"] == "response.completed"


def test_sixteen_turns_at_once(server: Server) -> None:
    """Of 17 turns in 17 lanes, 16 run at once; the other one waits."""
    with SocketClient(server, "/responses", "delay=150") as client:
        started = time.monotonic()
        for number in range(17):
            client.send({**CREATE, "stream_id": f"l{number}", "generate": False})
        events = [client.event() for _ in range(17 * 3)]
        assert 0.3 <= time.monotonic() - started < 2
        assert events[-1]["stream_id"] == "l16"


def test_what_a_connection_remembers(server: Server) -> None:
    """An unstored response can be continued on its connection alone, while it is the latest of its lane; stored ones everywhere."""
    with SocketClient(server, "/responses") as client:
        first = turn(client, store=False)[-1]["response"]["id"]
        fork = turn(client, store=False, stream_id="b", previous_response_id=first)[-1]["response"]
        assert fork["previous_response_id"] == first
        kept = turn(client, previous_response_id=first)[-1]["response"]["id"]
        assert code_of(client, previous_response_id=first) == "previous_response_not_found"
    with SocketClient(server, "/responses") as client:
        assert turn(client, previous_response_id=kept)[-1]["type"] == "response.completed"
        assert code_of(client, previous_response_id=fork["id"]) == "previous_response_not_found"
    with SocketClient(server, "/responses", "forget") as client:
        assert code_of(client, previous_response_id=kept) == "previous_response_not_found"


def test_a_failed_turn_takes_what_it_continues_with_it(server: Server) -> None:
    """After a turn that failed, the unstored response before it is not found."""
    with SocketClient(server, "/responses", "finish=failed") as client:
        warm = turn(client, store=False, generate=False)[-1]["response"]["id"]
        assert turn(client, store=False, previous_response_id=warm)[-1]["type"] == "response.failed"
        assert code_of(client, previous_response_id=warm) == "previous_response_not_found"


def test_warm_up(server: Server) -> None:
    """`generate: false` makes a response without output, to continue from."""
    with SocketClient(server, "/responses") as client:
        events = turn(client, generate=False)
        assert [event["type"] for event in events] == ["response.created", "response.in_progress", "response.completed"]
        assert events[-1]["response"]["output"] == []
        assert turn(client, previous_response_id=events[-1]["response"]["id"])[-1]["response"]["output"]


def test_rounds_of_tools(server: Server, client: httpx.Client) -> None:
    """`rounds=N` calls tools N times in a row, whether the history is sent or continued."""
    with SocketClient(server, "/responses", "rounds=3") as socket:
        asked: list[Any] = [{"role": "user", "content": "look"}]
        previous, kinds = None, []
        for _ in range(4):
            response = turn(socket, input=asked, tools=[TOOL], previous_response_id=previous)[-1]["response"]
            (item,) = response["output"]
            kinds.append(item["type"])
            previous = response["id"]
            asked = [{"type": "function_call_output", "call_id": item.get("call_id", ""), "output": "a tree"}]
    assert kinds == ["function_call"] * 3 + ["message"]
    history: list[Any] = [{"role": "user", "content": "look"}]
    for kind in kinds:
        body = {"model": "gpt-5", "input": history, "tools": [TOOL]}
        item = client.post("/responses", json=body, headers={"x-fault": "rounds=3"}).json()["output"][0]
        assert item["type"] == kind
        history += [item, {"type": "function_call_output", "call_id": item.get("call_id", ""), "output": "a tree"}]


def test_steering(server: Server) -> None:
    """A steered response ends incomplete, and its successor begins by itself."""
    with SocketClient(server, "/responses", "drip=8, words=60") as client:
        client.send({**CREATE, "stream_id": "s"})
        created = client.event()
        steer = {"type": "response.steer", "previous_response_id": created["response"]["id"], "input": "shorter"}
        client.send(steer)
        first = client.events("response.incomplete")
        second = client.events("response.completed")
        client.send(steer)
        failed = client.event()
        client.send({**steer, "previous_response_id": "resp_none"})
        unknown = client.event()
    check([created, *first, *second, failed, unknown])
    assert "response.steer.accepted" in [event["type"] for event in first]
    assert first[-1]["response"]["incomplete_details"] == {"reason": "steered"}
    assert second[0]["response"]["previous_response_id"] == created["response"]["id"]
    assert "shorter" in second[-1]["response"]["output"][-1]["content"][0]["text"]
    assert (failed["error"]["code"], unknown["error"]["code"]) == ("response_already_completed", "response_not_found")


def test_steering_waits_for_tools(server: Server) -> None:
    """Steering a response that calls tools is pending until their outputs come with a create."""
    with SocketClient(server, "/responses", "drip=50") as client:
        client.send({**CREATE, "tools": [TOOL]})
        created = client.event()
        client.send({"type": "response.steer", "previous_response_id": created["response"]["id"], "input": "x"})
        events = client.events("response.completed")
    check(events)
    (pending,) = [event for event in events if event["type"] == "response.steer.pending"]
    assert pending["required_input"][0]["name"] == "look"


def test_the_time_is_over(server: Server) -> None:
    """`expire=K` refuses the turn after K turns with the limit's code, and closes."""
    with SocketClient(server, "/responses", "expire=1") as client:
        assert turn(client)[-1]["type"] == "response.completed"
        assert code_of(client) == "websocket_connection_limit_reached"
        assert client.closed()[0] == 1001


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("{nope", "invalid_json"),
        ("[]", "invalid_json"),
        ({"type": "response.invented"}, "invalid_value"),
        ({**CREATE, "input": 7}, "invalid_value"),
        ({**CREATE, "invented": 1}, "unknown_parameter"),
    ],
)
def test_wrong_events(server: Server, message: Any, code: str) -> None:
    """What is no valid event of a client is refused, and the connection goes on."""
    with SocketClient(server, "/responses") as client:
        client.send(message)
        event = client.event()
        check([event])
        assert (event["status"], event["error"]["code"]) == (400, code)
        assert turn(client)[-1]["type"] == "response.completed"


def test_azure(server: Server) -> None:
    """Azure's address of the same place takes its key in its header."""
    with SocketClient(server, "/responses", auth="api-key: x", prefix="/openai/v1") as client:
        assert turn(client)[-1]["type"] == "response.completed"
    with SocketClient(server, "/responses", auth="", prefix="/openai/v1") as client:
        assert client.status == 401
