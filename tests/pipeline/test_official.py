"""What the official package says besides: names, headers, pages and sources reach the package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.build import Build
from pipeline.errors import PipelineError, Unsupported
from pipeline.manifest.short import whole
from pipeline.normalize import normalize
from pipeline.parse import parse
from pipeline.parse.direct import direct
from pipeline.plan.homes import find_homes
from pipeline.plan.surface import read
from tests.pipeline.generating import build, run, workshop, written

Json = dict[str, Any]
SOURCE = "openai 9.1.0"
NEW = {"x-source": SOURCE}
STRING: Json = {"type": "string"}


def answer(schema: Json, media: str = "application/json") -> Json:
    return {"200": {"description": "", "content": {media: {"schema": schema}}}}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def operation(method: str, answers: Json | None = None, **more: Any) -> Json:
    """An operation that only the package has; `more` are keys of OpenAPI, or `x_…` for `x-official-…`."""
    official = {f"x-official-{key[2:].replace('_', '-')}": more.pop(key) for key in list(more) if key.startswith("x_")}
    responses = answers or {"204": {"description": ""}}
    return {"responses": responses, "x-official-method": method, **official, **NEW, **more}


def query(name: str, **more: Any) -> Json:
    return {"name": name, "in": "query", "schema": STRING, **more}


THINGS = {
    "type": "object",
    "properties": {"data": {"type": "array", "items": ref("Thing")}, "next": STRING},
    "required": ["data"],
}
EVENTS = {"oneOf": [ref("Went"), ref("Failed")]}
DOCUMENT: Json = {
    "openapi": "3.1.0",
    "info": {"title": "Small", "version": "1"},
    "servers": [{"url": "https://small.example/v1"}],
    "paths": {
        "/boxes": {"post": {"operationId": "makeBox", "responses": answer(ref("Box")), "x-official-names": ["boxes.make"]}},
        "/boxes/{id}": {
            "get": {
                "responses": answer(ref("Box")),
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": STRING},
                    query("view", **NEW),
                ],
                "x-official-names": ["boxes.retrieve", "boxes.get", "beta.boxes.retrieve"],
            }
        },
        "/v2/beta-things": {
            "get": operation(
                "beta.things.list",
                answer(THINGS),
                parameters=[query("page")],
                x_page="TokenPage",
                x_headers={"OpenAI-Beta": "things=v1"},
            ),
            "post": operation(
                "beta.things.create",
                answer(ref("Thing")),
                requestBody={
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"type": "object", "properties": {"async": STRING, "size": STRING}}
                        }
                    },
                    "x-official-arguments": {"size": "how_big"},
                },
                parameters=[
                    {"name": "X-View", "in": "header", "schema": STRING, "x-official-argument": "view"},
                    {"name": "Idempotency-Key", "in": "header", "schema": STRING},
                ],
            ),
        },
        "/v2/beta-things/{id}": {
            "delete": operation(
                "beta.things.remove",
                parameters=[{"name": "id", "in": "path", "required": True, "schema": STRING}],
                deprecated=True,
                **{"x-gone": "openai 9.0.0"},
            )
        },
        "/v2/beta-things/events": {
            "get": operation(
                "beta.things.events.stream", answer(EVENTS, "text/event-stream"), x_stream_mode="events"
            )
        },
        "/v2/all-things": {"get": operation("beta.things.all", answer(THINGS))},
    },
    "components": {
        "schemas": {
            "Box": {"type": "object", "properties": {"id": STRING, "lid": {**STRING, **NEW}}},
            "Thing": {"type": "object", "properties": {"id": STRING, "box": ref("Box")}, **NEW},
            "Went": {"type": "object", "properties": {"type": {"const": "went"}}, "required": ["type"], **NEW},
            "Failed": {"type": "object", "properties": {"type": {"const": "error"}}, "required": ["type"], **NEW},
        }
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(DOCUMENT, workshop(tmp_path_factory.mktemp("official") / "work"))


@pytest.fixture(scope="module")
def surface(made: Build) -> Json:
    return whole(json.loads(made.files["api-surface.json"]))


def methods(surface: Json) -> Json:
    return {
        f"{path}.{name}": method
        for path, resource in surface["resources"].items()
        for name, method in resource["methods"].items()
    }


def test_the_package_leads_the_names_of_what_it_adds(surface: Json) -> None:
    """The method path of the package wins over the rules; the document's own operations keep theirs."""
    assert {name: f"{each['verb']} {each['path']}" for name, each in methods(surface).items()} == {
        "boxes.create": "POST /boxes",
        "boxes.retrieve": "GET /boxes/{id}",
        "beta.things.list": "GET /v2/beta-things",
        "beta.things.create": "POST /v2/beta-things",
        "beta.things.remove": "DELETE /v2/beta-things/{id}",
        "beta.things.events.stream": "GET /v2/beta-things/events",
        "beta.things.all": "GET /v2/all-things",
    }


