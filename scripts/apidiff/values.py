"""Canonical spellings of types and values, taken apart and made short enough to read.

Values and names in a phrase are put between marks: `plain` drops them, Markdown turns them into code spans. No value
contains a mark, or any other control character.
"""

from __future__ import annotations

import ast
import re

OPEN, CLOSE = "\x02", "\x03"
LONGEST = 80
"""How many characters of a value are shown."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_MODULE = re.compile(r"(?<![\w.'\"/])(?:[a-z_]\w*\.)+(?=[A-Z])")
_WRAPPED = re.compile(r"(\w+)\[(.*)\]")


def marked(value: str) -> str:
    """Put marks around a value or a name."""
    return f"{OPEN}{_CONTROL.sub('?', value)}{CLOSE}" if value else ""


def plain(text: str) -> str:
    """Drop the marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def shown(text: str) -> str:
    """Return a type or value to show: classes without their modules, only the first members of a long union."""
    text = _MODULE.sub("", " ".join(text.split()))
    return marked(_first(_split(text, " | "), " | ") if len(text) > LONGEST else text)


def listed(values: list[str]) -> str:
    """Return values to show, only the first of them if there are many."""
    return marked(_first([_MODULE.sub("", " ".join(value.split())) for value in values], ", "))


def short(text: str) -> str:
    """Put a text on one line, and cut it if it is long."""
    text = _CONTROL.sub("?", " ".join(text.split()))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3].rstrip()}..."


def _first(values: list[str], separator: str) -> str:
    """Join values as long as they fit, and count the rest; at least one is shown."""
    kept, length = 0, 0
    while kept < len(values) and (not kept or length + len(values[kept]) <= LONGEST):
        length += len(values[kept]) + len(separator)
        kept += 1
    left = len(values) - kept
    return separator.join(map(short, values[:kept])) + (f"{separator}{left} more" if left else "")


def difference(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return what only the old and what only the new type or list has; if both are lists, compare their items."""
    outer = [_WRAPPED.fullmatch(text) for text in (old, new)]
    if outer[0] and outer[1] and outer[0][1] == outer[1][1] != "Literal" and len(_split(old, " | ")) == 1:
        inner = members(outer[0][2]), members(outer[1][2])
        if set(inner[0]) & set(inner[1]):
            old, new = outer[0][2], outer[1][2]
    before, after = members(old), members(new)
    return [value for value in before if value not in after], [value for value in after if value not in before]


def members(text: str) -> list[str]:
    """Split a union, a `Literal[...]` or a list of values into its members, in order; one value is one member."""
    found: list[str] = []
    for part in _split(text, " | "):
        if part.startswith("Literal[") and part.endswith("]"):
            found += _split(part[len("Literal[") : -1], ", ")
        elif part.startswith("[") and part.endswith("]"):
            found += _values(part)
        elif part:
            found += _split(part, ", ") if part[:1] in "'\"" else [part]
    return found


def _values(text: str) -> list[str]:
    try:
        values = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return [text]
    return [repr(value) for value in values]


def _split(text: str, separator: str) -> list[str]:
    """Split at a separator that stands outside of brackets and quotes."""
    parts, depth, quote, start, position = [], 0, "", 0, 0
    while position < len(text):
        char = text[position]
        if quote:
            position += char == "\\"
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in "[({":
            depth += 1
        elif char in "])}":
            depth -= 1
        elif not depth and text.startswith(separator, position):
            parts.append(text[start:position])
            start = position + len(separator)
            position = start - 1
        position += 1
    return [part for part in [*parts, text[start:]] if part]
