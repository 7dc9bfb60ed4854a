"""What each node of an OpenAPI document is, in one table.

A key means something only in its place: `description` is prose in a schema and a plain name below `properties`.
So no code searches a document for keys: it asks `walk` for the objects, or descends by `KINDS`. The table covers
OpenAPI 3.0 to 3.2 and the JSON Schema keywords of their dialects. Its order is the order of the canonical file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from .pointers import child
from .pointers import escape as escape

FACT = ""
"""A slot that holds data: names, numbers, enum values, defaults. Nothing below it is an OpenAPI object."""
PROSE = frozenset({"description", "summary", "externalDocs", "example", "examples", "$comment"})
"""Keys for people, in every kind of object."""
OTHERS = "*"
"""The slot of every key that a kind does not list: paths, status codes, callback expressions."""

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_SERIALISATION = {"style": FACT, "explode": FACT, "allowReserved": FACT}
_VALUE = {
    "required": FACT,
    "deprecated": FACT,
    "allowEmptyValue": FACT,
    **_SERIALISATION,
    "schema": "Schema",
    "content": "{MediaType}",
}
_ENCODINGS = {"encoding": "{Encoding}", "prefixEncoding": "[Encoding]", "itemEncoding": "Encoding"}

# Slots: FACT; "Kind"; "[Kind]" a list of them; "{Kind}" names to them; "{}" names to prose.
KINDS: dict[str, dict[str, str]] = {
    "Document": {
        "openapi": FACT,
        "$self": FACT,
        "jsonSchemaDialect": FACT,
        "info": "Info",
        "servers": "[Server]",
        "security": FACT,
        "tags": "[Tag]",
        "paths": "Paths",
        "webhooks": "{PathItem}",
        "components": "Components",
    },
    "Info": {"title": FACT, "version": FACT, "license": "License"},
    "License": {"name": FACT, "identifier": FACT, "url": FACT},
    "Server": {"name": FACT, "url": FACT, "variables": "{ServerVariable}"},
    "ServerVariable": {"enum": FACT, "default": FACT},
    "Tag": {"name": FACT, "parent": FACT, "kind": FACT},
    "Paths": {OTHERS: "PathItem"},
    "PathItem": {
        "$ref": FACT,
        "servers": "[Server]",
        "parameters": "[Parameter]",
        **dict.fromkeys(VERBS, "Operation"),
        "additionalOperations": "{Operation}",
    },
    "Operation": {
        "operationId": FACT,
        "tags": FACT,
        "deprecated": FACT,
        "x-oaiMeta": "Reference",
        "servers": "[Server]",
        "security": FACT,
        "parameters": "[Parameter]",
        "requestBody": "RequestBody",
        "responses": "Responses",
        "callbacks": "{Callback}",
    },
    "Reference": {"group": FACT, "path": FACT},
    "Parameter": {"$ref": FACT, "name": FACT, "in": FACT, "x-stainless-param": FACT, **_VALUE},
    "RequestBody": {"$ref": FACT, "required": FACT, "content": "{MediaType}"},
    "Responses": {OTHERS: "Response"},
    "Response": {
        "$ref": FACT,
        "description": FACT,
        "headers": "{Header}",
        "content": "{MediaType}",
        "links": "{Link}",
    },
    "Header": {"$ref": FACT, **_VALUE},
    "MediaType": {"$ref": FACT, "schema": "Schema", "itemSchema": "Schema", **_ENCODINGS},
    "Encoding": {"contentType": FACT, "headers": "{Header}", **_SERIALISATION, **_ENCODINGS},
    "Callback": {"$ref": FACT, OTHERS: "PathItem"},
    "Link": {
        "$ref": FACT,
        "operationRef": FACT,
        "operationId": FACT,
        "parameters": FACT,
        "requestBody": FACT,
        "server": "Server",
    },
    "Components": {
        "securitySchemes": "{SecurityScheme}",
        "parameters": "{Parameter}",
        "headers": "{Header}",
        "requestBodies": "{RequestBody}",
        "responses": "{Response}",
        "mediaTypes": "{MediaType}",
        "links": "{Link}",
        "callbacks": "{Callback}",
        "pathItems": "{PathItem}",
        "schemas": "{Schema}",
    },
    "SecurityScheme": {
        "$ref": FACT,
        "type": FACT,
        "name": FACT,
        "in": FACT,
        "scheme": FACT,
        "bearerFormat": FACT,
        "openIdConnectUrl": FACT,
        "oauth2MetadataUrl": FACT,
        "deprecated": FACT,
        "flows": "Flows",
    },
    "Flows": dict.fromkeys(
        ("implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"), "Flow"
    ),
    "Flow": {
        "authorizationUrl": FACT,
        "deviceAuthorizationUrl": FACT,
        "tokenUrl": FACT,
        "refreshUrl": FACT,
        "scopes": "{}",
    },
    "Schema": {
        **dict.fromkeys(
            (
                *("$schema", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary"),
                *("$ref", "$dynamicRef", "$recursiveRef"),
                *("title", "type", "format", "nullable", "const", "x-stainless-const", "enum", "default"),
                *("deprecated", "readOnly", "writeOnly", "x-oaiSupportedSDKs", "x-oaiExpandable"),
                *("pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType"),
                *("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"),
                *("minItems", "maxItems", "uniqueItems", "minContains", "maxContains"),
                *("minProperties", "maxProperties", "xml", "discriminator", "required", "dependentRequired"),
            ),
            FACT,
        ),
        "properties": "{Schema}",
        "patternProperties": "{Schema}",
        "propertyNames": "Schema",
        "additionalProperties": "Schema",
        "unevaluatedProperties": "Schema",
        "dependentSchemas": "{Schema}",
        "dependencies": "{Schema}",
        "prefixItems": "[Schema]",
        "items": "Schema",
        "additionalItems": "Schema",
        "unevaluatedItems": "Schema",
        "contains": "Schema",
        "contentSchema": "Schema",
        "allOf": "[Schema]",
        "anyOf": "[Schema]",
        "oneOf": "[Schema]",
        "not": "Schema",
        "if": "Schema",
        "then": "Schema",
        "else": "Schema",
        "$defs": "{Schema}",
        "definitions": "{Schema}",
    },
}


class Node(NamedTuple):
    """One OpenAPI object: what it is, where it is, and the mapping itself."""

    kind: str
    pointer: str
    value: dict[str, Any]


def slot_of(kind: str, key: str) -> str | None:
    """Return the slot of `key` in an object of `kind`; None for a key that the table does not list."""
    slots = KINDS[kind]
    if key in slots:
        return slots[key]
    return None if key.startswith("x-") else slots.get(OTHERS)


def walk(value: Any, kind: str = "Document", pointer: str = "#") -> Iterator[Node]:
    """Yield every OpenAPI object at and below `value`, outermost first, in the order of the document.

    A value of an unexpected shape (a list of `items`, a boolean schema) is skipped, but its readable parts are not.
    """
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, kind, f"{pointer}/{index}")
    if not isinstance(value, dict):
        return
    yield Node(kind, pointer, value)
    for key, item in value.items():
        slot = slot_of(kind, key)
        if not slot or slot == "{}":
            continue
        below = child(pointer, key)
        if slot[0] == "{":
            for name, member in item.items() if isinstance(item, dict) else ():
                yield from walk(member, slot[1:-1], child(below, name))
        else:
            yield from walk(item, slot.strip("[]"), below)
