"""supplement: what the official package says is laid under the spec, with its source, and nothing else changes."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from pipeline.document.canonical import dump
from pipeline.errors import SupplementIdle, SupplementInvalid
from pipeline.supplement import Supplement, merge, read

Json = dict[str, Any]
SOURCE = "openai 9.1.0"


def operation(**more: Any) -> Json:
    return {"responses": {"200": {"description": "", "content": {"application/json": {"schema": {}}}}}, **more}


DOCUMENT: Json = {
    "openapi": "3.1.0",
    "info": {"title": "OpenAI API", "version": "1"},
    "servers": [{"url": "https://api.openai.com/v1"}],
    "paths": {
        "/things": {"get": operation()},
        "/things/{id}": {
            "get": operation(parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]),
            "post": operation(
                operationId="old",
                parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                requestBody={"required": True, "content": {"application/json": {"schema": {}}}},
            ),
        },
    },
    "webhooks": {
        "thing_made": {
            "post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Made"}}}},
                "responses": {"200": {"description": ""}},
            }
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "size": {"type": "string", "enum": ["s", "m"]},
                    "shade": {"type": ["string", "null"], "enum": ["dark", None]},
                    "kind": {"type": "string", "const": "thing"},
                    "part": {"$ref": "#/components/schemas/Part"},
                    "either": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                    "free": {},
                    "inner": {"type": "object", "properties": {"size": {"type": "string", "enum": ["s"]}}},
                },
                "required": ["id", "size"],
            },
            "Part": {"oneOf": [{"$ref": "#/components/schemas/Made"}], "discriminator": {"propertyName": "type"}},
            "Made": {
                "type": "object",
                "properties": {"type": {"type": "string", "enum": ["thing.made"]}},
                "required": ["type"],
            },
            "Joined": {
                "allOf": [
                    {"$ref": "#/components/schemas/Made"},
                    {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
                ]
            },
            "Map": {"type": "object"},
        }
    },
}


def supplement(**parts: Any) -> Supplement:
    """Read a supplement with these parts; `additions`, `moved` and `schemas` in short."""
    file: Json = {"openapi": "3.1.0", "info": {"title": "T", "version": "9.1.0"}, "paths": parts.get("paths", {})}
    file["webhooks"] = parts.get("webhooks", {})
    file["components"] = {"schemas": parts.get("schemas", {})}
    file["x-additions"] = parts.get("additions", [])
    file["x-moved"] = parts.get("moved", {})
    file["x-names"] = parts.get("names", {})
    return read(dump(file))


def merged(**parts: Any) -> Json:
    return merge(DOCUMENT, supplement(**parts), idle="error")[0]


def changed(at: str, kind: str, **more: Any) -> Json:
    """Return the schemas after one change; `at` begins below `#/components/schemas/`."""
    entry = {"at": f"#/components/schemas/{at}", "kind": kind, **more}
    schemas: Json = merged(additions=[entry])["components"]["schemas"]
    return schemas


def changed_operation(at: str, kind: str, **more: Any) -> Json:
    """Return the operations of `/things/{id}` after one change; `at` begins below them."""
    entry = {"at": f"#/paths/~1things~1{{id}}/{at}", "kind": kind, **more}
    operations: Json = merged(additions=[entry])["paths"]["/things/{id}"]
    return operations


# --- whole parts -----------------------------------------------------------------------------------------------------


def test_whole_parts_are_added_with_their_source() -> None:
    """Operations, webhooks and schemas stand in their places, each with the package that it comes from."""
    webhook: Json = {"post": {"requestBody": {"content": {}}, "responses": {}}}
    made = merged(
        paths={"/others": {"post": operation()}, "/things": {"delete": operation()}},
        webhooks={"thing.lost": webhook},
        schemas={"Other": {"type": "string"}},
    )
    assert made["paths"]["/others"]["post"]["x-source"] == SOURCE
    assert list(made["paths"]["/things"]) == ["get", "delete"]
    assert made["webhooks"]["thing.lost"] == {**webhook, "x-source": SOURCE}
    assert made["components"]["schemas"]["Other"] == {"type": "string", "x-source": SOURCE}
    assert "x-source" not in json.dumps(DOCUMENT)
    assert made["paths"]["/things"]["get"] == DOCUMENT["paths"]["/things"]["get"]


def test_a_source_of_its_own_stays() -> None:
    """What vanished from the newest package says from which one it was kept."""
    made = merged(
        schemas={"Other": {"type": "string", "x-source": "openai 8.0.0", "deprecated": True}},
        additions=[
            {
                "at": "#/components/schemas/Thing",
                "kind": "field",
                "name": "x",
                "value": {"type": "string"},
                "x-source": "openai 8.1.0",
            }
        ],
    )["components"]["schemas"]
    assert made["Other"]["x-source"] == "openai 8.0.0"
    assert made["Thing"]["properties"]["x"] == {"type": "string", "x-source": "openai 8.1.0"}


def test_an_operation_joins_the_path_that_the_spec_has() -> None:
    """Paths with variables of other names are one path; the spec's names hold."""
    parameters = [{"name": "thing_id", "in": "path", "required": True, "schema": {"type": "string"}}]
    made = merged(paths={"/things/{thing_id}": {"delete": operation(parameters=parameters)}})["paths"]
    assert "/things/{thing_id}" not in made
    assert made["/things/{id}"]["delete"]["parameters"][0]["name"] == "id"


