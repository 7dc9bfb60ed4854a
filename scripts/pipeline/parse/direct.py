"""The API of a normalized document, read without openapi-python-client: what `parse` gives, in a fraction of its time.

    direct(normalized) -> Api

Rule: it reads exactly the dialect that normalize/result.py promises and refuses everything else, so that it can never
say something else than the parser. The package is generated from what `parse` says; comparisons of documents use this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..api import Alias, Api, Field, ListOf, Literal, MapOf, Object, Operation, Primitive, Ref, Schema, Type, UnionOf
from ..errors import PipelineError
from ..normalize.presentation import answer_status, body_media, parameter_name
from ..normalize.result import Normalized

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "none"}
_DIALECT = "the dialect is described in scripts/pipeline/normalize/result.py; correct normalize or direct"


def direct(normalized: Normalized) -> Api:
    """Return the whole API. Raises PipelineError, with the pointer, where the document leaves the dialect."""
    return _Reading(normalized).api()


class _Reading:
    def __init__(self, normalized: Normalized) -> None:
        self.normalized = normalized
        self.components: dict[str, dict[str, Any]] = normalized.document["components"]["schemas"]
        self.items = {
            written["operationId"]: written
            for item in normalized.document["paths"].values()
            for written in item.values()
        }

    def api(self) -> Api:
        normalized = self.normalized
        schemas = {schema.name: schema for schema in map(self._schema, normalized.schemas)}
        return Api(
            title=normalized.title,
            version=normalized.version,
            servers=normalized.servers,
            schemas=schemas,
            operations=tuple(self._operation(key) for key in normalized.operations),
            webhooks=tuple(replace(each, type=self._boxed(key)) for key, each in normalized.webhooks.items()),
            security_schemes=normalized.security_schemes,
            component_pointers=normalized.component_pointers,
        )

    # --- schemas ---------------------------------------------------------------------------------------------------

    def _schema(self, key: str) -> Schema:
        schema = self.normalized.schemas[key]
        if isinstance(schema, Alias):
            return Alias(schema.name, schema.pointer, self._boxed(key), schema.facts, schema.inline)
        component = self.components[key]
        required = set(component["required"])
        slots = component["properties"]
        fields = tuple(
            Field(field.wire, self._type(slots[slot], key), slot in required, field.pointer, field.facts)
            for slot, field in zip(slots, schema.fields, strict=True)
        )
        return Object(schema.name, schema.pointer, fields, self._extra(key), schema.facts, schema.inline)

    def _boxed(self, key: str) -> Type:
        return self._type(self.components[key]["properties"]["value"], key)

    def _extra(self, key: str) -> Type | None:
        extra = self.components[key]["additionalProperties"]
        return None if extra is False else self._type(extra, key)

    # --- types -----------------------------------------------------------------------------------------------------

    def _type(self, given: Any, key: str) -> Type:
        match given:
            case {"$ref": str() as reference}:
                return self._reference(reference.rpartition("/")[2], key)
            case {"type": "array", "items": items}:
                return ListOf(self._type(items, key))
            case {"type": "string", "format": "binary"}:
                return Primitive("binary")
            case {"type": str() as name} if name in _SCALARS:
                return Primitive(_SCALARS[name])
            case {"const": value}:
                return Literal((value,))
            case {"anyOf": list() as members}:
                types = [self._type(member, key) for member in members]
                return union(types, given.get("x-discriminator"), self.normalized.schemas)
            case {} if not given:
                return Primitive("any")
        pointer = self.normalized.places.get(key, "")
        raise PipelineError(f"no type of the normalized dialect: {given!r:.80}", pointer=pointer, fix=_DIALECT)

    def _reference(self, target: str, key: str) -> Type:
        if target in self.normalized.schemas:
            return Ref(self.normalized.schemas[target].name)
        extra = self._extra(target)
        if extra is None:
            pointer = self.normalized.places.get(key, "")
            raise PipelineError("a map without a type for its values", pointer=pointer, fix=_DIALECT)
        return MapOf(extra)

    # --- operations ------------------------------------------------------------------------------------------------

    def _operation(self, key: str) -> Operation:
        operation, written = self.normalized.operations[key], self.items[key]
        parameters = {each["name"]: each for each in written["parameters"]}
        bodies = written["requestBody"]["content"] if operation.bodies else {}
        return replace(
            operation,
            parameters=tuple(
                replace(
                    each,
                    type=self._of(parameters[parameter_name(index)]),
                    required=each.location == "path" or parameters[parameter_name(index)]["required"],
                )
                for index, each in enumerate(operation.parameters)
            ),
            bodies=tuple(
                replace(each, type=self._of(bodies[body_media(index)])) for index, each in enumerate(operation.bodies)
            ),
            answers=tuple(
                each
                if each.type is None
                else replace(
                    each, type=self._of(written["responses"][answer_status(index)]["content"]["application/json"])
                )
                for index, each in enumerate(operation.answers)
            ),
        )

    def _of(self, part: dict[str, Any]) -> Type:
        """The type in the box that a parameter, body or answer refers to."""
        return self._boxed(str(part["schema"]["$ref"]).rpartition("/")[2])


def union(types: Sequence[Type], tag: Mapping[str, Any] | None, schemas: Mapping[str, Schema]) -> Type:
    """One type for the members of a union: its anonymous literals gathered at the place of the first one."""
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
    mapping = tuple((value, schemas[reference.rpartition("/")[2]].name) for value, reference in tag["mapping"])
    return UnionOf(tuple(merged), tag["propertyName"], mapping)
