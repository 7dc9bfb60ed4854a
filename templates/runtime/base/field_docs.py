"""The docstring of a model, or of an error, with a section `Attributes:`, put together when somebody asks for it.

What the file says below a field, in a string of its own, is for editors; the compiler drops it. Here it is read from the
source. A class has a `Told` as its `__doc__`, which costs nothing until then. Where there is no source, the docstring is
what the class itself says.
"""

from __future__ import annotations

import sys
from typing import Any

__all__ = ("Told",)

_WIDTH = 112


class Told:
    """The `__doc__` of a class, also where classes that stand for it have it; `text` is what the class itself says.

    `home` is the module of its source, where the class names another one. Then the attributes that it inherits are told, too.
    """

    __slots__ = ("_made", "_of", "home", "text")

    _made: str | None

    def __init__(self, text: str | None, of: type, home: str = "") -> None:
        self.text = text
        self.home = home
        self._of = of

    def __get__(self, owner: object, kind: type) -> str | None:
        if not hasattr(self, "_made"):
            self._made = _whole(self._of, self.text, self.home)
        return self._made


def _whole(kind: type, text: str | None, home: str) -> str | None:
    told: dict[str, str] = {}
    if sys.flags.optimize <= 1:
        told = _sentences(kind, home or kind.__module__)
        for base in kind.__mro__[1:] if home else ():
            if isinstance(described := vars(base).get("__doc__"), Told):
                told = {**_sentences(base, described.home), **told}
    if not told:
        return text
    from inspect import cleandoc
    from textwrap import wrap

    lines = [cleandoc(text), ""] if text else []
    lines.append("Attributes:")
    for name, said in told.items():
        lines += wrap(f"{name}: {said}", _WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 8)
    return "\n".join(lines)


def _sentences(kind: type, home: str) -> dict[str, str]:
    """Return what the source, module `home`, says below the fields of a class."""
    import ast
    import re
    from itertools import pairwise

    spec: Any = getattr(sys.modules.get(home), "__spec__", None)
    try:
        source = spec.loader.get_source(spec.name)
        begun = re.search(rf"^class {re.escape(kind.__name__)}\b", source, re.MULTILINE)
        if begun is None:
            return {}
        end = re.compile(r"^(?=[^\s)])", re.MULTILINE).search(source, begun.end())
        tree: Any = ast.parse(source[begun.start() : end.start() if end else len(source)])
        nodes = [one for node in tree.body[0].body for one in (node.body if isinstance(node, ast.If) else (node,))]
    except Exception:  # a class made by a program, or a package without its source: there is nothing to tell
        return {}
    return {
        field.target.id: " ".join(below.value.value.split())
        for field, below in pairwise(nodes)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and field.target.id[0] != "_"
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
