"""A piece costs the same however long the whole has become: on every Python, whether events are kept or not."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest

from tests.runtime.accumulate.chunks import calling, chunk, decoded, fragment
from wherry import ChatCompletionAccumulator, CompletionAccumulator, models

LONG = "words " * 400
FEW, MANY = 125, 2_000

DELTAS: dict[str, dict[str, Any]] = {
    "text": {"content": LONG},
    "a part of text": {"content": LONG},
    "refusal": {"refusal": LONG},
    "reasoning": {"reasoning_content": LONG},
    "arguments": {"tool_calls": [fragment(0, LONG, id="a", name="f")]},
    "an unknown object": {"extra": {"inner": [{"index": 0, "text": LONG}]}},
    "audio": {"audio": {"transcript": LONG}},
}


def spent(run: Callable[[int], Any], count: int) -> float:
    start = perf_counter()
    run(count)
    return perf_counter() - start


def assert_linear(run: Callable[[int], Any]) -> None:
    """Sixteen times as many pieces may take sixty times as long; if each were copied, it would be hundreds of times."""
    run(2)
    few = min(spent(run, FEW) for _ in range(3))
    assert min(spent(run, MANY) for _ in range(3)) < 60 * few + 0.1


@pytest.mark.parametrize("way", ["added", "told", "told and kept", "snapshots looked at"])
@pytest.mark.parametrize("delta", DELTAS.values(), ids=DELTAS)
def test_chunks_of_a_chat(delta: dict[str, Any], way: str) -> None:
    """Nobody holds a text that grows, so that it is never copied."""
    piece = decoded(chunk(delta))

    def run(count: int) -> None:
        total, kept = ChatCompletionAccumulator(), []
        if delta is DELTAS["a part of text"]:
            total.add(chunk({"content": [{"type": "text", "text": ""}]}))
        for _ in range(count):
            if way == "added":
                total.add(piece)
            else:
                events = total.events(piece)
                if way == "told and kept":
                    kept += events
                if way == "snapshots looked at":
                    assert total.snapshot is events[0].snapshot

    assert_linear(run)


def test_chunks_of_a_completion() -> None:
    """The same for legacy completions."""
    piece = models.Completion.from_dict({"choices": [{"index": 0, "text": LONG}]})

    def run(count: int) -> None:
        total = CompletionAccumulator()
        for _ in range(count):
            total.add(piece)

    assert_linear(run)


def test_log_probabilities() -> None:
    """Lists extend in place."""
    tokens = [{"token": "a", "logprob": -1.0, "bytes": [97], "top_logprobs": []}] * 2
    piece = decoded(chunk({}, logprobs={"content": tokens, "refusal": None}))

    def run(count: int) -> None:
        total = ChatCompletionAccumulator()
        for _ in range(count):
            total.events(piece)

    assert_linear(run)


def test_parsed_arguments_and_texts() -> None:
    """What grows inside one string, object or call is read once, in whole."""
    strict = {"type": "function", "function": {"name": "f", "strict": True, "parameters": {"type": "object"}}}
    begin, more = calling(fragment(0, '{"a": "', id="a", name="f")), decoded(calling(fragment(0, "words words ")))

    def run(count: int) -> None:
        total = ChatCompletionAccumulator(tools=[strict])
        total.add(begin)
        for _ in range(count):
            for event in total.events(more)[1:]:
                assert event.parsed_arguments

    assert_linear(run)
