"""From bytes to typed events: end marks by family, errors in the stream, what is skipped and what is not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base.errors import (
    APIError,
    DecodeError,
    IncompleteStreamError,
    InternalServerError,
    StreamError,
    WherryError,
)
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.secrets import Secret
from wherry._runtime.response.end_marks import end_of
from wherry._runtime.response.events import DONE, MORE, EventDecoder
from wherry._runtime.response.stream_opening import not_a_stream


def decoder(family: str = "", *, event_names: bool = False, error_events: bool = False, **more: Any) -> EventDecoder:
    operation = Operation(
        "POST", "/x", name="x", stream_family=family, event_names=event_names, error_events=error_events
    )
    return EventDecoder(JSON, operation, **more)


def feed(events: EventDecoder, *blocks: Any) -> list[Any]:
    """Return all items; a tuple is an event with a name."""
    items: list[Any] = []
    for block in blocks:
        name, data = block if isinstance(block, tuple) else ("", block)
        text = data if isinstance(data, str) else json.dumps(data)
        events.feed((f"event: {name}\n" if name else "").encode() + f"data: {text}\n\n".encode())
        while (item := events.next_item()) is not MORE:
            items.append(item)
            if item is DONE:
                return items
    return items


def choice(index: Any = 0, finish: Any = None) -> dict[str, Any]:
    return {"choices": [{"index": index, "finish_reason": finish}]}


FAMILIES: list[tuple[str, list[Any], bool]] = [
    ("chat", [choice()], False),
    ("chat", [choice(), choice(0, "stop")], True),
    ("chat", [choice(0, "stop"), choice(1), choice(1, "length")], True),
    ("chat", [choice(0, "stop"), choice(1)], False),
    ("chat", [{"choices": []}], False),
    ("chat", [{"choices": None}, choice(0, "stop"), {"usage": {}, "choices": []}], True),
    ("chat", [choice(0, "")], False),
    ("chat", [choice(0.0, "stop"), choice([1], "stop")], True),
    ("chat", [{"choices": [5, {"finish_reason": "stop"}]}], True),
    ("completions", [choice(0, "stop")], True),
    ("responses", [{"type": "response.output_text.delta"}], False),
    ("responses", [{"type": "response.completed"}], True),
    ("responses", [{"type": "response.failed"}], True),
    ("responses", [{"type": "response.incomplete"}, {"type": "response.new"}], True),
    ("responses", [{"type": "response.completed.x"}], False),
    ("assistants", [("thread.run.completed", {"id": "x"})], False),
    ("assistants", [("done", {})], True),
    ("images", [{"type": "image_generation.partial_image"}], False),
    ("images", [{"type": "image_generation.completed"}], True),
    ("image_edits", [{"type": "image_edit.completed"}], True),
    ("transcription", [{"type": "transcript.text.delta"}], False),
    ("transcription", [{"type": "transcript.text.done"}], True),
    ("speech", [{"type": "speech.audio.delta"}], False),
    ("speech", [{"type": "speech.audio.done"}], True),
    ("", [{"anything": 1}], True),
    ("never heard of", [], True),
]


@pytest.mark.parametrize(("family", "blocks", "whole"), FAMILIES)
def test_the_end_of_each_family(family: str, blocks: list[Any], whole: bool) -> None:
    """At the end of the bytes a stream is whole if its own end was seen; `[DONE]` always is an end."""
    events = decoder(family)
    feed(events, *blocks)
    if whole:
        events.end()
    else:
        with pytest.raises(IncompleteStreamError):
            events.end()
    assert events.completed is whole
    lenient = decoder(family, strict=False)
    feed(lenient, *blocks)
    lenient.end()
    assert lenient.completed is whole
    done = decoder(family)
    assert feed(done, *blocks, "[DONE]")[-1] is DONE
    assert done.completed is True
    done.end()


@pytest.mark.parametrize("text", ["[DONE]", " [DONE]", "[DONE] "])
@pytest.mark.parametrize("name", ["", "done", "x"])
def test_done_in_any_dress(text: str, name: str) -> None:
    """`[DONE]` ends with and without space, also named, and is never parsed."""
    assert feed(decoder("chat"), (name, text)) == [DONE]


@pytest.mark.parametrize("tail", [b"data: [DONE]", b"data:[DONE]\n"])
def test_done_without_a_blank_line(tail: bytes) -> None:
    """A server that forgets the last blank line has said that it is done."""
    events = decoder("responses")
    events.feed(tail)
    assert events.next_item() is MORE
    events.end()
    assert events.completed is True


def test_a_break_after_the_end_does_no_harm() -> None:
    """A connection that fails after the end mark was not cut; a family without a mark cannot know."""
    for family, blocks, whole in (("chat", [choice(0, "stop")], True), ("", [{"a": 1}], False)):
        events = decoder(family)
        feed(events, *blocks)
        cause = OSError("reset")
        if whole:
            events.broke(cause)
        else:
            with pytest.raises(IncompleteStreamError) as caught:
                events.broke(cause)
            assert caught.value.__cause__ is cause
        assert events.completed is whole


ERRORS: list[tuple[Any, tuple[Any, ...]]] = [
    ({"error": {"message": "m", "code": "c", "type": "t", "param": "p"}}, ("m", "c", "t", "p")),
    ({"error": "m"}, ("m", None, None, None)),
    ({"error": {"message": "m", "code": 502}, "choices": []}, ("m", 502, None, None)),
    ({"type": "error", "message": "m", "code": "c", "param": None, "sequence_number": 3}, ("m", "c", "error", None)),
    ({"type": "error", "error": {"type": "t", "message": "m"}}, ("m", None, "t", None)),
    (("error", {"message": "m", "type": "t"}), ("m", None, "t", None)),
    (("error", {"error": {"message": "m"}}), ("m", None, None, None)),
    (("error", "not JSON at all"), ("not JSON at all", None, None, None)),
    (("error", '"m"'), ("m", None, None, None)),
    (("error", {}), ("the server reported an error", None, None, None)),
]


@pytest.mark.parametrize(("block", "facts"), ERRORS)
def test_errors_in_the_stream(block: Any, facts: tuple[Any, ...]) -> None:
    """Every way to report an error is an APIError with what the server told, and the raw payload."""
    events = decoder("chat", request_id="req-1")
    with pytest.raises(APIError) as caught:
        feed(events, block)
    error = caught.value
    assert type(error) is (InternalServerError if error.code == 502 else APIError)  # the status that it names
    assert (error.message, error.code, error.type, error.param) == facts
    assert error.request_id == "req-1"
    assert error.body is not None
    assert events.completed is False


@pytest.mark.parametrize(
    "value",
    [
        {"type": "response.failed", "response": {"error": {"message": "m"}}},
        {"error": None, "choices": []},
        {"type": "response.mcp_call.failed", "error": "x"},
        {"id": "run", "last_error": {"message": "m"}},
    ],
)
def test_what_is_no_error(value: Any) -> None:
    """A failed response is an event, and so is everything whose error belongs to a part."""
    assert feed(decoder(), value) == [value]


def test_what_is_skipped() -> None:
    """Keep-alives of every kind, and empty data."""
    blocks = ["", " ", ("keepalive", {}), ("ping", "x"), {"type": "keepalive"}, {"type": "ping"}, ("heartbeat", "")]
    assert feed(decoder(), *blocks, {"a": 1}) == [{"a": 1}]


@pytest.mark.parametrize("value", [1, [1], "text", None, True])
def test_json_that_is_no_object(value: Any) -> None:
    """It is handed to the decoder as it is, never dropped."""
    assert feed(decoder(), json.dumps(value)) == [value]


@pytest.mark.parametrize("data", ["{", "x", "{'a': 1}", "[" * 100_000])
def test_data_that_is_no_json(data: str) -> None:
    """DecodeError with the raw data; the next event can be read."""
    events = decoder("chat", request_id="req-1")
    with pytest.raises(DecodeError) as caught:
        feed(events, data)
    assert caught.value.raw == data
    assert feed(events, {"a": 1}) == [{"a": 1}]


def test_event_names_choose_the_type() -> None:
    """Where the SSE name tells the type, the decoder gets name and data."""
    assert feed(decoder("assistants", event_names=True), ("thread.created", {"id": "t"})) == [
        {"event": "thread.created", "data": {"id": "t"}}
    ]


def test_errors_that_are_events() -> None:
    """Where the API has a type for them, errors come like any other event; one without a type is raised all the same."""
    error = {"type": "error", "event_id": "e", "error": {"message": "busy"}}
    after = {"type": "session.idle"}
    assert feed(decoder(error_events=True), error, ("error", error), after) == [error, error, after]
    for blocks in ([("error", {"error": {"message": "busy"}})], [{"error": {"message": "busy"}}], [("error", "busy")]):
        with pytest.raises(APIError):
            feed(decoder(error_events=True), *blocks)
    with pytest.raises(APIError, match="busy"):
        feed(decoder(), error)


def test_the_last_sequence_number() -> None:
    """The stream knows where to go on from."""
    events = decoder("responses")
    assert events.sequence_number is None
    feed(events, {"sequence_number": 4}, {"a": 1}, {"sequence_number": 7}, {"sequence_number": "x"})
    assert events.sequence_number == 7


def test_own_json() -> None:
    """json_loads of the client reads the data."""
    assert feed(decoder(json_loads=lambda data: ("mine", data)), {"a": 1}) == [("mine", '{"a": 1}')]


def test_an_incomplete_stream_tells_what_came() -> None:
    """Count, last event and the begun one are in the error."""
    events = decoder("chat")
    feed(events, choice(), choice(1))
    events.feed(b"data: {half")
    assert events.next_item() is MORE
    with pytest.raises(IncompleteStreamError) as caught:
        events.end()
    assert (caught.value.events, caught.value.last, caught.value.tail) == (2, choice(1), "data: {half")


@pytest.mark.parametrize(
    ("kind", "labelled"),
    [
        ("text/event-stream; charset=utf-8", True),
        ("Text/Event-Stream", True),
        ("", False),
        ("text/plain", False),
        ("application/octet-stream", False),
        ("application/json", False),
        ("application/problem+json", False),
        ("text/html; charset=utf-8", False),
    ],
)
def test_what_calls_itself_a_stream(kind: str, labelled: bool) -> None:
    """Of all that is not labelled as an event stream, the first bytes are looked at."""
    assert Headers([("Content-Type", kind)] if kind else []).is_event_stream is labelled


def test_an_answer_that_is_no_stream() -> None:
    """An error body is raised as the error it is; anything else is a StreamError with the body."""
    headers = Headers([("Content-Type", "application/json"), ("x-request-id", "r")])
    error = not_a_stream(headers, b'{"error": {"message": "bad sk-1234"}}', request=None, secrets=(Secret("sk-1234"),))
    assert (type(error), error.message, error.request_id) == (APIError, "bad ***", "r")
    assert type(not_a_stream(headers, b'{"id": 1}', request=None, secrets=())) is StreamError
    assert not_a_stream(headers, b"<html>", request=None, secrets=()).body == "<html>"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["error", "type", "choices", "index", "finish_reason", "code", "message", "sequence_number"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    family=st.sampled_from(["chat", "responses", "assistants", "images", ""]),
    blocks=st.lists(
        st.tuples(st.sampled_from(["", "error", "done", "ping"]), values | st.text(max_size=9)), max_size=5
    ),
)
def test_nothing_but_our_errors(family: str, blocks: list[tuple[str, Any]]) -> None:
    """Property: whatever a server sends, the stream ends, or goes on, or raises one of ours."""
    events = decoder(family)
    for block in blocks:
        try:
            if feed(events, block)[-1:] == [DONE]:
                return
        except WherryError:
            continue
    try:
        events.end()
    except IncompleteStreamError:
        assert events.completed is False


def test_every_family_has_its_own_watcher() -> None:
    """Two streams of one family do not share what they saw."""
    first, second = end_of("responses"), end_of("responses")
    first.see("", {"type": "response.completed"})
    assert first.reached
    assert not second.reached
