"""Whose journal it is: the name of the function that made the results, and a digest of what it says.

Another name is an error: two runs over the same rows must not mix their results. The same name with other texts and numbers
inside (a prompt, a model) is a warning: rows that are done keep their results, and the user should know.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from hashlib import blake2b
from types import CodeType
from typing import Any

from ...base.caller import frames_to_caller
from ...base.errors import UsageError

__all__ = ("check_call", "check_kept_by_row")

_SHOWN = (str, int, float, bool, type(None))


def check_call(journal: Any, call: Any) -> None:
    """Note whose journal it is, if it is new. Raise UsageError if it is that of another function; warn if that has changed.

    `call` is the function, or a name, or "" for whoever only looks into the journal.
    """
    if call == "":
        return
    name = call if isinstance(call, str) else _name(call)
    digest = "" if isinstance(call, str) else _digest(call)
    known, before = journal.meta("call"), journal.meta("call_digest")
    check_kept_by_row(journal.path, known)
    if known is None:
        journal.set_meta("call", name)
    elif known != name:
        renamed = "; if it is the same function under a new name: DELETE FROM meta WHERE name = 'call'"
        raise UsageError(
            f"the journal {journal.path} has the results of {known}, not of {name}: choose another journal, or delete this one"
            f" to do all rows again{'' if isinstance(call, str) else renamed}"
        )
    if before == digest:
        return
    journal.set_meta("call_digest", digest)
    if before is not None and known is not None and _python_of(before) == _python_of(digest):
        warnings.warn(
            f"{name}, or what it uses, has changed since the journal {journal.path} was begun: rows that are done keep the results "
            "that they have; begin another journal to do them again",
            stacklevel=frames_to_caller(),
        )


def check_kept_by_row(path: str, known: str | None) -> None:
    """Raise UsageError if a journal has whole requests of `bulk.embed`, as earlier releases kept them. `known` is whose it is."""
    if known is not None and known.startswith("embed("):
        raise UsageError(
            f"the journal {path} was written by bulk.embed of an earlier release, which kept whole requests and not rows: begin "
            "another journal, or go on with that release"
        )


def _name(call: Any) -> str:
    call = getattr(call, "func", call)  # of a functools.partial
    return str(getattr(call, "__name__", type(call).__name__))


def _digest(call: Any) -> str:
    """Return a digest of the texts and numbers that a function uses, behind the version of Python, to which it is bound."""
    told = "\n".join(map(repr, _told(call))).encode("utf-8", "backslashreplace")
    return f"{sys.version_info[0]}.{sys.version_info[1]:02}:{blake2b(told, digest_size=8).hexdigest()}"


def _python_of(digest: str) -> str:
    return digest.partition(":")[0]


def _told(call: Any) -> Iterator[Any]:
    """Yield what a function says: the constants and names in its code, and the values of variables around it."""
    if hasattr(call, "func"):
        yield from (
            value for value in (*call.args, *sorted(call.keywords.items())) if isinstance(value, (*_SHOWN, tuple))
        )
        call = call.func
    code = getattr(call, "__code__", None)
    if code is None:
        return
    yield from _of_code(code)
    around = getattr(call, "__globals__", {})
    for name in code.co_names:
        if isinstance(value := around.get(name), _SHOWN) and value is not None:
            yield name, value
    for cell in getattr(call, "__closure__", None) or ():
        try:
            if isinstance(cell.cell_contents, _SHOWN):
                yield cell.cell_contents
        except ValueError:  # a variable without a value yet
            pass


def _of_code(code: CodeType) -> Iterator[Any]:
    yield code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _of_code(constant)
        else:  # a set of constants has another order in each process
            yield sorted(map(repr, constant)) if isinstance(constant, frozenset) else constant

# Copied from templates/runtime/bulk/journal/owner.py: edit it there.
