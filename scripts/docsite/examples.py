"""The examples of the most used methods, from examples.toml; the tests run both forms of each."""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("examples.toml")


@dataclass(frozen=True)
class Example:
    """One example, on both clients."""

    sync: str
    asynchronous: str


@cache
def known() -> dict[str, Example]:
    """Dotted method -> example."""
    return {name: Example(code, asynchronous(code)) for name, code in tomllib.loads(FILE.read_text("utf-8")).items()}


def asynchronous(code: str) -> str:
    """Return the same for AsyncClient: `await` before calls of the client, `async` before its loops and blocks."""
    tree = ast.parse(code)
    marks: list[tuple[int, int, str]] = []
    unawaited: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and of_client(node.iter):
            marks.append((node.lineno, node.col_offset, "async "))
            if not streams(node.iter):
                unawaited.add(node.iter)
        elif isinstance(node, ast.With) and any(of_client(item.context_expr) for item in node.items):
            marks.append((node.lineno, node.col_offset, "async "))
            unawaited |= {item.context_expr for item in node.items}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and of_client(node)]
    marks += [(call.lineno, call.col_offset, "await ") for call in calls if call not in unawaited]
    lines = code.splitlines()
    for line, column, word in sorted(marks, reverse=True):
        lines[line - 1] = lines[line - 1][:column] + word + lines[line - 1][column:]
    return "\n".join(lines) + "\n"


def of_client(node: ast.AST) -> bool:
    """Whether it is a call of a method of `client`."""
    if not isinstance(node, ast.Call):
        return False
    inner: ast.AST = node.func
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    return isinstance(inner, ast.Name) and inner.id == "client"


def streams(node: ast.AST) -> bool:
    """Whether a call asks for a stream."""
    return isinstance(node, ast.Call) and any(keyword.arg == "stream" for keyword in node.keywords)
