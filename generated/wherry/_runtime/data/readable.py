"""ReadableDict: a dict whose keys read as attributes, for objects of which no schema tells what they hold. Pure."""

from __future__ import annotations

from typing import Any

from .codec import unwrapped

__all__ = ("ReadableDict", "readable")


class ReadableDict(dict[str, Any]):
    """A JSON object; `it.name` is `it["name"]`, None if absent. Keys that are methods of a dict read as keys alone."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.get(name)

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def to_dict(self) -> dict[str, Any]:
        """Return the object as plain dicts and lists, a copy."""
        plain: dict[str, Any] = unwrapped(dict(self))
        return plain


def readable(data: dict[str, Any]) -> dict[str, Any]:
    """Put readable dicts in the place of all dicts that `data` holds, at every depth; give `data`."""
    pending: list[Any] = [data]  # no recursion: JSON may be nested deeper than Python calls
    while pending:
        holder = pending.pop()
        for key, item in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            if item.__class__ is dict:
                item = holder[key] = ReadableDict(item)
            if item.__class__ is list or item.__class__ is ReadableDict:
                pending.append(item)
    return data

# Copied from templates/runtime/data/readable.py by scripts/generate.py. Edit it there.
