"""Python names: readable for honest input, and nothing but a name for any input."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.plan.identifiers import class_name, identifier, unique


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("model", "model"),
        ("include[]", "include"),
        ("expires_after[anchor]", "expires_after_anchor"),
        ("hate/threatening", "hate_threatening"),
        ("OpenAI-Beta", "OpenAI_Beta"),
        ("from", "from_"),
        ("2fa", "n2fa"),
        ("__class__", "class__"),
        ("", "field"),
        ("\N{GREEK SMALL LETTER PI}", "field"),
    ],
)
def test_identifier(wire: str, python: str) -> None:
    """The wire name as far as Python can have it."""
    assert identifier(wire) == python


@given(st.text())
def test_nothing_but_names(text: str) -> None:
    """Whatever the document says, the result is an identifier, no keyword, ASCII and not private."""
    for name in (identifier(text), class_name(text)):
        assert name.isidentifier()
        assert name.isascii()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")


@given(st.lists(st.sampled_from(["a", "b", "a2", "from_"])))
def test_unique(names: list[str]) -> None:
    """Made distinct, the same number of names comes back, and the first of each keeps its name."""
    result = unique(names)
    assert len(set(result)) == len(result) == len(names)
    for name in set(names) - {"a2"}:
        assert result[names.index(name)] == name
