"""The server in the foreground: `python -m tests.server`, or `python tests/server/__main__.py`, with `--help`."""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests import server as package
else:
    if not __package__:  # started as a file: the package is found from the repository's top folder
        sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
        __package__ = "tests.server"
    package = importlib.import_module(__package__)


def arguments() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    width = max(map(len, package.KNOWN)) + 4
    faults = "\n".join(
        textwrap.fill(text, 110, initial_indent=f"  {name:<{width - 2}}", subsequent_indent=" " * width)
        for name, text in package.KNOWN.items()
    )
    defaults = package.Settings()
    parser = argparse.ArgumentParser(
        prog="python -m tests.server",
        description="Answer every operation of the API description on a loopback port.",
        epilog="Faults, by the request header x-fault, the query parameter _fault, or POST /_server/faults with a JSON "
        f"list; several with commas, ' xN' for the next N requests:\n{faults}\n\n"
        "GET /_server/log tells what came, GET /_server/health whether the server runs.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one (default: 8080)")
    parser.add_argument("--spec", type=Path, default=defaults.spec, help="an OpenAPI file (default: spec/openapi.yaml)")
    parser.add_argument(
        "--items", type=int, default=defaults.items, help="items in an untouched collection (%(default)s)"
    )
    parser.add_argument("--words", type=int, default=defaults.words, help="least words of an answer (%(default)s)")
    parser.add_argument("--polls", type=int, default=defaults.polls, help="looks until a thing is done (%(default)s)")
    parser.add_argument("--api-key", help="the one key to take (default: any that begins with sk-)")
    parser.add_argument("--admin-key", help="the one admin key to take (default: any that begins with sk-admin)")
    parser.add_argument("--no-auth", dest="auth", action="store_false", help="take requests without a key")
    parser.add_argument(
        "--no-beta-headers", dest="beta_headers", action="store_false", help="do not ask for OpenAI-Beta"
    )
    parser.add_argument(
        "--allow-unknown", action="store_true", help="take parameters that the description does not know"
    )
    parser.add_argument("--strict-ids", action="store_true", help="404 for ids that were not created here")
    parser.add_argument("--faults", default="", help="standing faults, such as 'drip=50'")
    parser.add_argument("--cors", action="store_true", help="let pages of any origin in")
    parser.add_argument("--quiet", action="store_true", help="no line for each request")
    return parser


def main() -> int:
    """Run until interrupted."""
    chosen = vars(arguments().parse_args())
    quiet, port = chosen.pop("quiet"), chosen.pop("port")

    def say(text: str) -> None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    try:
        server = package.Server(
            package.Settings(**chosen), port, on_finish=None if quiet else lambda record: say(record.line())
        )
    except (package.SpecError, package.FaultError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        in_use = f"port {port} is in use: --port takes another one, and --port 0 any that is free"
        sys.stderr.write(f"{in_use if error.errno == errno.EADDRINUSE else error}\n")
        return 1
    say(f"listening on {server.url}")
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
