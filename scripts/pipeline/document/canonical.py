"""The canonical form of a document: its facts without its prose, written so that a diff shows API changes alone.

`facts_only` decides by what a node is (structure.py), never by the name of a key, so a property called `description`
stays. `dump` writes the keys of an object in the order of that table and everything else in the document's own order,
one value per line, with every string spelled so that YAML 1.1 and 1.2 readers agree on it. `load(dump(document))`
equals the document.
"""

from __future__ import annotations

import json
import re
from math import isinf, isnan
from typing import Any

from .structure import FACT, KINDS, PROSE, slot_of

KEPT_EXTENSIONS = frozenset({"x-oaiSupportedSDKs", "x-oaiExpandable", "x-stainless-const", "x-stainless-param"})
"""Extensions that are facts wherever they occur; `x-oaiMeta` is kept in operations only."""

_CLOSED = frozenset({"Info", "Reference"})
"""Kinds that keep no keys but the listed ones."""
_MAX_NAME = 60
_MAX_NAME_WORDS = 6
_SENTENCE = re.compile(r"[,;:!?\n]|\.(\s|$)")


def is_name(text: str) -> bool:
    """Return whether a text is a short label ("Function tool call", "EvalRun") and not a sentence."""
    return len(text) <= _MAX_NAME and len(text.split()) <= _MAX_NAME_WORDS and not _SENTENCE.search(text)


def facts_only(document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a document without its prose: descriptions, summaries, examples, guides, display metadata.

    Titles that are names stay, and so do the group and path in the `x-oaiMeta` of an operation. A key that no standard
    defines stays unless its value is prose, so that a new or misspelt keyword is seen. The `description` that a
    response must have becomes empty. The input is not changed. A second application changes nothing.
    """
    facts: dict[str, Any] = _facts(document, "Document")
    return facts


def _facts(value: Any, kind: str) -> Any:
    if isinstance(value, list):
        return [_facts(item, kind) for item in value]
    if not isinstance(value, dict):
        return value
    facts: dict[str, Any] = {}
    for key, item in value.items():
        if key in PROSE:
            continue
        slot = slot_of(kind, key)
        if slot is None:
            if key in KEPT_EXTENSIONS or not (kind in _CLOSED or key.startswith("x-") or _is_prose(item)):
                facts[key] = _copy(item)
        elif slot == FACT:
            if _is_fact(kind, key, item):
                facts[key] = _copy(item)
        elif slot[0] == "{" and isinstance(item, dict):
            names = slot[1:-1]
            facts[key] = {name: _facts(member, names) if names else "" for name, member in item.items()}
        else:
            below = _facts(item, slot.strip("[]{}"))
            if below or key != "x-oaiMeta":
                facts[key] = below
    if kind == "Response" and "$ref" not in facts:
        facts["description"] = ""
    return facts


def _is_fact(kind: str, key: str, value: Any) -> bool:
    if kind == "Schema" and key == "title":
        return isinstance(value, str) and is_name(value)
    # Upstream, prose sometimes runs into the path of a reference, which is then no anchor.
    return kind != "Reference" or (isinstance(value, str) and not any(map(str.isspace, value)))


def _is_prose(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_is_prose(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return any(map(_is_prose, value))
    return isinstance(value, str) and len(value.split()) > 1 and not is_name(value)


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def dump(document: Any, kind: str = "Document") -> bytes:
    """Return a document (or any value of plain JSON types) as canonical YAML in UTF-8, with a final newline."""
    lines: list[str] = []
    if isinstance(document, (dict, list)) and document:
        _block(document, kind, "", "", lines)
    else:
        lines.append(_scalar(document))
    return ("\n".join(lines) + "\n").encode()


def _block(value: Any, kind: str, first: str, indent: str, lines: list[str]) -> None:
    """Add a non-empty mapping or list; `first` starts its first line, `indent` the others."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)) and item:
                _block(item, kind, f"{first}- ", f"{indent}  ", lines)
            else:
                lines.append(f"{first}- {_scalar(item)}")
            first = indent
        return
    for key, item, below in _ordered(value, kind):
        head = f"{first}{_string(key)}:"
        if len(head) - len(first) > _LONGEST_KEY:
            lines.append(f"{first}? {head[len(first) : -1]}")
            head = f"{indent}:"
        first = indent
        if isinstance(item, (dict, list)) and item:
            lines.append(head)
            _block(item, below, f"{indent}  ", f"{indent}  ", lines)
        else:
            lines.append(f"{head} {_scalar(item)}")


def _ordered(value: dict[str, Any], kind: str) -> list[tuple[str, Any, str]]:
    """Return (key, item, kind of the item) in canonical order. The kind `{X}` is a map of names to X."""
    if not kind or kind[0] == "{":
        return [(key, item, kind[1:-1]) for key, item in value.items()]
    rank = _RANKS[kind]
    entries = []
    for key in sorted(value, key=lambda key: rank.get(key, len(rank))):
        slot = slot_of(kind, key) or FACT
        entries.append((key, value[key], slot.strip("[]")))
    return entries


_RANKS = {kind: {key: rank for rank, key in enumerate(slots)} for kind, slots in KINDS.items()}

# Plain: ASCII words that start with a letter, "/", "$" or "_", without ":" and "#", except words for truth values.
_PLAIN = re.compile(r"[A-Za-z/$_][!\"$-9;-~]*(?: [!\"$-9;-~]+)*")
_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_UNPRINTABLE = re.compile("[^ -~\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LONGEST_KEY = 1000
"""A YAML reader looks for the colon of a key within 1,024 characters."""


def _string(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    if not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    # The escapes of JSON are escapes of YAML too. What only YAML wants escaped is written in the same way.
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return _string(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list):
        return "[]"
    raise TypeError(f"{type(value).__name__} is not a JSON value")


def _float(value: float) -> str:
    if isnan(value):
        return ".nan"
    if isinf(value):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return text
    # To YAML 1.1 a number is a float only with a point and a signed exponent.
    return f"{mantissa if '.' in mantissa else f'{mantissa}.0'}e{exponent if exponent[0] in '+-' else f'+{exponent}'}"
