"""Strict mode: each rule both ways, and what the service says to a schema that it does not take."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT
from wherry_server import strict_rules

TEXT = {"type": "string"}
NULL = {"type": "null"}


def closed(**properties: Any) -> dict[str, Any]:
    """An object as strict mode wants it."""
    return {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False
    }  # fmt: skip


def nested(levels: int) -> dict[str, Any]:
    """So many objects inside each other."""
    return closed(a=nested(levels - 1)) if levels > 1 else closed()


TREE = {**closed(children={"type": "array", "items": {"$ref": "#"}}, owner={"$ref": "#/$defs/owner"}), "$defs": {"owner": closed(name=TEXT)}}  # fmt: skip
TAKEN: dict[str, dict[str, Any]] = {
    "nothing": closed(),
    "a type or null": closed(a={"type": ["string", "null"]}, b={"anyOf": [TEXT, NULL]}),
    "an object or null": closed(a={**closed(b=TEXT), "type": ["object", "null"]}),
    "limits": closed(
        a={"type": "array", "items": TEXT, "minItems": 1, "maxItems": 2},
        b={"type": "number", "minimum": 0, "exclusiveMaximum": 9, "multipleOf": 0.5},
        c={"type": "string", "minLength": 1, "maxLength": 5, "pattern": "^[a-z]+$"},
    ),
    "formats": closed(**{name: {"type": "string", "format": name} for name in sorted(strict_rules.FORMATS)}),
    "recursion": TREE,
    "constants": closed(a={"const": "x"}, b={"enum": ["x", 1, None, True]}),
    "ten levels": nested(10),
    "a described reference": {
        **closed(a={"anyOf": [{"$ref": "#/$defs/b"}], "description": "B."}),
        "$defs": {"b": closed()},
    },
    "5,000 properties": closed(**{f"p{i}": TEXT for i in range(5_000)}),
    "1,000 values": closed(a={"enum": [f"{i:04}" for i in range(1_000)]}),
}
REFUSED: dict[str, tuple[Any, tuple[str, ...], str]] = {
    "a list": ({"type": "array", "items": TEXT}, (), "'array'"),
    "a union": ({**closed(), "anyOf": [closed()]}, (), "'anyOf'"),
    "a reference": ({"$ref": "#/$defs/a", "$defs": {"a": closed()}}, (), "'object'"),
    "an open object": (closed(a={"type": "object", "properties": {}}), ("properties", "a"), "'additionalProperties'"),
    "an open object or null": (closed(a={"type": ["object", "null"]}), ("properties", "a"), "'additionalProperties'"),
    "an open object without type": (closed(a={"anyOf": [TEXT], "properties": {}}), ("properties", "a"), "'additional"),
    "a missing key": ({**closed(a=TEXT, b=TEXT), "required": ["a"]}, (), "'b' is missing"),
    "an extra key": ({**closed(a=TEXT), "required": ["a", "b"]}, (), "'b', which"),
    "no type": (closed(a={"description": "Any."}), ("properties", "a"), "'type'"),
    "true": (closed(a=True), ("properties", "a"), "'type'"),
    "an unknown type": (closed(a={"type": "text"}), ("properties", "a"), "'text'"),
    "a list of anything": (closed(a={"type": "array"}), ("properties", "a"), "'items'"),
    "a list of untyped": (closed(a={"type": "array", "items": {}}), ("properties", "a", "items"), "'type'"),
    "a tuple": (closed(a={"type": "array", "items": TEXT, "prefixItems": [TEXT]}), ("properties", "a"), "'prefixItems'"),
    "a set": (closed(a={"type": "array", "items": TEXT, "uniqueItems": True}), ("properties", "a"), "'uniqueItems'"),
    "a default": (closed(a={**TEXT, "default": "x"}), ("properties", "a"), "'default'"),
    "one of": (closed(a={"type": "object", "oneOf": [closed()]}), ("properties", "a"), "'oneOf'"),
    "all of": (closed(a={"allOf": [TEXT], "type": "string"}), ("properties", "a"), "'allOf'"),
    "in a union": (closed(a={"anyOf": [NULL, {**TEXT, "not": NULL}]}), ("properties", "a", "anyOf", "1"), "'not'"),
    "in a definition": ({**closed(), "$defs": {"x": {"type": "object"}}}, ("$defs", "x"), "'additionalProperties'"),
    "an unknown format": (closed(a={**TEXT, "format": "uri"}), ("properties", "a"), "'uri'"),
    "look-ahead": (closed(a={**TEXT, "pattern": "a(?=b)"}), ("properties", "a"), "'pattern'"),
    "look-behind": (closed(a={**TEXT, "pattern": "(?<!a)b"}), ("properties", "a"), "'pattern'"),
    "a foreign reference": (closed(a={"$ref": "https://example.test/x"}), ("properties", "a"), "'$ref'"),
    "a reference to nothing": (closed(a={"$ref": "#/$defs/none"}), ("properties", "a"), "'$ref'"),
    "a reference and more": ({**TREE, **closed(a={"$ref": "#/$defs/owner", "description": "It."})}, ("properties", "a"), "'description'"),
    "no values": (closed(a={"enum": []}), ("properties", "a"), "'enum'"),
    "a list as value": (closed(a={"const": []}), ("properties", "a"), "'const'"),
    "eleven levels": (nested(11), ("properties", "a") * 10, "10 levels"),
    "5,001 properties": (closed(**{f"p{i}": TEXT for i in range(5_001)}), (), "5001 properties"),
    "1,001 values": (closed(a={"enum": [f"{i:04}" for i in range(1_001)]}), (), "1001 values"),
    "a long enum": (closed(a={"enum": [f"{i:060}" for i in range(251)]}), ("properties", "a"), "15060 characters"),
    "long names": (closed(**{"a" * 120_001: TEXT}), (), "120001 characters"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_taken(name: str) -> None:
    """What the rules allow has no problem."""
    assert strict_rules.problem(TAKEN[name]) is None


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """What breaks a rule has a problem, at its place, and the text says which."""
    schema, path, words = REFUSED[name]
    found = strict_rules.problem(schema)
    assert found is not None
    assert found.path == path
    assert words in found.text


OPEN = {"type": "object", "properties": {"a": TEXT}, "required": ["a"]}
BAD = closed(inner=OPEN)


def asked(how: str, strict: bool | None, schema: Any = BAD, name: str = "plan") -> tuple[str, dict[str, Any]]:
    """A request whose schema stands in one of the four places."""
    inside = {"name": name} | ({} if strict is None else {"strict": strict})
    match how:
        case "chat":
            wanted = {"type": "json_schema", "json_schema": {**inside, "schema": schema}}
            return "/chat/completions", {**CHAT, "response_format": wanted}
        case "chat tool":
            tool = {"type": "function", "function": {**inside, "parameters": schema}}
            return "/chat/completions", {**CHAT, "tools": [tool]}
        case "response":
            wanted = {"type": "json_schema", **inside, "schema": schema}
            return "/responses", {"model": "m", "input": "x", "text": {"format": wanted}}
        case _:
            tool = {"type": "function", **inside, "parameters": schema}
            return "/responses", {"model": "m", "input": "x", "tools": [tool]}


PLACES = {
    "chat": ("response_format", "invalid_json_schema"),
    "chat tool": ("tools[0].function.parameters", "invalid_function_parameters"),
    "response": ("text.format.schema", "invalid_json_schema"),
    "response tool": ("tools[0].parameters", "invalid_function_parameters"),
}


@pytest.mark.parametrize("how", PLACES)
def test_a_request_is_refused(looking: httpx.Client, how: str) -> None:
    """Status 400, with the path in the message; without strict mode, or with a schema that fits, it is answered."""
    path, body = asked(how, strict=True)
    answer = looking.post(path, json=body)
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert (error["param"], error["code"]) == PLACES[how]
    assert "'plan': In context=('properties', 'inner'), 'additionalProperties' must" in error["message"]
    for strict in (False, None):
        path, body = asked(how, strict)
        assert looking.post(path, json=body).status_code == 200
    path, body = asked(how, strict=True, schema=TREE)
    assert looking.post(path, json=body).status_code == 200


@pytest.mark.parametrize("how", PLACES)
@pytest.mark.parametrize("name", ["G[int]", "a" * 65])
def test_a_name_is_refused(looking: httpx.Client, how: str, name: str) -> None:
    """Names have letters, digits, _ and -, at most 64."""
    path, body = asked(how, strict=True, schema=closed(), name=name)
    answer = looking.post(path, json=body)
    assert (answer.status_code, name in answer.json()["error"]["message"]) == (400, True)