def test_a_moved_operation_replaces_the_old_one() -> None:
    """The old place is gone, and so is a path that has no operation left. The operation keeps its id, and so its names."""
    made = merged(
        paths={"/things/{id}/cancel": {"post": operation()}, "/stuff": {"get": operation()}},
        moved={"POST /things/{id}": "POST /things/{id}/cancel", "GET /things": "GET /stuff"},
    )["paths"]
    assert list(made) == ["/things/{id}", "/things/{id}/cancel", "/stuff"]
    assert list(made["/things/{id}"]) == ["get"]
    assert made["/things/{id}/cancel"]["post"]["operationId"] == "old"


# --- changes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "change", "there", "expected"),
    [
        ("Thing", ("field", "new", {"type": "string"}), "Thing/properties/new", {"type": "string", "x-source": SOURCE}),
        ("Map", ("field", "new", {}), "Map/properties", {"new": {"x-source": SOURCE}}),
        (
            "Joined",
            ("field", "new", {}),
            "Joined/allOf/2",
            {"type": "object", "properties": {"new": {"x-source": SOURCE}}},
        ),
        ("Thing/properties/size", ("literal", "l", "l"), "Thing/properties/size/enum", ["s", "m", "l"]),
        (
            "Thing/properties/shade",
            ("literal", "light", "light"),
            "Thing/properties/shade/enum",
            ["dark", "light", None],
        ),
        ("Thing/properties/kind", ("literal", "other", "other"), "Thing/properties/kind/enum", ["thing", "other"]),
        ("Part", ("member", "x", {"type": "string"}), "Part/oneOf/1", {"type": "string", "x-source": SOURCE}),
        (
            "Thing/properties/either",
            ("member", "x", {"type": "integer"}),
            "Thing/properties/either/anyOf",
            [{"type": "string"}, {"type": "integer", "x-source": SOURCE}, {"type": "null"}],
        ),
        (
            "Thing/properties/part",
            ("member", "x", {"type": "string"}),
            "Thing/properties/part",
            {"anyOf": [{"$ref": "#/components/schemas/Part"}, {"type": "string", "x-source": SOURCE}]},
        ),
        (
            "Thing/properties/id",
            ("type", "", {"type": "integer"}),
            "Thing/properties/id",
            {"anyOf": [{"type": "string"}, {"type": "integer", "x-source": SOURCE}]},
        ),
        (
            "Thing/properties/id",
            ("nullable", "", None),
            "Thing/properties/id",
            {"type": ["string", "null"], "x-sources": {"nullable": SOURCE}},
        ),
        ("Thing/properties/size", ("nullable", "", None), "Thing/properties/size/enum", ["s", "m", None]),
        ("Part", ("nullable", "", None), "Part/oneOf/1", {"type": "null"}),
        (
            "Thing/properties/part",
            ("nullable", "", None),
            "Thing/properties/part/anyOf",
            [{"$ref": "#/components/schemas/Part"}, {"type": "null"}],
        ),
        ("Thing", ("optional", "size", None), "Thing/required", ["id"]),
        ("Joined", ("optional", "a", None), "Joined/allOf/1/required", []),
        ("Thing", ("deprecated", "", None), "Thing/deprecated", True),
    ],
)
def test_a_schema_says_more(at: str, change: tuple[str, str, Any], there: str, expected: Any) -> None:
    """Each kind of change adds what it is for, where it belongs."""
    kind, name, value = change
    more = {"name": name} if name else {}
    if kind not in ("nullable", "optional", "deprecated"):
        more["value"] = value
    node: Any = changed(at, kind, **more)
    for step in there.split("/"):
        node = node[int(step)] if isinstance(node, list) else node[step]
    assert node == expected


