"""Values as JSON with tags, and back. `keep` has the format; `kinds` knows the classes of the program."""

from __future__ import annotations

import warnings
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any

from ...base.caller import frames_to_caller
from ...data.beside import Beside
from ...data.model import BaseModel, get_fields
from ...mixins.embeddings import EmbeddingVector
from .classes import class_of, name_of_class
from .errors import error_of, tagged_error
from .kinds import read_object, writer_of
from .without_tags import data_of_model

__all__ = ("restored", "tagged", "tagged_model")

_PLAIN = frozenset((str, int, float, bool, type(None)))
_TAGS = ("$class", "$error", "$data", "$value", "$beside", "$request_id")
_SHORT_VECTOR = 32
_Json = dict[str, Any]


# --- writing ---------------------------------------------------------------------------------------------------------


def tagged(value: Any) -> Any:
    """Return a value as JSON data. Raises UsageTypeError for one that cannot be kept."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is list:
        kinds = set(map(type, value))
        if not kinds <= _PLAIN:
            return list(map(tagged, value))
        return _vector(value) if kinds == {float} and len(value) >= _SHORT_VECTOR else value
    if kind is dict:
        if set(map(type, value)) <= {str} and value.keys().isdisjoint(_TAGS):
            return {key: tagged(item) for key, item in value.items()}
        return {"$class": "dict", "items": [[tagged(key), tagged(item)] for key, item in value.items()]}
    return _writer(kind)(value)


def _vector(values: list[float]) -> Any:
    """Return a vector whose numbers have 32 bits, as those of embeddings have, in a quarter of the characters."""
    short = array("f", values)
    return {"$class": "floats", "base64": _base64(short)} if short.tolist() == values else values


def _base64(data: Any) -> str:
    return b64encode(data).decode("ascii")


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Return what writes the objects of a class."""
    if issubclass(kind, BaseModel):
        return tagged_model
    if issubclass(kind, BaseException):
        return lambda error: tagged_error(error, tagged)
    found = _WRITERS.get(f"{kind.__module__}.{kind.__qualname__}")
    if found is not None:
        return found
    if issubclass(kind, PurePath):
        return _WRITERS["pathlib.Path"]
    if issubclass(kind, datetime):  # the Timestamp of pandas, whose NaT is not even itself
        return lambda value: _WRITERS["datetime.datetime"](value) if value == value else None
    return writer_of(kind, tagged, restored)


def _texts(name: str, write: Callable[[Any], Any]) -> Callable[[Any], _Json]:
    return lambda value: {"$class": name, "$value": write(value)}


def _items(name: str) -> Callable[[Any], _Json]:
    return lambda value: {"$class": name, "items": list(map(tagged, value))}


_WRITERS: dict[str, Callable[[Any], Any]] = {
    "builtins.tuple": _items("tuple"),
    "builtins.set": _items("set"),
    "builtins.frozenset": _items("frozenset"),
    "builtins.bytes": lambda value: {"$class": "bytes", "base64": _base64(value)},
    "builtins.bytearray": lambda value: {"$class": "bytes", "base64": _base64(value)},
    "builtins.memoryview": lambda value: {"$class": "memoryview", "format": value.format, "base64": _base64(value)},
    "array.array": lambda value: {"$class": "array.array", "format": value.typecode, "base64": _base64(value)},
    "numpy.ndarray": lambda value: {
        "$class": "numpy.ndarray",
        "dtype": value.dtype.str,
        "shape": value.shape,
        "base64": _base64(value.tobytes()),
    },
    "datetime.datetime": _texts("datetime.datetime", datetime.isoformat),
    "datetime.date": _texts("datetime.date", date.isoformat),
    "datetime.time": _texts("datetime.time", time.isoformat),
    "datetime.timedelta": _texts("datetime.timedelta", lambda value: [value.days, value.seconds, value.microseconds]),
    "decimal.Decimal": _texts("decimal.Decimal", str),
    "pathlib.Path": _texts("pathlib.Path", str),
    "uuid.UUID": _texts("uuid.UUID", str),
}


def tagged_model(model: Any) -> _Json:
    """Return a model of ours as its own JSON object with tags in front: class, ID of the request, values beside."""
    data: _Json = get_fields(model)
    model_class: Any = type(model)
    tags: _Json = {"$class": name_of_class(model_class)}
    if getattr(model, "_request_id", None):
        tags["$request_id"] = model._request_id
    beside = list(_beside(model, []))
    if beside:
        tags["$beside"] = [[path, tagged(value)] for path, value in beside]
        data = _without_buffers(data)
    return {**tags, "$data": data} if not data.keys().isdisjoint(_TAGS) else {**tags, **data}


