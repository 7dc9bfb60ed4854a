"""Connections: methods that open them, and the events of the client as methods of what they open.

surface.toml [connections] has the places. Everything else follows from the schemas: the `type` of an event is the path of
its method from the connection (`conversation.item.create`), and its other properties are the arguments. An event that
fits no rule stops the build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..api import Api, Field, Literal, Object, Ref
from ..errors import NameClash, Unsupported
from ..package import ArgumentPlan, ConnectArgument, ConnectionPlan, EventPlan, GroupPlan, MethodPlan
from .decisions import is_name
from .identifiers import class_name, identifier
from .surface import Surface
from .types import allows_null, members, rename, resolve, without_null

CONNECTION_NAMES = frozenset(
    {
        "close", "closing", "create", "dispatch_events", "lane", "last_response_id", "off", "on", "once", "over", "parse", "parse_event", "recv", "recv_bytes",
        "response_headers", "send", "send_raw", "stream", "stream_id", "subprotocol", "unsent", "warm_up", "while_open",
    }
)  # fmt: skip
"""What a connection has besides its groups of events (templates/runtime/connections)."""
_SURFACE = "spec/surface.toml [connections]"


class ConnectionMaker:
    """Turns entries of surface.toml into connections; of two equal groups of events, the second refers to the first."""

    def __init__(self, api: Api, surface: Surface, classes: Mapping[str, str]) -> None:
        self._api = api
        self._surface = surface
        self._classes = classes
        self._known: dict[object, tuple[str, str]] = {}
        self.sent: set[str] = set()
        """The schemas of what clients send."""
        self.received: set[str] = set()
        """The schemas of what servers send."""

    def all(self) -> dict[str, list[ConnectionPlan]]:
        """Return the connections of each resource. An entry without its schemas counts among those that apply to nothing."""
        found: dict[str, list[ConnectionPlan]] = {}
        for key, entry in self._surface.connections.items():
            self._surface.connections.use(key)
            lost = [entry[side] for side in ("client", "server") if entry[side] not in self._api.schemas]
            if lost:
                self._surface.missing.append(f"[connections] {key}: there is no schema {lost[0]}")
                continue
            self.sent.add(entry["client"])
            self.received.add(entry["server"])
            resource, _, name = key.rpartition(".")
            found.setdefault(resource, []).append(self._plan(resource, name, entry))
        return found

    def _plan(self, resource: str, name: str, entry: Mapping[str, Any]) -> ConnectionPlan:
        surface, prefix = self._surface, entry.get("class") or class_name(resource.rpartition(".")[2])
        module = identifier(resource.replace(".", "_"))
        events = list(self._events(entry))
        idle = [wire for wire in entry.get("base64", ()) if all(event.base64 != wire for event in events)]
        surface.missing += [f"[connections] {resource}.{name}: no event has the property {wire}" for wire in idle]
        return ConnectionPlan(
            name=name,
            resource=resource,
            class_name=prefix,
            module=module,
            path=entry["path"],
            arguments=tuple(_argument(python, given) for python, given in entry.get("arguments", {}).items()),
            positional=entry.get("positional", 0),
            headers=tuple(entry.get("headers", {}).items()),
            client=Ref(self._classes[entry["client"]]),
            server=Ref(self._classes[entry["server"]]),
            pointer=self._api.schemas[entry["server"]].pointer,
            groups=self._groups("", events, prefix, module),
            base=entry.get("base", ""),
            lane=entry.get("lane", ""),
            max_queue_size=entry.get("max_queue_size", 1024 * 1024),
            doc=entry.get("doc", ""),
            link=surface.reference,
            source=self._api.source_of(self._api.schemas[entry["server"]].pointer),
        )

    # --- events ----------------------------------------------------------------------------------------------------

    def _events(self, entry: Mapping[str, Any]) -> Iterator[EventPlan]:
        seen: dict[str, str] = {}
        pointer = self._api.schemas[entry["client"]].pointer
        for member in members(Ref(entry["client"]), self._api.schemas):
            if not isinstance(member, Object):
                raise Unsupported(
                    f"{entry['client']} is a union of what a client sends, and one of its members is no object",
                    pointer=pointer,
                    fix="correct the schema in spec/overlays/",
                )
            event = self._event(member, entry)
            if event.type in seen:
                raise Unsupported(
                    f"two events have the type {event.type!r}, so they would be one method: {seen[event.type]} and {member.name}",
                    pointer=member.pointer,
                    fix=f"remove one of them from {entry['client']} in spec/overlays/",
                )
            seen[event.type] = member.name
            yield event

    def _event(self, schema: Object, entry: Mapping[str, Any]) -> EventPlan:
        type_ = self._type_of(schema)
        *groups, name = type_.split(".")
        if not groups or not all(is_name(part) and not part.startswith("_") for part in (*groups, name)):
            raise Unsupported(
                f"the type {type_!r} is no path of a method: names with dots between them, two at least",
                pointer=schema.pointer,
                fix="correct it in spec/overlays/, or add a rule to scripts/pipeline/plan/connections.py",
            )
        if groups[0] in CONNECTION_NAMES:
            raise Unsupported(
                f"the events {groups[0]}.* would hide connection.{groups[0]}",
                pointer=schema.pointer,
                fix="add a rule for its name to scripts/pipeline/plan/connections.py",
            )
        base64 = [field.wire for field in schema.fields if field.wire in entry.get("base64", ())]
        if len(base64) > 1:
            raise Unsupported(
                f"{schema.name} has two properties in base64: {', '.join(base64)}",
                pointer=schema.pointer,
                fix=f"leave one of them out of `base64` in {_SURFACE}",
            )
        fields = sorted((each for each in schema.fields if each.wire != "type"), key=lambda each: not each.required)
        return EventPlan(
            name=name,
            type=type_,
            arguments=tuple(self._property(each, schema, entry) for each in fields),
            base64="".join(base64),
            model=self._classes[schema.name],
            pointer=schema.pointer,
            doc=self._surface.doc_events.get(type_, ""),
            source=self._api.source_of(schema.pointer),
        )

    def _type_of(self, schema: Object) -> str:
        field = next((each for each in schema.fields if each.wire == "type"), None)
        constant = resolve(field.type, self._api.schemas) if field else None
        if isinstance(constant, Literal) and len(constant.values) == 1 and isinstance(constant.values[0], str):
            return constant.values[0]
        raise Unsupported(
            f"{schema.name} is an event that a client sends, and its property `type` is no constant text",
            pointer=field.pointer if field else schema.pointer,
            fix="correct it in spec/overlays/: `type` is a string whose `enum` has one value",
        )

    def _property(self, field: Field, schema: Object, entry: Mapping[str, Any]) -> ArgumentPlan:
        type_, nullable = without_null(field.type)
        tables = [self._surface.doc_parameters.get(name) for name in (entry.get("like", ""), "events", "common")]
        docs = (table.get(field.wire, "") for table in tables if table)
        python = identifier(field.wire)
        return ArgumentPlan(
            python=f"{python}_" if python in {"self", "m", "p", "UNSET"} else python,
            wire=field.wire,
            place="event",
            type=rename(type_, self._classes.__getitem__),
            required=field.required,
            nullable=nullable or allows_null(type_, self._api.schemas),
            facts=field.facts,
            pointer=field.pointer,
            doc=next(filter(None, docs), ""),
            source=self._api.source_inside(schema.pointer, field.pointer),
        )

    # --- groups ----------------------------------------------------------------------------------------------------

    def _groups(self, above: str, events: list[EventPlan], prefix: str, module: str) -> tuple[GroupPlan, ...]:
        start = f"{above}." if above else ""
        below = [event for event in events if event.type.startswith(start)]
        names = dict.fromkeys(_next(event.type, start) for event in below if "." in event.type[len(start) :])
        return tuple(self._group(f"{start}{name}", below, prefix, module) for name in names)

    def _group(self, path: str, events: list[EventPlan], prefix: str, module: str) -> GroupPlan:
        own = tuple(event for event in events if event.type.rpartition(".")[0] == path)
        group = GroupPlan(path, f"{prefix}{class_name(path)}Resource", own, self._groups(path, events, prefix, module))
        for each in own:
            if any(each.name == below.attribute for below in group.groups):
                raise Unsupported(
                    f"the event {each.type} has the name of a group of events: {each.type}.*",
                    pointer=each.pointer,
                    fix="add a rule for its name to scripts/pipeline/plan/connections.py",
                )
        same = self._known.setdefault(_meaning(group), (module, group.class_name))
        return group if same == (module, group.class_name) else replace(group, same_as=same)


def refuse_taken(
    resource: str, connections: Sequence[ConnectionPlan], methods: Mapping[str, Sequence[MethodPlan]]
) -> None:
    """Raise NameClash if a method of the document has the name of one that connects."""
    for each in connections:
        for method in methods[resource]:
            if method.name == each.name:
                raise NameClash(
                    f"{resource}.{each.name} would be two methods: an operation, and one that opens a connection",
                    pointer=method.pointer,
                    fix=f"give one of them another name in spec/surface.toml: [methods], or {_SURFACE.rpartition(' ')[2]}",
                )


def _next(type_: str, start: str) -> str:
    return type_[len(start) :].partition(".")[0]


def _meaning(group: GroupPlan) -> object:
    """Return what two groups have in common that can be one class."""
    events = [
        (each.type, each.base64, each.doc, [(a.python, a.type, a.required, a.nullable) for a in each.arguments])
        for each in group.events
    ]
    return repr((group.path, events, [_meaning(each) for each in group.groups]))


def _argument(python: str, given: Mapping[str, Any]) -> ConnectArgument:
    return ConnectArgument(
        python=python,
        type=given["type"],
        required=given.get("required", False),
        place=given.get("place", "query"),
        doc=given.get("doc", ""),
        default=given.get("default", "UNSET"),
    )
