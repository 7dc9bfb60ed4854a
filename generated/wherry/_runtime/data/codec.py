"""JSON in and out: `loads` what arrives, `encode` what is sent. Pure.

Rule: what is plain JSON data already is never copied and never looked at in Python: the C encoder walks it, and asks
`jsonable` for one level at a time of everything else (models, attrs classes, dataclasses, mappings, iterables).
Only if that fails, or something can be read just once, `plain` makes a copy and names the place of a fault:
`messages[3].content`.

Here, a *model* is anything whose class has `__wire__`, the method that returns its JSON object.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from ..base.errors import UsageError, UsageTypeError
from ..base.unset import KINDS, UNSET, is_not_given

__all__ = ("dumps", "encode", "fresh", "is_vector", "jsonable", "loads", "plain", "unwrapped")

_decoder: Any = json.JSONDecoder()
_scan_once: Callable[[str, int], tuple[Any, int]] = _decoder.scan_once
_SPACE = " \t\n\r"
_BOM = "\ufeff"
_GIVEN = frozenset((str, int, float, bool, type(None), dict, list))


# --- reading ---------------------------------------------------------------------------------------------------------


def loads(data: bytes | bytearray | memoryview | str) -> Any:
    """Read JSON text (UTF-8, with or without a byte order mark). Raises ValueError."""
    text = data if isinstance(data, str) else data.decode() if isinstance(data, bytes) else str(data, "utf-8")
    try:
        value, end = _scan_once(text, 0)
        if end == len(text) or not text[end:].strip(_SPACE):
            return value
    except StopIteration:
        pass
    # Leading white space, a byte order mark, or no JSON: the decoder knows what to say.
    return _decoder.decode(text[1:] if text[:1] == _BOM else text)


def fresh(value: Any) -> Any:
    """Copy plain dicts and lists at every depth, so that decoding may adopt them; everything else stays as it is."""
    if value.__class__ is dict:
        return {key: fresh(item) for key, item in value.items()}
    if value.__class__ is list:
        return [fresh(item) for item in value]
    return value


def unwrapped(value: Any) -> Any:
    """Copy a model as plain dicts and lists, exactly, without what is not given: as `encode` sends it."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    kind: Any = type(value)
    if hasattr(kind, "__wire__"):
        value = kind.__wire__(value)
    if isinstance(value, dict):
        given = ((key, item) for key, item in value.items() if item.__class__ in _GIVEN or not is_not_given(item))
        return {key: unwrapped(item) for key, item in given}
    if isinstance(value, (list, tuple)):
        return list(value) if is_vector(value) else [unwrapped(item) for item in value]
    return plain(value)


def is_vector(value: Any) -> bool:
    """Return whether it is a list of floats alone, which need not be looked at one by one."""
    return (
        value.__class__ is list and len(value) > 0 and value[0].__class__ is float and set(map(type, value)) == {float}
    )


# --- writing ---------------------------------------------------------------------------------------------------------


