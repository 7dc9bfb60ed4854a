"""What an API is, once it has been read: the values between the stages `parse` and `plan`.

Nothing here knows Python names, files or templates. Every value has the JSON pointer of its origin in the document
(`#/paths/~1chat~1completions/post`), which later errors and api-surface.json mention. All values are frozen and
comparable. Tuples keep the order of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias


class _Missing:
    """The value of a default that does not exist (`None` is a default: null)."""

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
    """One of a closed set of scalars, in the order of the document; `const` is a set of one. Null is never in it."""

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
    """One of at least two different `members`, in the order of the document; none is a UnionOf.

    `Primitive("none")` is null, and comes last. `discriminator` is the property that the document declares for the
    union, if any. Which of its values means which member follows from the members, and from `mapping` (value ->
    component name) if the document has one.
    """

    members: tuple[Type, ...]
    discriminator: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()


Type: TypeAlias = Primitive | Literal | Ref | ListOf | MapOf | UnionOf


# --- schemas ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """What a schema says apart from its type, for docstrings and api-surface.json.

    `constraints` are (keyword, value) pairs in the document's spelling: minimum, maxLength, pattern, format …
    """

    constraints: tuple[tuple[str, Any], ...] = ()
    default: Any = MISSING
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    sdk_only: bool = False
    """SDKs compute this property (`x-oaiSupportedSDKs`); it is not on the wire."""
    description: str = ""
    """The document's own words, if any. Never rendered."""


@dataclass(frozen=True, slots=True)
class Field:
    wire: str
    type: Type
    required: bool
    pointer: str
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Object:
    """A schema with named properties. `extra` is the type of the others; None if the document forbids them or does not
    mention them (unknown ones are kept all the same)."""

    name: str
    pointer: str
    fields: tuple[Field, ...]
    extra: Type | None = None
    facts: Facts = Facts()
    inline: str | None = None
    """For a schema without a name in the document: the component, or id of the operation, that it is inline in."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A named schema that is not an object: a union, list, map, literal or scalar."""

    name: str
    pointer: str
    type: Type
    facts: Facts = Facts()
    inline: str | None = None


Schema: TypeAlias = Object | Alias


# --- operations ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parameter:
    """`location` is path, query, header or cookie. `style` and `explode` have their defaults filled in."""

    wire: str
    location: str
    type: Type
    required: bool
    style: str
    explode: bool
    pointer: str
    facts: Facts = Facts()
    json: bool = False
    """Declared with `content: application/json`: the value is sent as JSON text."""
    argument: str = ""
    """What the official package calls it, where that is not the usual name."""


@dataclass(frozen=True, slots=True)
class Body:
    """One media type of a request body. `type` is usually a Ref to an Object (also for inline schemas)."""

    media: str
    type: Type
    pointer: str
    encoding: tuple[tuple[str, str], ...] = ()
    """The (property, content type) pairs that the document prescribes for multipart."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One media type of one status. Without a body, `media` is "" and `type` None."""

    status: str
    media: str
    type: Type | None
    pointer: str


@dataclass(frozen=True, slots=True)
class Official:
    """What the official package knows about an operation and OpenAPI has no word for (`x-official-…`)."""

    method: str = ""
    """Path of its method, for an operation that only the package has: `beta.agents.create`."""
    names: tuple[str, ...] = ()
    """Other paths that it has there."""
    headers: tuple[tuple[str, str], ...] = ()
    """Always sent."""
    page: str = ""
    """The class of its pages."""
    error_events: bool = False
    """An error in its stream is an event like the others."""
    arguments: tuple[tuple[str, str], ...] = ()
    """(property of the body, its argument), where that is not the usual name."""
    gone: str = ""
    """The version that does not have the operation any more: `openai 3.60.0`."""


@dataclass(frozen=True, slots=True)
class Operation:
    verb: str
    """Upper case."""
    path: str
    """Without a query suffix."""
    query: tuple[tuple[str, str], ...]
    """The query that is part of the path: (("beta", "true"),) for `/responses?beta=true`."""
    id: str
    pointer: str
    parameters: tuple[Parameter, ...]
    bodies: tuple[Body, ...]
    body_required: bool
    answers: tuple[Answer, ...]
    security: tuple[str, ...] | None
    """Names of the schemes of the first alternative; None if neither the operation nor the document has any."""
    tags: tuple[str, ...] = ()
    deprecated: bool = False
    docs_group: str = ""
    docs_path: str = ""
    """`x-oaiMeta.group` and `.path`: where the official reference describes it."""
    summary: str = ""
    official: Official = Official()


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
    """Every component and every inline object, by name; components first, in the order of the document."""
    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...]
    security_schemes: dict[str, dict[str, Any]] = field(hash=False)
    component_pointers: tuple[str, ...] = ()
    """The pointers of all entries of `components/schemas`, so that each can be accounted for."""
    sources: dict[str, str] = field(default_factory=dict, hash=False)
    """Pointer of each part that is not from the document itself -> where it is from: `openai 3.57.0`."""

    def source_of(self, pointer: str) -> str:
        """Return where the part at a pointer is from; "" for the document itself."""
        while pointer and self.sources:
            if pointer in self.sources:
                return self.sources[pointer]
            pointer = pointer.rpartition("/")[0]
        return ""

    def source_inside(self, owner: str, pointer: str) -> str:
        """Return where a part is from, if that is not where its owner is from."""
        source = self.source_of(pointer)
        return source if source != self.source_of(owner) else ""
