"""canonical: the facts of a document without its prose, written in one way that every YAML reader reads alike."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline import reader
from pipeline.canonical import dump, facts_only, is_name
from pipeline.load import load
from pipeline.structure import KINDS, PROSE, walk

ROOT = Path(__file__).resolve().parents[2]


def read(data: bytes) -> Any:
    return reader.read(data, "snapshot.yaml")[0]


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
    """Of a document with everything in it exactly the facts are left, in canonical order, names untouched."""
    assert dump(facts_only(FULL)).decode() == FACTS


def test_the_input_is_not_changed() -> None:
    """facts_only works on a copy that shares nothing with its input."""
    before = copy.deepcopy(FULL)
    facts = facts_only(FULL)
    facts["components"]["schemas"]["example"]["required"].clear()
    facts["security"] = []
    assert before == FULL


def test_facts_have_no_further_prose() -> None:
    """Stripping a second time, also after writing and reading, changes nothing."""
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
    """What follows the path in upstream's text by mistake leaves no anchor; an empty reference goes as a whole."""
    for meta, left in (({"group": "a", "path": "get the thing."}, {"group": "a"}), ({"path": "get the thing."}, None)):
        operation = facts_only({"paths": {"/a": {"get": {"x-oaiMeta": meta}}}})["paths"]["/a"]["get"]
        assert operation.get("x-oaiMeta") == left


def test_odd_shapes_survive() -> None:
    """A value of another shape than its place asks for is neither lost nor a crash; later stages name it."""
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
    """No object of the snapshot has a key for people, but for the empty description that a response must have."""
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
    """No value of the snapshot reads like a sentence, wherever it stands."""
    values = list(strings(snapshot))
    assert len(values) > 10_000
    assert [text for text in values if len(text.split()) > 1 and not is_name(text)] == []


# --- writing ---------------------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["no", "Yes", "y", "null", "~", "1.0", "1e3", "0x1f", "1:30", "2024-01-01", "200", "-", "- a", "a: b", "a #b", "#", "*a",
     "&a", "!a", "%a", "@a", "`a`", "'a'", '"a"', "{a}", "[a]", "a,b", "|", ">", "?", "? a", "=", "<<", ".", "...", "---",
     "a\n", "\na", " a", "a ", "a\tb", "\u2028", "\x85", "\ufeff", "\x7f", "\U0001f600", "\\", "a\\n", "/a/{b}", "$ref",
     "a" * 2000, "é" * 1100, "$.a", "_", "true ", ".inf", ".NaN", "0b1", "1_000", "+1", "012", "0o7", "a:", ":a", "a:b"]
)  # fmt: skip
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=15,
)


def typed(value: Any) -> Any:
    """Make values of different types different: 1, 1.0 and true are equal in Python."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    return [typed(item) for item in value] if isinstance(value, list) else (type(value).__name__, value)


@given(VALUE)
def test_what_is_written_is_read_again(value: Any) -> None:
    """Any value of JSON comes back exactly, type by type, and with the order of its keys."""
    again = read(dump(value, ""))
    assert typed(again) == typed(value)
    assert repr(again) == repr(value)


@given(VALUE)
def test_other_yaml_readers_read_the_same(value: Any) -> None:
    """PyYAML, which reads YAML 1.1, reads what we wrote as our reader does."""
    assert typed(yaml.load(dump(value, ""), Loader=yaml.SafeLoader)) == typed(value)


@given(
    st.dictionaries(st.sampled_from([key for slots in KINDS.values() for key in slots]), VALUE, max_size=4),
    st.sampled_from(sorted(KINDS)),
)
def test_any_object_can_be_written_and_stripped(value: dict[str, Any], kind: str) -> None:
    """Whatever stands below the keys of an object: it is written exactly, and stripping it is stable."""
    assert typed(read(dump(value, kind))) == typed(value)
    facts = facts_only({"components": {"schemas": {"a": value}}})
    assert facts_only(facts) == facts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("gpt-4o mini", "gpt-4o mini"),
        ("/threads/{thread_id}", "/threads/{thread_id}"),
        ("no", "'no'"),
        ("200", "'200'"),
        ("it's: so", "'it''s: so'"),
        ("two\nlines", '"two\\nlines"'),
        ("\u2028", '"\\u2028"'),
        ("", "''"),
        (1e-07, "1.0e-07"),
        (1e22, "1.0e+22"),
        (2.5, "2.5"),
        (float("inf"), ".inf"),
        (float("-inf"), "-.inf"),
        ({}, "{}"),
        ([], "[]"),
        (None, "null"),
        (True, "true"),
    ],
)
def test_scalars_have_one_spelling(value: Any, text: str) -> None:
    """A string is quoted only where a reader could take it for something else; a float always looks like one."""
    assert dump(value) == f"{text}\n".encode()


def test_nan_is_written_as_yaml_writes_it() -> None:
    """Not-a-number survives, though it equals nothing."""
    assert repr(read(dump([float("nan")], ""))) == "[nan]"


def test_what_is_no_json_is_refused() -> None:
    """A value that JSON does not know is a mistake of the caller, and half a surrogate pair is no text."""
    with pytest.raises(TypeError, match="set"):
        dump({"a": {1}})
    with pytest.raises(UnicodeEncodeError):
        dump("\ud800")
