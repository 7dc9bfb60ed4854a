"""The whole reading: a wheel in, its model out.

    read(path) -> Reading

Rule: nothing is dropped in silence. What cannot be read is in `strangers`, what nothing mentions in `unused`.
"""

from __future__ import annotations

import ast
import gc
import re
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interface import PackageFiles, read_source
from interface.modules import Module
from interface.names import Meaning
from pipeline.errors import SpecUnreadable

from .answers import Answers
from .classes import ALIAS, Classes, Type
from .elsewhere import look as look_elsewhere
from .methods import Methods
from .operation import Method, Operation
from .public import exports, shape, shapes
from .resources import CLIENT, Resources
from .schemas import Schema, Schemas
from .sending import Sending
from .strangers import Stranger, Unread
from .wheel import Wheel

WEBHOOKS = ("types.webhooks.unwrap_webhook_event", "UnwrapWebhookEvent")
_SOCKET = re.compile(r"\w*(?:Client|Server)Event(?:Param)?")
_BY_HAND = (("parsed_", "it holds what a helper parses"), ("websocket_", "it configures a connection"))


@dataclass(frozen=True)
class Reading:
    """A wheel as plain values."""

    version: str
    operations: dict[str, Operation]
    """By verb and path: `POST /chat/completions`."""
    helpers: tuple[Method, ...]
    tree: dict[str, str]
    """Path of a resource -> the key of its class."""
    types: dict[str, Type]
    """By key, all that something mentions."""
    webhooks: dict[str, str]
    """The literal of `type` -> the key of the event."""
    sockets: tuple[str, ...]
    """The keys of the unions of what a client and a server send over a socket."""
    unused: dict[str, str] = field(default_factory=dict)
    """Key of a type that nothing mentions -> the reason, as far as one is known."""
    exports: dict[str, dict[str, Schema]] = field(default_factory=dict)
    """Module -> names that it has of other modules, or as second names -> a reference to a type, or a scalar."""
    shapes: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Key of a type that is no schema of the API by itself -> its fields or members."""
    strangers: tuple[Stranger, ...] = ()


def read(path: Path) -> Reading:
    """Read a wheel, or the folder of an unpacked one. Raises PackageUnreadable, SpecUnreadable."""
    return read_package(read_source(path))


def read_package(source: PackageFiles) -> Reading:
    """Read a package from its files. Raises SpecUnreadable if it has no client."""
    with collection_paused():
        return _read(source)


@contextmanager
def collection_paused() -> Iterator[None]:
    """Leave the garbage collector off: every tree stays until the end, and looking through them takes twice the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(source: PackageFiles) -> Reading:
    wheel = Wheel(source)
    schemas = Schemas(wheel)
    classes = Classes(wheel, schemas)
    methods = Methods(schemas, Sending(schemas, classes), Answers(wheel, schemas))
    resources = Resources(wheel, methods)
    if not resources.read():
        raise SpecUnreadable(
            f"{source.package} {source.version} has no class {CLIENT[1]} in {CLIENT[0]}.py",
            fix="name a wheel of the package openai",
        )
    look_elsewhere(wheel, methods.operations, resources.met)
    sockets = tuple(filter(None, _sockets(wheel, schemas)))
    events = _mention(wheel, schemas, *WEBHOOKS)
    classes.drain()
    types = dict(sorted(classes.types.items()))
    unused = dict(_unused(wheel, classes, _params(methods.operations.values())))
    by_hand = {key for key, why in unused.items() if why in dict(_BY_HAND).values()}
    return Reading(
        version=source.version,
        operations=dict(sorted(methods.operations.items())),
        helpers=tuple(sorted(methods.helpers, key=lambda each: each.name)),
        tree=dict(sorted(resources.tree.items())),
        types=types,
        webhooks=dict(sorted(_webhooks(wheel, classes, events))),
        sockets=sockets,
        unused=unused,
        exports=exports(wheel),
        shapes={each.key: shape(each) for each in shapes(wheel, classes, by_hand)},
        strangers=tuple(sorted(wheel.strangers)),
    )


