"""The facts of a field in words."""

from __future__ import annotations

import pytest

from pipeline.api import Facts
from pipeline.render.facts_text import facts_text


@pytest.mark.parametrize(
    ("constraints", "text"),
    [
        ({}, ""),
        ({"minimum": 0, "maximum": 2}, "0 to 2."),
        ({"minimum": -1.5}, "At least -1.5."),
        ({"maximum": 9}, "At most 9."),
        ({"exclusiveMinimum": 0}, "Above 0."),
        ({"exclusiveMinimum": 0, "exclusiveMaximum": 1}, "Above 0 and below 1."),
        ({"minimum": 0, "exclusiveMinimum": True}, "At least 0."),
        ({"minLength": 1, "maxLength": 64}, "1 to 64 characters."),
        ({"minItems": 1}, "At least 1 item."),
        ({"maxLength": 1}, "At most 1 character."),
        ({"minItems": 11}, "At least 11 items."),
        ({"maxProperties": 16}, "At most 16 keys."),
        ({"pattern": "^a$"}, "Matches ^a$."),
        ({"format": "date-time"}, "Format date-time."),
        ({"format": "binary"}, ""),
        ({"minimum": 1, "format": "int64", "pattern": "x"}, "At least 1; matches x; format int64."),
        ({"multipleOf": 3}, ""),
    ],
)
def test_constraints(constraints: dict[str, object], text: str) -> None:
    """Ranges are one phrase, the rest follows, one sentence in all."""
    assert facts_text(Facts(tuple(constraints.items()))) == text


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (Facts(default=None), "Default null."),
        (Facts(default=""), 'Default "".'),
        (Facts(default=False), "Default false."),
        (Facts(default={"a": [1, "ä"]}), 'Default {"a": [1, "ä"]}.'),
        (Facts(default="x" * 100), 'Default "' + "x" * 56 + "...."),
        (Facts(deprecated=True), "Deprecated."),
        (Facts((("minimum", 0),), default=1, deprecated=True), "Deprecated. At least 0; default 1."),
        (Facts(read_only=True, write_only=True), "Read only; write only."),
    ],
)
def test_other_facts(facts: Facts, text: str) -> None:
    """A default is written as JSON, long ones are cut; null is a default, no default is none."""
    assert facts_text(facts) == text


def test_a_description_is_never_told() -> None:
    """The words of the document stay in the document."""
    assert facts_text(Facts(description="Somebody's words.")) == ""