def encode(body: Any) -> bytes:
    """Write a request body as compact JSON in UTF-8. Keys whose value is not given are left out, at any depth.

    Keys that are numbers become strings, as with json.dumps: `logit_bias={50256: -100}`. Raises UsageError, which names
    the place, for NaN and infinities, bytes, an element of a list that is not given, objects that JSON has no word for, and objects that
    hold themselves.
    """
    if isinstance(body, dict):
        body = {key: value for key, value in body.items() if value is not UNSET and value.__class__ not in KINDS}
    # Half of a surrogate pair, as a server may have sent it, goes back as the escape `\ud83d`.
    return dumps(body).encode("utf-8", "backslashreplace")


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Write any value that `encode` takes as JSON text."""
    encoder = _compact if indent is None else _encoder(indent=indent)
    try:
        return encoder.encode(value)
    except (TypeError, ValueError, RecursionError):
        return encoder.encode(plain(value))


def plain(value: Any, at: str = "") -> Any:
    """Copy any value that `encode` takes as plain JSON data. Raises UsageError with the place; `value` itself is at `at`."""
    try:
        return _Plain().of(value, at)
    except RecursionError:
        raise UsageError(f"{_place(at)} is nested too deeply for JSON") from None


class _Refused(TypeError):
    """A value that JSON has no word for; the text continues after the name of the place."""


class _OnlyOnce(TypeError):
    """Something that can be read only once: not for the encoder, which may have to give up half-way."""


def jsonable(value: Any) -> Any:
    """Return the next level of a value that the C encoder does not know. Raises TypeError."""
    kind: Any = type(value)
    if hasattr(kind, "__wire__"):
        return kind.__wire__(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    if kind.__name__ == "UUID" and kind.__module__ == "uuid":  # not imported for that
        return str(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        raise _Refused("is bytes, and JSON has only text: decode them, or send base64")
    if is_not_given(value):
        raise _Refused(f"is not given ({kind.__name__}): a key can be left out, an element of a list cannot")
    if isinstance(value, type):
        raise _Refused(_no_json(value))
    if hasattr(kind, "__attrs_attrs__"):
        return {attribute.name: getattr(value, attribute.name) for attribute in kind.__attrs_attrs__}
    if hasattr(kind, "__dataclass_fields__"):
        from dataclasses import fields

        return {field.name: getattr(value, field.name) for field in fields(value)}
    if hasattr(kind, "model_dump"):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, Iterable) and not hasattr(kind, "read"):  # a file yields lines
        if isinstance(value, Iterator):
            raise _OnlyOnce
        return list(value)
    raise _Refused(_no_json(value))


def _no_json(value: Any) -> str:
    kind = value if isinstance(value, type) else type(value)
    module = getattr(kind, "__module__", "builtins")  # a class may be made without one
    name = kind.__qualname__ if module == "builtins" else f"{module}.{kind.__qualname__}"
    if kind is value:
        return f"is the class {name}, which JSON cannot express; to ask for answers of its shape, call parse or stream"
    calls = "; parse, stream and run_tools take functions as tools" if callable(value) else ""
    if hasattr(kind, "for_responses"):  # a tool: it says itself how it is described to the other methods
        calls += ", and its for_responses() or for_chat() describes it to any other method"
    return f"is {'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}, which JSON cannot express{calls}"


def _encoder(**layout: Any) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=jsonable, **layout)


_compact = _encoder(separators=(",", ":"))


class _Plain:
    """One walk that copies, and knows which objects it is inside of."""

    def __init__(self) -> None:
        self._open: set[int] = set()

    def of(self, value: Any, at: str) -> Any:
        if value is None or value is True or value is False:
            return value
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            if not math.isfinite(value):
                raise UsageError(f"{_place(at)} is {value!r}, which JSON cannot express")
            return float(value)
        if id(value) in self._open:
            raise UsageError(f"{_place(at)} contains itself")
        self._open.add(id(value))
        try:
            return self._container(value, at)
        finally:
            self._open.discard(id(value))

    def _container(self, value: Any, at: str) -> Any:
        if isinstance(value, dict):
            return {
                self._key(key, at): self.of(item, f"{at}.{key}" if at else str(key))
                for key, item in value.items()
                if not is_not_given(item)
            }
        if isinstance(value, (list, tuple)):
            return self._items(value, at)
        try:
            inner = jsonable(value)
        except _OnlyOnce:
            return self._items(value, at)
        except _Refused as exc:
            raise UsageTypeError(f"{_place(at)} {exc}") from None
        return self.of(inner, at)

    def _items(self, items: Iterable[Any], at: str) -> list[Any]:
        return [self.of(item, f"{at}[{index}]") for index, item in enumerate(items)]

    def _key(self, key: Any, at: str) -> str:
        if isinstance(key, str):
            return str.__str__(key)
        if key is None or isinstance(key, (int, float)):
            return json.dumps(self.of(key, f"the key {key!r} of {_place(at)}"))
        raise UsageTypeError(f"a key of {_place(at)} is a {type(key).__name__}, not text: {key!r}")


def _place(at: str) -> str:
    return at or "the body"

# Copied from templates/runtime/data/codec.py: edit it there.
