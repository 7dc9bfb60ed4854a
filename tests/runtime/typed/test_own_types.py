"""Types of the standard library and attrs: the schema of each, the value of its text, and what does not fit."""

# ruff: noqa: UP007, UP045, PYI061 - the older spellings of unions are types, too

from __future__ import annotations

import datetime
import decimal
import ipaddress
import json
import pathlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal, NewType, Optional, Union

import pytest

from tests.runtime.typed import kinds
from wherry._runtime.base.errors import DoesNotFitError
from wherry._runtime.typed.lint import lint
from wherry._runtime.typed.parser import Parser, parser_of

UTC = datetime.timezone.utc
UserId = NewType("UserId", int)


class Word(str):
    """A kind of text."""


def parser(kind: Any, **options: Any) -> Parser:
    found = parser_of(kind, **options)
    assert found is not None
    return found


def wrapped(text: str) -> str:
    return f'{{"value": {text}}}'


TYPES: list[tuple[Any, dict[str, Any], str, Any]] = [
    (str, {"type": "string"}, '"a"', "a"),
    (int, {"type": "integer"}, "3", 3),
    (int, {"type": "integer"}, "3.0", 3),
    (float, {"type": "number"}, "3", 3.0),
    (bool, {"type": "boolean"}, "true", True),
    (None, {"type": "null"}, "null", None),
    (Word, {"type": "string"}, '"a"', Word("a")),
    (UserId, {"type": "integer"}, "3", 3),
    (kinds.Even, {"type": "integer"}, "4", kinds.Even(4)),
    (list[int], {"type": "array", "items": {"type": "integer"}}, "[1, 2]", [1, 2]),
    (Sequence[int], {"type": "array", "items": {"type": "integer"}}, "[1]", [1]),
    (Iterable[str], {"type": "array", "items": {"type": "string"}}, '["a"]', ["a"]),
    (set[int], {"type": "array", "items": {"type": "integer"}, "description": "no item twice"}, "[1, 1]", {1}),
    (
        frozenset[str],
        {"type": "array", "items": {"type": "string"}, "description": "no item twice"},
        '["a"]',
        frozenset("a"),
    ),
    (tuple[int, ...], {"type": "array", "items": {"type": "integer"}}, "[1, 2]", (1, 2)),
    (tuple[int, int], {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}, "[1, 2]", (1, 2)),
    (
        tuple[int, str, datetime.date],
        {
            "type": "array",
            "items": {"anyOf": [{"type": "integer"}, {"type": "string"}, {"type": "string", "format": "date"}]},
            "minItems": 3,
            "maxItems": 3,
            "description": "in this order: int, str, date",
        },
        '[1, "a", "2026-01-02"]',
        (1, "a", datetime.date(2026, 1, 2)),
    ),
    (Optional[int], {"type": ["integer", "null"]}, "null", None),
    (int | str, {"type": ["integer", "string"]}, '"1"', "1"),
    (Union[int, float], {"type": ["integer", "number"]}, "1.0", 1.0),
    (Union[float, int], {"type": ["number", "integer"]}, "1", 1),
    (list[str | None], {"type": "array", "items": {"type": ["string", "null"]}}, '[null, "a"]', [None, "a"]),
    (Literal["b", "a"], {"type": "string", "enum": ["b", "a"]}, '"a"', "a"),
    (Literal[1, True, None], {"type": ["integer", "boolean", "null"], "enum": [1, True, None]}, "true", True),
    (Literal[1, True], {"type": ["integer", "boolean"], "enum": [1, True]}, "1", 1),
    (
        Literal[kinds.Colour.RED, "other"],
        {"type": "string", "enum": ["red", "other"]},
        '"red"',
        kinds.Colour.RED,
    ),
    (
        kinds.Colour,
        {"type": "string", "enum": ["red", "blue"], "description": "What it looks like."},
        '"blue"',
        kinds.Colour.BLUE,
    ),
    (kinds.Level, {"type": "integer", "enum": [1, 2]}, "2", kinds.Level.HIGH),
    (kinds.Mixed, {"type": ["integer", "string", "null"], "enum": [1, "text", None]}, "null", kinds.Mixed.NOTHING),
    (kinds.Shape, {"type": "string", "enum": ["DOT", "LINE"]}, '"LINE"', kinds.Shape.LINE),
    (
        datetime.datetime,
        {"type": "string", "format": "date-time"},
        '"2026-01-02T03:04:05.1Z"',
        datetime.datetime(2026, 1, 2, 3, 4, 5, 100_000, UTC),
    ),
    (
        datetime.datetime,
        {"type": "string", "format": "date-time"},
        '"2026-01-02t03:04:05.123456789+01:30"',
        datetime.datetime(2026, 1, 2, 1, 34, 5, 123_456, UTC),
    ),
    (datetime.date, {"type": "string", "format": "date"}, '"2026-01-02"', datetime.date(2026, 1, 2)),
    (datetime.time, {"type": "string", "format": "time"}, '"03:04:05z"', datetime.time(3, 4, 5, tzinfo=UTC)),
    (
        datetime.timedelta,
        {"type": "string", "format": "duration"},
        '"P1DT2H3.5S"',
        datetime.timedelta(1, 7203, 500_000),
    ),
    (datetime.timedelta, {"type": "string", "format": "duration"}, '"-P2W"', datetime.timedelta(-14)),
    (uuid.UUID, {"type": "string", "format": "uuid"}, f'"{uuid.UUID(int=7)}"', uuid.UUID(int=7)),
    (
        decimal.Decimal,
        {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
        '"0.10000000000000000000001"',
        decimal.Decimal("0.10000000000000000000001"),
    ),
    (bytes, {"type": "string", "description": "base64"}, '"YWJj"', b"abc"),
    (pathlib.Path, {"type": "string", "description": "a path"}, '"a/b"', pathlib.Path("a/b")),
    (ipaddress.IPv4Address, {"type": "string", "format": "ipv4"}, '"10.0.0.1"', ipaddress.IPv4Address("10.0.0.1")),
]
"""The type, its schema, a text, and the value of that."""


@pytest.mark.parametrize(
    ("kind", "schema", "text", "value"), TYPES, ids=[f"{kind}-{text}"[:50] for kind, _, text, _ in TYPES]
)
def test_types_that_are_no_objects(kind: Any, schema: dict[str, Any], text: str, value: Any) -> None:
    """They are asked for as {"value": T}; what comes back is a value of the type, as exact as it was written."""
    found = parser(kind)
    assert found.wrapped
    assert found.schema == {
        "type": "object",
        "properties": {"value": schema},
        "required": ["value"],
        "additionalProperties": False,
    }
    loaded = found.load(wrapped(text))
    assert loaded == value
    assert type(loaded) is type(value)
    assert lint(found.schema) == []


MISFITS: list[tuple[Any, str, str, str]] = [
    (int, '"3"', "a whole number", "'3'"),
    (int, "true", "a whole number", "true"),
    (int, "3.5", "a whole number", "3.5"),
    (float, '"3"', "a number", "'3'"),
    (float, "1" + "0" * 400, "a number", "1" + "0" * 79 + "…"),
    (bool, "1", "true or false", "1"),
    (str, "null", "text", "null"),
    (Literal[1], "true", "one of 1", "true"),
    (Literal[True], "1", "one of true", "1"),
    (Literal["a"], '["a"]', "one of 'a'", "a list of 1"),
    (kinds.Level, "3", "one of 1, 2", "3"),
    (int | str, "1.5", "one of int, str", "1.5"),
    (list[int], '{"a": 1}', "a list", "an object of 1"),
    (tuple[int, str], "[1]", "a list of 2", "a list of 1"),
    (datetime.datetime, "5", "a date and time, like 2026-01-02T03:04:05Z", "5"),
    (datetime.datetime, '"20260102T030405Z"', "a date and time, like 2026-01-02T03:04:05Z", "'20260102T030405Z'"),
    (datetime.date, '"2026-W01-1"', "a date, like 2026-01-02", "'2026-W01-1'"),
    (datetime.date, '"2026-02-30"', "a date, like 2026-01-02", "'2026-02-30'"),
    (datetime.time, '"3:04"', "a time, like 03:04:05Z", "'3:04'"),
    (datetime.timedelta, '"P1M"', "a duration without years and months, like P1DT2H", "'P1M'"),
    (datetime.timedelta, '"PT"', "a duration without years and months, like P1DT2H", "'PT'"),
    (uuid.UUID, '"{00000000-0000-0000-0000-000000000007}"', "a UUID", "'{00000000-0000-0000-0000-000000000007}'"),
    (decimal.Decimal, "1.5", "a decimal number as text", "1.5"),
    (bytes, '"abc"', "text in base64", "'abc'"),
]


@pytest.mark.parametrize(
    ("kind", "text", "expected", "found"), MISFITS, ids=[f"{kind}-{text}"[:50] for kind, text, _, _ in MISFITS]
)
def test_values_that_do_not_fit(kind: Any, text: str, expected: str, found: str) -> None:
    """Nothing is converted that was not asked for: the error says where, what should be there, and what is."""
    with pytest.raises(DoesNotFitError) as caught:
        parser(kind).load(wrapped(text))
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.pointer, error.expected, error.found) == ("/value", expected, found)
    assert error.characters == len(wrapped(text))


