"""A second opinion on what the server sends: `jsonschema` over a conversion that shares nothing with the server's own.

Takes the API description as it is, and turns OpenAPI's two liberties (`oneOf` whose members overlap, `nullable`) into plain
JSON Schema.
"""

from __future__ import annotations

import functools
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from wherry_server.document import described

HTTP_VERBS = ("get", "post", "put", "patch", "delete")


@functools.cache
def document() -> dict[str, Any]:
    """The API description that the client is generated from."""
    return described()


@functools.cache
def registry() -> Registry[Any]:
    """The converted document under an address of its own."""
    made: Registry[Any] = Registry().with_resource("test:spec", DRAFT202012.create_resource(converted(document())))
    return made


def converted(node: Any) -> Any:
    """Convert a schema, or a whole document."""
    if isinstance(node, list):
        return [converted(one) for one in node]
    if not isinstance(node, dict):
        return node
    out = {key: converted(value) for key, value in node.items()}
    if isinstance(out.get("$ref"), str):
        out["$ref"] = f"test:spec{out['$ref']}"
    if isinstance(out.get("oneOf"), list):
        members = {"anyOf": out.pop("oneOf")}
        out = {"allOf": [out, members]} if "anyOf" in out or "allOf" in out else {**out, **members}
    for limit, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if out.get(limit) is True:  # the spelling of OpenAPI 3.0
            out[limit] = out.pop(bound)
    if out.pop("nullable", False) is True:
        return {"anyOf": [out, {"type": "null"}]} if out else {"maybe": "null"}
    if isinstance(out.get("allOf"), list) and {"maybe": "null"} in out["allOf"]:
        return {"anyOf": [{"allOf": [one for one in out["allOf"] if one != {"maybe": "null"}]}, {"type": "null"}]}
    return out


def operation(verb: str, path: str) -> dict[str, Any]:
    """An operation as the description has it."""
    found: dict[str, Any] = document()["paths"][path][verb.lower()]
    return found


def answer_schema(verb: str, path: str, status: int, media_type: str = "application/json") -> dict[str, Any] | None:
    """The schema of an answer; None where the description tells of no such body."""
    answer = operation(verb, path)["responses"].get(str(status), {})
    found: dict[str, Any] | None = answer.get("content", {}).get(media_type, {}).get("schema")
    return found


@functools.cache
def component_validator(name: str) -> Any:
    """A validator for a named schema."""
    return Draft202012Validator({"$ref": f"test:spec#/components/schemas/{name}"}, registry=registry())


def errors(schema: dict[str, Any] | str, value: Any) -> list[str]:
    """What is wrong with a value under a schema of the description (or a named one)."""
    if isinstance(schema, str):
        validator = component_validator(schema)
    else:
        validator = Draft202012Validator(converted(schema), registry=registry())
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]
