"""Arguments, answers, pages and streams, each on a document of a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.api import MISSING, ListOf, Literal, Primitive, Ref
from pipeline.errors import Unsupported
from pipeline.normalize import normalize
from pipeline.package import MethodPlan, MixinPlan, PackagePlan, ResourcePlan
from pipeline.parse import parse
from pipeline.plan import plan, read

STRING = {"type": "string"}
OK = {"200": {"description": "", "content": {"application/json": {"schema": {"type": "object"}}}}}


def planned(
    paths: dict[str, Any], schemas: dict[str, Any] | None = None, surface: str = "", folder: Path = Path("nowhere")
) -> PackagePlan:
    """The plan of a small document."""
    if surface:
        (folder / "surface.toml").write_text(surface)
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas or {}},
    }
    return plan(parse(normalize(document)), read(folder), package="small")


def method(paths: dict[str, Any], schemas: dict[str, Any] | None = None, **more: Any) -> MethodPlan:
    """The one method of a document with one operation."""
    (resource,) = planned(paths, schemas, **more).resources
    while resource.children:
        (resource,) = resource.children
    (found,) = resource.methods
    return found


def post(body: dict[str, Any], **operation: Any) -> dict[str, Any]:
    """`POST /things` with some media types of a required body."""
    content = {media: {"schema": schema} for media, schema in body.items()}
    return {"/things": {"post": {"requestBody": {"required": True, "content": content}, "responses": OK, **operation}}}


def parameter(name: str, location: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": location, "schema": STRING, **more}


# --- arguments --------------------------------------------------------------------------------------------------------


def test_the_last_path_parameter_comes_first() -> None:
    """It is the thing that the method is about; the others follow by keyword, required ones before optional ones."""
    parameters = [
        parameter("limit", "query"),
        parameter("store_id", "path", required=True),
        parameter("kind", "query", required=True),
        parameter("file_id", "path", required=True),
    ]
    found = method({"/stores/{store_id}/files/{file_id}": {"get": {"parameters": parameters, "responses": OK}}})
    assert [a.python for a in found.arguments] == ["file_id", "store_id", "kind", "limit"]
    assert [a.required for a in found.arguments] == [True, True, True, False]


def test_what_people_look_for_comes_first(tmp_path: Path) -> None:
    """What surface.toml puts first leads the required arguments, the others, and the deprecated ones, which are last."""
    names = ("b", "old", "model", "input", "a", "older_model")
    properties = {name: {**STRING, "deprecated": name.startswith("old")} for name in names}
    body = {"application/json": {"type": "object", "properties": properties, "required": ["a", "input"]}}
    surface = '[arguments]\nfirst = ["model", "input", "older_model"]\n'
    made = method(post(body), surface=surface, folder=tmp_path)
    assert [each.python for each in made.arguments] == ["input", "a", "model", "b", "older_model", "old"]


def test_an_argument_that_nothing_has_is_not_put_first(tmp_path: Path) -> None:
    """Its entry describes nothing."""
    (tmp_path / "surface.toml").write_text('[arguments]\nfirst = ["a", "messages"]\n')
    surface = read(tmp_path)
    surface.order(["a", "b"])
    assert surface.idle == ["[arguments] messages"]


def test_names_that_yield() -> None:
    """Brackets go, keywords and names of call options get an underscore, a name used twice gets its place."""
    parameters = [parameter("include[]", "query"), parameter("from", "query"), parameter("id", "query")]
    body = {"type": "object", "properties": {"timeout": STRING, "id": STRING, "query": STRING}}
    found = method(post({"application/json": body}, parameters=parameters))
    assert {a.wire: a.python for a in found.arguments if a.place == "query"} == {
        "include[]": "include", "from": "from_", "id": "id",
    }  # fmt: skip
    assert {a.wire: a.python for a in found.arguments if a.place == "body"} == {
        "timeout": "timeout_", "id": "body_id", "query": "query",
    }  # fmt: skip


def test_two_media_types_become_one_signature() -> None:
    """The union of the properties; required is what both require; what differs is told as required sets."""
    json = {"type": "object", "properties": {"images": STRING, "prompt": STRING}, "required": ["images", "prompt"]}
    form = {
        "type": "object",
        "properties": {"image": {"type": "string", "format": "binary"}, "prompt": STRING},
        "required": ["image", "prompt"],
    }
    found = method(post({"application/json": json, "multipart/form-data": form}))
    assert found.body == "either"
    assert {a.python: (a.required, a.file) for a in found.arguments} == {
        "prompt": (True, False), "images": (False, False), "image": (False, True),
    }  # fmt: skip
    assert {frozenset(names) for names in found.required_sets} == {
        frozenset({"images", "prompt"}), frozenset({"image", "prompt"}),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "name", "type_"),
    [
        ({"type": "array", "items": STRING}, "items", ListOf(Primitive("str"))),
        (STRING, "value", Primitive("str")),
    ],
)
def test_a_body_without_properties_is_one_argument(schema: dict[str, Any], name: str, type_: Any) -> None:
    """A list is `items`, anything else `value`."""
    (argument,) = method(post({"application/json": schema})).arguments
    assert (argument.python, argument.place, argument.type) == (name, "whole", type_)


def test_a_union_of_objects_is_spread() -> None:
    """The properties of all members are arguments; required is what all of them require."""
    one = {"type": "object", "properties": {"kind": STRING, "a": STRING}, "required": ["kind", "a"]}
    two = {"type": "object", "properties": {"kind": STRING, "b": STRING}, "required": ["kind"]}
    found = method(post({"application/json": {"oneOf": [one, two]}}))
    assert {a.python: a.required for a in found.arguments} == {"kind": True, "a": False, "b": False}


@pytest.mark.parametrize(
    ("media", "kind", "content_type"),
    [
        (["application/json"], "json", ""),
        (["application/json", "application/x-www-form-urlencoded"], "json", ""),
        (["application/x-www-form-urlencoded"], "form", ""),
        (["multipart/form-data", "application/sdp"], "sdp_or_multipart", ""),
        (["application/merge-patch+json"], "json", "application/merge-patch+json"),
        (["application/octet-stream"], "raw", "application/octet-stream"),
    ],
)
def test_how_a_body_is_sent(media: list[str], kind: str, content_type: str) -> None:
    """JSON before a form, multipart by its files, anything else as it is."""
    schema = {"type": "object", "properties": {"sdp": STRING}}
    raw = {"type": "string", "format": "binary"}
    found = method(
        post({name: raw if name in ("application/octet-stream", "application/sdp") else schema for name in media})
    )
    assert (found.body, found.body_media) == (kind, content_type)


def test_an_unknown_pair_of_media_types_is_refused() -> None:
    """Nobody said which one to send, so the build stops and names both."""
    with pytest.raises(Unsupported, match="text/csv, application/xml"):
        method(post({"text/csv": STRING, "application/xml": STRING}))


# --- answers, pages, streams ------------------------------------------------------------------------------------------


def answering(**content: dict[str, Any]) -> dict[str, Any]:
    """`GET /things` with some media types in its answer; `_` in a name stands for `/`."""
    media = {name.replace("_", "/"): {"schema": schema} for name, schema in content.items()}
    return {"/things": {"get": {"responses": {"200": {"description": "", "content": media}}}}}


def test_answers() -> None:
    """Bytes, text, nothing, JSON, and JSON or text under one name."""
    assert method(answering(application_zip={"type": "string"})).answer == Primitive("binary")
    assert method(answering(text_plain={"type": "string"})).answer == Primitive("str")
    assert method({"/things": {"get": {"responses": {"204": {"description": ""}}}}}).answer is None
    assert method(
        answering(application_json={"$ref": "#/components/schemas/T"}),
        {"T": {"type": "object", "properties": {"a": STRING}}},
    ).answer == Ref("T")
    found = planned(
        {
            "/things": {
                "get": {
                    "operationId": "get_things",
                    **answering(application_json={"type": "object", "properties": {"a": STRING}}, text_plain=STRING)[
                        "/things"
                    ]["get"],
                }
            }
        }
    )
    assert found.resources[0].methods[0].answer == Ref("GetThingsAnswer")


ENVELOPE = {
    "has_more": {"type": "boolean"}, "object": STRING, "first_id": STRING, "last_id": STRING,
}  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "query", "item", "kind"),
    [
        (ENVELOPE, ["after", "limit"], {"id": STRING}, "CursorPage"),
        (ENVELOPE, ["after"], {"name": STRING}, "ConversationCursorPage"),
        ({"has_more": {"type": "boolean"}, "next": STRING}, ["after"], {"id": STRING}, "NextCursorPage"),
        ({"has_more": {"type": "boolean"}, "next_page": STRING}, ["page"], {"id": STRING}, "TokenPage"),
        ({"object": STRING}, [], {"id": STRING}, "Page"),
        ({"object": STRING, "usage": STRING}, [], {"id": STRING}, None),
        ({"created": STRING}, [], {"id": STRING}, None),
    ],
)
def test_pages(fields: dict[str, Any], query: list[str], item: dict[str, Any], kind: str | None) -> None:
    """The kind of page follows from the fields of the answer and the query."""
    data = {"type": "array", "items": {"type": "object", "properties": item}}
    operation = {
        "parameters": [parameter(name, "query") for name in query],
        "responses": {
            "200": {
                "description": "",
                "content": {"application/json": {"schema": {"type": "object", "properties": {"data": data, **fields}}}},
            }
        },
    }
    found = method({"/things": {"get": operation}})
    assert (found.page.kind if found.page else None) == kind
    assert found.name == "list"


def test_streams(tmp_path: Path) -> None:
    """Marked by its answer, by `stream` in the body, or by surface.toml; family by the event's schema."""
    event = {"E": {"type": "object", "properties": {"type": {"const": "e"}}}}
    body = {"type": "object", "properties": {"stream": {"type": "boolean"}}}
    marked = {
        "200": {
            "description": "",
            "content": {
                "application/json": {"schema": {}},
                "text/event-stream": {"schema": {"$ref": "#/components/schemas/E"}},
            },
        }
    }
    found = method(
        post({"application/json": body}, responses=marked), event, surface='[families]\nE = "chat"\n', folder=tmp_path
    )
    assert found.stream is not None
    assert (found.stream.event, found.stream.family, found.stream.switch) == (
        Ref("E"),
        "chat",
        "stream",
    )
    unmarked = method(post({"application/json": body}))
    assert unmarked.stream is not None
    assert unmarked.stream.event == Primitive("any")
    entry = '[streams]\n"POST /things" = { event = "E", switch = "format", value = "sse" }\n'
    formatted = {"type": "object", "properties": {"format": {"enum": ["wav", "sse"]}}}
    told = method(post({"application/json": formatted}), event, surface=entry, folder=tmp_path)
    assert told.stream is not None
    assert (told.stream.switch, told.stream.switch_value) == ("format", "sse")


