"""What a walk finds: one comparison of one place, and the change that would make the spec say what the wheel says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Key = tuple[str, str, str]

AGREE = ""
ONLY_SPEC = "only in the spec"
ONLY_WHEEL = "only in the wheel"
REQUIRED_IN_SPEC = "required in the spec"
REQUIRED_IN_WHEEL = "required in the wheel"
WHEEL_TAKES_MORE = "the wheel allows more"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of `x-additions`, in the terms of the wheel's document: `value` refers to its components.

    Two changes with one `key` are the same change, whichever wheel asks for it.
    """

    kind: str
    """One of the kinds of pipeline/supplement/changes.py: field, literal, member, names …"""
    at: str
    """Pointer of the node in the spec that has to change."""
    name: str = ""
    """Of the field or parameter; the literal as text; what tells a member; the kind of value; the media type."""
    value: Any = None

    @property
    def key(self) -> Key:
        return self.kind, self.at, self.name


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison. `difference` is empty where both say the same."""

    side: str
    """operation, webhook, parameter, body, answer, or event (of a stream, a socket or a webhook)."""
    aspect: str
    """What was compared: fields, required, nullable, type, literals, members …"""
    difference: str
    where: str
    """The place in words: `POST /responses output[].status`."""
    mine: str
    """Pointer into the spec; "" where it has nothing."""
    theirs: str
    """Pointer into the wheel's document; "" where it has nothing."""
    changes: tuple[Change, ...] = ()
    """What would settle it; several where several schemas hold at once (`allOf`)."""
    is_argument: bool = False
    """Whether it is about a field of the body itself, which is an argument of a method."""

    @property
    def metric(self) -> str:
        return f"{self.side} {self.aspect}"

    @property
    def agrees(self) -> bool:
        return not self.difference