def _beside(model: Any, path: list[Any]) -> Iterator[tuple[list[Any], Any]]:
    """Yield what a model has beside its JSON object, each with its path: parsed values, vectors in buffers."""
    fields = get_fields(model)
    names: Any = ()
    if isinstance(model, EmbeddingVector):
        if fields.get("embedding").__class__ is memoryview:
            yield [*path, "embedding"], fields["embedding"]
    elif isinstance(model, Beside):
        name = model._beside
        if name and (value := getattr(model, name)) is not None:
            yield [*path, name], value
        names = model._parts
    elif hasattr(model, "_read_base64"):
        names = ("data",)
    for name in names:
        part: Any = fields.get(name)
        places: Any = enumerate(part) if isinstance(part, list) else ((None, part),)
        for place, each in places:
            if isinstance(each, BaseModel):
                yield from _beside(each, [*path, name] if place is None else [*path, name, place])


def _without_buffers(data: _Json) -> _Json:
    """Return the JSON object of a model with null in the place of each buffer."""
    if data.get("embedding").__class__ is memoryview:
        return {**data, "embedding": None}
    items: Any = data.get("data")
    if items.__class__ is list:
        return {
            **data,
            "data": [_without_buffers(get_fields(each)) if isinstance(each, BaseModel) else each for each in items],
        }
    return data


# --- reading ---------------------------------------------------------------------------------------------------------


def restored(data: Any) -> Any:
    """Return the value that `tagged` has written, of the same class."""
    if data.__class__ is list:
        return list(map(restored, data))
    if data.__class__ is not dict:
        return data
    if "$error" in data:
        return error_of(data, restored)
    name = data.pop("$class", None)
    if name is None:
        return {key: restored(item) for key, item in data.items()}
    read = _READERS.get(name)
    if read is not None:
        return read(data)
    kind = class_of(name)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _model(kind, data)
    found = read_object(kind, data, restored)
    if found is not None:
        return found
    _warn(name)
    return data.get("$data", data)


def _warn(name: str) -> None:
    if name not in _warned:
        _warned.add(name)
        module, _, kind = name.partition(":")
        why = "which is not there any more or has changed: they are plain JSON"
        if module == "__main__":
            why = (
                f"{kind} of the main program that wrote them, and this program has no such class: they are plain JSON. A class "
                "in a module of its own can be read by every program that imports it"
            )
        warnings.warn(
            f"the journal has answers of the class {name}, {why}",
            stacklevel=frames_to_caller(),
        )


_warned: set[str] = set()


def _model(kind: Any, data: _Json) -> Any:
    request_id = data.pop("$request_id", None)
    model = kind._decode(data_of_model(data, restored))
    if request_id is not None:
        model._request_id = request_id
    return model


def _raw(data: _Json) -> bytes:
    return b64decode(data["base64"])


def _array(data: _Json) -> Any:
    return array(data["format"], _raw(data))


def _numpy(data: _Json) -> Any:
    numpy = import_module("numpy")
    return numpy.frombuffer(_raw(data), data["dtype"]).reshape(data["shape"]).copy()


def _made(make: Callable[..., Any]) -> Callable[[_Json], Any]:
    return lambda data: make(data["$value"])


def _uuid(data: _Json) -> Any:
    from uuid import UUID

    return UUID(data["$value"])


_READERS: dict[str, Callable[[_Json], Any]] = {
    "dict": lambda data: {restored(key): restored(item) for key, item in data["items"]},
    "tuple": lambda data: tuple(map(restored, data["items"])),
    "set": lambda data: set(map(restored, data["items"])),
    "frozenset": lambda data: frozenset(map(restored, data["items"])),
    "bytes": _raw,
    "floats": lambda data: array("f", _raw(data)).tolist(),
    "memoryview": lambda data: memoryview(_raw(data)).cast(data["format"]),
    "array.array": _array,
    "numpy.ndarray": _numpy,
    "datetime.datetime": _made(datetime.fromisoformat),
    "datetime.date": _made(date.fromisoformat),
    "datetime.time": _made(time.fromisoformat),
    "datetime.timedelta": lambda data: timedelta(*data["$value"]),
    "decimal.Decimal": _made(Decimal),
    "pathlib.Path": _made(Path),
    "uuid.UUID": _uuid,
}

# Copied from templates/runtime/bulk/keeping/values.py: edit it there.
