"""What `parse` and `direct` share: the values of a normalized document, joined with the types that each finds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..api import Alias, Api, Literal, MapOf, Object, Operation, Ref, Schema, Type, UnionOf
from ..normalize import Normalized


class Parts(NamedTuple):
    """The types of the parts of an operation, in its order; for each parameter also whether it is required."""

    parameters: Sequence[tuple[Type, bool]]
    bodies: Sequence[Type]
    answers: Sequence[Type | None]


class Joining(ABC):
    """Joins one normalized document with its types. A subclass finds them."""

    def __init__(self, normalized: Normalized) -> None:
        self.normalized = normalized
        self.components: dict[str, dict[str, Any]] = normalized.document["components"]["schemas"]

    @abstractmethod
    def object(self, key: str, schema: Object) -> Object:
        """Return the schema with the types of its fields and of any other properties."""

    @abstractmethod
    def boxed(self, key: str) -> Type:
        """Return the type in the box with this key."""

    @abstractmethod
    def others(self, key: str) -> Type | None:
        """Return the type of the properties that a component does not name; None if it allows no others."""

    @abstractmethod
    def parts(self, key: str, operation: Operation) -> Parts:
        """Return the types of the parameters, bodies and answers of an operation."""

    def api(self) -> Api:
        """Return the whole API."""
        normalized = self.normalized
        schemas = [self._schema(key) for key in normalized.schemas]
        return Api(
            title=normalized.title,
            version=normalized.version,
            servers=normalized.servers,
            schemas={schema.name: schema for schema in schemas},
            operations=tuple(self._operation(key) for key in normalized.operations),
            webhooks=tuple(replace(each, type=self.boxed(key)) for key, each in normalized.webhooks.items()),
            security_schemes=normalized.security_schemes,
            component_pointers=normalized.component_pointers,
            sources=normalized.sources,
        )

    def place(self, key: str) -> str:
        """Return the pointer of what has this key."""
        return self.normalized.places.get(key, "")

    def reference(self, key: str) -> Type | None:
        """Return the type that a reference means: a schema or a map; None if it is neither."""
        if key in self.normalized.schemas:
            return Ref(self.normalized.schemas[key].name)
        values = self.others(key)
        return None if values is None else MapOf(values)

    def union(self, types: Sequence[Type], tag: Mapping[str, Any] | None) -> Type:
        """Return one type for the members of a union. Its literals become one, at the place of the first."""
        values = tuple(value for each in types if isinstance(each, Literal) for value in each.values)
        merged: list[Type] = []
        for each in types:
            if not isinstance(each, Literal):
                merged.append(each)
            elif not any(isinstance(known, Literal) for known in merged):
                merged.append(Literal(values))
        if len(merged) == 1:
            return merged[0]
        if tag is None:
            return UnionOf(tuple(merged))
        schemas = self.normalized.schemas
        mapping = tuple((value, schemas[reference.rpartition("/")[2]].name) for value, reference in tag["mapping"])
        return UnionOf(tuple(merged), tag["propertyName"], mapping)

    def _schema(self, key: str) -> Schema:
        schema = self.normalized.schemas[key]
        return replace(schema, type=self.boxed(key)) if isinstance(schema, Alias) else self.object(key, schema)

    def _operation(self, key: str) -> Operation:
        operation = self.normalized.operations[key]
        found = self.parts(key, operation)
        return replace(
            operation,
            parameters=tuple(
                replace(each, type=type_, required=required)
                for each, (type_, required) in zip(operation.parameters, found.parameters, strict=True)
            ),
            bodies=tuple(replace(each, type=type_) for each, type_ in zip(operation.bodies, found.bodies, strict=True)),
            answers=tuple(
                replace(each, type=type_) for each, type_ in zip(operation.answers, found.answers, strict=True)
            ),
        )
