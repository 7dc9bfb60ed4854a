"""Operations and webhooks of a document, as values of the graph.

Rule: what a path item says applies to each of its operations, and a reference is replaced by its target.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from pipeline.document import pointers
from pipeline.normalize import media, parameters, paths, references
from pipeline.normalize.paths import Call
from pipeline.normalize.shapes import ANYTHING, Scalar, Shape
from pipeline.normalize.spec import Spec

from .canonical import Schemas
from .graph import Answer, Operation, Parameter, Payload, Webhook

_TEMPLATE = re.compile(r"\{([^{}]*)\}")
_STATUS = re.compile(r"[1-5]\d\d|[1-5]XX|default")


class Calls:
    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.source: Spec = schemas.reader.spec

    def operations(self) -> tuple[Operation, ...]:
        return tuple(self._operation(call) for call in paths.calls(self.source))

    def webhooks(self) -> tuple[Webhook, ...]:
        found = []
        for call in paths.webhooks(self.source):
            body, place = self._followed(call.value.get("requestBody"), pointers.child(call.pointer, "requestBody"))
            found.append(Webhook(call.key, self._payloads(body, place), call.pointer))
        return tuple(found)

    def _operation(self, call: Call) -> Operation:
        value = call.value
        place = pointers.child(call.pointer, "requestBody")
        body, body_pointer = self._followed(value.get("requestBody"), place)
        return Operation(
            verb=call.verb.upper(),
            path=call.key,
            id=str(value.get("operationId") or ""),
            parameters=self._parameters(call),
            bodies=self._payloads(body, body_pointer),
            body_required=body.get("required") is True,
            answers=self._answers(call),
            security=requirements(self.source, value, call.pointer),
            deprecated=value.get("deprecated") is True,
            pointer=call.pointer,
            body_pointer=body_pointer,
        )

    # --- parameters --------------------------------------------------------------------------------------------------

    def _parameters(self, call: Call) -> tuple[Parameter, ...]:
        template, _, query = call.key.partition("?")
        names = _TEMPLATE.findall(template)
        fixed = {each.partition("=")[0] for each in query.split("&")} if query else set()
        found: dict[tuple[str, str], Parameter] = {}
        for owner, place in ((call.item, call.item_pointer), (call.value, call.pointer)):
            for each in parameters.declared(self.source, owner, place):
                location, wire = each.value["in"], str(each.value["name"])
                if location == "path" and wire not in names:
                    self.source.note(each.pointer, f"the path has no {{{wire}}}; the parameter is left out")
                elif location == "header" and wire.lower() in parameters.OWNED_BY_HTTP:
                    continue
                elif not (location == "query" and wire in fixed):
                    found[location, wire] = self._parameter(each.value, each.pointer)
        for wire in names:
            if ("path", wire) not in found:
                self.source.note(call.pointer, f"nothing declares the path parameter {wire!r}; it is read as a string")
                text = Shape((Scalar("str"),))
                found["path", wire] = Parameter(wire, "path", text, True, "simple", call.pointer)
        return tuple(sorted(found.values(), key=lambda each: (each.location, each.wire)))

    def _parameter(self, value: dict[str, Any], pointer: str) -> Parameter:
        location, wire = value["in"], str(value["name"])
        style = str(value.get("style", "form" if location in ("query", "cookie") else "simple"))
        explode = value.get("explode", style == "form") is True
        place, is_json = parameters.schema_place(self.source, value, pointer)
        type_ = ANYTHING if place is None else self.schemas.at(place)
        if value.get("deprecated") is True:
            type_ = replace(type_, notes={**type_.notes, "deprecated": True})
        form = "json" if is_json else style if style in ("simple", "deepObject") else f"{style}{'*' if explode else ''}"
        required = value.get("required") is True or location == "path"
        return Parameter(wire, location, type_, required, form, pointer)

    # --- bodies and answers ------------------------------------------------------------------------------------------

    def _followed(self, value: Any, pointer: str) -> tuple[dict[str, Any], str]:
        if value is None:
            return {}, pointer
        followed, place = references.follow(self.source, value, pointer)
        return self.source.expect(followed, dict, "a body or a response", place), place

    def _payloads(self, owner: dict[str, Any], pointer: str) -> tuple[Payload, ...]:
        found: dict[str, Payload] = {}
        for medium, each in self.source.mapping(owner, "content", pointer).items():
            described, place = self._followed(each, pointers.child(pointer, "content", medium))
            essence = media.essence(str(medium))
            keyword = "itemSchema" if "itemSchema" in described else "schema"
            said = described.get(keyword) is not None
            type_ = self.schemas.at(pointers.child(place, keyword)) if said else ANYTHING
            found[essence] = Payload(essence, type_, place)
        return tuple(found[essence] for essence in sorted(found))

    def _answers(self, call: Call) -> tuple[Answer, ...]:
        found = []
        for code, value in self.source.mapping(call.value, "responses", call.pointer).items():
            status = str(code) if code == "default" else str(code).upper()
            if status.startswith("X-"):
                continue
            place = pointers.child(call.pointer, "responses", code)
            if not _STATUS.fullmatch(status):
                self.source.note(place, f"{status!r} is not a status code")
                continue
            response, pointer = self._followed(value, place)
            found.append(Answer(status, self._payloads(response, pointer), pointer))
        return tuple(sorted(found, key=lambda each: each.status))


def requirements(source: Spec, owner: dict[str, Any], pointer: str) -> tuple[tuple[str, ...], ...] | None:
    """Return the alternatives of `security`, each with the schemes it needs; None if there is no such key."""
    if owner.get("security") is None:
        return None
    found = set()
    for index, each in enumerate(source.listing(owner, "security", pointer)):
        place = pointers.child(pointer, "security", index)
        found.add(tuple(sorted(map(str, source.expect(each, dict, "a security requirement", place)))))
    return tuple(sorted(found))


def schemes(source: Spec) -> dict[str, str]:
    """Return the facts about each security scheme as JSON text, without its description."""
    components = source.mapping(source.document, "components", "#")
    found = {}
    for name, value in source.mapping(components, "securitySchemes", "#/components").items():
        place = pointers.child("#", "components", "securitySchemes", name)
        said, place = references.follow(source, value, place)
        kept = source.expect(said, dict, "a security scheme", place)
        facts = {key: kept[key] for key in ("type", "scheme", "in", "name", "openIdConnectUrl") if key in kept}
        found[str(name)] = json.dumps(facts, sort_keys=True)
    return found
