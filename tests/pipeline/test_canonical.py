"""canonical: the facts of a document without its prose, written so that all YAML readers agree."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.document.canonical import dump, facts_only, is_name
from pipeline.document.structure import KINDS, PROSE, walk
from pipeline.load import load
from pipeline.load.text import read as read_text

ROOT = Path(__file__).resolve().parents[2]


def read(data: bytes) -> Any:
    return read_text(data, "snapshot.yaml")[0]


# A document with every kind of object. Below each stands what is left of it.
FULL: dict[str, Any] = {
    "x-oaiMeta": {"groups": [{"id": "files", "title": "Files"}]},
    "paths": {
        "x-internal": {"get": {"responses": {}}},
        "/description": {
            "summary": "One of the paths.",
            "description": "A path.",
            "parameters": [{"$ref": "#/components/parameters/description", "summary": "The parameter."}],
            "post": {
                "summary": "Do it",
                "x-oaiMeta": {"name": "Do it", "group": "files", "path": "create", "examples": {"request": "curl"}},
                "x-stainless-skip": ["go"],
                "operationId": "doIt",
                "description": "Do it now.",
                "externalDocs": {"url": "https://docs"},
                "tags": ["Files"],
                "deprecated": True,
                "parameters": [
                    {
                        "in": "query",
                        "name": "example",
                        "x-stainless-param": "sample",
                        "description": "What for.",
                        "example": "a b",
                        "examples": {"one": {"value": 1}},
                        "schema": {"type": "string", "description": "Text."},
                    }
                ],
                "requestBody": {
                    "description": "The body.",
                    "content": {
                        "multipart/form-data": {
                            "example": {"a": 1},
                            "examples": {"a": {"summary": "One.", "value": {}}},
                            "schema": {"$ref": "#/components/schemas/summary", "description": "A sibling."},
                            "encoding": {
                                "file": {"contentType": "text/plain", "headers": {"description": {"description": "H."}}}
                            },
                        }
                    },
                    "required": True,
                },
                "responses": {
                    "x-note": "A remark for people.",
                    "default": {"$ref": "#/components/responses/description"},
                    "200": {
                        "description": "It worked.",
                        "headers": {"x-request-id": {"description": "The id.", "schema": {"type": "string"}}},
                        "links": {
                            "next": {
                                "operationId": "doIt",
                                "description": "Go on.",
                                "parameters": {"description": "$response"},
                            }
                        },
                    },
                },
                "callbacks": {
                    "summary": {"{$request.body#/url}": {"post": {"summary": "Called.", "responses": {"200": {}}}}}
                },
                "security": [{"key": []}],
            },
        },
    },
    "openapi": "3.1.0",
    "info": {
        "title": "Everything",
        "version": "1.0",
        "summary": "All of it.",
        "description": "All of it, at length.",
        "termsOfService": "https://terms",
        "contact": {"name": "Someone"},
        "license": {"name": "MIT", "url": "https://license"},
    },
    "externalDocs": {"url": "https://docs", "description": "More."},
    "servers": [
        {
            "url": "https://{region}",
            "description": "The server.",
            "variables": {"region": {"default": "eu", "description": "Where."}},
        }
    ],
    "tags": [{"name": "Files", "description": "About files.", "externalDocs": {"url": "https://docs"}}],
    "webhooks": {"description": {"post": {"summary": "Called.", "responses": {"200": {"description": "Thanks."}}}}},
    "components": {
        "examples": {"one": {"value": 1}},
        "schemas": {
            "example": {
                "title": "Name-like title",
                "description": "Prose.",
                "x-oaiMeta": {"name": "The example object", "example": "{}"},
                "x-oaiTypeLabel": "map",
                "x-oaiExpandable": True,
                "type": "object",
                "required": ["description", "title"],
                "properties": {
                    "description": {"type": "string", "description": "Prose.", "example": "x"},
                    "title": {"type": "string", "title": "This is a title. It has two sentences."},
                    "summary": {"$ref": "#/components/schemas/summary", "summary": "Prose."},
                    "example": {
                        "anyOf": [{"type": "null"}, {"type": "array", "items": {"examples": [1], "type": "integer"}}]
                    },
                    "examples": True,
                    "default": {
                        "default": {"description": "A default, in full.", "example": "kept"},
                        "x-stainless-const": True,
                        "enum": ["A sentence, kept as it is a value.", "summary"],
                    },
                    "x-oaiMeta": {"const": {"summary": "Kept, it is a value."}, "$comment": "Prose."},
                    "properties": {"type": "object", "properties": {"properties": {"description": "Prose."}}},
                },
                "additionalProperties": {"description": "Prose.", "x-oaiSupportedSDKs": ["python"]},
                "discriminator": {
                    "propertyName": "description",
                    "mapping": {"example": "#/components/schemas/summary"},
                },
            },
            "summary": {
                "optional": True,
                "min_items": 2,
                "note": "This is a whole sentence, for people.",
                "$defs": {"summary": {"description": "P."}},
            },
        },
        "parameters": {
            "description": {
                "name": "description",
                "in": "query",
                "description": "Prose.",
                "content": {"a/b": {"example": 1}},
            }
        },
        "responses": {"description": {}},
        "securitySchemes": {
            "key": {"type": "http", "scheme": "bearer", "description": "Prose."},
            "oauth": {
                "type": "oauth2",
                "flows": {"implicit": {"authorizationUrl": "https://a", "scopes": {"description": "May describe."}}},
            },
        },
    },
}

FACTS = """\
openapi: '3.1.0'
info:
  title: Everything
  version: '1.0'
  license:
    name: MIT
    url: 'https://license'
