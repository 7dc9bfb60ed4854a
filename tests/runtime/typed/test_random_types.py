"""Random types: their schemas are strict and valid, and values come back as they were."""

from __future__ import annotations

import contextlib
import json
import random

import jsonschema
import pytest

from tests.runtime.typed.json_texts import damaged
from tests.runtime.typed.random_types import a_type
from wherry._runtime.base.errors import DoesNotFitError
from wherry._runtime.typed.lint import lint
from wherry._runtime.typed.parser import parser_of


@pytest.mark.parametrize("seed", range(4))
def test_type_to_schema_to_value(seed: int) -> None:
    """The schema passes the linter, the JSON of a value fits it, and is loaded as an equal value of the same types."""
    dice = random.Random(seed)
    for _ in range(100):
        kind, draw, _ = a_type(dice)
        parser = parser_of(kind)
        assert parser is not None
        assert lint(parser.schema) == [], kind
        jsonschema.Draft202012Validator.check_schema(parser.schema)
        validator = jsonschema.Draft202012Validator(parser.schema)
        for _ in range(3):
            value, plain = draw(dice)
            answer = {"value": plain} if parser.wrapped else plain
            validator.validate(answer)
            text = json.dumps(answer, ensure_ascii=dice.random() < 0.5)
            reader = parser.reader()
            for char in text:
                reader.feed(char)
            for loaded in (parser.load(text), parser.load(text, reader)):
                assert _shown(loaded) == _shown(value), kind


def test_damaged_answers() -> None:
    """Whatever an answer says, the value is made, or the error is ours."""
    dice = random.Random(5)
    for _ in range(200):
        kind, draw, _ = a_type(dice)
        parser = parser_of(kind)
        assert parser is not None
        _, plain = draw(dice)
        text = damaged(json.dumps({"value": plain} if parser.wrapped else plain), dice)
        with contextlib.suppress(DoesNotFitError):
            parser.load(text)


def _shown(value: object) -> str:
    """Return the repr, which tells 1 from 1.0 and true; a set's without an order."""
    if isinstance(value, (set, frozenset)):
        return f"{type(value).__name__}{sorted(map(repr, value))}"
    if isinstance(value, dict):
        return str({key: _shown(item) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return f"{type(value).__name__}{[_shown(item) for item in value]}"
    if hasattr(value, "__dataclass_fields__"):
        return str({key: _shown(item) for key, item in vars(value).items()})
    return repr(value)
