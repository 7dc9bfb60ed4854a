"""Methods of the package that wait until the service is done, and `retrieve --wait`: progress, and how they end.

They wait as programs do (mixins/polling), with objects rather than plain JSON, since a wait reads `status`. What takes
minutes may be interrupted: the service goes on working, and people are told how to wait on.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from inspect import isfunction, signature
from types import ModuleType
from typing import Any

from ...base.errors import PollTimeoutError
from ...client.resource import Resource
from ...mixins.polling.waiting import Wait
from ..ending import NotFinished
from ..output.screen import is_terminal, without_controls
from .methods import Method, class_of

__all__ = ("Progress", "fault_of", "waited_for", "waiting_methods")

_SIGNS = frozenset(("on_progress", "poll_interval"))
"""Parameters that only methods have which wait, or which send a file in parts."""
_GOOD = frozenset(("completed", "processed", "requires_action", "succeeded", "success", "ready"))
_POLLS = ("poll", "wait_for_processing")


def waiting_methods(package: ModuleType, resource: str) -> list[str]:
    """Return the methods of a resource that wait until the service is done with something, or upload a file for that."""
    kind = class_of(package, resource)
    return [
        name
        for base in kind.__mro__
        if base not in Resource.__mro__
        for name, value in vars(base).items()
        if isfunction(value) and name[0] != "_"
        if name == "upload" or _SIGNS & signature(value).parameters.keys()
    ]


def waited_for(method: Method, resource: Any, arguments: dict[str, Any], given: Namespace) -> Any:
    """Return the last state of some work, once it is done; standard error says how it goes. `given`: the options.

    Raises:
        NotFinished: It took too long; the message says how to wait on.
        KeyboardInterrupt: It was interrupted; standard error says the same.
    """
    progress = Progress(quiet=given.quiet)
    try:
        if method.may_wait:
            wait: Wait[Any, Any] = Wait(resource, given.poll_interval_ms, given.poll_timeout_s, progress.show)
            return wait.until_done(lambda looks: looks.retrieve(**arguments))
        if method.takes_progress:
            arguments = {**arguments, "on_progress": progress.show}
        return getattr(resource, method.name)(**arguments)
    except KeyboardInterrupt:
        progress.end_line()
        if progress.last is not None or method.name in _POLLS:  # it has begun
            print(f"wherry: {_going_on(method, arguments, progress.last)}", file=sys.stderr)
        raise
    except PollTimeoutError as error:
        took = str(error).partition(" (")[0]
        raise NotFinished(f"{took}; {_going_on(method, arguments, error.last)}") from None
    finally:
        progress.end_line()


def fault_of(state: Any) -> str:
    """Return why what came of some work is not what was asked for, "" if it is."""
    status = getattr(state, "status", None)
    if not isinstance(status, str) or status in _GOOD:
        return ""
    found = getattr(state, "last_error", None) or getattr(state, "error", None)
    said = getattr(found, "message", None)
    return f"{_identity(state)} is {status}" + (f": {said}" if isinstance(said, str) and said else "")


class Progress:
    """What standard error says of a wait: a line when something has changed, which in a terminal takes the place of the last."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._in_place = is_terminal(sys.stderr)
        self._shown = ""
        self.last: Any = None

    def show(self, state: Any) -> None:
        """Show what a look has found."""
        self.last = state
        text = without_controls(_told(state)).replace("\n", " ")
        if self._quiet or text == self._shown:
            return
        gap = " " * (len(self._shown) - len(text))
        print(
            f"\r{text}{gap}" if self._in_place else text,
            end="" if self._in_place else "\n",
            file=sys.stderr,
            flush=True,
        )
        self._shown = text

    def end_line(self) -> None:
        """End the line in a terminal, so that what comes next does not stand behind it."""
        if self._in_place and self._shown:
            print(file=sys.stderr)
            self._shown = ""


def _told(state: Any) -> str:
    if hasattr(state, "bytes_done"):
        return f"{state.upload_id}: {state.bytes_done} of {state.bytes_total} bytes"
    parts = [f"{_identity(state)}: {getattr(state, 'status', '')}"]
    for counts in (getattr(state, "file_counts", None), getattr(state, "request_counts", None)):
        total = getattr(counts, "total", None)
        if isinstance(total, int):
            failed = getattr(counts, "failed", 0)
            parts.append(f"{getattr(counts, 'completed', 0)} of {total}" + (f" ({failed} failed)" if failed else ""))
    progress = getattr(state, "progress", None)
    if isinstance(progress, (int, float)):
        parts.append(f"{progress:g} %")
    return ", ".join(parts)


def _identity(state: Any) -> str:
    return str(getattr(state, "id", None) or "it")


def _going_on(method: Method, given: dict[str, Any], state: Any) -> str:
    """Return how to wait for work that goes on."""
    if hasattr(state, "upload_id"):
        return f"the upload is not complete; to give it up: wherry uploads cancel {state.upload_id}"
    again = _again(method)
    if again is None:
        return f"the service goes on working on {_identity(state)}"
    words: list[str] = [again.shown]
    for argument in again.arguments:
        if argument.required:
            value = given.get(argument.name) or getattr(state, argument.name, None) or _identity(state)
            words += [*(() if argument.is_path else (argument.flag,)), str(value)]
    return f"the service goes on working; to wait on: {' '.join(words)}{' --wait' if again.name == 'retrieve' else ''}"


def _again(method: Method) -> Method | None:
    names = waiting_methods(method.package, method.resource)
    name = next((name for name in _POLLS if name in names), "retrieve" if method.name == "retrieve" else "")
    return Method(method.package, method.resource, name) if name else None

# Copied from templates/runtime/command/operations/waiting.py: edit it there.
