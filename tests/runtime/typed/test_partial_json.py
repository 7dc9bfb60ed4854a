"""The reader of partial JSON: what it shows at each point, json.loads at the end, and linear time."""

from __future__ import annotations

import copy
import json
import pickle
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.runtime.typed.json_texts import a_text, damaged
from wherry._runtime.typed.partial_json import MISSING, PartialReader, PartialText

SHOWN: list[tuple[str, object]] = [
    ("", MISSING),
    (" \n", MISSING),
    ('"', ""),
    ('{"a": "x', {"a": "x"}),
    ('{"a": "x\\', {"a": "x"}),
    ('{"a": "x\\u00e', {"a": "x"}),
    ('{"a": "x\\ud83d', {"a": "x"}),
    ('{"a": "x\\ud83d\\ude0', {"a": "x"}),
    ('{"a": 1', {}),
    ('{"a": 12.', {}),
    ('{"a": -', {}),
    ('{"a": 1,', {"a": 1}),
    ('{"a": 1 ', {"a": 1}),
    ('{"a": tr', {}),
    ('{"a": nul', {}),
    ('{"a": null', {"a": None}),
    ("[1, 2", [1]),
    ('{"ke', {}),
    ('{"key"', {}),
    ('{"key":', {}),
    ('{"a": {"b": [{}, [', {"a": {"b": [{}, []]}}),
    ("12", MISSING),
]
BROKEN: list[tuple[str, object, str]] = [
    ("```json\n{}", MISSING, "'```json\\n{}' at character 0"),
    ("Sure! {}", MISSING, "'Sure! {}' at character 0"),
    ('{"a": 1} Done', {"a": 1}, "'Done' at character 9"),
    ('{"a": NaN}', {}, "'NaN}' at character 6"),
    ('["a\nb"]', ["a"], "'\\nb\"]' at character 3"),
    ('["a\\x"]', ["a"], "'x\"]' at character 4"),
    ('["a\\uzzzz"]', ["a"], "'zzzz\"]' at character 5"),
    ("[1,]", [1], "']' at character 3"),
    ("[01]", [], "']' at character 3"),
    ('{"a" 1}', {}, "'1}' at character 5"),
    ("[" + "9" * 5000 + "]", [], "']' at character 5001"),
]


def read(pieces: list[str]) -> PartialReader:
    reader = PartialReader()
    for piece in pieces:
        reader.feed(piece)
    return reader


@pytest.mark.parametrize(("text", "value"), SHOWN)
def test_what_is_shown(text: str, value: object) -> None:
    """What the text says for certain is there, and nothing else: strings grow, numbers and keys wait until they are whole."""
    for pieces in ([text], list(text)):
        reader = read(pieces)
        assert reader.value == value
        assert type(reader.value) is type(value)
        assert reader.snapshot() == value
        assert reader.failure is None


@pytest.mark.parametrize(("text", "value", "failure"), BROKEN, ids=[text[:12] for text, _, _ in BROKEN])
def test_text_that_is_no_json(text: str, value: object, failure: str) -> None:
    """The reader stops without an error, keeps what it has, and says what it found; what comes later changes nothing."""
    reader = read([text])
    reader.feed("{}")
    assert reader.end() == value
    assert reader.failure == failure
    assert reader.characters == len(text) + 2


def test_text_that_breaks_off() -> None:
    """At the end, a value that is not whole is a failure; a number that stands alone is whole by then."""
    reader = read(['{"a": "x'])
    assert reader.end() == {"a": "x"}
    assert (reader.complete, reader.failure) == (False, "text that breaks off after 8 characters")
    reader = read(["1", "2"])
    assert not reader.complete
    assert reader.end() == 12
    assert (reader.complete, reader.failure) == (True, None)
    assert read(["-"]).end() is MISSING
    assert read([""]).end() is MISSING


def test_depth() -> None:
    """500 levels are read, by a stack of the reader's own; more are a failure."""
    assert read(["[" * 500 + "]" * 500]).complete
    assert read(["[" * 501]).failure == "more than 500 levels of objects and lists at character 500"


def test_missing() -> None:
    """There is one MISSING, which is false; copies and pickles are the same."""
    assert not MISSING
    assert repr(MISSING) == "MISSING"
    assert copy.deepcopy(MISSING) is MISSING
    assert pickle.loads(pickle.dumps(MISSING)) is MISSING


def test_snapshots() -> None:
    """A snapshot never changes; what was complete is shared by all, and the value itself is one live object."""
    reader = read(['{"done": [1], "open": [{"a": "x'])
    live, first = reader.value, reader.snapshot()
    reader.feed('y"}, 2')
    second = reader.snapshot()
    reader.feed("]}")
    assert first == {"done": [1], "open": [{"a": "x"}]}
    assert second == {"done": [1], "open": [{"a": "xy"}]}
    assert reader.value is live
    assert live == {"done": [1], "open": [{"a": "xy"}, 2]}
    assert first["done"] is second["done"] is live["done"]
    assert reader.snapshot() is live


