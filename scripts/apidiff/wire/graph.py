"""The canonical graph of a document: what the service takes and gives, without words and without spelling.

Rule: null is spelled in one way, `allOf` is flattened, a union is the members that it has, a `const` is an enum of one
value, and a reference says no more than what it leads to. Pointers tell where things are written; they never count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Limits: TypeAlias = tuple[tuple[str, str], ...]
"""Sorted (keyword, value as JSON text): minLength, pattern, format …"""


class Defect(NamedTuple):
    """A fault of the document, and what was made of it."""

    pointer: str
    text: str
    serious: bool = False
    """Something invalid was read as something else, or as any value."""


# --- types -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Value:
    """Any JSON value."""

    limits: Limits = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Scalar:
    kind: str
    """str, int, float, bool or bytes."""
    limits: Limits = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed set of values, as JSON texts, sorted."""

    values: tuple[str, ...]
    limits: Limits = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Listing:
    items: Type
    limits: Limits = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Record:
    """An object. Without fields it is a map; `extra` is the type of the values whose keys are no fields."""

    fields: tuple[Field, ...]
    """Sorted by wire name."""
    extra: Type | None = None
    closed: bool = False
    limits: Limits = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Ref:
    """A schema that has a name: a key of `Graph.schemas`."""

    target: str
    limits: Limits = ()
    pointer: str = field(default="", compare=False)


Member: TypeAlias = Value | Scalar | Choice | Listing | Record | Ref


@dataclass(frozen=True, slots=True)
class Type:
    """Any one of `members`; none where only null is allowed."""

    members: tuple[Member, ...]
    null: bool = False
    tag: str = ""
    """The property that the document tells the members by."""
    mapping: tuple[tuple[str, str], ...] = ()
    """Value of the tag -> key of the schema that it means."""


ANY = Type((Value(),))


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said about a place beside its type."""

    default: str | None = None
    """As JSON text."""
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False


PLAIN = Notes()


@dataclass(frozen=True, slots=True)
class Field:
    wire: str
    type: Type
    required: bool
    notes: Notes = PLAIN
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema with a name; one that something refers to inside another has its pointer for a name."""

    name: str
    type: Type
    notes: Notes = PLAIN
    pointer: str = field(default="", compare=False)


# --- operations ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parameter:
    wire: str
    location: str
    type: Type
    required: bool
    form: str
    """How the value is written: style and explode, or "json"."""
    notes: Notes = PLAIN
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Payload:
    """What a body or an answer holds under one media type."""

    media: str
    type: Type
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    payloads: tuple[Payload, ...]
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    verb: str
    """Upper case."""
    path: str
    """The path key, a fixed query included."""
    id: str
    """operationId; "" where there is none."""
    parameters: tuple[Parameter, ...]
    bodies: tuple[Payload, ...]
    body_required: bool
    answers: tuple[Answer, ...]
    security: tuple[tuple[str, ...], ...] | None
    """Alternatives, each the schemes that it needs; None where the document's own hold."""
    deprecated: bool
    pointer: str = field(default="", compare=False)
    body_pointer: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        return f"{self.verb} {self.path}"


@dataclass(frozen=True, slots=True)
class Webhook:
    name: str
    payloads: tuple[Payload, ...]
    pointer: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        return f"webhook {self.name}"


@dataclass(frozen=True, slots=True)
class Graph:
    servers: tuple[str, ...]
    schemas: dict[str, Schema] = field(hash=False)
    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...]
    security: tuple[tuple[str, ...], ...] | None
    schemes: dict[str, str] = field(hash=False)
    """Name of a security scheme -> what it is, as JSON text."""
    prose: dict[str, tuple[str, ...]] = field(hash=False)
    """Place -> sorted digests of the texts for people there; every place of the document has an entry."""
    lost: tuple[str, ...] = ()
    """Pointers where something invalid stands, so that nothing is known of what was meant."""
    defects: tuple[Defect, ...] = ()

    @property
    def labels(self) -> list[str]:
        """Everything that uses a schema: operations and webhooks."""
        return [each.label for each in self.operations] + [each.label for each in self.webhooks]
