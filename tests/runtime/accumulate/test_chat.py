"""Chunks of chat completions add up: the table of how fields merge."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.accumulate.chunks import HEAD, added, calling, chunk, fragment, message
from wherry import ChatCompletionAccumulator, StreamError, models

USAGE = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}


def test_a_completion() -> None:
    """A plain stream adds up to what a call without streaming returns."""
    total = added(
        [
            chunk({"role": "assistant", "content": ""}),
            chunk({"content": "Ah"}),
            chunk({"content": "oy"}),
            chunk(finish="stop"),
            {**HEAD, "choices": [], "usage": USAGE},
        ]
    )
    assert total.snapshot.to_dict() == {
        **HEAD,
        "object": "chat.completion",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": "Ahoy", "refusal": None},
                "finish_reason": "stop",
                "logprobs": None,
            }
        ],
        "usage": USAGE,
    }
    assert isinstance(total.snapshot, models.ChatCompletion)
    assert isinstance(total.snapshot.choices[0].message, models.ChatCompletionMessage)
    assert isinstance(total.snapshot.usage, models.CompletionUsage)


def test_nothing_came() -> None:
    """Before the first chunk there is no snapshot, and no completion."""
    total = ChatCompletionAccumulator()
    assert total.snapshot is None
    assert total.freeze() is None
    with pytest.raises(StreamError, match="no chunk"):
        total.finish()


TOP: list[tuple[str, list[Any], Any]] = [
    ("id", ["", "a", "b"], "a"),
    ("created", [0, 5, 6], 5),
    ("model", ["", "m-1", "m-2"], "m-1"),
    ("object", ["", "chat.completion.chunk"], "chat.completion"),
    ("usage", [USAGE, None], USAGE),
    ("usage", [{**USAGE, "total_tokens": 1}, USAGE], USAGE),
    ("service_tier", [None, "default"], "default"),
    ("system_fingerprint", ["fp_1", "fp_2", None], "fp_2"),
    ("citations", [["a"], ["a", "b"]], ["a", "b"]),
    ("x_groq", [{"id": "req"}, {"usage": {"n": 1}}], {"usage": {"n": 1}}),
    (
        "moderation",
        [None, {"input": {"type": "error", "code": "c", "message": "x"}}],
        {"input": {"type": "error", "code": "c", "message": "x"}},
    ),
]


@pytest.mark.parametrize(("key", "values", "wanted"), TOP)
def test_fields_of_the_completion(key: str, values: list[Any], wanted: Any) -> None:
    """Who answers is what the first chunk says; all else is what the last chunk says that says anything."""
    chunks = [{**HEAD, "choices": [], key: value} for value in values]
    assert added(chunks).snapshot.to_dict()[key] == wanted


def test_padding_is_dropped() -> None:
    """`obfuscation` is there for the wire alone."""
    padded = [{**chunk({"content": "x", "obfuscation": "ab"}), "obfuscation": "abc"}]
    snapshot = added(padded).snapshot.to_dict()
    assert "obfuscation" not in snapshot
    assert snapshot["choices"][0]["message"] == {"role": "assistant", "content": "x", "refusal": None}


@pytest.mark.parametrize(
    ("key", "values", "wanted"),
    [
        ("finish_reason", [None, "stop", None, ""], "stop"),
        ("finish_reason", ["stop", "tool_calls"], "tool_calls"),
        (
            "content_filter_results",
            [{"hate": {"filtered": False}}, {"hate": {"filtered": True}}],
            {"hate": {"filtered": True}},
        ),
        ("stop_reason", [None, 128001], 128001),
        (
            "logprobs",
            [{"content": [{"token": "a"}], "refusal": None}, None, {"content": [{"token": "b"}], "refusal": None}],
            {"content": [{"token": "a"}, {"token": "b"}], "refusal": None},
        ),
        (
            "logprobs",
            [{"content": None, "refusal": [{"token": "a"}]}, {"content": None, "refusal": [{"token": "b"}]}],
            {"content": None, "refusal": [{"token": "a"}, {"token": "b"}]},
        ),
    ],
)
def test_fields_of_a_choice(key: str, values: list[Any], wanted: Any) -> None:
    """Log probabilities extend; a finish reason stays; what a provider adds is replaced."""
    choice = added({**HEAD, "choices": [{"index": 0, "delta": {}, key: value}]} for value in values).snapshot.choices[0]
    assert choice.to_dict()[key] == wanted
    if key == "logprobs":
        assert isinstance(choice.logprobs, models.ChatCompletionChoiceLogprobs)
        assert all(
            isinstance(each, models.ChatCompletionTokenLogprob)
            for each in choice.logprobs.content or choice.logprobs.refusal
        )


@pytest.mark.parametrize(
    ("key", "values", "wanted"),
    [
        ("content", ["", "a", None, "b"], "ab"),
        ("refusal", ["I ", "won't"], "I won't"),
        ("reasoning_content", ["hm", "hm"], "hmhm"),
        ("reasoning", ["h", "m"], "hm"),
        ("role", ["assistant", "assistant", ""], "assistant"),
        ("role", ["tool", None], "tool"),
        ("name", ["x", "x"], "x"),
        (
            "reasoning_details",
            [
                [{"index": 0, "type": "t", "format": "f", "text": "a"}],
                [{"index": 0, "type": "t", "format": "f", "text": "b"}],
            ],
            [{"index": 0, "type": "t", "format": "f", "text": "ab"}],
        ),
        (
            "function_call",
            [{"name": "f", "arguments": ""}, {"arguments": "{"}, {"arguments": "}"}],
            {"name": "f", "arguments": "{}"},
        ),
        (
            "audio",
            [
                {"id": "a"},
                {"transcript": "x"},
                {"transcript": "y", "data": "QUJD"},
                {"data": "REVG"},
                {"expires_at": 7},
            ],
            {"id": "a", "transcript": "xy", "data": "QUJDREVG", "expires_at": 7},
        ),
        (
            "annotations",
            [
                [{"type": "url_citation", "url_citation": {"url": "a"}}],
                [{"type": "url_citation", "url_citation": {"url": "b"}}],
            ],
            [
                {"type": "url_citation", "url_citation": {"url": "a"}},
                {"type": "url_citation", "url_citation": {"url": "b"}},
            ],
        ),
        ("score", [1, 2.5], 2.5),
        ("final", [True, True], True),
        ("safety", [{"label": "a", "n": 1}, {"label": "b", "n": 2}], {"label": "ab", "n": 2}),
        ("tool_calls", [[], None], None),
    ],
)
def test_fields_of_a_message(key: str, values: list[Any], wanted: Any) -> None:
    """Texts join, names replace; lists extend; what no schema knows is merged by the same rule."""
    assert message(chunk({key: value}) for value in values).get(key) == wanted


def test_classes_of_a_message() -> None:
    """What a delta has in classes of its own is in those of a message."""
    total = added(
        [chunk({"audio": {"id": "a"}, "annotations": [{"type": "url_citation"}], "function_call": {"name": "f"}})]
    )
    found = total.snapshot.choices[0].message
    assert type(found.audio) is models.ChatCompletionMessageAudio
    assert type(found.annotations[0]) is models.ChatCompletionMessageAnnotation
    assert type(found.function_call) is models.ChatCompletionMessageFunctionCall


@given(st.lists(st.binary(max_size=7), max_size=5))
def test_audio_in_pieces_of_any_length(pieces: list[bytes]) -> None:
    """Base64 whose pieces end with padding adds up to base64 that can be decoded as a whole."""
    chunks = [chunk({"audio": {"data": b64encode(piece).decode()}}) for piece in [b"", *pieces]]
    assert b64decode(message(chunks)["audio"]["data"], validate=True) == b"".join(pieces)


def test_audio_that_is_no_base64() -> None:
    """What cannot be decoded is joined as it came."""
    assert message([chunk({"audio": {"data": "?="}}), chunk({"audio": {"data": "!"}})])["audio"]["data"] == "?=!"


PARTS: list[tuple[list[Any], Any]] = [
    (
        [[{"type": "thinking", "thinking": []}], "a", "b"],
        [{"type": "thinking", "thinking": []}, {"type": "text", "text": "ab"}],
    ),
    ([[{"type": "text", "text": "a"}], "b"], [{"type": "text", "text": "ab"}]),
    (
        ["a", "b", [{"type": "image"}], "c"],
        [{"type": "text", "text": "ab"}, {"type": "image"}, {"type": "text", "text": "c"}],
    ),
    (["", [{"type": "image"}], [{"type": "image"}]], [{"type": "image"}, {"type": "image"}]),
    ([[], "a"], [{"type": "text", "text": "a"}]),
]


@pytest.mark.parametrize(("contents", "wanted"), PARTS)
def test_content_in_parts(contents: list[Any], wanted: Any) -> None:
    """A list of parts is kept, and text beside it is a part as well."""
    assert message(chunk({"content": content}) for content in contents)["content"] == wanted


def test_custom_calls() -> None:
    """A custom call is of the class of custom calls; its input joins."""
    pieces: list[Any] = [
        {"index": 0, "id": "c", "type": "custom", "custom": {"name": "shell", "input": "l"}},
        {"index": 0, "custom": {"input": "s"}},
    ]
    (call,) = added(calling(piece) for piece in pieces).snapshot.choices[0].message.tool_calls
    assert isinstance(call, models.ChatCompletionMessageCustomToolCall)
    assert call.to_dict() == {"type": "custom", "custom": {"name": "shell", "input": "ls"}, "index": 0, "id": "c"}


@pytest.mark.parametrize(
    "strange",
    [
        "text",
        5,
        None,
        [],
        ["x", None],
        [{"delta": "x"}],
        [{"index": "1", "delta": {"tool_calls": "x"}}],
        [{"delta": {"content": 5}, "logprobs": "x"}],
    ],
)
def test_nonsense_is_survived(strange: Any) -> None:
    """Whatever a server puts into a chunk, the rest of the stream is added up."""
    total = added([{**HEAD, "choices": strange}, chunk({"content": "a"}), chunk({"content": "b"})])
    assert total.snapshot.choices[0].message.content == "ab"


def test_a_whole_completion_in_a_stream() -> None:
    """A chunk with a message instead of a delta is taken; a message beside deltas, which repeats them, is not."""
    whole = {
        **HEAD,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "ab"}, "finish_reason": "stop"}],
    }
    assert message([whole])["content"] == "ab"
    assert (
        message(
            [chunk({"content": "a"}, message={"content": "a"}), chunk({"content": "b"}, message={"content": "ab"})]
        )["content"]
        == "ab"
    )


def test_freezing() -> None:
    """The snapshot goes on growing, a frozen one does not."""
    total = added([chunk({"content": "a"}), calling(fragment(id="c", name="f", arguments="{"))])
    live, frozen = total.snapshot, total.freeze()
    before = frozen.to_dict()
    total.add(chunk({"content": "b"}))
    assert total.add(calling(fragment(arguments="}"))) is live
    assert live.choices[0].message.content == "ab"
    assert live is total.snapshot
    assert frozen.to_dict() == before
