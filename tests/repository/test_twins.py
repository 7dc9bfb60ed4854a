"""Sync and async code does the same. Most of the sync code is derived; what is written by hand is compared here.

After `await` and the names of twins are gone, the statements of both have to be equal, except for what
hand_written_twins.toml lists with a reason: lines that only the async twin has ("-") or only the sync one ("+").
"""

from __future__ import annotations

import ast
import copy
import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.inject.names import NAMES

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = ROOT / "templates" / "runtime"
LISTED: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("hand_written_twins.toml").read_text("utf-8")
)
OTHERS = {
    "_anext": "_next",
    "_begin_async": "_begin",
    "aclose": "close",
    "aread": "read",
    "collected_async": "collected",
}
"""Names of ours and of the libraries that differ in the twins that are written by hand."""
ELSEWHERE = ("client/resource.py", "mixins/polling/")
"""Twins without a body of their own, and polling, which has tests of its own."""
DIFFERENT = {
    "mixins/parallel.py": "threads are told to stop and joined, tasks are cancelled",
    "transports/http/lanes.py": "the async line is a kind of the sync one, and overrides what differs",
}
"""Modules whose twins have no statement in common, with the reason."""

Methods = dict[str, list[str]]


class Blocking(ast.NodeTransformer):
    """Turns async code into what its sync twin should be."""

    def visit_Await(self, node: ast.Await) -> Any:
        return self.visit(node.value)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> Any:
        return self._changed(node, ast.FunctionDef)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> Any:
        return self._changed(node, ast.For)

    def visit_AsyncWith(self, node: ast.AsyncWith) -> Any:
        return self._changed(node, ast.With)

    def visit_comprehension(self, node: ast.comprehension) -> Any:
        node.is_async = 0
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> Any:
        node.id = sync_name(node.id)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> Any:
        node.attr = sync_name(node.attr)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> Any:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("__next__", "__iter__") and not node.args:
            return ast.Call(ast.Name(node.func.attr.strip("_")), [node.func.value], [])
        return node

    def _changed(self, node: Any, kind: Any) -> Any:
        return self.generic_visit(kind(**{field: getattr(node, field, None) for field in node._fields}))


def sync_name(name: str) -> str:
    name = OTHERS.get(name, NAMES.get(name, name))
    return name.replace("Async", "", 1) if name.startswith(("Async", "_Async")) else name


def statements(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Return the lines of a function in one spelling, without its docstring."""
    skip = 1 if ast.get_docstring(function) is not None else 0
    body = [Blocking().visit(copy.deepcopy(each)) for each in function.body[skip:]]
    return [line for each in body for line in ast.unparse(ast.fix_missing_locations(each)).splitlines()]


def methods(node: ast.ClassDef) -> Methods:
    functions = [each for each in node.body if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return {sync_name(each.name): statements(each) for each in functions}


def pairs(tree: ast.AST, inside: str = "") -> Iterator[tuple[str, Methods, Methods]]:
    """Yield each pair of twins of a module, or of a class, by the name of the async one."""
    body = getattr(tree, "body", [])
    named = {
        each.name: each for each in body if isinstance(each, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
    }
    for name, node in named.items():
        other = named.get(sync_name(name))
        if isinstance(node, ast.ClassDef):
            if isinstance(other, ast.ClassDef) and other is not node:
                yield inside + name, methods(node), methods(other)
            yield from pairs(node, f"{name}.")
        elif isinstance(node, ast.AsyncFunctionDef) and other is not None and other is not node:
            assert not isinstance(other, ast.ClassDef)
            yield inside + name, {"": statements(node)}, {"": statements(other)}


def by_hand() -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules from which no twin is derived."""
    for path in sorted(RUNTIME.rglob("*.py")):
        if not path.name.startswith("async_"):
            yield path.relative_to(RUNTIME).as_posix(), ast.parse(path.read_text("utf-8"))


def differences() -> dict[str, str]:
    """Map `file name.method` to the lines that only one of two twins has, for each method whose twins differ."""
    found = {}
    for file, tree in by_hand():
        for name, one, other in () if file.startswith(ELSEWHERE) or file in DIFFERENT else pairs(tree):
            for method in sorted(one.keys() | other.keys()):
                compared = difflib.unified_diff(one.get(method, []), other.get(method, []), lineterm="", n=0)
                lines = [line for line in compared if not line.startswith(("---", "+++", "@@"))]
                if lines:
                    found[f"{file} {name}.{method}".rstrip(".")] = "\n".join(lines) + "\n"
    return found


DIFFERENCES = differences()


@pytest.mark.parametrize("place", sorted({*DIFFERENCES, *LISTED}))
def test_twins_by_hand(place: str) -> None:
    """What only one of two twins does is listed, with a reason; the list holds nothing else."""
    listed = LISTED.get(place, {"lines": "", "why": "nothing"})
    assert DIFFERENCES.get(place, "") == listed["lines"]
    assert listed["why"]


def test_all_twins_are_found() -> None:
    """The modules with both twins by hand are these, so that none is added, or overlooked, without a word."""
    found = {file for file, tree in by_hand() if not file.startswith(ELSEWHERE) for _ in pairs(tree)}
    assert found - DIFFERENT.keys() == {
        "base/settled.py",
        "bulk/embedding/embed.py",
        "bulk/rows/rows.py",
        "bulk/run.py",
        "client/modes.py",
        "mixins/uploads.py",
        "transports/fetch/host.py",
        "transports/fetch/socket.py",
        "transports/fetch/transport.py",
        "transports/http/answers.py",
        "transports/http/connections.py",
        "transports/http/injected.py",
        "transports/wasi/answer.py",
        "transports/wasi/transport.py",
    }
    assert all((RUNTIME / file).is_file() for file in DIFFERENT)


def test_the_comparison() -> None:
    """Two twins are equal but for `await` and names; one more statement is seen."""
    text = (
        "class A:\n    def close(self):\n        '''Close.'''\n        self.b.close()\n        [c for c in iter(self)]\n"
        "class AsyncA:\n    async def aclose(self):\n        await self.b.aclose()\n"
        "        [c async for c in self.__aiter__()]\n"
    )
    ((name, one, other),) = pairs(ast.parse(text))
    assert name == "AsyncA"
    assert one == other == {"close": ["self.b.close()", "[c for c in iter(self)]"]}
    ((_, one, other),) = pairs(ast.parse(f"{text}        more()\n"))
    assert [*other["close"], "more()"] == one["close"]
