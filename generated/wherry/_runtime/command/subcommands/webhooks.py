"""Send a signed event to your server, or check the signature of one that came.

examples:
  wherry webhooks trigger response.completed --to http://localhost:8000/webhook
  wherry webhooks trigger batch.failed --to http://localhost:8000/webhook --data '{"id": "batch_123"}'
  wherry webhooks trigger response.completed
  wherry webhooks verify payload.json -H "webhook-id: evt_1" -H "webhook-timestamp: 1750000000" -H "webhook-signature: v1,..."

The signing secret is in OPENAI_WEBHOOK_SECRET. Nothing is asked of the service. Its own webhook endpoints are operations:
wherry webhooks list (see wherry webhooks list --help; also create, retrieve, update, delete, rotate_secret, test).

exit codes: 0 your server took the event, or the signature is right; 1 it did not, or it is wrong; 2 wrong usage;
3 nobody answers there
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from types import ModuleType

__all__ = ("add_options", "run")


def add_options(parser: ArgumentParser) -> None:
    """Add the options of `wherry webhooks`."""
    below = parser.add_subparsers(dest="what", metavar="trigger | verify", required=True)
    trigger = below.add_parser("trigger", help="send a signed event")
    trigger.add_argument("event", metavar="EVENT", help="response.completed, for example")
    trigger.add_argument(
        "--to", metavar="URL", help="where your server receives webhooks; without it, the event is printed"
    )
    trigger.add_argument("--data", metavar="JSON", help="what the event is about; @FILE, too (default: made up)")
    trigger.add_argument("--timeout", type=float, default=30.0, metavar="S", help="seconds that each step may take")
    verify = below.add_parser("verify", help="check the signature of an event, and print it")
    verify.add_argument("payload", metavar="FILE", help="the body, byte for byte as it came; - for standard input")
    verify.add_argument(
        "-H", "--header", action="append", default=[], metavar="'NAME: VALUE'", help="the headers that came with it"
    )
    verify.add_argument(
        "--tolerance", type=float, default=300.0, metavar="S", help="how old it may be (default: %(default)g)"
    )


def run(given: Namespace, package: ModuleType) -> int:
    """Run it, and return the exit code."""
    from ..hooks.receiving import verify
    from ..hooks.sending import trigger

    return trigger(given, package) if given.what == "trigger" else verify(given)

# Copied from templates/runtime/command/subcommands/webhooks.py: edit it there.
