"""How errors are kept: those of ours with all that they know, so that they are read back as the same class; others as text.

Rule: no key is written. Errors of ours hold none; from the text of others everything is taken that looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ...base.errors import WherryError, name_publicly
from ...base.masking import mask_url
from ...base.secrets import MASK
from .classes import error_class, error_name

__all__ = ("RowError", "error_of", "tagged_error")

_KEY = re.compile(r"\b(sk-|[Bb]earer |api[-_]key['\"]?[=: ]+['\"]?)[^\s'\",;)}\]]+")
_PRIVATE_HEADERS = frozenset(("set-cookie", "set-cookie2"))
_NOT_KEPT = frozenset(("_notes", "_response"))


class RowError(WherryError):
    """An error that the function of a row raised, and that is not one of this package, as a journal keeps it."""

    kind: str
    """The name of its class: "builtins.KeyError", "httpx.ReadError"."""
    text: str
    """What it said."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(f"{kind.removeprefix('builtins.')}: {text}" if text else kind.removeprefix("builtins."))
        self.kind, self.text = kind, text


name_publicly([RowError], "bulk")


def tagged_error(error: BaseException, tagged: Callable[[Any], Any]) -> dict[str, Any]:
    """Return an error as a JSON object with `$error`. `tagged` does the same for what the error holds."""
    if isinstance(error, RowError):
        return {"$error": "", "kind": error.kind, "message": error.text}
    kind: Any = type(error)
    name = error_name(kind)
    if name is None:
        return {"$error": "", "kind": f"{kind.__module__}.{kind.__qualname__}", "message": _text(error)}
    state: Any = error.__reduce__()[2]
    facts: dict[str, Any] = {"$error": name, "$args": list(error.args), **state}
    if "headers" in facts:
        facts["headers"] = [list(pair) for pair in facts["headers"] if pair[0].lower() not in _PRIVATE_HEADERS]
    return {key: _tagged(value, tagged) for key, value in facts.items() if key not in _NOT_KEPT}


def _tagged(value: Any, tagged: Callable[[Any], Any]) -> Any:
    try:
        return tagged(value)
    except Exception:
        return None  # an object that cannot be kept: the rest of the error is what counts


def _text(error: BaseException) -> str:
    try:
        text = str(error)
    except Exception:
        text = ""
    for inner in getattr(error, "exceptions", ()):  # of an ExceptionGroup
        text += f"; {type(inner).__name__}: {_text(inner)}"
    return _KEY.sub(rf"\1{MASK}", mask_url(text))


def error_of(data: dict[str, Any], restored: Callable[[Any], Any]) -> Exception:
    """Return the error that `tagged_error` has written. `restored` reads what it holds."""
    name = data.pop("$error")
    kind = error_class(name) if name else None
    if kind is None:
        return RowError(str(data.get("kind", name)), str(data.get("message", "")))
    state = {key: restored(value) for key, value in data.items()}
    error: Exception = kind.__new__(kind, *(state.pop("$args") or ()))
    if "headers" in state:
        state["headers"] = tuple(map(tuple, state["headers"]))
    set_state = getattr(error, "__setstate__", None)
    if set_state is not None and "_request" in state:
        set_state(state)
    else:
        error.__dict__.update(state)
    return error

# Copied from templates/runtime/bulk/keeping/errors.py: edit it there.
