"""Modules as tables: what each one defines, imports and exports, read from its syntax tree.

Rule: branches for type checkers count; of alternatives (`try`, Python versions), the first that defines a name counts.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

Definition: TypeAlias = "ast.ClassDef | list[ast.FunctionDef | ast.AsyncFunctionDef] | ast.Assign | ast.AnnAssign"


@dataclass
class Module:
    name: str
    """The absolute dotted name."""
    is_package: bool
    definitions: dict[str, Definition] = field(default_factory=dict)
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name -> (module, name in it); the second is "" where the name is a module."""
    reexports: set[str] = field(default_factory=set)
    """Names imported `X as X`."""
    stars: list[str] = field(default_factory=list)
    exported: list[str] | None = None
    """`__all__`, if it can be read."""

    @property
    def is_public(self) -> bool:
        return not any(part.startswith("_") for part in self.name.split("."))

    def public_names(self) -> list[str]:
        """Return what it exports: `__all__` and re-exports; without `__all__`, also everything it defines."""
        if self.exported is not None:
            return sorted({*self.exported, *self.reexports})
        return sorted({name for name in self.definitions if not name.startswith("_")} | self.reexports)


def read_modules(files: dict[str, str], package: str) -> tuple[dict[str, Module], list[str]]:
    """Return the modules by absolute name, and what could not be parsed."""
    found: dict[str, Module] = {}
    broken = []
    for path, text in files.items():
        parts = path.removesuffix(".py").split("/")
        is_package = parts[-1] == "__init__"
        name = ".".join([package, *(parts[:-1] if is_package else parts)])
        if "\0" in text:
            broken.append(f"{path}: line {text.partition(chr(0))[0].count(chr(10)) + 1}: a null byte")
            continue
        try:
            found[name] = _module(name, is_package, text)
        except SyntaxError as error:
            broken.append(f"{path}: line {error.lineno or 1}: {error.msg}")
            continue
        except (RecursionError, MemoryError):
            broken.append(f"{path}: nested too deeply")
    return found, broken


@lru_cache(maxsize=4096)
def _module(name: str, is_package: bool, text: str) -> Module:
    """Return a module as a table, which is kept as its syntax tree is; read it only."""
    return _read(Module(name, is_package), _tree(text))


@lru_cache(maxsize=4096)
def _tree(text: str) -> ast.Module:
    """Return the syntax tree of a module. Two versions of a package have most modules in common, so it is kept; read it only."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # warnings about other people's code help nobody here
        return ast.parse(text)


def _read(module: Module, tree: ast.Module) -> Module:
    for statement in _statements(tree.body):
        match statement:
            case ast.ClassDef(name=name):
                module.definitions.setdefault(name, statement)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                known = module.definitions.setdefault(name, [])
                if isinstance(known, list):
                    known.append(statement)
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                module.exported = _strings(value)
            case ast.AugAssign(target=ast.Name(id="__all__"), value=value):
                module.exported = [*(module.exported or []), *(_strings(value) or [])]
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if name not in module.imports:  # else it is what an import is replaced by while the program runs
                    module.definitions.setdefault(name, statement)
            case ast.Import(names=names):
                for each in names:
                    target = each.name if each.asname else each.name.partition(".")[0]
                    module.imports.setdefault(each.asname or target, (target, ""))
            case ast.ImportFrom():
                _import(module, statement)
    return module


def _import(module: Module, statement: ast.ImportFrom) -> None:
    source = _absolute(module, statement)
    for each in statement.names:
        if each.name == "*":
            module.stars.append(source)
            continue
        module.imports.setdefault(each.asname or each.name, (source, each.name))
        if each.asname == each.name:
            module.reexports.add(each.name)


def _absolute(module: Module, statement: ast.ImportFrom) -> str:
    if not statement.level:
        return statement.module or ""
    parts = module.name.split(".")
    base = parts[: len(parts) - statement.level + (1 if module.is_package else 0)]
    return ".".join([*base, *(statement.module.split(".") if statement.module else ())])


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.If):
            yield from _statements(statement.body)
            yield from _statements(statement.orelse)
        elif isinstance(statement, ast.Try):
            yield from _statements(statement.body)
            for handler in statement.handlers:
                yield from _statements(handler.body)
            yield from _statements(statement.orelse)
        else:
            yield statement


def _strings(value: ast.expr) -> list[str] | None:
    if isinstance(value, (ast.List, ast.Tuple)):
        return [each.value for each in value.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return None
