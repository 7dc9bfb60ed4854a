"""Which service is called, and by which client: one that returns the JSON of the service as it came.

A command prints JSON, so nothing is decoded to models and back: what the service says is what is printed, also what this
package does not know.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from types import ModuleType
from typing import Any

from ...base.errors import UsageError
from ...base.operation import BINARY, JSON, NOTHING, TEXT
from ..ending import KeyMissing
from ..output.options import free

__all__ = ("add_service_options", "client_of", "headers_of", "transport")

_AS_THEY_ARE = (BINARY, TEXT, NOTHING)


def add_service_options(parser: ArgumentParser) -> None:
    """Add the options that every command has which calls the service."""
    group = parser.add_argument_group("which service")
    group.add_argument(
        free(parser, "--base-url"), dest="base_url", metavar="URL", help="default: OPENAI_BASE_URL, or OpenAI"
    )
    group.add_argument(
        "-H",
        free(parser, "--header"),
        dest="header",
        action="append",
        default=[],
        metavar="'NAME: VALUE'",
        help="a header of the request",
    )
    group.add_argument(
        free(parser, "--timeout"),
        dest="timeout",
        type=float,
        metavar="S",
        help="seconds that each step may take (default: 600)",
    )
    group.add_argument(
        "--max-retries", type=int, metavar="N", help="how often a failed request is repeated (default: 2)"
    )
    group.add_argument(
        free(parser, "--trace"),
        dest="trace",
        action="store_true",
        help="requests and answers on standard error, without secrets",
    )


def client_of(given: Namespace, package: ModuleType, *, needs_key: bool = True, plain: bool = True) -> Any:
    """Return the client. Its operations return JSON, texts and bytes if it is `plain`, else what they return to programs.

    Raises:
        KeyMissing: There is no key.
        UsageError: An option cannot be followed.
    """
    options: dict[str, Any] = {"transport": transport()}
    if given.base_url or os.environ.get("OPENAI_BASE_URL"):
        options["unknown_parameters"] = "send"  # other servers have fields of their own
    for name in ("base_url", "timeout", "max_retries"):
        if getattr(given, name) is not None:
            options[name] = getattr(given, name)
    headers = headers_of(given.header)
    if headers:
        options["default_headers"] = headers
    if not needs_key:
        options["api_key"] = "none"
    elif not any(map(os.environ.get, ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"))) and not _authorizes(headers):
        raise KeyMissing(
            "there is no key: set the environment variable OPENAI_API_KEY, pass -H 'Authorization: Bearer KEY', or, if the "
            "server needs none, set OPENAI_API_KEY to any text"
        )
    if given.trace:
        options.update(on_request=_show_request, on_response=_show_response)
    return (_plain(package.Client) if plain else package.Client)(**options)


def headers_of(words: list[str]) -> dict[str, str]:
    """Return the headers of `--header 'NAME: VALUE'`.

    Raises:
        UsageError: One is written otherwise.
    """
    headers = {}
    for word in words:
        name, colon, value = word.partition(":")
        if not colon or not name.strip():
            raise UsageError("--header: write 'NAME: VALUE', as in 'OpenAI-Project: proj_123'")
        headers[name.strip()] = value.strip()
    return headers


def _authorizes(headers: dict[str, str]) -> bool:
    return any(name.lower() in ("authorization", "api-key") for name in headers)


def transport() -> Any:
    """Return the transport of commands, which is quicker to import than an HTTP library; None for that of the platform."""
    from ...transports.standard.transport import StandardTransport, can_be_used

    return StandardTransport() if can_be_used() else None


def _plain(kind: type[Any]) -> type[Any]:
    """Return a class of clients that decode nothing beyond JSON."""

    class PlainClient(kind):  # type: ignore[misc]
        def _request(self, operation: Any, decoder: Any, **values: Any) -> Any:
            return super()._request(operation, _undecoded(decoder), **values)

        def _stream(self, operation: Any, decoder: Any, **values: Any) -> Any:
            return super()._stream(operation, _undecoded(decoder), **values)

        def _page(self, operation: Any, kind: Any, decoder: Any, **values: Any) -> Any:
            return super()._page(operation, kind, JSON, **values)

    return PlainClient


def _undecoded(decoder: Any) -> Any:
    """Return what leaves an answer as it came. A page stays one: it knows the way to the next."""
    from ...client.page_of import PageOf

    return decoder if decoder in _AS_THEY_ARE or isinstance(decoder, PageOf) else JSON


def _show_request(event: Any) -> None:
    again = f" (attempt {event.attempt + 1})" if event.attempt else ""
    _show([f"> {event.method} {event.url}{again}", *(f"> {name}: {value}" for name, value in event.headers.items())])


def _show_response(event: Any) -> None:
    what = type(event.error).__name__ if event.status is None else event.status
    lines = [f"< {what} in {event.elapsed_s:.3f} s"]
    _show([*lines, *(f"< {name}: {value}" for name, value in (event.headers or {}).items())])


def _show(lines: list[str]) -> None:
    from ..output.screen import without_controls

    print("\n".join(map(without_controls, lines)), file=sys.stderr)
