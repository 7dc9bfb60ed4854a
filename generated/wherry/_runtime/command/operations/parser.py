"""The command line of one method. The others are never made: argparse takes a while for 388 of them."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction

from ..output.options import add_output_options, free
from ..parsing import Parser
from .methods import Argument, Method
from .service import add_service_options

__all__ = ("parser_of",)

_SHOWN = 12
"""How many values of an argument the help names; completion knows all."""
_RULES = """\
@FILE in the place of a value is what is in that file, @- standard input. What is not text is JSON. Files are given by path.
exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no connection or too slow, 4 key missing or refused, 130 Ctrl-C"""


def parser_of(method: Method) -> ArgumentParser:
    """Return the parser of a method. Values of its arguments stand under `argument NAME`, which no option is called."""
    about = f"{method.sentence}\n\n{method.route}" if method.route else method.sentence
    parser = Parser(prog=method.shown, description=about, epilog=_RULES)
    positional = [argument.name for argument in method.arguments if argument.is_path]
    parser.usage = " ".join(
        [
            "%(prog)s",
            *positional,
            *(f"{each.flag} {each.metavar}".replace("%", "%%") for each in method.arguments if _is_needed(each)),
            "[--json BODY] ...",
        ]
    )
    arguments = parser.add_argument_group("arguments")
    for argument in method.arguments:
        text = argument.text.replace("%", "%%")
        target = f"argument {argument.name}"
        if len(argument.choices) > 6:
            more = ", …" if len(argument.choices) > _SHOWN else "."
            text = f"{text} One of: {', '.join(argument.choices[:_SHOWN])}{more}".replace("%", "%%").strip()
        if argument.is_path:
            arguments.add_argument(target, metavar=argument.name, nargs="?", help=text)
        elif method.is_paged and argument.name == "limit":
            continue  # it is the size of a page there; people mean the items that they get
        elif argument.is_switch:
            arguments.add_argument(
                argument.flag, dest=target, action=BooleanOptionalAction, default=None, help=text or None
            )
        else:
            arguments.add_argument(
                argument.flag,
                dest=target,
                metavar=argument.metavar.replace("%", "%%"),
                action="append" if argument.is_many else "store",
                help=f"{text} (may be repeated)".strip() if argument.is_many else text,
            )
    whole = parser.add_argument_group("the whole of it")
    whole.add_argument(
        free(parser, "--json"),
        dest="json",
        metavar="BODY",
        help="arguments as one JSON object; what is given above wins",
    )
    whole.add_argument(
        free(parser, "--jsonl"),
        dest="jsonl",
        metavar="FILE",
        help="a call for each line, one after another; - for standard input",
    )
    if method.is_paged:
        pages = parser.add_argument_group("pages")
        pages.add_argument(
            free(parser, "--all"), dest="all", action="store_true", help="all pages (default: the first)"
        )
        pages.add_argument("--limit", type=int, metavar="N", help="the first N items, over as many pages as it takes")
    if not method.is_operation or method.may_wait:
        _add_waiting_options(parser, method)
    add_output_options(parser, binary=method.is_binary, listed=method.is_paged)
    add_service_options(parser)
    return parser


def _add_waiting_options(parser: ArgumentParser, method: Method) -> None:
    group = parser.add_argument_group("waiting")
    if method.may_wait:
        group.add_argument(
            free(parser, "--wait"), dest="wait", action="store_true", help="until it is done, or has failed"
        )
        group.add_argument(
            free(parser, "--poll-interval-ms"),
            dest="poll_interval_ms",
            type=float,
            metavar="MS",
            help="between two looks",
        )
        group.add_argument(
            free(parser, "--poll-timeout-s"),
            dest="poll_timeout_s",
            type=float,
            metavar="S",
            help="seconds to wait at most",
        )
    group.add_argument(free(parser, "--quiet"), dest="quiet", action="store_true", help="no progress on standard error")


def _is_needed(argument: Argument) -> bool:
    return argument.required and not argument.is_path

# Copied from templates/runtime/command/operations/parser.py: edit it there.
