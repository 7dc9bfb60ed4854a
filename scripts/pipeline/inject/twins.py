"""Twins: write the sync twin of an async module, token by token, with every line in its place.

`async` and `await` go, and names and phrases of the table (names) are replaced, in docstrings and comments too. What is
meant to differ is marked where it is:

    # sync: CODE      the sync twin has CODE in this line
    # async only: WHY the sync twin does not have the statement that begins here
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from tokenize import TokenInfo

from ..errors import PipelineError
from .names import NAMES, PHRASES

__all__ = ("check_used", "derive")

_TABLE = "scripts/pipeline/inject/names.py"
_IS_ASYNC = re.compile(r"_*(async|Async|aiter|anext|StopAsync)|__a(enter|exit|iter|next)__")
"""Names that no twin may have, except for `asynchronous`."""
_WORD = re.compile(r"\w+")

_SYNC = "# sync: "
_ASYNC_ONLY = "# async only: "

Edit = tuple[int, int, int, str]
"""A line, the columns where a change begins and ends, and the new text between them."""


@cache  # a process that writes many clients, as tests do, derives each twin once
def derive(text: str, path: str) -> tuple[str, frozenset[str]]:
    """Return the sync twin of the module `text`, and which entries of the table it needs.

    `path` is named in errors. Raises PipelineError.
    """
    twin = _Twin()
    return twin.derive(text, path), frozenset(twin.used)


def check_used(used: set[str]) -> None:
    """Raise PipelineError for entries of the table that no module has needed, unless there was no module at all."""
    unused = sorted((NAMES.keys() | PHRASES.keys()) - used)
    if used and unused:
        raise PipelineError(
            f"no async module of templates/runtime needs {', '.join(map(repr, unused))}",
            fix=f"delete it in {_TABLE}",
        )


class _Twin:
    """Derives one twin, and remembers which entries of the table it has used."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def derive(self, text: str, path: str) -> str:
        lines = text.split("\n")
        try:
            tree = ast.parse(text, path)
        except SyntaxError as error:
            raise PipelineError(f"{path} is not valid Python: {error}", fix="edit that file") from error
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
        replaced = {each.start[0]: each.string.removeprefix(_SYNC) for each in tokens if _is_mark(each, _SYNC)}
        dropped = _async_only(tree, tokens, path)
        docstrings = {
            (node.lineno, node.col_offset)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        }
        kept = [each for each in tokens if each.start[0] not in dropped and each.start[0] not in replaced]
        for line, start, end, new in sorted(self._edits(kept, docstrings, path), reverse=True):
            lines[line - 1] = lines[line - 1][:start] + new + lines[line - 1][end:]
        for number, code in replaced.items():
            indent = lines[number - 1][: len(lines[number - 1]) - len(lines[number - 1].lstrip())]
            lines[number - 1] = indent + code
        for number in dropped:
            lines[number - 1] = ""
        twin = "\n".join(lines)
        try:
            compile(twin, path, "exec", dont_inherit=True)
        except SyntaxError as error:
            raise PipelineError(
                f"the sync twin of {path} is not valid Python: {error}", fix="edit that file"
            ) from error
        return twin

    def _edits(self, tokens: list[TokenInfo], docstrings: set[tuple[int, int]], path: str) -> Iterator[Edit]:
        in_f_string = 0  # before Python 3.12 an f-string is one token; it stays as it is in every version
        for token, following in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
            kind = tokenize.tok_name[token.type]
            in_f_string += kind.endswith("STRING_START") - kind.endswith("STRING_END")
            line, start = token.start
            if in_f_string:
                continue
            if token.type == tokenize.NAME and token.string in ("async", "await"):
                yield line, start, following.start[1], ""
            elif token.type == tokenize.NAME:
                new = self._name(token.string)
                if _IS_ASYNC.match(new) and new.strip("_") != "asynchronous":
                    raise PipelineError(
                        f"line {line} of {path} names {token.string}, which has no name in the sync twin",
                        fix=f"add one to {_TABLE}",
                    )
                if new != token.string:
                    yield line, start, token.end[1], new
            elif token.type == tokenize.COMMENT or token.start in docstrings:
                yield from self._prose(token)
            elif token.type == tokenize.STRING and token.string[1:-1] in NAMES:
                yield line, start + 1, token.end[1] - 1, self._name(token.string[1:-1])

    def _name(self, name: str) -> str:
        if name in NAMES:
            self.used.add(name)
        return NAMES.get(name, name)

    def _prose(self, token: TokenInfo) -> Iterator[Edit]:
        """Replace phrases, then names, in a docstring or comment. A phrase has to be in one line."""
        for offset, text in enumerate(token.string.split("\n")):
            new = text
            for phrase, other in PHRASES.items():
                if phrase in new:
                    self.used.add(phrase)
                    new = new.replace(phrase, other)
            new = _WORD.sub(lambda found: self._name(found[0]), new)
            if new != text:
                start = token.start[1] if not offset else 0
                yield token.start[0] + offset, start, start + len(text), new


def _is_mark(token: TokenInfo, mark: str) -> bool:
    return token.type == tokenize.COMMENT and token.string.startswith(mark)


def _async_only(tree: ast.Module, tokens: list[TokenInfo], path: str) -> set[int]:
    """Return the lines of the statements that the sync twin does not have."""
    marked = {each.start[0] for each in tokens if _is_mark(each, _ASYNC_ONLY)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and node.lineno in marked]
    if lost := sorted(marked - {node.lineno for node in found}):
        raise PipelineError(f"no statement begins on line {lost[0]} of {path}, which says `async only`", fix="move it")
    return {line for node in found for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}
