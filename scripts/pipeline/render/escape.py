"""How text of the document gets into Python source: as a literal (`py`) or inside a docstring (`doc`).

Rule: whatever the text holds, it cannot end the literal or the docstring that it stands in, and no character that
does not print (controls, bidirectional marks, lone surrogates) reaches the file as itself. A literal means it; a
docstring shows its escape.
"""

from __future__ import annotations

import math
import re
import textwrap
from typing import Any

LINE_LENGTH = 120

_QUOTES = re.compile(r'"{2,}|^"|"$')


def py(value: Any) -> str:
    """Write a value as a Python literal: scalars, and tuples, lists and dicts of them."""
    if isinstance(value, str):
        return str.__repr__(value)
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value!r}")'
    if value is None or isinstance(value, (bool, int, float, bytes)):
        return repr(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(py, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, list):
        return f"[{', '.join(map(py, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{py(key)}: {py(item)}" for key, item in value.items()) + "}"
    raise TypeError(f"cannot write a value of type {type(value).__name__} as a literal")


def doc(text: str, indent: int | None = None) -> str:
    """Write text for the inside of a `\"\"\"` docstring, on one line.

    With `indent`, lines are wrapped and those after the first begin with that many spaces.
    """
    words = " ".join(text.split())
    if not words.isprintable():
        words = "".join(map(_shown, words))
    words = _QUOTES.sub(lambda run: '\\"' * len(run[0]), words.replace("\\", "\\\\"))
    if indent is None:
        return words
    margin = " " * indent
    lines = textwrap.wrap(
        words,
        LINE_LENGTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines).removeprefix(margin)


def _shown(character: str) -> str:
    """A character that prints, or its escape: `\\x00`, `\\u202e`."""
    return character if character.isprintable() else repr(character)[1:-1]
