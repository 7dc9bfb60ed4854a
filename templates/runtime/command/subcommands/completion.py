"""Print the script that lets a shell complete commands, methods, options and values.

set up:
  bash   echo 'source <(wherry completion bash)' >> ~/.bashrc
  zsh    echo 'source <(wherry completion zsh)' >> ~/.zshrc      (below the line with compinit)
  fish   wherry completion fish > ~/.config/fish/completions/wherry.fish
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from types import ModuleType

__all__ = ("add_options", "run")


def add_options(parser: ArgumentParser) -> None:
    """Add the options of `wherry completion`."""
    from ..completing.scripts import SCRIPTS

    parser.add_argument("shell", choices=SCRIPTS)


def run(given: Namespace, package: ModuleType) -> int:
    """Run it, and return the exit code."""
    from ..completing.scripts import SCRIPTS

    print(SCRIPTS[given.shell], end="")
    return 0
