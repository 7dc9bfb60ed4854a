"""Dump: `model_dump` as users of pydantic know it; imported when it is first called.

Rule: what a program reads by attributes is what it gets: the declared fields by their Python names, in the order of
the class, None where they are absent, then what came beside them. (`to_dict` is the JSON object itself; requests,
copies, pickles and `==` use that, never this.)

`include` and `exclude` are sets of names, or dicts of a name (of a list: an index, or "__all__") to what is meant
inside. Fields go by their Python names, and by those of the wire too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from ..base.errors import UsageTypeError
from ..base.unset import is_not_given
from . import codec

__all__ = ("Dump", "text")

_PLAIN = frozenset((str, int, float, bool, type(None)))
_ALL = "__all__"
_ABSENT: Any = object()


class Dump:
    """One call of `model_dump`: how each value, at every depth, is dumped."""

    def __init__(
        self,
        mode: str = "python",
        *,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        fallback: Callable[[Any], Any] | None = None,
        beside: bool = True,
    ) -> None:
        if not isinstance(mode, str):
            raise UsageTypeError(f'mode is "json", "python" or another text, not a {type(mode).__name__}')
        self._mode = mode
        self._is_json = mode == "json"
        self._by_alias = by_alias
        self._exclude_unset = exclude_unset
        self._exclude_defaults = exclude_defaults
        self._exclude_none = exclude_none
        self._fallback = fallback
        self._beside = beside

    def of(self, value: Any, include: Any = None, exclude: Any = None) -> Any:
        """Return a value as plain data: a model, or anything that a model holds."""
        kind: Any = type(value)
        if kind in _PLAIN:
            return value
        if hasattr(kind, "__wire__"):
            return self._model(value, include, exclude)
        if isinstance(value, (dict, Mapping)):
            given = ((key, item) for key, item in value.items() if not is_not_given(item))
            return {key: self.of(item, *inner) for key, item, *inner in _picked(given, include, exclude)}
        if isinstance(value, (list, tuple)):
            return self._items(value, include, exclude)
        if isinstance(value, (set, frozenset)):
            items = [self.of(item) for item in value]
            return items if self._is_json else kind(items)
        if hasattr(kind, "model_dump"):
            return value.model_dump(
                mode=self._mode,
                include=include,
                exclude=exclude,
                by_alias=self._by_alias,
                exclude_unset=self._exclude_unset,
                exclude_defaults=self._exclude_defaults,
                exclude_none=self._exclude_none,
            )
        return self._leaf(value)

    def _model(self, model: Any, include: Any, exclude: Any) -> dict[str, Any]:
        data = type(model).__wire__(model)
        fields = type(model)._fields
        named: list[tuple[tuple[str, ...], str, Any]] = []
        came = 0
        for name, field in fields.items():
            wire = field.wire
            if wire in data:
                came += 1
                value = data[wire]
            elif self._exclude_unset:
                continue
            else:
                value = None
            if value is None and (self._exclude_none or (self._exclude_defaults and not field.needed)):
                continue
            named.append(((name, wire), wire if self._by_alias else name, value))
        if came < len(data):
            wires = {field.wire for field in fields.values()}
            named += [
                ((key,), key, value)
                for key, value in data.items()
                if key not in wires and not (value is None and self._exclude_none)
            ]
        beside = getattr(type(model), "_beside", "") if self._beside else ""
        if beside:  # a value that is no part of the JSON object
            value = getattr(model, beside)
            if value is not None or not (self._exclude_none or self._exclude_unset):
                named.append(((beside,), beside, _opened(value)))
        if include is None and exclude is None:
            return {key: value if value.__class__ in _PLAIN else self.of(value) for _, key, value in named}
        pairs = ((keys, (key, value)) for keys, key, value in named)
        return {key: self.of(value, *inner) for _, (key, value), *inner in _picked(pairs, include, exclude)}

    def _items(self, items: Any, include: Any, exclude: Any) -> Any:
        if include is None and exclude is None and items.__class__ is list:
            return items.copy() if codec.is_vector(items) else [self.of(item) for item in items]
        size = len(items)
        numbered = (((index, index - size), item) for index, item in enumerate(items))
        dumped = [self.of(item, *inner) for _, item, *inner in _picked(numbered, include, exclude)]
        return tuple(dumped) if isinstance(items, tuple) and not self._is_json else dumped

    def _leaf(self, value: Any) -> Any:
        if isinstance(value, (bytes, bytearray)):
            return value.decode() if self._is_json else value
        if hasattr(value, "isoformat"):
            return value.isoformat() if self._is_json else value
        if self._fallback is None and not self._is_json:
            return value
        try:
            plain = codec.plain(value, "a value of the model")
        except UsageTypeError:
            if self._fallback is None:
                raise
            return self.of(self._fallback(value))
        return plain if self._is_json else value


def _opened(value: Any) -> Any:
    """Return a value of the caller's with its dataclasses and attrs objects as dicts."""
    kind = type(value)
    if kind is list:
        return [_opened(item) for item in value]
    if kind is dict:
        return {key: _opened(item) for key, item in value.items()}
    if hasattr(kind, "__wire__"):
        return value
    names = getattr(kind, "__dataclass_fields__", None) or [each.name for each in getattr(kind, "__attrs_attrs__", ())]
    return {name: _opened(getattr(value, name)) for name in names} if names else value