OBJECTS: list[tuple[Any, dict[str, Any], Any]] = [
    (
        kinds.Person,
        {"name": "Ada", "age": None, "colour": None, "friends": None, "nickname": None},
        kinds.Person("Ada", nickname=None),
    ),
    (
        kinds.Person,
        {
            "name": "Ada",
            "age": 36,
            "colour": "blue",
            "friends": [{"name": "Bo", "age": 1, "colour": None, "friends": [], "nickname": "b"}],
            "nickname": "a",
        },
        kinds.Person("Ada", 36, kinds.Colour.BLUE, [kinds.Person("Bo", 1, nickname="b")], "a"),
    ),
    (kinds.Person, {"name": "Ada"}, kinds.Person("Ada")),
    (kinds.Place, {"title": "Hut", "code": None, "tags": ["a", "a"]}, kinds.Place("Hut", tags={"a"})),
    (
        kinds.At,
        {"place": {"title": "Hut", "code": 1, "tags": None}, "limit": 2},
        kinds.At(kinds.Place("Hut", 1), 2),
    ),
    (kinds.Movie, {"title": "M", "year": None, "watched": True}, {"title": "M", "watched": True}),
    (kinds.Movie, {"title": "M", "year": 1931, "watched": True}, {"title": "M", "year": 1931, "watched": True}),
    (kinds.OldMovie, {"title": "M", "year": None}, {"title": "M", "year": None}),
    (kinds.Pair, {"left": 1, "right": None}, kinds.Pair(1)),
    (kinds.Pair, {"left": 1, "right": "x"}, kinds.Pair(1, "x")),
    (
        kinds.Tree[int],
        {"value": 1, "children": [{"value": 2, "children": []}]},
        kinds.Tree(1, [kinds.Tree(2, [])]),
    ),
    (kinds.Child[str], {"first": 1, "second": ["a"], "third": "b"}, kinds.Child(1, ["a"], "b")),
    (kinds.Scaled, {"factor": 2, "size": 3}, kinds.Scaled(2, 3)),
    (kinds.Last, {"first": "a", "second": [True], "third": None}, kinds.Last("a", [True])),
    (kinds.Page[kinds.Colour], {"items": ["red"], "more": False}, {"items": [kinds.Colour.RED], "more": False}),
    (
        kinds.PageOfColours,
        {"items": ["red"], "more": True, "total": 1},
        {"items": [kinds.Colour.RED], "more": True, "total": 1},
    ),
    (kinds.Place | kinds.Brief, {"value": {"title": "a"}}, {"title": "a"}),
    (list[kinds.Pair], {"value": [{"left": 1, "right": "x"}]}, [kinds.Pair(1, "x")]),
    (kinds.Pair | kinds.Movie, {"value": {"left": 1, "right": None}}, kinds.Pair(1)),
    (Optional[kinds.Pair], {"value": None}, None),
    (
        kinds.StrongLink,
        {"label": "a", "next": {"label": "b", "next": None, "weight": 2, "strength": 3}, "weight": None, "strength": 1},
        kinds.StrongLink("a", kinds.StrongLink("b", None, 2, 3), strength=1),
    ),
    (kinds.Ping, {"kind": "ping", "size": 1, "note": None}, {"kind": "ping", "size": 1}),
]
"""The type, an answer, and the value of that."""


