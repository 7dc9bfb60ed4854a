"""What a later or an earlier revision of the pinned document may look like: changes made to a copy of it in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
REF = "#/components/schemas/"


def each_node(value: Any, change: Callable[[Json], Json | None]) -> Any:
    """Rebuild a value from the leaves up; `change` may replace an object by another one."""
    if isinstance(value, list):
        return [each_node(item, change) for item in value]
    if not isinstance(value, dict):
        return value
    rebuilt = {key: each_node(item, change) for key, item in value.items()}
    changed = change(rebuilt)
    return rebuilt if changed is None else changed


def references(value: Any) -> set[str]:
    """The components that a value refers to directly."""
    found: set[str] = set()

    def note(node: Json) -> None:
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith(REF):
            found.add(reference.removeprefix(REF))

    each_node(value, note)
    return found


def reachable(document: Json, roots: set[str]) -> set[str]:
    """The components that some components lead to, these included."""
    found: set[str] = set()
    waiting = set(roots)
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= references(document["components"]["schemas"][name]) - found
    return found


# --- a later revision ---------------------------------------------------------------------------------------------------

BETA = (
    ("post", "/responses"),
    ("get", "/responses/{response_id}"),
    ("delete", "/responses/{response_id}"),
    ("post", "/responses/{response_id}/cancel"),
    ("get", "/responses/{response_id}/input_items"),
    ("post", "/responses/input_tokens"),
    ("post", "/responses/compact"),
)


def add_beta_twins(document: Json) -> None:
    """Put seven operations under `?beta=true`, with a twin Beta* of every schema, and let them take `openai-beta`."""
    operations = [document["paths"][path][verb] for verb, path in BETA]
    twins = reachable(document, references(operations))
    renamed = each_node(
        {"schemas": {name: document["components"]["schemas"][name] for name in twins}, "operations": operations},
        lambda node: {**node, "$ref": f"{REF}Beta{node['$ref'].removeprefix(REF)}"} if "$ref" in node else None,
    )
    schemas = document["components"]["schemas"]
    schemas |= {f"Beta{name}": renamed["schemas"][name] for name in document["components"]["schemas"] if name in twins}
    schemas["BetaFeature"] = {"anyOf": [{"type": "string"}, {"enum": ["responses_agents=v1"]}]}
    header = {
        "name": "openai-beta",
        "in": "header",
        "schema": {"type": "array", "items": {"$ref": f"{REF}BetaFeature"}},
    }
    document["components"].setdefault("parameters", {})["BetaHeader"] = header
    for (verb, path), operation in zip(BETA, renamed["operations"], strict=True):
        operation["operationId"] = f"Beta{operation['operationId']}"
        operation.setdefault("parameters", []).append({"$ref": "#/components/parameters/BetaHeader"})
        document["paths"].setdefault(f"{path}?beta=true", {})[verb] = operation


def add_resource(document: Json) -> None:
    """Add a tag that nobody has seen: a collection, its items, what one can do with them, and a stream."""
    document["tags"].append({"name": "Lighthouses"})
    one = {"name": "lighthouse_id", "in": "path", "required": True, "schema": {"type": "string"}}

    def answer(name: str, **more: Any) -> Json:
        return {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": REF + name}}, **more}}}

    def body(name: str) -> Json:
        return {"required": True, "content": {"application/json": {"schema": {"$ref": REF + name}}}}

    paging = [
        {"name": "after", "in": "query", "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "integer"}},
    ]
    beams = {"text/event-stream": {"schema": {"$ref": f"{REF}BeamEvent"}}}
    operations: list[tuple[str, str, Json]] = [
        ("get", "/lighthouses", {"parameters": paging, "responses": answer("LighthouseList")}),
        ("post", "/lighthouses", {"requestBody": body("CreateLighthouse"), "responses": answer("Lighthouse")}),
        ("get", "/lighthouses/{lighthouse_id}", {"parameters": [one], "responses": answer("Lighthouse")}),
        ("post", "/lighthouses/{lighthouse_id}",
         {"parameters": [one], "requestBody": body("CreateLighthouse"), "responses": answer("Lighthouse")}),
        ("delete", "/lighthouses/{lighthouse_id}", {"parameters": [one], "responses": answer("Lighthouse")}),
        ("post", "/lighthouses/{lighthouse_id}/ignite", {"parameters": [one], "responses": answer("Lighthouse")}),
        ("get", "/lighthouses/{lighthouse_id}/beams", {"parameters": [one, *paging], "responses": answer("LighthouseList")}),
        ("post", "/lighthouses/{lighthouse_id}/beams",
         {"parameters": [one], "requestBody": body("CreateBeam"), "responses": answer("Lighthouse", **beams)}),
        ("get", "/lighthouses/{lighthouse_id}/beams/{beam_id}", {"parameters": [one], "responses": answer("Lighthouse")}),
        ("delete", "/lighthouses/{lighthouse_id}/beams/{beam_id}", {"parameters": [one], "responses": {"204": {}}}),
        ("delete", "/lighthouses/{lighthouse_id}/beams", {"parameters": [one], "responses": {"204": {}}}),
        ("get", "/lighthouses/{lighthouse_id}/settings", {"parameters": [one], "responses": answer("CreateLighthouse")}),
        ("post", "/lighthouses/{lighthouse_id}/settings",
         {"parameters": [one], "requestBody": body("CreateLighthouse"), "responses": answer("CreateLighthouse")}),
        ("get", "/organization/lighthouses", {"parameters": paging, "responses": answer("LighthouseList")}),
        ("get", "/organization/usage/lighthouses", {"responses": answer("Lighthouse")}),
        ("post", "/webhooks", {"requestBody": body("CreateLighthouse"), "responses": answer("Lighthouse")}),
        ("put", "/files/{file_id}/content",
         {"requestBody": {"content": {"application/octet-stream": {}}}, "responses": answer("Lighthouse")}),
    ]  # fmt: skip
    for verb, path, operation in operations:
        document["paths"].setdefault(path, {})[verb] = {"tags": ["Lighthouses"], **operation}
    text = {"type": "string"}
    document["components"]["schemas"] |= {
        "Lighthouse": {
            "type": "object",
            "required": ["id"],
            "properties": {"id": text, "height_m": {"type": "number"}},
        },
        "CreateLighthouse": {"type": "object", "required": ["name"], "properties": {"name": text}},
        "CreateBeam": {"type": "object", "properties": {"stream": {"type": "boolean"}, "color": text}},
        "BeamEvent": {"type": "object", "properties": {"type": {"const": "beam.on"}}},
        "LighthouseList": {
            "type": "object",
            "required": ["data", "has_more"],
            "properties": {
                "object": {"const": "list"},
                "data": {"type": "array", "items": {"$ref": f"{REF}Lighthouse"}},
                "first_id": text,
                "last_id": text,
                "has_more": {"type": "boolean"},
            },
        },
    }


def add_union_members(document: Json) -> None:
    """Add an event to the stream of responses and a tool to its tools."""
    schemas = document["components"]["schemas"]
    schemas["ResponseFogEvent"] = {
        "type": "object", "required": ["type"], "properties": {"type": {"const": "response.fog"}},
    }  # fmt: skip
    schemas["FogTool"] = {"type": "object", "required": ["type"], "properties": {"type": {"const": "fog"}}}
    schemas["ResponseStreamEvent"]["anyOf"].append({"$ref": f"{REF}ResponseFogEvent"})
    schemas["Tool"]["oneOf"].append({"$ref": f"{REF}FogTool"})


def rename_schema(document: Json, old: str, new: str) -> Json:
    """Give a component another name, wherever it is mentioned."""

    def change(node: Json) -> Json | None:
        return {**node, "$ref": REF + new} if node.get("$ref") == REF + old else None

    changed: Json = each_node(document, change)
    schemas = changed["components"]["schemas"]
    changed["components"]["schemas"] = {new if name == old else name: schema for name, schema in schemas.items()}
    return changed


# --- an earlier one -----------------------------------------------------------------------------------------------------

_BOUNDS = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))


def as_3_0(document: Json) -> Json:
    """Spell an OpenAPI 3.1 document as 3.0 would: `nullable`, enums of one, flags for exclusive bounds."""

    def change(node: Json) -> Json | None:
        if (
            isinstance(node.get("type"), list)
            and "null" in node["type"]
            and all(isinstance(t, str) for t in node["type"])
        ):
            rest = [each for each in node["type"] if each != "null"]
            return _nullable({**node, "type": rest[0]}) if len(rest) == 1 else None
        for keyword in ("anyOf", "oneOf"):
            members = node.get(keyword)
            if isinstance(members, list) and {"type": "null"} in members:
                rest = [each for each in members if each != {"type": "null"}]
                others = {key: value for key, value in node.items() if key != keyword}
                if len(rest) == 1 and isinstance(rest[0], dict):
                    return {**others, "allOf": rest, "nullable": True}
                return {**others, keyword: rest, "nullable": True}
        if "const" in node and not isinstance(node["const"], (dict, list)):
            return {key: value for key, value in node.items() if key != "const"} | {"enum": [node["const"]]}
        for flag, bound in _BOUNDS:
            if isinstance(node.get(flag), (int, float)) and not isinstance(node.get(flag), bool):
                return {**node, flag: True, bound: node[flag]}
        return None

    return {**each_node(document, change), "openapi": "3.0.3"}


def _nullable(schema: Json) -> Json:
    if "enum" in schema:
        schema = {**schema, "enum": [each for each in schema["enum"] if each is not None] + [None]}
    return {**schema, "nullable": True}
