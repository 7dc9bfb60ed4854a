"""Types in words that people read: `list[string]`, `"fast" | "slow"`, `Project | null`.

Rule: one type has one spelling, whatever its order in the document. Long lists are cut, with the number of what is left.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import pointers

from .graph import Choice, Listing, Member, Record, Ref, Scalar, Type

_WORDS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "bytes": "binary"}
_MOST = 8
BASE = " (base)"


def type_(value: Type) -> str:
    """Spell a type."""
    members = sorted({member(each) for each in value.members})
    if value.null:
        members.append("null")
    return " | ".join(members) or "null"


def member(value: Member, *, whole: bool = False) -> str:
    """Spell one member of a type; `whole` cuts nothing."""
    match value:
        case Scalar(kind=kind):
            return _WORDS[kind]
        case Choice(values=values):
            return " | ".join(values) if whole else listed(values, " | ")
        case Listing(items=items):
            return f"list[{type_(items)}]"
        case Ref(target=target):
            return name(target)
        case Record(fields=(), extra=extra):
            return f"map[{type_(extra)}]" if extra is not None else "object"
        case Record(fields=fields):
            return f"object{{{listed([field.wire if field.required else f'{field.wire}?' for field in fields])}}}"
        case _:
            return "any"


def name(target: str) -> str:
    """Name a schema: by its name, or by the place that it stands at."""
    text = target.removesuffix(BASE)
    if not text.startswith("#/"):
        return text
    steps = pointers.steps(text)
    words = steps[2:] if steps[:2] == ["components", "schemas"] else steps[1:]
    skipped = {"properties", "items", "schema", "content", "allOf", "anyOf", "oneOf"}
    return ".".join(step for step in words if step not in skipped and not step.isdecimal()) or text


def listed(values: Iterable[str], separator: str = ", ") -> str:
    """List values, the first few of them."""
    texts = list(values)
    if len(texts) <= _MOST:
        return separator.join(texts)
    return f"{separator.join(texts[: _MOST - 1])}{separator}… {len(texts) - _MOST + 1} more"


def place(pointer: str) -> str:
    """Name a place of the document: `Project.geography`, `GET /files`, or its pointer."""
    steps = pointers.steps(pointer)
    if steps[:2] == ["components", "schemas"] and len(steps) > 2:
        return name(pointer)
    if steps[:1] == ["paths"] and len(steps) > 2:
        return f"{steps[2].upper()} {steps[1]}"
    if steps[:1] == ["webhooks"] and len(steps) > 1:
        return f"webhook {steps[1]}"
    return pointer
