"""The call of one method, and what is printed of its result."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import closing
from itertools import islice
from types import ModuleType
from typing import Any

from ...base.errors import UsageError
from ..ending import REFUSED
from ..output.options import printer_of
from ..output.printer import Printer
from ..output.screen import without_controls
from .methods import Method
from .service import client_of
from .values import arguments_of, body_of, lines_of

__all__ = ("call",)

_PAGE = 100
"""The size of a page that every list allows."""


def call(method: Method, given: Namespace, package: ModuleType) -> int:
    """Call a method as often as the command line says, print what it returns, and return the exit code.

    Raises:
        UsageError: A value or an option does not fit; nothing was sent.
    """
    words = {key.removeprefix("argument "): value for key, value in vars(given).items() if key.startswith("argument ")}
    body = body_of(given.json) if given.json else {}
    bodies = [{**body, **line} for line in lines_of(given.jsonl)] if given.jsonl else [body]
    calls = [arguments_of(method, words, each) for each in bodies]
    printer = printer_of(given, binary=any(map(method.is_answered_with_bytes, calls)))
    if printer.out:
        if not all(map(method.is_answered_with_bytes, calls)):
            raise UsageError("--out: is for bytes, and these arguments ask for events; write them to a file with >")
        if len(calls) > 1:
            raise UsageError("--out: with --jsonl, each answer would overwrite the one before it")
    if method.is_paged and given.limit is not None:
        if given.limit < 1:
            raise UsageError("--limit: write a number of items, 1 or more")
        if any(argument.name == "limit" for argument in method.arguments):
            for arguments in calls:
                arguments["limit"] = min(given.limit, _PAGE)
    waits = not method.is_operation or getattr(given, "wait", False)
    code = 0
    with closing(client_of(given, package, plain=not waits)) as client:
        for arguments in calls:
            if waits:
                code = _wait(method, client, arguments, given, printer) or code
            else:
                _print_answer(method, client, arguments, given, printer)
    return code


def _wait(method: Method, client: Any, arguments: dict[str, Any], given: Namespace, printer: Printer) -> int:
    """Wait for the end of some work, print its last state, and return the exit code: 1 if it failed."""
    from .waiting import fault_of, waited_for

    state = waited_for(method, _resource(method, client), arguments, given)
    printer.value(state.to_dict())
    fault = fault_of(state)
    if fault:
        print(f"wherry: {without_controls(fault)}", file=sys.stderr)
    return REFUSED if fault else 0


def _resource(method: Method, client: Any) -> Any:
    for part in method.resource.split("."):
        client = getattr(client, part)
    return client


def _print_answer(method: Method, client: Any, arguments: dict[str, Any], given: Namespace, printer: Printer) -> None:
    target = _resource(method, client)
    if method.is_answered_with_bytes(arguments):
        with getattr(target.with_streaming_response, method.name)(**arguments) as answer:
            printer.bytes(answer.iter_bytes())
        return
    result = getattr(target, method.name)(**arguments)
    if hasattr(result, "iter_pages"):
        _print_page(result, given, printer)
    elif hasattr(result, "__next__"):
        with result:
            for event in result:
                printer.event(event)
    else:
        printer.value(result)


def _print_page(page: Any, given: Namespace, printer: Printer) -> None:
    items = islice(page, min(given.limit, sys.maxsize)) if given.limit else iter(page) if given.all else iter(page.data)
    if printer.query:
        printer.value({**page._raw, page._list: list(items)})
    else:
        printer.items(items)

# Copied from templates/runtime/command/operations/calling.py: edit it there.
