"""Lanes, requests and the chain of a conversation: event by event, without a connection."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

import wherry
from wherry._runtime.base.closing import Closing
from wherry._runtime.base.unset import UNSET
from wherry._runtime.sockets.chain import Chain, Turn
from wherry._runtime.sockets.lanes import Lane, Lanes
from wherry._runtime.sockets.requests import Request

LOST = Closing(1006, "", "lost", "cut")


def turn(body: dict[str, Any] | None = None) -> Turn:
    return Chain().turn(body or {"input": "ahoy"}, 0)


def ask(lanes: Lanes, lane: Lane, body: dict[str, Any] | None = None) -> Request:
    """A request that was given to the connection."""
    request = lanes.queue(lane, "{}", lane.chain.turn(body or {"input": "ahoy"}, 0))
    request.state = "sent"
    return request


def tell(lanes: Lanes, kind: str, lane: str | None = None, **more: Any) -> Any:
    """The box that an event comes to."""
    event = {"type": kind, **more}
    return lanes.route(json.dumps(event if lane is None else {**event, "stream_id": lane}))


def response(name: str, status: str = "completed", **more: Any) -> dict[str, Any]:
    return {"id": name, "status": status, "output": [], **more}


def types(box: Any) -> list[str]:
    """The types of the events that wait in a box."""
    found = []
    while box.has_events:
        found.append(box.take()[0])
    return found


def test_each_event_comes_to_the_oldest_request_of_its_lane() -> None:
    """Lanes are interleaved, and in each one request comes after the other; its state follows its events."""
    lanes = Lanes(json.loads)
    b = lanes.lane("b")
    first, second, other = ask(lanes, lanes.default), ask(lanes, lanes.default), ask(lanes, b)
    assert tell(lanes, "response.created", response=response("r1", "in_progress")) is first.box
    assert tell(lanes, "response.created", "b", response=response("r2", "in_progress")) is other.box
    assert (first.state, first.response_id, second.state, other.response_id) == ("started", "r1", "sent", "r2")
    tell(lanes, "response.output_text.delta", delta="x")
    tell(lanes, "response.completed", response=response("r1"))
    tell(lanes, "response.completed", response=response("r3"))
    tell(lanes, "response.failed", "b", response=response("r2", "failed"))
    assert types(first.box) == ["response.created", "response.output_text.delta", "response.completed"]
    assert types(second.box) == ["response.completed"]
    assert types(other.box) == ["response.created", "response.failed"]
    assert (lanes.default.chain.last_response_id, b.chain.last_response_id, lanes.is_idle) == ("r3", None, True)


def test_an_error_ends_the_request_that_it_is_about() -> None:
    """Nested or flat; one that names no lane is about the only request that there is."""
    lanes = Lanes(json.loads)
    one, two = ask(lanes, lanes.default), ask(lanes, lanes.default)
    assert tell(lanes, "error", status=400, error={"code": "x"}) is one.box
    assert tell(lanes, "error", code="server_error", message="m") is two.box
    named = ask(lanes, lanes.lane("b"))
    assert tell(lanes, "error", error={"code": "x"}) is named.box
    ask(lanes, lanes.lane("b")), ask(lanes, lanes.lane("c"))
    assert tell(lanes, "error", error={"code": "x"}) is lanes.rest


def test_nobody_is_charged_with_a_successor() -> None:
    """After a response was steered, the next one of its lane belongs to no request, and the lane goes on from it."""
    lanes = Lanes(json.loads)
    one, two = ask(lanes, lanes.default), ask(lanes, lanes.default)
    tell(lanes, "response.created", response=response("r1", "in_progress"))
    assert tell(lanes, "response.steer.accepted", steer={}) is lanes.rest
    assert tell(lanes, "response.inject.created", sequence_number=1) is lanes.rest
    steered = response("r1", "incomplete", incomplete_details={"reason": "steered"})
    assert tell(lanes, "response.incomplete", response=steered) is one.box
    assert tell(lanes, "response.created", response=response("s1", "in_progress")) is lanes.rest
    assert tell(lanes, "response.output_text.delta", delta="x") is lanes.rest
    assert tell(lanes, "response.completed", response=response("s1")) is lanes.rest
    assert lanes.default.chain.last_response_id == "s1"
    assert tell(lanes, "response.created", response=response("r2", "in_progress")) is two.box


def test_strays_come_to_whoever_reads_the_connection() -> None:
    """Lanes that nobody opened, what is no event, and requests that were sent as events."""
    lanes = Lanes(json.loads)
    mine = ask(lanes, lanes.default)
    assert tell(lanes, "response.created", "other") is lanes.rest
    assert lanes.route("no JSON") is lanes.rest
    assert lanes.route(b'{"type":"keepalive.x","stream_id":7}') is lanes.rest
    assert not types(mine.box)
    found = lanes.lane_of('{"type": "response.create", "stream_id": "c"}')
    assert found is lanes.lane("c")
    assert lanes.queue(found, "{}").box is lanes.rest
    assert lanes.lane_of('{"type": "response.steer", "input": "response.create"}') is None
    for name in ("", "ä", "x" * 257, "a b"):
        with pytest.raises(wherry.UsageError, match="stream_id"):
            lanes.lane(name)


def test_a_lane_that_nobody_reads_fails_alone() -> None:
    """Its events are lost, and it says so; the others go on."""
    lanes = Lanes(json.loads, max_lane_bytes=500)
    full, other = ask(lanes, lanes.lane("full")), ask(lanes, lanes.default)
    for _ in range(10):
        tell(lanes, "response.output_text.delta", "full", delta="x" * 50)
        tell(lanes, "response.output_text.delta", delta="x")
        other.box.take()  # type: ignore[union-attr]
    assert full.box is not None
    with pytest.raises(wherry.WebSocketQueueFullError, match="'full'"):
        full.box.take()


def test_the_end_says_what_became_of_each_request() -> None:
    """What had come is told first; then which requests were not sent, and which have no answer, whose messages nobody sees."""
    lanes = Lanes(json.loads)
    started, sent, queued = (ask(lanes, lanes.lane(name)) for name in "abc")
    queued.state, queued.message = "queued", "secret words"
    tell(lanes, "response.created", "a", response=response("r1", "in_progress"))
    lanes.end(LOST)
    assert lanes.is_idle
    assert types(started.box) == ["response.created"]
    for request in (started, sent, queued):
        with pytest.raises(wherry.WebSocketConnectionClosedError) as info:
            request.box.take()  # type: ignore[union-attr]
        error = pickle.loads(pickle.dumps(info.value))
        assert [(each.lane, each.state, each.response_id) for each in error.unknown] == [
            ("a", "started", "r1"),
            ("b", "sent", None),
        ]
        assert [(each.lane, each.state, each.message) for each in error.unsent] == [("c", "queued", "secret words")]
        assert "secret" not in str(error) + repr(error) + repr(error.unsent)


# --- the conversation -------------------------------------------------------------------------------------------------

CALL = {"type": "function_call", "id": "fc", "call_id": "c1", "name": "look", "arguments": "{}", "status": "completed"}
BACK = {"type": "function_call", "id": "fc", "call_id": "c1", "name": "look", "arguments": "{}"}
OUTPUT = {"type": "function_call_output", "call_id": "c1", "output": "blue"}
USER = {"role": "user", "content": "go"}


def test_a_turn_says_what_is_new() -> None:
    """The whole conversation is given, or that since a later request, or what is new alone: the same goes out."""
    for given in ([USER, BACK, OUTPUT], [USER, CALL, OUTPUT], [OUTPUT]):
        chain = Chain()
        first = chain.turn({"input": "go", "model": "m", "previous_response_id": UNSET}, 0)
        assert first.body == {"input": "go", "model": "m"}
        chain.completed(first, response("r1", output=[CALL]))
        second = chain.turn({"input": given, "model": "m"}, 0)
        assert second.body == {"input": [OUTPUT], "model": "m", "previous_response_id": "r1"}
        chain.completed(second, response("r2"))
        third = chain.turn({"input": [*given, USER]}, 0)
        assert third.body == {"input": [USER], "previous_response_id": "r2"}
        assert chain.turn({}, 0).body == {"previous_response_id": "r2"}


def test_everything_is_said_again_where_the_service_has_lost_it() -> None:
    """It says so itself; or it had stored nothing, and the connection is another one."""
    chain = Chain()
    chain.completed(chain.turn({"input": "go"}, 0), response("r1", output=[CALL]))
    turn = chain.turn({"input": [OUTPUT]}, 0)
    assert chain.lost(turn)
    again = chain.turn({"input": [OUTPUT]}, 0)
    assert again.body == {"input": [USER, BACK, OUTPUT]}
    assert not chain.lost(again)
    chain.completed(again, response("r2"))
    assert chain.turn({"input": "and"}, 0).body == {"input": "and", "previous_response_id": "r2"}

    chain = Chain()
    chain.completed(chain.turn({"input": "go", "store": False}, 0), response("r1", output=[CALL]))
    assert chain.turn({"input": [OUTPUT], "store": False}, 0).body["input"] == [OUTPUT]
    back = {key: value for key, value in BACK.items() if key != "id"}
    assert chain.turn({"input": [OUTPUT], "store": False}, 1).body == {"input": [USER, back, OUTPUT], "store": False}


def test_a_lane_goes_where_the_caller_wants() -> None:
    """None begins anew, another ID forks, a conversation keeps by itself what was said; a failure changes nothing."""
    chain = Chain()
    chain.completed(chain.turn({"input": "go"}, 0), response("r1"))
    assert chain.turn({"input": "x", "previous_response_id": None}, 0).body == {"input": "x"}
    fork = chain.turn({"input": "x", "previous_response_id": "other"}, 0)
    assert fork.body == {"input": "x", "previous_response_id": "other"}
    assert not chain.lost(fork)
    assert chain.turn({"input": "x", "conversation": "conv"}, 0).body == {"input": "x", "conversation": "conv"}
    chain.completed(chain.turn({"input": "x"}, 0), response("r2", "failed"))
    assert chain.last_response_id == "r1"
    chain.completed(fork, response("r3"))
    assert chain.turn({"input": "x"}, 1).body == {"input": "x", "previous_response_id": "r3"}


def test_what_a_caller_changes_later_is_seen() -> None:
    """The lane keeps copies: an item that was changed since is said again."""
    chain, items = Chain(), [dict(USER)]
    chain.completed(chain.turn({"input": items}, 0), response("r1"))
    items[0]["content"] = "stop"
    assert chain.turn({"input": [*items, OUTPUT]}, 0).body["input"] == [{**USER, "content": "stop"}, OUTPUT]
