"""api-surface.json: the public surface as data. Sorted, one fact or method a line, so that two of them compare line by
line; ASCII alone and no number that JSON does not have, so that everything can read it.

Every entry carries the JSON pointer of its cause in the document. `hand_written` in a resource are the methods that this
project adds to the operations, each with the place of its source: a mixin of the runtime, or surface.toml. `events` are
the methods of what `connect` opens, each with the model that it sends. Types are in a
canonical spelling: union members sorted, null last, classes by public name.

The file leaves out what follows from the rest. short.py says what that is, and fills it in.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..api import MISSING, Facts, ListOf, Literal, MapOf, Primitive, Ref, Type
from ..package import (
    AliasPlan,
    ArgumentPlan,
    ConnectionPlan,
    FieldPlan,
    HelperArgument,
    HelperPlan,
    MethodPlan,
    ModelPlan,
    PackagePlan,
    PollPlan,
    ResourcePlan,
)
from .hand_written import hand_written, received
from .short import WHOLE, shortened

_DEPTH_OF_LINES = 4


def manifest(plan: PackagePlan, version: str, runtime: Path, sections: Mapping[str, Any] | None = None) -> str:
    """Render the manifest of a package; `runtime` is the folder of its hand-written part.

    `sections` are those that do not follow from the document (exports.py).
    """
    found = shortened({**surface_of(plan, version, runtime), **(sections or {})})
    return _text(found, _DEPTH_OF_LINES) + "\n"


def surface_of(plan: PackagePlan, version: str, runtime: Path) -> dict[str, Any]:
    """The manifest as data, whole."""
    members = [member for area in plan.areas for member in area.members]
    data: dict[str, Any] = {
        "format": WHOLE,
        "package": plan.package,
        "version": version,
        "spec_version": plan.spec_version,
        **({"official_package": plan.official} if plan.official else {}),
        "resources": {
            resource.path: _resource(resource, runtime, plan.webhook_event) for resource in _walk(plan.resources)
        },
        "models": {member.name: _model(member) for member in members if isinstance(member, ModelPlan)},
        "aliases": {member.name: _alias(member) for member in members if isinstance(member, AliasPlan)},
        "names": {other: member.name for member in members for other in member.other_names},
        "webhooks": {
            w.name: {"type": canonical(w.type), "pointer": w.pointer} | _source(w.source) for w in plan.webhooks
        },
    }
    found: dict[str, Any] = _finite(data)
    return found


def _text(value: Any, depth: int) -> str:
    """JSON with the members of objects on lines of their own down to a depth."""
    if not (depth and isinstance(value, dict) and value):
        return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    members = (f"{json.dumps(key)}:{_text(value[key], depth - 1)}" for key in sorted(value))
    return "{\n" + ",\n".join(members) + "\n}"


def _finite(value: Any) -> Any:
    """Infinity and NaN, which YAML has and JSON has not, as text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, (list, tuple)) else value


def canonical(type_: Type | None, nullable: bool = False) -> str:
    """The one spelling of a type: members of a union sorted, null last; a union with "any" is just that."""
    members = {*_members(type_), *(["None"] if nullable else [])}
    if "object" in members:
        return "object"
    return " | ".join(sorted(members, key=lambda member: (member == "None", member)))


def _members(type_: Type | None) -> list[str]:
    if type_ is None:
        return ["None"]
    if isinstance(type_, Primitive):
        return ["None" if type_.name == "none" else {"binary": "bytes", "any": "object"}.get(type_.name, type_.name)]
    if isinstance(type_, Literal):
        return ["Literal[" + ", ".join(sorted(repr(value) for value in type_.values)) + "]"]
    if isinstance(type_, Ref):
        return [type_.name]
    if isinstance(type_, ListOf):
        return [f"list[{canonical(type_.item)}]"]
    if isinstance(type_, MapOf):
        return [f"dict[str, {canonical(type_.value)}]"]
    return [text for member in type_.members for text in _members(member)]


def _walk(resources: tuple[ResourcePlan, ...]) -> list[ResourcePlan]:
    return [found for resource in resources for found in (resource, *_walk(resource.children))]


