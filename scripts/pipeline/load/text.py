"""Text -> values: JSON and YAML, read leniently. Whatever leniency forgives is a defect.

Values follow the YAML 1.2 core schema, so `yes`, `2024-01-01` and `1:30` are strings. Keys are strings (`200:` is
"200"). An anchor may be redefined, and counts from there on. A repeated key is a defect; its last value counts. No
value is shared between two places. Depth is bounded, and so is what aliases unfold to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NoReturn

import yaml

from ..document.defects import Defect
from ..document.pointers import child
from ..errors import SpecUnreadable

MAX_DEPTH = 200
MAX_ALIASED_NODES = 2_000_000

_SAVE_AS = "save it as UTF-8 text in JSON or YAML"
_TOO_DEEP = f"nest at most {MAX_DEPTH} levels"
_REPEATED = "the key occurs more than once; the last one counts"


def read(data: bytes, name: str) -> tuple[Any, list[Defect]]:
    """Return one JSON or YAML value, and its defects. Raises SpecUnreadable, with line and column where possible."""
    text = _decode(data, name)
    start = text.lstrip()[:1]
    if start == "<":
        raise SpecUnreadable(f"{name} is HTML or XML, perhaps a page that shows the spec", fix="name the raw file")
    if start not in ("{", "["):
        return _Yaml(text, name).document()
    try:
        return _json(text, name)
    except json.JSONDecodeError as error:
        if not name.endswith(".json"):  # YAML can be written in braces too
            with suppress(SpecUnreadable):
                return _Yaml(text, name).document()
        where = f"line {error.lineno}, column {error.colno}"
        raise SpecUnreadable(f"{name}, {where}: not JSON: {error.msg}", fix="correct the file") from error


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        kinds = {
            b"PK": "a zip archive",
            b"\x1f\x8b": "compressed with gzip",
            b"\xff\xfe": "UTF-16",
            b"\xfe\xff": "UTF-16",
        }
        line = data.count(b"\n", 0, error.start) + 1
        what = kinds.get(data[:2], f"not UTF-8: byte 0x{data[error.start]:02x} on line {line}")
        raise SpecUnreadable(f"{name} is {what}", fix=_SAVE_AS) from error


# --- JSON ------------------------------------------------------------------------------------------------------------


def _json(text: str, name: str) -> tuple[Any, list[Defect]]:
    repeated: dict[int, tuple[dict[str, Any], list[str]]] = {}

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) != len(pairs):
            keys = [key for key, _ in pairs]
            repeated[id(value)] = value, sorted(key for key in value if keys.count(key) > 1)
        return value

    try:
        value = json.loads(text, object_pairs_hook=mapping)
    except json.JSONDecodeError:
        raise
    except RecursionError as error:
        raise SpecUnreadable(f"{name}, {_where_too_deep(text)}: it is nested too deeply", fix=_TOO_DEEP) from error
    except ValueError as error:  # an integer of thousands of digits
        raise SpecUnreadable(f"{name}: {error}", fix="correct the number") from error
    defects = []
    for pointer, item in _nodes(value, "#", 0, name):
        if id(item) in repeated:
            defects += [Defect(child(pointer, key), _REPEATED) for key in repeated[id(item)][1]]
        elif isinstance(item, str):
            _check_text(item, name, pointer)
    return value, defects


_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def _where_too_deep(text: str) -> str:
    """Return the line and column of the bracket that opens one level too many."""
    depth = 0
    for each in _BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(each[0], 0)
        if depth > MAX_DEPTH:
            line = text.count("\n", 0, each.start()) + 1
            return f"line {line}, column {each.start() - text.rfind(chr(10), 0, each.start())}"
    return "line 1"


def _nodes(value: Any, pointer: str, depth: int, name: str) -> Iterator[tuple[str, Any]]:
    if depth > MAX_DEPTH:
        raise SpecUnreadable(f"{name} is nested too deeply", pointer=pointer, fix=_TOO_DEEP)
    yield pointer, value
    if isinstance(value, dict):
        for key, item in value.items():
            _check_text(key, name, pointer)
            yield from _nodes(item, child(pointer, key), depth + 1, name)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _nodes(item, f"{pointer}/{index}", depth + 1, name)


def _check_text(text: str, name: str, pointer: str) -> None:
    if not text.isascii() and re.search("[\ud800-\udfff]", text):
        raise SpecUnreadable(f"{name} contains half of a surrogate pair", pointer=pointer, fix="correct the text")


# --- YAML ------------------------------------------------------------------------------------------------------------

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_MAY_BE_A_NUMBER = frozenset("+-.0123456789")
_OPEN: Any = object()
"""The value of an anchor until its end. An alias that finds it is inside its own anchor."""


class _Yaml:
    """One YAML text, read from libyaml's events.

    PyYAML's own composer refuses an anchor that is defined twice, and its aliases share one value.
    """

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._anchors: dict[str, Any] = {}
        self._aliased = 0
        self._path: list[str | int] = []
        self._defects: list[Defect] = []

    def document(self) -> tuple[Any, list[Defect]]:
        try:
            parser = _Parser(self._text)
            self._next = parser.get_event
            self._next()
            event = self._next()
            value = None
            if not isinstance(event, yaml.StreamEndEvent):
                value = self._value(self._next())
                self._next()
                event = self._next()
            if not isinstance(event, yaml.StreamEndEvent):
                self._refuse(event, "a second document starts here", "keep one document in the file")
        except yaml.YAMLError as error:
            raise self._unreadable(error) from error
        return value, self._defects

    def _value(self, event: Any) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = self._scalar(event)
            if event.anchor is not None:
                self._anchors[event.anchor] = value
            return value
        if kind is yaml.AliasEvent:
            value = self._anchors.get(event.anchor, self)
            if value is self:
                self._refuse(event, f"the alias *{event.anchor} has no anchor", "define the anchor before it")
            if value is _OPEN:
                self._refuse(event, f"the alias *{event.anchor} is inside its own anchor", "use a $ref for recursion")
            return self._unfold(value, event)
        if len(self._path) > MAX_DEPTH:
            self._refuse(event, "the text is nested too deeply", _TOO_DEEP)
        if event.tag not in (None, "!", f"{_TAG}map", f"{_TAG}seq"):
            self._refuse(event, f"the tag {event.tag} is not a type of JSON", "remove the tag")
        if event.anchor is not None:
            self._anchors[event.anchor] = _OPEN
        value = self._mapping() if kind is yaml.MappingStartEvent else self._sequence()
        if event.anchor is not None:
            self._anchors[event.anchor] = value
        return value

    def _sequence(self) -> list[Any]:
        items: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            self._path.append(len(items))
            items.append(self._value(event))
            self._path.pop()
        return items

    def _mapping(self) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        merged: list[dict[str, Any]] = []
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            self._path.append(key)
            value = self._value(self._next())
            if key == "<<" and _is_plain(event):
                parts = value if isinstance(value, list) else [value]
                if not all(isinstance(part, dict) for part in parts):
                    self._refuse(event, "only mappings can be merged with <<", "correct the alias")
                merged += parts
            else:
                if key in entries:
                    self._defects.append(Defect(self._pointer(), _REPEATED, line=event.start_mark.line + 1))
                entries[key] = value
            self._path.pop()
        for part in merged:
            for key, value in part.items():
                entries.setdefault(key, value)
        return entries

    def _key(self, event: Any) -> str:
        key = event.value if type(event) is yaml.ScalarEvent else None
        if type(event) is yaml.AliasEvent:
            key = self._anchors.get(str(event.anchor))
        if not isinstance(key, str) or (key == "" and _is_plain(event)):
            self._refuse(event, "a key must be a string", "write the key as text")
        if type(event) is yaml.ScalarEvent and event.anchor is not None:
            self._anchors[event.anchor] = key
        return key

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        tag: str | None = event.tag
        if tag in ("!", f"{_TAG}str") or (tag is None and not _is_plain(event)):
            return text
        try:
            value = _resolve(text)
        except ValueError as error:  # an integer of thousands of digits
            self._refuse(event, str(error), "correct the number")
        if tag == f"{_TAG}float" and type(value) is int:
            return float(value)
        if tag is not None and type(value) is not _SCALAR_TAGS.get(tag):
            self._refuse(event, f"{text[:40]!r} cannot be read as {tag}", "remove the tag")
        return value

    def _unfold(self, value: Any, event: Any) -> Any:
        self._aliased += 1
        if self._aliased > MAX_ALIASED_NODES:
            self._refuse(event, f"the aliases unfold to more than {MAX_ALIASED_NODES:,} values", "use $ref instead")
        if isinstance(value, dict):
            return {key: self._unfold(item, event) for key, item in value.items()}
        return [self._unfold(item, event) for item in value] if isinstance(value, list) else value

    def _pointer(self) -> str:
        return child("#", *self._path)

    def _refuse(self, event: Any, what: str, fix: str) -> NoReturn:
        mark = event.start_mark
        where = f"{self._name}, line {mark.line + 1}, column {mark.column + 1}"
        raise SpecUnreadable(f"{where}: {what}", pointer=self._pointer(), fix=fix)

    def _unreadable(self, error: yaml.YAMLError) -> SpecUnreadable:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        where = ""
        if mark is not None:
            where = f", line {mark.line + 1}, column {mark.column + 1}"
            line = self._text.split("\n")[mark.line : mark.line + 1]
            if line and "\t" in line[0][: len(line[0]) - len(line[0].lstrip())]:
                problem = "the line is indented with a tab; YAML needs spaces"
        elif isinstance(error, yaml.reader.ReaderError):
            line_number = self._text.encode()[: error.position].count(b"\n") + 1
            where = f", line {line_number}"
        return SpecUnreadable(f"{self._name}{where}: not YAML: {problem}", fix="correct the file")


_SCALAR_TAGS = {f"{_TAG}null": type(None), f"{_TAG}bool": bool, f"{_TAG}int": int, f"{_TAG}float": float}


def _is_plain(event: Any) -> bool:
    return type(event) is yaml.ScalarEvent and bool(event.implicit[0])


def _resolve(text: str) -> Any:
    """Return the value of a plain scalar in the YAML 1.2 core schema."""
    if text[:1] in _MAY_BE_A_NUMBER:
        if _INT.fullmatch(text):
            return int(text, 0 if text[:2] in ("0o", "0x") else 10)
        if _FLOAT.fullmatch(text):
            return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
        return text
    return None if text in _NULL else _BOOL.get(text, text)
