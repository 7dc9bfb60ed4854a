"""normalize and parse on whole documents: the pinned one, a later and an earlier one, and one with prose."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from pipeline.api import Alias, Api, Field, ListOf, Literal, MapOf, Object, Primitive, Ref, Schema, UnionOf
from pipeline.document.structure import slot_of
from pipeline.normalize import Normalized, normalize
from pipeline.parse import parse

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).parent / "specs" / "documents"
VERBS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def test_every_operation_of_the_pinned_document_comes_out(document: Any, api: Api) -> None:
    """Operations in = operations out, in the order of the document, each with the pointer to its place."""
    given = [(verb.upper(), path) for path, item in document["paths"].items() for verb in item if verb in VERBS]
    assert sorted((each.verb, each.path) for each in api.operations) == sorted(given)
    for each in api.operations:
        assert each.id == document["paths"][each.path][each.verb.lower()]["operationId"]


def test_every_component_and_webhook_of_the_pinned_document_comes_out(document: Any, api: Api) -> None:
    """Components in = components out, under their own names and first; every webhook has a payload type."""
    names = list(document["components"]["schemas"])
    assert list(api.schemas)[: len(names)] == names
    assert all(api.schemas[name].inline is None for name in names)
    assert all(schema.inline is not None for schema in list(api.schemas.values())[len(names) :])
    assert len(api.component_pointers) == len(names)
    assert {each.name: each.type for each in api.webhooks}.keys() == document["webhooks"].keys()
    assert all(isinstance(each.type, Ref) for each in api.webhooks)


def test_every_property_of_the_pinned_document_comes_out(document: Any, api: Api) -> None:
    """No property of an object component is lost, and required is what the document says."""
    for name, given in document["components"]["schemas"].items():
        schema = api.schemas[name]
        if "properties" not in given or isinstance(schema, Alias) or given.keys() & {"allOf", "anyOf", "oneOf"}:
            continue
        assert [each.wire for each in schema.fields] == list(given["properties"]), name
        declared = set(given.get("required", ())) & given["properties"].keys()
        assert {each.wire for each in schema.fields if each.required} == declared, name


def test_no_reference_leads_nowhere(api: Api) -> None:
    """Every Ref of the API is one of its schemas."""
    named = {each for each in _values(api) if isinstance(each, Ref)}
    assert {each.name for each in named} <= api.schemas.keys()
    assert len(named) > 800


def test_prose_makes_no_difference(document: Any, api: Api) -> None:
    """The document with descriptions, summaries and examples everywhere gives the same API, apart from those texts."""
    wordy = parse(normalize(_with_prose(document, "Document")))
    assert any(each.summary for each in wordy.operations)
    assert any(each.facts.description for each in wordy.schemas.values())
    assert _without_words(wordy) == _without_words(api)


def test_an_unrelated_schema_renames_nothing(document: Any, api: Api) -> None:
    """A schema that is added at the front leaves all other names alone."""
    thing = {"type": "object", "properties": {"part": {"type": "object", "properties": {"x": {"type": "string"}}}}}
    added = {
        **document,
        "components": {**document["components"], "schemas": {"Aaa": thing, **document["components"]["schemas"]}},
    }
    later = parse(normalize(added))
    assert set(later.schemas) - set(api.schemas) == {"Aaa", "AaaPart"}
    assert {name: later.schemas[name] for name in api.schemas} == api.schemas


def test_the_same_document_gives_the_same_values(document: Any, normalized: Normalized) -> None:
    """A second run is equal, whatever went through the first."""
    assert normalize(document) == normalized


def test_hash_seeds_make_no_difference() -> None:
    """Two processes with different hash seeds agree on every value and on every order."""
    program = (
        "import hashlib, sys, yaml; sys.path.insert(0, 'scripts');"
        "from pipeline.normalize import normalize; from pipeline.parse import parse;"
        "n = normalize(yaml.safe_load(open('tests/pipeline/specs/documents/later.yaml', 'rb')));"
        "print(hashlib.sha256(repr((parse(n), n)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    (digest,) = digests
    assert len(digest.strip()) == hashlib.sha256().digest_size * 2


def small(name: str) -> tuple[Normalized, Api]:
    """Read a small document of this folder."""
    document = yaml.safe_load((SMALL / name).read_bytes())
    normalized = normalize(document)
    api = parse(normalized)
    assert list(api.schemas)[: len(document["components"]["schemas"])] == list(document["components"]["schemas"])
    return normalized, api


def wire_types(api: Api, name: str) -> dict[str, Any]:
    """Return the fields of an object with their types."""
    schema = api.schemas[name]
    assert isinstance(schema, Object)
    return {each.wire: each.type for each in schema.fields}


def test_a_later_revision_goes_through() -> None:
    """Beta twins, array headers, SDP bodies and newer constructs need no change of the pipeline."""
    normalized, api = small("later.yaml")
    assert [(each.verb, each.path, each.query, each.id) for each in api.operations] == [
        ("POST", "/responses", (), "createResponse"),
        ("POST", "/responses", (("beta", "true"),), "createBetaResponse"),
        ("GET", "/responses/{response_id}", (("beta", "true"),), "getBetaResponse"),
        ("POST", "/realtime/calls", (), "createCall"),
        ("GET", "/organization/{id}/usage", (), "usage"),
    ]
    assert [name for name, schema in api.schemas.items() if schema.inline] == [
        "ResponsePropertiesTool",
        "BetaCreateResponseAgentInline",
        "BetaCreateResponseAgentStored",
        "CreateCallRequest",
    ]
    assert api.operations[1].parameters[0].type == ListOf(Ref("BetaFeature"))
    assert [each.media for each in api.operations[3].bodies] == ["multipart/form-data", "application/sdp"]
    assert api.operations[3].bodies[0].encoding == (("sdp", "application/sdp"),)
    assert wire_types(api, "BetaResponse") == wire_types(api, "Response")
    assert wire_types(api, "CompoundFilter")["filters"] == ListOf(UnionOf((Primitive("str"), Ref("CompoundFilter"))))
    assert api.servers == ("https://eu.example/v1",)
    assert api.security_schemes["Same"] == api.security_schemes["ApiKeyAuth"]
    assert [defect.what for defect in normalized.defects] == [
        "`required` names undeclared properties: role",
        "`required` names undeclared properties: type",
    ]


def test_an_earlier_revision_goes_through() -> None:
    """OpenAPI 3.0 with its spelling of null, undeclared required names and misspelt types needs no change."""
    normalized, api = small("earlier.yaml")
    null = Primitive("none")
    text = Primitive("str")
    request = wire_types(api, "CreateChatCompletionRequest")
    assert request["model"] == UnionOf((text, Literal(("gpt-4", "gpt-3.5-turbo"))))
    assert request["stop"] == UnionOf((text, ListOf(text), null))
    assert request["logit_bias"] == UnionOf((MapOf(Primitive("int")), null))
    assert request["response_format"] == Ref("CreateChatCompletionRequestResponseFormat")
    assert wire_types(api, "UserMessage")["content"] == UnionOf((text, ListOf(text), null))
    assert wire_types(api, "ToolMessage")["call"] == UnionOf((Ref("Call"), null))
    assert wire_types(api, "ChatCompletionChoice") == {
        "finish_reason": UnionOf((Literal(("stop", "length")), null)),
        "logprobs": UnionOf((Ref("Call"), null)),
    }
    assert wire_types(api, "CreateFileRequest")["file"] == Primitive("binary")
    assert [defect.what for defect in normalized.defects] == [
        "`type: float` is read as `type: number`",
        "`required` names undeclared properties: tool_call_id",
    ]


def test_work_grows_with_the_document(document: Any) -> None:
    """Ten times the schemas make ten times the parser's components: no schema is copied into its users."""

    def components(count: int) -> int:
        schemas = {
            f"S{index}": {
                "allOf": [{"$ref": f"#/components/schemas/S{index - 1}"}] if index % 10 else [],
                "type": "object",
                "properties": {f"p{index}": {"type": "object", "properties": {"x": {"type": "string"}}}},
            }
            for index in range(count)
        }
        document = {"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": schemas}}
        return len(normalize(document).document["components"]["schemas"])

    assert components(400) == 10 * components(40) == 800


