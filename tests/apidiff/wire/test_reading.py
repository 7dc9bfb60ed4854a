"""Documents with faults: they are read, the fault is named, and nothing else suffers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apidiff.wire import Graph, compare, from_json, read, to_json
from tests.apidiff.wire.mutating import Json, mutated, service

FAULTS: dict[str, tuple[str, Any, str]] = {
    "a type that is none": ("Project/properties/size/type", "sculpture", "is not a type"),
    "a misspelt type": ("Project/properties/size/type", "float", "is read as `type: number`"),
    "a reference that leads nowhere": ("Project/properties/owner/$ref", "#/components/schemas/Gone", "leads nowhere"),
    "a reference elsewhere": ("Project/properties/owner/$ref", "other.yaml#/Owner", "into another document"),
    "no schema": ("Project/properties/size", 3, "3 is not a schema"),
    "properties that are a list": ("Owner/properties", ["id"], "must be an object"),
    "an enum of objects": ("Project/properties/kind/enum", [{"a": 1}], "not a scalar"),
    "a schema that is itself": ("Owner", {"$ref": "#/components/schemas/Owner"}, "nothing but itself"),
    "an allOf that is itself": ("Owner", {"allOf": [{"$ref": "#/components/schemas/Owner"}]}, "itself"),
    "nothing satisfies it": ("Owner", {"allOf": [{"type": "string"}, {"type": "object"}]}, "nothing can satisfy"),
    "a parameter without a place": ("/paths/~1projects/get/parameters/1/in", "nowhere", "a parameter needs"),
    "a parameter without a schema": ("/paths/~1projects/get/parameters/1", {"name": "x", "in": "query"}, ""),
    "a status that is none": ("/paths/~1projects/get/responses/ok", {"description": "x"}, "is not a status"),
    "an operation that is a text": ("/paths/~1projects/get", "x", "must be an object"),
    "a verb that is none": ("/paths/~1projects/fetch", {}, "not a key of a path item"),
    "a path item that is empty": ("/paths/~1nothing", None, "says nothing"),
    "parameters that are no list": ("/paths/~1projects/parameters", {"a": 1}, "must be a list"),
    "a body that leads nowhere": (
        "/paths/~1edits/post/requestBody",
        {"$ref": "#/components/requestBodies/X"},
        "nowhere",
    ),
    "a tag of a union that is none": ("Source/discriminator", {"mapping": {"a": "b"}}, "without `propertyName`"),
    "no components": ("/components", None, "leads nowhere"),
    "components that are a list": ("/components", [], "must be an object"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_and_read_over(name: str) -> None:
    """Reading goes on, the fault is a defect with a pointer, and comparing both ways works."""
    place, value, words = FAULTS[name]
    faulty = mutated(service(), [{"at": place, "set": value}])
    graph = read(faulty)
    assert any(words in defect.what and defect.pointer.startswith("#/") for defect in graph.defects) or not words
    found = compare(read(service()), graph)
    assert not words or any(change.rule == "W090" for change in found)
    assert compare(graph, read(faulty)) == ()
    assert not any(change.rule == "W090" for change in compare(graph, read(service())))


def test_a_fault_takes_nothing_else_along() -> None:
    """What stands beside a fault is compared as ever."""
    faulty = mutated(service(), [{"at": "Project/properties/owner/$ref", "set": "#/components/schemas/Gone"}])
    changed = mutated(faulty, [{"at": "Project/properties/geography", "remove": True}])
    lines = [(change.rule, change.at) for change in compare(read(service()), read(changed))]
    assert lines == [("W014", "Project.geography"), ("W090", "Project.owner")]


def test_defects_of_the_text_are_told_too() -> None:
    """What the loader found wrong in the text is a fault of the document as well."""

    class Found:
        pointer, what = "#/paths", "the key occurs more than once; the last one counts"

    (change,) = compare(read(service()), read(service(), [Found()]))
    assert (change.rule, change.severity, change.pointer_new) == ("W090", 0, "#/paths")


def test_a_graph_survives_json(pinned_graph: Graph) -> None:
    """What a cache keeps is the graph, whole: equal, and with the same changes to any other."""
    kept = from_json(json.loads(json.dumps(to_json(pinned_graph))))
    assert kept == pinned_graph
    assert kept.schemas["Project"].pointer == "#/components/schemas/Project"
    other = read(mutated(service(), []))
    assert compare(kept, other) == compare(pinned_graph, other)


def test_a_graph_with_faults_survives_json() -> None:
    """Defects come back as defects."""
    graph = read(mutated(service(), [{"at": "Project/properties/size/type", "set": "blob"}]))
    kept = from_json(json.loads(json.dumps(to_json(graph))))
    assert kept == graph
    assert kept.defects[0].serious


def test_an_empty_document_is_read() -> None:
    """A document with next to nothing in it has no operations, and everything is new against it."""
    empty: Json = {"openapi": "3.0.0", "paths": {}}
    assert read(empty).operations == ()
    rules = {change.rule for change in compare(read(empty), read(service()))}
    assert {"W001", "W080", "W071"} <= rules
