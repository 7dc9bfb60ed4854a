"""Classes as entries of a manifest: fields with types, bases, methods, and what kind of class it is.

Rule: an entry has the members of the class and of its private bases, which nobody can import; those of a public base
are in its own entry.
"""

from __future__ import annotations

import ast
import builtins
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .annotations import Annotations
from .functions import Function, Functions, is_accessor, is_property
from .names import Meaning, Names

_EXCEPTIONS = frozenset(n for n, v in vars(builtins).items() if isinstance(v, type) and issubclass(v, BaseException))
_KINDS = {
    "typing.TypedDict": "typed dict", "typing_extensions.TypedDict": "typed dict", "pydantic.BaseModel": "model",
    "enum.Enum": "enum", "enum.IntEnum": "enum", "enum.StrEnum": "enum", "enum.Flag": "enum", "enum.IntFlag": "enum",
}  # fmt: skip
_DECORATED = frozenset({"dataclass", "define", "frozen", "mutable", "attrs", "s", "dataclass_transform"})
_KNOWN_OUTSIDE = ("typing.", "typing_extensions.", "abc.", "enum.", "pydantic.", "collections.abc.")


@dataclass(frozen=True)
class Classes:
    """Manifest entries for the classes of one package."""

    names: Names
    annotations: Annotations
    functions: Functions
    _kinds: dict[str, str] = field(default_factory=dict)

    def entry(self, meaning: Meaning) -> dict[str, Any]:
        """Return the entry of a class."""
        node = self._node(meaning)
        assert node is not None
        fields: dict[str, dict[str, Any]] = {}
        methods: dict[str, dict[str, Any]] = {}
        bases: list[str] = []
        is_open = False
        for part in [*self._private_bases(meaning), meaning]:
            own_fields, own_methods, dynamic = self._members(part)
            fields |= own_fields
            methods |= own_methods
            is_open = is_open or dynamic
        for base in self._bases(meaning):
            bases += self._public(base)
        is_open = is_open or any(self._is_unknown(base) for base in self._all_bases(meaning))
        entry: dict[str, Any] = {
            "kind": self.kind(meaning),
            "bases": list(dict.fromkeys(bases)),
            "fields": list(fields.values()),
        }
        if methods:
            entry["methods"] = dict(sorted(methods.items()))
        if is_open:
            entry["open"] = True
        return entry

    def kind(self, meaning: Meaning, seen: frozenset[str] = frozenset()) -> str:
        """Return the kind of a class, judged by its bases and decorators."""
        if meaning.path in self._kinds:
            return self._kinds[meaning.path]
        node = self._node(meaning)
        found = "class"
        if meaning.kind == "external":
            found = "exception" if meaning.path in _EXCEPTIONS else _KINDS.get(meaning.path, "class")
        elif node is not None and meaning.path not in seen:
            kinds = [self.kind(base, seen | {meaning.path}) for base in self._bases(meaning)]
            found = next((kind for kind in ("exception", "typed dict", "enum", "model") if kind in kinds), "class")
            if found == "class" and _is_decorated(node):
                found = "model"
        self._kinds[meaning.path] = found
        return found

    # --- bases -----------------------------------------------------------------------------------------------------

    def _node(self, meaning: Meaning) -> ast.ClassDef | None:
        if meaning.kind != "definition" or meaning.module not in self.names.modules:
            return None
        definition = self.names.modules[meaning.module].definitions.get(meaning.name)
        return definition if isinstance(definition, ast.ClassDef) else None

    def _bases(self, meaning: Meaning) -> list[Meaning]:
        node = self._node(meaning)
        found = [self.annotations.meaning(base, meaning.module) for base in node.bases] if node is not None else []
        return [self._followed(base) for base in found if base is not None]

    def _followed(self, meaning: Meaning) -> Meaning:
        """Return the class that a base stands for, if it is an alias."""
        value = self.annotations.alias_value(meaning) if meaning.kind == "definition" else None
        target = self.annotations.meaning(value, meaning.module) if value is not None else None
        return target or meaning

    def _all_bases(self, meaning: Meaning, seen: frozenset[str] = frozenset()) -> Iterator[Meaning]:
        for base in self._bases(meaning):
            if base.path not in seen:
                yield base
                yield from self._all_bases(base, seen | {base.path})

    def _private_bases(self, meaning: Meaning) -> list[Meaning]:
        """Return the bases that nobody can import, the farthest first."""
        found: list[Meaning] = []
        for base in reversed(self._bases(meaning)):
            if self._node(base) is not None and not self.names.is_public(base) and base.path != meaning.path:
                found += [each for each in (*self._private_bases(base), base) if each not in found]
        return found

    def _public(self, base: Meaning, depth: int = 0) -> list[str]:
        """Return the name of a base, or the names of its bases if it is private."""
        if base.kind == "external":
            name = (
                base.path.rpartition(".")[2] if base.path.startswith(("typing.", "typing_extensions.")) else base.path
            )
            return [] if name in {"Generic", "Protocol", "object", "TypedDict"} else [name]
        if self.names.is_public(base) or depth > 20 or self._node(base) is None:
            return [self.names.called(base)]
        return [name for other in self._bases(base) for name in self._public(other, depth + 1)]

    @staticmethod
    def _is_unknown(base: Meaning) -> bool:
        """Whether a base comes from another package and may have members that are not visible here."""
        return base.kind == "external" and not base.path.startswith(_KNOWN_OUTSIDE) and not hasattr(builtins, base.path)

    # --- members ---------------------------------------------------------------------------------------------------

    def _members(self, meaning: Meaning) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]], bool]:
        node = self._node(meaning)
        assert node is not None
        module, kind = meaning.module, self.kind(meaning)
        total = not any(
            k.arg == "total" and isinstance(k.value, ast.Constant) and not k.value.value for k in node.keywords
        )
        fields: dict[str, dict[str, Any]] = {}
        methods: dict[str, list[Function]] = {}
        for statement in _body(node.body):
            match statement:
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value) if _is_public(name):
                    marks = self.annotations.outer_marks(annotation, module)
                    if "ClassVar" not in marks:
                        required = (
                            _is_required(value)
                            if kind != "typed dict"
                            else "NotRequired" not in marks and (total or "Required" in marks)
                        )
                        fields[name] = _field(name, self.annotations.text(annotation, module), required=required)
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_public(name) and kind == "enum":
                    text = f"Literal[{ast.unparse(value)}]" if isinstance(value, ast.Constant) else "object"
                    fields[name] = _field(name, text, required=True)
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not is_accessor(statement):
                    if is_property(statement):
                        if _is_public(name):
                            fields[name] = _field(name, self.annotations.text(statement.returns, module), required=True)
                    elif _is_public(name) or name in ("__init__", "__call__"):
                        methods.setdefault(name, []).append(statement)
        for name, type_ in self._assigned_in(methods.get("__init__", []), module):
            fields.setdefault(name, _field(name, type_, required=True))
        entries = {name: self.functions.entry(each, module, bound=True) for name, each in methods.items()}
        dynamic = any(isinstance(each, ast.FunctionDef) and each.name == "__getattr__" for each in node.body)
        return fields, entries, dynamic

    def _assigned_in(self, inits: list[Function], module: str) -> Iterator[tuple[str, str]]:
        """Yield the attributes that `__init__` sets, with the type of the parameter assigned to them."""
        for init in inits:
            arguments = [*init.args.posonlyargs, *init.args.args, *init.args.kwonlyargs]
            types = {each.arg: self.annotations.text(each.annotation, module) for each in arguments}
            for statement in _all_statements(init):
                match statement:
                    case ast.AnnAssign(
                        target=ast.Attribute(value=ast.Name(id="self"), attr=name), annotation=annotation
                    ):
                        if _is_public(name):
                            yield name, self.annotations.text(annotation, module)
                    case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)], value=value):
                        if _is_public(name):
                            yield name, types.get(value.id, "object") if isinstance(value, ast.Name) else "object"


