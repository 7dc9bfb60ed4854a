"""A JSON schema of a model class, in the form that pydantic gives it; made when it is asked for.

Rule: the schema says what the class declares. Further fields are allowed, as they are in a model.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from types import NoneType, UnionType
from typing import Any

from .field_info import hints

__all__ = ("Schemas", "json_schema")

_WORDS = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def json_schema(cls: Any, *, by_alias: bool = True, ref_template: str = "#/$defs/{model}") -> dict[str, Any]:
    """Return the schema of a class, with the schemas of all that it names in `$defs`."""
    names: dict[Any, str] = {}

    def ref(named: Any) -> str:
        if named not in names:
            name = named.__name__
            names[named] = f"{named.__module__}.{name}".replace(".", "__") if name in names.values() else name
        return ref_template.format(model=names[named])

    schemas = Schemas(ref, by_alias=by_alias)
    own = schemas.of_class(cls)
    definitions = {names[named]: schema for named, schema in schemas.definitions.items()}
    return {"$defs": dict(sorted(definitions.items())), **own} if definitions else own


class Schemas:
    """Schemas of types. `ref` returns the reference to a class or an alias; `definitions` has the schemas of these."""

    def __init__(self, ref: Callable[[Any], str], *, by_alias: bool = True) -> None:
        self.definitions: dict[Any, dict[str, Any]] = {}
        self._ref = ref
        self._by_alias = by_alias
        self._open: list[Any] = []
        self._recursive: set[Any] = set()

    def of_class(self, cls: Any) -> dict[str, Any]:
        """Return the schema of the objects of a class."""
        fields = cls._fields.values()
        names = {field.name: field.wire if self._by_alias else field.name for field in fields}
        schema: dict[str, Any] = {"additionalProperties": True}
        doc = cls.__dict__.get("__doc__")
        if doc := getattr(doc, "text", doc):
            schema["description"] = inspect.cleandoc(doc)
        schema["properties"] = {names[field.name]: self._of_field(field, hints(cls)[field.name]) for field in fields}
        required = [names[field.name] for field in fields if field.needed]
        return schema | ({"required": required} if required else {}) | {"title": cls.__name__, "type": "object"}

    def of(self, type_: Any) -> dict[str, Any]:
        """Return the schema of a type; of a class, a reference."""
        origin, inner = typing.get_origin(type_), typing.get_args(type_)
        if type_ in _WORDS:
            return {"type": _WORDS[type_]}
        if hasattr(type_, "_fields"):
            return self._of_model(origin or type_)  # of a generic class, that of the class
        if hasattr(type_, "__value__"):
            return self._of_alias(type_)
        if origin in {typing.Union, UnionType}:
            return self._of_union(inner)
        if origin is typing.Literal:
            return self._of_literal(inner)
        if origin is list:
            return {"items": self.of(inner[0]), "type": "array"}
        if origin is dict:
            return {"additionalProperties": self.of(inner[1]) or True, "type": "object"}
        return {"format": "binary", "type": "string"} if type_ is bytes else {}

    def _of_field(self, field: Any, type_: Any) -> dict[str, Any]:
        schema = self.of(type_)
        if not field.needed:
            schema = {**schema, "default": None}
        members = [member for member in schema.get("anyOf", [schema]) if member != {"type": "null"}]
        if len(members) == 1 and "$ref" in members[0]:
            return schema
        return {**schema, "title": field.name.title().replace("_", " ").strip()}

    def _of_model(self, cls: Any) -> dict[str, Any]:
        ref = {"$ref": self._ref(cls)}
        if cls not in self.definitions:
            self.definitions[cls] = {}
            self.definitions[cls] = self.of_class(cls)
        return ref

    def _of_alias(self, alias: Any) -> dict[str, Any]:
        """Return the schema of what an alias stands for; a reference only where it comes back to itself."""
        if alias in self._open:
            self._recursive.add(alias)
            return {"$ref": self._ref(alias)}
        self._open.append(alias)
        schema = self.of(alias.__value__)
        self._open.pop()
        if alias not in self._recursive:
            return schema
        self.definitions[alias] = schema
        return {"$ref": self._ref(alias)}

    def _of_union(self, members: tuple[Any, ...]) -> dict[str, Any]:
        schemas: list[dict[str, Any]] = []
        for member in members:
            found = self.of(member)
            for schema in found["anyOf"] if found.keys() == {"anyOf"} else [found]:
                if schema not in schemas:
                    schemas.append(schema)
        return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}

    def _of_literal(self, words: tuple[Any, ...]) -> dict[str, Any]:
        kinds = {_WORDS[type(word)] for word in words}
        type_ = {"type": kinds.pop()} if len(kinds) == 1 else {}
        return ({"const": words[0]} if len(words) == 1 else {"enum": list(words)}) | type_