servers:
  - url: 'https://{region}'
    variables:
      region:
        default: eu
tags:
  - name: Files
paths:
  /description:
    parameters:
      - $ref: '#/components/parameters/description'
    post:
      operationId: doIt
      tags:
        - Files
      deprecated: true
      x-oaiMeta:
        group: files
        path: create
      security:
        - key: []
      parameters:
        - name: example
          in: query
          x-stainless-param: sample
          schema:
            type: string
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              $ref: '#/components/schemas/summary'
            encoding:
              file:
                contentType: text/plain
                headers:
                  description: {}
      responses:
        default:
          $ref: '#/components/responses/description'
        '200':
          description: ''
          headers:
            x-request-id:
              schema:
                type: string
          links:
            next:
              operationId: doIt
              parameters:
                description: $response
      callbacks:
        summary:
          '{$request.body#/url}':
            post:
              responses:
                '200':
                  description: ''
webhooks:
  description:
    post:
      responses:
        '200':
          description: ''
components:
  securitySchemes:
    key:
      type: http
      scheme: bearer
    oauth:
      type: oauth2
      flows:
        implicit:
          authorizationUrl: 'https://a'
          scopes:
            description: ''
  parameters:
    description:
      name: description
      in: query
      content:
        a/b: {}
  responses:
    description:
      description: ''
  schemas:
    example:
      title: Name-like title
      type: object
      x-oaiExpandable: true
      discriminator:
        propertyName: description
        mapping:
          example: '#/components/schemas/summary'
      required:
        - description
        - title
      properties:
        description:
          type: string
        title:
          type: string
        summary:
          $ref: '#/components/schemas/summary'
        example:
          anyOf:
            - type: 'null'
            - type: array
              items:
                type: integer
        examples: true
        default:
          x-stainless-const: true
          enum:
            - A sentence, kept as it is a value.
            - summary
          default:
            description: A default, in full.
            example: kept
        x-oaiMeta:
          const:
            summary: Kept, it is a value.
        properties:
          type: object
          properties:
            properties: {}
      additionalProperties:
        x-oaiSupportedSDKs:
          - python
    summary:
      $defs:
        summary: {}
      optional: true
      min_items: 2