def _body(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.If):
            yield from _body(statement.body)
            yield from _body(statement.orelse)
        else:
            yield statement


def _all_statements(function: Function) -> Iterator[ast.stmt]:
    """Yield the statements of a function at any depth, as `ast.walk` does, which also visits every expression."""
    found: deque[ast.AST] = deque([function])
    while found:
        node = found.popleft()
        if isinstance(node, ast.stmt):
            yield node
        for block in ("body", "handlers", "orelse", "finalbody", "cases"):
            found.extend(getattr(node, block, ()))


def _is_public(name: str) -> bool:
    return not name.startswith("_") and name != "model_config"


def _is_required(value: ast.expr | None) -> bool:
    """Whether a field is required: it has no default, or a `Field(...)` without one."""
    if value is None:
        return True
    if isinstance(value, ast.Constant):
        return value.value is ...
    if isinstance(value, ast.Call):
        given = {keyword.arg for keyword in value.keywords}
        first = value.args[0] if value.args else None
        if first is not None:
            return isinstance(first, ast.Constant) and first.value is ...
        name = ast.unparse(value.func).rpartition(".")[2].lower()
        return "field" in name and not given & {"default", "default_factory", "factory"}
    return False


def _field(name: str, type_: str, *, required: bool) -> dict[str, Any]:
    return {"name": name, "type": type_, "required": required}


def _is_decorated(node: ast.ClassDef) -> bool:
    for each in node.decorator_list:
        target = each.func if isinstance(each, ast.Call) else each
        if ast.unparse(target).rpartition(".")[2] in _DECORATED:
            return True
    return False
