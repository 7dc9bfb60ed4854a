"""parse: anything that the parser leaves out stops the build, and text from the spec reaches it as data only."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

import pytest

from pipeline.api import Literal, Object, Ref
from pipeline.errors import OperationDropped, PipelineError, SchemaDropped
from pipeline.normalize import Normalized, normalize
from pipeline.parse import parse


def small() -> dict[str, Any]:
    """A document with two schemas and one operation."""
    thing = {"type": "object", "properties": {"id": {"type": "string"}, "kind": {"enum": ["a", "b"]}}}
    answer = {
        "200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "7"},
        "paths": {"/things": {"get": {"operationId": "list", "responses": answer}}},
        "components": {"schemas": {"Thing": thing, "Things": {"type": "array", "items": {"type": "integer"}}}},
    }


def broken(change: Any) -> Normalized:
    """Return the normalized small document after `change` edited the parser's document."""
    normalized = normalize(small())
    document = copy.deepcopy(normalized.document)
    change(document)
    return dataclasses.replace(normalized, document=document)


def key_of(normalized: Normalized, name: str) -> str:
    return next(key for key, schema in normalized.schemas.items() if schema.name == name)


def schemas(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"]
    return found


THING = key_of(normalize(small()), "Thing")
THINGS = key_of(normalize(small()), "Things")


def test_everything_that_goes_in_comes_out() -> None:
    """The whole small document comes out, with its title and version."""
    api = parse(normalize(small()))
    assert (api.title, api.version) == ("Small", "7")
    assert list(api.schemas) == ["Thing", "Things"]
    assert api.component_pointers == ("#/components/schemas/Thing", "#/components/schemas/Things")
    (operation,) = api.operations
    assert operation.pointer == "#/paths/~1things/get"
    assert operation.answers[0].type == Ref("Thing")
    assert operation.answers[0].pointer == "#/paths/~1things/get/responses/200/content/application~1json"


def test_types_and_requiredness_are_the_parsers() -> None:
    """Types and required fields are those of the parser, not of the values beside its document."""

    def change(document: dict[str, Any]) -> None:
        schemas(document)[THING]["properties"]["f0"] = {"type": "integer"}
        schemas(document)[THING]["required"] = ["f1"]

    thing = parse(broken(change)).schemas["Thing"]
    assert isinstance(thing, Object)
    assert [(each.wire, each.required) for each in thing.fields] == [("id", False), ("kind", True)]
    assert str(thing.fields[0].type) == "Primitive(name='int')"
    assert thing.fields[1].type == Literal(("a", "b"))


def refused_property(document: dict[str, Any]) -> None:
    schemas(document)[THING]["properties"]["f0"] = {"type": "array"}


def dangling_property(document: dict[str, Any]) -> None:
    schemas(document)[THING]["properties"]["f0"] = {"$ref": "#/components/schemas/Nobody"}


def no_object(document: dict[str, Any]) -> None:
    schemas(document)[THINGS] = {"type": "string"}


def extra_class(document: dict[str, Any]) -> None:
    schemas(document)[THING]["properties"]["f0"] = {"type": "object", "properties": {"x": {"type": "string"}}}


def an_enum(document: dict[str, Any]) -> None:
    schemas(document)[THING]["properties"]["f0"] = {"enum": ["x", "y"]}


def lost_property(document: dict[str, Any]) -> None:
    del schemas(document)[THING]["properties"]["f1"]


def date(document: dict[str, Any]) -> None:
    schemas(document)[THING]["properties"]["f0"] = {"type": "string", "format": "date"}


def repeated_member(document: dict[str, Any]) -> None:
    schemas(document)[THING]["properties"]["f0"] = {"anyOf": [{"type": "string"}, {"type": "string"}, {"type": "null"}]}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        (refused_property, "#/components/schemas/Thing"),
        (dangling_property, "#/components/schemas/Thing"),
        (no_object, "#/components/schemas/Things"),
        (extra_class, ""),
        (an_enum, ""),
        (lost_property, "#/components/schemas/Thing"),
        (date, "#/components/schemas/Thing/properties/id"),
        (repeated_member, "#/components/schemas/Thing/properties/id"),
    ],
)
def test_a_schema_that_the_parser_changes_stops_the_build(change: Any, pointer: str) -> None:
    """Each way in which the parser may refuse, drop or alter a schema is an error with the place in the document."""
    with pytest.raises(SchemaDropped) as stopped:
        parse(broken(change))
    assert stopped.value.pointer == pointer
    assert "overlays" in stopped.value.fix


