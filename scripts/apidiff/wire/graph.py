"""The canonical graph of a document: what the service takes and gives, however it is worded or spelled.

Types are the generator's shapes (`pipeline.normalize.shapes`) in one spelling: null is the last alternative, enums
side by side are merged, `allOf` is flattened. Constraints, defaults and the values of enums are JSON texts. A `Named`
leads to a key of `schemas`, and `sites` has the type of every `Site`. Pointers say where things are written; they
never count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from pipeline.document.defects import Defect
from pipeline.normalize.shapes import Alternative, Choice, Named, Null, Record, Scalar, Sequence, Shape, Site

Limits: TypeAlias = tuple[tuple[str, str], ...]
"""(keyword, value as JSON text), sorted: minLength, pattern, format …"""
Notes: TypeAlias = Mapping[str, str | bool]
"""Annotations of a type: `default` as JSON text, and deprecated, readOnly and writeOnly where they are true."""


# --- types -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema with a name. One that is referred to inside another schema is named by its pointer."""

    type: Shape
    pointer: str = field(default="", compare=False)


def members(type_: Shape) -> tuple[Alternative, ...]:
    """Return the alternatives of a type that are not null."""
    return tuple([each for each in type_.alternatives if not isinstance(each, Null)])


def takes_null(type_: Shape) -> bool:
    return any(isinstance(each, Null) for each in type_.alternatives)


def tag_of(type_: Shape) -> str:
    """Return the discriminator property of a type; "" if it has none."""
    return type_.discriminator.property if type_.discriminator else ""


def mapping_of(type_: Shape) -> tuple[tuple[str, str], ...]:
    """Return the discriminator's mapping: (value, key of the schema it stands for)."""
    return type_.discriminator.mapping if type_.discriminator else ()


def kind_of(scalar: Scalar) -> str:
    """Return the kind of a scalar: str, int, float, bool or bytes."""
    return "bytes" if scalar.binary else scalar.kind


def limits_of(member: Alternative) -> Limits:
    return tuple(member.constraints.items())


def values_of(choice: Choice) -> list[str]:
    """Return the values of an enum as JSON texts, sorted."""
    return [text for _, text in choice.values]


# --- operations ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parameter:
    wire: str
    location: str
    type: Shape
    required: bool
    form: str
    """How the value is written: style and explode, or "json"."""
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Payload:
    """The content of a body or an answer under one media type."""

    media: str
    type: Shape
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
    """The path key, including a fixed query."""
    id: str
    """The operationId; "" if there is none."""
    parameters: tuple[Parameter, ...]
    bodies: tuple[Payload, ...]
    body_required: bool
    answers: tuple[Answer, ...]
    security: tuple[tuple[str, ...], ...] | None
    """Alternatives, each with the schemes it needs; None if the document's default applies."""
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


class Use(NamedTuple):
    """A use of a schema inside a type."""

    name: str
    path: str
    """The way to it: `.tags[]`, `.limits{}`."""
    hidden: frozenset[str]
    """Which of readOnly and writeOnly properties on the way are."""


_HIDING = frozenset({"readOnly", "writeOnly"})


@dataclass(frozen=True, slots=True)
class Graph:
    servers: tuple[str, ...]
    schemas: dict[str, Schema] = field(hash=False)
    sites: dict[Site, Shape] = field(hash=False)
    """The type at every place inside schemas, parameters, bodies and answers."""
    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...]
    security: tuple[tuple[str, ...], ...] | None
    schemes: dict[str, str] = field(hash=False)
    """Name of a security scheme -> what it is, as JSON text."""
    prose: dict[str, tuple[str, ...]] = field(hash=False)
    """Place -> sorted digests of its descriptions and examples; every place of the document has an entry."""
    lost: tuple[str, ...] = ()
    """Pointers of invalid parts, where nobody can know what was meant."""
    defects: tuple[Defect, ...] = ()

    @property
    def labels(self) -> list[str]:
        """The labels of everything that uses schemas: operations and webhooks."""
        return [each.label for each in self.operations] + [each.label for each in self.webhooks]

    def uses(self, type_: Shape, path: str = "", hidden: frozenset[str] = frozenset()) -> Iterator[Use]:
        """Yield every use of a schema in a type, at any depth."""
        for member in type_.alternatives:
            match member:
                case Named(target=target):
                    yield Use(target, path, hidden)
                case Sequence(items=items):
                    for site in items:
                        yield from self.uses(self.sites[site], f"{path}[]", hidden)
                case Record(fields=fields, extras=extras):
                    for wire, site in fields.items():
                        below = self.sites[site]
                        yield from self.uses(below, f"{path}.{wire}", hidden | _HIDING.intersection(below.notes))
                    for site in extras:
                        yield from self.uses(self.sites[site], f"{path}{{}}", hidden)

    def names_in(self, *types: Shape) -> set[str]:
        """Return the schemas that types refer to, at any depth."""
        return {use.name for type_ in types for use in self.uses(type_)}
