"""What a schema says apart from its type: constraints, default, deprecation, who may write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..api import MISSING, Facts
from . import keywords, vocabulary
from .shapes import Alternative, Choice, Named, Null, Record, Shape, kind_of

_ORDER = {keyword: index for index, keyword in enumerate(vocabulary.CONSTRAINTS)}


def of(shape: Shape) -> Facts:
    """Return the facts of a place. For several members, `anyOf` lists the constrained ones, each with its type."""
    members = [each for each in shape.alternatives if not isinstance(each, Null)]
    if len(members) == 1:
        return _facts(shape.notes, {**_said(members[0]), **_idle_tag(shape)})
    said = [{**_type(each), **dict(_sorted(_said(each)))} for each in members if _said(each)]
    return _facts(shape.notes, {"anyOf": said} if said else {})


def _type(alternative: Alternative) -> dict[str, Any]:
    """Return what identifies a member of a union."""
    match alternative:
        case Named(target=target):
            return {"$ref": target}
        case Choice(values=values):
            return {"enum": [value for _, value in values]}
    kind = kind_of(alternative)
    return {"type": vocabulary.TYPE_OF_KIND[kind]} if kind else {}


def of_object(shape: Shape, record: Record, undeclared: list[str]) -> Facts:
    """Return the facts of an object. `undeclared` are required properties that it does not describe."""
    said = {**record.constraints, **_idle_tag(shape)}
    if undeclared:
        said["required"] = undeclared
    return _facts(shape.notes, said)


def _said(alternative: Alternative) -> Mapping[str, Any]:
    """Return the constraints of an alternative. Those of an inline object belong to its own schema."""
    if isinstance(alternative, Record) and alternative.fields:
        return {}
    return alternative.constraints


def _idle_tag(shape: Shape) -> dict[str, Any]:
    """Return a discriminator that has nothing to discriminate."""
    return {"discriminator": shape.discriminator.property} if shape.discriminator else {}


def _facts(notes: Mapping[str, Any], said: Mapping[str, Any]) -> Facts:
    return Facts(
        constraints=_sorted(said),
        default=notes.get("default", MISSING),
        deprecated=notes.get("deprecated") is True,
        read_only=notes.get("readOnly") is True,
        write_only=notes.get("writeOnly") is True,
        sdk_only=keywords.SDK_ONLY in notes,
        description=str(notes.get("description", "")),
    )


def _sorted(said: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(said.items(), key=lambda item: (_ORDER.get(item[0], len(_ORDER)), item[0])))
