"""The options of all commands that print answers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from .printer import Printer

__all__ = ("add_output_options", "free", "printer_of")


def free(parser: ArgumentParser, flag: str) -> str:
    """Return a flag, or another one, if an argument of the API is called like that: `--wherry-query` beside `--query`."""
    return f"--wherry{flag[1:]}" if flag in parser._option_string_actions else flag


def add_output_options(parser: ArgumentParser, *, binary: bool = False, listed: bool = False) -> None:
    """Add them. `binary`: the answer may be bytes; `listed`: it may be a list of rows."""
    group = parser.add_argument_group("what comes out")
    styles = ("table", "json", "jsonl") if listed else ("json", "jsonl")
    shown = "a table" if listed else "indented JSON"
    group.add_argument(
        free(parser, "--format"),
        dest="format",
        choices=styles,
        default="",
        help=f"default: {shown} in a terminal, JSON in lines in a pipe",
    )
    group.add_argument(
        free(parser, "--query"),
        dest="query",
        default="",
        metavar="PATH",
        help="one value: data.0.id; * for all elements",
    )
    if binary:
        group.add_argument(
            free(parser, "--out"),
            dest="out",
            default="",
            metavar="FILE",
            help="where the bytes go; - for standard output",
        )


def printer_of(given: Namespace, *, binary: bool = False) -> Printer:
    """Return the printer that the options describe.

    Raises:
        UsageError: The answer would be bytes in a terminal.
    """
    printer = Printer(given.format, given.query, getattr(given, "out", ""))
    if binary:
        printer.check_bytes()
    return printer

# Copied from templates/runtime/command/output/options.py: edit it there.
