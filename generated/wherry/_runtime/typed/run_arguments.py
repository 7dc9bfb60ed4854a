"""What a run of tools may be given besides the arguments of its requests. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..base.errors import UsageTypeError
from ..base.usage_errors import check_kind
from ..data.codec import plain

__all__ = ("check_run", "said_now")

_SWITCH = bool, "True or False"
_KINDS: dict[str, tuple[Any, str]] = {
    "max_turns": (int, "a whole number (for no limit, pass a very high one)"),
    "parallel": _SWITCH,
    "stream": _SWITCH,
    "approve": ((Callable, type(None)), "a function that is given the call, or None"),
    "on_error": ((Callable, type(None)), "a function that is given the call and the error, or None"),
    "approvals": ((Mapping, type(None)), "a mapping, {call.id: True or False}, or None"),
    "outputs": ((Mapping, type(None)), "a mapping, {call.id: output}, or None"),
    "state": ((Mapping, type(None)), "the state of a run, a dict (of its JSON text, what json.loads returns), or None"),
}


def check_run(**given: Any) -> None:
    """Raise UsageTypeError for an argument of run_tools that has the wrong kind; those of a request are checked elsewhere."""
    for name, known in _KINDS.items():
        if name in given:
            check_kind(name, given[name], *known)


def said_now(name: str, said: Any) -> list[Any]:
    """Return what is said first, or next, as plain items. Raises UsageTypeError for what is neither a text nor a list."""
    if isinstance(said, str):
        return [{"role": "user", "content": said}]
    if isinstance(said, (bytes, Mapping)) or not isinstance(said, (Iterable, type(None))):
        raise UsageTypeError(f"{name} is a list, or a text, not {type(said).__name__}")
    items: list[Any] = plain(list(said or ()))
    return items

# Copied from templates/runtime/typed/run_arguments.py: edit it there.
