"""Edits of the small document (tests/pipeline/golden/small.yaml) and the packages that they make."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.build import Build
from pipeline.load import text as reader
from pipeline.manifest.short import whole
from tests.pipeline.generating import ROOT, build, workshop

Document: TypeAlias = "dict[str, Any]"
SMALL = ROOT / "tests" / "pipeline" / "golden" / "small.yaml"


@cache
def _small() -> Document:
    value, _ = reader.read(SMALL.read_bytes(), "small.yaml")
    document: Document = value
    return document


def small() -> Document:
    """A copy of the small document."""
    return deepcopy(_small())


def packaged(document: Document, folder: Path) -> tuple[dict[str, Any], Path]:
    """Generate the package of a document; return its manifest and the folder that holds it."""
    made: Build = build(document, workshop(folder / "workshop"))
    out = folder / "out"
    for name, text in made.files.items():
        path = out / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return whole(json.loads(made.files["api-surface.json"])), out


def schemas(document: Document) -> Document:
    found: Document = document["components"]["schemas"]
    return found


def properties(document: Document, name: str) -> Document:
    found: Document = schemas(document)[name]["properties"]
    return found


# --- edits ------------------------------------------------------------------------------------------------------------


def remove_class(document: Document) -> None:
    del schemas(document)["TripArrivedEvent"]
    del document["webhooks"]


def rename_class(document: Document) -> None:
    text = json.dumps(document).replace("schemas/Paper", "schemas/Sheet").replace('"Paper":', '"Sheet":')
    document.clear()
    document.update(json.loads(text))


def class_to_union(document: Document) -> None:
    schemas(document)["Sheet"] = schemas(document)["Paper"]
    schemas(document)["Form"] = {"type": "object", "properties": {"form_id": {"type": "string"}}}
    schemas(document)["Paper"] = {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Sheet", "Form")]}


def remove_attribute(document: Document) -> None:
    del properties(document, "Vehicle")["class"]


def change_attribute(document: Document) -> None:
    properties(document, "Paper")["id"] = {"type": "integer"}


def text_to_class(document: Document) -> None:
    properties(document, "TripArrivedEvent")["trip_id"] = {"$ref": "#/components/schemas/Trip"}


def widen_attribute(document: Document) -> None:
    properties(document, "Paper")["id"] = {"type": ["string", "integer"]}


def may_lack_attribute(document: Document) -> None:
    schemas(document)["TripList"]["required"].remove("has_more")


def narrow_attribute(document: Document) -> None:
    properties(document, "TripArrivedEvent")["trip_id"] = {"enum": ["a", "b"]}


def require_argument(document: Document) -> None:
    schemas(document)["CreateTripRequest"]["required"].append("note")


def add_required_argument(document: Document) -> None:
    properties(document, "CreateTripRequest")["captain"] = {"type": "string"}
    schemas(document)["CreateTripRequest"]["required"].append("captain")


def remove_argument(document: Document) -> None:
    del document["paths"]["/trips"]["get"]["parameters"][0]


def narrow_argument(document: Document) -> None:
    properties(document, "CreateTripRequest")["note"] = {"enum": ["short", "long"]}


def remove_value(document: Document) -> None:
    schemas(document)["Route"]["enum"].remove("south")


def add_value(document: Document) -> None:
    schemas(document)["Route"]["enum"].append("west")


def remove_method(document: Document) -> None:
    del document["paths"]["/trips"]["get"]


def move_method(document: Document) -> None:
    document["paths"]["/journeys"] = document["paths"].pop("/trips")


def rename_path_parameter(document: Document) -> None:
    item = document["paths"].pop("/ferries/{ferry_id}/papers")
    item["post"]["parameters"][0]["name"] = "boat_id"
    document["paths"]["/ferries/{boat_id}/papers"] = item


def other_answer(document: Document) -> None:
    answers = document["paths"]["/ferries/{ferry_id}/papers"]["post"]["responses"]
    answers["200"]["content"]["application/json"]["schema"] = {"type": "string"}


def no_page(document: Document) -> None:
    schemas(document)["TripList"]["properties"]["captain"] = {"type": "string"}
    del document["paths"]["/trips"]["get"]["parameters"][0]


def no_stream(document: Document) -> None:
    del document["paths"]["/trips"]["post"]["responses"]["200"]["content"]["text/event-stream"]
    del properties(document, "CreateTripRequest")["stream"]


def union_member(document: Document) -> None:
    schemas(document)["Crate"] = {"type": "object", "required": ["type"], "properties": {"type": {"const": "crate"}}}
    schemas(document)["Load"]["oneOf"].append({"$ref": "#/components/schemas/Crate"})


def inline_to_named(document: Document) -> None:
    berth = schemas(document)["Trip"]["allOf"][1]["properties"].pop("berth")
    schemas(document)["Berth"] = berth
    schemas(document)["Trip"]["allOf"][1]["properties"]["berth"] = {"$ref": "#/components/schemas/Berth"}


def add_things(document: Document) -> None:
    properties(document, "Paper")["pages"] = {"type": "integer"}
    properties(document, "CreateTripRequest")["quiet"] = {"type": "boolean"}
    document["paths"]["/papers"] = deepcopy(document["paths"]["/trips"])
    for operation in document["paths"]["/papers"].values():
        operation["operationId"] += "Again"


DAYS: list[dict[Callable[[Document], None], set[str]]] = [
    {
        rename_class: {"models.Paper"},
        remove_class: {"AsyncSmallClient", "SmallClient", "models.TripArrivedEvent", "models.WebhookEvent"},
        remove_attribute: {"models.Vehicle"},
        may_lack_attribute: {"models.TripList"},
        require_argument: {"models.CreateTripRequest", "trips.create"},
        remove_argument: {"trips.list"},
        remove_value: {"models.Route"},
        union_member: {"models.Load"},
    },
    {
        class_to_union: {"models.Paper"},
        text_to_class: {"models.TripArrivedEvent"},
        add_required_argument: {"models.CreateTripRequest", "trips.create"},
        remove_method: {"trips.list"},
        add_value: {"models.Route"},
        rename_path_parameter: {"ferries.papers.create"},
        inline_to_named: {"models.TripBerth"},
    },
    {
        change_attribute: {"models.Paper"},
        narrow_attribute: set(),
        narrow_argument: {"models.CreateTripRequest", "trips.create"},
        no_page: {"trips.list"},
        other_answer: {"ferries.papers.create"},
    },
    {
        add_things: set(),
        widen_attribute: {"models.Paper"},
        move_method: {"trips.create", "trips.list"},
    },
    {no_stream: {"models.CreateTripRequest", "models.Trip", "trips.create"}},
]
"""Edits that are made together, and the entries that each breaks. No entry is broken by two of a day, so none hides another."""
