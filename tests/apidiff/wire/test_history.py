"""What has happened in the history of the real document, made again on the pinned one: one line for each root cause."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from apidiff.wire import Graph, compare, read
from tests.apidiff.wire.mutating import Json, fresh
from tests.apidiff.wire.respelling import REF, schemas
from tests.pipeline.mutations import add_beta_twins

Event = Callable[[Json, dict[str, Any]], None]
VERBS = ("get", "post", "put", "delete", "patch")


def source_added(document: Json, named: dict[str, Any]) -> None:
    """An object with properties of its own is new in an answer."""
    named["AuditLog"]["properties"]["source"] = {"type": "object", "properties": {"ip": {"type": "string"}}}


def include_in_brackets(document: Json, named: dict[str, Any]) -> None:
    """A query parameter of several operations gets brackets."""
    for item in document["paths"].values():
        for verb in VERBS:
            for parameter in item.get(verb, {}).get("parameters", []):
                if parameter.get("name") == "include":
                    parameter["name"] = "include[]"


def twins_added(document: Json, named: dict[str, Any]) -> None:
    """Operations come once more, under ?beta=true, with a Beta twin of every schema."""
    add_beta_twins(document)


def float_written(document: Json, named: dict[str, Any]) -> None:
    """A type is misspelt."""
    named["CreateChatCompletionRequest"]["allOf"][1]["properties"]["frequency_penalty"]["type"] = "float"


def ref_written(document: Json, named: dict[str, Any]) -> None:
    """`ref` is written for `$ref`."""
    named["Batch"]["properties"]["usage"] = {"ref": f"{REF}ResponseUsage"}


def schema_renamed(document: Json, named: dict[str, Any]) -> None:
    """A schema has another name, wherever it is used."""
    text = named.pop("Project")
    named["OrganizationProject"] = text
    _point_elsewhere(document, "Project", "OrganizationProject")


def schema_renamed_and_edited(document: Json, named: dict[str, Any]) -> None:
    """A schema has another name and one property more."""
    schema_renamed(document, named)
    named["OrganizationProject"]["properties"]["geography"] = {"type": "string"}


def schema_extracted(document: Json, named: dict[str, Any]) -> None:
    """An inline schema becomes a component."""
    named["FileCounts"] = named["VectorStoreObject"]["properties"]["file_counts"]
    named["VectorStoreObject"]["properties"]["file_counts"] = {"$ref": f"{REF}FileCounts"}


def class_became_union(document: Json, named: dict[str, Any]) -> None:
    """What was one class is one of two."""
    named["ToolCall"] = named["ChatCompletionMessageToolCall"]
    named["OtherCall"] = {
        "type": "object",
        "required": ["type", "other"],
        "properties": {"type": {"const": "other"}, "other": {"type": "string"}},
    }
    named["ChatCompletionMessageToolCall"] = {"oneOf": [{"$ref": f"{REF}ToolCall"}, {"$ref": f"{REF}OtherCall"}]}


def text_or_list(document: Json, named: dict[str, Any]) -> None:
    """A text of an answer may be a list of texts too."""
    named["Model"]["properties"]["owned_by"] = {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
    }


def json_to_multipart(document: Json, named: dict[str, Any]) -> None:
    """A body is sent in another form."""
    content = document["paths"]["/batches"]["post"]["requestBody"]["content"]
    content["multipart/form-data"] = content.pop("application/json")


def length_dropped(document: Json, named: dict[str, Any]) -> None:
    """A constraint of a schema that many others use is dropped."""
    named["CreateGroupBody"]["properties"]["name"].pop("minLength")


def tier_added(document: Json, named: dict[str, Any]) -> None:
    """A value is new in an enum that requests and answers share."""
    named["ServiceTier"]["anyOf"][0]["enum"].append("fast")


def model_added(document: Json, named: dict[str, Any]) -> None:
    """The name of a model is new wherever models are listed beside any string."""

    def add(schema: Json) -> Json:
        return {**schema, "enum": [*schema["enum"], "gpt-9"]} if "gpt-4o" in schema.get("enum", ()) else schema

    named.update(schemas({"schemas": named}, add)["schemas"])


def tool_added(document: Json, named: dict[str, Any]) -> None:
    """A new kind of tool, and its call in every list of items."""
    for name, tag in (("NewTool", "new"), ("NewToolCall", "new_call")):
        named[name] = {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"type": "string", "enum": [tag]}},
        }
    for union, member in (("Tool", "NewTool"), ("ItemResource", "NewToolCall"), ("OutputItem", "NewToolCall")):
        keyword = "oneOf" if "oneOf" in named[union] else "anyOf"
        named[union][keyword].append({"$ref": REF + member})


def endpoint_added(document: Json, named: dict[str, Any]) -> None:
    """An operation with schemas of its own is new."""
    named["Plan"] = {"type": "object", "properties": {"step": {"$ref": f"{REF}PlanStep"}}}
    named["PlanStep"] = {"type": "object", "properties": {"text": {"type": "string"}}}
    answer = {"description": "", "content": {"application/json": {"schema": {"$ref": f"{REF}Plan"}}}}
    document["paths"]["/plans"] = {"get": {"operationId": "listPlans", "responses": {"200": answer}}}


def nullable_written(document: Json, named: dict[str, Any]) -> None:
    """Optional properties of an answer may be null."""
    for name in ("expires_at", "completed_at", "failed_at"):
        named["Batch"]["properties"][name]["nullable"] = True


def base_extended(document: Json, named: dict[str, Any]) -> None:
    """A schema that others extend has a property more."""
    named["ModelResponseProperties"]["properties"]["fresh"] = {"type": "string"}


EVENTS: list[tuple[Event, list[str]]] = [
    (source_added, ["safe W010 AuditLog.source"]),
    (include_in_brackets, ["risk W016 GET /conversations/{conversation_id}/items ?include"]),
    (float_written, ["risk W090 CreateChatCompletionRequest.frequency_penalty"]),
    (ref_written, ["risk W090 Batch.usage"]),
    (schema_renamed, []),
    (schema_renamed_and_edited, ["safe W010 OrganizationProject.geography"]),
    (schema_extracted, []),
    (class_became_union, ["risk W032 ChatCompletionMessageToolCall"]),
    (text_or_list, ["risk W032 Model.owned_by"]),
    (json_to_multipart, ["risk W061 POST /batches body"]),
    (length_dropped, ["none W051 CreateGroupBody.name"]),
    (tier_added, ["risk W041 ServiceTier"]),
    (model_added, ["safe W046 CreateThreadAndRunRequest.model"]),
    (tool_added, ["risk W032 ItemResource", "risk W032 Tool"]),
    (endpoint_added, ["safe W001 GET /plans"]),
    (nullable_written, ["none W025 Batch.completed_at"]),
    (base_extended, ["safe W010 ModelResponseProperties.fresh"]),
]


DAYS = ([event for event, _ in EVENTS if event is not schema_renamed], [schema_renamed])
"""Events that are no edits of one another: each day is a revision, read once."""


@pytest.fixture(scope="module")
def days(pinned: Json, pinned_graph: Graph) -> list[tuple[list[Event], list[str]]]:
    """The events of each day, and the lines that are told of it."""
    found = [compare(pinned_graph, after(pinned, *events)) for events in DAYS]
    lines = [[f"{change.severity} {change.rule} {change.at}" for change in changes] for changes in found]
    return list(zip(DAYS, lines, strict=True))


@pytest.mark.parametrize(("event", "expected"), EVENTS, ids=lambda value: getattr(value, "__name__", ""))
def test_an_event_of_the_history(event: Event, expected: list[str], days: list[tuple[list[Event], list[str]]]) -> None:
    """An edit as it was made is told in exactly these lines, whatever else happened that day."""
    (events, told) = next(day for day in days if event in day[0])
    others = [line for other, lines in EVENTS if other in events and other is not event for line in lines]
    assert sorted(told) == sorted(expected + others)


@pytest.fixture(scope="module")
def with_twins(pinned: Json) -> Graph:
    """The pinned document with new operations and their Beta twins."""
    return after(pinned, twins_added)


def test_what_was_added_and_removed_again_is_not_told(pinned: Json, pinned_graph: Graph) -> None:
    """Two days of a property are nothing between releases: compared with the last one, both edits cancel."""
    middle = after(pinned, source_added)
    assert len(compare(pinned_graph, middle)) == 1
    assert compare(pinned_graph, after(pinned, lambda document, named: None)) == ()
    (change,) = compare(middle, pinned_graph)
    assert (change.rule, change.at, change.severity) == ("W014", "AuditLog.source", 3)


def test_an_edit_of_twins_is_one_line(pinned: Json, with_twins: Graph) -> None:
    """What changes in a schema and its Beta twin is told once, at the schema, with the twin beside it."""

    def both(document: Json, named: dict[str, Any]) -> None:
        add_beta_twins(document)
        for name in ("Reasoning", "BetaReasoning"):
            named[name]["properties"]["depth"] = {"type": "integer"}

    (change,) = compare(with_twins, after(pinned, both))
    assert (change.at, change.also) == ("Reasoning.depth", ("BetaReasoning.depth",))
    assert "POST /responses?beta=true" in change.operations
    assert "POST /responses" in change.operations


def test_new_twins_are_new_operations_alone(pinned_graph: Graph, with_twins: Graph) -> None:
    """The hundreds of schemas that come with new operations are no lines of their own, and are known to come with them."""
    found = compare(pinned_graph, with_twins)
    assert {change.rule for change in found} == {"W001"}
    assert len(found) == 7
    assert any(len(change.covers_new) > 200 for change in found)


def test_many_uses_of_one_schema_are_one_line(pinned: Json, pinned_graph: Graph) -> None:
    """A change of what fifty operations reach names them all, once."""

    def narrower(document: Json, named: dict[str, Any]) -> None:
        named["Metadata"] = copy.deepcopy(named["Metadata"])
        _first_object(named["Metadata"])["additionalProperties"] = {"type": "integer"}

    (change,) = compare(pinned_graph, after(pinned, narrower))
    assert (change.at, change.rule) == ("Metadata{}", "W026")
    assert len(change.operations) > 40


def after(document: Json, *events: Event) -> Graph:
    changed = fresh(document)
    for event in events:
        event(changed, changed["components"]["schemas"])
    return read(changed)


def _point_elsewhere(value: Any, old: str, new: str) -> None:
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _point_elsewhere(each, old, new)
    if isinstance(value, dict) and value.get("$ref") == REF + old:
        value["$ref"] = REF + new


def _first_object(schema: Json) -> Json:
    return next(each for each in (schema, *schema.get("anyOf", [])) if "additionalProperties" in each)
