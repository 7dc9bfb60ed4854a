"""What `wherry api` does: any request, and what is printed of its answer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from types import ModuleType
from typing import Any

from ...base.errors import DecodeError, UsageError
from ...base.operation import BINARY
from ..output.options import printer_of
from .service import client_of
from .values import json_of

__all__ = ("send",)


def send(given: Namespace, package: ModuleType) -> int:
    """Send the request, print the answer, and return the exit code.

    Raises:
        UsageError: The body is not JSON, or --paginate has nothing to do; nothing was sent.
    """
    body = None if given.json is None else json_of(given.json, "--json")
    verb = (given.verb or ("GET" if given.json is None else "POST")).upper()
    if not verb.isalpha():
        raise UsageError(f"{given.verb} is no verb: wherry api GET {given.path}")
    if given.paginate and verb != "GET":
        raise UsageError("--paginate is for GET: nothing else lists")
    path = given.path if given.path.startswith(("/", "http://", "https://")) else f"/{given.path}"
    printer = printer_of(given)
    with closing(client_of(given, package)) as client:
        if given.paginate and printer.query:
            for item in _items(client, path):
                printer.event(item)
        elif given.paginate:
            printer.items(_items(client, path))
        elif isinstance(body, dict) and body.get("stream") is True:
            with client.call(verb, path, body=body, stream=True) as events:
                for event in events:
                    printer.event(event)
        else:
            _print_answer(client.with_raw_response.call(verb, path, body=body, decoder=BINARY), printer)
    return 0


def _print_answer(answer: Any, printer: Any) -> None:
    kind = answer.headers.media_type
    if not answer.content:
        return
    if kind.endswith("json") and not printer.out:
        try:
            value = answer.json()
        except ValueError:
            raise DecodeError("the answer says that it is JSON, and is not", raw=answer.content) from None
        printer.value(value)
    elif kind.startswith("text/") and not printer.out:
        printer.value(answer.text.removesuffix("\n"))
    else:
        printer.check_bytes()
        printer.bytes(iter([answer.content]))


def _items(client: Any, path: str) -> Iterator[Any]:
    """Yield the items of a list, page by page, by the cursors that the API has."""
    more: dict[str, Any] = {}
    seen: set[str] = set()
    while True:
        page = client.call("GET", path, extra_query=more)
        items = page.get("data") if isinstance(page, dict) else None
        if not isinstance(items, list):
            raise UsageError(f"--paginate: {path} is no list (no `data`)")
        yield from items
        more = _cursor(page, items)
        cursor = repr(more)
        if not more or cursor in seen:
            return
        seen.add(cursor)


def _cursor(page: dict[str, Any], items: list[Any]) -> dict[str, Any]:
    """Return the query of the next page, {} if there is none."""
    for name in ("next_page", "next"):
        if isinstance(page.get(name), str) and page.get("has_more") is not False:
            return {"page" if name == "next_page" else "after": page[name]}
    last = page.get("last_id") or (items[-1].get("id") if items and isinstance(items[-1], dict) else None)
    return {"after": last} if page.get("has_more") and last else {}
