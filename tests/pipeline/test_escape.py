"""Text of a document in Python source: whatever it holds, it stays a literal or a docstring."""

from __future__ import annotations

import ast
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.render.escape import doc, py

NASTY = "\"'\\{}%#\n\r\t\x00\x1a\x7f\x85\u00ad\u2028\u2029\u202e\u2066\ufeff\ud800\udfff a"
TEXT = st.text(st.sampled_from(NASTY) | st.characters())
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXT


@given(
    st.recursive(SCALARS, lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(TEXT, inner), max_leaves=6)
)
def test_py_is_the_value(value: object) -> None:
    """The literal evaluates to the value, for scalars and for tuples, lists and dicts of them."""
    found = eval(py(value), {"float": float})
    assert repr(found) == repr(value)


@given(TEXT)
def test_py_prints(text: str) -> None:
    """The literal is one line of characters that print, and can be written as UTF-8."""
    literal = py(text)
    assert literal.isprintable()
    assert len(literal.encode().splitlines()) == 1
    assert isinstance(ast.parse(literal, mode="eval").body, ast.Constant)


def test_py_of_odd_scalars() -> None:
    """Numbers that have no literal are written as calls; subclasses of str lose their own repr; others are refused."""

    class Loud(str):
        def __repr__(self) -> str:
            return "import os"

    assert math.isnan(eval(py(math.nan)))
    assert eval(py(-math.inf)) == -math.inf
    assert py(Loud("x")) == "'x'"
    assert py((1,)) == "(1,)"
    with pytest.raises(TypeError, match="a value of type object as a literal"):
        py([object()])


@given(TEXT, TEXT, st.sampled_from([None, 0, 4, 16]))
@example('"', '"', None)
@example('""', '"', None)
@example("\\", "\\", None)
@example('a"', "b", None)
def test_doc_stays_inside(text: str, other: str, indent: int | None) -> None:
    """A docstring of such text is one constant that reads as the text does, alone, after and before other text."""
    shown = " ".join("".join(c if c.isprintable() else repr(c)[1:-1] for c in " ".join(text.split())).split())
    for source in (
        f'"""{doc(text, indent)}"""',
        f'"""{doc(text, indent)}\n\n{doc(other)}\n"""',
        f'"""{doc(other)}{doc(text)}"""',
    ):
        (statement,) = ast.parse(source).body
        assert isinstance(statement, ast.Expr)
        assert isinstance(statement.value, ast.Constant)
        assert shown in " ".join(statement.value.value.split())
        assert all(line.isprintable() for line in source.split("\n"))


def test_doc_wraps() -> None:
    """With an indent long text becomes lines of the usual length, all but the first indented; without one it is one line."""
    lines = doc("word " * 60, 8).split("\n")
    assert len(lines) == 3
    assert not lines[0].startswith(" ")
    assert all(line.startswith("        word") and len(line) <= 120 for line in lines[1:])
    assert "\n" not in doc("word " * 60)
    assert doc(" several\n  lines ") == "several lines"
    assert doc("x" * 300, 4) == "x" * 300
    assert doc("", 4) == ""
