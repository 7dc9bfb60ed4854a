"""ReadableDict: a dict whose keys read as attributes, for objects that no schema describes. `shown`: a short repr. Pure."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ..base.pickles import pickled
from .codec import unwrapped

__all__ = ("ReadableDict", "readable", "shown")

_TEXT_SHOWN = 120
_ITEMS_SHOWN = 8


class ReadableDict(dict[str, Any]):
    """A JSON object; `it.name` is `it["name"]`, None if absent. Keys named like methods of a dict need `it["items"]`."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.get(name)

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __reduce_ex__(self, protocol: Any) -> Any:
        return dict.__new__, (pickled(type(self), "_ReadableDict"),), None, None, iter(self.items())

    def __copy__(self) -> ReadableDict:
        return ReadableDict(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> ReadableDict:
        twin = memo[id(self)] = ReadableDict()
        twin.update((key, deepcopy(item, memo)) for key, item in self.items())
        return twin

    def to_dict(self) -> dict[str, Any]:
        """Return a copy of the object as plain dicts and lists."""
        plain: dict[str, Any] = unwrapped(dict(self))
        return plain


def readable(data: dict[str, Any]) -> dict[str, Any]:
    """Replace all dicts in `data`, at every depth, by readable ones, and return `data`."""
    pending: list[Any] = [data]  # no recursion: JSON may be nested deeper than Python calls
    while pending:
        holder = pending.pop()
        for key, item in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            if item.__class__ is dict:
                item = holder[key] = ReadableDict(item)
            if item.__class__ is list or item.__class__ is ReadableDict:
                pending.append(item)
    return data


def shown(value: Any, depth: int = 0) -> str:
    """Return a repr that stays readable: long texts and lists are cut, and it says by how much."""
    if isinstance(value, str) and len(value) > _TEXT_SHOWN:
        return f"{value[:_TEXT_SHOWN]!r}… ({len(value) - _TEXT_SHOWN} more)"
    if not value or not isinstance(value, (list, dict)):
        return repr(value)
    opening, closing = "[]" if isinstance(value, list) else "{}"
    if depth > 4:
        return f"{opening}…{closing}"
    if isinstance(value, list):
        parts = [shown(item, depth + 1) for item in value[:_ITEMS_SHOWN]]
    else:
        parts = [f"{key!r}: {shown(item, depth + 1)}" for key, item in list(value.items())[:_ITEMS_SHOWN]]
    if len(value) > _ITEMS_SHOWN:
        parts.append(f"… ({len(value) - _ITEMS_SHOWN} more)")
    return f"{opening}{', '.join(parts)}{closing}"

# Copied from templates/runtime/data/readable.py: edit it there.
