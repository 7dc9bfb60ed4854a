"""The program: which sub-command or operation is meant, and what becomes of errors.

Exit codes: 0 all is done, also when the reader of the output has left, as `head` does; 1 the service refused, or what ran
failed; 2 the command line, a file or a setting is wrong, and nothing was sent; 3 no connection, or too slow; 4 the key is
missing or refused; 130 Ctrl-C. A sub-command that may fail in further ways catches what is raised after its first request.
People see a traceback only where this package is at fault.

`wherry --help` is asked most and has to be there at once, so nothing is imported here that it does not need.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from . import subcommands

__all__ = ("called_as", "main", "silence_output")


def main(package: ModuleType, arguments: Sequence[str] | None = None) -> int:
    """Run `wherry ARGUMENTS` and return its exit code. `package` is the public package; arguments: those of the process."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stderr is None:  # closed; print would write to standard output instead
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        return _failed("standard output is closed", 2)
    if sys.stdout.errors in ("strict", "surrogateescape"):
        # Better a question mark for a letter that the output has not than no answer.
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        return _dispatched(package, arguments)
    except KeyboardInterrupt:
        return _failed("interrupted", 130)
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        silence_output()
        return 0
    except Exception as error:
        from .ending import code_of, reason_in_a_line  # most commands end well

        code = code_of(error)
        if code is None:
            raise
        return _failed(reason_in_a_line(error), code)


def called_as() -> str:
    """Return the words that start this program, for the commands that it tells people to type."""
    from shlex import quote

    name = os.path.basename(sys.argv[0])
    return f"{quote(sys.executable)} -m wherry" if name == "__main__.py" else name


def silence_output() -> None:
    """Let what is left of standard output go nowhere: it cannot be written, and Python would complain at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(why: object, code: int) -> int:
    from .output.screen import without_controls

    print(without_controls(f"wherry: {why}"), file=sys.stderr)  # the words may be those of a server
    return code


def _dispatched(package: ModuleType, arguments: list[str]) -> int:
    first = arguments[0] if arguments else "--help"
    if first in ("-V", "--version"):
        print(f"wherry {package.__version__}")
        return 0
    if first == "__complete":  # what the scripts of `wherry completion` ask
        from .completing.candidates import complete

        return complete(package, arguments[1:])
    names = subcommands.names()
    if first in ("-h", "--help", "help"):
        from .operations.overview import overview

        print(overview(package, [(name, _first_line(name)) for name in names]), end="")
        return 0 if arguments else 2
    if first not in names or _is_operation(package, arguments):
        from .operations.running import run_operation

        return run_operation(package, arguments, names)
    module = import_module(f".{first}", subcommands.__name__)
    given = _parser(first, module).parse_args(arguments[1:])
    code: int = module.run(given, package)
    return code


def _is_operation(package: ModuleType, arguments: list[str]) -> bool:
    """Return whether the name of a sub-command is meant as that of a resource: `webhooks list`, beside `webhooks trigger`."""
    from .operations.names import methods_of

    return len(arguments) > 1 and arguments[1] in methods_of(package, arguments[0])


def _first_line(name: str) -> str:
    about = import_module(f".{name}", subcommands.__name__).__doc__ or ""
    return about.partition("\n")[0]


def _parser(name: str, module: Any) -> Any:
    from .parsing import Parser

    about, _, more = module.__doc__.partition("\n")
    parser = Parser(prog=f"wherry {name}", description=about, epilog=more.strip("\n"))
    module.add_options(parser)
    return parser
