"""Canonical type strings as values: `list[A | None]` -> sets of atoms that can be compared.

A type is the set of its alternatives. Rule: reading never fails; what is not a type expression becomes an atom that
is equal only to itself.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Name:
    """A class, an alias or a builtin, including `None` and `object`."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a Literal, as written in Python."""

    text: str
    base: str
    """The builtin type of the value."""


@dataclass(frozen=True, slots=True)
class Generic:
    """`list[X]`, `dict[str, X]`, `Callable[[A], B]`: a name and its arguments."""

    name: str
    arguments: tuple[Alternatives, ...]


Atom: TypeAlias = "Name | Value | Generic"
Alternatives: TypeAlias = "frozenset[Atom]"

NONE = Name("None")
OBJECT = Name("object")
_TUPLE = "[]"
"""The name of an argument list, as in `Callable[[A, B], C]`."""


@lru_cache(maxsize=65536)
def read(text: str) -> Alternatives:
    """Return the alternatives of a canonical type string."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset({Name(text)})
    return _absorbed(frozenset(_atoms(tree.body)))


def _atoms(node: ast.expr) -> Iterator[Atom]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _atoms(left)
            yield from _atoms(right)
        case ast.Constant(value=None):
            yield NONE
        case ast.Subscript(value=value, slice=ast.Tuple(elts=elements)):
            yield from _subscript(ast.unparse(value), elements)
        case ast.Subscript(value=value, slice=element):
            yield from _subscript(ast.unparse(value), [element])
        case ast.Name(id=name):
            yield Name(name)
        case ast.List(elts=elements):
            yield Generic(_TUPLE, tuple(_one(element) for element in elements))
        case _:
            yield Name(ast.unparse(node))


def _subscript(name: str, elements: list[ast.expr]) -> Iterator[Atom]:
    if name != "Literal":
        yield Generic(name, tuple(_one(element) for element in elements))
        return
    for element in elements:
        text = ast.unparse(element)
        try:
            value = ast.literal_eval(element)
        except ValueError:  # Literal[Color.RED]
            yield Value(text, text.rpartition(".")[0])
        else:
            yield NONE if value is None else Value(repr(value), type(value).__name__)


def _one(element: ast.expr) -> Alternatives:
    return _absorbed(frozenset(_atoms(element)))


def _absorbed(atoms: Alternatives) -> Alternatives:
    """Drop what another alternative covers: a value next to its type, anything next to `object`."""
    if OBJECT in atoms:
        return frozenset({OBJECT})
    return frozenset(atom for atom in atoms if not (isinstance(atom, Value) and Name(atom.base) in atoms))


def union(*types: Alternatives) -> Alternatives:
    """Return the union of types."""
    return _absorbed(frozenset().union(*types))


def replace(type_: Alternatives, atom: Callable[[Name], Alternatives]) -> Alternatives:
    """Return the type with each name replaced."""
    found: set[Atom] = set()
    for each in type_:
        if isinstance(each, Name):
            found |= atom(each)
        elif isinstance(each, Generic):
            found.add(Generic(each.name, tuple(replace(argument, atom) for argument in each.arguments)))
        else:
            found.add(each)
    return _absorbed(frozenset(found))


@lru_cache(maxsize=65536)
def mentioned(text: str) -> frozenset[str]:
    """Return every name that a canonical type string mentions, at any depth."""
    return frozenset(_names(read(text))) if text else frozenset()


def _names(type_: Alternatives) -> Iterator[str]:
    for each in type_:
        if isinstance(each, Name):
            yield each.name
        elif isinstance(each, Generic):
            yield each.name
            for argument in each.arguments:
                yield from _names(argument)


def spell(type_: Alternatives) -> str:
    """Return the canonical spelling of a type: values together, members sorted, None last."""
    values = sorted(atom.text for atom in type_ if isinstance(atom, Value))
    members = [f"Literal[{', '.join(values)}]"] if values else []
    members += [_spell_atom(atom) for atom in type_ if not isinstance(atom, Value)]
    return " | ".join(sorted(members, key=lambda member: (member == "None", member)))


def _spell_atom(atom: Name | Generic) -> str:
    if isinstance(atom, Name):
        return atom.name
    arguments = ", ".join(map(spell, atom.arguments))
    return f"[{arguments}]" if atom.name == _TUPLE else f"{atom.name}[{arguments}]"
