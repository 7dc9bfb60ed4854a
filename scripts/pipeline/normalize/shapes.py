"""What a schema allows, as a list of alternatives: the values that the rules of this package pass around.

Rule: nothing nested is read before it is needed. A property, an item or a free value is a `Site`, a place in the
document; a reference is a `Named`. So recursion costs nothing, and a type keeps its name wherever it is used. Equality
ignores constraints, places and docs: two alternatives are equal if they are the same type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class Site:
    """The place of a schema; several places if `allOf` says that all of them hold."""

    parts: tuple[str, ...]

    @property
    def pointer(self) -> str:
        """The place that refines the others."""
        return self.parts[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alternative:
    at: str = field(default="", compare=False)
    """Its place."""
    constraints: Mapping[str, Any] = field(default_factory=dict, compare=False)
    inferred: bool = field(default=False, compare=False)
    """Not stated by `type`, but implied by a keyword that allows any value of another kind."""


@dataclass(frozen=True, slots=True)
class Anything(_Alternative):
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Null(_Alternative):
    """JSON null."""


@dataclass(frozen=True, slots=True)
class Scalar(_Alternative):
    kind: str
    """str, int, float or bool."""
    binary: bool = False
    """Raw bytes wherever the medium can carry them."""


@dataclass(frozen=True, slots=True)
class Choice(_Alternative):
    """One of a closed set; (type name, value) pairs, because 1, 1.0 and true are equal in Python."""

    values: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Sequence(_Alternative):
    """A list; `items` are the schemas that an item may have (none: any value)."""

    items: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class Named(_Alternative):
    """The schema at `target`. With `base`, the object itself, where its discriminator would mean its whole family."""

    target: str
    base: bool = False


@dataclass(frozen=True, slots=True)
class Record(_Alternative):
    """An object; without fields, a map. `extras` are the schemas of the values whose keys are not fields."""

    fields: Mapping[str, Site] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    extras: tuple[Site, ...] = ()
    open: bool = field(default=False, compare=False)
    """`additionalProperties: true` is written out."""
    closed: bool = field(default=False, compare=False)
    origin: str = field(default="", compare=False)
    """The schema that it extends, if it is a member of a union that was extended as a whole."""


Alternative = Anything | Null | Scalar | Choice | Sequence | Named | Record
AnyAlternative = TypeVar("AnyAlternative", bound=_Alternative)


@dataclass(frozen=True, slots=True)
class Discriminator:
    property: str
    mapping: tuple[tuple[str, str], ...] = ()
    """Value -> pointer of the schema that it means."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a schema allows. `notes` are its annotations in the document's spelling (default, deprecated, …)."""

    alternatives: tuple[Alternative, ...]
    notes: Mapping[str, Any] = field(default_factory=dict)
    discriminator: Discriminator | None = None
    lifts_null: bool = False
    """`nullable: true` without a type: inside an `allOf`, it applies to the whole."""

    @property
    def is_open(self) -> bool:
        """Whether nothing is said about the type."""
        return len(self.alternatives) == 1 and isinstance(self.alternatives[0], Anything)

    def with_null(self) -> Shape:
        """Return the shape with null among its alternatives."""
        if any(isinstance(each, Null) for each in self.alternatives) or self.is_open:
            return self
        return replace(self, alternatives=(*self.alternatives, Null()))


ANYTHING = Shape((Anything(),))


def kind_of(alternative: Alternative) -> str:
    """Return the kind of value: str, int, float, bool, null, array, object, or "" if several are possible."""
    match alternative:
        case Scalar():
            return alternative.kind
        case Sequence():
            return "array"
        case Record():
            return "object"
        case Null():
            return "null"
        case _:
            return ""
