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
    """Return the same for AsyncClient: `await` before calls of the client, `async` before its loops and blocks.

    A call that is awaited has to stand alone, or on the right of `=`: `print(client.files.delete(…).deleted)` is not understood.
    """
    tree = ast.parse(code)
    marks: list[tuple[ast.stmt | ast.expr, str]] = []
    unawaited: set[ast.AST] = set()
    streams: set[str] = set()
    """Names of what is iterated with `async for`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and any(of_client(item.context_expr) for item in node.items):
            marks.append((node, "async "))
            unawaited |= {item.context_expr for item in node.items}
            streams |= {item.optional_vars.id for item in node.items if isinstance(item.optional_vars, ast.Name)}
        elif isinstance(node, ast.Assign) and of_client(node.value) and asks_for_a_stream(node.value):
            streams |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and (of_client(node.iter) or getattr(node.iter, "id", "") in streams):
            marks.append((node, "async "))
            unawaited |= set() if asks_for_a_stream(node.iter) else {node.iter}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and of_client(node)]
    marks += [(call, "await ") for call in calls if call not in unawaited]
    lines = code.splitlines()
    for marked, word in sorted(marks, key=lambda mark: (mark[0].lineno, mark[0].col_offset), reverse=True):
        line, column = marked.lineno - 1, marked.col_offset
        lines[line] = lines[line][:column] + word + lines[line][column:]
    return "\n".join(lines) + "\n"


def of_client(node: ast.AST) -> bool:
    """Whether it is a call of a method of `client`."""
    if not isinstance(node, ast.Call):
        return False
    inner: ast.AST = node.func
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    return isinstance(inner, ast.Name) and inner.id == "client"


def asks_for_a_stream(node: ast.AST) -> bool:
    """Whether a call asks for a stream."""
    return isinstance(node, ast.Call) and any(keyword.arg == "stream" for keyword in node.keywords)
