"""The arguments of a method: from parameters and from the properties of the body.

Order in the signature: the last path parameter (positional or keyword), then the required ones, the rest, and the
deprecated ones. Each of these begins with the names that `[arguments]` of surface.toml puts first; the others are in the
order of the document, which begins with what a schema inherits, and that is seldom what people look for. Of two arguments with one name, the second has its place in its name: `body_id`.
"""

from __future__ import annotations

from dataclasses import replace

from ..api import Api, Body, Facts, Field, ListOf, Literal, Object, Operation, Parameter, Type, UnionOf
from ..errors import Unsupported
from ..package import ArgumentPlan
from .identifiers import identifier
from .surface import Surface
from .types import BINARY, BOOL, NONE, allows_null, members, resolve, without_null

# Arguments that every generated method has besides those of the spec.
OPTIONS = (
    "extra_headers", "extra_query", "extra_body", "timeout", "max_retries", "idempotency_key", "strict", "resume", "retry_before_first_event",
)  # fmt: skip
# Names that the code of a generated method uses itself.
_TAKEN = frozenset(
    {
        "self", "m", "p", "list_of", "map_of", "BINARY", "JSON", "NOTHING", "TEXT", "UNSET",
        "ConversationCursorPage", "CursorPage", "NextCursorPage", "Page", "TokenPage", "unknown", *OPTIONS,
    }
)  # fmt: skip


class Bodies:
    """The body of one operation, from all its media types: how it is sent and which arguments it takes."""

    kind: str
    media: str
    fields: list[tuple[Field, bool]]
    """The properties of all media types; the flag says whether every one of them requires it."""
    whole: Type | None
    """The type of the body if it is one value without properties."""
    required_sets: tuple[tuple[str, ...], ...]
    files: frozenset[str]
    multipart_only: tuple[str, ...]
    """Fields that only the multipart body has, not the JSON body."""
    parts: tuple[tuple[str, str], ...]
    """(field, content type) that the document prescribes for a multipart body."""

    def __init__(self, operation: Operation, api: Api, chosen: list[str] | None = None) -> None:
        """`chosen`: if there are several media types without a structure, the first is used and noted there; None: refused."""
        self.kind, self.media, used = _kind(operation, chosen)
        self.fields, self.whole, self.required_sets, self.files = [], None, (), frozenset()
        self.multipart_only = ()
        self.parts = tuple(part for body in used for part in body.encoding)
        alternatives = [variant for body in used for variant in _variants(body, api)]
        if not used:
            return
        if any(variant is None for variant in alternatives):
            self.whole = used[0].type
            return
        objects = [variant for variant in alternatives if variant is not None]
        self._merge(objects, bool(operation.body_required), api)
        if self.kind == "either":
            json, multipart = ({f.wire for v in _variants(body, api) if v for f in v.fields} for body in used)
            self.multipart_only = tuple(field.wire for field, _ in self.fields if field.wire in multipart - json)

    def _merge(self, objects: list[Object], body_required: bool, api: Api) -> None:
        by_wire: dict[str, list[Field]] = {}
        for item in objects:
            for field in item.fields:
                by_wire.setdefault(field.wire, []).append(field)
        for fields in by_wire.values():
            everywhere = len(fields) == len(objects) and all(f.required for f in fields)
            self.fields.append((_widest(fields), everywhere and body_required))
        required = [tuple(f.wire for f in item.fields if f.required) for item in objects]
        if len({frozenset(names) for names in required}) > 1:
            self.required_sets = tuple(required)
        self.files = frozenset(wire for wire, fields in by_wire.items() if any(_is_file(f.type, api) for f in fields))


def plan_arguments(operation: Operation, bodies: Bodies, api: Api, surface: Surface) -> tuple[ArgumentPlan, ...]:
    """All arguments of an operation in signature order; component names are still in the types."""
    found = [_from_parameter(parameter, api) for parameter in operation.parameters if not _is_option(parameter)]
    found += [_from_field(field, required, operation, bodies, api) for field, required in bodies.fields]
    if bodies.whole is not None:
        found.append(_whole_body(operation, bodies.whole, api))
    found = [replace(each, source=api.source_inside(operation.pointer, each.pointer)) for each in found]
    named = _distinct(found)
    path = [a for a in named if a.place == "path"]
    last = sorted(path, key=lambda a: operation.path.rfind("{" + a.wire + "}"))[-1:]
    first = surface.order(argument.python for argument in named)

    def place(argument: ArgumentPlan) -> tuple[int, int]:
        group = 0 if argument.required else 2 if argument.facts.deprecated else 1
        return group, first.get(argument.python, len(surface.first))

    return (*last, *sorted((a for a in named if a not in last), key=place))


def accept_argument(name: str, operation: Operation) -> ArgumentPlan:
    """The argument that turns streaming on if the document has none: it chooses the `Accept` header."""
    return ArgumentPlan(
        python=name, wire=name, place="accept", type=BOOL, required=False, nullable=False, facts=Facts(),
        pointer=operation.pointer, doc="True: the answer as a stream of events.",
    )  # fmt: skip


