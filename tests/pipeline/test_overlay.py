"""overlay: corrections change what they say and nothing else. One that changes nothing is reported."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.document.structure import walk
from pipeline.errors import OverlayIdle, OverlayInvalid
from pipeline.load import load
from pipeline.overlay import Overlay, apply, parted, read, read_one

ROOT = Path(__file__).resolve().parents[2]

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {
        "/a": {"get": {"tags": ["x", "y"], "parameters": [{"name": "n", "in": "query"}, {"name": "m", "in": "path"}]}},
        "/b/{c}": {"get": {"tags": []}, "post": {"deprecated": True}},
    },
    "components": {
        "schemas": {"S": {"type": "integer", "default": 1, "properties": {"default": {"enum": [1, True, 1.0]}}}}
    },
}


def overlay(*actions: dict[str, Any], name: str = "010-x.yaml") -> Overlay:
    document = {"overlay": "1.0.0", "info": {"title": "T", "version": "1"}, "x-reason": "Because.", "actions": actions}
    return read_one(json.dumps(document).encode(), name)


def changed(target: str, **action: Any) -> dict[str, Any]:
    return apply(DOCUMENT, [overlay({"target": target, **action})], idle="error")[0]


# --- what an action does ---------------------------------------------------------------------------------------------


def test_update_merges_objects_recursively() -> None:
    """Keys are added or replaced at every depth; the others stay, in their order."""
    schemas = changed("$.components.schemas", update={"S": {"default": 2, "properties": {"new": {}}}, "T": {}})[
        "components"
    ]
    assert schemas == {
        "schemas": {
            "S": {"type": "integer", "default": 2, "properties": {"default": {"enum": [1, True, 1.0]}, "new": {}}},
            "T": {},
        }
    }
    assert list(schemas["schemas"]["S"]) == ["type", "default", "properties"]


def test_update_of_a_list_appends_an_entry() -> None:
    """A target that is a list gets the update as one more entry."""
    assert changed("$.paths['/a'].get.tags", update="z")["paths"]["/a"]["get"]["tags"] == ["x", "y", "z"]


def test_lists_inside_an_update_are_concatenated_without_repeating() -> None:
    """A list that is merged keeps its entries and gets those that it does not have."""
    assert changed("$.paths['/a'].get", update={"tags": ["y", "z"]})["paths"]["/a"]["get"]["tags"] == ["x", "y", "z"]


def test_entries_are_compared_by_type() -> None:
    """1, true and 1.0 are three different values."""
    target = "$.components.schemas.S.properties.default.enum"
    for present in (1, True, 1.0):
        with pytest.raises(OverlayIdle):
            changed("$.components.schemas.S.properties.default", update={"enum": [present]})
    assert changed(target, update=False)["components"]["schemas"]["S"]["properties"]["default"]["enum"][-1] is False
    assert changed("$.components.schemas.S", update={"default": True})["components"]["schemas"]["S"]["default"] is True


def test_update_replaces_a_value_of_another_type() -> None:
    """An object replaces a scalar, and the other way round."""
    assert changed("$.paths['/a']", update={"get": None})["paths"]["/a"] == {"get": None}
    assert changed("$.components.schemas.S", update={"default": {"a": 1}})["components"]["schemas"]["S"]["default"] == {
        "a": 1
    }


def test_remove_deletes_keys_and_entries() -> None:
    """Everything that the target selects is removed, in whatever order it is found."""
    assert "post" not in changed("$.paths.*.post", remove=True)["paths"]["/b/{c}"]
    assert changed("$.paths['/a'].get.tags[0, 1]", remove=True)["paths"]["/a"]["get"]["tags"] == []
    assert changed("$.paths['/a'].get.tags[1, 0, 0]", remove=True)["paths"]["/a"]["get"]["tags"] == []
    assert changed("$..tags", remove=True)["paths"]["/b/{c}"] == {"get": {}, "post": {"deprecated": True}}
    assert changed("$.paths..*", remove=True)["paths"] == {}


@pytest.mark.parametrize(
    ("target", "places"),
    [
        ("$['paths']['/b/{c}']", ["/b/{c}"]),
        ("$.paths['/a', '/b/{c}']", ["/a", "/b/{c}"]),
        ("$.paths.*", ["/a", "/b/{c}"]),
        ("$.paths[*]", ["/a", "/b/{c}"]),
        ("$.paths[?@.post]", ["/b/{c}"]),
        ("$.paths[?!@.post]", ["/a"]),
        ("$.paths[?@.post.deprecated == true]", ["/b/{c}"]),
        ("$.paths[?@.get && @.post]", ["/b/{c}"]),
        ("$.paths[?@.get.parameters[?@.name == 'm' && @.in != \"query\"] || @.put]", ["/a"]),
        ("$.paths[?count(@.*) > 1]", ["/b/{c}"]),
    ],
)
def test_targets_are_rfc_9535_paths(target: str, places: list[str]) -> None:
    """Names, wildcards, lists of names and filters select what RFC 9535 says."""
    paths = changed(target, update={"x-here": True})["paths"]
    assert [path for path, item in paths.items() if "x-here" in item] == places


@pytest.mark.parametrize(
    ("target", "names"), [("[0]", "n"), ("[-1]", "m"), ("[1:]", "m"), ("[::-1]", "nm"), ("[?@.in == 'path']", "m")]
)
def test_targets_select_entries_of_lists(target: str, names: str) -> None:
    """Indexes, slices and filters select entries."""
    parameters = changed(f"$..parameters{target}", update={"here": 1})["paths"]["/a"]["get"]["parameters"]
    assert "".join(entry["name"] for entry in parameters if "here" in entry) == names


def test_the_input_is_not_changed() -> None:
    """The corrected document is a copy, and shares nothing with the overlay either."""
    before = copy.deepcopy(DOCUMENT)
    correction = overlay({"target": "$.paths.*", "update": {"new": {"list": []}}})
    result, _ = apply(DOCUMENT, [correction], idle="error")
    assert before == DOCUMENT
    result["paths"]["/a"]["new"]["list"].append(1)
    assert result["paths"]["/b/{c}"]["new"] == {"list": []}
    assert correction.actions[0].update == {"new": {"list": []}}


def test_actions_and_overlays_follow_each_other() -> None:
    """Each action sees the results of those before it, in other files too."""
    first = overlay({"target": "$.paths", "update": {"/new": {}}}, {"target": "$.paths['/new']", "update": {"get": {}}})
    second = overlay({"target": "$.paths['/new'].get", "update": {"tags": []}}, name="020-y.yaml")
    assert apply(DOCUMENT, [first, second], idle="error")[0]["paths"]["/new"] == {"get": {"tags": []}}


# --- idle ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "found"),
    [
        ({"target": "$.paths['/none']", "update": {"get": {}}}, "selects nothing"),
        ({"target": "$.paths['/none']", "remove": True}, "selects nothing"),
        ({"target": "$.paths['/b/{c}'].post", "update": {"deprecated": True}}, "are already like this"),
        ({"target": "$.paths['/a'].get.tags", "update": "x"}, "are already like this"),
        ({"target": "$.paths.*", "update": {}}, "are already like this"),
    ],
)
def test_an_action_that_changes_nothing_is_an_error(action: dict[str, Any], found: str) -> None:
    """The error names the file, the target, the reason, and the file to delete."""
    with pytest.raises(OverlayIdle) as caught:
        apply(
            DOCUMENT,
            [overlay({"target": "$.paths", "update": {"/new": {}}}, action, name="030-idle.yaml")],
            idle="error",
        )
    assert "030-idle.yaml" in caught.value.what
    assert action["target"] in caught.value.what
    assert found in caught.value.what
    assert caught.value.pointer == "030-idle.yaml#/actions/1"
    assert "delete spec/overlays/030-idle.yaml" in caught.value.fix


def test_idle_actions_are_listed_for_another_document() -> None:
    """With idle="report" the actions with a target apply, the others are named."""
    corrections = [
        overlay({"target": "$.none", "remove": True}, {"target": "$.paths", "update": {"/new": {}}}),
        overlay({"target": "$.openapi", "update": {"a": 1}}, name="020-y.yaml"),
    ]
    result, idle = apply(DOCUMENT, corrections, idle="report")
    assert "/new" in result["paths"]
    assert idle == ["010-x.yaml: $.none", "020-y.yaml: $.openapi"]


# --- reading ---------------------------------------------------------------------------------------------------------

GOOD = """\
overlay: 1.0.0
info: {title: T, version: 1}
x-reason: Because.
actions:
  - target: $.a
    remove: true
