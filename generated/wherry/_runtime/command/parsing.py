"""A parser of options that says which one may have been meant."""

from __future__ import annotations

import re
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any, NoReturn

from .output.screen import width

__all__ = ("Parser",)

_WRONG_NUMBER = re.compile(r"argument (\S+): invalid (int|float) value: (.*)", re.DOTALL)
_TRUTH = re.compile(r"unrecognized arguments: (true|false|yes|no|on|off|1|0)", re.IGNORECASE)


class _Formatter(RawDescriptionHelpFormatter):
    """argparse's, which asks for the width of the terminal with every option, in a way that is slow to import."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, **{"width": width() - 2, **options})


class Parser(ArgumentParser):
    """argparse's, with a hint for an option that it does not have, or that takes something else.

    Texts keep their lines, and options have one spelling.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, "allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Print the usage and the message, and exit with 2."""
        if message.startswith("unrecognized arguments: --"):
            from difflib import get_close_matches

            given = message.split()[2].partition("=")[0]
            known = [name for action in self._actions for name in action.option_strings]
            if near := get_close_matches(given, known):
                meant = min(near, key=lambda name: sorted(name) != sorted(given))  # --modle: --model before --mode
                message += f"; did you mean {meant}?"
        elif wrong := _WRONG_NUMBER.match(message):
            what = "a whole number" if wrong[2] == "int" else "a number"
            message = f"{wrong[1]} takes {what}, not {wrong[3]}"
        elif "ignored explicit argument" in message or _TRUTH.fullmatch(message):
            message += "; a switch takes no value: it is --NAME or --no-NAME"
        super().error(message)

# Copied from templates/runtime/command/parsing.py: edit it there.