@pytest.mark.parametrize(("kind", "answer", "value"), OBJECTS, ids=[f"{kind}"[:50] for kind, _, _ in OBJECTS])
def test_objects(kind: Any, answer: dict[str, Any], value: Any) -> None:
    """Null stands for the default, a private attribute is asked for by its public name, type variables are bound."""
    found = parser(kind)
    assert lint(found.schema) == []
    for reader in (None, found.reader()):
        text = json.dumps(answer)
        if reader is not None:
            reader.feed(text)
        loaded = found.load(text, reader)
        assert loaded == value
        assert type(loaded) is type(value)


BAD_OBJECTS: list[tuple[Any, dict[str, Any], str, str]] = [
    (kinds.Person, {"age": 1}, "/name", "a value"),
    (kinds.Person, {"name": "Ada", "more": 1}, "/more", "no such key in Person"),
    (kinds.Person, {"name": "Ada", "friends": [{"name": "Bo"}, {"name": 5}]}, "/friends/1/name", "text"),
    (kinds.Person, {"name": "Ada", "friends": [7]}, "/friends/0", "an object"),
    (kinds.At, {"place": {"title": "a"}, "limit": 9}, "", "what At accepts ('limit' must be <= 5: 9)"),
    (kinds.Scaled, {"factor": -1, "size": 3}, "", "what Scaled accepts (factor is below 0)"),
    (kinds.Even, {"value": 3}, "/value", "what Even accepts (3 is odd)"),
    (set[list[int]], {"value": [[1]]}, "/value", "items that a set can hold"),
    (kinds.Movie, {"title": "M", "year": "x", "watched": True}, "/year", "a whole number"),
    (kinds.Tree[int], {"value": "x", "children": []}, "/value", "a whole number"),
    (Optional[kinds.Pair], {"value": {"left": "x", "right": None}}, "/value/left", "a whole number"),
    (kinds.Pair | kinds.Movie, {"value": {"left": "x", "right": ""}}, "/value/left", "a whole number"),
    (kinds.Ping | kinds.Pong, {"value": {"kind": "pong", "size": "x", "note": ""}}, "/value/size", "a whole number"),
]


