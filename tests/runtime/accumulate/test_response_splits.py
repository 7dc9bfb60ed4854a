"""However the texts of a response are cut into events, they add up to the same Response."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.accumulate.response_streams import MESSAGE, Event, added, created, delta, output

CALL = {"id": "item_1", "type": "function_call", "call_id": "call_1", "name": "get", "arguments": ""}
TEXT = {"type": "output_text", "text": "", "annotations": []}


def adds_up(words: list[str], arguments: list[str], dice: Any) -> None:
    """Cut a text and arguments into events, mix those, and compare what they add up to."""
    pieces: list[list[Event]] = [
        [delta("output_text", word, 0) for word in words],
        [delta("function_call_arguments", word, 1) for word in arguments],
    ]
    mixed: list[Event] = []
    while any(pieces):
        mixed.append(dice.choice([each for each in pieces if each]).pop(0))
    got = output(created(), added({**MESSAGE, "content": [TEXT]}), added(CALL, 1), *mixed)
    assert got == [
        {**MESSAGE, "content": [{**TEXT, "text": "".join(words)}]},
        {**CALL, "arguments": "".join(arguments)},
    ]


@given(st.lists(st.text(max_size=3), max_size=8), st.lists(st.text(max_size=3), max_size=8), st.randoms())
def test_any_split_adds_up_to_the_same(words: list[str], arguments: list[str], dice: Any) -> None:
    """However texts are cut, and whatever order the pieces of two items come in, the result is the same."""
    adds_up(words, arguments, dice)


def test_some_splits_add_up_to_the_same() -> None:
    """The same for a few, where Hypothesis is not there."""
    for seed in range(20):
        adds_up(["ah", "oy", "", "!"], ['{"a', '": ', "1}"], random.Random(seed))
