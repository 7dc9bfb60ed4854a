"""The canonical form of a document: its facts without its prose, written so that a diff shows API changes alone.

`facts_only` decides by what a node is (structure.py), never by the name of a key, so a property that is called
`description` stays. `dump` writes the keys of an object in the order of the same table, everything else in the
document's own order, one value a line, and every string so that YAML 1.1 and 1.2 readers agree on it.
`load(dump(document))` is the document.
"""

from __future__ import annotations

import json
import re
from math import isinf, isnan
from typing import Any

from .structure import FACT, KINDS, PROSE, slot_of

KEPT_EXTENSIONS = frozenset({"x-oaiSupportedSDKs", "x-oaiExpandable", "x-stainless-const", "x-stainless-param"})
"""Extensions that say something about the API wherever they stand; `x-oaiMeta` is kept in operations alone."""

_CLOSED = frozenset({"Info", "Reference"})
"""Kinds of which nothing but the listed keys is kept."""
_MAX_NAME = 60
_MAX_NAME_WORDS = 6
_SENTENCE = re.compile(r"[,;:!?\n]|\.(\s|$)")


def is_name(text: str) -> bool:
    """Tell a short label ("Function tool call", "EvalRun") from a sentence."""
    return len(text) <= _MAX_NAME and len(text.split()) <= _MAX_NAME_WORDS and not _SENTENCE.search(text)


def facts_only(document: dict[str, Any]) -> dict[str, Any]:
    """Copy a document without its prose: descriptions, summaries, examples, links to guides, display metadata.

    Titles stay where they are names. Of `x-oaiMeta` the group and path of operations stay. A key that no standard
    knows stays unless its value is prose, so that a new or misspelt keyword is seen and not lost. The required
    `description` of a response becomes empty. The input is not changed; applying it again changes nothing.
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
    # Upstream, prose sometimes runs into the path of a reference; what is left then is no anchor.
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
    """Write a document (or any value of plain JSON types) as canonical YAML, UTF-8, with a final newline."""
    lines: list[str] = []
    if isinstance(document, (dict, list)) and document:
        _block(document, kind, "", "", lines)
    else:
        lines.append(_scalar(document))
    return ("\n".join(lines) + "\n").encode()


def _block(value: Any, kind: str, first: str, indent: str, lines: list[str]) -> None:
    """Add a non-empty mapping or list; `first` stands before its first line, `indent` before the others."""
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
    """List (key, item, kind of the item) in canonical order. `{X}` as a kind is a map of names to X."""
    if not kind or kind[0] == "{":
        return [(key, item, kind[1:-1]) for key, item in value.items()]
    rank = _RANKS[kind]
    entries = []
    for key in sorted(value, key=lambda key: rank.get(key, len(rank))):
        slot = slot_of(kind, key) or FACT
        entries.append((key, value[key], slot.strip("[]")))
    return entries


_RANKS = {kind: {key: rank for rank, key in enumerate(slots)} for kind, slots in KINDS.items()}

# Plain: ASCII words that start with a letter, "/", "$" or "_", without ":" and "#", and are no word for a truth value.
_PLAIN = re.compile(r"[A-Za-z/$_][!\"$-9;-~]*(?: [!\"$-9;-~]+)*")
_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_UNPRINTABLE = re.compile("[^ -~\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LONGEST_KEY = 1000
"""A YAML reader looks no further than 1,024 characters for the colon of a key."""


def _string(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    if not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    # The escapes of JSON are escapes of YAML; what JSON leaves bare and YAML does not is written in the same way.
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
    raise TypeError(f"{type(value).__name__} is no JSON value")


def _float(value: float) -> str:
    if isnan(value):
        return ".nan"
    if isinf(value):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return text
    # YAML 1.1 reads a number as a float only with a point and a signed exponent.
    return f"{mantissa if '.' in mantissa else f'{mantissa}.0'}e{exponent if exponent[0] in '+-' else f'+{exponent}'}"
