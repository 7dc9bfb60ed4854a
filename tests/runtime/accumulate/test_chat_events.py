"""The events of a chat stream: which ones, in which order, and what each says, when it comes and later."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.accumulate.chunks import HEAD, Chunk, calling, chunk, decoded, fields, fragment, kinds, told
from wherry import ChatCompletionAccumulator
from wherry._runtime.accumulate import chat_events
from wherry._runtime.accumulate.event import Event

DELTA, DONE = "tool_calls.function.arguments.delta", "tool_calls.function.arguments.done"
END = chunk(finish="stop")


def logprobs(token: str, of: str = "content") -> dict[str, Any]:
    other = "refusal" if of == "content" else "content"
    return {"logprobs": {of: [{"token": token, "logprob": -1.0}], other: None}}


STREAMS: dict[str, tuple[list[Chunk], list[tuple[str, dict[str, Any]]]]] = {
    "text": (
        [chunk({"role": "assistant", "content": ""}), chunk({"content": "a"}), chunk({"content": "b"}), END],
        [
            ("content.delta", {"delta": "", "snapshot": "", "parsed": None}),
            ("content.delta", {"delta": "a", "snapshot": "a", "parsed": None}),
            ("content.delta", {"delta": "b", "snapshot": "ab", "parsed": None}),
            ("content.done", {"content": "ab", "parsed": None}),
        ],
    ),
    "no text": (
        [chunk({"role": "assistant", "content": ""}), END],
        [("content.delta", {"delta": "", "snapshot": "", "parsed": None})],
    ),
    "text with the finish reason": (
        [chunk({"content": "a"}, finish="stop"), {**HEAD, "choices": []}],
        [
            ("content.delta", {"delta": "a", "snapshot": "a", "parsed": None}),
            ("content.done", {"content": "a", "parsed": None}),
        ],
    ),
    "refusal": (
        [chunk({"refusal": "N"}), chunk({"refusal": "o"}), END],
        [
            ("refusal.delta", {"delta": "N", "snapshot": "N"}),
            ("refusal.delta", {"delta": "o", "snapshot": "No"}),
            ("refusal.done", {"refusal": "No"}),
        ],
    ),
    "log probabilities": (
        [chunk({"content": "a"}, **logprobs("a")), chunk({"content": "b"}, **logprobs("b")), END],
        [
            ("content.delta", {"delta": "a", "snapshot": "a", "parsed": None}),
            (
                "logprobs.content.delta",
                {"content": [{"token": "a", "logprob": -1.0}], "snapshot": [{"token": "a", "logprob": -1.0}]},
            ),
            ("content.delta", {"delta": "b", "snapshot": "ab", "parsed": None}),
            (
                "logprobs.content.delta",
                {
                    "content": [{"token": "b", "logprob": -1.0}],
                    "snapshot": [{"token": each, "logprob": -1.0} for each in "ab"],
                },
            ),
            ("content.done", {"content": "ab", "parsed": None}),
            ("logprobs.content.done", {"content": [{"token": each, "logprob": -1.0} for each in "ab"]}),
        ],
    ),
    "log probabilities of a refusal": (
        [chunk({"refusal": "N"}, **logprobs("N", "refusal")), END],
        [
            ("refusal.delta", {"delta": "N", "snapshot": "N"}),
            (
                "logprobs.refusal.delta",
                {"refusal": [{"token": "N", "logprob": -1.0}], "snapshot": [{"token": "N", "logprob": -1.0}]},
            ),
            ("refusal.done", {"refusal": "N"}),
            ("logprobs.refusal.done", {"refusal": [{"token": "N", "logprob": -1.0}]}),
        ],
    ),
    "text, then two calls": (
        [
            chunk({"content": "a"}),
            calling(fragment(0, "", id="x", name="f", type="function")),
            calling(fragment(0, "{}")),
            calling(fragment(1, "", id="y", name="g", type="function")),
            calling(fragment(1, "[]")),
            chunk(finish="tool_calls"),
        ],
        [
            ("content.delta", {"delta": "a", "snapshot": "a", "parsed": None}),
            (DELTA, {"name": "f", "index": 0, "arguments": "", "parsed_arguments": None, "arguments_delta": ""}),
            ("content.done", {"content": "a", "parsed": None}),
            (DELTA, {"name": "f", "index": 0, "arguments": "{}", "parsed_arguments": None, "arguments_delta": "{}"}),
            (DELTA, {"name": "g", "index": 1, "arguments": "", "parsed_arguments": None, "arguments_delta": ""}),
            (DONE, {"name": "f", "index": 0, "arguments": "{}", "parsed_arguments": None}),
            (DELTA, {"name": "g", "index": 1, "arguments": "[]", "parsed_arguments": None, "arguments_delta": "[]"}),
            (DONE, {"name": "g", "index": 1, "arguments": "[]", "parsed_arguments": None}),
        ],
    ),
    "two choices": (
        [
            chunk({"content": "a"}, 0),
            chunk({"content": "b"}, 1),
            chunk(None, 1, "stop"),
            chunk({"content": "c"}, 0),
            END,
        ],
        [
            ("content.delta", {"delta": "a", "snapshot": "a", "parsed": None}),
            ("content.delta", {"delta": "b", "snapshot": "b", "parsed": None}),
            ("content.done", {"content": "b", "parsed": None}),
            ("content.delta", {"delta": "c", "snapshot": "ac", "parsed": None}),
            ("content.done", {"content": "ac", "parsed": None}),
        ],
    ),
}


@pytest.mark.parametrize(("chunks", "wanted"), STREAMS.values(), ids=STREAMS)
def test_events(chunks: list[Chunk], wanted: list[tuple[str, dict[str, Any]]]) -> None:
    """Names, fields and order are those of the official package; looked at later, each says what it said at once."""
    total = ChatCompletionAccumulator()
    at_once, kept = [], []
    for each in chunks:
        events = total.events(decoded(each))
        assert kinds(events, chunks=True)[0] == "chunk"
        assert events[0].chunk.to_dict() == each
        assert events[0].snapshot is total.snapshot
        at_once += [(event.type, fields(event)) for event in events[1:]]
        kept += events[1:]
    assert at_once == wanted
    assert [(event.type, fields(event)) for event in kept] == wanted


@given(st.lists(st.text(max_size=3), max_size=12))
def test_snapshots_of_any_text(pieces: list[str]) -> None:
    """The snapshot of the nth event is what the first n pieces say, whenever it is read."""
    events = [event for event in told([chunk({"content": piece}) for piece in pieces]) if event.type == "content.delta"]
    wanted = ["".join(pieces[: count + 1]) for count in range(len(pieces))]
    assert [event.snapshot for event in events] == wanted
    assert [event.snapshot for event in reversed(events)] == wanted[::-1]


def test_finishing_twice() -> None:
    """Everything is told to be done once, whatever comes after the finish reason."""
    events = told([chunk({"content": "a"}), END, END, chunk({"content": "b"}), chunk(finish="length")])
    assert kinds(events) == ["content.delta", "content.done", "content.delta"]


def test_adding_and_events_together() -> None:
    """What was added without asking for events is part of the next snapshot."""
    total = ChatCompletionAccumulator()
    total.add(chunk({"content": "a"}))
    assert [event.snapshot for event in total.events(chunk({"content": "b"}))[1:]] == ["ab"]


def test_nothing_is_cut_off_where_nothing_is_parsed() -> None:
    """Without a type, "length" and "content_filter" are finish reasons like any other."""
    for reason in ("length", "content_filter"):
        total = ChatCompletionAccumulator(tools=[{"type": "function", "function": {"name": "f", "parameters": {}}}])
        assert kinds(total.events(chunk({"content": "a"}, finish=reason))) == ["content.delta", "content.done"]
        assert total.finish().choices[0].finish_reason == reason


def test_an_event_as_data() -> None:
    """An event is shown, dumped and compared by its fields."""
    first, second = told([chunk({"content": "a"}), END])[1::2]
    assert repr(first) == "ContentDeltaEvent(type='content.delta', delta='a', snapshot='a', parsed=None)"
    assert first.model_dump() == {"type": "content.delta", "delta": "a", "snapshot": "a", "parsed": None}
    assert first.model_dump(exclude_none=True) == {"type": "content.delta", "delta": "a", "snapshot": "a"}
    assert first.model_dump(include={"delta"}, warnings=False) == {"delta": "a"}
    assert json.loads(first.model_dump_json()) == json.loads(first.to_json()) == first.to_dict() == first.model_dump()
    assert first == told([chunk({"content": "a"})])[1]
    assert first != told([chunk({"content": "b"})])[1]
    assert first != second
    (whole, *_) = told([chunk({"content": "a"})])
    assert whole.to_dict()["chunk"] == chunk({"content": "a"})
    assert whole.to_dict()["snapshot"]["choices"][0]["message"]["content"] == "a"


def test_events_can_be_kept() -> None:
    """A copy of an event stays as it is while the stream goes on; one that a program makes itself reads the same."""
    total = ChatCompletionAccumulator()
    events = total.events(chunk({"content": "a"}))
    copies = [copy.deepcopy(event) for event in events]
    assert pickle.loads(pickle.dumps(events)) == events
    total.add(chunk({"content": "b"}))
    assert copies[0].snapshot.choices[0].message.content == "a"
    assert events[0].snapshot.choices[0].message.content == "ab"
    assert copies[1] == events[1]
    made = chat_events.ContentDeltaEvent(type="content.delta", delta="a", snapshot="a")
    assert made == events[1]
    assert chat_events.ChunkEvent(chunk=1, snapshot=2).snapshot == 2
    with pytest.raises(TypeError, match="no field text"):
        chat_events.ContentDeltaEvent(text="a")
    with pytest.raises(AttributeError, match="'ContentDeltaEvent' object has no attribute 'text'"):
        made.text  # noqa: B018


def test_the_names() -> None:
    """Each class has the name and the type that users of the official package know; the union takes a type."""
    classes = {name: found for name, found in vars(chat_events).items() if name in chat_events.__all__}
    assert {
        name: found.type for name, found in classes.items() if isinstance(found, type) and issubclass(found, Event)
    } == {
        "ChunkEvent": "chunk",
        "ContentDeltaEvent": "content.delta",
        "ContentDoneEvent": "content.done",
        "FunctionToolCallArgumentsDeltaEvent": DELTA,
        "FunctionToolCallArgumentsDoneEvent": DONE,
        "LogprobsContentDeltaEvent": "logprobs.content.delta",
        "LogprobsContentDoneEvent": "logprobs.content.done",
        "LogprobsRefusalDeltaEvent": "logprobs.refusal.delta",
        "LogprobsRefusalDoneEvent": "logprobs.refusal.done",
        "RefusalDeltaEvent": "refusal.delta",
        "RefusalDoneEvent": "refusal.done",
    }
    assert chat_events.ChatCompletionStreamEvent[int]