@pytest.mark.parametrize(
    ("at", "kind", "more", "key"),
    [
        ("Thing/properties/size", "literal", {"name": "l", "value": "l"}, "literal l"),
        ("Thing/properties/size", "nullable", {}, "nullable"),
        ("Thing", "optional", {"name": "size"}, "optional size"),
        ("Thing", "deprecated", {}, "deprecated"),
    ],
)
def test_a_change_without_a_node_is_listed_where_it_was_made(at: str, kind: str, more: Json, key: str) -> None:
    """A value or a weaker rule cannot carry its source, so the node around it does."""
    node: Any = changed(at, kind, **more)
    for step in at.split("/"):
        node = node[step]
    assert node["x-sources"] == {key: SOURCE}


def test_an_operation_says_more() -> None:
    """Parameters, answers, deprecation, second names and facts of the package are added to operations."""
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    assert changed_operation("get", "parameter", name="limit", value=limit)["get"]["parameters"][1] == {
        **limit,
        "x-source": SOURCE,
    }
    events = changed_operation("get", "answer", name="text/event-stream", value={"type": "string"})["get"]
    assert list(events["responses"]["200"]["content"]) == ["application/json", "text/event-stream"]
    assert events["responses"]["200"]["content"]["text/event-stream"] == {
        "schema": {"type": "string"},
        "x-source": SOURCE,
    }
    assert changed_operation("get", "deprecated")["get"]["deprecated"] is True
    assert changed_operation("get", "names", value=["things.take"])["get"]["x-official-names"] == ["things.take"]
    assert changed_operation("get", "official", value={"x-official-page": "Page"})["get"]["x-official-page"] == "Page"
    body: Json = {"content": {"application/json": {"schema": {}}}}
    assert changed_operation("get", "body", name="application/json", value=body)["get"]["requestBody"] == {
        **body,
        "x-source": SOURCE,
    }
    gone = changed_operation("get", "deprecated", **{"x-gone": "openai 9.1.0"})["get"]
    assert (gone["deprecated"], gone["x-gone"]) == (True, "openai 9.1.0")
    assert "required" not in changed_operation("get/parameters/0", "optional")["get"]["parameters"][0]
    assert "required" not in changed_operation("post/requestBody", "optional")["post"]["requestBody"]


def test_names_that_were_given_stay() -> None:
    """What the spec brought under another name, or inline, keeps ours; all entries mean the document with these names."""
    made = merged(
        names={"#/components/schemas/Map": "Atlas", "#/components/schemas/Thing/properties/inner": "Inside"},
        additions=[{"at": "#/components/schemas/Inside", "kind": "field", "name": "new", "value": {}}],
    )["components"]["schemas"]
    assert "Map" not in made
    assert made["Atlas"] == {"type": "object"}
    assert made["Thing"]["properties"]["inner"] == {"$ref": "#/components/schemas/Inside"}
    assert list(made["Inside"]["properties"]) == ["size", "new"]


def test_no_entry_reckons_with_another() -> None:
    """All pointers lead into the spec as it was, whatever the other entries make of the place."""
    inner = "#/components/schemas/Thing/properties/inner"
    made = merged(
        additions=[
            {"at": inner, "kind": "type", "value": {"type": "string"}},
            {"at": inner, "kind": "field", "name": "new", "value": {}},
            {"at": f"{inner}/properties/size", "kind": "literal", "name": "m", "value": "m"},
        ]
    )["components"]["schemas"]["Thing"]
    thing = made["properties"]["inner"]["anyOf"][0]
    assert "new" in thing["properties"]
    assert thing["properties"]["size"]["enum"] == ["s", "m"]