"""


@pytest.mark.parametrize(
    ("old", "new", "pointer", "what"),
    [
        ("overlay: 1.0.0", "overlay: 2.0.0", "#/overlay", "'2.0.0'"),
        ("overlay: 1.0.0", "openapi: 3.1.0", "#", "unknown key 'openapi'"),
        ("info: {title: T, version: 1}\n", "", "#/info", "an object"),
        ("title: T, ", "", "#/info", "`title` is missing"),
        ("x-reason: Because.\n", "", "#", "`x-reason` is missing"),
        ("Because.", "' '", "#", "`x-reason` is missing"),
        ("Because.", "[1]", "#", "`x-reason` is missing"),
        (GOOD[GOOD.index("actions") :], "actions: []", "#/actions", "at least one"),
        (GOOD[GOOD.index("  - target") :], "  - word", "#/actions/0", "an object"),
        ("target: $.a", "target: a.b", "#/actions/0/target", "at character 1"),
        ("target: $.a", "target: $.a b", "#/actions/0/target", "at character 5"),
        ("target: $.a", "target: '$[?@.a = 1]'", "#/actions/0/target", "is not a JSONPath"),
        ("target: $.a", "target: $['a", "#/actions/0/target", "is not a JSONPath"),
        ("target: $.a", "target: ''", "#/actions/0", "`target` is missing"),
        ("target: $.a", "traget: $.a", "#/actions/0", "unknown key 'traget'"),
        ("remove: true", "remove: yes", "#/actions/0/remove", "'yes'"),
        ("remove: true", "remove: false", "#/actions/0", "either"),
        ("remove: true", "remove: true\n    update: {}", "#/actions/0", "either"),
        ("remove: true", "remove: true\n    remove: true", "#/actions/0/remove", "more than once"),
        ("remove: true", "\tremove: true", "", "010-x.yaml, line 6, column 5"),
    ],
)
def test_a_broken_overlay_is_refused(old: str, new: str, pointer: str, what: str) -> None:
    """The error for a broken overlay has the place in its file, and what to write instead."""
    assert read_one(GOOD.encode(), "010-x.yaml").reason == "Because."
    assert old in GOOD
    with pytest.raises(OverlayInvalid) as caught:
        read_one(GOOD.replace(old, new).encode(), "010-x.yaml")
    assert what in caught.value.what
    assert caught.value.pointer.removeprefix("010-x.yaml") == pointer
    assert caught.value.fix


@pytest.mark.parametrize(
    ("action", "what"),
    [
        ({"target": "$.openapi", "update": {"a": 1}}, "selects a value of type str"),
        ({"target": "$.paths", "update": [1]}, "selects a value of type dict"),
        ({"target": "$", "remove": True}, "whole spec"),
    ],
)
def test_an_update_that_cannot_be_merged_is_refused(action: dict[str, Any], what: str) -> None:
    """An object cannot be merged into a scalar, nor a list into an object, and the document cannot be removed."""
    with pytest.raises(OverlayInvalid, match=what):
        apply(DOCUMENT, [overlay(action)], idle="error")


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    """Overlays apply in the order of their file names; other files are not overlays."""
    for name in ("020-b.yaml", "010-a.json", "030-c.yml", "README.md"):
        (tmp_path / name).write_text(json.dumps(reader_form()) if name.endswith(".json") else GOOD, "utf-8")
    assert [item.name for item in read(tmp_path)] == ["010-a.json", "020-b.yaml", "030-c.yml"]
    with pytest.raises(OverlayInvalid, match="no folder"):
        read(tmp_path / "none")


def reader_form() -> dict[str, Any]:
    return {
        "overlay": "1.0.1",
        "info": {"title": "T", "version": "1"},
        "x-reason": "Because.",
        "actions": [{"target": "$.a", "description": "What for.", "remove": True}],
    }


# --- our own ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ours() -> list[Overlay]:
    return parted(read(ROOT / "spec" / "overlays"))[0]


@pytest.fixture(scope="module")
def pinned() -> dict[str, Any]:
    return load(ROOT / "spec" / "openapi.yaml").data


@pytest.fixture(scope="module")
def corrected(pinned: dict[str, Any], ours: list[Overlay]) -> dict[str, Any]:
    return apply(pinned, ours, idle="error")[0]


def test_each_of_our_overlays_changes_something_by_itself(pinned: dict[str, Any], ours: list[Overlay]) -> None:
    """None of our overlays is idle, and none needs another one first."""
    assert len(ours) >= 1
    for item in ours:
        assert apply(pinned, [item], idle="error")[0] != pinned, item.name


def test_our_overlays_have_numbers_names_and_reasons(ours: list[Overlay]) -> None:
    """A file is called NNN-what-is-wrong.yaml, with a number of its own and a reason of at least a sentence."""
    numbers = [item.name.partition("-")[0] for item in ours]
    assert all(len(number) == 3 and number.isdecimal() for number in numbers)
    assert len(set(numbers)) == len(numbers)
    assert all(len(item.reason) > 60 and item.reason.endswith(".") for item in ours)


def test_a_corrected_document_makes_our_overlays_idle(corrected: dict[str, Any], ours: list[Overlay]) -> None:
    """Once upstream corrects a fault, the overlay for it is reported: applied again, every single action is idle."""
    again, idle = apply(corrected, ours, idle="report")
    assert again == corrected
    assert len(idle) == sum(len(item.actions) for item in ours)


def at(document: Any, *keys: str) -> Any:
    for key in keys:
        document = document[key]
    return document


BINARY = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


@pytest.mark.parametrize("path", ["/files/{file_id}/content", "/containers/{container_id}/files/{file_id}/content"])
def test_contents_of_files_are_bytes(corrected: dict[str, Any], path: str) -> None:
    """Both downloads answer with bytes and nothing else."""
    assert at(corrected, "paths", path, "get", "responses", "200", "content") == BINARY


def test_transcriptions_can_be_text(corrected: dict[str, Any]) -> None:
    """The two operations that offer text formats declare text beside JSON."""
    for path in ("/audio/transcriptions", "/audio/translations"):
        content = at(corrected, "paths", path, "post", "responses", "200", "content")
        assert content["text/plain"] == {"schema": {"type": "string"}}
        assert "application/json" in content


def test_a_chunking_strategy_can_be_auto(corrected: dict[str, Any]) -> None:
    """The choice between "auto" and an object is not narrowed to objects."""
    schema = at(corrected, "components", "schemas", "TranscriptionChunkingStrategy")
    assert list(schema) == ["oneOf"]
    assert schema["oneOf"][0]["default"] == "auto"


def test_a_body_with_required_properties_is_required(corrected: dict[str, Any]) -> None:
    """No operation has an optional body whose schema lists required properties in each of its media types."""
    schemas = corrected["components"]["schemas"]

    def demands(schema: dict[str, Any]) -> bool:
        found = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        return bool(found.get("required")) or any(demands(part) for part in found.get("allOf", ()))

    bodies = [(pointer, value) for kind, pointer, value in walk(corrected["paths"], "Paths") if kind == "RequestBody"]
    assert len(bodies) > 100
    for pointer, body in bodies:
        if all(demands(media["schema"]) for media in body["content"].values()):
            assert body.get("required") is True, pointer


def test_required_names_are_declared_where_they_are_corrected(corrected: dict[str, Any]) -> None:
    """Events, shell outputs and approvals require properties that they declare."""
    schemas = corrected["components"]["schemas"]
    for name in (
        "ResponseAudioDoneEvent",
        "ResponseAudioTranscriptDeltaEvent",
        "ResponseAudioTranscriptDoneEvent",
        "LocalShellToolCallOutput",
        "MCPApprovalResponse",
        "MCPApprovalResponseResource",
    ):
        assert set(schemas[name]["required"]) <= schemas[name]["properties"].keys(), name
    assert schemas["ResponseAudioDoneEvent"]["properties"]["response_id"] == {"type": "string"}
    assert schemas["LocalShellToolCallOutput"]["properties"]["call_id"] == {"type": "string"}
    assert "approval_request_id" in schemas["MCPApprovalResponse"]["required"]


def test_defaults_have_the_type_of_their_schema(corrected: dict[str, Any]) -> None:
    """No default contradicts the type or the enum beside it; null stands for "none" and is left alone."""
    types = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}
    found = 0
    for kind, pointer, schema in walk(corrected):
        if kind == "Schema" and schema.get("default") is not None:
            default = schema["default"]
            found += 1
            if isinstance(schema.get("type"), str):
                assert isinstance(default, types[schema["type"]]), pointer
            if "enum" in schema:
                assert default in schema["enum"], pointer
    assert found > 200
    assert at(corrected, "components", "schemas", "RealtimeSession", "properties", "modalities", "default") == [
        "text",
        "audio",
    ]


def test_a_range_has_two_ends(corrected: dict[str, Any]) -> None:
    """The length of a grader's range is a constraint of the list, with the right keywords."""
    schema = at(corrected, "components", "schemas", "GraderScoreModel", "properties", "range")
    assert schema == {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}}
