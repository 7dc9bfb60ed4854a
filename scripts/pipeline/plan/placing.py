"""Where an operation lives: verb and path -> resource and method name.

The rule places operations that nobody has seen before; `[methods]` of surface.toml holds the exceptions, which are
names that users know, and an operation of the official package has the name that it has there. In the order in which
the rules are tried:

  a trailing verb     POST /batches/{id}/cancel (:cancel) -> batches.cancel
  an item             GET, POST, DELETE /files/{id}       -> files.retrieve, files.update, files.delete
  a collection        GET /files, POST /files             -> files.list, files.create
  a single thing      GET, POST /…/data_retention         -> data_retention.retrieve, data_retention.update

A name that is taken is changed: that of a client's own attribute gets a `_`, and a resource with the name of a method
becomes methods of its parent (`files.content` is one, so PUT /files/{id}/content is files.replace_content).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from ..api import Api, Operation
from ..errors import NameClash, OperationUnplaced, PipelineError, Unsupported
from . import spoken
from .decisions import is_name
from .identifiers import identifier
from .surface import Surface, key, keys

_ITEM_METHODS = {"GET": "retrieve", "POST": "update", "PATCH": "update", "PUT": "replace", "DELETE": "delete"}
_OTHER_VERBS = {"HEAD": "head", "OPTIONS": "options", "TRACE": "trace", "QUERY": "query"}

_CUSTOM_VERB = re.compile(r"\{[^{}]*\}:(.+)")
"""`{id}:cancel`, another way to write `{id}/cancel`."""

# Attributes of a resource besides its methods and children, and names that the code of resources/ uses.
RESOURCE_NAMES = frozenset(
    {
        "with_raw_response", "with_streaming_response", "overload", "property",
        "bool", "dict", "float", "int", "m", "object", "p", "part", "str",
    }
)  # fmt: skip
# Attributes of a client besides its resources (templates/runtime/client/base.py, settings.py, async_client.py).
CLIENT_NAMES = RESOURCE_NAMES | {
    "aclose", "api_key", "auth_headers", "base_url", "call", "close", "copy", "default_headers", "default_query", "delete",
    "environment", "get", "is_closed", "limits", "max_retries", "patch", "post", "put", "timeout", "webhook_secret", "with_options",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    resource: str
    method: str

    def __str__(self) -> str:
        return f"{self.resource}.{self.method}" if self.resource else self.method


def place_all(api: Api, surface: Surface, lists: frozenset[str], renamed: list[str] | None = None) -> dict[str, Place]:
    """Place every operation; the keys are pointers. `lists` are the pointers of those that answer with a list.

    Two operations at one place are a NameClash; an operation without a place is OperationUnplaced. With `renamed`, such
    a one is named after its operationId and tags instead (spoken.py), and added to `renamed`.
    """
    around = {query: _Neighbours(api, lists, query) for query in {operation.query for operation in api.operations}}
    found: dict[str, Place] = {}
    for operation in api.operations:
        try:
            place = _place(operation, surface, lists, around[operation.query])
        except OperationUnplaced:
            if renamed is None:
                raise
            resource, method = spoken.resource_and_method(operation)
            place = Place(".".join(_under_query(operation, surface, [resource])), method)
            renamed.append(f"{_key(operation)} is {place}")
        # `client.webhooks` belongs to what is received; operations of the official package share it.
        shares = bool(operation.official.method)
        found[operation.pointer] = _free(place, keeps_webhooks=bool(api.webhooks) and not shares)
    methods = {str(place) for place in found.values()}
    found = {pointer: _beside_methods(place, methods) for pointer, place in found.items()}

    placed: dict[str, Place] = {}
    taken: dict[str, Operation] = {}
    for operation in api.operations:
        place = found[operation.pointer]
        if other := taken.get(str(place)):
            if renamed is None:
                raise NameClash(
                    f"{operation.verb} {operation.path} and {other.verb} {other.path} would both be client.{place}",
                    pointer=operation.pointer,
                    fix=f'name one of them in spec/surface.toml: [methods] "{_key(operation)}" = "…"',
                )
            place = _apart(operation, place, found)
            found[operation.pointer] = place
            renamed.append(f"{_key(operation)} is {place}, since {_key(other)} has that name")
        taken[str(place)] = operation
        placed[operation.pointer] = place
    return placed


def _apart(operation: Operation, place: Place, found: dict[str, Place]) -> Place:
    """Another name in the same resource, which no method and no resource has."""
    used = {str(each) for each in found.values()}
    for each in found.values():
        segments = each.resource.split(".")
        used |= {".".join(segments[:depth]) for depth in range(1, len(segments) + 1)}
    wanted, number = _underscored(spoken.method(operation), RESOURCE_NAMES), 2
    name = wanted
    while f"{place.resource}.{name}" in used:
        name, number = f"{wanted}_{number}", number + 1
    return Place(place.resource, name)


class _Neighbours:
    """The operations around one: those without a fixed query, and those with the same one. So a new operation under
    `?beta=true` renames no other."""

    def __init__(self, api: Api, lists: frozenset[str], query: tuple[tuple[str, str], ...]) -> None:
        self.verbs: dict[str, set[str]] = defaultdict(set)
        """Shape of a path -> verbs."""
        operations = [operation for operation in api.operations if operation.query in {(), query}]
        for operation in operations:
            self.verbs[_shape(operation.path)].add(operation.verb)
        self.collections = {_shape(operation.path) for operation in operations if operation.pointer in lists}


def _place(operation: Operation, surface: Surface, lists: frozenset[str], around: _Neighbours) -> Place:
    if exception := surface.methods.first(keys(operation.verb, operation.path, operation.query)):
        resource, _, method = exception.rpartition(".")
        if not resource or not all(map(is_name, exception.split("."))):
            raise PipelineError(
                f"{exception!r} is not the path of a method",
                pointer=operation.pointer,
                fix=f'write "{_key(operation)}" = "resource.method" in spec/surface.toml [methods]',
            )
        is_own = surface.methods.get(_key(operation)) == exception
        return Place(resource if is_own else ".".join(_under_query(operation, surface, resource.split("."))), method)

    if operation.official.method:
        resource, _, method = operation.official.method.rpartition(".")
        if resource and all(map(is_name, operation.official.method.split("."))):
            return Place(resource, method)
        raise PipelineError(
            f"{operation.official.method!r} is not the path of a method",
            pointer=operation.pointer,
            fix=f'write "{_key(operation)}" = "resource.method" in spec/surface.toml [methods]',
        )

    if set(re.sub(r"\{[^{}]*\}", "", operation.path)) & set("{}"):
        raise Unsupported(
            f"a path whose braces do not pair: {operation.path}",
            pointer=operation.pointer,
            fix="correct the path in spec/overlays/",
        )
    segments = [segment for segment in operation.path.split("/") if segment]
    nouns = [identifier(segment) for segment in segments if not _is_parameter(segment)]
    if not nouns:
        raise OperationUnplaced(
            f"no method path follows from {operation.verb} {operation.path}",
            pointer=operation.pointer,
            fix=f'write one in spec/surface.toml: [methods] "{_key(operation)}" = "resource.method"',
        )
    method = _method(operation, segments, lists, around)
    if method is None:
        method = nouns.pop() if len(nouns) > 1 else "create"
    resource = [*_prefix(operation, surface, nouns)]
    return Place(".".join(resource), method)


def _method(operation: Operation, segments: list[str], lists: frozenset[str], around: _Neighbours) -> str | None:
    """The name of the method; None if it is the last segment of the path."""
    verb, shape = operation.verb, _shape(operation.path)
    on_items = around.verbs.get(shape + "/{}", set())
    if verb in _OTHER_VERBS:
        return f"{_OTHER_VERBS[verb]}_all" if verb in on_items else _OTHER_VERBS[verb]
    if custom := _CUSTOM_VERB.fullmatch(segments[-1]):
        return identifier(custom[1])
    if _is_parameter(segments[-1]):
        return _ITEM_METHODS[verb]
    has_children = any(other.startswith(shape + "/") for other in around.verbs)
    lonely = around.verbs[shape] == {verb} and not has_children
    if verb == "POST" and lonely and len(segments) > 1 and not _is_plural(segments[-1]):
        return None
    if verb == "GET":
        return "list" if operation.pointer in lists or "GET" in on_items else "retrieve"
    if verb == "POST":
        is_collection = on_items or shape in around.collections or "GET" not in around.verbs[shape]
        return "create" if is_collection else "update"
    return f"{_ITEM_METHODS[verb]}_all" if verb in on_items else _ITEM_METHODS[verb]


def _prefix(operation: Operation, surface: Surface, nouns: list[str]) -> list[str]:
    """Put the resource under the head of its entry in `[prefixes]` and `[queries]`: `/threads` -> beta.threads."""
    resource = list(nouns)
    for prefix, target in surface.prefixes:
        if operation.path == prefix or operation.path.startswith(prefix + "/"):
            surface.use_prefix(prefix)
            count = len([s for s in prefix.split("/") if s and not _is_parameter(s)])
            resource = [*target.split("."), *nouns[count:]]
            break
    return _under_query(operation, surface, resource)


def _under_query(operation: Operation, surface: Surface, segments: list[str]) -> list[str]:
    """Put a resource under the head of its fixed query: `/responses?beta=true` -> beta.responses."""
    resource = list(segments)
    for name, value in reversed(operation.query):
        head = surface.queries.get(f"{name}={value}", identifier(name))
        if head and resource[:1] != [head]:
            resource.insert(0, head)
    return resource


def _free(place: Place, *, keeps_webhooks: bool) -> Place:
    """Keep clear of the names that clients and resources have themselves."""
    first, *rest = place.resource.split(".")
    on_client = CLIENT_NAMES | {"webhooks"} if keeps_webhooks else CLIENT_NAMES
    segments = [_underscored(first, on_client), *(_underscored(segment, RESOURCE_NAMES) for segment in rest)]
    return Place(".".join(segments), _underscored(place.method, RESOURCE_NAMES))


def _underscored(name: str, reserved: frozenset[str]) -> str:
    return f"{name}_" if name in reserved else name


def _beside_methods(place: Place, methods: set[str]) -> Place:
    """Move a place below a method to the resource of that method: files.content.create -> files.create_content."""
    segments = place.resource.split(".")
    for depth in range(2, len(segments) + 1):
        if ".".join(segments[:depth]) in methods:
            return Place(".".join(segments[: depth - 1]), "_".join([place.method, *segments[depth - 1 :]]))
    return place


def _key(operation: Operation) -> str:
    return key(operation.verb, operation.path, operation.query)


def _is_parameter(segment: str) -> bool:
    return "{" in segment


def _is_plural(segment: str) -> bool:
    return segment.endswith("s") and not segment.endswith("ss")


def _shape(path: str) -> str:
    """The path without parameter names: `/files/{}`."""
    return re.sub(r"\{[^}]*\}", "{}", path)
