"""Whether a decoded value is what the manifest declares, down to the last field of the last object."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from typing import Any

import wherry
from tests.generated.surface import SURFACE

Problem = tuple[str, str]
"""The place, and what is wrong there."""

_SCALARS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "bytes": (str,),  # JSON writes bytes as text
}

# Nothing but the type of `content` tells EvalItem from the other member, so the first of the two is taken.
_LOOSE = {
    "CreateEvalCompletionsRunDataSourceInputMessagesTemplate.template",
    "CreateEvalResponsesRunDataSourceInputMessagesTemplate.template",
}


def problems(value: Any, declared: str, at: str = "") -> list[str]:
    """Where `value` is of another type than the manifest's text `declared` says; [] where nowhere."""
    return [f"{place} {told}" for place, told in _of(value, _parsed(declared), at or "the value")]


@functools.cache
def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _of(value: Any, node: ast.expr, at: str) -> Iterator[Problem]:
    if isinstance(node, ast.BinOp):
        found = []
        for member in _members(node):
            if not (told := list(_of(value, member, at))):
                return
            found += told
        yield max(found, key=lambda problem: len(problem[0]))
    elif isinstance(node, ast.Constant):
        if value is not None:
            yield at, f"is {value!r:.80}, not None"
    elif isinstance(node, ast.Subscript):
        yield from _generic(value, node, at)
    else:
        assert isinstance(node, ast.Name)
        yield from _named(value, node.id, at)


def _members(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        yield from _members(node.left)
        yield from _members(node.right)
    else:
        yield node


def _generic(value: Any, node: ast.Subscript, at: str) -> Iterator[Problem]:
    assert isinstance(node.value, ast.Name)
    match node.value.id, node.slice:
        case "Literal", words:
            allowed = ast.literal_eval(words)
            if value not in (allowed if isinstance(allowed, tuple) else (allowed,)):
                yield at, f"is {value!r:.80}, none of the declared words"
        case "list", item:
            if not isinstance(value, list):
                yield at, f"is a {type(value).__name__}, not a list"
                return
            for index, one in enumerate(value):
                yield from _of(one, item, f"{at}[{index}]")
        case "dict", ast.Tuple(elts=[_, item]):
            if not isinstance(value, dict):
                yield at, f"is a {type(value).__name__}, not a dict"
                return
            for key, one in value.items():
                yield from _of(one, item, f"{at}[{key!r}]")
        case _:
            raise AssertionError(f"the manifest has a type that this test cannot read: {ast.unparse(node)}")


def _named(value: Any, name: str, at: str) -> Iterator[Problem]:
    if name == "object":
        return
    if name in _SCALARS:
        if not isinstance(value, _SCALARS[name]) or (isinstance(value, bool) and name != "bool"):
            yield at, f"is {value!r:.80}, not {name}"
    elif name in SURFACE["aliases"]:
        yield from _of(value, _parsed(SURFACE["aliases"][name]["type"]), at)
    elif type(value) is not getattr(wherry.models, name):
        yield at, f"is a {type(value).__name__}, not {name}"
    else:
        yield from _model(value, SURFACE["models"][name], at)


def _model(value: Any, described: dict[str, Any], at: str) -> Iterator[Problem]:
    present = vars(value)
    for field in described["fields"]:
        read = getattr(value, field["name"])
        if f"{type(value).__name__}.{field['name']}" in _LOOSE:
            assert all(item.role for item in read)
        elif field["wire"] in present:
            yield from _of(read, _parsed(field["type"]), f"{at}.{field['name']}")
        elif read is not None and "mixin" not in described:
            yield f"{at}.{field['name']}", f"is absent and reads as {read!r:.80}"
    if "extra" in described:
        known = {field["wire"] for field in described["fields"]}
        for name in present.keys() - known:
            yield from _of(present[name], _parsed(described["extra"]), f"{at}[{name!r}]")
