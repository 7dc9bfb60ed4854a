"""Models from schemas: final names in every type, fields with Python names, who can send it, who can receive it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from ..api import Alias, Api, Field, Object, Operation, Schema
from ..errors import Unsupported
from ..package import AliasPlan, AreaPlan, FieldPlan, ModelPlan
from .identifiers import identifier, unique
from .reserved import RESERVED_NAMES
from .surface import Surface
from .types import allows_null, reachable, references, rename, without_null

_SENT_BY_NAME = re.compile(r"Client|Request|Params?$|Create[A-Z]")


class ModelMaker:
    """Turns schemas into models and aliases, and these into areas."""

    def __init__(
        self,
        api: Api,
        surface: Surface,
        classes: dict[str, str],
        other_names: dict[str, tuple[str, ...]],
        homes: dict[str, str],
        received: set[str],
        sent: set[str],
        told: Mapping[str, str],
    ) -> None:
        """`told`: what methods say of an argument, by the pointer of the field that it is."""
        self._api = api
        self._told = told
        self._surface = surface
        self._classes = classes
        self._other_names = other_names
        self._homes = homes
        self._sent, self._received = directions(api, received, sent)

    def areas(self) -> tuple[AreaPlan, ...]:
        """Return all areas: those of surface.toml in its order, then the others by name."""
        by_area: dict[str, list[ModelPlan | AliasPlan]] = defaultdict(list)
        for name, schema in self._api.schemas.items():
            made = self._model(schema) if isinstance(schema, Object) else self._alias(schema)
            by_area[self._homes[name]].append(made)
        docs = {rule.name: rule.doc for rule in self._surface.areas}
        order = [rule.name for rule in self._surface.areas if rule.name in by_area]
        order += sorted(area for area in by_area if area not in order)
        return tuple(
            AreaPlan(
                name=area,
                members=tuple(by_area[area]),
                has_params=any(member.in_request for member in by_area[area]),
                doc=docs.get(area, ""),
            )
            for area in order
        )

    def _model(self, schema: Object) -> ModelPlan:
        mixin = self._mixin(schema)
        names = unique(_reserved(identifier(field.wire)) for field in schema.fields)
        return ModelPlan(
            name=self._classes[schema.name],
            area=self._homes[schema.name],
            pointer=schema.pointer,
            fields=tuple(self._field(field, name, schema) for field, name in zip(schema.fields, names, strict=True)),
            extra=rename(schema.extra, self._classes.__getitem__) if schema.extra is not None else None,
            facts=schema.facts,
            component=schema.name,
            other_names=self._other_names.get(schema.name, ()),
            mixin=mixin,
            in_request=schema.name in self._sent,
            in_response=schema.name in self._received,
            doc=self._surface.doc_models.get(schema.name, ""),
            source=self._api.source_of(schema.pointer),
        )

    def _field(self, field: Field, python: str, owner: Object) -> FieldPlan:
        type_, nullable = without_null(field.type)
        return FieldPlan(
            python=python,
            wire=field.wire,
            type=rename(type_, self._classes.__getitem__),
            required=field.required,
            nullable=nullable or allows_null(type_, self._api.schemas),
            facts=field.facts,
            pointer=field.pointer,
            doc=self._surface.sentences.of(self._classes[owner.name], field.wire) or self._told.get(field.pointer, ""),
            source=self._api.source_inside(owner.pointer, field.pointer),
        )

    def _alias(self, schema: Alias) -> AliasPlan:
        type_, nullable = without_null(schema.type)
        name = self._classes[schema.name]
        answered = self._surface.sent_back.get(name, "")
        if answered and answered not in self._classes.values():
            self._surface.missing.append(f"[sent_back] {name}: {answered}")
            answered = ""
        return AliasPlan(
            name=name,
            area=self._homes[schema.name],
            pointer=schema.pointer,
            type=rename(type_, self._classes.__getitem__),
            nullable=nullable or allows_null(type_, self._api.schemas),
            facts=schema.facts,
            component=schema.name,
            other_names=self._other_names.get(schema.name, ()),
            in_request=schema.name in self._sent,
            in_response=schema.name in self._received,
            answered=answered,
            doc=self._surface.doc_models.get(schema.name, ""),
            source=self._api.source_of(schema.pointer),
        )

    def _mixin(self, schema: Object) -> tuple[str, str] | None:
        """Return the hand-written part of a class; a property that SDKs compute must have one.

        The part that computes a property for one class does so for every other class that has it (`BetaResponse`).
        """
        name = self._classes[schema.name]
        if mixin := self._surface.mixin(name):
            return mixin
        for field in schema.fields:
            if field.facts.sdk_only:
                if entry := self._computing().get(field.wire):
                    return _module_and_class(entry)
                raise Unsupported(
                    f"{schema.name}.{field.wire} is computed by SDKs, and there is no code for it yet",
                    pointer=field.pointer,
                    fix=f'name a mixin of templates/runtime/mixins in spec/surface.toml: [extends] {name} = "module:Class"',
                )
        return None

    def _computing(self) -> dict[str, str]:
        """Map the wire name of each property that SDKs compute to the entry of `[extends]` for it."""
        entries = dict(self._surface.extends.items())
        return {
            field.wire: entries[self._classes[schema.name]]
            for schema in self._api.schemas.values()
            if isinstance(schema, Object) and self._classes[schema.name] in entries
            for field in schema.fields
            if field.facts.sdk_only
        }


def _module_and_class(entry: str) -> tuple[str, str]:
    module, _, class_ = entry.partition(":")
    return module, class_


def without_computed(api: Api) -> Api:
    """Treat properties that SDKs compute as plain fields: where nobody has written how, a server may send them."""

    def plain(schema: Schema) -> Schema:
        if not isinstance(schema, Object) or not any(field.facts.sdk_only for field in schema.fields):
            return schema
        fields = tuple(replace(each, facts=replace(each.facts, sdk_only=False)) for each in schema.fields)
        return replace(schema, fields=fields)

    return replace(api, schemas={name: plain(schema) for name, schema in api.schemas.items()})


def directions(api: Api, named: set[str], events: set[str]) -> tuple[set[str], set[str]]:
    """Return the schemas that a request can hold, and those that an answer, an event or a webhook can hold.

    `named` are those that the methods name as answers and events, `events` those that clients send over connections. Schemas that nothing reaches (mostly events of a
    websocket) are judged by their names.
    """
    sent = reachable({name for operation in api.operations for name in _sent_roots(operation)} | events, api)
    received = reachable({name for operation in api.operations for name in _received_roots(operation)}, api)
    received |= reachable({name for webhook in api.webhooks for name in references(webhook.type)}, api)
    received |= reachable(named, api)
    loose = [name for name in api.schemas if name not in sent and name not in received]
    sent |= reachable([name for name in loose if _SENT_BY_NAME.search(name)], api)
    received |= set(loose)
    return sent, received


def _sent_roots(operation: Operation) -> set[str]:
    types = [parameter.type for parameter in operation.parameters] + [body.type for body in operation.bodies]
    return {name for type_ in types for name in references(type_)}


def _received_roots(operation: Operation) -> set[str]:
    return {name for answer in operation.answers if answer.type is not None for name in references(answer.type)}


def _reserved(name: str) -> str:
    """Return a name that is neither that of a base method nor of anything that the class is written with."""
    return f"{name}_" if name in RESERVED_NAMES else name