def test_events() -> None:
    """A listener hears what grows and what is done, each with its path: what is inside comes before what holds it."""
    heard: list[Any] = []
    reader = PartialReader(lambda kind, path, value: heard.append((kind, path, copy.deepcopy(value))))
    for piece in ('{"items": [{"na', 'me": "A', 'd\\u0061"}, 7, tru', "e]}"):
        reader.feed(piece)
    assert heard == [
        ("grew", ("items", 0, "name"), "A"),
        ("grew", ("items", 0, "name"), "d"),
        ("grew", ("items", 0, "name"), "a"),
        ("done", ("items", 0, "name"), "Ada"),
        ("done", ("items", 0), {"name": "Ada"}),
        ("done", ("items", 1), 7),
        ("done", ("items", 2), True),
        ("done", ("items",), [{"name": "Ada"}, 7, True]),
        ("done", (), {"items": [{"name": "Ada"}, 7, True]}),
    ]


def test_the_value_after_some_characters() -> None:
    """The value of any beginning of a text can be asked for, in any order; what was given before does not change."""
    text = '{"a": [1, {"b": "xyz"}], "c": null}'
    partial = PartialText(lambda: text)
    seen = [partial.at(n) for n in range(len(text) + 1)]
    assert seen == [read([text[:n]]).value for n in range(len(text) + 1)]
    assert [partial.at(n) for n in reversed(range(len(text) + 1))] == seen[::-1]


# --- random texts ------------------------------------------------------------------------------------------------------


def test_every_prefix_and_every_split() -> None:
    """After every character the value is a beginning of the whole; at the end it is what json.loads returns, however cut."""
    for text, dice in _texts(400):
        whole = json.loads(text)
        reader = PartialReader()
        seen: list[tuple[Any, str]] = []
        for char in text:
            reader.feed(char)
            assert _begins(reader.value, whole), (text, reader.value)
            seen.append((reader.snapshot(), repr(reader.value)))
        assert repr(reader.end()) == repr(whole), text
        assert all(repr(snapshot) == shown for snapshot, shown in seen), text
        cuts = range(len(text) + 1) if len(text) < 60 else [dice.randrange(len(text) + 1) for _ in range(6)]
        for cut in cuts:
            assert repr(read([text[:cut], text[cut:]]).end()) == repr(whole), (text, cut)


def test_events_tell_the_whole_value() -> None:
    """The value can be rebuilt from the events alone: each has the right path, and strings grow to what they are."""
    for text, _ in _texts(300):
        grown: dict[Any, str] = {}
        whole: Any = json.loads(text)

        def hear(kind: str, path: tuple[str | int, ...], value: Any, grown: Any = grown, whole: Any = whole) -> None:
            if kind == "grew":
                grown[path] = grown.get(path, "") + value
                return
            if isinstance(value, str):
                assert grown.pop(path, "") == value
            for key in path:
                whole = whole[key]
            assert repr(value) == repr(whole)

        reader = PartialReader(hear)
        for char in text:
            reader.feed(char)
        reader.end()
        assert reader.complete
        assert grown == {}


def test_damaged_texts() -> None:
    """A damaged text fails where json.loads fails, and otherwise gives the same value."""
    for text, dice in _texts(1500):
        spoilt = damaged(text, dice)
        reader = read(list(spoilt))
        value = reader.end()
        try:
            whole = json.loads(spoilt)
        except ValueError:
            assert reader.failure, spoilt
        else:
            assert reader.failure is None, spoilt
            assert repr(value) == repr(whole)


def _texts(count: int) -> Iterator[tuple[str, random.Random]]:
    dice = random.Random(7)
    for _ in range(count):
        yield a_text(dice), dice


def _begins(part: Any, whole: Any) -> bool:
    """Return whether a partial value is a possible beginning of the whole one."""
    if part is MISSING:
        return True
    if type(part) is not type(whole):
        return False
    if isinstance(part, str):
        return bool(whole.startswith(part))
    if isinstance(part, dict):
        return list(part) == list(whole)[: len(part)] and all(_begins(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return len(part) <= len(whole) and all(map(_begins, part, whole))
    return repr(part) == repr(whole)


# --- cost ------------------------------------------------------------------------------------------------------------


def _records(deltas: int) -> str:
    return '{"people": [' + '{"name": "Ada Lovelace", "age": 36, "notes": ["a", "b\\n"]},' * (deltas // 15)


def _one_string(deltas: int) -> str:
    return '{"text": "' + "word" * deltas


def _one_number(deltas: int) -> str:
    return "[" + "1234" * deltas


@pytest.mark.parametrize("make", [_records, _one_string, _one_number])
@pytest.mark.parametrize("look", [lambda reader: None, lambda reader: reader.value], ids=["not read", "read"])
def test_time_is_linear(make: Callable[[int], str], look: Callable[[PartialReader], object]) -> None:
    """A delta costs the same at the end of a long text as at its beginning, also where the value is read after each."""
    short, long = (min(_seconds(make(deltas), look) for _ in range(3)) for deltas in (4_000, 64_000))
    assert long < 16 * short * 4 + 0.05


def _seconds(text: str, look: Callable[[PartialReader], object]) -> float:
    pieces = [text[at : at + 4] for at in range(0, len(text), 4)]
    reader = PartialReader()
    began = time.process_time()
    for piece in pieces:
        reader.feed(piece)
        look(reader)
    return time.process_time() - began