def endpoint(document: dict[str, Any]) -> dict[str, Any]:
    (item,) = document["paths"].values()
    operation: dict[str, Any] = item["get"]
    return operation


def unknown_media(document: dict[str, Any]) -> None:
    endpoint(document)["responses"]["1000"]["content"] = {"image/x-unknown": {}}


def header_list(document: dict[str, Any]) -> None:
    listed = {"name": "p0", "in": "header", "schema": {"type": "array", "items": {"type": "string"}}}
    endpoint(document)["parameters"] = [listed]


def no_operation(document: dict[str, Any]) -> None:
    document["paths"].clear()


def no_answer(document: dict[str, Any]) -> None:
    endpoint(document)["responses"].clear()


@pytest.mark.parametrize("change", [unknown_media, header_list, no_operation, no_answer])
def test_an_operation_that_the_parser_changes_stops_the_build(change: Any) -> None:
    """A warning of the parser about an operation, or a part that is missing from it, is an error with its place."""
    with pytest.raises(OperationDropped) as stopped:
        parse(broken(change))
    assert stopped.value.pointer == "#/paths/~1things/get"
    assert "overlays" in stopped.value.fix


def test_a_document_that_the_parser_refuses_whole_stops_the_build() -> None:
    """A generator error is an error here."""
    with pytest.raises(SchemaDropped, match="refuses the spec"):
        parse(broken(lambda document: document.pop("info")))


def test_another_version_of_the_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser's interface is not public, so only the pinned version is read."""
    monkeypatch.setattr("openapi_python_client.__version__", "0.30.0")
    with pytest.raises(PipelineError, match=r"0\.30\.0 is installed"):
        parse(normalize(small()))


HOSTILE = [
    '"""',
    "'''",
    "\\",
    "a\nb",
    "{{ 7 }}",
    "{% raw %}",
    "__import__('os')",
    "class",
    "None",
    "../../x",
    "é",
    "Ref",
    "S00001",
    "U00001",
    "O00001",
    "value",
    "f0",
    " ",
    "",
    "a/b~c%20d",
    "$ref",
]


def test_hostile_names_are_data() -> None:
    """Names of schemas, properties, parameters, operations and enum values come back letter for letter."""
    names = HOSTILE
    document = small()
    components = {name: {"type": "object", "properties": {each: {"const": each} for each in names}} for name in names}
    document["components"]["schemas"] = components
    document["paths"] = {
        f"/x{index}": {
            "get": {
                "operationId": name,
                "tags": [name],
                "parameters": [{"name": each, "in": "query", "schema": {"type": "string"}} for each in names],
                "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"enum": names}}}}},
            }
        }
        for index, name in enumerate(names)
        if name
    }
    api = parse(normalize(document))
    assert list(api.schemas) == names
    for schema in api.schemas.values():
        assert isinstance(schema, Object)
        assert [(each.wire, each.type) for each in schema.fields] == [(each, Literal((each,))) for each in names]
    assert [operation.id for operation in api.operations] == [name for name in names if name]
    for operation in api.operations:
        assert [each.wire for each in operation.parameters] == names
        assert operation.answers[0].type == Literal(tuple(names))


def test_no_text_of_the_document_reaches_the_parser_but_constants() -> None:
    """Keys and paths in the parser's document are the pipeline's own."""
    document = small()
    document["components"]["schemas"]["Thing"]["description"] = "SECRET"
    document["components"]["schemas"]["Thing"]["properties"]["SECRET"] = {"title": "SECRET", "default": "SECRET"}
    document["paths"]["/SECRET/{SECRET}"] = {"get": {"summary": "SECRET", "tags": ["SECRET"], "responses": {}}}
    assert "SECRET" not in str(normalize(document).document)
