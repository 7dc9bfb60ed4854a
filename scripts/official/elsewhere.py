"""Requests outside of the methods of resources: in functions that a method hands itself to, through the client, or in the
asynchronous half.

Rule: such a request is a helper's, and goes to a path that a method has. One that does not is a Stranger: it would be an
operation that nobody sees.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator

from interface.modules import Module

from .function import VERBS
from .strangers import Unread
from .wheel import Wheel

_OWN = frozenset({"_base_client", "_vendor", "auth", "cli", "types"})
"""What makes requests for others, makes requests to others than the API, or makes none."""
_PUBLIC = frozenset({each.removeprefix("_") for each in VERBS} | {"request"})
_PLAIN = frozenset({"post", "patch", "get_api_list"})
"""Those that nothing but a client has: `get` is a method of every dict."""
_PRIVATE = frozenset({*VERBS, "_request"})


def look(wheel: Wheel, operations: Collection[str], resources: Collection[str]) -> None:
    """Report each request to none of these operations (`POST /chat/completions`).

    The methods of `resources` (keys of classes) have been read already. What has been reported is left out.
    """
    known = {_blanked(each) for each in operations}
    unread = {(each.path, each.line) for each in wheel.strangers}
    for name, module in wheel.modules.items():
        if name.partition(".")[0] in _OWN:
            continue
        for part, is_read in _parts(module, name, resources):
            if any(
                (wheel.place(each, name)[0], line) in unread for each in _twins(part, module) for line in _lines(each)
            ):
                continue
            for node in ast.walk(part):
                for key, place in _requests(node, but_self=is_read):
                    if _blanked(key) not in known:
                        wheel.report(Unread(place, name, "a request that no method makes itself"))


def _parts(module: Module, name: str, resources: Collection[str]) -> Iterator[tuple[ast.stmt, bool]]:
    """Yield functions, methods and other statements, with whether the tree of resources reads them as well."""
    for definition in module.definitions.values():
        if isinstance(definition, ast.ClassDef):
            yield from ((each, f"{name}:{definition.name}" in resources) for each in definition.body)
        else:
            yield from ((each, False) for each in (definition if isinstance(definition, list) else (definition,)))


def _twins(part: ast.stmt, module: Module) -> Iterator[ast.stmt]:
    """Yield a statement, and for a method of the asynchronous half the one that it mirrors."""
    yield part
    if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)):
        for name, definition in module.definitions.items():
            mirror = module.definitions.get(f"Async{name}")
            if isinstance(definition, ast.ClassDef) and isinstance(mirror, ast.ClassDef) and part in mirror.body:
                yield from (
                    each for each in definition.body if isinstance(each, ast.FunctionDef) and each.name == part.name
                )


def _lines(part: ast.stmt) -> range:
    return range(part.lineno, (part.end_lineno or part.lineno) + 1)


def _requests(node: ast.AST, *, but_self: bool) -> Iterator[tuple[str, ast.AST]]:
    """Yield verb and path of what a node requests, as far as they can be read, with the place."""
    if not isinstance(node, ast.Call):
        return
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr=name), args=[path, *_]) if name in _PRIVATE:
            if not (but_self and name in VERBS and isinstance(owner, ast.Name) and owner.id == "self"):
                said = {each.arg: each.value for each in node.keywords}.get("method")
                verb = said.value.lower() if isinstance(said, ast.Constant) and isinstance(said.value, str) else ""
                yield _key(f"_{verb}" if verb else name, path), node
        case ast.Call(func=ast.Attribute(attr=name), args=[path, *_]) if name in _PLAIN or (
            name in _PUBLIC and _path(path)
        ):
            yield _key(f"_{name}", path), node
        case ast.Call(args=[ast.Attribute(attr=name), path, *_]) if name in VERBS and _path(path):
            yield _key(name, path), node  # partial(self._post, "/threads/runs")
        case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]) if name in _PRIVATE:
            yield name, node


def _key(name: str, path: ast.expr) -> str:
    return f"{VERBS.get(name, name).upper()} {_path(path)}"


def _path(node: ast.expr) -> str:
    """Return the path that an expression is; "" if it is none."""
    match node:
        case ast.Constant(value=str(text)) | ast.Call(args=[ast.Constant(value=str(text))]) if text.startswith("/"):
            return text
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_] as parts) if text.startswith("/"):
            return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in parts)
    return ""


def _blanked(key: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", key)