def _kind(operation: Operation, chosen: list[str] | None) -> tuple[str, str, list[Body]]:
    """How a body is sent, its media type if that does not follow, and the media types that are used."""
    by_media = {body.media.partition(";")[0].strip().lower(): body for body in operation.bodies}
    json = next((b for media, b in by_media.items() if media == "application/json" or media.endswith("+json")), None)
    multipart = by_media.get("multipart/form-data")
    form = by_media.get("application/x-www-form-urlencoded")
    sdp = by_media.get("application/sdp")
    if not by_media:
        return "", "", []
    if json and multipart:
        return "either", "", [json, multipart]
    if json:
        media = json.media.partition(";")[0].strip()
        return "json", "" if media == "application/json" else media, [json]
    if multipart and sdp:
        return "sdp_or_multipart", "", [multipart]
    if multipart:
        return "multipart", "", [multipart]
    if form:
        return "form", "", [form]
    media, body = next(iter(by_media.items()))
    if len(by_media) > 1 and chosen is not None:
        chosen.append(
            f"the body of {operation.verb} {operation.path} is sent as {media}, the first of {len(by_media)} kinds"
        )
    elif len(by_media) > 1:
        raise Unsupported(
            f"a body that is one of {', '.join(by_media)}",
            pointer=operation.pointer,
            fix="remove the media types that a client need not send in spec/overlays/, or add the choice to plan/arguments.py",
        )
    return "raw", media, [body]


def _variants(body: Body, api: Api) -> list[Object | None]:
    """The objects that a body may be; None for anything without properties that could become arguments."""
    options = [option for option in members(body.type, api.schemas) if option != NONE]
    return [option if isinstance(option, Object) and option.fields else None for option in options]


def _widest(fields: list[Field]) -> Field:
    """One field for an argument that several bodies know: all their types (words in one set), the first one's facts."""
    first = fields[0]
    types: list[Type] = []
    for field in fields:
        for option in field.type.members if isinstance(field.type, UnionOf) else (field.type,):
            words = next((known for known in types if isinstance(known, Literal)), None)
            if words is not None and isinstance(option, Literal):
                merged = Literal(tuple(dict.fromkeys((*words.values, *option.values))))
                types = [merged if known is words else known for known in types]
            elif option not in types:
                types.append(option)
    if len(types) == 1 or all(field.type == first.type for field in fields):
        return first
    return replace(first, type=UnionOf(tuple(types)))


def _is_file(type_: Type, api: Api) -> bool:
    """Whether a multipart field takes bytes, or a list of them."""
    for member in members(type_, api.schemas):
        if member == BINARY or (isinstance(member, ListOf) and _is_file(member.item, api)):
            return True
    return False


def _is_option(parameter: Parameter) -> bool:
    """Whether a parameter is the header that the option `idempotency_key` of every method sends."""
    return parameter.location == "header" and parameter.wire.lower() == "idempotency-key"


def _from_parameter(parameter: Parameter, api: Api) -> ArgumentPlan:
    type_, nullable = without_null(parameter.type)
    usual = "betas" if _is_beta_list(parameter, api) else identifier(parameter.wire)
    return ArgumentPlan(
        python=identifier(parameter.argument) if parameter.argument else usual,
        wire=parameter.wire,
        place=parameter.location,
        type=type_,
        required=parameter.required or parameter.location == "path",
        nullable=nullable or allows_null(type_, api.schemas),
        facts=parameter.facts,
        pointer=parameter.pointer,
        style=parameter.style,
        explode=parameter.explode,
        json=parameter.json,
    )


def _is_beta_list(parameter: Parameter, api: Api) -> bool:
    """`openai-beta: a, b`: a list of the previews to take part in, known to users as `betas`."""
    is_beta = parameter.location == "header" and parameter.wire.lower().endswith("-beta")
    return is_beta and any(isinstance(member, ListOf) for member in members(parameter.type, api.schemas))


def _from_field(field: Field, required: bool, operation: Operation, bodies: Bodies, api: Api) -> ArgumentPlan:
    type_, nullable = without_null(field.type)
    called = dict(operation.official.arguments).get(field.wire, field.wire)
    return ArgumentPlan(
        python=identifier(called),
        wire=field.wire,
        place="body",
        type=type_,
        required=required,
        nullable=nullable or allows_null(type_, api.schemas),
        facts=field.facts,
        pointer=field.pointer,
        file=field.wire in bodies.files,
    )


def _whole_body(operation: Operation, type_: Type, api: Api) -> ArgumentPlan:
    inner, nullable = without_null(type_)
    return ArgumentPlan(
        python="items" if isinstance(resolve(inner, api.schemas), ListOf) else "value",
        wire="",
        place="whole",
        type=inner,
        required=operation.body_required,
        nullable=nullable,
        facts=Facts(),
        pointer=operation.bodies[0].pointer,
    )


def _distinct(arguments: list[ArgumentPlan]) -> list[ArgumentPlan]:
    used: set[str] = set(_TAKEN)
    named: list[ArgumentPlan] = []
    for argument in arguments:
        name = argument.python
        if name in used:
            name = f"{name}_" if name in _TAKEN else f"{argument.place}_{name}"
        number = 2
        while name in used:
            name, number = f"{argument.python}_{number}", number + 1
        used.add(name)
        named.append(replace(argument, python=name))
    return named
