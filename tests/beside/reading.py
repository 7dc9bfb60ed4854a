"""Read the plain calls out of the official package's own tests, without running them.

A test is `def test_method_...(self, client)` with one call such as `client.chat.completions.create(model="...")`, whose
arguments are literals. The same calls are tested as raw and streaming responses, and with an async client; those say
nothing new about the request and are left out, as are tests of arguments that the package refuses.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WHERE = "tests/api_resources"


@dataclass(frozen=True)
class Call:
    """`test` is `chat/test_completions.py::TestCompletions::test_method_create`, `method` is `chat.completions.create`."""

    test: str
    method: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


def read(sdist: Path) -> list[Call]:
    """Return the calls of all tests below the unpacked sdist. Raises ValueError, with the test, if one reads otherwise."""
    tests = sdist / WHERE
    return [call for path in sorted(tests.rglob("test_*.py")) for call in _of_module(path, path.relative_to(tests))]


def _of_module(path: Path, name: Path) -> Iterator[Call]:
    for holder in ast.parse(path.read_bytes()).body:
        if not isinstance(holder, ast.ClassDef):
            continue
        for test in holder.body:
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_method_") and not _refused(test):
                yield _of_test(test, f"{name.as_posix()}::{holder.name}::{test.name}")


def _refused(test: ast.FunctionDef) -> bool:
    """Say whether it tests that the package raises, and so sends nothing."""
    contexts = (item.context_expr for each in ast.walk(test) if isinstance(each, ast.With) for item in each.items)
    return any(ast.unparse(each).startswith("pytest.raises(") for each in contexts)


def _of_test(test: ast.FunctionDef, name: str) -> Call:
    calls = [(_path(each.func), each) for each in ast.walk(test) if isinstance(each, ast.Call)]
    methods = [(path, call) for path, call in calls if path]
    if len(methods) != 1:
        raise ValueError(f"{name} makes {len(methods)} calls of the client, not one")
    path, call = methods[0]
    try:
        args = tuple(ast.literal_eval(each) for each in call.args)
        kwargs = {str(each.arg): ast.literal_eval(each.value) for each in call.keywords if each.arg}
    except ValueError as error:
        raise ValueError(f"{name} has an argument that is no literal: {error}") from None
    if len(kwargs) != len(call.keywords):
        raise ValueError(f"{name} unpacks a dict into its arguments")
    return Call(name, path, args, kwargs)


def _path(node: ast.expr) -> str:
    """Return `chat.completions.create` of `client.chat.completions.create`, and "" of anything else."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return ".".join(names) if isinstance(node, ast.Name) and node.id == "client" else ""
