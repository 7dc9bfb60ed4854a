"""Events that no service should send: who reads the connection must not fail for all others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wherry._runtime.base.errors import UsageError
from wherry._runtime.connections.outbox import Outbox
from wherry._runtime.connections.sync_over_http import _response_in
from wherry._runtime.sockets.lanes import Lanes

CALL = {"type": "function_call", "name": "look", "arguments": "{}"}
ENDS: list[Any] = [
    {"id": 5},
    {"id": ["r"]},
    {"id": "r", "output": 5},
    {"id": "r", "output": "abc"},
    {"id": "r", "output": [5]},
    {"id": "r", "output": [{"type": [1]}]},
    {"id": "r", "output": [{"type": "message", "content": 5}]},
    {"id": "r", "output": [{"type": "reasoning", "summary": 5}]},
    {"id": "r", "output": [CALL]},
    {"id": "r", "status": [1]},
    {"id": "r", "incomplete_details": 5},
    [],
    5,
    None,
]


@pytest.mark.parametrize("response", ENDS, ids=json.dumps)
def test_a_response_of_an_odd_form(response: Any) -> None:
    """Its request is done, and the lane takes the next one."""
    lanes = Lanes(json.loads)
    lane = lanes.lane("a")
    for number in range(2):
        request = lanes.queue(lane, "", lane.chain.turn({"input": f"{number}"}, 0))
        told = json.dumps({"type": "response.completed", "response": response, "stream_id": "a"})
        assert lanes.route(told) is request.box
        assert request.box is not None
        assert request.box.take() is not None
        assert lanes.is_idle
    assert lane.chain.last_response_id in (None, "r")


@pytest.mark.parametrize("name", [[1], {}, 5, True, "b", ""])
def test_a_stream_id_that_is_no_name_of_a_lane(name: Any) -> None:
    """The event goes to whoever reads the connection itself."""
    lanes = Lanes(json.loads)
    lanes.lane("a")
    assert lanes.route(json.dumps({"type": "x", "stream_id": name})) is lanes.rest
    with pytest.raises(UsageError):
        lanes.lane(name) if name != "b" else lanes.lane("ü")


RESPONSE = {"id": "r1", "status": "completed", "output": []}
CREATED = {"type": "response.created", "response": {**RESPONSE, "status": "in_progress"}}
LAST = {"type": "response.completed", "response": RESPONSE, "sequence_number": 1}


@pytest.mark.parametrize("names", [("type", "response", "sequence_number"), ("response", "sequence_number", "type")])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("head", ["", "event: response.completed{}"])
def test_the_last_event_of_a_stream_is_found_in_any_form(names: tuple[str, ...], line_break: str, head: str) -> None:
    """Whatever comes first in it: a server without WebSockets may be of any make."""
    last = json.dumps({name: LAST[name] for name in names})
    lines = [
        f"data: {json.dumps(CREATED)}",
        "",
        *([head.format("")] if head else []),
        f"data: {last}",
        "",
        "data: [DONE]",
    ]
    text = line_break.join([*lines, "", ""]).encode()
    assert _response_in(text) == RESPONSE


def test_what_holds_no_whole_response() -> None:
    """Nothing is learnt from it."""
    for text in (
        b"",
        b"oops",
        b"[1]",
        b'data: {"type": "response.failed"}\n\n',
        f"data: {json.dumps(CREATED)}\n\n".encode(),
    ):
        assert _response_in(text) is None
    assert _response_in(b'data: {"type": "response.completed", "response": 5}\n\n') is None
    assert _response_in(json.dumps(RESPONSE).encode()) == RESPONSE


def test_the_room_of_an_outbox_comes_back_with_each_message() -> None:
    """Not only when all are gone."""
    outbox = Outbox(10)
    for message in ("12345", b"12345"):
        outbox.add(message)
    assert outbox.take() == "12345"
    outbox.add("é234")
    assert outbox.all() == (b"12345", "é234")
