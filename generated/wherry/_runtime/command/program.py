"""The program: which sub-command is meant, and what becomes of errors.

Exit codes: 0 all is done; 1 it ran, and something failed; 2 the command line, a file or a setting is wrong, and nothing
was sent; 130 Ctrl-C. A sub-command that may fail in both ways catches what is raised after the first request. People see a
traceback only where this package is at fault.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from ..base.errors import UsageError, WherryError
from . import subcommands

__all__ = ("called_as", "main", "reason_of", "silence_output")


def main(package: ModuleType, arguments: Sequence[str] | None = None) -> int:
    """Run `wherry ARGUMENTS` and return its exit code. `package` is the public package; arguments: those of the process."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _dispatched(package, arguments)
    except KeyboardInterrupt:
        return _failed("interrupted", 130)
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        silence_output()
        return 1
    except (UsageError, OSError) as error:
        return _failed(reason_of(error), 2)
    except WherryError as error:
        return _failed(error, 1)


def called_as() -> str:
    """Return the words that start this program, for the commands that it tells people to type."""
    from shlex import quote

    name = os.path.basename(sys.argv[0])
    return f"{quote(sys.executable)} -m wherry" if name == "__main__.py" else name


def silence_output() -> None:
    """Let what is left of standard output go nowhere: it cannot be written, and Python would complain at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def reason_of(error: Exception) -> str:
    """Return what people are told of an error."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def _failed(why: object, code: int) -> int:
    print(f"wherry: {why}", file=sys.stderr)
    return code


def _dispatched(package: ModuleType, arguments: list[str]) -> int:
    first = arguments[0] if arguments else "--help"
    if first in ("-V", "--version"):
        print(f"wherry {package.__version__}")
        return 0
    names = [found.name for found in iter_modules(subcommands.__path__)]
    if first in ("-h", "--help", "help"):
        print(_help(names), end="")
        return 0 if arguments else 2
    if first not in names:
        raise UsageError(_unknown(first, names))
    module = _module(first)
    parser = _parser(first, module)
    given = parser.parse_args(arguments[1:])
    code: int = module.run(given, package)
    return code


def _module(name: str) -> Any:
    return import_module(f".{name}", subcommands.__name__)


def _parser(name: str, module: Any) -> Any:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    about, _, more = module.__doc__.partition("\n")
    parser = ArgumentParser(
        prog=f"wherry {name}",
        description=about,
        epilog=more.strip("\n"),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.add_options(parser)
    return parser


def _help(names: list[str]) -> str:
    lines = [f"  {name:10}  {_module(name).__doc__.partition(chr(10))[0]}" for name in names]
    return "\n".join(
        [
            "usage: wherry SUBCOMMAND ...",
            "",
            "The OpenAI API from a shell. The key is in the environment variable OPENAI_API_KEY.",
            "",
            *lines,
            "",
            "  wherry SUBCOMMAND --help   the options of a sub-command, with examples",
            "  wherry --version           the version of the package",
            "",
        ]
    )


def _unknown(word: str, names: list[str]) -> str:
    from difflib import get_close_matches

    what = "option" if word.startswith("-") else "sub-command"
    near = get_close_matches(word, names, n=1, cutoff=0.5)
    return f"there is no {what} {word!r}" + (
        f"; did you mean `wherry {near[0]}`?" if near else f"; there is: {', '.join(names)} (see wherry --help)"
    )

# Copied from templates/runtime/command/program.py: edit it there.
