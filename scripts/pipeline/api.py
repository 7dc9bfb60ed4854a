"""What an API is, once it has been read: the values between the stages `parse` and `plan`.

Nothing here knows Python names, files or templates. Every value carries the JSON pointer of its cause in the
document (`#/paths/~1chat~1completions/post`), because every later error and the surface manifest name it.
All values are frozen and comparable; tuples keep the order of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias


class _Missing:
    """The value of a default that is not there (`None` is a default: null)."""

    def __repr__(self) -> str:
        return "MISSING"

    def __reduce__(self) -> str:
        return "MISSING"


MISSING: Any = _Missing()


# --- types -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Primitive:
    """A JSON scalar: "str", "int", "float", "bool", "none", "any" (any JSON value) or "binary" (bytes on the wire)."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """One of a closed set of scalars, in the order of the document; `const` is a set of one. Never holds null."""

    values: tuple[str | int | float | bool, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A component, by its key in `Api.schemas`."""

    name: str


@dataclass(frozen=True, slots=True)
class ListOf:
    item: Type


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object with free keys."""

    value: Type


@dataclass(frozen=True, slots=True)
class UnionOf:
    """Any one of `members`, in the order of the document, at least two of them, none a UnionOf, none twice.

    `Primitive("none")` stands for null and comes last. `discriminator` is the property name that the document
    declares for the union, if any; which value means which member is found from the members themselves, and from
    `mapping` (value -> component name) where the document has one.
    """

    members: tuple[Type, ...]
    discriminator: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()


Type: TypeAlias = Primitive | Literal | Ref | ListOf | MapOf | UnionOf


# --- schemas ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """What a schema says beside its type; for docstrings and for the surface manifest.

    `constraints` holds (keyword, value) pairs in the document's spelling: minimum, maxLength, pattern, format …
    """

    constraints: tuple[tuple[str, Any], ...] = ()
    default: Any = MISSING
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    sdk_only: bool = False
    """The document says that SDKs compute this property (`x-oaiSupportedSDKs`); it is not on the wire."""
    description: str = ""
    """The document's own words, if it has any. Never rendered into this repository's output (see render)."""


@dataclass(frozen=True, slots=True)
class Field:
    wire: str
    type: Type
    required: bool
    pointer: str
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Object:
    """A schema with named properties; `extra` is the type of the others (None where the document forbids or
    does not mention them: unknown ones are kept all the same)."""

    name: str
    pointer: str
    fields: tuple[Field, ...]
    extra: Type | None = None
    facts: Facts = Facts()
    inline: str | None = None
    """Where the document has no name for it: the component (or operation id) whose inline schema this is."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A schema that is not an object: a named union, list, map, literal or scalar."""

    name: str
    pointer: str
    type: Type
    facts: Facts = Facts()
    inline: str | None = None


Schema: TypeAlias = Object | Alias


# --- operations ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parameter:
    """`location` is path, query, header or cookie. `style`/`explode` are resolved to the document's defaults."""

    wire: str
    location: str
    type: Type
    required: bool
    style: str
    explode: bool
    pointer: str
    facts: Facts = Facts()
    json: bool = False
    """Declared with `content: application/json`: the value travels as JSON text."""


@dataclass(frozen=True, slots=True)
class Body:
    """One media type of a request body. `type` is usually a Ref to an Object (also for inline schemas)."""

    media: str
    type: Type
    pointer: str
    encoding: tuple[tuple[str, str], ...] = ()
    """multipart: (property, content type) pairs that the document prescribes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One media type of one status. `media` is "" and `type` None where the answer has no body."""

    status: str
    media: str
    type: Type | None
    pointer: str


@dataclass(frozen=True, slots=True)
class Operation:
    verb: str
    """Upper case."""
    path: str
    """Without a query suffix."""
    query: tuple[tuple[str, str], ...]
    """Fixed query of the path key: `/responses?beta=true` gives (("beta", "true"),)."""
    id: str
    pointer: str
    parameters: tuple[Parameter, ...]
    bodies: tuple[Body, ...]
    body_required: bool
    answers: tuple[Answer, ...]
    security: tuple[str, ...] | None
    """Names of the schemes of the first alternative; None where neither the operation nor the document says."""
    tags: tuple[str, ...] = ()
    deprecated: bool = False
    docs_group: str = ""
    docs_path: str = ""
    """`x-oaiMeta.group` and `.path`: where the official reference describes it."""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Webhook:
    name: str
    type: Type
    pointer: str


@dataclass(frozen=True, slots=True)
class Api:
    title: str
    version: str
    servers: tuple[str, ...]
    schemas: dict[str, Schema] = field(hash=False)
    """Every component and every hoisted inline object, by name; components first, in the order of the document."""
    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...]
    security_schemes: dict[str, dict[str, Any]] = field(hash=False)
    component_pointers: tuple[str, ...] = ()
    """The pointer of every `components/schemas` entry that went in, to be accounted for."""
