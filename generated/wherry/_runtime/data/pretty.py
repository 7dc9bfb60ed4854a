"""How a model is printed: in one line if it fits, else one field in a line; for terminals and for IPython.

Texts longer than a page, long lists and deep nesting are cut, and it says by how much.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from .manners import Manners

__all__ = ("for_terminal", "laid_out", "to_ipython")

_TEXT = 4000
_NUMBERS = 8
_ITEMS = 50
_DEPTH = 20
_NO_TERMINAL = 100
_BY_PARTS: Any = Manners.__repr__


def for_terminal(model: Any) -> str:
    """Return what `print` shows, laid out for the width of the terminal; 100 columns where there is none."""
    return laid_out(model, _columns())


def _columns() -> int:
    wished = os.environ.get("COLUMNS", "")
    if wished.isdecimal():
        return int(wished)
    try:
        return os.get_terminal_size().columns or _NO_TERMINAL
    except (AttributeError, OSError, ValueError):
        return _NO_TERMINAL


def to_ipython(model: Any, printer: Any) -> None:
    """Show a model at the end of a cell."""
    width = printer.max_width - getattr(printer, "indentation", 0)
    for number, line in enumerate(laid_out(model, width).split("\n")):
        if number:
            printer.break_()
        printer.text(line)


def laid_out(model: Any, width: int) -> str:
    """Return a model as text whose lines have at most `width` columns, where its values allow that."""
    return _Layout(width).of(model, "", 0, 0)


class _Layout:
    def __init__(self, width: int) -> None:
        self._width = width
        self._within: list[int] = []

    def of(self, value: Any, label: str, indent: int, after: int) -> str:
        """Return a value behind its label; `after`: how many columns what follows takes."""
        flat = label + self._flat(value)
        if indent + len(flat) + after <= self._width or not _holds(value) or id(value) in self._within:
            return flat
        opening, closing = _brackets(value)
        self._within.append(id(value))
        inner = indent + 4
        lines = [" " * inner + self.of(item, name, inner, 1) + "," for name, item in _parts(value)]
        lines += [" " * inner + more for more in _more(value)]
        self._within.pop()
        return "\n".join([label + opening, *lines, " " * indent + closing])

    def _flat(self, value: Any) -> str:
        if not _holds(value):
            return _leaf(value)
        opening, closing = _brackets(value)
        if id(value) in self._within or len(self._within) > _DEPTH:
            return f"{opening}…{closing}"
        self._within.append(id(value))
        parts = [name + self._flat(item) for name, item in _parts(value)]
        self._within.pop()
        return f"{opening}{', '.join([*parts, *_more(value)])}{closing}"


def _holds(value: Any) -> bool:
    """Whether a value is shown by its parts; a class of a user may have a repr of its own."""
    return isinstance(value, (list, dict)) or type(value).__repr__ is _BY_PARTS


def _leaf(value: Any) -> str:
    if isinstance(value, str) and len(value) > _TEXT:
        return f"{value[:_TEXT]!r}… ({len(value) - _TEXT} more)"
    return repr(value)


def _brackets(value: Any) -> tuple[str, str]:
    if isinstance(value, list):
        return "[", "]"
    return ("{", "}") if isinstance(value, Mapping) else (f"{type(value).__name__}(", ")")


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what is shown of a value: label and item."""
    if isinstance(value, list):
        yield from (("", item) for item in value[: _shown_of(value)])
    elif isinstance(value, dict):
        yield from ((f"{key!r}: ", item) for key, item in list(value.items())[:_ITEMS])
    else:
        yield from ((f"{name}=", item) for name, item in value.__rich_repr__())


def _shown_of(items: list[Any]) -> int:
    return _ITEMS if any(map(_holds, items[:_NUMBERS])) else _NUMBERS


def _more(value: Any) -> list[str]:
    if not isinstance(value, (list, dict)):
        return []
    more = len(value) - (_shown_of(value) if isinstance(value, list) else _ITEMS)
    return [f"… ({more} more)"] if more > 0 else []

# Copied from templates/runtime/data/pretty.py: edit it there.