def _resource(resource: ResourcePlan, runtime: Path, event: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "class": resource.class_name,
        "methods": {method.name: _method(method) for method in resource.methods},
    }
    beside = {poll.name: _poll(poll) for poll in resource.polls}
    beside |= {helper.name: _helper(helper) for helper in resource.helpers}
    if resource.mixin is not None:
        beside |= hand_written(resource.mixin, canonical(resource.mixin.result), runtime)
    if resource.receives:
        beside |= received(event)
    beside |= {each.name: _connect(each) for each in resource.connections}
    if beside:
        entry["hand_written"] = beside
    if resource.connections:
        entry["events"] = {event.type: event.model for each in resource.connections for event in each.events}
    if resource.second_names:
        entry["second_names"] = dict(resource.second_names)
    if resource.links:
        entry["links"] = {link.attribute: link.means for link in resource.links}
    return entry


def _source(source: str) -> dict[str, str]:
    return {"source": source} if source else {}


def _poll(poll: PollPlan) -> dict[str, Any]:
    """A method that waits, with the operation that it begins with as its cause."""
    own = poll.first or poll.look
    strict = [_option("strict", "bool | None", "None")] if own.stream else []
    return {
        "source": "surface.toml:[polls]",
        "pointer": own.pointer,
        "parameters": [
            *(_argument(argument, index < poll.positional) for index, argument in enumerate(poll.arguments)),
            _option("poll_interval_ms", "float | None", "None"),
            _option("poll_timeout_s", "float | None", "None"),
            _option("on_progress", f"OnProgress[{canonical(poll.answer)}] | None", "None"),
            *(_option(*option) for option in _OPTIONS),
            *strict,
        ],
        "returns": canonical(poll.answer),
    }


def _helper(helper: HelperPlan) -> dict[str, Any]:
    """A method that does more than its operation, which is its cause."""
    return {
        "source": "surface.toml:[helpers]",
        "pointer": helper.of.pointer,
        "parameters": [
            *(
                _argument(each, index < helper.positional)
                if isinstance(each, ArgumentPlan)
                else _own_argument(each, index < helper.positional)
                for index, each in enumerate(helper.arguments)
            ),
            *(_option(*option) for option in _OPTIONS),
            *(_option(*option) for option in _streaming_options(helper)),
        ],
        "returns": re.sub(r"\b[hm]\.", "", helper.returns.replace("{Async}", "")),
        **({} if helper.awaited else {"awaited": False}),
    }


def _connect(connection: ConnectionPlan) -> dict[str, Any]:
    """A method that opens a connection, with the address as its cause."""
    queue = _option("max_queue_size", "int", str(connection.max_queue_size))
    own = [
        {
            "name": each.python,
            "kind": "positional or keyword" if index < connection.positional else "keyword",
            "required": each.required,
            "type": each.type,
        }
        | ({} if each.required else {"default": each.default})
        for index, each in enumerate(connection.arguments)
    ]
    return {
        "source": "surface.toml:[connections]",
        "path": connection.path,
        "pointer": connection.pointer,
        "parameters": [*own, *(queue if each[0] == "max_queue_size" else _option(*each) for each in _CONNECTING)],
        "returns": f"{connection.class_name}ConnectionManager",
        "awaited": False,
    }


_CONNECTING = (
    ("extra_query", "Mapping[str, object] | None", "None"),
    ("extra_headers", "Mapping[str, str | Unset | None] | None", "None"),
    ("websocket_connection_options", "WebSocketConnectionOptions | SocketSettings | None", "None"),
    ("on_reconnecting", "Callable[[ReconnectingEvent], ReconnectingOverrides | None] | None", "None"),
    ("max_retries", "int", "5"),
    ("initial_delay", "float", "0.5"),
    ("max_delay", "float", "8.0"),
    ("max_queue_size", "int", ""),
    ("timeout", "TimeoutTypes", "UNSET"),
    ("dangerously_allow_browser", "bool", "False"),
)
"""The options of every connection."""