def _only_read(name: str, content: Module) -> str:
    """Return why a class is no type of its own, although its fields were read."""
    heads = [each for each in content.definitions.values() if isinstance(each, ast.ClassDef)]
    is_base = any(isinstance(base, ast.Name) and base.id == name for each in heads for base in each.bases)
    return "others extend it" if is_base else "a second name of an operation takes it"


def _mention(wheel: Wheel, schemas: Schemas, module: str, name: str) -> str:
    """Ask for a type by its place; return its key, "" if there is none."""
    if module not in wheel.modules or name not in wheel.modules[module].definitions:
        return ""
    meaning = Meaning("definition", f"{wheel.package}.{module}", name)
    try:
        return str(schemas.refer(meaning, ast.Name(name), module).get("$ref", ""))
    except Unread as fault:
        wheel.report(fault)
        return ""


def _sockets(wheel: Wheel, schemas: Schemas) -> Iterator[str]:
    """Ask for the unions of events by their names, each from the module that defines it; return their keys."""
    for module, content in wheel.below("types"):
        for name, definition in content.definitions.items():
            if isinstance(definition, (ast.Assign, ast.AnnAssign)) and _SOCKET.fullmatch(name):
                yield _mention(wheel, schemas, module, name)


def _webhooks(wheel: Wheel, classes: Classes, events: str) -> Iterator[tuple[str, str]]:
    """Yield each event of the union with the literal that tells it from the others."""
    if not events:
        if any(wheel.below(WEBHOOKS[0].rpartition(".")[0])):
            wheel.strangers.add(Stranger(f"{WEBHOOKS[0].replace('.', '/')}.py", 1, f"webhooks without {WEBHOOKS[1]}"))
        return
    waiting = [events]
    met: set[str] = set()
    while waiting:
        found = classes.types[waiting.pop()]
        if found.key in met:
            continue
        met.add(found.key)
        if found.kind == ALIAS:
            waiting += [each["$ref"] for each in found.schema.get("anyOf", [found.schema]) if "$ref" in each]
            continue
        literal = found.schema.get("properties", {}).get("type", {}).get("enum", [])
        if len(literal) != 1 or literal[0] in met:
            what = "a webhook without a literal of its own for its type"
            wheel.strangers.add(Stranger(found.path, found.line, what, owner=found.key))
            continue
        met.add(literal[0])
        yield str(literal[0]), found.key


def _params(operations: Iterable[Operation]) -> set[str]:
    """Return the types whose fields became the arguments of operations."""
    return {key for each in operations for key in (*each.params, *(each.body.params if each.body else ()))}


def _unused(wheel: Wheel, classes: Classes, params: Container[str]) -> Iterator[tuple[str, str]]:
    """Read what nothing mentions as well, so that strangers in it are found; yield it with the reason."""
    for module, content in wheel.below("types"):
        for name, definition in content.definitions.items():
            key = f"{module}:{name}"
            known = key in classes.types or key in params or key in classes.parameters
            if known or isinstance(definition, list) or name.startswith("_"):
                continue
            if key in classes.read:
                yield key, _only_read(name, content)
                continue
            meaning = Meaning("definition", f"{wheel.package}.{module}", name)
            if why := next((reason for start, reason in _BY_HAND if module.rpartition(".")[2].startswith(start)), ""):
                yield key, why
            elif not isinstance(definition, ast.ClassDef) and isinstance(definition.value, (ast.Name, ast.Attribute)):
                continue  # another name of a type
            else:
                found = classes.type_of(meaning)
                variants = {each.get("$ref") for each in found.schema.get("anyOf", ())}
                yield key, "its variants are read one by one" if variants and variants <= classes.read.keys() else ""
