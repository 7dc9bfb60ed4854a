"""What holds for any stream of chunks: where it is cut, how it is split, and that nothing of it is shared."""

from __future__ import annotations

import copy
import json
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.runtime.accumulate.chunks import Chunk, added, chunk, decoded, fragment
from wherry import ChatCompletionAccumulator

USAGE = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}

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


def test_one_stream_cut_anywhere() -> None:
    """A cut stream's snapshot is that of what came; chunks stay as they were, models and dicts."""
    call, audio = fragment(0, "{", id="a", name="f"), {"data": "QQ==", "transcript": "x"}
    chunks = [
        chunk({"role": "assistant", "content": "", "audio": audio, "extra": {"list": [{"index": 0, "text": "a"}]}}),
        chunk({"content": "a", "tool_calls": [call]}, 1, logprobs={"content": [{"token": "a"}], "refusal": None}),
        {**chunk({"content": [{"type": "text", "text": "b"}], "audio": audio}), "x_groq": {"id": "r"}},
        chunk({"content": "c", "tool_calls": [fragment(0, "}")], "extra": {"list": [{"index": 0, "text": "b"}]}}, 1),
        {**chunk(None, 1, "stop"), "usage": USAGE},
    ]
    total, pieces, dicts = ChatCompletionAccumulator(), [decoded(each) for each in chunks], copy.deepcopy(chunks)
    for count, piece in enumerate(pieces, 1):
        total.add(piece)
        assert total.snapshot is not None
        assert total.snapshot.to_dict() == added(dicts[:count]).snapshot.to_dict()
    assert [piece.to_dict() for piece in pieces] == dicts == chunks
    spoil(total.snapshot.__dict__)
    assert [piece.to_dict() for piece in pieces] == chunks


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


KEYS = st.sampled_from(
    ["content", "type", "text", "index", "id", "name", "function", "arguments", "custom", "audio", "data", "logprobs"]
)
NONSENSE = st.recursive(
    st.sampled_from([None, True, 0, 1, 2.5, "", "x", "text", "QQ=="]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
PLACES = st.sampled_from(["content", "refusal", "role", "tool_calls", "function_call", "audio", "annotations", "extra"])


@settings(max_examples=50)
@given(st.lists(st.tuples(st.dictionaries(PLACES, NONSENSE, max_size=3), st.dictionaries(KEYS, NONSENSE)), max_size=6))
def test_any_nonsense(parts: list[tuple[Any, Any]]) -> None:
    """Whatever JSON stands in a chunk, it is added up, told and can be sent on; the chunk stays as it was."""
    chunks: list[Chunk] = [{"choices": [{"delta": delta, **beside}], **beside} for delta, beside in parts]
    total, told, pieces = ChatCompletionAccumulator(), ChatCompletionAccumulator(), [decoded(each) for each in chunks]
    events = []
    for piece in pieces:
        total.add(piece)
        events += told.events(piece)
    for event in events:
        json.dumps(event.to_dict())
    assert [piece.to_dict() for piece in pieces] == chunks
    if pieces:
        assert total.finish().to_dict() == told.finish().to_dict()


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
        return [whole[start:end] for start, end in pairwise(edges)]

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
