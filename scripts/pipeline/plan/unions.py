"""Names for the unions that methods decode and that have none: in answers, events of streams, items of pages.

A class decodes itself, and so does a named union; a union inside another type has nothing that a method could pass on.
So it becomes an alias, named after its operation: GetThingAnswer, ListThingsItem, CreateThingEvent.
"""

from __future__ import annotations

from dataclasses import replace

from ..api import Alias, Answer, Api, ListOf, MapOf, Object, Operation, Ref, Schema, Type, UnionOf
from .answers import is_sse, list_field
from .identifiers import class_name, unique
from .types import NONE, references, resolve, without_null

Answers = dict[str, tuple[Type | None, str]]


def name_unions(api: Api, answers: Answers) -> tuple[Api, Answers]:
    """Return the API with an alias for each such union, and the answers (pointer -> type, media type) in terms of them."""
    schemas, named, operations = dict(api.schemas), dict(answers), []
    for operation in api.operations:
        naming = _Naming(schemas, operation)
        type_, media = answers[operation.pointer]
        if isinstance(type_, UnionOf):
            named[operation.pointer] = (naming.alias(type_, "Answer"), media)
        elif type_ is not None:
            _name_items(replace(api, schemas=schemas), type_, naming)
            named[operation.pointer] = (naming.inside(type_, "Answer"), media)
        events = tuple(naming.event(answer) for answer in operation.answers)
        operations.append(replace(operation, answers=events))
    return replace(api, schemas=schemas, operations=tuple(operations)), named


def _name_items(api: Api, answer: Type, naming: _Naming) -> None:
    """Name the union of the items of a list answer."""
    envelope, field = resolve(answer, api.schemas), list_field(answer, api)
    if field is None or not isinstance(envelope, Object):
        return
    inner, nullable = without_null(field.type)
    items = resolve(inner, api.schemas)
    if not isinstance(items, ListOf) or not isinstance(items.item, UnionOf):
        return
    type_: Type = ListOf(naming.inside(items.item, "Item"))
    named = replace(field, type=UnionOf((type_, NONE)) if nullable else type_)
    fields = tuple(named if each is field else each for each in envelope.fields)
    naming.schemas[envelope.name] = replace(envelope, fields=fields)


class _Naming:
    """Adds aliases to the schemas for the unions of one operation."""

    def __init__(self, schemas: dict[str, Schema], operation: Operation) -> None:
        self.schemas = schemas
        self._operation = operation

    def alias(self, type_: UnionOf, suffix: str) -> Ref:
        name = unique([class_name(self._operation.id) + suffix], taken=self.schemas)[0]
        self.schemas[name] = Alias(name, self._operation.pointer, type_, inline=self._operation.id)
        return Ref(name)

    def inside(self, type_: Type, suffix: str) -> Type:
        """Return the type with names for the unions in it; a union of scalars alone needs no decoding and stays."""
        if isinstance(type_, UnionOf):
            return self.alias(type_, suffix) if any(references(type_)) else type_
        if isinstance(type_, ListOf):
            return ListOf(self.inside(type_.item, f"{suffix}Item"))
        if isinstance(type_, MapOf):
            return MapOf(self.inside(type_.value, f"{suffix}Value"))
        return type_

    def event(self, answer: Answer) -> Answer:
        if answer.type is None or not is_sse(answer.media):
            return answer
        return replace(answer, type=self.inside(answer.type, "Event"))
