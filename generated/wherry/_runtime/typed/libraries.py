"""Types of pydantic and msgspec: the library says what the schema is, and what the text becomes.

Rule: nothing is imported to find out. Whose type it is shows in the attributes of the class; by then the library is loaded.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Collection
from importlib import import_module
from typing import Any

from ..base.errors import UsageTypeError
from ..data import codec
from .loading import Load, Misfit
from .names import name_of, unused
from .nodes import everywhere
from .records import is_record
from .strict import closed

__all__ = ("embedded", "library_of", "read_by")

_PYDANTIC = ("__pydantic_core_schema__", "__pydantic_config__", "__pydantic_validator__")


def library_of(kind: Any) -> str:
    """Return "pydantic" or "msgspec" if the type is one of theirs, or is made of theirs and plain types; else ""."""
    found = _libraries(kind)
    return found.pop() if len(found) == 1 else ""


def _libraries(kind: Any) -> set[str]:
    cls = typing.get_origin(kind) or kind
    if isinstance(cls, type):
        if any(hasattr(cls, mark) for mark in _PYDANTIC):
            return {"pydantic"}
        if hasattr(cls, "__struct_fields__"):
            return {"msgspec"}
        if is_record(cls):
            return {""}
        if hasattr(cls, "__get_pydantic_core_schema__"):  # HttpUrl, SecretStr and their like
            return {"pydantic"}
    elif type(cls).__module__ == "pydantic.functional_validators" or (
        type(cls).__module__.startswith("pydantic.") and hasattr(cls, "validate_json")
    ):  # beside a type, in Annotated
        return {"pydantic"}
    elif cls is typing.Literal:
        return set()
    return {library for argument in typing.get_args(kind) for library in _libraries(argument)}


def read_by(kind: Any, library: str, at: str) -> tuple[dict[str, Any], Callable[[str], Any]]:
    """Return the library's own schema of a type, and what reads the type's text; that raises the library's own errors."""
    try:
        if library == "msgspec":
            json = import_module("msgspec.json")
            return json.schema(kind), json.Decoder(kind).decode
        model: Any = kind if isinstance(kind, type) else None  # an Annotated has validators of its own
        if hasattr(model, "model_validate_json"):
            return model.model_json_schema(), model.model_validate_json
        adapter = kind if hasattr(kind, "validate_json") else import_module("pydantic").TypeAdapter(kind)
        return adapter.json_schema(), adapter.validate_json
    except Exception as error:
        raise UsageTypeError(f"{at}: {library} can make no schema of {name_of(kind)}: {error}") from error


def embedded(kind: Any, at: str, definitions: dict[str, Any], taken: Collection[str]) -> tuple[dict[str, Any], Load]:
    """Return the strict schema of a library's type inside a type of another kind, with its definitions added to the others.

    A definition whose name is taken by another one gets a name of its own.
    """
    schema, read = read_by(kind, library_of(kind), at)
    node, own = closed(schema, at)
    renamed = {}
    for name, definition in own.items():
        new = unused(name, taken) if name in taken and definitions.get(name) != definition else name
        renamed[f"#/$defs/{name}"] = f"#/$defs/{new}"
    for inner in [node, *own.values()]:
        for each in everywhere(inner):
            if "$ref" in each:
                each["$ref"] = renamed[each["$ref"]]
    definitions.update({renamed[f"#/$defs/{name}"][8:]: definition for name, definition in own.items()})

    def load(value: Any) -> Any:
        try:
            return read(codec.dumps(value))
        except Exception as error:
            raise Misfit("", value, error) from error

    return node, load

# Copied from templates/runtime/typed/libraries.py: edit it there.
