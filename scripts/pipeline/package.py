"""What a package will be: every decision is made, nothing is rendered. The values between the stages `plan` and `render`.

The templates read these and decide nothing. All names here are final Python names; `Ref.name` inside a type is a class
name (no longer a component name). Text that comes from the document is still raw: a template may put it into the output
only through the escaping filters of render/.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from .api import Facts, Type
from .branding import OURS as OURS
from .branding import Brand as Brand
from .branding import Key as Key
from .methods import ArgumentPlan as ArgumentPlan
from .methods import ConnectArgument as ConnectArgument
from .methods import ConnectionPlan as ConnectionPlan
from .methods import EventPlan as EventPlan
from .methods import GroupPlan as GroupPlan
from .methods import HelperArgument as HelperArgument
from .methods import HelperPlan as HelperPlan
from .methods import MethodPlan as MethodPlan
from .methods import PagePlan as PagePlan
from .methods import PollPlan as PollPlan
from .methods import StreamPlan as StreamPlan

# --- models ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldPlan:
    python: str
    wire: str
    type: Type
    """Without null: see `nullable`."""
    required: bool
    nullable: bool
    facts: Facts
    pointer: str
    doc: str = ""
    """Our own sentence, from sentences/ or of the argument that it is, or ""."""
    source: str = ""
    """Where it is from, if that is not where its class is from."""


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """An object schema: a class in models/, a TypedDict in params/ when a request can hold it."""

    name: str
    area: str
    pointer: str
    fields: tuple[FieldPlan, ...]
    extra: Type | None
    facts: Facts
    component: str
    """The schema's name in the document (or the name that normalize gave it)."""
    other_names: tuple[str, ...] = ()
    """Further public names of the same class."""
    mixin: tuple[str, str] | None = None
    """(module, class) of a hand-written part in _runtime/mixins: surface.toml [extends]."""
    in_request: bool = False
    in_response: bool = False
    doc: str = ""
    source: str = ""
    """Where it is from, if not from the document itself: `openai 3.57.0`."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One object member of a union: `tags` are the values of the union's tag property that mean it (empty: any),
    `required` the wire names that the document requires of it, `known` all that it names."""

    name: str
    tags: tuple[str | int | bool, ...]
    required: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnionPlan:
    """How a union is decoded without trial and error: by JSON type first, then among objects by tag, then by shape.

    `tag` is the property whose literal value distinguishes the variants (None: by shape alone). Nested aliases are
    already flattened into `variants`. `list_item` and `map_value` are the types of the list and free-key members.
    """

    tag: str | None
    variants: tuple[Variant, ...]
    list_item: Type | None = None
    map_value: Type | None = None
    event: bool = False
    """Members are told apart by the SSE event name as well (assistants): `tag` is "event" and data is nested."""


@dataclass(frozen=True, slots=True)
class InlineUnion:
    """A union inside another type that is decoded by a table under a private name next to the classes of its area."""

    name: str
    type: Type
    union: UnionPlan


@dataclass(frozen=True, slots=True)
class AliasPlan:
    """A named schema that is not an object. `union` is set if a table decodes it, `answered` by surface.toml [sent_back]."""

    name: str
    area: str
    pointer: str
    type: Type
    nullable: bool
    facts: Facts
    component: str
    decoded: bool = False
    """Whether any of its values is a model or holds one."""
    union: UnionPlan | None = None
    other_names: tuple[str, ...] = ()
    in_request: bool = False
    in_response: bool = False
    answered: str = ""
    doc: str = ""
    source: str = ""


Members: TypeAlias = "Mapping[str, ModelPlan | AliasPlan]"  # by their names


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """One file of models/ and, where `has_params`, one of params/. Members are in reading order."""

    name: str
    members: tuple[ModelPlan | AliasPlan, ...]
    has_params: bool
    doc: str = ""
    unions: tuple[InlineUnion, ...] = ()
    """The unions inside the types of its members that need a table."""


# --- resources -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MixinPlan:
    """A hand-written part of a resource: surface.toml [extends]."""

    module: str
    """In _runtime/mixins, with dots below it."""
    class_name: str
    """Its asynchronous twin begins with Async."""
    result: Type | None = None
    """What its methods return, where it is generic in that."""
    instead: tuple[str, ...] = ()
    """Second names of methods of the resource that it has methods for."""


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """A resource that can be reached at a second place too: the path `beta.chat` means `chat`."""

    path: str
    means: str
    class_name: str
    module: str
    doc: str

    @property
    def attribute(self) -> str:
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class ResourcePlan:
    path: str
    """chat.completions; "" is the client itself."""
    class_name: str
    module: str
    """The module below resources/ that it lives in, with dots; a package if it has children."""
    methods: tuple[MethodPlan, ...]
    children: tuple[ResourcePlan, ...]
    doc: str = ""
    mixin: MixinPlan | None = None
    polls: tuple[PollPlan, ...] = ()
    helpers: tuple[HelperPlan, ...] = ()
    connections: tuple[ConnectionPlan, ...] = ()
    second_names: tuple[tuple[str, str], ...] = ()
    """(other name, method) pairs."""
    links: tuple[LinkPlan, ...] = ()
    receives: bool = False
    """Whether it also verifies and decodes received webhooks."""

    @property
    def attribute(self) -> str:
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class WebhookPlan:
    name: str
    type: Type
    pointer: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An operation or schema that is left out by name, with the reason."""

    pointer: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackagePlan:
    package: str
    title: str
    spec_version: str
    base_url: str
    areas: tuple[AreaPlan, ...]
    resources: tuple[ResourcePlan, ...]
    webhooks: tuple[WebhookPlan, ...]
    webhook_event: str = ""
    """The class name of what any webhook decodes to."""
    webhooks_doc: str = ""
    skipped: tuple[Skipped, ...] = ()
    idle: tuple[str, ...] = ()
    """Entries of surface.toml, docs.toml and sentences/ that apply to nothing in this document."""
    told: tuple[int, int, int] = (0, 0, 0)
    """How many models sentences/ tells of, how many fields these have, and how many of them are without a sentence."""
    undocumented: tuple[str, ...] = ()
    """Operations without a sentence in docs.toml."""
    brand: Brand = OURS
    spec_date: str = ""
    """The day of the spec: 2026-05-31. "" if nobody has noted it."""
    official: str = ""
    """The version of the official package that knows the rest: 3.57.0."""
    official_date: str = ""
    """The day on which that version was published."""
    renamed: tuple[str, ...] = ()
    """What was named after operationId and tags, for want of a place by the placing rule; and what was chosen."""
    has_helpers: bool = False
    """Whether the methods of surface.toml [helpers] are there: all of them, or none."""
