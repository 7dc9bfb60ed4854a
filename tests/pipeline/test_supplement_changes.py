"""Changes that today's supplement has none of."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pipeline.supplement import merge, read

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "", "version": "1"},
    "paths": {"/jobs/{id}/cancel": {"post": {"responses": {"200": {"description": ""}}}}},
    "components": {
        "schemas": {
            "One": {"type": "object", "properties": {"type": {"type": "string", "enum": ["one"]}}},
            "Two": {"type": "object", "properties": {"type": {"type": "string", "enum": ["two"]}}},
            "Either": {
                "oneOf": [{"$ref": "#/components/schemas/One"}],
                "discriminator": {"propertyName": "type", "mapping": {"one": "#/components/schemas/One"}},
            },
        }
    },
}
HEAD = b"openapi: 3.1.0\ninfo: {title: '', version: 9.8.7}\nx-additions:\n"


def test_a_body() -> None:
    """An operation that had no body gets one, with its source."""
    entry = b"- {at: '#/paths/~1jobs~1{id}~1cancel/post', kind: body, name: application/json, value: {content: {application/json: {schema: {}}}}}\n"
    after, left = merge(deepcopy(DOCUMENT), read(HEAD + entry), idle="error")
    assert not left
    body = after["paths"]["/jobs/{id}/cancel"]["post"]["requestBody"]
    assert body == {"content": {"application/json": {"schema": {}}}, "x-source": "openai 9.8.7"}


def test_a_mapping_goes_with_a_new_member() -> None:
    """The mapping of a discriminator does not know the new member, so the literals of the members count."""
    entry = b"- {at: '#/components/schemas/Either', kind: member, name: type=two, value: {$ref: '#/components/schemas/Two'}}\n"
    after, left = merge(deepcopy(DOCUMENT), read(HEAD + entry), idle="error")
    assert not left
    union = after["components"]["schemas"]["Either"]
    assert union["discriminator"] == {"propertyName": "type"}
    assert len(union["oneOf"]) == 2