@pytest.mark.parametrize(
    ("type_", "streams"),
    [
        ({"type": "boolean"}, True), ({"type": ["boolean", "null"]}, True), ({}, True), ({"enum": [True]}, True),
        ({"anyOf": [{"type": "string"}, {"type": "boolean"}]}, True), ({"type": "string"}, False),
        ({"type": "integer"}, False), ({"enum": [False]}, False), ({"type": "object", "properties": {}}, False),
    ],
)  # fmt: skip
def test_what_turns_a_stream_on(type_: dict[str, Any], streams: bool) -> None:
    """`stream` does, where it may be true; a stream that has an id or a name is something else."""
    found = method(post({"application/json": {"type": "object", "properties": {"stream": type_}}}))
    assert (found.stream is not None) is streams


EVENTS = {"application/json": {"schema": {}}, "text/event-stream; charset=utf-8": {"schema": {}}}


def test_a_stream_is_asked_for_by_its_media_type() -> None:
    """Where no field turns an event stream on, an argument that is not sent chooses it."""
    body = {"type": "object", "properties": {"a": STRING}}
    answer = {"200": {"description": "", "content": EVENTS}}
    found = method(post({"application/json": body}, responses=answer))
    assert found.stream is not None
    assert (found.stream.switch, found.stream.by_accept) == ("stream", True)
    assert {a.python: a.place for a in found.arguments} == {"a": "body", "stream": "accept"}