def test_the_input_is_not_changed() -> None:
    """The result is a copy, and shares nothing with the supplement either."""
    before = copy.deepcopy(DOCUMENT)
    file = supplement(
        schemas={"Other": {"type": "object", "properties": {}}},
        additions=[{"at": "#/components/schemas/Map", "kind": "field", "name": "new", "value": {"enum": ["a"]}}],
    )
    result, _ = merge(DOCUMENT, file, idle="error")
    result["components"]["schemas"]["Other"]["properties"]["x"] = {}
    result["components"]["schemas"]["Map"]["properties"]["new"]["enum"].append("b")
    assert before == DOCUMENT
    assert file.schemas["Other"]["properties"] == {}
    assert file.additions[0].value == {"enum": ["a"]}


# --- what is of no use -----------------------------------------------------------------------------------------------

IDLE_IN_SCHEMAS: list[tuple[str, str, Json]] = [
    ("Thing", "field", {"name": "id", "value": {}}),
    ("Joined", "field", {"name": "a", "value": {}}),
    ("Thing/properties/size", "literal", {"name": "s", "value": "s"}),
    ("Thing/properties/kind", "literal", {"name": "thing", "value": "thing"}),
    ("Part", "member", {"name": "Made", "value": {"$ref": "#/components/schemas/Made"}}),
    ("Thing/properties/part", "member", {"name": "Part", "value": {"$ref": "#/components/schemas/Part"}}),
    ("Thing/properties/id", "type", {"value": {"type": "string"}}),
    ("Thing/properties/either", "nullable", {}),
    ("Thing/properties/shade", "nullable", {}),
    ("Thing", "optional", {"name": "kind"}),
]
IDLE_IN_OPERATIONS: list[tuple[str, Json]] = [
    ("parameter", {"name": "id", "value": {"name": "id", "in": "path"}}),
    ("answer", {"name": "application/json", "value": {}}),
    ("names", {"value": []}),
    ("official", {"value": {}}),
]
IDLE: dict[str, Json] = {
    "operation": {"paths": {"/things/{thing}": {"get": operation()}}},
    "webhook by name": {"webhooks": {"thing_made": {}}},
    "webhook by type": {"webhooks": {"thing.made": {}}},
    "schema": {"schemas": {"Map": {"type": "object"}}},
    "name": {"names": {"#/components/schemas/Gone": "New"}},
    "moved": {"paths": {"/b": {"get": operation()}}, "moved": {"GET /a": "GET /b"}},
    **{
        f"{kind} {at}": {"additions": [{"at": f"#/components/schemas/{at}", "kind": kind, **more}]}
        for at, kind, more in IDLE_IN_SCHEMAS
    },
    **{
        kind: {"additions": [{"at": "#/paths/~1things~1{id}/get", "kind": kind, **more}]}
        for kind, more in IDLE_IN_OPERATIONS
    },
}


@pytest.mark.parametrize("parts", IDLE.values(), ids=IDLE)
def test_an_idle_entry_is_an_error_or_a_note(parts: Json) -> None:
    """For the pinned spec it stops the build, with its place; for another revision it is listed, and nothing changes."""
    with pytest.raises(SupplementIdle) as caught:
        merged(**parts)
    assert "scripts/spec.py sdk" in caught.value.fix
    made, left = merge(DOCUMENT, supplement(**parts), idle="report")
    assert len(left) == 1
    assert left[0].startswith(caught.value.pointer)
    if "moved" not in parts:
        assert made == DOCUMENT


IMPOSSIBLE: list[tuple[Json, str]] = [
    ({"at": "#/components/schemas/Gone", "kind": "deprecated"}, "no such place"),
    ({"at": "#/paths/~1gone/get", "kind": "deprecated"}, "no such place"),
    ({"at": "#/components/schemas/Thing/required", "kind": "deprecated"}, "no object"),
    ({"at": "#/components/schemas/Part", "kind": "field", "name": "a", "value": {}}, "could have a field"),
    ({"at": "#/components/schemas/Map", "kind": "literal", "name": "a", "value": "a"}, "no set of values"),
    ({"at": "#/components/schemas/Thing/properties/free", "kind": "member", "value": {}}, "what its values are"),
    ({"at": "#/components/schemas/Thing/properties/free", "kind": "nullable"}, "what its values are"),
    ({"at": "#/components/schemas/Part", "kind": "optional", "name": "a"}, "could have a field"),
    ({"at": "#/components/schemas/Thing", "kind": "type", "value": {"type": "string"}}, "would become a union"),
    ({"at": "#/components/schemas/Part", "kind": "optional"}, "neither a parameter"),
    ({"at": "#/paths/~1things", "kind": "parameter", "name": "a", "value": {}}, "no operation"),
    ({"at": "#/paths/~1things", "kind": "answer", "name": "a", "value": {}}, "no operation"),
    ({"at": "#/paths/~1things", "kind": "names", "value": ["a"]}, "no operation"),
    ({"at": "#/paths/~1things", "kind": "official", "value": {"x-a": 1}}, "no operation"),
]


