"""The linter: for each rule of strict schemas, what passes and what is found."""

from __future__ import annotations

from typing import Any

import pytest

from wherry._runtime.base.errors import UsageError
from wherry._runtime.typed.lint import lint
from wherry._runtime.typed.profiles import PROFILES, RULES


def obj(**properties: Any) -> dict[str, Any]:
    """Return the schema of a closed object."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def nested(levels: int) -> dict[str, Any]:
    return obj(a=nested(levels - 1)) if levels > 1 else obj()


def many(count: int, *, prefix: str = "p") -> dict[str, Any]:
    return obj(**{f"{prefix}{number:04}": {"type": "string"} for number in range(count)})


TEXT = {"type": "string"}
NODE = obj(next={"anyOf": [{"$ref": "#"}, {"type": "null"}]})
ITEM = obj(a=TEXT)

PASS: dict[str, dict[str, Any]] = {
    "root is an object": obj(a=TEXT),
    "object without properties": obj(),
    "$schema and $id at the root": {**obj(), "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "x"},
    "nullable object": obj(a={**obj(b=TEXT), "type": ["object", "null"]}),
    "every type": obj(
        a={"anyOf": [TEXT, *({"type": name} for name in ("number", "integer", "boolean", "null"))]},
        b={"type": "array", "items": obj()},
    ),
    "optional: list of types": obj(a={"type": ["string", "null"]}),
    "optional: anyOf": obj(a={"anyOf": [TEXT, {"type": "null"}]}),
    "typed by enum, const, $ref": {
        **obj(a={"enum": ["x"]}, b={"const": 1}, c={"$ref": "#/$defs/I"}),
        "$defs": {"I": ITEM},
    },
    "arrays": obj(a={"type": "array", "items": TEXT, "minItems": 1, "maxItems": 3}),
    "pattern": obj(a={"type": "string", "pattern": "^[a-z]+(?:x)$"}),
    **{f"format {name}": obj(a={"type": "string", "format": name}) for name in sorted(PROFILES["openai"].formats)},
    "string length": obj(a={"type": "string", "minLength": 1, "maxLength": 9}),
    "number limits": obj(a={"type": "number", "minimum": 0, "exclusiveMaximum": 9, "multipleOf": 0.5}),
    "more number limits": obj(a={"type": "integer", "maximum": 0, "exclusiveMinimum": -9}),
    "anyOf, nested": obj(a={"anyOf": [ITEM, {"anyOf": [TEXT, {"type": "integer"}]}]}),
    "reference with words around it": {
        **obj(a={"anyOf": [{"$ref": "#/$defs/I"}], "description": "x"}),
        "$defs": {"I": ITEM},
    },
    "recursion by #": NODE,
    "recursion by $defs": {
        **obj(a={"$ref": "#/$defs/N"}),
        "$defs": {"N": obj(n={"anyOf": [{"$ref": "#/$defs/N"}, {"type": "null"}]})},
    },
    "enum of all that JSON has": obj(a={"enum": ["a", 1, 1.5, True, None]}),
    "title and description": {**obj(a={**TEXT, "title": "A", "description": "x"}), "title": "T", "description": "x"},
    "5,000 properties": many(5_000),
    "10 levels": nested(10),
    "levels of a definition are counted alone": {**obj(a={"$ref": "#/$defs/D"}), "$defs": {"D": nested(10)}},
    "120,000 characters": obj(**{"p" * 119_999: {"enum": ["x"]}}),
    "1,000 enum values": obj(a={"enum": list(range(1_000))}),
    "250 long values": obj(a={"enum": [f"{number:0100}" for number in range(250)]}),
}
"""What passes every rule."""

FOUND: dict[str, tuple[dict[str, Any], str, str]] = {
    "root array": ({"type": "array", "items": TEXT}, "", "root"),
    "root anyOf": ({**obj(), "anyOf": [ITEM]}, "", "root"),
    "root $ref alone": ({"$ref": "#/$defs/I", "$defs": {"I": ITEM}}, "", "root"),
    "open object": (obj(a={"type": "object", "properties": {}, "required": []}), "/properties/a", "closed"),
    "open nullable object": (
        obj(a={"type": ["object", "null"], "properties": {"b": TEXT}, "required": ["b"]}),
        "/properties/a",
        "closed",
    ),
    "object by its properties alone": (
        obj(a={"anyOf": [{"properties": {}, "type": "object"}]}),
        "/properties/a/anyOf/0",
        "closed",
    ),
    "object without fields": (obj(a={"type": "object", "additionalProperties": False}), "/properties/a", "fields"),
    "a key is not required": ({**obj(a=TEXT, b=TEXT), "required": ["a"]}, "", "required"),
    "required without a property": ({**obj(a=TEXT), "required": ["a", "b"]}, "", "required"),
    "empty schema": (obj(a={}), "/properties/a", "typed"),
    "true": (obj(a=True), "/properties/a", "typed"),
    "a description alone": (obj(a={"description": "x"}), "/properties/a", "typed"),
    "a type that there is not": (obj(a={"type": "text"}), "/properties/a", "type-name"),
    "a list with such a type": (obj(a={"type": ["string", "None"]}), "/properties/a", "type-name"),
    "a type that is no name": (obj(a={"type": {}}), "/properties/a", "type-name"),
    "items: {}": (obj(a={"type": "array", "items": {}}), "/properties/a/items", "typed"),
    "items: true": (obj(a={"type": "array", "items": True}), "/properties/a/items", "typed"),
    "array without items": (obj(a={"type": "array"}), "/properties/a", "items"),
    "pattern with look-around": (obj(a={"type": "string", "pattern": "^(?=a)"}), "/properties/a", "look-around"),
    "pattern that looks behind": (obj(a={"type": "string", "pattern": "(?<!a)b"}), "/properties/a", "look-around"),
    "format uri": (obj(a={"type": "string", "format": "uri"}), "/properties/a", "format"),
    **{
        keyword: (obj(a={**TEXT, keyword: value}), "/properties/a", "keyword")
        for keyword, value in {
            "allOf": [TEXT],
            "oneOf": [TEXT],
            "not": TEXT,
            "if": TEXT,
            "then": TEXT,
            "else": TEXT,
            "dependentRequired": {},
            "dependentSchemas": {},
            "prefixItems": [TEXT],
            "uniqueItems": True,
            "contains": TEXT,
            "minContains": 1,
            "maxContains": 1,
            "unevaluatedItems": False,
            "unevaluatedProperties": False,
            "patternProperties": {},
            "propertyNames": TEXT,
            "minProperties": 1,
            "maxProperties": 1,
            "default": "x",
            "discriminator": {},
            "examples": [],
        }.items()
    },
    "$id below the root": (obj(a={**ITEM, "$id": "x"}), "/properties/a", "keyword"),
    "$defs below the root": (obj(a={**ITEM, "$defs": {}}), "/properties/a", "keyword"),
    "words beside a reference": (
        {**obj(a={"$ref": "#/$defs/I", "description": "x"}), "$defs": {"I": ITEM}},
        "/properties/a",
        "ref-alone",
    ),
    "reference to nothing": (obj(a={"$ref": "#/$defs/I"}), "/properties/a", "ref-target"),
    "reference to a property": (obj(a=TEXT, b={"$ref": "#/properties/a"}), "/properties/b", "ref-target"),
    "reference to another document": (obj(a={"$ref": "https://a/b.json"}), "/properties/a", "ref-target"),
    "a breach inside a definition": (
        {**obj(a={"$ref": "#/$defs/I"}), "$defs": {"I": {**ITEM, "required": []}}},
        "/$defs/I",
        "required",
    ),
    "empty enum": (obj(a={"enum": []}), "/properties/a", "enum-empty"),
    "enum of objects": (obj(a={"enum": [{}]}), "/properties/a", "value"),
    "const list": (obj(a={"const": []}), "/properties/a", "value"),
    "5,001 properties": (many(5_001), "", "properties"),
    "11 levels": (nested(11), "/properties/a" * 10, "depth"),
    "120,001 characters": (obj(**{"p" * 120_000: {"const": "x"}}), "", "characters"),
    "characters in names of definitions": ({**obj(), "$defs": {"d" * 120_001: ITEM}}, "", "characters"),
    "1,001 enum values": (obj(a={"enum": list(range(1_000))}, b={"enum": [1]}), "", "enum-values"),
    "251 long values": (
        obj(a={"enum": [f"{number:0100}" for number in range(251)]}),
        "/properties/a",
        "enum-characters",
    ),
}
"""What breaks one rule: the schema, where, and which."""


@pytest.mark.parametrize("schema", PASS.values(), ids=PASS)
def test_what_passes(schema: dict[str, Any]) -> None:
    """A schema that keeps the rules is not complained of."""
    assert lint(schema) == []


@pytest.mark.parametrize(("schema", "pointer", "rule"), FOUND.values(), ids=FOUND)
def test_what_is_found(schema: dict[str, Any], pointer: str, rule: str) -> None:
    """A breach is found where it is, under its rule, with a text and a way out."""
    found = [finding for finding in lint(schema) if finding.rule == rule]
    assert [finding.pointer for finding in found] == [pointer]
    assert found[0].text.startswith(RULES[rule][0])
    assert found[0].way_out


def test_every_rule_is_tested() -> None:
    """There is a breach for each rule of the linter; the other rules are those of types, which need no schema."""
    assert RULES.keys() - {rule for _, _, rule in FOUND.values()} == {"anything", "name", "open-dict"}


def test_all_breaches_are_told() -> None:
    """The linter does not stop at the first."""
    found = lint({"type": "array", "items": {**obj(a={}), "required": []}})
    assert sorted((finding.pointer, finding.rule) for finding in found) == [
        ("", "root"),
        ("/items", "required"),
        ("/items/properties/a", "typed"),
    ]
    assert [finding.rule for finding in lint(True)] == ["root"]


@pytest.mark.parametrize("keyword", ["minLength", "pattern", "format", "minimum", "multipleOf", "minItems"])
def test_keywords_of_profiles(keyword: str) -> None:
    """Azure and fine-tuned models take no limits of texts, numbers and lists."""
    schema = obj(a={"type": "array", "items": TEXT, keyword: {"pattern": "a", "format": "date"}.get(keyword, 1)})
    assert lint(schema, "openai") == []
    for profile in ("azure", "plain"):
        assert [(finding.pointer, finding.rule) for finding in lint(schema, profile)] == [("/properties/a", "keyword")]


def test_limits_of_profiles() -> None:
    """Azure's limits are lower."""
    assert [finding.rule for finding in lint(many(101), "azure")] == ["properties"]
    assert [finding.rule for finding in lint(nested(6), "azure")] == ["depth"]
    assert lint(many(100), "azure") == lint(nested(5), "azure") == []
    with pytest.raises(UsageError, match="openai, azure, plain"):
        lint(obj(), "other")