def text(plain: Any, *, indent: int | None = None, ensure_ascii: bool = False) -> str:
    """Return dumped data as JSON text: compact, or with `indent` spaces for each level."""
    compact = codec.dumps(plain, indent=indent)
    if not ensure_ascii or compact.isascii():
        return compact
    return json.dumps(plain, indent=indent, separators=(",", ": " if indent is not None else ":"))


# --- include and exclude ----------------------------------------------------------------------------------------------


def _picked(items: Iterable[tuple[Any, Any]], include: Any, exclude: Any) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Yield each item that is wanted, with what is meant inside of it. Its key may be a tuple of all that it goes by."""
    for key, item in items:
        inner = _inner(key if isinstance(key, tuple) else (key,), include, exclude)
        if inner is not None:
            yield key, item, *inner


def _inner(keys: tuple[Any, ...], include: Any, exclude: Any) -> tuple[Any, Any] | None:
    """Return what `include` and `exclude` mean inside of the item with these keys; None if it is not wanted at all."""
    wanted = unwanted = None
    if include is not None:
        wanted = _said("include", include, keys)
        if wanted is _ABSENT:
            return None
    if exclude is not None:
        unwanted = _said("exclude", exclude, keys)
        if unwanted is False or unwanted is _ABSENT:
            unwanted = None
        elif _is_whole(unwanted):
            return None
    return None if _is_whole(wanted) else wanted, unwanted


def _said(argument: str, names: Any, keys: tuple[Any, ...]) -> Any:
    """Return what is said of an item: True for the whole of it, more names, or _ABSENT."""
    if isinstance(names, Mapping):
        found = [names[key] for key in dict.fromkeys((*keys, _ALL)) if key in names]
        return _merged(found) if found else _ABSENT
    if not isinstance(names, Collection) or isinstance(names, (str, bytes)):
        raise UsageTypeError(f"{argument} takes a set of names, or a dict of them, not a {type(names).__name__}")
    return True if any(key in names for key in (*keys, _ALL)) else _ABSENT


def _merged(found: list[Any]) -> Any:
    if len(found) == 1:
        return found[0]
    if any(map(_is_whole, found)):
        return True
    dicts = [names if isinstance(names, Mapping) else dict.fromkeys(names, True) for names in found]
    return {key: _merged([names[key] for names in dicts if key in names]) for names in dicts for key in names}


def _is_whole(said: Any) -> bool:
    return said is None or said is ... or isinstance(said, bool)

# Copied from templates/runtime/data/dump.py: edit it there.