@pytest.mark.parametrize(("entry", "said"), IMPOSSIBLE)
def test_an_impossible_entry_is_an_error_or_a_note(entry: Json, said: str) -> None:
    """The error names what could not be added, where, and where the entry stands."""
    with pytest.raises(SupplementInvalid, match=said) as caught:
        merged(additions=[entry])
    assert caught.value.pointer == "#/x-additions/0"
    assert entry["at"] in caught.value.what
    assert "scripts/spec.py sdk" in caught.value.fix
    made, left = merge(DOCUMENT, supplement(additions=[entry]), idle="report")
    assert made == DOCUMENT
    assert len(left) == 1
    assert said in left[0]


def test_a_reference_to_nothing_is_an_error_or_any_value() -> None:
    """Another revision may lack a schema that the supplement refers to: any value is taken there, and that is listed."""
    lost = {"$ref": "#/components/schemas/Lost"}
    parts = {
        "schemas": {"Other": {"type": "object", "properties": {"a": lost, "b": {"anyOf": [lost, {"type": "null"}]}}}},
        "additions": [{"at": "#/components/schemas/Thing", "kind": "field", "name": "new", "value": lost}],
    }
    with pytest.raises(SupplementInvalid, match="refers to #/components/schemas/Lost"):
        merged(**parts)
    made, left = merge(DOCUMENT, supplement(**parts), idle="report")
    assert len(left) == 1
    schemas = made["components"]["schemas"]
    assert schemas["Other"]["properties"] == {"a": {}, "b": {"anyOf": [{}, {"type": "null"}]}}
    assert schemas["Thing"]["properties"]["new"] == {"x-source": SOURCE}


# --- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said", "pointer"),
    [
        ("a: [", "not YAML", ""),
        ("a: 1\na: 2\n", "more than once", "#/a"),
        ("[]", "an object", "#"),
        ("info: {}", "version", "#/info/version"),
        ("info: {version: '1'}\npaths: []", "an object", "#/paths"),
        ("info: {version: '1'}\npaths: {/a: {got: {}}}", "no verb", "#/paths/~1a/got"),
        ("info: {version: '1'}\npaths: {/a: {get: 1}}", "an object", "#/paths/~1a/get"),
        ("info: {version: '1'}\nx-additions: {}", "a list", "#/x-additions"),
        ("info: {version: '1'}\nx-additions: [1]", "an object", "#/x-additions/0"),
        ("info: {version: '1'}\nx-additions: [{at: a}]", "JSON pointer", "#/x-additions/0/at"),
        ("info: {version: '1'}\nx-additions: [{at: '#/a', kind: b}]", "no kind", "#/x-additions/0/kind"),
        ("info: {version: '1'}\nx-additions: [{at: '#/a', kind: field, name: b}]", "`value`", "#/x-additions/0"),
        ("info: {version: '1'}\nx-additions: [{at: '#/a', kind: nullable, value: 1}]", "no `value`", "#/x-additions/0"),
        ("info: {version: '1'}\nx-additions: [{at: '#/a', kind: field, value: {}}]", "`name`", "#/x-additions/0"),
        ("info: {version: '1'}\nx-moved: {GET /a: GET /b}", "not in this file", "#/x-moved/GET ~1a"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(data: str, said: str, pointer: str) -> None:
    """The error names the place, and the command that writes the file."""
    with pytest.raises(SupplementInvalid, match=said) as caught:
        read(data.encode())
    assert caught.value.pointer == pointer
    assert "scripts/spec.py sdk" in caught.value.fix