def test_surface_toml_overrules_the_package(tmp_path: Path) -> None:
    """An entry of [methods] and [pages] decides for operations of the package too."""
    decisions = '[methods]\n"GET /v2/beta-things" = "things.find"\n[pages]\n"GET /v2/beta-things" = "none"\n'
    found = build(DOCUMENT, workshop(tmp_path / "work", surface=decisions))
    assert "page" not in methods(json.loads(found.files["api-surface.json"]))["things.find"]


def test_arguments_are_called_as_in_the_package(surface: Json) -> None:
    """Parameters and fields have the package's names; the key against repetition is the option of every method."""
    found = methods(surface)["beta.things.create"]["parameters"]
    assert {each["wire"]: each["name"] for each in found} == {"X-View": "view", "async": "async_", "size": "how_big"}


def test_pages_are_those_of_the_package(surface: Json) -> None:
    """The package says how a list is paged, and that one is no page at all."""
    assert methods(surface)["beta.things.list"]["page"] == "TokenPage"
    assert "page" not in methods(surface)["beta.things.all"]


def test_headers_streams_and_deprecation_reach_the_operation(made: Build) -> None:
    """Fixed headers are sent, errors of some streams are events, and what is gone says since when."""
    text = "".join(each for name, each in made.files.items() if name.startswith("resources/beta/things"))
    assert 'headers=(("OpenAI-Beta", "things=v1"),)' in text
    assert text.count("error_events=True") == 1
    assert "Deprecated: the official package has it no longer, since 9.0.0." in text


def test_second_names_are_methods_too(made: Build, surface: Json, tmp_path: Path) -> None:
    """Another name in its resource is the same method; below another resource, the whole resource is reached there."""
    assert surface["resources"]["boxes"]["second_names"] == {"get": "retrieve", "make": "create"}
    assert surface["resources"]["beta"]["links"] == {"boxes": "boxes"}
    program = """
import small
from small.transports import MemoryTransport, Reply
transport = MemoryTransport([Reply(json={"id": "b"})] * 3)
client = small.Client(api_key="k", transport=transport)
client.boxes.get("1")
client.boxes.make()
client.beta.boxes.retrieve("2")
print([f"{sent.method} {sent.url.partition('/v1')[2]}" for sent in transport.requests])
"""
    assert run(program, written(made, tmp_path)) == "['GET /boxes/1', 'POST /boxes', 'GET /boxes/2']\n"


def test_each_part_says_where_it_is_from(made: Build, surface: Json) -> None:
    """Operations, parameters, models and fields of the package say so in the surface and in docstrings; others do not."""
    found = methods(surface)
    assert {name for name, each in found.items() if each.get("source") == SOURCE} == {
        name for name in found if name.startswith("beta.")
    }
    assert "source" not in found["boxes.retrieve"]
    assert [each.get("source") for each in found["boxes.retrieve"]["parameters"]] == [None, SOURCE]
    assert [each.get("source") for each in found["beta.things.list"]["parameters"]] == [None]
    assert {name for name, each in surface["models"].items() if each.get("source")} == {
        "Thing", "Went", "Failed", "GetV2BetaThingsResponse", "GetV2AllThingsResponse",
        *(name for name in surface["models"] if name.startswith("PostV2")),
    }  # fmt: skip
    assert [each.get("source") for each in surface["models"]["Box"]["fields"]] == [None, SOURCE]
    assert "`GET /v2/beta-things`, from the official package 9.1.0\n" in made.files["resources/beta/things/__init__.py"]
    assert "From the official package 9.1.0." in made.files["resources/boxes.py"]
    models = "".join(text for name, text in made.files.items() if name.startswith("models/"))
    assert "`#/components/schemas/Thing`, from the official package 9.1.0" in models
    assert "`#/components/schemas/Box`, from" not in models