def test_a_call_that_only_streams() -> None:
    """Where there is nothing but an event stream, nothing has to turn it on."""
    only = {"200": {"description": "", "content": {"text/event-stream": {"schema": STRING}}}}
    found = method({"/things": {"get": {"responses": only}}})
    assert found.stream is not None
    assert (found.stream.switch, found.arguments, found.answer) == ("", (), None)


def test_a_stream_whose_switch_is_something_else_is_refused() -> None:
    """A path parameter called `stream` leaves no name for the switch; the error says what to write."""
    answer = {"200": {"description": "", "content": EVENTS}}
    parameters = [parameter("stream", "path", required=True)]
    with pytest.raises(Unsupported, match=r'"GET /things/\{stream\}" = \{ switch'):
        method({"/things/{stream}": {"get": {"parameters": parameters, "responses": answer}}})


def test_an_entry_of_streams_that_does_not_fit_is_idle(tmp_path: Path) -> None:
    """An argument or an event that the document does not have is told as an entry that applies to nothing."""
    entry = '[streams]\n"POST /things" = { event = "Gone", switch = "format", value = "sse" }\n'
    plain = planned(post({"application/json": {"type": "object"}}), surface=entry, folder=tmp_path)
    assert plain.idle == ("[streams] POST /things: no argument format",)
    body = {"type": "object", "properties": {"format": STRING}}
    streamed = planned(post({"application/json": body}), surface=entry, folder=tmp_path)
    assert streamed.idle == ("[streams] POST /things: no schema Gone",)


