"""What the events of a stream say in turn: pieces of one text, with the places where they stand in the body.

Two pieces belong together if they have the same place in their events, and the same numbers on the way there: `index`,
`output_index`, `item_id`. So the words of two choices that alternate are two texts. Everything is Latin-1: one letter a byte.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Any

__all__ = ("Spoken", "spoken")

_DATA = re.compile(r"^data: ?(?=[{\[])", re.MULTILINE)
_TOKEN = re.compile(r'[ \t]*("(?:[^"\\\r\n]|\\[^\r\n])*"|[{}\[\],:]|[^\s{}\[\],:"]+)')
_LETTER = re.compile(r"\\u([0-9A-Fa-f]{4})|\\(.)|[^\\]", re.DOTALL)
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_PLACES = frozenset(("content_index", "index", "item_id", "output_index", "summary_index"))
_DEEPEST = 50


class Spoken:
    """A text in pieces."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, str]] = []

    def add(self, at: int, raw: str) -> None:
        """Add a piece: what stands in quotes from place `at` on."""
        self._pieces.append((at, raw))

    @property
    def text(self) -> str:
        """The pieces together, as a program reads them."""
        return "".join(map(_read, self._pieces))

    def places(self, start: int, stop: int) -> list[tuple[int, int]]:
        """Return where letters `start` to `stop` of the text stand in the body, piece by piece."""
        ends = list(accumulate(len(_read(piece)) for piece in self._pieces))
        number, found = bisect_right(ends, start), []
        while number < len(ends) and (begin := ends[number - 1] if number else 0) < stop:
            at, raw = self._pieces[number]
            letters = [at + letter.start() for letter in _LETTER.finditer(raw)] + [at + len(raw)]
            if raw:
                found.append((letters[max(start - begin, 0)], letters[min(stop, ends[number]) - begin]))
            number += 1
        return found


def spoken(body: str) -> list[Spoken]:
    """Return the texts that the events of `body` say in more than one piece. What is no event stream has none."""
    texts: dict[Any, Spoken] = {}
    for found in _DATA.finditer(body):
        for key, at, raw in _strings(body, found.end()):
            texts.setdefault(key, Spoken()).add(at, raw)
    return [text for text in texts.values() if len(text._pieces) > 1]


def _strings(body: str, at: int) -> list[tuple[Any, int, str]]:
    """Return the strings of the JSON value at a place, each with what it is a piece of; [] if it is none."""
    open_: list[_Open] = [_Open("", "")]
    name = ""
    while (found := _TOKEN.match(body, at)) is not None:
        at, sign, inner = found.end(), found[1], open_[-1]
        if sign in "{[":
            if len(open_) > _DEEPEST:
                return []
            open_.append(_Open(sign, inner.name))
        elif sign in "}]":
            open_[-2].strings += [
                ((inner.field, *inner.numbers, *key), place, raw) for key, place, raw in inner.strings
            ]
            open_.pop()
        elif sign == ":":
            if not inner.strings:
                return []
            inner.name = name
            inner.strings.pop()  # it was a name
        elif sign != ",":
            name = sign.strip('"')
            if inner.kind == "{" and inner.name in _PLACES:
                inner.numbers.append((inner.name, name))
            if sign[0] == '"':
                inner.strings.append(((inner.name,), found.start(1) + 1, sign[1:-1]))
        if sign == "," and inner.kind == "{":
            inner.name = ""
        if len(open_) == 1:
            return inner.strings
    return []


class _Open:
    """An object or a list that is being read. `field` is what it is called, `name` the field that is being read."""

    def __init__(self, kind: str, field: str) -> None:
        self.kind = kind
        self.field = field
        self.name = ""
        self.numbers: list[tuple[str, str]] = []
        self.strings: list[tuple[Any, int, str]] = []


def _read(piece: tuple[int, str]) -> str:
    return _LETTER.sub(_letter, piece[1]) if "\\" in piece[1] else piece[1]


def _letter(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return _ESCAPES.get(found[2], found[2]) if found[2] else found[0]
