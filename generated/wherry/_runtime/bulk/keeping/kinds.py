"""Objects of the program's classes: dataclasses, attrs, enumerations, named tuples, and those of pydantic and msgspec.

Rule: an object is read back without its constructor where its fields are all there is to it. No library is imported
unless the class is one of its classes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import Any

from ...base.errors import UsageTypeError
from ...data import codec
from .classes import name_of_class

__all__ = ("read_object", "writer_of")

_MASKED = '"**********"'
"""What pydantic writes in the place of a secret."""
Convert = Callable[[Any], Any]


def writer_of(kind: Any, tagged: Convert, restored: Convert) -> Convert:
    """Return what writes the objects of a class. Raises UsageTypeError if they cannot be kept."""
    if issubclass(kind, Enum):
        write: Convert = lambda value: {"$value": tagged(value.value)}  # noqa: E731
    elif hasattr(kind, "__pydantic_validator__") and hasattr(kind, "model_dump_json"):
        write = lambda value: _object(value.model_dump_json(by_alias=True, round_trip=True))  # noqa: E731
    elif hasattr(kind, "__struct_fields__"):
        write = lambda value: _object(import_module("msgspec.json").encode(value).decode())  # noqa: E731
    elif (names := _fields(kind)) is not None:
        write = lambda value: {name: tagged(getattr(value, name)) for name in names}  # noqa: E731
    else:
        for plain in (str, int, float, dict, list):
            if issubclass(kind, plain):
                return lambda value: tagged(plain(value))
        if type(kind).__module__ == "numpy" or kind.__module__ == "numpy":
            return lambda value: tagged(value.item())
        raise UsageTypeError(_refusal(kind))
    head = {"$class": name_of_class(kind)}
    return _checked(kind, lambda value: {**head, **write(value)}, restored)


def _checked(kind: Any, write: Convert, restored: Convert) -> Convert:
    """Return `write`; the first object is read back at once, so that a class that cannot be is known at the first row."""
    unchecked = [kind]

    def written(value: Any) -> Any:
        data = write(value)
        if unchecked:
            again = read_object(kind, json.loads(json.dumps(data, default=codec.jsonable)), restored)
            if type(again) is not kind:
                raise UsageTypeError(
                    f"a {kind.__qualname__} cannot be read back from its own JSON; return its fields as a dict instead"
                )
            if lost := _lost(kind, value, again):
                raise UsageTypeError(
                    f"a {kind.__qualname__} cannot be kept whole: {lost}; return what you need of it as a dict instead"
                )
            unchecked.clear()
        return data

    return written


def _lost(kind: Any, value: Any, again: Any) -> str:
    """Return what an object that was read back lacks, in words."""
    if hasattr(kind, "__pydantic_validator__"):
        return "a secret in it is written as asterisks" if _MASKED in value.model_dump_json() and value != again else ""
    more = getattr(value, "__dict__", {}).keys() - getattr(again, "__dict__", {}).keys()
    names = sorted(name for name in more if not hasattr(kind, name))  # but for cached properties
    return f"{', '.join(names)} is no field of it, and would be lost" if names and not issubclass(kind, Enum) else ""


def _object(text: str) -> dict[str, Any]:
    """Return what a library wrote as an object without tags, whatever it is."""
    data = codec.loads(text)
    return data if data.__class__ is dict and '"$' not in text else {"$data": data}


def _fields(kind: Any) -> tuple[str, ...] | None:
    if issubclass(kind, tuple):
        return getattr(kind, "_fields", None)
    if hasattr(kind, "__attrs_attrs__"):
        return tuple(attribute.name for attribute in kind.__attrs_attrs__)
    if hasattr(kind, "__dataclass_fields__"):
        from dataclasses import fields

        return tuple(field.name for field in fields(kind))
    return None


def read_object(kind: Any, data: dict[str, Any], restored: Convert) -> Any:
    """Return the object of a class that was written as `data`; None if it is no such class, or does not fit any more."""
    if not isinstance(kind, type):
        return None
    data = {key: value for key, value in data.items() if key != "$class"}
    try:
        return _read(kind, data, restored)
    except Exception:  # whatever a class raises for fields that it does not know any more
        return None


def _read(kind: Any, data: dict[str, Any], restored: Convert) -> Any:
    if issubclass(kind, Enum):
        return kind(restored(data["$value"]))
    if hasattr(kind, "__pydantic_validator__"):
        return kind.model_validate_json(json.dumps(data.get("$data", data)))
    if hasattr(kind, "__struct_fields__"):
        return import_module("msgspec").convert(data.get("$data", data), kind)
    names = _fields(kind)
    if names is None:
        return None
    fields = {name: restored(value) for name, value in data.items()}
    if issubclass(kind, tuple):
        return tuple.__new__(kind, (fields[name] for name in names))
    if set(names) != fields.keys():
        return None
    made = object.__new__(kind)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


def _refusal(kind: Any) -> str:
    ways = {
        "to_list": "return the list instead",
        "parse": "return what its parse() returns",
        "content": "return its content",
        "get_final_response": "return what its get_final_response() returns",
        "get_final_completion": "return what its get_final_completion() returns",
        "__anext__": "read it in the function, and return what it adds up to",
        "__next__": "read it in the function, and return what it adds up to",
        "__await__": "await it in the function",
    }
    way = next((way for name, way in ways.items() if hasattr(kind, name)), None)
    return f"the call returned a value of {kind.__qualname__}, which a journal cannot keep: " + (
        way
        or "return an answer of the client, JSON values, or an object of a dataclass, attrs, pydantic or msgspec class"
    )

# Copied from templates/runtime/bulk/keeping/kinds.py: edit it there.
