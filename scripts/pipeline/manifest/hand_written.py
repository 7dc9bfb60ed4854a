"""Hand-written methods of resources as data, for the manifest: read from the source in templates/runtime, not imported.

Such a method has no operation of its own: instead of verb and path, its entry has the place of its source.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from ..errors import PipelineError
from ..package import MixinPlan

RECEIVED = "received.jinja"
_RESULT = "T"
"""The type variable of a mixin: what its methods return."""


def hand_written(mixin: MixinPlan, result: str, runtime: Path) -> dict[str, Any]:
    """Map the public methods of a mixin to their signatures; `result` is the spelling of what they return."""
    path = runtime.joinpath("mixins", *mixin.module.split(".")).with_suffix(".py")
    return {
        node.name: {
            "source": f"{mixin.module}:{mixin.class_name}",
            "parameters": _parameters(node.args, result),
            "returns": _spelled(node.returns, result),
        }
        for node in _class(path, mixin.class_name).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


def received(event: str) -> dict[str, Any]:
    """Map what a resource does with received webhooks (templates/package/resources/received.jinja) to signatures."""
    parameters = [
        {"name": name, "kind": "positional or keyword", "required": True, "type": type_}
        for name, type_ in (("payload", "bytes | str"), ("headers", "HeadersLike | Iterable[tuple[Any, Any]]"))
    ]
    parameters += [
        {"name": name, "kind": "keyword", "required": False, "type": type_, "default": default}
        for name, type_, default in (
            ("secret", "str | None", "None"),
            ("tolerance", "float", "DEFAULT_TOLERANCE_S"),
            ("now", "float | None", "None"),
            ("tolerance_s", "float | Unset", "UNSET"),
        )
    ]
    return {
        name: {"source": RECEIVED, "parameters": parameters, "returns": returns}
        for name, returns in (("unwrap", event), ("verify_signature", "None"))
    }


def _class(path: Path, name: str) -> ast.ClassDef:
    found = []
    if path.is_file():
        tree = ast.parse(path.read_text("utf-8"), str(path))
        found = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name]
    if not found:
        raise PipelineError(
            f"templates/runtime/mixins has no class {name} in {path.name}",
            fix='name an existing one in spec/surface.toml, [extends]: "module:Class"',
        )
    return found[0]


def _parameters(args: ast.arguments, result: str) -> list[dict[str, Any]]:
    """All but `self`, in the order of the signature."""
    plain = args.args[1:]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(args.defaults))
    entries = [
        _parameter(each, default, "positional or keyword", result)
        for each, default in zip(plain, [*defaults, *args.defaults], strict=True)
    ]
    entries += [
        _parameter(each, default, "keyword", result)
        for each, default in zip(args.kwonlyargs, args.kw_defaults, strict=True)
    ]
    if args.kwarg is not None:
        entries.append(_parameter(args.kwarg, ast.Constant(None), "any keyword", result))
    return entries


def _parameter(argument: ast.arg, default: ast.expr | None, kind: str, result: str) -> dict[str, Any]:
    entry = {
        "name": argument.arg,
        "kind": kind,
        "required": default is None,
        "type": _spelled(argument.annotation, result),
    }
    if default is not None and kind != "any keyword":
        entry["default"] = ast.unparse(default)
    return entry


def _spelled(annotation: ast.expr | None, result: str) -> str:
    if annotation is None:
        return "object"
    for node in ast.walk(annotation):
        if isinstance(node, ast.Name) and node.id == _RESULT:
            node.id = result
    return ast.unparse(annotation)
