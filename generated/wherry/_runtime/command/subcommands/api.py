"""Send any request, also one that this package does not know.

examples:
  wherry api GET /models
  wherry api /models/gpt-4o --query owned_by
  wherry api POST /responses --json '{"model": "gpt-4o", "input": "Say ahoy"}'
  wherry api POST /responses --json @body.json -H "OpenAI-Beta: new-thing=v1"
  wherry api GET "/files?limit=100" --paginate
  wherry api GET /files/file-123/content --out file.bin

The verb may be left out: GET, or POST if there is a body. With "stream": true in the body, events are printed as they come,
one a line. A list is printed as the object that came; with --paginate its items are, those of all pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from types import ModuleType

__all__ = ("add_options", "run")


def add_options(parser: ArgumentParser) -> None:
    """Add the options of `wherry api`."""
    from ..operations.service import add_service_options
    from ..output.options import add_output_options

    parser.usage = "%(prog)s [VERB] PATH [--json BODY] [-H 'NAME: VALUE'] [--paginate] [--query PATH] ..."
    parser.add_argument("verb", metavar="VERB", nargs="?", help="GET, POST, DELETE, ...")
    parser.add_argument("path", metavar="PATH", help="below the address of the service: /models; it may have a query")
    parser.add_argument("--json", metavar="BODY", help="a body in JSON; @FILE, or @- for standard input")
    parser.add_argument("--paginate", action="store_true", help="the items of this page and of all that follow")
    add_output_options(parser, binary=True, listed=True)
    add_service_options(parser)


def run(given: Namespace, package: ModuleType) -> int:
    """Run it, and return the exit code."""
    from ..operations.anything import send

    return send(given, package)

# Copied from templates/runtime/command/subcommands/api.py: edit it there.
