"""A parser of options that says which one may have been meant."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NoReturn

__all__ = ("Parser",)


class Parser(ArgumentParser):
    """argparse's, with a hint for an option that it does not have."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the message, and exit with 2."""
        if message.startswith("unrecognized arguments: --"):
            from difflib import get_close_matches

            given = message.split()[2].partition("=")[0]
            known = [name for action in self._actions for name in action.option_strings]
            if near := get_close_matches(given, known):
                meant = min(near, key=lambda name: sorted(name) != sorted(given))  # --modle: --model before --mode
                message += f"; did you mean {meant}?"
        super().error(message)

# Copied from templates/runtime/command/parsing.py: edit it there.
