"""Methods from operations, and the tree of resources from the paths of the methods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..api import MISSING, Api, Operation, Type
from ..package import ArgumentPlan, ConnectionPlan, LinkPlan, MethodPlan, PagePlan, ResourcePlan
from . import second_names
from .answers import plan_formats, plan_page, plan_stream, text_formats
from .arguments import Bodies, accept_argument, plan_arguments
from .connections import refuse_taken
from .helpers import plan_helpers
from .identifiers import class_name
from .placing import Place
from .polls import plan_polls
from .surface import Surface, keys
from .types import ANY, references, rename

# Names that client.py, async_client.py and the files of resources/ import, and the classes of the clients: no resource has one.
MODULE_NAMES = frozenset(
    {
        "Address", "Any", "BINARY", "JSON", "NOTHING", "TEXT", "UNSET", "AsyncAzureOpenAI", "AsyncClient", "AsyncPager", "AsyncResource", "AsyncStream", "AsyncTransport",
        "AsyncWebhooks", "Awaitable", "AzureMixin", "AzureOpenAI", "BinaryResponse", "Callable", "ClassVar", "Client",
        "ConversationCursorPage", "Coroutine", "CursorPage", "FileTypes", "HeadersLike", "Iterable", "Later", "Literal", "Mapping", "NextCursorPage", "NoOthers",
        "OnProgress", "Operation", "Page", "RawMethods", "RequestEvent", "Resource", "ResponseEvent", "Secret", "Self", "Sequence", "Stream", "StreamingMethods",
        "TimeoutTypes", "TokenPage", "Transport", "URLLike", "Unpack", "Unset", "Webhooks", "OpenAISettings",
    }
)  # fmt: skip


_LOWER_NAMES = frozenset(
    {
        "annotations", "bool", "builtins", "bytes", "c", "dict", "float", "h", "int", "list", "list_of", "m", "map_of", "object", "overload", "p", "part",
        "r", "str", "tuple", "unwrap", "veiled", "verify_signature", "w",
    }
)  # fmt: skip
"""The same for modules: that of a resource becomes an attribute of its parent's, beside what that one uses."""

_LONGEST_FILE_NAME = 60
_WEBHOOKS = frozenset({"AsyncWebhooks", "Webhooks"})


class MethodMaker:
    """Turns operations into methods, and collects the schemas of their answers and events."""

    def __init__(self, api: Api, surface: Surface, classes: dict[str, str], chosen: list[str] | None = None) -> None:
        self._chosen = chosen
        self._api = api
        self._surface = surface
        self._classes = classes
        self._fields = surface.sentences.by_pointer(api, classes)
        self.told: dict[str, str] = {}
        """What the methods say of the properties of their bodies, by pointer."""
        self.received: set[str] = set()

    def make(self, operation: Operation, place: Place, answer: Type | None, media: str) -> MethodPlan:
        api, surface = self._api, self._surface
        names = keys(operation.verb, operation.path, operation.query)
        bodies = Bodies(operation, api, self._chosen)
        page = plan_page(operation, answer, api, surface)
        stream = plan_stream(operation, bodies, api, surface)
        if stream and page and stream.event == ANY:  # a list that is streamed comes item by item
            stream = replace(stream, event=page.item)
        if stream:
            stream = replace(stream, resumed_by=surface.resumes.first(names, ""))
        arguments = [self._argument(argument, names) for argument in plan_arguments(operation, bodies, api, surface)]
        if stream and stream.by_accept:
            arguments.append(accept_argument(stream.switch, operation))
        vectors = surface.vectors.first(names, "")
        if vectors:
            arguments = self._without_default(vectors, arguments, names[0])
        for type_ in (answer, stream.event if stream else None):
            self.received.update(references(type_) if type_ is not None else ())
        schemes = operation.security or ()
        return MethodPlan(
            name=place.method,
            resource=place.resource,
            verb=operation.verb,
            path=operation.path,
            query=operation.query,
            operation_id=operation.id,
            pointer=operation.pointer,
            arguments=tuple(arguments),
            body=bodies.kind,
            body_media=bodies.media,
            multipart_only=bodies.multipart_only,
            parts=bodies.parts,
            answer=self._named(answer) if answer is not None else None,
            answer_media=media,
            page=PagePlan(page.kind, self._named(page.item)) if page else None,
            stream=replace(stream, event=self._named(stream.event)) if stream else None,
            text_formats=text_formats(bodies, api),
            vectors=vectors,
            headers=self._headers(operation),
            admin=bool(schemes) and all(scheme in surface.admin_schemes for scheme in schemes),
            deprecated=operation.deprecated,
            doc=surface.doc_operations.first(names, ""),
            link=self._link(operation),
            required_sets=bodies.required_sets,
            formats=tuple(
                replace(each, answer=self._named(each.answer))
                for each in plan_formats(answer, bodies, api, surface, names)
            ),
            source=api.source_of(operation.pointer),
            gone=operation.official.gone,
            other_paths=operation.official.names,
        )

    def _named(self, type_: Type) -> Type:
        return rename(type_, self._classes.__getitem__)

    def _argument(self, argument: ArgumentPlan, operation: list[str]) -> ArgumentPlan:
        tables = self._surface.doc_parameters
        doc = argument.doc
        for table in (*map(tables.get, operation), tables.get("common")):
            doc = doc or (table.get(argument.wire, "") if table else "")
        doc = doc or self._fields.get(argument.pointer, "")
        if argument.place == "body" and doc:
            self.told.setdefault(argument.pointer, doc)
        return replace(argument, type=self._named(argument.type), doc=doc)

    def _without_default(self, wire: str, arguments: list[ArgumentPlan], operation: str) -> list[ArgumentPlan]:
        """Return the arguments without the default of `wire`, for which the client decides."""
        if all(each.wire != wire for each in arguments):
            self._surface.missing.append(f"[vectors] {operation}: no argument {wire}")
        return [
            replace(each, facts=replace(each.facts, default=MISSING)) if each.wire == wire else each
            for each in arguments
        ]

    def _headers(self, operation: Operation) -> tuple[tuple[str, str], ...]:
        for prefix, headers in self._surface.headers:
            if operation.path == prefix or operation.path.startswith(prefix + "/"):
                return tuple(headers.items())
        return operation.official.headers

    def _link(self, operation: Operation) -> str:
        """The page of the official reference if its group and path are known, else its front page; no guessed anchor."""
        url = self._surface.reference
        if url and operation.docs_group and operation.docs_path:
            return f"{url}/{operation.docs_group}/{operation.docs_path}"
        return url