def _values(value: Any) -> list[Any]:
    """Yield all values inside a value of the API."""
    found = [value]
    if dataclasses.is_dataclass(value):
        inner: Any = [getattr(value, each.name) for each in dataclasses.fields(value)]
    elif isinstance(value, dict):
        inner = list(value.values())
    elif isinstance(value, (list, tuple)):
        inner = value
    else:
        inner = []
    for each in inner:
        found += _values(each)
    return found


def _with_prose(value: Any, kind: str) -> Any:
    """Return a document with prose added to every object that may have it."""
    if isinstance(value, list):
        return [_with_prose(each, kind) for each in value]
    if not isinstance(value, dict):
        return value
    wordy = {}
    for key, each in value.items():
        slot = slot_of(kind, key) or ""
        if slot.startswith("{"):
            inner = slot[1:-1]
            wordy[key] = {name: _with_prose(member, inner) for name, member in each.items()} if inner else each
        else:
            wordy[key] = _with_prose(each, slot.strip("[]")) if slot.strip("[]{}") else each
    words = {
        "Schema": ("description", "example"),
        "Operation": ("summary", "description"),
        "Parameter": ("description",),
    }
    for word in words.get(kind, ()):
        if "$ref" not in value or kind == "Schema":
            wordy.setdefault(word, f"Words about {len(wordy)}.\n\nMore words.")
    return wordy


def _without_words(api: Api) -> tuple[Any, ...]:
    def schema(each: Schema) -> Schema:
        facts = dataclasses.replace(each.facts, description="")
        if isinstance(each, Alias):
            return dataclasses.replace(each, facts=facts)
        return dataclasses.replace(each, facts=facts, fields=tuple(map(field, each.fields)))

    def field(each: Field) -> Field:
        return dataclasses.replace(each, facts=dataclasses.replace(each.facts, description=""))

    operations = [
        dataclasses.replace(
            each,
            summary="",
            parameters=tuple(
                dataclasses.replace(one, facts=dataclasses.replace(one.facts, description=""))
                for one in each.parameters
            ),
        )
        for each in api.operations
    ]
    return [(name, schema(each)) for name, each in api.schemas.items()], operations, api.webhooks, api.security_schemes