def test_both_readings_agree_on_sources() -> None:
    """The quick reading for comparisons knows the same facts as the one that packages are made from."""
    normalized = normalize(DOCUMENT)
    assert parse(normalized) == direct(normalized)
    assert parse(normalized).sources == direct(normalized).sources != {}


@pytest.mark.parametrize(
    ("method", "more", "error", "said"),
    [
        ("no path", {}, PipelineError, "'no path' is not the path of a method"),
        ("create", {}, PipelineError, "'create' is not the path of a method"),
        ("a.list", {"x_page": "OddPage"}, Unsupported, "OddPage"),
        (["a"], {}, Unsupported, "x-official-method"),
    ],
)
def test_facts_that_no_package_can_have_stop_the_build(
    tmp_path: Path, method: Any, more: Json, error: type[PipelineError], said: str
) -> None:
    """A method path that is none, and a kind of page that the runtime does not know, are refused with their place."""
    document = {**DOCUMENT, "paths": {"/a": {"get": operation(method, answer(THINGS), **more)}}}
    with pytest.raises(error, match=said) as caught:
        build(document, workshop(tmp_path / "work"))
    assert caught.value.pointer.startswith("#/paths/~1a/get")


def test_what_is_added_moves_no_class() -> None:
    """Modules of the document's schemas do not depend on what the package adds, even if that uses them as well."""
    own = {**DOCUMENT, "paths": {path: item for path, item in DOCUMENT["paths"].items() if path.startswith("/boxes")}}
    decisions = read(None)
    homes = []
    for document in (own, DOCUMENT):
        api = parse(normalize(document))
        places = {each.pointer: "boxes" if "boxes" in each.path else "things" for each in api.operations}
        homes.append(find_homes(api, places, decisions))
    assert homes[0]["Box"] == homes[1]["Box"] == "boxes"
    assert homes[1]["Thing"] == homes[1]["Went"] == "things"


def test_the_module_of_the_package_leads_where_operations_do_not(tmp_path: Path) -> None:
    """A schema that none or several areas reach goes where the package has it; names of an area may claim added ones only."""
    (tmp_path / "surface.toml").write_text(
        '[areas.boxes]\nresources = ["boxes"]\n[areas.things]\nresources = ["things"]\n'
        '[areas.live]\nresources = ["live"]\n[areas.live_events]\npart_of = "live"\nnames = ["Event"]\nadded = true\n'
    )
    (tmp_path / "official-names.yaml").write_text(
        "classes:\n  'types.live.session:Session': '#/components/schemas/Session'\n"
        "  'types.live.events:GoneEvent': '#/components/schemas/GoneEvent'\n"
    )
    added = {"type": "object", "properties": {"a": STRING}, **NEW}
    schemas = {
        **DOCUMENT["components"]["schemas"],
        "Session": added,
        "GoneEvent": added,
        "Inside": added,
        "Around": {**added, "properties": {"inside": ref("Inside"), "session": ref("Session")}},
        "BoxEvent": {"type": "object", "properties": {"box": ref("Box")}},
    }
    api = parse(normalize({**DOCUMENT, "components": {"schemas": schemas}}))
    places = {each.pointer: "boxes" if "boxes" in each.path else "things" for each in api.operations}
    homes = find_homes(api, places, read(tmp_path))
    assert (homes["Session"], homes["GoneEvent"]) == ("live", "live_events")
    assert (homes["Around"], homes["Inside"]) == ("live", "live")
    assert homes["BoxEvent"] == "boxes"
