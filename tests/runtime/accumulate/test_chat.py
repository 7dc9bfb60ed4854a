"""Chunks of chat completions add up: the table of how fields merge, and what holds for any stream."""

from __future__ import annotations

import copy
from base64 import b64decode, b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.accumulate.chunks import HEAD, Chunk, added, calling, chunk, decoded, fragment, message
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
    total.add(calling(fragment(arguments="}")))
    assert live.choices[0].message.content == "ab"
    assert live is total.snapshot
    assert frozen.to_dict() == before


# --- any stream ------------------------------------------------------------------------------------------------------------

TOKENS = st.builds(
    lambda token: {"token": token, "logprob": -1.0, "bytes": [1], "top_logprobs": [{"token": token}]},
    st.text(max_size=3),
)
DELTAS = st.fixed_dictionaries(
    {},
    optional={
        "content": st.none() | st.text(max_size=4) | st.lists(st.just({"type": "text", "text": "p"}), max_size=2),
        "refusal": st.none() | st.text(max_size=4),
        "role": st.sampled_from(["assistant", "", None]),
        "reasoning": st.text(max_size=3),
        "tool_calls": st.lists(
            st.builds(
                fragment,
                st.sampled_from([0, 1, 2, None]),
                st.text(max_size=3),
                id=st.sampled_from([None, "a", "b"]),
                name=st.sampled_from([None, "f"]),
            ),
            max_size=3,
        ),
        "audio": st.fixed_dictionaries(
            {}, optional={"data": st.sampled_from(["QQ==", "QUJD"]), "transcript": st.text(max_size=3)}
        ),
        "annotations": st.lists(
            st.fixed_dictionaries({"type": st.just("url_citation")}, optional={"index": st.integers(0, 1)}), max_size=2
        ),
        "extra": st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=2),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "index"]), inner),
            max_leaves=4,
        ),
    },
)
CHUNKS = st.builds(
    lambda delta, index, finish, logprobs, top: {
        **chunk(delta, index, finish, **({"logprobs": {"content": logprobs, "refusal": None}} if logprobs else {})),
        **top,
    },
    DELTAS,
    st.sampled_from([0, 0, 0, 1, 2, None]),
    st.sampled_from([None, None, "stop", ""]),
    st.lists(TOKENS, max_size=2),
    st.sampled_from([{}, {"usage": USAGE}, {"usage": None}, {"x_groq": {"id": "r"}}, {"choices": []}]),
)


@given(st.lists(CHUNKS, max_size=8))
def test_any_stream(chunks: list[Chunk]) -> None:
    """A cut stream's snapshot is that of what came; events change nothing about it; chunks stay as they were."""
    total, told = ChatCompletionAccumulator(), ChatCompletionAccumulator()
    models_ = [decoded(each) for each in chunks]
    for count, each in enumerate(models_, 1):
        total.add(each)
        told.events(each)
        assert total.snapshot.to_dict() == added(chunks[:count]).snapshot.to_dict() == told.snapshot.to_dict()
        assert [choice.index for choice in total.snapshot.choices] == sorted(
            choice.index for choice in total.snapshot.choices
        )
    assert [each.to_dict() for each in models_] == chunks


@given(st.lists(CHUNKS, min_size=1, max_size=5))
def test_nothing_is_shared(chunks: list[Chunk]) -> None:
    """Whatever is done to the snapshot, the chunks stay as they were; a dict that is added does too."""
    total = ChatCompletionAccumulator()
    models_, dicts = [decoded(each) for each in chunks], copy.deepcopy(chunks)
    for each in models_:
        total.add(each)
    spoil(total.snapshot.__dict__)
    assert [each.to_dict() for each in models_] == chunks
    total = ChatCompletionAccumulator()
    for plain in dicts:
        total.add(plain)
    spoil(total.snapshot.__dict__)
    assert dicts == chunks


def spoil(value: Any) -> None:
    """Change every dict, list and model in it."""
    value = getattr(value, "__dict__", value)
    if isinstance(value, dict):
        for each in value.values():
            spoil(each)
        value["spoiled"] = True
    elif isinstance(value, list):
        for each in value:
            spoil(each)
        value.append("spoiled")


@given(
    st.text(max_size=12),
    st.text(max_size=8),
    st.lists(st.integers(0, 12), max_size=4),
    st.integers(1, 3),
    st.booleans(),
)
def test_any_split(text: str, arguments: str, cuts: list[int], choices: int, by_characters: bool) -> None:
    """However a text and the arguments of calls are split into chunks, they add up to the same completion."""

    def pieces(whole: str) -> list[str]:
        places = range(1, len(whole)) if by_characters else sorted({cut for cut in cuts if 0 < cut < len(whole)})
        edges = [0, *places, len(whole)]
        return [whole[start:end] for start, end in zip(edges, edges[1:], strict=False)]

    def stream(split: Any) -> list[Chunk]:
        made = []
        for index in range(choices):
            made += [chunk({"content": piece}, index) for piece in split(text)]
            for call in range(2):
                named = fragment(call, "", id=f"c{call}", name="f", type="function")
                rest = [fragment(call, piece) for piece in split(arguments)]
                made += [chunk({"tool_calls": [each]}, index) for each in (named, *rest)]
            made.append(chunk(None, index, "tool_calls"))
        return made

    whole = added(stream(lambda given: [given])).snapshot
    assert added(stream(pieces)).snapshot.to_dict() == whole.to_dict()
    assert whole.choices[-1].message.tool_calls[1].function.arguments == arguments