@pytest.mark.parametrize(("kind", "answer", "pointer", "expected"), BAD_OBJECTS)
def test_objects_that_do_not_fit(kind: Any, answer: dict[str, Any], pointer: str, expected: str) -> None:
    """The error has the JSON pointer of the value that does not fit; of a union, in the member that was meant."""
    with pytest.raises(DoesNotFitError) as caught:
        parser(kind).load(json.dumps(answer))
    assert (caught.value.pointer, caught.value.expected) == (pointer, expected)
    assert str(caught.value).startswith(f"{pointer or 'the answer'}: expected {expected}")


def test_the_schema_of_a_class() -> None:
    """Fields keep their order; the docstring describes class and fields, defaults are told, recursion goes by #."""
    assert parser(kinds.Person).schema == {
        "type": "object",
        "description": "Somebody we know.",
        "properties": {
            "name": {"type": "string", "description": "The full name, as it is written."},
            "age": {"type": ["integer", "null"], "description": "default: 18"},
            "colour": {
                "anyOf": [{"type": "string", "enum": ["red", "blue"]}, {"type": "null"}],
                "description": "What they like. (default: red)",
            },
            "friends": {"anyOf": [{"type": "array", "items": {"$ref": "#"}}, {"type": "null"}]},
            "nickname": {"type": ["string", "null"], "description": "default: ?"},
        },
        "required": ["name", "age", "colour", "friends", "nickname"],
        "additionalProperties": False,
    }
    assert list(parser(kinds.Person).schema["properties"]) == ["name", "age", "colour", "friends", "nickname"]


