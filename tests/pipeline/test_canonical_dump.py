"""canonical.dump: every value has one spelling, on which all YAML readers agree."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document.canonical import dump, facts_only
from pipeline.document.structure import KINDS
from pipeline.load.text import read as read_text


def read(data: bytes) -> Any:
    return read_text(data, "snapshot.yaml")[0]


TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["no", "Yes", "y", "null", "~", "1.0", "1e3", "0x1f", "1:30", "2024-01-01", "200", "-", "- a", "a: b", "a #b", "#", "*a",
     "&a", "!a", "%a", "@a", "`a`", "'a'", '"a"', "{a}", "[a]", "a,b", "|", ">", "?", "? a", "=", "<<", ".", "...", "---",
     "a\n", "\na", " a", "a ", "a\tb", "\u2028", "\x85", "\ufeff", "\x7f", "\U0001f600", "\\", "a\\n", "/a/{b}", "$ref",
     "a" * 2000, "é" * 1100, "$.a", "_", "true ", ".inf", ".NaN", "0b1", "1_000", "+1", "012", "0o7", "a:", ":a", "a:b"]
)  # fmt: skip
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=15,
)


def typed(value: Any) -> Any:
    """Return a value in which 1, 1.0 and true, which are equal in Python, differ."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    return [typed(item) for item in value] if isinstance(value, list) else (type(value).__name__, value)


@given(VALUE)
def test_what_is_written_is_read_again(value: Any) -> None:
    """Any JSON value comes back exactly, with its types and the order of its keys."""
    again = read(dump(value, ""))
    assert typed(again) == typed(value)
    assert repr(again) == repr(value)


@given(VALUE)
def test_other_yaml_readers_read_the_same(value: Any) -> None:
    """PyYAML, which reads YAML 1.1, agrees with our reader."""
    assert typed(yaml.load(dump(value, ""), Loader=yaml.SafeLoader)) == typed(value)


@given(
    st.dictionaries(st.sampled_from([key for slots in KINDS.values() for key in slots]), VALUE, max_size=4),
    st.sampled_from(sorted(KINDS)),
)
def test_any_object_can_be_written_and_stripped(value: dict[str, Any], kind: str) -> None:
    """Any value below the keys of an object is written exactly, and stripping it again changes nothing."""
    assert typed(read(dump(value, kind))) == typed(value)
    facts = facts_only({"components": {"schemas": {"a": value}}})
    assert facts_only(facts) == facts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("gpt-4o mini", "gpt-4o mini"),
        ("/threads/{thread_id}", "/threads/{thread_id}"),
        ("no", "'no'"),
        ("200", "'200'"),
        ("it's: so", "'it''s: so'"),
        ("two\nlines", '"two\\nlines"'),
        ("\u2028", '"\\u2028"'),
        ("", "''"),
        (1e-07, "1.0e-07"),
        (1e22, "1.0e+22"),
        (2.5, "2.5"),
        (float("inf"), ".inf"),
        (float("-inf"), "-.inf"),
        ({}, "{}"),
        ([], "[]"),
        (None, "null"),
        (True, "true"),
    ],
)
def test_scalars_have_one_spelling(value: Any, text: str) -> None:
    """A string is quoted only if a reader could take it for something else; a float always looks like one."""
    assert dump(value) == f"{text}\n".encode()


def test_nan_is_written_as_yaml_writes_it() -> None:
    """Not-a-number survives, though it equals nothing."""
    assert repr(read(dump([float("nan")], ""))) == "[nan]"


def test_what_is_no_json_is_refused() -> None:
    """A value that JSON does not have is an error of the caller, and so is half a surrogate pair."""
    with pytest.raises(TypeError, match="set"):
        dump({"a": {1}})
    with pytest.raises(UnicodeEncodeError):
        dump("\ud800")
