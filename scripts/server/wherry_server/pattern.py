"""A string that matches a regular expression, for schemas with `pattern`.

Walks the parse tree of the standard library and takes the first way through: the first alternative, the fewest
repetitions that the wanted length allows. Look-arounds and back-references are refused with a clear error.
"""

from __future__ import annotations

import importlib
import re
import sys
from typing import Any

from .spec import SpecError

# The parser of `re` is not documented, yet it is the one place that knows the grammar.
_parser: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
_PRINTABLE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. "


def matching(pattern: str, least: int = 0, most: int | None = None) -> str:
    """Return a string of `least` to `most` characters in which the pattern is found."""
    limit = most if most is not None else max(least, 1) + 100
    for repeats in range(limit + 1):
        text = _walk(_parser.parse(pattern), repeats, pattern)
        if len(text) < least and pattern[-1:] != "$":
            text += "a" * (least - len(text))
        if least <= len(text) <= limit and re.search(pattern, text):
            return text
    raise SpecError(f"no string of {least} to {most} characters was found for the pattern {pattern!r}")


def _walk(tree: Any, repeats: int, pattern: str) -> str:
    return "".join(_node(str(kind), value, repeats, pattern) for kind, value in tree)


def _node(kind: str, value: Any, repeats: int, pattern: str) -> str:
    match kind:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL":
            return next(c for c in _PRINTABLE if ord(c) != value)
        case "ANY":
            return "a"
        case "AT":
            return ""
        case "IN":
            return _one_of(value)
        case "BRANCH":
            return _walk(value[1][0], repeats, pattern)
        case "SUBPATTERN":
            return _walk(value[-1], repeats, pattern)
        case "ATOMIC_GROUP":
            return _walk(value, repeats, pattern)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, inner = value
            return _walk(inner, repeats, pattern) * min(int(high), max(int(low), repeats))
    raise SpecError(f"the pattern {pattern!r} uses {kind}, which the sampler cannot turn into a string")


def _one_of(members: Any) -> str:
    if str(members[0][0]) == "NEGATE":
        return next(c for c in _PRINTABLE if not any(_holds(str(k), v, c) for k, v in members[1:]))
    return next(c for c in _PRINTABLE + _rest(members) if any(_holds(str(k), v, c) for k, v in members))


def _rest(members: Any) -> str:
    """Characters beyond the printable ones, taken from the members themselves."""
    return "".join(chr(v if str(k) == "LITERAL" else v[0]) for k, v in members if str(k) in ("LITERAL", "RANGE"))


def _holds(kind: str, value: Any, character: str) -> bool:
    if kind == "LITERAL":
        return ord(character) == int(value)
    if kind == "RANGE":
        low, high = value
        return int(low) <= ord(character) <= int(high)
    _, *negated, name = str(value).split("_")  # CATEGORY_DIGIT, CATEGORY_NOT_DIGIT
    letter: str = {"DIGIT": r"\d", "WORD": r"\w", "SPACE": r"\s"}[name]
    return bool(re.fullmatch(letter.upper() if negated else letter, character))
