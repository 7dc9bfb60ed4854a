"""Path and query encoding: what a caller gives stays in its place."""

from __future__ import annotations

import datetime
import enum
import json
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base.errors import UsageError, UsageTypeError
from wherry._runtime.base.operation import Operation
from wherry._runtime.base.unset import UNSET
from wherry._runtime.request import query

PLAIN = Operation("GET", "/things", name="things.list")
ITEM = Operation("GET", "/a/{a_id}/b/{b_id}/content", name="a.b.content")


class Color(enum.Enum):
    RED = "red"


class Text(str, enum.Enum):
    X = "x"


@pytest.mark.parametrize(
    ("given_value", "text"),
    [
        ("abc-1._~", "abc-1._~"),
        ("ft:gpt:org", "ft:gpt:org"),
        ("a/b", "a%2Fb"),
        ("../b", "..%2Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("%2e%2e", "%252e%252e"),
        ("é 日", "%C3%A9%20%E6%97%A5"),
        ("a\\b\r\n", "a%5Cb%0D%0A"),
        (7, "7"),
        (Text.X, "x"),
    ],
)
def test_a_path_parameter_is_one_segment(given_value: Any, text: str) -> None:
    """Everything that could end the segment is percent-encoded."""
    assert query.expand(ITEM, (given_value, "z")) == f"/a/{text}/b/z/content"


@pytest.mark.parametrize("bad", ["", ".", ".."])
def test_a_path_parameter_that_changes_the_path_is_refused(bad: str) -> None:
    """Empty and dot segments are a ValueError that names the parameter."""
    with pytest.raises(ValueError, match=r"a\.b\.content: b_id must not be"):
        query.expand(ITEM, ("x", bad))


@pytest.mark.parametrize("bad", [None, UNSET, 1.5, True, b"x", ["x"]])
def test_a_path_parameter_is_a_string(bad: Any) -> None:
    """Other types are a TypeError."""
    with pytest.raises(TypeError, match="a_id must be a string"):
        query.expand(ITEM, (bad, "x"))


def test_half_a_surrogate_is_refused() -> None:
    """Text that has no UTF-8 is a usage error, not a UnicodeError."""
    with pytest.raises(UsageError, match="surrogate"):
        query.expand(ITEM, ("\ud800", "x"))


@given(st.text(min_size=1).filter(lambda text: text not in (".", "..") and text.isprintable()))
def test_any_path_parameter_comes_back(value: str) -> None:
    """Property: the path has the same number of segments, and decoding gives the value back."""
    path = query.expand(ITEM, (value, "z"))
    assert path.isascii()
    parts = urlsplit(f"https://x{path}").path.split("/")
    assert len(parts) == 6
    assert unquote(parts[2]) == value


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        (1, [("n", "1")]),
        (1.5, [("n", "1.5")]),
        (True, [("n", "true")]),
        (False, [("n", "false")]),
        ("é&=", [("n", "é&=")]),
        (None, []),
        (UNSET, []),
        ([], []),
        ([1, "b", True], [("n[]", "1"), ("n[]", "b"), ("n[]", "true")]),
        ((1, 2), [("n[]", "1"), ("n[]", "2")]),
        (iter(["a"]), [("n[]", "a")]),
        ({"a": 1, "b": [2, 3], "c": {"d": None, "e": UNSET}}, [("n[a]", "1"), ("n[b][]", "2"), ("n[b][]", "3")]),
        ([{"a": 1}], [("n[][a]", "1")]),
        (datetime.date(2026, 5, 31), [("n", "2026-05-31")]),
        (Color.RED, [("n", "red")]),
        (Text.X, [("n", "x")]),
    ],
)
def test_the_default_spelling(value: Any, pairs: list[tuple[str, str]]) -> None:
    """Lists are `n[]`, objects `n[a]`, booleans words; what is None or UNSET is left out."""
    assert query.query_pairs(PLAIN, {"n": value}) == pairs


def test_brackets_are_not_doubled() -> None:
    """A parameter that the document itself calls `n[]` keeps its name."""
    assert query.query_pairs(PLAIN, {"n[]": [1, 2]}) == [("n[]", "1"), ("n[]", "2")]


@pytest.mark.parametrize(
    ("style", "explode", "value", "pairs"),
    [
        ("form", True, [1, 2], [("n", "1"), ("n", "2")]),
        ("form", False, [1, 2], [("n", "1,2")]),
        ("spaceDelimited", False, ["a", "b"], [("n", "a b")]),
        ("pipeDelimited", False, ["a", "b"], [("n", "a|b")]),
        ("form", True, {"a": 1, "b": None}, [("a", "1")]),
        ("form", False, {"a": 1, "b": 2}, [("n", "a,1,b,2")]),
        ("deepObject", True, {"a": 1}, [("n[a]", "1")]),
        ("form", False, "x", [("n", "x")]),
    ],
)
def test_other_styles(style: str, explode: bool, value: Any, pairs: list[tuple[str, str]]) -> None:
    """The styles of OpenAPI, where an operation asks for one."""
    operation = Operation("GET", "/x", name="x", styles=(("n", style, explode),))
    assert query.query_pairs(operation, {"n": value}) == pairs


def test_json_parameters() -> None:
    """A parameter declared with JSON content travels as JSON text."""
    operation = Operation("GET", "/x", name="x", json_query=("n",))
    ((name, text),) = query.query_pairs(operation, {"n": {"é": [1, None]}})
    assert (name, json.loads(text)) == ("n", {"é": [1, None]})


def test_layers() -> None:
    """The operation's fixed pairs come first; later layers win name by name, and None takes a value away."""
    operation = Operation("GET", "/x", name="x", query=(("beta", "true"),))
    assert query.query_pairs(operation, {"a": 1, "b": 2}, None, {"b": None, "c": [3]}) == [
        ("beta", "true"),
        ("a", "1"),
        ("c[]", "3"),
    ]


def test_what_cannot_be_spelled_is_refused() -> None:
    """An object without a spelling is a usage error that names the parameter."""
    with pytest.raises(UsageTypeError, match=r"n\[a\]"):
        query.query_pairs(PLAIN, {"n": {"a": object()}})


@given(st.lists(st.tuples(st.text(), st.text()), max_size=6))
def test_any_query_comes_back(pairs: list[tuple[str, str]]) -> None:
    """Property: whatever the texts, decoding the query gives the same pairs."""
    encoded = query.encode(pairs)
    assert encoded.isascii()
    assert parse_qsl(encoded, keep_blank_values=True) == pairs
