"""Every rule of `normalize`, by example: specs/*.yaml hold small documents and what the API must be.

A file is a list of YAML documents with these keys:

  about     one sentence: what must hold
  openapi   the version (default: 3.1.0)
  schemas, paths, components, webhooks, …   the parts of the document
  expect    all schemas that come out: `Name: type` for an alias, `Name: {field: type}` for an object, where a field may
            be `optional type` and `*` stands for the other values
  facts     `Name` or `Name.field` -> the facts that are not empty
  calls     `VERB /path` -> its parameters, bodies and answers
  hooks     webhook -> type
  defects   all defects, as `pointer: text`
  error     for a build that must stop: the class, the pointer and a part of the text

Types are spelled `str`, `bytes`, `null`, `any`, `"literal"`, `Ref`, `[item]`, `{value}`, joined by ` | `; a union that
names its tag ends with ` by tag`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline import errors
from pipeline.api import (
    MISSING,
    Alias,
    Api,
    Facts,
    ListOf,
    Literal,
    MapOf,
    Operation,
    Primitive,
    Ref,
    Schema,
    Type,
    UnionOf,
)
from pipeline.normalize import Normalized, normalize
from pipeline.parse import parse

SPECS = Path(__file__).parent / "specs"
PARTS = ("paths", "webhooks", "x-webhooks", "security", "servers", "x-shared")
KEYS = {"about", "openapi", "schemas", "components", "expect", "facts", "calls", "hooks", "defects", "error", *PARTS}


def cases() -> list[Any]:
    """Read every case of every file."""
    found = []
    for path in sorted(SPECS.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load_all(path.read_text("utf-8")), 1):
            assert case.keys() <= KEYS, f"{path.name}: unknown keys {case.keys() - KEYS}"
            found.append(pytest.param(case, id=f"{path.stem}-{number:02}-{case['about'].replace(' ', '-')[:60]}"))
    return found


def document(case: dict[str, Any]) -> dict[str, Any]:
    """Build the OpenAPI document of a case."""
    components = {**case.get("components", {}), "schemas": case.get("schemas", {})}
    parts = {part: case[part] for part in PARTS if part in case}
    return {
        "openapi": case.get("openapi", "3.1.0"),
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": components,
        **parts,
    }


@pytest.mark.parametrize("case", cases())
def test_the_api_of_a_small_document(case: dict[str, Any]) -> None:
    """What comes out is what the case expects: exactly these schemas, and all defects."""
    if "error" in case:
        with pytest.raises(errors.PipelineError) as stopped:
            parse(normalize(document(case)))
        assert type(stopped.value).__name__ == case["error"]["class"]
        assert stopped.value.pointer == case["error"]["pointer"]
        assert case["error"]["text"] in stopped.value.what
        assert stopped.value.fix
        return
    before = json.dumps(document(case))
    normalized = normalize(given := document(case))
    assert json.dumps(given) == before, "the document was changed"
    api = parse(normalized)
    if "expect" in case:
        assert {name: spell_schema(schema) for name, schema in api.schemas.items()} == case["expect"]
    for place, said in case.get("facts", {}).items():
        assert spell_facts(facts_at(api, place)) == said, place
    for call, said in case.get("calls", {}).items():
        assert spell_operation(operation_at(api, call)) == said, call
    if "hooks" in case:
        assert {hook.name: spell(hook.type) for hook in api.webhooks} == case["hooks"]
    assert spell_defects(normalized) == case.get("defects", [])


def spell(type_: Type) -> str:
    """Return a type in the spelling of the cases."""
    match type_:
        case Primitive(name):
            return {"none": "null", "binary": "bytes"}.get(name, name)
        case Literal(values):
            return " | ".join(json.dumps(value) for value in values)
        case Ref(name):
            return name
        case ListOf(item):
            return f"[{spell(item)}]"
        case MapOf(value):
            return f"{{{spell(value)}}}"
        case UnionOf(members, discriminator, mapping):
            tag = f" by {discriminator}" if discriminator else ""
            meant = " (" + ", ".join(f"{value}: {name}" for value, name in mapping) + ")" if mapping else ""
            return " | ".join(map(spell, members)) + tag + meant
    raise AssertionError(type_)


def spell_schema(schema: Schema) -> Any:
    if isinstance(schema, Alias):
        return spell(schema.type)
    fields = {each.wire: ("" if each.required else "optional ") + spell(each.type) for each in schema.fields}
    return fields if schema.extra is None else {**fields, "*": spell(schema.extra)}


def spell_facts(facts: Facts) -> dict[str, Any]:
    said: dict[str, Any] = dict(facts.constraints)
    if facts.default is not MISSING:
        said["default"] = facts.default
    for name in ("deprecated", "read_only", "write_only", "sdk_only", "description"):
        if getattr(facts, name):
            said[name] = getattr(facts, name)
    return said


def facts_at(api: Api, place: str) -> Facts:
    name, _, wire = place.partition(".")
    schema = api.schemas[name]
    if not wire:
        return schema.facts
    assert not isinstance(schema, Alias)
    return next(field.facts for field in schema.fields if field.wire == wire)


def operation_at(api: Api, call: str) -> Operation:
    verb, _, path = call.partition(" ")
    path, _, query = path.partition("?")
    (found,) = (
        each
        for each in api.operations
        if (each.verb, each.path, "&".join("=".join(pair) for pair in each.query)) == (verb, path, query)
    )
    return found


def spell_operation(operation: Operation) -> dict[str, Any]:
    said: dict[str, Any] = {"id": operation.id}
    for each in operation.parameters:
        place = f"{each.location} {each.wire}"
        style = "" if (each.style, each.explode) in (("form", True), ("simple", False)) else f" {each.style}"
        style += "" if not style or each.explode else " joined"
        said[place] = (
            ("" if each.required else "optional ") + spell(each.type) + style + (" as json" if each.json else "")
        )
    for body in operation.bodies:
        place = f"body {body.media}"
        said[place] = (
            ("" if operation.body_required else "optional ")
            + spell(body.type)
            + "".join(f" {name}={media}" for name, media in body.encoding)
        )
    for answer in operation.answers:
        place = f"{answer.status} {answer.media}".strip()
        said[place] = None if answer.type is None else spell(answer.type)
    if operation.security is not None:
        said["security"] = list(operation.security)
    return said


def spell_defects(normalized: Normalized) -> list[str]:
    return [f"{defect.pointer}: {defect.what}" for defect in normalized.defects]