def _streaming_options(helper: HelperPlan) -> list[tuple[str, str, str]]:
    if not helper.streams or helper.of.stream is None:
        return []
    found = [("strict", "bool | None", "None"), ("retry_before_first_event", "bool", "False")]
    return [*found, ("resume", "bool", "False")] if helper.of.stream.resumed_by else found


def _own_argument(argument: HelperArgument, positional: bool) -> dict[str, Any]:
    own = argument.instead
    theirs = canonical(own.type, own.nullable) if own else ""
    entry: dict[str, Any] = {
        "name": argument.python,
        "kind": "positional or keyword" if positional else "keyword",
        "required": not argument.default,
        "type": argument.type.replace("{}", theirs)
        .replace("h.", "")
        .replace("{item}", theirs.removeprefix("list[").removesuffix("]")),
    }
    return {**entry, "default": argument.default} if argument.default else entry


_OPTIONS = (
    ("extra_headers", "Mapping[str, str | Unset | None] | None", "None"),
    ("extra_query", "Mapping[str, object] | None", "None"),
    ("extra_body", "object | None", "None"),
    ("timeout", "TimeoutTypes", "UNSET"),
    ("max_retries", "int | None", "None"),
    ("idempotency_key", "str | None", "None"),
)
"""The options of every call, besides the arguments of its operation."""


def _option(name: str, type_: str, default: str) -> dict[str, Any]:
    return {"name": name, "kind": "keyword", "required": False, "type": type_, "default": default}


def _method(method: MethodPlan) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "verb": method.verb,
        "path": method.path,
        "operation_id": method.operation_id,
        "pointer": method.pointer,
        "parameters": [
            _argument(argument, index == 0 and argument.place == "path")
            for index, argument in enumerate(method.arguments)
        ],
        "returns": canonical(method.page.item if method.page else method.answer),
    }
    if method.query:
        entry["query"] = dict(method.query)
    if method.body:
        entry["body"] = method.body
    if method.required_sets:
        entry["alternatives"] = sorted({tuple(sorted(names)) for names in method.required_sets})
    if method.page:
        entry["page"] = method.page.kind
    if method.stream:
        entry["stream"] = {
            "event": canonical(method.stream.event),
            "switch": method.stream.switch,
            "value": method.stream.switch_value,
        }
    if method.deprecated:
        entry["deprecated"] = True
    if method.admin:
        entry["admin"] = True
    return entry | _source(method.source)


def _argument(argument: ArgumentPlan, positional: bool) -> dict[str, Any]:
    entry = {
        "name": argument.python,
        "wire": argument.wire,
        "place": argument.place,
        "kind": "positional or keyword" if positional else "keyword",
        "required": argument.required,
        "type": canonical(argument.type, argument.nullable),
        "pointer": argument.pointer,
    }
    return entry | _facts(argument.facts) | _source(argument.source)


def _model(model: ModelPlan) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "pointer": model.pointer,
        "schema": model.component,
        "fields": [_field(field) for field in model.fields],
        "request": model.in_request,
        "response": model.in_response,
    }
    if model.extra is not None:
        entry["extra"] = canonical(model.extra)
    if model.mixin is not None:
        entry["mixin"] = ":".join(model.mixin)
    return entry | _facts(model.facts) | _source(model.source)


def _field(field: FieldPlan) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": field.python,
        "wire": field.wire,
        "type": canonical(field.type, field.nullable),
        "required": field.required,
        "pointer": field.pointer,
    }
    if field.facts.sdk_only:
        entry["computed"] = True
    return entry | _facts(field.facts) | _source(field.source)


def _alias(alias: AliasPlan) -> dict[str, Any]:
    return (
        {
            "pointer": alias.pointer,
            "schema": alias.component,
            "type": canonical(alias.type, alias.nullable),
            "request": alias.in_request,
            "response": alias.in_response,
        }
        | _facts(alias.facts)
        | _source(alias.source)
    )


def _facts(facts: Facts) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if facts.constraints:
        found["constraints"] = dict(facts.constraints)
    if facts.default is not MISSING:
        found["default"] = facts.default
    if facts.deprecated:
        found["deprecated"] = True
    return found
