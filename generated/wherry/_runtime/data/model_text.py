"""What models say to people: names that were meant, names that are missing, values that stay readable. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .fields import REQUIRED

if TYPE_CHECKING:
    from .model import BaseModel

__all__ = ("like", "missing", "no_dict", "shown")

_TEXT_SHOWN = 120
_ITEMS_SHOWN = 8


def like(cls: type[BaseModel], name: str) -> str:
    """Quote a name, and say which field was meant."""
    from difflib import get_close_matches

    close = get_close_matches(name, cls._fields, 1)
    return f"{name!r}; did you mean {close[0]!r}?" if close else repr(name)


def missing(cls: type[BaseModel], given: dict[str, Any]) -> str:
    """The required fields that were not given."""
    fields = cls._fields.values()
    return ", ".join(f.name for f in fields if f.default is REQUIRED and f.name not in given and f.wire not in given)


def no_dict(cls: type[BaseModel]) -> str:
    """The end of a message for those who took a model for a dict."""
    example = next(iter(cls._fields), "name")
    return f": it is no dict; read fields as attributes (model.{example}), or take model.to_dict()"


def shown(value: Any, depth: int = 0) -> str:
    """A repr that stays readable: long texts and lists are cut, and say by how much."""
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

# Copied from templates/runtime/data/model_text.py by scripts/generate.py. Edit it there.
