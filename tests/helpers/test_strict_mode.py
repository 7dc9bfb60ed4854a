"""The package's linter and the server's rules are written apart from each other, and agree on every schema."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.server_tests.test_strict_rules import REFUSED, TAKEN
from wherry._runtime.typed.lint import lint
from wherry_server import strict_rules

CASES = {**TAKEN, **{name: schema for name, (schema, _, _) in REFUSED.items()}}

leaves = st.sampled_from(
    [
        {"type": "string"},
        {"type": ["integer", "null"]},
        {"enum": ["a", 1, None]},
        {"const": True},
        {"$ref": "#"},
        {"$ref": "#/$defs/d"},
        {"$ref": "#/$defs/none"},
        {"$ref": "#", "title": "T"},
        {"type": "string", "format": "date"},
        {"type": "string", "format": "uri"},
        {"type": "string", "pattern": "(?!a)b"},
        {"type": "string", "default": "x"},
        {"type": "number", "minimum": 0, "multipleOf": 0.1},
        {"description": "Anything."},
        {"enum": []},
        {},
        True,
    ]
)


def made(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Objects, lists and unions of schemas; most are closed and complete."""
    names = st.dictionaries(st.sampled_from("abc"), inner, max_size=2)
    closed = names.map(lambda some: {"type": "object", "properties": some, "required": list(some), "additionalProperties": False})  # fmt: skip
    more = st.sampled_from([{}, {}, {"required": ["a"]}, {"additionalProperties": True}, {"type": ["object", "null"]}, {"minProperties": 1}])  # fmt: skip
    objects = st.tuples(closed, more).map(lambda two: {**two[0], **two[1]})
    lists = st.tuples(inner, st.sampled_from([{}, {"maxItems": 3}, {"uniqueItems": True}, {"prefixItems": []}])).map(
        lambda two: {"type": "array", "items": two[0], **two[1]}
    )
    unions = st.lists(inner, min_size=1, max_size=2).map(lambda some: {"anyOf": some})
    return objects | lists | unions | st.tuples(inner).map(lambda one: {"type": "object", "oneOf": list(one)})


schemas = st.recursive(leaves, made, max_leaves=6)


@pytest.mark.parametrize("name", CASES)
def test_they_agree_on_each_rule(name: str) -> None:
    """What the server refuses, the linter finds first at the same place; what it takes, the linter takes."""
    problem, findings = strict_rules.problem(CASES[name]), lint(CASES[name])
    assert [problem and "".join(f"/{key}" for key in problem.path)] == [findings[0].pointer if findings else None]


@settings(max_examples=150, deadline=None)
@given(schemas, schemas)
def test_they_agree_on_any_schema(schema: Any, definition: Any) -> None:
    """A schema has no problem for the server if, and only if, the linter finds none."""
    whole = {**schema, "$defs": {"d": definition}} if isinstance(schema, dict) else schema
    assert (strict_rules.problem(whole) is None) == (lint(whole) == []), (strict_rules.problem(whole), lint(whole))
