"""Functions and methods as entries of a manifest: parameters with kind, type and default, what they return.

Rule: overloads are one function that takes what any of them takes; a parameter is required if all of them require it.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any, TypeAlias

from .annotations import Annotations

Function: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef"
_SENTINELS = frozenset({"NOT_GIVEN", "not_given", "omit", "OMIT", "UNSET", "unset", "MISSING", "Undefined"})


@dataclass(frozen=True)
class Functions:
    """Manifest entries for the functions of one package."""

    annotations: Annotations

    def entry(self, definitions: list[Function], module: str, *, bound: bool = False) -> dict[str, Any]:
        """Return the entry of a function from all its definitions; `bound`: its first parameter is self or cls."""
        overloads = [each for each in definitions if "overload" in _decorators(each)]
        used = overloads or definitions[:1]
        signatures = [self._parameters(each, module, bound=bound) for each in used]
        parameters = signatures[0] if len(signatures) == 1 else _merged(signatures)
        returns = sorted({self.annotations.text(each.returns, module) for each in used})
        entry: dict[str, Any] = {"parameters": parameters, "returns": _joined(returns)}
        if any(isinstance(each, ast.AsyncFunctionDef) for each in used):
            entry["async"] = True
        return entry

    def _parameters(self, function: Function, module: str, *, bound: bool) -> list[dict[str, Any]]:
        given = function.args
        positional = [*given.posonlyargs, *given.args]
        defaults: list[ast.expr | None] = [None] * (len(positional) - len(given.defaults))
        defaults += given.defaults
        found = []
        for index, (each, default) in enumerate(zip(positional, defaults, strict=True)):
            kind = "positional" if index < len(given.posonlyargs) else "positional or keyword"
            found.append(self._parameter(each, kind, default, module))
        if bound and "staticmethod" not in _decorators(function):
            found = found[1:]
        if given.vararg:
            found.append(self._parameter(given.vararg, "var positional", None, module))
        for each, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
            found.append(self._parameter(each, "keyword", default, module))
        if given.kwarg:
            found.append(self._parameter(given.kwarg, "var keyword", None, module))
        return [each for each in found if not (each["name"].startswith("_") and not each["required"])]

    def _parameter(self, argument: ast.arg, kind: str, default: ast.expr | None, module: str) -> dict[str, Any]:
        variable = kind.startswith("var ")
        entry: dict[str, Any] = {
            "name": argument.arg,
            "kind": kind,
            "required": default is None and not variable,
            "type": self.annotations.text(argument.annotation, module),
        }
        if isinstance(default, ast.Constant) and default.value is not ...:
            entry["default"] = repr(default.value)
        elif default is not None and not _is_sentinel(default):
            entry["default"] = ast.unparse(default)
        return entry


def is_property(function: Function) -> bool:
    """Whether it is a property."""
    return bool(_decorators(function) & {"property", "cached_property", "part"})


def is_accessor(function: Function) -> bool:
    """Whether it sets or deletes a property."""
    return bool(_decorators(function) & {"setter", "deleter", "getter"})


def _decorators(function: Function) -> set[str]:
    found = set()
    for each in function.decorator_list:
        node = each.func if isinstance(each, ast.Call) else each
        found.add(ast.unparse(node).rpartition(".")[2])
    return found


def _is_sentinel(node: ast.expr) -> bool:
    return ast.unparse(node).rpartition(".")[2] in _SENTINELS or (isinstance(node, ast.Constant) and node.value is ...)


def _merged(signatures: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for signature in signatures:
        for each in signature:
            if each["name"] not in merged:
                merged[each["name"]] = dict(each)
                continue
            known = merged[each["name"]]
            known["type"] = _joined(sorted({known["type"], each["type"]}))
            known["required"] = known["required"] and each["required"]
            if "default" not in each or known.get("default") != each["default"]:
                known.pop("default", None)
    for name, each in merged.items():
        each["required"] = each["required"] and all(any(one["name"] == name for one in s) for s in signatures)
    return list(merged.values())


def _joined(types: list[str]) -> str:
    """Return the union of canonical types."""
    if "object" in types:
        return "object"
    members = sorted({part for type_ in types for part in split_union(type_)}, key=lambda text: (text == "None", text))
    return " | ".join(members)


def split_union(text: str) -> list[str]:
    """Split at each `|` outside of brackets and strings."""
    parts, depth, quote, start, index = [], 0, "", 0, 0
    while index < len(text):
        character = text[index]
        if quote:
            if character == "\\":
                index += 1
            elif character == quote:
                quote = ""
        elif character in "'\"":
            quote = character
        elif character in "[(":
            depth += 1
        elif character in "])":
            depth -= 1
        elif character == "|" and not depth:
            parts.append(text[start:index].strip())
            start = index + 1
        index += 1
    return [*parts, text[start:].strip()]
