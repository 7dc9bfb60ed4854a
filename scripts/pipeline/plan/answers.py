"""What an operation returns: the decoded type of its answer, the kind of page, the kind of stream."""

from __future__ import annotations

from ..api import Answer, Api, Field, ListOf, Literal, Object, Operation, Primitive, Ref, Type, UnionOf
from ..errors import Unsupported
from ..methods import FormatPlan
from ..package import PagePlan, StreamPlan
from .arguments import Bodies
from .identifiers import class_name
from .surface import Surface, key, keys
from .types import ANY, BINARY, STR, members, resolve, without_null

# The page classes of the runtime (templates/runtime/client/pages.py).
_PAGES = frozenset({"ConversationCursorPage", "CursorPage", "NextCursorPage", "Page", "TokenPage"})
# Fields that a list may have besides its items and still count as a page.
_ENVELOPE = frozenset({"data", "object", "has_more", "first_id", "last_id", "next", "next_page"})


def plan_answer(operation: Operation) -> tuple[Type | None, str]:
    """The type of the answer (None: no body) and its media type, without streams."""
    bodies = [answer for answer in _good(operation) if answer.media and not is_sse(answer.media)]
    if not bodies:
        return None, ""
    binary = [answer for answer in bodies if not _is_json(answer.media) and not _is_text(answer.media)]
    if binary:
        return BINARY, binary[0].media
    json = [answer for answer in bodies if _is_json(answer.media)]
    text = [answer for answer in bodies if _is_text(answer.media)]
    if not json:
        return STR, text[0].media
    types = list(dict.fromkeys(answer.type or ANY for answer in json))
    if text:
        types.append(STR)
    return (types[0] if len(types) == 1 else UnionOf(_flat(types))), json[0].media


def _flat(types: list[Type]) -> tuple[Type, ...]:
    opened = [member for type_ in types for member in (type_.members if isinstance(type_, UnionOf) else (type_,))]
    return tuple(dict.fromkeys(opened))


def _good(operation: Operation) -> list[Answer]:
    """The answers of success: those with a 2xx status, else the one for any status."""
    found = [answer for answer in operation.answers if answer.status.startswith("2")]
    return found or [answer for answer in operation.answers if answer.status == "default"]


def is_sse(media: str) -> bool:
    return media.partition(";")[0].strip().lower() == "text/event-stream"


def _is_json(media: str) -> bool:
    bare = media.partition(";")[0].strip().lower()
    return bare in {"application/json", "*/*"} or bare.endswith("+json")


def _is_text(media: str) -> bool:
    return media.lower().startswith("text/")


_TEXT_FORMATS = ("text", "srt", "vtt")


def text_formats(bodies: Bodies, api: Api) -> tuple[str, ...]:
    """The values of the argument `response_format` that make the answer plain text, whatever else it may be."""
    formats = [field.type for field, _ in bodies.fields if field.wire == "response_format"]
    found: list[str] = []
    for each in (member for type_ in formats for member in members(type_, api.schemas)):
        words = each.values if isinstance(each, Literal) else _TEXT_FORMATS if each in (STR, ANY) else ()
        found += [word for word in _TEXT_FORMATS if word in words]
    return tuple(dict.fromkeys(found))


def plan_formats(
    answer: Type | None, bodies: Bodies, api: Api, surface: Surface, names: list[str]
) -> tuple[FormatPlan, ...]:
    """Which member of its union an answer is, by the value of `response_format`: [formats] of surface.toml."""
    decided = surface.formats.first(names, {})
    if not decided:
        return ()
    union = resolve(answer, api.schemas) if answer is not None else None
    known = union.members if isinstance(union, UnionOf) else ()
    formats = [
        each
        for field, _ in bodies.fields
        if field.wire == "response_format"
        for each in members(field.type, api.schemas)
    ]
    values = [value for each in formats for value in getattr(each, "values", ())]
    for value, component in decided.items():
        if value not in values:
            surface.missing.append(f"[formats] {names[0]}: response_format is never {value}")
        if Ref(component) not in known:
            surface.missing.append(f"[formats] {names[0]}: {component} is no answer of it")
    plans = [FormatPlan((value,), Ref(component), n == 0) for n, (value, component) in enumerate(decided.items())]
    texts = text_formats(bodies, api)
    return (*plans, FormatPlan(texts, STR, is_default=False)) if texts else tuple(plans)


# --- pages -----------------------------------------------------------------------------------------------------------


def list_field(type_: Type | None, api: Api) -> Field | None:
    """The `data` list of an answer that is an object with one."""
    if type_ is None:
        return None
    answer = resolve(type_, api.schemas)
    if not isinstance(answer, Object):
        return None
    field = next((field for field in answer.fields if field.wire == "data"), None)
    if field is None:
        return None
    return field if isinstance(resolve(without_null(field.type)[0], api.schemas), ListOf) else None


def is_list(type_: Type | None, api: Api) -> bool:
    """Whether an answer is a list, or an object whose `data` is one."""
    if type_ is None:
        return False
    return isinstance(resolve(without_null(type_)[0], api.schemas), ListOf) or list_field(type_, api) is not None