def test_who_describes_a_field() -> None:
    """What stands beside its type counts more than the docstring; of several texts the last one counts."""
    properties = parser(kinds.Told).schema["properties"]
    assert properties["docstring"]["description"] == "By the docstring."
    assert properties["hint"]["description"] == "By the hint."
    # How a value is to be written is said in any case.
    for kind, words in ((bytes, "base64"), (set[int], "no item twice"), (tuple[int, str], "in this order: int, str")):
        assert parser(Annotated[kind, "Ours."]).schema["properties"]["value"]["description"] == f"Ours. ({words})"


def test_definitions() -> None:
    """A class that is held is a definition; words beside it go around the reference, which stands alone."""
    schema = parser(kinds.Held).schema
    assert schema["properties"] == {
        "person": {"anyOf": [{"$ref": "#/$defs/Person"}], "description": "Who has it."},
        "again": {"$ref": "#/$defs/Person"},
    }
    friends = schema["$defs"]["Person"]["properties"]["friends"]["anyOf"][0]
    assert friends == {"type": "array", "items": {"$ref": "#/$defs/Person"}}
    assert parser(kinds.Scaled).schema["properties"]["size"]["description"] == "Before it is scaled."
    place = parser(kinds.At).schema["$defs"]["Place"]
    assert place["properties"]["title"]["description"] == "What it is called."


OPEN: list[tuple[Any, dict[str, Any], str, Any]] = [
    (dict[str, int], {"type": "object", "additionalProperties": {"type": "integer"}}, '{"a": 1}', {"a": 1}),
    (dict[int, str], {"type": "object", "additionalProperties": {"type": "string"}}, '{"1": "a"}', {1: "a"}),
    (
        Mapping[kinds.Colour, Any],
        {"type": "object", "additionalProperties": True},
        '{"red": []}',
        {kinds.Colour.RED: []},
    ),
    (dict, {"type": "object", "additionalProperties": True}, '{"a": [1]}', {"a": [1]}),
]


@pytest.mark.parametrize(("kind", "schema", "text", "value"), OPEN)
def test_what_only_a_schema_that_is_not_strict_can_say(
    kind: Any, schema: dict[str, Any], text: str, value: Any
) -> None:
    """With strict=False dicts may have any keys, which become what their type says."""
    found = parser(kind, strict=False)
    assert (found.schema, found.strict) == (schema, False)
    assert found.load(text) == value


def test_fields_that_may_be_left_out() -> None:
    """With strict=False they need not be there; null still means the default."""
    found = parser(kinds.Pair, strict=False)
    assert found.schema["required"] == ["left"]
    assert found.load('{"left": 1}') == found.load('{"left": 1, "right": null}') == kinds.Pair(1)
    assert parser(list, strict=False).load('{"value": [1, {}]}') == [1, {}]
    assert parser(Annotated[Any, "Whatever."], strict=False).schema["properties"] == {
        "value": {"description": "Whatever."}
    }
