"""From schemas to data and back: every construct is translated, sampled to valid data, and judged with a telling error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.server_tests.asking import DIALECT, SAMPLER, SPEC
from tests.server_tests.independent import errors
from wherry_server import SpecError
from wherry_server.dialect import Dialect
from wherry_server.pattern import matching
from wherry_server.sample import Sampler
from wherry_server.spec import Spec
from wherry_server.validate import Problem, Validation

COMPONENTS = list(SPEC.document["components"]["schemas"])
REF = "#/components/schemas/"


def parts(**components: Any) -> tuple[Dialect, Validation, Sampler]:
    """What the server makes of a document with these named schemas."""
    dialect = Dialect(Spec({"paths": {}, "components": {"schemas": components}}))
    return dialect, Validation(dialect), Sampler(dialect)


def test_every_component_is_sampled_validly() -> None:
    """Rich and plain samples of every named schema of the description are valid for the second opinion."""
    assert len(COMPONENTS) > 900
    wrong = {
        name: found
        for name in COMPONENTS
        for sample in (SAMPLER.rich, SAMPLER.plain)
        if (found := errors(name, sample(DIALECT.component(name), "seed")))
    }
    assert wrong == {}


CONSTRUCTS: dict[str, Any] = {
    "anything": {},
    "true": True,
    "type list": {"type": ["string", "null"], "enum": ["a"]},
    "nullable": {"type": "integer", "nullable": True, "minimum": 5, "maximum": 5},
    "nullable reference": {"$ref": f"{REF}leaf", "nullable": True},
    "nullable in allOf": {"allOf": [{"$ref": f"{REF}leaf"}, {"nullable": True}]},
    "overlapping oneOf": {"oneOf": [{"type": "number"}, {"type": "integer"}]},
    "oneOf beside anyOf": {"oneOf": [{"minimum": 1}, {"maximum": 9}], "anyOf": [{"type": "integer"}, {"type": "null"}]},
    "const": {"const": {"a": [1]}},
    "enum of several types": {"enum": [1, "a", None]},
    "allOf of unions": {
        "allOf": [
            {
                "anyOf": [
                    {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]},
                    {"type": "null"},
                ]
            },
            {"type": "object", "properties": {"b": {"const": 1}}, "required": ["b"]},
        ]
    },
    "properties in two members": {
        "allOf": [
            {"properties": {"n": {"type": "integer", "minimum": 3}}, "required": ["n"]},
            {"properties": {"n": {"maximum": 4}}},
        ]
    },
    "union of conditions": {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
        "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
        "not": {"required": ["a", "b"]},
        "additionalProperties": False,
    },
    "recursion": {"$ref": f"{REF}tree"},
    "recursive union": {"$ref": f"{REF}filter"},
    "map": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2},
    "required without property": {"type": "object", "required": ["x"], "additionalProperties": {"type": "boolean"}},
    "tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False, "minItems": 2},
    "tuple of old": {
        "type": "array",
        "items": [{"type": "string"}],
        "additionalItems": {"type": "integer"},
        "minItems": 2,
    },
    "bounds": {"type": "number", "minimum": 0, "exclusiveMinimum": True, "maximum": 1},
    "bounds of old": {"type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 5},
    "steps": {"type": "integer", "multipleOf": 7, "minimum": 8},
    "negative": {"type": "integer", "maximum": -5},
    "lengths": {"type": "string", "minLength": 30, "maxLength": 31},
    "short": {"type": "string", "maxLength": 1},
    "many": {"type": "array", "items": {"type": "string"}, "minItems": 7},
    "unique": {"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": True},
    "pattern": {"type": "string", "pattern": "^[a-z]{3}-\\d+$"},
    "loose type": {"type": "float"},
}
NAMED: dict[str, Any] = {
    "leaf": {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]},
    "tree": {
        "type": "object",
        "properties": {"children": {"type": "array", "items": {"$ref": f"{REF}tree"}}, "next": {"$ref": f"{REF}tree"}},
        "required": ["children"],
    },
    "filter": {
        "$recursiveAnchor": True,
        "type": "object",
        "properties": {
            "filters": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "oneOf": [{"$recursiveRef": "#"}, {"type": "object", "properties": {"key": {"type": "string"}}}]
                },
            }
        },
        "required": ["filters"],
    },
}


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct(name: str) -> None:
    """Each construct is sampled to data that is valid, whatever the seed, and the sampling ends."""
    dialect, validation, sampler = parts(**NAMED, subject=CONSTRUCTS[name])
    schema = dialect.component("subject")
    for seed in "abcdefgh":
        for value in (sampler.rich(schema, seed), sampler.plain(schema, seed)):
            assert validation.problem(schema, value) is None, value


def test_null_is_made_and_accepted() -> None:
    """In each spelling of nullable, null is valid, and what is plain is null."""
    for name in ("nullable", "nullable reference", "nullable in allOf"):
        dialect, validation, sampler = parts(**NAMED, subject=CONSTRUCTS[name])
        schema = dialect.component("subject")
        assert validation.is_valid(schema, None)
        assert sampler.plain(schema, "a") is None
        assert not validation.is_valid(schema, "x")


def test_dialect_is_plain_json_schema() -> None:
    """The translated document is valid draft 2020-12 and has none of OpenAPI's own words left."""
    Draft202012Validator.check_schema({"$defs": DIALECT.root["components"]["schemas"]})

    def words(node: Any) -> set[str]:
        if isinstance(node, list):
            return set().union(*map(words, node))
        if not isinstance(node, dict):
            return set()
        named = {"properties", "$defs"} & node.keys()
        inner = [child for key in named for child in node[key].values()]
        inner += [value for key, value in node.items() if key not in {*named, "enum", "const", "default"}]
        return set(node).union(*map(words, inner))

    found = set().union(*(words(schema) for schema in DIALECT.root["components"]["schemas"].values()))
    assert not found & {"oneOf", "nullable", "discriminator", "$recursiveRef", "x-stainless-const"}


