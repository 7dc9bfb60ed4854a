"""JSON text in pieces -> a Python value that grows. Pure, linear in the length of the text, without recursion.

Rule: the value holds what the text says for certain. An object or a list appears at its bracket, a string at its quote, and
both grow; keys, numbers and literals appear when they are complete, since `1` may become `12`. An escape, or half of a
surrogate pair, is held back until it is decided. At the end the value equals `json.loads` of the whole text, so nothing is
parsed twice; NaN and infinities, which are no JSON, are refused.

    reader = PartialReader()
    reader.feed('{"name": "Ad')
    reader.value  # {"name": "Ad"}
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .missing import MISSING

__all__ = ("MISSING", "PartialReader", "PartialText")

MAX_DEPTH = 500
_RUN = re.compile(r'[^"\\\x00-\x1f]*').match
_SPACE = re.compile(r"[ \t\n\r]*").match
_NUMBER_RUN = re.compile(r"[-+.eE0-9]*").match
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?").fullmatch
_HEX = re.compile(r"[0-9a-fA-F]{4}").fullmatch
_LITERALS = {"t": ("true", True), "f": ("false", False), "n": ("null", None)}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class _NoJSON(Exception):
    """From this place on the text cannot be JSON. A second argument says why."""


class PartialReader:
    """Read JSON in pieces. It never raises on bad text: it stops, keeps its value, and says why in `failure`.

    `on_event(kind, path, value)`, if given, is called as things happen: ("grew", path, more) when a string got longer,
    ("done", path, value) when a value is complete. What is inside a value is done before the value itself.
    """

    __slots__ = (
        *("_high", "_in_key", "_key", "_on_event", "_parents", "_parts", "_place", "_step", "_value", "_word"),
        *("characters", "complete", "failure"),
    )

    def __init__(self, on_event: Callable[[str, tuple[str | int, ...], Any], object] | None = None) -> None:
        self.characters = 0
        """How many were fed."""
        self.complete = False
        """Whether the value is whole. A number that stands alone is so only after `end()`."""
        self.failure: str | None = None
        """What was found where JSON should be, or None."""
        self._on_event = on_event
        self._value: Any = MISSING
        self._place: Any = None  # the innermost object or list that is open
        self._key: Any = None  # where its next or growing value stands, if it is an object
        self._parents: list[
            tuple[Any, Any]
        ] = []  # what is open around it, each with the key at which the inner one stands
        self._step: Callable[[PartialReader, str, int], int] = _read_value  # what reads on
        self._parts: list[str] = []  # of a string, a key or a number: what is not in its place yet
        self._in_key = False
        self._high = ""  # half of a surrogate pair
        self._word: Any = ""  # of an escape: what is there; of a literal: its rest, and its value

    def feed(self, text: str) -> None:
        """Read the next piece."""
        at, end = 0, len(text)
        try:
            while at < end:
                at = self._step(self, text, at)
        except _NoJSON as fault:
            self._stop(self._told(text, *fault.args))
        self.characters += end

    def end(self) -> Any:
        """Return the value of the whole text. If that is not complete, `failure` says so."""
        if self._step is _read_number and self._place is None:
            try:
                _finish_number(self, "", 0)
            except _NoJSON:
                self._stop(f"{''.join(self._parts)[:20]!r}, which is no number")
        if not self.complete and self.failure is None:
            self._stop(f"text that breaks off after {self.characters} characters")
        return self.value

    @property
    def value(self) -> Any:
        """What the text says so far, or MISSING: one live object, brought up to date whenever this is read."""
        if self._parts and self._step is not _read_number and not self._in_key:
            self._settle()
        return self._value

    def snapshot(self) -> Any:
        """Return the value as it is now: what is read later does not change it.

        Only the objects and lists that are still open are copied. What is complete inside them never changes any more, and
        is shared with later snapshots.
        """
        value, place = self.value, self._place
        if place is None:
            return value
        inner = place.copy()
        for outer, key in reversed(self._parents):
            if outer is None:
                break
            outer = outer.copy()
            outer[key] = inner
            inner = outer
        return inner

    @property
    def path(self) -> tuple[str | int, ...]:
        """The keys and indexes that lead to the value which is being read."""
        keys = [key for _, key in self._parents[1:]]
        if self._place is not None:
            keys.append(self._key if self._place.__class__ is dict else max(len(self._place) - 1, 0))
        return tuple(keys)

    def _told(self, text: str, at: int, why: str = "") -> str:
        return f"{why or repr(text[at : at + 20])} at character {self.characters + at}"

    def _stop(self, failure: str) -> None:
        if self._step is _read_number or self._in_key:
            self._parts.clear()
        elif self._parts:
            self._settle()
        self.failure, self._step = failure, _ignore

    def _put(self, value: Any) -> None:
        place = self._place
        if place is None:
            self._value = value
        elif place.__class__ is dict:
            place[self._key] = value
        else:
            place.append(value)

    def _settle(self) -> None:
        """Add to the string in its place what has come since."""
        more = "".join(self._parts)
        self._parts.clear()
        place = self._place
        if place is None:
            place, key = [self._value], 0
            self._value = None
        else:
            key = self._key if place.__class__ is dict else -1
        # While nobody else has the string, CPython extends it where it is. That holds for a local name, and a key that is no
        # constant.
        string = place[key]
        place[key] = None
        string += more
        place[key] = string
        if self._place is None:
            self._value = place[key]

    def _open(self, container: Any, step: Callable[[PartialReader, str, int], int], at: int) -> int:
        if len(self._parents) >= MAX_DEPTH:
            raise _NoJSON(at, f"more than {MAX_DEPTH} levels of objects and lists")
        self._put(container)
        place = self._place
        key = self._key if place.__class__ is dict else len(place) - 1 if place is not None else None
        self._parents.append((place, key))
        self._place, self._step = container, step
        return at + 1

    def _close(self) -> None:
        container = self._place
        self._place, self._key = self._parents.pop()
        self._done(container)

    def _done(self, value: Any) -> None:
        if self._on_event is not None:
            self._on_event("done", self.path, value)
        if self._place is None:
            self.complete = True
            self._step = _read_after_all
        else:
            self._step = _read_after

    def _grow(self, more: str) -> None:
        if self._high:
            more, self._high = self._high + more, ""
        self._parts.append(more)
        if self._on_event is not None and not self._in_key:
            self._on_event("grew", self.path, more)


class PartialText:
    """The value that the first characters of a growing text say, for any number of them: linear while that number grows.

    `text_of` returns the text, as long as it is by now.
    """

    __slots__ = ("_reader", "_text_of")

    def __init__(self, text_of: Callable[[], str]) -> None:
        self._text_of = text_of
        self._reader = PartialReader()

    def at(self, characters: int) -> Any:
        """Return what the first `characters` say, or MISSING; later calls do not change it."""
        if characters < self._reader.characters:
            self._reader = PartialReader()
        self._reader.feed(self._text_of()[self._reader.characters : characters])
        return self._reader.snapshot()


# --- the steps: each reads from a place of the text on, says what is the next step, and returns where that begins --------


def _read_value(reader: PartialReader, text: str, at: int) -> int:
    char = text[at]
    if char == '"':
        reader._put("")
        reader._in_key = False
        reader._step = _read_string
        return at + 1
    if char == "{":
        return reader._open({}, _read_first_key, at)
    if char == "[":
        return reader._open([], _read_first_item, at)
    if char in "-0123456789":
        reader._step = _read_number
        return at
    if char in _LITERALS:
        reader._word = _LITERALS[char]
        reader._step = _read_literal
        return at
    return _skip_space(text, at)


def _skip_space(text: str, at: int) -> int:
    """Pass over white space, which is all that may still come here."""
    stop = _SPACE(text, at).end()  # type: ignore[union-attr]
    if stop == at:
        raise _NoJSON(at)
    return stop


def _read_string(reader: PartialReader, text: str, at: int) -> int:
    stop = _RUN(text, at).end()  # type: ignore[union-attr]
    if stop > at:
        if reader._high or reader._on_event is not None:
            reader._grow(text[at:stop])
        else:
            reader._parts.append(text[at:stop])
        if stop == len(text):
            return stop
    char = text[stop]
    if char == '"':
        if reader._high:
            reader._grow("")
        if reader._in_key:
            reader._key = "".join(reader._parts)
            reader._parts.clear()
            reader._step = _read_colon
        else:
            reader._settle()
            place = reader._place
            reader._done(reader._value if place is None else place[reader._key if place.__class__ is dict else -1])
    elif char == "\\":
        reader._word = ""
        reader._step = _read_escape
    else:
        raise _NoJSON(stop)
    return stop + 1


def _read_escape(reader: PartialReader, text: str, at: int) -> int:
    held = reader._word
    if not held:
        char = text[at]
        if char == "u":
            reader._word = "u"
        elif char in _ESCAPES:
            reader._step = _read_string
            reader._grow(_ESCAPES[char])
        else:
            raise _NoJSON(at)
        return at + 1
    stop = at + 5 - len(held)
    reader._word = held = held + text[at:stop]
    if len(held) < 5:
        return len(text)
    if not _HEX(held, 1):
        raise _NoJSON(at)
    reader._step = _read_string
    code, high = int(held[1:], 16), reader._high
    if 0xDC00 <= code < 0xE000 and high:
        reader._high = ""
        reader._grow(chr(0x10000 + ((ord(high) - 0xD800) << 10) + (code - 0xDC00)))
    elif 0xD800 <= code < 0xDC00:
        if high:
            reader._grow("")
        reader._high = chr(code)
    else:
        reader._grow(chr(code))
    return stop


def _read_key(reader: PartialReader, text: str, at: int) -> int:
    if text[at] != '"':
        return _skip_space(text, at)
    reader._in_key = True
    reader._step = _read_string
    return at + 1


def _read_first_key(reader: PartialReader, text: str, at: int) -> int:
    if text[at] == "}":
        reader._close()
        return at + 1
    return _read_key(reader, text, at)


def _read_first_item(reader: PartialReader, text: str, at: int) -> int:
    if text[at] == "]":
        reader._close()
        return at + 1
    return _read_value(reader, text, at)


def _read_colon(reader: PartialReader, text: str, at: int) -> int:
    if text[at] != ":":
        return _skip_space(text, at)
    reader._step = _read_value
    return at + 1


def _read_after(reader: PartialReader, text: str, at: int) -> int:
    char, is_dict = text[at], reader._place.__class__ is dict
    if char == ",":
        reader._step = _read_key if is_dict else _read_value
    elif char == ("}" if is_dict else "]"):
        reader._close()
    else:
        return _skip_space(text, at)
    return at + 1


def _read_after_all(reader: PartialReader, text: str, at: int) -> int:
    return _skip_space(text, at)


def _ignore(reader: PartialReader, text: str, at: int) -> int:
    return len(text)


def _read_number(reader: PartialReader, text: str, at: int) -> int:
    stop: int = _NUMBER_RUN(text, at).end()  # type: ignore[union-attr]
    reader._parts.append(text[at:stop])
    if stop < len(text):
        _finish_number(reader, text, stop)
    return stop


def _finish_number(reader: PartialReader, text: str, at: int) -> None:
    written = "".join(reader._parts)
    match = _NUMBER(written)
    if match is None:
        raise _NoJSON(at)
    try:
        value = int(written) if match.lastindex is None else float(written)
    except ValueError:  # more digits than Python turns into an integer
        raise _NoJSON(at) from None
    reader._parts.clear()
    reader._put(value)
    reader._done(value)


def _read_literal(reader: PartialReader, text: str, at: int) -> int:
    rest, value = reader._word
    piece = text[at : at + len(rest)]
    if not rest.startswith(piece):
        raise _NoJSON(at)
    if piece == rest:
        reader._put(value)
        reader._done(value)
    else:
        reader._word = rest[len(piece) :], value
    return at + len(piece)