def test_formats_that_are_plain_text() -> None:
    """Which values of response_format make the answer text is known with the operation; other formats, and objects, are not."""
    for schema, formats in (
        ({"type": "string", "enum": ["json", "vtt", "text"]}, ("text", "vtt")),
        ({"anyOf": [{"type": "string", "enum": ["srt"]}, {"type": "null"}]}, ("srt",)),
        (STRING, ("text", "srt", "vtt")),
        ({"type": "string", "enum": ["mp3", "wav"]}, ()),
        ({"type": "object", "properties": {"type": {"const": "text"}}}, ()),
    ):
        body = {"type": "object", "properties": {"response_format": schema}}
        assert method(post({"multipart/form-data": body})).text_formats == formats
    other = {"type": "object", "properties": {"format": {"type": "string", "enum": ["text"]}}}
    assert method(post({"application/json": other})).text_formats == ()


def test_vectors(tmp_path: Path) -> None:
    """surface.toml says which argument asks for base64: it has no default then, since the client decides. It must exist."""
    format_ = {"type": "string", "enum": ["float", "base64"], "default": "float"}
    body = {"type": "object", "properties": {"format": format_}}
    assert method(post({"application/json": body})).vectors == ""
    assert method(post({"application/json": body})).arguments[0].facts.default == "float"
    entry = '[vectors]\n"POST /things" = "format"\n'
    told = method(post({"application/json": body}), surface=entry, folder=tmp_path)
    assert told.vectors == "format"
    assert told.arguments[0].facts.default is MISSING
    plain = planned(post({"application/json": {"type": "object"}}), surface=entry, folder=tmp_path)
    assert plain.idle == ("[vectors] POST /things: no argument format",)


def test_literals_stay_in_order() -> None:
    """An enum keeps the order of the document."""
    (argument,) = method(
        post({"application/json": {"type": "object", "properties": {"size": {"enum": ["m", "s", "l"]}}}})
    ).arguments
    assert argument.type == Literal(("m", "s", "l"))


