"""Chunks of legacy completions add up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry import CompletionAccumulator, StreamError, models

HEAD = {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": "m"}


def chunk(text: Any, index: Any = 0, finish: Any = None, **beside: Any) -> dict[str, Any]:
    return {**HEAD, "choices": [{"text": text, "index": index, "finish_reason": finish, "logprobs": None, **beside}]}


def added(chunks: list[dict[str, Any]]) -> Any:
    total = CompletionAccumulator()
    for each in chunks:
        total.add(each)
    return total.snapshot


def test_a_completion() -> None:
    """Texts join, lists of log probabilities extend, usage and what no schema knows is kept."""

    def logprobs(token: str) -> dict[str, Any]:
        return {"tokens": [token], "token_logprobs": [-1.0], "top_logprobs": [{token: -1.0}], "text_offset": [0]}

    usage = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
    chunks: list[dict[str, Any]] = [
        {"id": "", "object": "", "created": 0, "model": "", "choices": [], "prompt_filter_results": [{"index": 0}]},
        chunk("a", 1, logprobs=logprobs("a")),
        chunk("x"),
        chunk("b", 1, logprobs=logprobs("b")),
        chunk("", 1, "length", stop_reason=7),
        chunk("", 0, "stop"),
        {**HEAD, "choices": [], "usage": usage, "obfuscation": "z"},
        {**HEAD, "choices": None, "usage": None},
    ]
    snapshot = added(chunks)
    assert isinstance(snapshot, models.Completion)
    assert isinstance(snapshot.choices[1].logprobs, models.CompletionChoiceLogprobs)
    assert snapshot.to_dict() == {
        **HEAD,
        "choices": [
            {"index": 0, "text": "x", "finish_reason": "stop", "logprobs": None},
            {
                "index": 1,
                "text": "ab",
                "finish_reason": "length",
                "logprobs": {
                    "tokens": ["a", "b"],
                    "token_logprobs": [-1.0, -1.0],
                    "top_logprobs": [{"a": -1.0}, {"b": -1.0}],
                    "text_offset": [0, 0],
                },
                "stop_reason": 7,
            },
        ],
        "prompt_filter_results": [{"index": 0}],
        "usage": usage,
    }


def test_an_accumulator() -> None:
    """The snapshot is live, a frozen one is not; an event is the chunk itself."""
    total = CompletionAccumulator()
    assert total.snapshot is None
    with pytest.raises(StreamError):
        total.finish()
    piece = models.Completion.from_dict(chunk("a"))
    (event,) = total.events(piece)
    assert event is piece
    live, frozen = total.snapshot, total.freeze()
    assert total.add(chunk("b", None)) is live
    assert live is not None
    assert frozen is not None
    assert (live.choices[0].text, frozen.choices[0].text) == ("ab", "a")
    assert total.finish() is live


@pytest.mark.parametrize("strange", ["x", 5, [None], [{"text": 5}], [{"text": None, "logprobs": "x"}]])
def test_nonsense_is_survived(strange: Any) -> None:
    """Whatever a server puts into a chunk, the rest of the stream is added up."""
    assert added([{**HEAD, "choices": strange}, chunk("a"), chunk("b")]).choices[0].text == "ab"


@given(
    st.lists(st.tuples(st.text(max_size=3), st.sampled_from([0, 1, None]), st.sampled_from([None, "stop"])), max_size=6)
)
def test_any_stream(parts: list[tuple[str, Any, Any]]) -> None:
    """The chunks stay as they were, and the snapshot of a cut stream is that of what came."""
    chunks = [chunk(*part, logprobs={"tokens": [part[0]]}) for part in parts]
    pieces = [models.Completion.from_dict(each) for each in chunks]
    total = CompletionAccumulator()
    for count, piece in enumerate(pieces, 1):
        total.add(piece)
        assert total.snapshot is not None
        assert total.snapshot.to_dict() == added(chunks[:count]).to_dict()
    if total.snapshot is not None:
        for choice in total.snapshot.choices:
            choice.text = "spoiled"
            if choice.logprobs is not None:
                (choice.logprobs.tokens or []).append("spoiled")
    assert [piece.to_dict() for piece in pieces] == chunks