"""


def test_facts_stay_and_prose_goes() -> None:
    """Exactly the facts remain of a document with everything in it: in canonical order, with their names."""
    assert dump(facts_only(FULL)).decode() == FACTS


def test_the_input_is_not_changed() -> None:
    """facts_only works on a copy that shares nothing with its input."""
    before = copy.deepcopy(FULL)
    facts = facts_only(FULL)
    facts["components"]["schemas"]["example"]["required"].clear()
    facts["security"] = []
    assert before == FULL


def test_facts_have_no_further_prose() -> None:
    """Stripping it again, even after writing and reading, changes nothing."""
    facts = facts_only(FULL)
    assert facts_only(facts) == facts
    assert facts_only(read(dump(facts))) == facts


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Function tool call", True),
        ("EvalRun", True),
        ("batch.cancelled", True),
        ("MCP list tools tool", True),
        ("Allowed domains for the search.", False),
        ("An array of input text, output text", False),
        ("Is this a name?", False),
        ("word " * 7, False),
        ("x" * 61, False),
        ("Two. Sentences", False),
        ("Note: this", False),
    ],
)
def test_a_title_is_kept_where_it_is_a_name(title: str, kept: bool) -> None:
    """A short label is a fact, a sentence is prose."""
    assert is_name(title) is kept
    found = facts_only({"components": {"schemas": {"a": {"title": title}}}})["components"]["schemas"]["a"]
    assert found == ({"title": title} if kept else {})


def test_a_reference_path_that_prose_ran_into_goes() -> None:
    """A path that prose ran into is dropped; a reference that is empty then is dropped as a whole."""
    for meta, left in (({"group": "a", "path": "get the thing."}, {"group": "a"}), ({"path": "get the thing."}, None)):
        operation = facts_only({"paths": {"/a": {"get": {"x-oaiMeta": meta}}}})["paths"]["/a"]["get"]
        assert operation.get("x-oaiMeta") == left


def test_odd_shapes_survive() -> None:
    """A value of an unexpected shape is kept, for later stages to report."""
    odd = {"paths": ["x"], "components": {"schemas": {"a": None, "b": [{"description": "P."}], "c": {"properties": 1}}}}
    assert facts_only(odd) == {
        "paths": ["x"],
        "components": {"schemas": {"a": None, "b": [{}], "c": {"properties": 1}}},
    }
    assert read(dump(odd)) == odd


# --- the committed snapshot ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def snapshot() -> dict[str, Any]:
    return load(ROOT / "spec" / "openapi.yaml").data


def test_the_snapshot_is_canonical(snapshot: dict[str, Any]) -> None:
    """spec/openapi.yaml is its own facts, written by dump, below two lines of comment."""
    text = (ROOT / "spec" / "openapi.yaml").read_bytes()
    comment, body = text.split(b"openapi:", 1)
    assert [line[:2] for line in comment.splitlines()] == [b"# ", b"# "]
    assert dump(facts_only(snapshot)) == b"openapi:" + body


def test_the_snapshot_has_no_prose_keys(snapshot: dict[str, Any]) -> None:
    """No object of the snapshot has prose, except for the empty description that a response must have."""
    nodes = list(walk(snapshot))
    assert len(nodes) > 9_000
    for kind, pointer, value in nodes:
        found = PROSE & value.keys()
        if kind == "Response" and value["description"] == "":
            found -= {"description"}
        assert not found, pointer
        extensions = {key for key in value if key.startswith("x-")}
        assert extensions <= KINDS[kind].keys() | {"x-oaiSupportedSDKs"}, pointer


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)


def test_the_snapshot_has_no_sentences(snapshot: dict[str, Any]) -> None:
    """No value of the snapshot reads like a sentence."""
    values = list(strings(snapshot))
    assert len(values) > 10_000
    assert [text for text in values if len(text.split()) > 1 and not is_name(text)] == []