def plan_page(operation: Operation, answer: Type | None, api: Api, surface: Surface) -> PagePlan | None:
    """How a list answer is paged: as `[pages]` of surface.toml or the official package say, else by its fields and query."""
    field = list_field(answer, api)
    if field is None or answer is None:
        return None
    items = resolve(without_null(field.type)[0], api.schemas)
    assert isinstance(items, ListOf)
    decided = surface.pages.first(keys(operation.verb, operation.path, operation.query))
    official = operation.official
    if official.page not in {"", *_PAGES}:
        raise Unsupported(
            f"a page of the kind {official.page}",
            pointer=operation.pointer,
            fix="add the class to templates/runtime/client/pages.py, or choose another one in spec/surface.toml [pages]",
        )
    kind = decided or official.page or ("none" if official.method else _page_kind(operation, answer, api))
    return PagePlan(kind, items.item) if kind and kind != "none" else None


def _page_kind(operation: Operation, answer: Type, api: Api) -> str:
    envelope = resolve(answer, api.schemas)
    assert isinstance(envelope, Object)
    fields = {field.wire for field in envelope.fields}
    query = {parameter.wire for parameter in operation.parameters if parameter.location == "query"}
    if "after" in query and "next" in fields:
        return "NextCursorPage"
    if "page" in query and fields & {"next_page", "next"}:
        return "TokenPage"
    if "after" in query and "has_more" in fields:
        return "CursorPage" if _items_have_id(envelope, api) or "last_id" not in fields else "ConversationCursorPage"
    if fields <= _ENVELOPE and "object" in fields:
        return "Page"
    return ""


def _items_have_id(envelope: Object, api: Api) -> bool:
    data = next(field for field in envelope.fields if field.wire == "data")
    items = resolve(without_null(data.type)[0], api.schemas)
    assert isinstance(items, ListOf)
    variants = members(items.item, api.schemas)
    return all(isinstance(v, Object) and any(f.wire == "id" for f in v.fields) for v in variants)


# --- streams ---------------------------------------------------------------------------------------------------------


def plan_stream(operation: Operation, bodies: Bodies, api: Api, surface: Surface) -> StreamPlan | None:
    """Whether and how an operation streams.

    It streams if an answer is an event stream, or if its body or its query has `stream`. The answer says what the events
    are, else `[streams]` of surface.toml (if neither does, events are untyped). A field or a query parameter turns
    streaming on; if the document has none, the media type that the call asks for does; if there is no other media type,
    every call streams.
    """
    good = _good(operation)
    sse = next((answer for answer in good if is_sse(answer.media)), None)
    name = key(operation.verb, operation.path, operation.query)
    entry = surface.streams.first(keys(operation.verb, operation.path, operation.query), {})
    arguments = [(field.wire, field.type) for field, _ in bodies.fields]
    arguments += [(each.wire, each.type) for each in operation.parameters if each.location == "query"]
    wires = [wire for wire, _ in arguments]
    switch, value = entry.get("switch", "stream"), entry.get("value", True)
    if switch not in wires:
        if entry:
            surface.missing.append(f"[streams] {name}: no argument {switch}")
        if sse is None:
            return None
        switch, value = ("stream" if any(a.media and a is not sse for a in good) else ""), True
        if any(parameter.wire == switch for parameter in operation.parameters):
            raise Unsupported(
                "an event stream that no argument turns on, where `stream` means something else",
                pointer=operation.pointer,
                fix=f'write `"{name}" = {{ switch = "…", value = … }}` under [streams] in spec/surface.toml',
            )
    elif sse is None and not entry and not any(w == switch and _may_be_true(t, api) for w, t in arguments):
        return None  # `stream` is the name of something, not a switch
    # `?beta=true` -> Beta: what the twins of schemas are called in the document.
    twin = class_name(operation.query[0][0]) if operation.query else ""
    event, component = _event(entry, sse, api, surface, name, twin)
    family = entry.get("family") or surface.families.first([component, component.removeprefix(twin)], "")
    by_accept = bool(switch) and switch not in wires
    return StreamPlan(event, family, switch, value, by_accept, operation.official.error_events)


def _may_be_true(type_: Type, api: Api) -> bool:
    for each in members(type_, api.schemas):
        if each in (ANY, Primitive("bool")) or (isinstance(each, Literal) and any(v is True for v in each.values)):
            return True
    return False


def _event(
    entry: dict[str, str], sse: Answer | None, api: Api, surface: Surface, operation: str, twin: str
) -> tuple[Type, str]:
    """The type of one event, and the component that names it (for its family)."""
    if component := entry.get("event"):
        for name in (twin + component, component):
            if name in api.schemas:
                return Ref(name), name
        surface.missing.append(f"[streams] {operation}: no schema {component}")
    if sse is not None and sse.type is not None:
        return sse.type, sse.type.name if isinstance(sse.type, Ref) else ""
    return ANY, ""
