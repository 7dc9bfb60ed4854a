"""The modules of the wheel, and what a name in one of them means.

Rule: everything comes from the syntax trees of `interface`; nothing of the wheel is imported or run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from interface import PackageFiles
from interface.modules import Definition, Module, read_modules
from interface.names import Meaning, Names

from .strangers import Stranger, Unread, shown

_DEFINITION = re.compile(
    r"^(?P<indent>[ \t]*)(?:class (?P<type>\w+)|(?P<alias>[A-Z]\w*)(?:: TypeAlias)? = )", re.MULTILINE
)
_ODD = re.compile(r"^(?!class |from |import |def |if |else:|@|[#)\]}\"' \t]|\w+ = |\w+: \w+ = )(?=\S)", re.MULTILINE)
"""A line that begins neither a statement which a module of types has, nor anything inside of one."""
_TYPING = ("typing.", "typing_extensions.", "collections.abc.", "builtins.", "types.")


@dataclass
class Wheel:
    """Modules are called as they are inside of the package: `types.chat.chat_completion`."""

    source: PackageFiles
    strangers: set[Stranger] = field(default_factory=set)

    def __post_init__(self) -> None:
        modules, broken = read_modules(self.source.files, self.source.package)
        self.package = self.source.package
        self.modules: dict[str, Module] = {self.short(name): module for name, module in modules.items()}
        self.names = Names(modules, self.package)
        for fault in (*broken, *self.source.unreadable):
            path, _, rest = fault.partition(": ")
            line, _, what = rest.removeprefix("line ").partition(": ")
            self.strangers.add(Stranger(path, int(line) if line.isdecimal() else 1, what or rest))
        self._hidden()

    def short(self, dotted: str) -> str:
        """Return a dotted name without the package before it."""
        return "" if dotted == self.package else dotted.removeprefix(f"{self.package}.")

    def below(self, folder: str) -> Iterator[tuple[str, Module]]:
        """Yield the modules of a folder by name."""
        for name in sorted(self.modules):
            if name == folder or name.startswith(f"{folder}."):
                yield name, self.modules[name]

    def _hidden(self) -> None:
        """Report definitions of which the table of a module shows no more than one: second ones, and those in a branch."""
        for path, text in self.source.files.items():
            if not path.startswith(("types/", "resources/")):
                continue
            seen: set[str] = set()
            suspects: dict[int, str] = {}
            for match in _DEFINITION.finditer(text):
                name = match["type"] or match["alias"]
                if match["indent"] or name in seen:
                    line = text.count("\n", 0, match.start()) + 1
                    suspects[line] = f"{name} is defined {'in a branch' if match['indent'] else 'twice'}"
                seen.add(name)
            is_odd = path.startswith("types/") and _ODD.search(text) is not None
            if not (suspects or is_odd):
                continue
            tree = ast.parse(text)  # a docstring may show code as well; the tree knows
            real = {each.lineno for each in _of_module(tree)}
            self.strangers |= {Stranger(path, line, what) for line, what in suspects.items() if line in real}
            if is_odd:
                odd = [each for each in tree.body if not _is_plain(each)]
                self.strangers |= {
                    Stranger(path, each.lineno, "a statement in a module of types", shown(each)) for each in odd
                }

    # --- names -------------------------------------------------------------------------------------------------------

    def meaning(self, node: ast.expr, module: str, imported: dict[str, Meaning] | None = None) -> Meaning | None:
        """Return what a name or a dotted name means; None for any other expression.

        `imported` are names that the body of a function imports.
        """
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.insert(0, node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        if not parts and imported and node.id in imported:
            return imported[node.id]
        return self.names.dotted(self._long(module), [node.id, *parts])

    def spelled(self, node: ast.expr, module: str) -> str:
        """Return what an expression names: `List`, `str`, `datetime.date`, `_types.FileTypes`; "" if it names nothing."""
        found = self.meaning(node, module)
        if found is None:
            return ""
        for start in _TYPING:
            if found.kind == "external" and found.path.startswith(start):
                return found.path.removeprefix(start)
        if found.kind == "external" and found.path.startswith(f"{self._long(module)}."):
            return found.path.rpartition(".")[2]  # defined nowhere: a name that only Python itself can know
        return self.short(found.path)

    def tool(self, node: ast.expr, module: str) -> str:
        """Return the bare name of a function or class of the wheel's own machinery (its private modules); else ""."""
        path = self.spelled(node, module)
        return path.rpartition(".")[2] if path.startswith("_") and "." in path else ""

    def imported_in(self, function: ast.FunctionDef, module: str) -> dict[str, Meaning]:
        """Return the names that the body of a function imports from the wheel."""
        found: dict[str, Meaning] = {}
        parts = self._long(module).split(".")
        home = self.modules.get(module)
        for each in ast.walk(function):
            if not isinstance(each, ast.ImportFrom):
                continue
            base = parts[: len(parts) - each.level + (1 if home and home.is_package else 0)] if each.level else []
            source = ".".join([*base, *(each.module.split(".") if each.module else ())])
            for alias in each.names:
                found[alias.asname or alias.name] = self.names.resolve(source, alias.name)
        return found

    def definition(self, meaning: Meaning | None) -> Definition | None:
        """Return the class, functions or assignment that a name leads to."""
        if meaning is None or meaning.kind != "definition":
            return None
        home = self.modules.get(self.short(meaning.module))
        return home.definitions.get(meaning.name) if home else None

    def key(self, meaning: Meaning) -> str:
        """Name a definition: `types.chat.chat_completion:ChatCompletion`."""
        return f"{self.short(meaning.module)}:{meaning.name}"

    def _long(self, module: str) -> str:
        return f"{self.package}.{module}" if module else self.package

    # --- places ------------------------------------------------------------------------------------------------------

    def place(self, node: ast.AST, module: str) -> tuple[str, int]:
        """Return file and line of a node."""
        home = self.modules.get(module)
        path = module.replace(".", "/")
        file = "/".join(filter(None, (path, "__init__"))) if home and home.is_package else path
        return f"{file}.py", getattr(node, "lineno", 1)

    def report(self, fault: Unread, owner: str = "") -> None:
        """Add to the list of what cannot be read."""
        path, line = self.place(fault.node, fault.module)
        self.strangers.add(Stranger(path, line, fault.what, shown(fault.node), owner))


def _of_module(node: ast.AST) -> Iterator[ast.ClassDef | ast.Assign | ast.AnnAssign]:
    """Yield the definitions outside of functions and classes."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, (ast.ClassDef, ast.Assign, ast.AnnAssign)):
            yield each
        if not isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from _of_module(each)


def _is_plain(statement: ast.stmt) -> bool:
    """Return whether a statement defines or imports something, or says nothing: those that are read, or need not be."""
    match statement:
        case ast.Import() | ast.ImportFrom() | ast.ClassDef() | ast.FunctionDef() | ast.If() | ast.Try():
            return True
        case ast.AugAssign(target=ast.Name(id="__all__")) | ast.Assign(targets=[ast.Name()]):
            return True
        case ast.AnnAssign(target=ast.Name()) | ast.Expr(value=ast.Constant()):
            return True
    return False
