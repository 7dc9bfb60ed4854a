"""The tree of resources: from the client's class down to every method.

Rule: only the synchronous half is read; the other is its mirror. Bases come before the class, so that what is
generated is met before what is written by hand over it.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from interface.names import Meaning

from .function import VERBS, Function
from .methods import Methods
from .schemas import unquoted
from .strangers import Unread
from .wheel import Wheel

CLIENT = ("_client", "OpenAI")
_WRAPPERS = frozenset({"with_raw_response", "with_streaming_response"})
_HOMES = ("resources", "lib")


@dataclass
class Resources:
    wheel: Wheel
    methods: Methods
    tree: dict[str, str] = field(default_factory=dict)
    """Path of a resource -> the class, by key."""
    met: set[str] = field(default_factory=set)
    """Every class that was read, bases too."""

    def read(self) -> bool:
        """Read the whole tree; return whether there is a client."""
        client = self.wheel.names.resolve(f"{self.wheel.package}.{CLIENT[0]}", CLIENT[1])
        definition = self.wheel.definition(client)
        if not isinstance(definition, ast.ClassDef):
            return False
        self._children(client, definition, "")
        self._of_client(definition)
        self.methods.finish()
        self._outside()
        self._mirrored()
        return True

    # --- classes -----------------------------------------------------------------------------------------------------

    def _resource(self, meaning: Meaning, path: str, depth: int = 0) -> None:
        definition, home = self.wheel.definition(meaning), self.wheel.short(meaning.module)
        if not isinstance(definition, ast.ClassDef) or depth > 20:
            return
        for base in definition.bases:
            head = base.value if isinstance(base, ast.Subscript) else base
            found = self.wheel.meaning(head, home)
            if found and self.wheel.short(found.module).split(".")[0] in _HOMES:
                self._resource(found, path, depth + 1)
        self.met.add(self.wheel.key(meaning))
        self._children(meaning, definition, path)
        seen: set[str] = set()
        for each in definition.body:
            if isinstance(each, ast.FunctionDef):
                self._function(each, home, path, seen)
            elif not isinstance(each, (ast.Expr, ast.Pass)):
                self._other(each, home, path)

    def _other(self, statement: ast.stmt, home: str, path: str) -> None:
        """Accept an attribute of a resource; a method in a branch, or one that is assigned, is a Stranger."""
        match statement:
            case ast.AnnAssign(value=None) | ast.AnnAssign(value=ast.Constant()) | ast.Assign(value=ast.Constant()):
                return
        self.wheel.report(Unread(statement, home, "a statement in a resource that is no method"), path)

    def _function(self, node: ast.FunctionDef, home: str, path: str, seen: set[str]) -> None:
        name = f"{path}.{node.name}"
        decorators = {self.wheel.spelled(each, home).rpartition(".")[2] for each in node.decorator_list}
        if node.name.startswith("_") or decorators & {"overload", "cached_property", "property"}:
            if verb := next((each for each in ast.walk(node) if _is_verb(each)), None):
                self.wheel.report(Unread(verb, home, "a request that is hidden in a method"), name)
            return
        if node.name in seen:
            self.wheel.report(Unread(node, home, "a method that is defined twice"), name)
            return
        seen.add(node.name)
        self.methods.read(Function(self.wheel, self.methods.schemas, home, node), name)

    # --- children ----------------------------------------------------------------------------------------------------

    def _children(self, meaning: Meaning, definition: ast.ClassDef, path: str) -> None:
        home = self.wheel.short(meaning.module)
        for each in definition.body:
            if not isinstance(each, ast.FunctionDef) or each.name in _WRAPPERS or each.name.startswith("_"):
                continue
            decorators = {self.wheel.spelled(each, home).rpartition(".")[2] for each in each.decorator_list}
            if "cached_property" not in decorators:
                continue
            name = f"{path}.{each.name}".lstrip(".")
            try:
                child = self._child(each, home)
            except Unread as fault:
                self.wheel.report(fault, name)
                continue
            if child is None:
                self.wheel.report(Unread(each, home, "a resource whose class is not known"), name)
            elif self.wheel.key(child) != self.tree.get(name):
                self.tree[name] = self.wheel.key(child)
                self._resource(child, name)

    def _child(self, node: ast.FunctionDef, home: str) -> Meaning | None:
        """Return the class that a property makes: the one that it returns, else the one of its annotation."""
        imported = self.wheel.imported_in(node, home)
        candidates: list[ast.expr] = [
            each.value.func
            for each in ast.walk(node)
            if isinstance(each, ast.Return) and isinstance(each.value, ast.Call)
        ]
        if node.returns is not None:
            candidates.append(unquoted(node.returns, home))
        for each in candidates:
            found = self.wheel.meaning(each, home, imported)
            if isinstance(self.wheel.definition(found), ast.ClassDef):
                return found
        return None

    def _of_client(self, definition: ast.ClassDef) -> None:
        """Report the requests that the client's class makes itself."""
        public = {each.removeprefix("_") for each in VERBS} | {"request", "_request"}
        for each in ast.walk(definition):
            match each:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=name)) if name in public:
                    self.wheel.report(Unread(each, CLIENT[0], "a request of the client itself"))

    # --- what the tree does not reach --------------------------------------------------------------------------------

    def _outside(self) -> None:
        """Report the classes that make requests and hang nowhere in the tree."""
        for name, module in self.wheel.below("resources"):
            for definition in module.definitions.values():
                if not isinstance(definition, ast.ClassDef) or definition.name.startswith("Async"):
                    continue
                if f"{name}:{definition.name}" in self.met:
                    continue
                if verb := next(filter(_is_verb, ast.walk(definition)), None):
                    self.wheel.report(Unread(verb, name, f"a request in {definition.name}, which is in no resource"))

    def _mirrored(self) -> None:
        """Report the methods that make requests and are in the asynchronous half alone."""
        for key in sorted(self.met):
            home, _, name = key.partition(":")
            sync = self.wheel.modules[home].definitions.get(name)
            mirror = self.wheel.modules[home].definitions.get(f"Async{name}")
            if not isinstance(sync, ast.ClassDef) or not isinstance(mirror, ast.ClassDef):
                continue
            known = {each.name for each in sync.body if isinstance(each, ast.FunctionDef)}
            for each in mirror.body:
                if (
                    isinstance(each, ast.AsyncFunctionDef)
                    and each.name not in known
                    and any(map(_is_verb, ast.walk(each)))
                ):
                    self.wheel.report(Unread(each, home, f"a request that only Async{name} can make"))


def _is_verb(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in VERBS and ast.unparse(node.value) == "self"