def plan_resources(
    methods: list[MethodPlan],
    surface: Surface,
    fields: Mapping[str, frozenset[str]],
    clients: Sequence[str] = (),
    receives: bool = False,
    connections: Mapping[str, Sequence[ConnectionPlan]] | None = None,
) -> tuple[ResourcePlan, ...]:
    """The tree under the client; every resource in the order in which the document first needs it.

    `fields` are the fields of each class; `clients` the names of the classes of the clients, where these are others
    than usual; `receives`: webhooks are received; `connections` are those of each resource.
    """
    connections = connections or {}
    by_resource: dict[str, list[MethodPlan]] = defaultdict(list)
    for resource in (*(method.resource for method in methods), *connections):
        segments = resource.split(".")
        for depth in range(1, len(segments) + 1):
            by_resource.setdefault(".".join(segments[:depth]), [])
    for method in methods:
        by_resource[method.resource].append(method)
    for path, each in connections.items():
        refuse_taken(path, each, by_resource)

    paths = sorted(by_resource)
    # Operations on webhooks and what is received share one class, if they share the attribute.
    free = _WEBHOOKS if "webhooks" in by_resource else frozenset[str]()
    names = _class_names(paths, surface, MODULE_NAMES.union(clients) - free)
    modules = _modules(paths)

    def doc(path: str) -> str:
        return str(surface.doc_resources.get(path, ""))

    linked = second_names.elsewhere(methods, by_resource)

    def build(path: str) -> ResourcePlan:
        depth = path.count(".") + 1
        mixin = surface.resource_mixin(path, by_resource[path])
        children = [other for other in by_resource if other.startswith(path + ".") and other.count(".") == depth]
        return ResourcePlan(
            path=path,
            class_name=names[path],
            module=modules[path],
            methods=tuple(by_resource[path]),
            children=tuple(build(child) for child in children),
            doc=doc(path),
            mixin=mixin,
            receives=receives and path == "webhooks",
            polls=plan_polls(path, by_resource, fields, surface),
            helpers=plan_helpers(path, by_resource, surface),
            connections=tuple(connections.get(path, ())),
            second_names=second_names.in_resource(by_resource[path], mixin),
            links=tuple(
                LinkPlan(place, first, names[first], modules[first], doc(first))
                for place, first in linked.items()
                if place.rpartition(".")[0] == path
            ),
        )

    return tuple(build(path) for path in by_resource if "." not in path)


def _class_names(paths: list[str], surface: Surface, reserved: frozenset[str]) -> dict[str, str]:
    """Resource -> class: the last segment of the path, or what the project calls it.

    Each class has an Async twin, and a package offers the classes of all its children; operations are constants, whose
    names have no case. So names of siblings that differ only in case count as equal.
    """
    chosen: dict[str, str] = {}
    taken: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        parent, _, last = path.rpartition(".")
        wanted, number = surface.resource_classes.get(path) or class_name(last), 2
        name = wanted
        while taken[parent] & _folded(name) or {name, f"Async{name}"} & reserved:
            name, number = f"{wanted}{number}", number + 1
        taken[parent] |= _folded(name)
        chosen[path] = name
    return chosen


def _folded(name: str) -> set[str]:
    return {name.lower(), f"async{name}".lower()}


def _modules(paths: list[str]) -> dict[str, str]:
    """Resource -> module: its own path, unless a file or a name of the parent's module is in the way."""
    chosen = {"": ""}
    taken: dict[str, set[str]] = defaultdict(lambda: set(_LOWER_NAMES))
    for path in paths:  # sorted, so parents come first
        parent, _, last = path.rpartition(".")
        last = last[:_LONGEST_FILE_NAME]
        while last.lower() in taken[parent]:
            last += "_"
        taken[parent].add(last.lower())
        chosen[path] = f"{chosen[parent]}.{last}".lstrip(".")
    return chosen
