"""Manifests written by hand, small and whole, and ways to change them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, TypeAlias

Manifest: TypeAlias = "dict[str, Any]"


def field(name: str, type_: str, *, required: bool = True, wire: str = "", pointer: str = "") -> Manifest:
    return {
        "name": name, "wire": wire or name, "type": type_, "required": required, "pointer": pointer or f"#/{name}",
    }  # fmt: skip


def model(name: str, *fields: Manifest, request: bool = False, response: bool = True) -> Manifest:
    pointer = f"#/components/schemas/{name}"
    named = [{**each, "pointer": f"{pointer}/properties/{each['wire']}"} for each in fields]
    return {"schema": name, "pointer": pointer, "fields": named, "request": request, "response": response}


def alias(name: str, type_: str, *, request: bool = False, response: bool = True) -> Manifest:
    return {
        "schema": name, "pointer": f"#/components/schemas/{name}", "type": type_, "request": request,
        "response": response,
    }  # fmt: skip


def parameter(name: str, type_: str = "str", *, required: bool = False, place: str = "body", **more: Any) -> Manifest:
    kind = more.pop("kind", "positional or keyword" if place == "path" else "keyword")
    entry = {
        "name": name, "wire": name, "type": type_, "required": required or place == "path", "place": place,
        "kind": kind, "pointer": f"#/parameters/{name}",
    }  # fmt: skip
    return entry | more


def method(verb: str, path: str, *parameters: Manifest, returns: str = "None", **more: Any) -> Manifest:
    pointer = f"#/paths/{path.replace('/', '~1')}/{verb.lower()}"
    return {
        "verb": verb, "path": path, "operation_id": f"{verb}{path}", "pointer": pointer,
        "parameters": list(parameters), "returns": returns, **more,
    }  # fmt: skip


def base() -> Manifest:
    """A package with one of each."""
    return deepcopy(
        {
            "format": 1,
            "package": "ferry",
            "version": "1",
            "spec_version": "1",
            "models": {
                "Trip": model("Trip", field("id", "str"), field("note", "str", required=False), field("load", "Load")),
                "Car": model("Car", field("kind", "Literal['car']"), field("seats", "int"), request=True),
                "Van": model("Van", field("kind", "Literal['van']"), field("length", "float"), request=True),
                "Ask": model("Ask", field("route", "Route"), field("when", "str | None", required=False),
                             request=True, response=False),
                "Empty": model("Empty"),
            },
            "aliases": {
                "Load": alias("Load", "Car | Van", request=True),
                "Route": alias("Route", "Literal['north', 'south']", request=True, response=False),
                "State": alias("State", "Literal['away', 'here']"),
            },
            "names": {"TripResponse": "Trip"},
            "webhooks": {},
            "resources": {
                "trips": {
                    "class": "Trips",
                    "hand_written": {
                        "wait": {
                            "source": "waiting:Trips",
                            "parameters": [parameter("pause_s", "float"), parameter("more", kind="any keyword")],
                            "returns": "Trip",
                        }
                    },
                    "methods": {
                        "create": method(
                            "POST", "/trips", parameter("route", "Route", required=True), parameter("note"),
                            parameter("size", "int", default=1), parameter("stream", "bool"), returns="Trip",
                            stream={"event": "Trip", "switch": "stream", "value": True},
                        ),
                        "list": method("GET", "/trips", parameter("after", place="query"), returns="Trip", page="CursorPage"),
                        "retrieve": method("GET", "/trips/{trip_id}", parameter("trip_id", place="path"), returns="Trip"),
                        "state": method("GET", "/state", returns="Trip | str"),
                    },
                },
            },
            "interface": {
                "classes": {
                    "ferry.FerryError": {"kind": "exception", "bases": ["Exception"], "fields": []},
                    "ferry.LateError": {"kind": "exception", "bases": ["ferry.FerryError"], "fields": []},
                    "ferry.Base": {"kind": "class", "bases": [], "fields": [field("common", "str")]},
                    "ferry.Client": {
                        "kind": "class",
                        "bases": ["ferry.Base"],
                        "fields": [field("timeout", "float")],
                        "methods": {
                            "__init__": {
                                "parameters": [
                                    parameter("key", "str", place="", kind="positional or keyword", required=True),
                                    parameter("base_url", "str", place="", kind="positional or keyword"),
                                ],
                                "returns": "None",
                            },
                            "close": {"parameters": [], "returns": "None"},
                        },
                    },
                    "ferry.Mode": {"kind": "enum", "bases": ["enum.Enum"], "fields": [field("FAST", "Literal['fast']")]},
                },
                "aliases": {"ferry.Seconds": {"type": "float"}},
                "functions": {"ferry.preload": {"parameters": [], "returns": "None"}},
                "values": {"ferry.UNSET": "object"},
                "names": {
                    "ferry.FerryError": "ferry.FerryError",
                    "ferry.LateError": "ferry.LateError",
                    "ferry.Base": "ferry.Base",
                    "ferry.Client": "ferry.Client",
                    "ferry.Ferry": "ferry.Client",
                    "ferry.Mode": "ferry.Mode",
                    "ferry.Seconds": "ferry.Seconds",
                    "ferry.preload": "ferry.preload",
                    "ferry.UNSET": "ferry.UNSET",
                    "ferry.transports": "ferry.transports",
                },
            },
            "python": {"requires": ">=3.10", "dependencies": ["attrs>=22", "httpx>=0.28,<1"]},
        }
    )  # fmt: skip
