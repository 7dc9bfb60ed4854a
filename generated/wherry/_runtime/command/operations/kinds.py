"""What an argument takes, as far as a shell has to know: text, numbers, true or false, objects, lists, files.

A type is read from its annotation, which is text; the names of aliases in it are looked up, since some stand for words.
"""

from __future__ import annotations

import ast
import collections.abc
import typing
from types import ModuleType, NoneType, UnionType
from typing import Any

from ...data.unions import Alias

__all__ = ("Kinds", "kinds_of")

_NAMES = {
    "str": "text",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "None": "null",
    "FileTypes": "file",
    "bytes": "file",
    "Unset": "",
}
_TYPES = {str: "text", int: "int", float: "float", bool: "bool", NoneType: "null"}
_LISTS = (list, collections.abc.Iterable, collections.abc.Sequence)


class Kinds:
    """What a value may be: `own` are the words text, int, float, bool, null, object and file; `items` the same of those in a
    list, None if it is none. `choices` are the words that the type names, in its order.
    """

    def __init__(self) -> None:
        self.own: set[str] = set()
        self.items: Kinds | None = None
        self.choices: list[str] = []

    def add(self, kind: str) -> None:
        """Add one of the words."""
        if kind:
            self.own.add(kind)

    def add_list(self) -> Kinds:
        """Say that it may be a list, and return what its items may be."""
        self.items = self.items or Kinds()
        return self.items

    def add_choice(self, value: Any) -> None:
        """Add a value of a Literal."""
        if isinstance(value, str):
            self.own.add("text")
            self.choices.append(value)
        else:
            self.own.add(_TYPES.get(type(value), "object"))


def kinds_of(annotation: str, package: ModuleType) -> Kinds:
    """Return what an annotation allows. `package` has the aliases that it names: `p.ServiceTier` is in its params."""
    kinds = Kinds()
    _read(ast.parse(annotation, mode="eval").body, kinds, package)
    return kinds


def _read(node: ast.expr, kinds: Kinds, package: ModuleType) -> None:
    if isinstance(node, ast.BinOp):
        _read(node.left, kinds, package)
        _read(node.right, kinds, package)
    elif isinstance(node, ast.Subscript):
        name = ast.unparse(node.value)
        if name == "Literal":
            values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            for value in values:
                kinds.add_choice(ast.literal_eval(value))
        elif name in ("Iterable", "Sequence", "list"):
            _read(node.slice, kinds.add_list(), package)
        else:
            kinds.add("object")
    elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "p":
        _look_up(getattr(package.params, node.attr), kinds)
    else:
        kinds.add(_NAMES.get(ast.unparse(node), "object"))


def _look_up(found: Any, kinds: Kinds, depth: int = 0) -> None:
    """Read a type that is no text any more. A type that holds itself is an object in the end."""
    if isinstance(found, Alias) and depth < 20:
        return _look_up(found.__value__, kinds, depth + 1)
    origin, members = typing.get_origin(found), typing.get_args(found)
    if origin in (typing.Union, UnionType):
        for member in members:
            _look_up(member, kinds, depth + 1)
    elif origin is typing.Literal:
        for member in members:
            kinds.add_choice(member)
    elif origin in _LISTS:
        _look_up(members[0], kinds.add_list(), depth + 1)
    elif isinstance(found, typing.ForwardRef | str):
        kinds.add("object")
    else:
        kinds.add(_TYPES.get(found, "object"))
    return None

# Copied from templates/runtime/command/operations/kinds.py: edit it there.
