"""The API of a normalized document, read without openapi-python-client: the same `Api` in a fraction of the time.

    direct(normalized) -> Api

Rule: it reads exactly the dialect that normalize/result.py promises and refuses anything else, so that it cannot differ
from the parser. The package is generated from what `parse` returns; comparisons of specs use this.
"""

from __future__ import annotations

from typing import Any

from ..api import Api, Field, ListOf, Literal, Object, Operation, Primitive, Type
from ..errors import PipelineError
from ..normalize import Normalized
from .joining import Joining, Parts

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "none"}
_DIALECT = "correct scripts/pipeline/normalize or parse/direct.py; normalize/result.py describes the dialect"


def direct(normalized: Normalized) -> Api:
    """Return the whole API. Raises PipelineError, with the pointer, where the document leaves the dialect."""
    return _Reading(normalized).api()


class _Reading(Joining):
    """Types as the normalized document spells them."""

    def __init__(self, normalized: Normalized) -> None:
        super().__init__(normalized)
        self.operations = {
            written["operationId"]: written
            for item in normalized.document["paths"].values()
            for written in item.values()
        }

    def object(self, key: str, schema: Object) -> Object:
        component = self.components[key]
        required = set(component["required"])
        slots = component["properties"]
        fields = tuple(
            Field(field.wire, self._type(slots[slot], key), slot in required, field.pointer, field.facts)
            for slot, field in zip(slots, schema.fields, strict=True)
        )
        return Object(schema.name, schema.pointer, fields, self.others(key), schema.facts, schema.inline)

    def boxed(self, key: str) -> Type:
        return self._type(self.components[key]["properties"]["value"], key)

    def others(self, key: str) -> Type | None:
        extra = self.components[key]["additionalProperties"]
        return None if extra is False else self._type(extra, key)

    def parts(self, key: str, operation: Operation) -> Parts:
        written = self.operations[key]
        bodies = written["requestBody"]["content"].values() if operation.bodies else ()
        answers = [answer["content"].get("application/json") for answer in written["responses"].values()]
        return Parts(
            [(self._of(each), each["required"]) for each in written["parameters"]],
            [self._of(each) for each in bodies],
            [None if each is None else self._of(each) for each in answers],
        )

    def _of(self, part: dict[str, Any]) -> Type:
        """Return the type in the box that a parameter, body or answer refers to."""
        return self.boxed(str(part["schema"]["$ref"]).rpartition("/")[2])

    def _type(self, given: Any, key: str) -> Type:
        match given:
            case {"$ref": str() as reference}:
                if (found := self.reference(reference.rpartition("/")[2])) is None:
                    raise PipelineError("a map without a type for its values", pointer=self.place(key), fix=_DIALECT)
                return found
            case {"type": "array", "items": items}:
                return ListOf(self._type(items, key))
            case {"type": "string", "format": "binary"}:
                return Primitive("binary")
            case {"type": str() as name} if name in _SCALARS:
                return Primitive(_SCALARS[name])
            case {"const": value}:
                return Literal((value,))
            case {"anyOf": list() as members}:
                return self.union([self._type(member, key) for member in members], given.get("x-discriminator"))
            case {} if not given:
                return Primitive("any")
        raise PipelineError(
            f"not a type of the normalized dialect: {given!r:.80}", pointer=self.place(key), fix=_DIALECT
        )
