"""`normalize` with `lenient`, for comparisons, which have to go on where a build stops."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import pointers
from pipeline.errors import PipelineError
from pipeline.normalize import normalize
from tests.apidiff.wire.documents import ANY, documents, edited

SOUND: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "x", "version": "1"},
    "paths": {"/a": {"get": {"operationId": "getA", "responses": {"200": {"description": ""}}}}},
    "components": {"schemas": {"A": {"type": "object", "properties": {"x": {"type": "string"}}}}},
}
FAULTS: list[tuple[str, Any]] = [
    ("components/schemas/A", 3),
    ("components/schemas/A", {"type": "thing"}),
    ("components/schemas/A", {"$ref": "#/components/schemas/A"}),
    ("components/schemas/A", {"$ref": "#/components/schemas/Gone"}),
    ("components/schemas/A", {"$ref": "elsewhere.yaml#/A"}),
    ("components/schemas/A", {"allOf": [{"$ref": "#/components/schemas/A"}]}),
    ("components/schemas/A", {"allOf": [{"type": "string"}, {"type": "object"}]}),
    (
        "components/schemas/A",
        {"allOf": [{"$ref": "#/components/schemas/Gone"}], "discriminator": {"propertyName": "x"}},
    ),
    ("components/schemas/A", {"enum": [{"a": 1}]}),
    ("components/schemas/A", {"properties": ["x"]}),
    ("paths/~1a/get/parameters", [{"name": "x"}]),
    ("paths/~1a/get/parameters", {"name": "x"}),
    ("paths/~1a/get/parameters", [{"$ref": "#/components/parameters/Gone"}]),
    ("paths/~1a/get/requestBody", {"$ref": "#/components/requestBodies/Gone"}),
    ("paths/~1a/get/responses/ok", {"description": ""}),
    ("paths/~1a/get", "text"),
    ("paths/~1a/fetch", {}),
    ("paths/~1b?x={y}-{z}", {"get": {"responses": {"200": {"description": ""}}}}),
]


def faulty(place: str, value: Any) -> dict[str, Any]:
    document = copy.deepcopy(SOUND)
    steps = pointers.steps(f"#/{place}")
    owner: Any = document
    for step in steps[:-1]:
        owner = owner[step]
    owner[steps[-1]] = value
    return document


@pytest.mark.parametrize(("place", "value"), FAULTS, ids=lambda value: str(value)[:50])
def test_a_fault_that_stops_a_build_is_a_defect(place: str, value: Any) -> None:
    """A fault that stops a build is a serious defect with its pointer, and everything else is read."""
    document = faulty(place, value)
    with pytest.raises(PipelineError):
        normalize(document)
    normalized = normalize(document, lenient=True)
    assert any(defect.serious and defect.pointer.startswith("#/") for defect in normalized.defects)
    assert "A" in {schema.name for schema in normalized.schemas.values()}


@settings(max_examples=60, deadline=None)
@given(documents(ANY), st.data())
def test_no_fault_stops_a_lenient_run(document: dict[str, Any], data: Any) -> None:
    """However broken a document is, every fault is a defect and none an error."""
    normalized = normalize(edited(edited(document, data.draw), data.draw), lenient=True)
    assert all(defect.pointer.startswith("#") and defect.what for defect in normalized.defects)


def test_a_sound_document_reads_the_same_either_way() -> None:
    """A sound document is read as without `lenient`."""
    assert normalize(SOUND) == normalize(SOUND, lenient=True)
    assert normalize(SOUND).defects == ()


def test_what_has_a_plausible_reading_is_not_serious() -> None:
    """A misspelt type is read as the type it means, with and without `lenient`, and is not a serious defect."""
    document = faulty("components/schemas/A", {"type": "float"})
    assert normalize(document).defects == normalize(document, lenient=True).defects
    assert [defect.serious for defect in normalize(document).defects] == [False]