def test_a_list_of_betas_has_a_name_of_its_own() -> None:
    """The header that lists previews is `betas`, if it is a list; any other header keeps its name."""
    names = {"type": "array", "items": STRING}
    parameters = [
        {**parameter("openai-beta", "header"), "schema": {"anyOf": [names, {"type": "null"}]}},
        parameter("vendor-beta", "header"),
        {**parameter("trace-ids", "header"), "schema": names},
    ]
    found = method({"/things": {"get": {"parameters": parameters, "responses": OK}}})
    assert {a.wire: a.python for a in found.arguments} == {
        "openai-beta": "betas", "vendor-beta": "vendor_beta", "trace-ids": "trace_ids",
    }  # fmt: skip


def test_what_sdks_compute_is_computed_for_twins_too(tmp_path: Path) -> None:
    """A mixin serves every class that has the property which it computes; without one the build stops."""
    computed = {"type": "string", "x-oaiSupportedSDKs": ["python"]}
    schemas = {
        name: {"type": "object", "properties": {"id": STRING, "output_text": computed}} for name in ("R", "BetaR")
    }
    found = planned({}, schemas, surface='[extends]\nR = "output_text:Text"\n', folder=tmp_path)
    members = {member.name: member for area in found.areas for member in area.members}
    assert {name: getattr(member, "mixin", None) for name, member in members.items()} == {
        "R": ("output_text", "Text"), "BetaR": ("output_text", "Text"),
    }  # fmt: skip
    with pytest.raises(Unsupported, match=r"R\.output_text is computed by SDKs"):
        planned({}, schemas)


def test_a_mixin_of_a_resource_gives_what_a_method_gives(tmp_path: Path) -> None:
    """The method in brackets says what a generic mixin gives; where the resource has no such method, there is no mixin."""
    answer = {
        "200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}
    }
    paths = {"/things/{id}": {"get": {"parameters": [parameter("id", "path", required=True)], "responses": answer}}}
    schemas = {"A": {"type": "object", "properties": {"id": STRING}}}

    def mixin(entry: str) -> tuple[MixinPlan | None, tuple[str, ...]]:
        found = planned(paths, schemas, surface=f'[extends]\nthings = "{entry}"\n', folder=tmp_path)
        return found.resources[0].mixin, found.idle

    assert mixin("m.n:C[retrieve]") == (MixinPlan("m.n", "C", Ref("A")), ())
    assert mixin("m:C") == (MixinPlan("m", "C"), ())
    assert mixin("m:C[poll]") == (None, ("[extends] things",))


def test_twins_stream_and_page_alike(tmp_path: Path) -> None:
    """What surface.toml says of an operation holds for its twin under a fixed query, with the twins of its schemas."""
    body = post({"application/json": {"type": "object", "properties": {"stream": {"type": "boolean"}}}})["/things"]
    events = {name: {"type": "object", "properties": {"type": {"const": "e"}}} for name in ("E", "BetaE", "Other")}
    entry = (
        '[queries]\n"beta=true" = "beta"\n[families]\nE = "chat"\n[streams]\n"POST /things" = { event = "E" }\n'
        '"POST /others" = { event = "Other", family = "images" }\n'
    )
    paths = {"/things": body, "/things?beta=true": body, "/others": body, "/others?beta=true": body}
    found = {
        m.path + "?" * bool(m.query): m.stream
        for r in _walk(planned(paths, events, surface=entry, folder=tmp_path))
        for m in r.methods
    }
    assert {path: (stream.event, stream.family) for path, stream in found.items() if stream} == {
        "/things": (Ref("E"), "chat"),
        "/things?": (Ref("BetaE"), "chat"),
        "/others": (Ref("Other"), "images"),
        "/others?": (Ref("Other"), "images"),
    }


def _walk(made: PackagePlan) -> list[ResourcePlan]:
    """All resources of a plan."""
    found, waiting = [], list(made.resources)
    while waiting:
        found.append(waiting.pop())
        waiting += found[-1].children
    return found