@pytest.mark.parametrize(
    ("schema", "part"),
    [
        ({"type": "strang"}, "unknown type 'strang' in subject"),
        ("text", "neither an object nor a boolean"),
        ({"$ref": "other.yaml#/a"}, "inside the document"),
        ({"$ref": f"{REF}nowhere"}, "points at nothing"),
        ({"$ref": f"{REF}subject"}, "refers to itself"),
    ],
)
def test_unusable_schema(schema: Any, part: str) -> None:
    """A schema that cannot be read is told with its place."""
    dialect, _, _ = parts(subject=schema)
    with pytest.raises(SpecError, match=part):
        dialect.resolve(dialect.component("subject"))


MESSAGE = {
    "type": "object",
    "properties": {
        "role": {"type": "string", "enum": ["user"]},
        "content": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"$ref": f"{REF}part"}}]},
    },
    "required": ["role", "content"],
}
PART = {
    "type": "object",
    "properties": {"type": {"const": "text"}, "text": {"type": "string"}},
    "required": ["type", "text"],
}
TOOL = {"type": "object", "properties": {"role": {"type": "string", "enum": ["tool"]}}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("value", "path", "message"),
    [
        (
            {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": 5}]},
            "content[1].text",
            "expected string, got integer",
        ),
        ({"role": "user", "content": [{"type": "picture"}]}, "content[0].type", '"picture" is not "text"'),
        ({"role": "user", "content": None}, "content", "expected string or array, got null"),
        ({"role": "user"}, "", "missing 'content'"),
        ({"role": "tool", "colour": 1}, "", "unknown 'colour'"),
        ({"role": "cook"}, "role", '"cook" is not one of "user", "tool"'),
        ("text", "", "expected object, got string"),
    ],
)
def test_problem(value: Any, path: str, message: str) -> None:
    """The problem of a union is that of the member that was meant, with its path."""
    dialect, validation, _ = parts(
        part=PART, user=MESSAGE, tool=TOOL, any={"oneOf": [{"$ref": f"{REF}user"}, {"$ref": f"{REF}tool"}]}
    )
    assert validation.problem(dialect.component("any"), value) == Problem(path, message)


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        ("^[a-zA-Z0-9_-]+$", 5, 5),
        ("^srv_[a-z]+$", 0, None),
        (r"^\d{3}-[A-F]{2}(x|y)?$", 0, None),
        ("^(a|b)*c$", 4, 4),
        ("[^a-z]", 0, None),
        (r"^\S+@\w+\.(com|org)$", 0, 20),
        ("é+", 2, 3),
        ("", 3, 3),
        (".x?", 40, None),
    ],
)
def test_pattern(pattern: str, least: int, most: int | None) -> None:
    """A string for a pattern has it in it and keeps to the lengths."""
    text = matching(pattern, least, most)
    assert Draft202012Validator(
        {"pattern": pattern, "minLength": least, **({"maxLength": most} if most else {})}
    ).is_valid(text)


@pytest.mark.parametrize(("pattern", "most"), [("(?=a)b", None), (r"(a)\1", None), ("^aaaa$", 2)])
def test_pattern_that_cannot_be_met(pattern: str, most: int | None) -> None:
    """What cannot be turned into a string is told with the pattern."""
    with pytest.raises(SpecError, match="pattern"):
        matching(pattern, 0, most)


def test_sampling_does_not_depend_on_the_process() -> None:
    """The same seed gives the same data under every hash seed."""
    program = (
        "import json; from tests.server_tests.asking import DIALECT, SAMPLER;"
        "print(json.dumps(SAMPLER.rich(DIALECT.component('Response'), 'seed')))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).resolve().parents[2],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
