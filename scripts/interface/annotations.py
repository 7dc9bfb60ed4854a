"""Annotations as canonical types: `Optional[List[Model]]` -> `list[pkg.Model] | None`.

The spelling is that of api-surface.json: members of a union sorted, None last, values of a Literal sorted, any value
`object`. Rule: marks that do not affect values (Annotated, Required, Final) are left out, aliases of private modules
are replaced by their meaning, and sentinels for "not given" are not types.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from .names import Meaning, Names

_TYPING = ("typing.", "typing_extensions.", "collections.abc.", "builtins.")
_RENAMED = {
    "List": "list", "Dict": "dict", "Set": "set", "FrozenSet": "frozenset", "Tuple": "tuple", "Type": "type",
    "Text": "str", "LiteralString": "str", "Any": "object", "AbstractSet": "Set", "DefaultDict": "dict",
}  # fmt: skip
_MARKS = frozenset({"Annotated", "Required", "NotRequired", "ReadOnly", "Final", "ClassVar", "Unpack", "InitVar"})
_SENTINELS = frozenset(
    {"NotGiven", "Omit", "Unset", "UnsetType", "Undefined", "UndefinedType", "MissingType", "Missing"}
)
_DEPTH = 25


@dataclass(frozen=True)
class Annotations:
    """Canonical types for the annotations of one package."""

    names: Names
    _aliases: dict[str, list[str]] = field(default_factory=dict)

    def text(self, node: ast.expr | None, module: str) -> str:
        """Return the canonical type of an annotation; "object" if there is none."""
        return "object" if node is None else _union(self._members(node, module, 0))

    def outer_marks(self, node: ast.expr | None, module: str) -> set[str]:
        """Return the marks around an annotation: ClassVar, Required …"""
        found: set[str] = set()
        node = _unquoted(node)
        while isinstance(node, ast.Subscript):
            name = self._typing_name(node.value, module)
            if name not in _MARKS:
                break
            found.add(name)
            node = _unquoted(node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice)
        return found | ({self._typing_name(node, module)} & _MARKS if node is not None else set())

    def is_type(self, node: ast.expr, module: str) -> bool:
        """Whether an assigned expression is a type rather than a value."""
        match node:
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self.is_type(left, module) and self.is_type(right, module)
            case ast.Subscript(value=value):
                return self.is_type(value, module)
            case ast.Constant(value=None):
                return True
            case ast.Name() | ast.Attribute():
                meaning = self._meaning(node, module)
                if meaning is None:
                    return False
                if meaning.kind == "external":
                    last = meaning.path.rpartition(".")[2]
                    return meaning.path.startswith(_TYPING) or last[:1].isupper() or meaning.path in _SCALARS
                definition = self._definition(meaning)
                return isinstance(definition, ast.ClassDef) or (
                    isinstance(definition, (ast.Assign, ast.AnnAssign)) and self.alias_value(meaning) is not None
                )
        return False

    def alias_value(self, meaning: Meaning) -> ast.expr | None:
        """Return what a name is an alias for, if it is assigned a type."""
        definition = self._definition(meaning)
        if isinstance(definition, ast.AnnAssign):
            marked = self._typing_name(definition.annotation, meaning.module) == "TypeAlias"
            return _unquoted(definition.value) if marked and definition.value is not None else None
        if not isinstance(definition, ast.Assign):
            return None
        match definition.value:
            case ast.Call(func=func, args=[_, value, *_]) if self._typing_name(func, meaning.module) == "TypeAliasType":
                return _unquoted(value)
            case ast.Name(id=name) if name == meaning.name:
                return None
            case value if self.is_type(value, meaning.module):
                return value
        return None

    # --- members ---------------------------------------------------------------------------------------------------

    def _members(self, node: ast.expr | None, module: str, depth: int) -> list[str]:
        node = _unquoted(node)
        if node is None or depth > _DEPTH:
            return ["object"]
        match node:
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return [*self._members(left, module, depth), *self._members(right, module, depth)]
            case ast.Constant(value=None):
                return ["None"]
            case ast.Constant(value=value) if value is ...:
                return ["..."]
            case ast.Subscript(value=value, slice=index):
                elements = list(index.elts) if isinstance(index, ast.Tuple) else [index]
                return self._subscript(value, elements, module, depth)
            case ast.Name() | ast.Attribute():
                return self._name(node, module, depth)
            case ast.List(elts=elements):
                return ["[" + ", ".join(self._one(each, module, depth) for each in elements) + "]"]
        return ["object"]

    def _one(self, node: ast.expr, module: str, depth: int) -> str:
        return _union(self._members(node, module, depth + 1))

    def _subscript(self, value: ast.expr, elements: list[ast.expr], module: str, depth: int) -> list[str]:
        name = self._typing_name(value, module)
        if name in _MARKS:
            return self._members(elements[0], module, depth)
        if name == "Optional":
            return [*self._members(elements[0], module, depth), "None"]
        if name == "Union":
            return [text for each in elements for text in self._members(each, module, depth)]
        if name == "Literal":
            return [text for each in elements for text in self._literal(each)]
        base = self._members(value, module, depth)
        arguments = ", ".join(self._one(each, module, depth) for each in elements)
        return [f"{base[0]}[{arguments}]"] if len(base) == 1 and base[0] != "object" else base

    def _literal(self, node: ast.expr) -> list[str]:
        if isinstance(node, ast.Constant):
            return ["None"] if node.value is None else [f"Literal[{node.value!r}]"]
        return [f"Literal[{ast.unparse(node)}]"]

    def _name(self, node: ast.expr, module: str, depth: int) -> list[str]:
        meaning = self._meaning(node, module)
        if meaning is None:
            return ["object"]
        last = meaning.path.rpartition(".")[2]
        if last in _SENTINELS:
            return []
        if meaning.kind == "external":
            if meaning.path.startswith(_TYPING):
                return [_RENAMED.get(last, last)]
            return [_RENAMED.get(meaning.path, meaning.path)]
        if meaning.kind == "definition" and not isinstance(self._definition(meaning), ast.ClassDef):
            value = self.alias_value(meaning)
            if value is None:
                return ["object"] if "." not in meaning.name else [self.names.called(meaning)]  # a TypeVar, mostly
            target = self._meaning(value, meaning.module) if isinstance(value, (ast.Name, ast.Attribute)) else None
            if not self.names.is_public(meaning) or (target is not None and target.kind != "module"):
                return self._written_out(meaning, value, depth)
        return [self.names.called(meaning)]

    def _written_out(self, meaning: Meaning, value: ast.expr, depth: int) -> list[str]:
        """Return the meaning of an alias; inside itself, a recursive one keeps its name."""
        if meaning.path not in self._aliases:
            self._aliases[meaning.path] = [self.names.called(meaning)]
            self._aliases[meaning.path] = self._members(value, meaning.module, depth + 1)
        return self._aliases[meaning.path]

    # --- names -----------------------------------------------------------------------------------------------------

    def _typing_name(self, node: ast.expr | None, module: str) -> str:
        """Return `Optional` for `typing.Optional`, however it is written; "" for names that are not from typing."""
        if not isinstance(node, (ast.Name, ast.Attribute)):
            return ""
        meaning = self._meaning(node, module)
        if meaning is None or not (meaning.path.startswith(_TYPING) or meaning.path == "dataclasses.InitVar"):
            return ""
        return meaning.path.rpartition(".")[2]

    def _meaning(self, node: ast.expr, module: str) -> Meaning | None:
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.insert(0, node.attr)
            node = node.value
        return self.names.dotted(module, [node.id, *parts]) if isinstance(node, ast.Name) else None

    def meaning(self, node: ast.expr, module: str) -> Meaning | None:
        """Return what an expression of names means."""
        return self._meaning(node.value if isinstance(node, ast.Subscript) else node, module)

    def class_of(self, value: ast.expr, module: str) -> Meaning | None:
        """Return the class of this package that an assignment gives another name."""
        meaning = self._meaning(value, module) if isinstance(value, (ast.Name, ast.Attribute)) else None
        return meaning if meaning is not None and isinstance(self._definition(meaning), ast.ClassDef) else None

    @staticmethod
    def outside(meaning: Meaning) -> str:
        """Return the type that a name of another package stands for."""
        return _RENAMED.get(meaning.path, meaning.path)

    def _definition(self, meaning: Meaning) -> object:
        if meaning.kind != "definition" or meaning.module not in self.names.modules:
            return None
        return self.names.modules[meaning.module].definitions.get(meaning.name)


_SCALARS = frozenset({"str", "int", "float", "bool", "bytes", "object", "dict", "list", "tuple", "set", "type"})


def _unquoted(node: ast.expr | None) -> ast.expr | None:
    while isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            node = ast.parse(node.value.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            return None
    return node


def _union(members: list[str]) -> str:
    """Return the one spelling of a union: a single Literal, members sorted, None last."""
    distinct = set(members)
    if "object" in distinct:
        return "object"
    values = sorted(text.removeprefix("Literal[").removesuffix("]") for text in distinct if text.startswith("Literal["))
    rest = {text for text in distinct if not text.startswith("Literal[")}
    if values:
        rest.add(f"Literal[{', '.join(values)}]")
    return " | ".join(sorted(rest, key=lambda text: (text == "None", text))) or "object"
