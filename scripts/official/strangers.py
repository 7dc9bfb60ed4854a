"""What the reader does not understand: gathered with file and line, so that one run names all of it."""

from __future__ import annotations

import ast
from dataclasses import dataclass

_SHOWN = 80


@dataclass(frozen=True, order=True)
class Stranger:
    """A construct that nobody has taught the reader. `owner` is the method or type that is incomplete because of it."""

    path: str
    line: int
    what: str
    text: str = ""
    owner: str = ""

    def __str__(self) -> str:
        code = f": {self.text}" if self.text else ""
        owner = f" (in {self.owner})" if self.owner else ""
        return f"{self.path}:{self.line}: {self.what}{code}{owner}"


class Unread(Exception):
    """A node that cannot be read; whoever reads the whole method or field turns it into a Stranger."""

    def __init__(self, node: ast.AST, module: str, what: str) -> None:
        self.node = node
        self.module = module
        self.what = what
        super().__init__(what)


def shown(node: ast.AST) -> str:
    """Return the code of a node on one line, cut to a readable length."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
