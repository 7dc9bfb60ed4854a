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
    if not __package__:  # started as a file: find the package from the top folder of the repository
        sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
        __package__ = "tests.server"
    package = importlib.import_module(__package__)


def arguments() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    width = max(map(len, package.KNOWN | package.SOCKET_FAULTS)) + 4
    faults = "\n".join(
        textwrap.fill(text, 110, initial_indent=f"  {name:<{width - 2}}", subsequent_indent=" " * width)
        for name, text in (package.KNOWN | package.SOCKET_FAULTS | package.WISHES).items()
    )
    defaults = package.Settings()
    parser = argparse.ArgumentParser(
        prog="python -m tests.server",
        description="Answer every operation of the API spec, on this machine only.",
        epilog="Faults for all requests: --faults. For one request: the header x-fault, or the query parameter _fault. For\n"
        "the next requests: POST /_server/faults with a JSON list. Separate several faults with commas; ' xN' repeats a\n"
        f"fault for N requests.\n\n{faults}\n\n"
        "GET /_server/log returns the requests so far. GET /_server/health says whether the server runs.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8080, help="the port; 0 takes a free one (default: 8080)")
    parser.add_argument("--spec", type=Path, help="an OpenAPI file (default: what the client is generated from)")
    parser.add_argument(
        "--items",
        type=int,
        default=defaults.items,
        help="how many items a list has at the start (default: %(default)s)",
    )
    parser.add_argument(
        "--words", type=int, default=defaults.words, help="how many words an answer has at least (default: %(default)s)"
    )
    parser.add_argument(
        "--polls", type=int, default=defaults.polls, help="after how many polls work is done (default: %(default)s)"
    )
    parser.add_argument("--api-key", help="accept only this key (default: any that begins with sk-)")
    parser.add_argument("--admin-key", help="accept only this admin key (default: any that begins with sk-admin)")
    parser.add_argument("--no-auth", dest="auth", action="store_false", help="accept requests without a key")
    parser.add_argument(
        "--no-beta-headers", dest="beta_headers", action="store_false", help="do not require the header OpenAI-Beta"
    )
    parser.add_argument("--allow-unknown", action="store_true", help="accept parameters that the spec does not have")
    parser.add_argument("--strict-ids", action="store_true", help="answer 404 for ids that were not created here")
    parser.add_argument("--faults", default="", help="faults for all requests, such as 'drip=50'")
    limits = parser.add_argument_group("limits", "For each key and model; GET /_server/limits tells what was used.")
    limits.add_argument("--requests-per-minute", type=_above_0, metavar="N", help="how many requests a minute")
    limits.add_argument("--tokens-per-minute", type=_above_0, metavar="N", help="how many tokens a minute")
    limits.add_argument("--concurrent", type=int, metavar="N", help="how many calls may be in flight")
    limits.add_argument(
        "--burst",
        dest="burst_s",
        type=_above_0,
        default=defaults.burst_s,
        metavar="SECONDS",
        help="how many seconds' worth of a limit may be used at once (default: %(default)s)",
    )
    limits.add_argument(
        "--limit-headers",
        choices=package.LIMIT_HEADERS,
        default=defaults.limit_headers,
        help="how answers tell of the limits (default: %(default)s)",
    )
    limits.add_argument(
        "--refused-are-free",
        dest="refused_count",
        action="store_false",
        help="do not count a refused call as a request",
    )
    limits.add_argument(
        "--batch-queue-tokens", type=int, metavar="N", help="how many tokens of batches of a model may be queued"
    )
    parser.add_argument("--cors", action="store_true", help="accept requests from web pages of any origin")
    parser.add_argument(
        "--tls", type=Path, metavar="PEM", help="serve https and wss with the key and certificate in a file"
    )
    parser.add_argument("--quiet", action="store_true", help="do not print a line for each request")
    return parser


def _above_0(text: str) -> float:
    number = float(text)
    if number <= 0:
        raise ValueError(text)
    return number


def main() -> int:
    """Run until interrupted."""
    chosen = vars(arguments().parse_args())
    quiet, port, tls = chosen.pop("quiet"), chosen.pop("port"), chosen.pop("tls")

    def say(text: str) -> None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    try:
        server = package.Server(
            package.Settings(**chosen), port, None if quiet else lambda record: say(record.line()), tls
        )
    except (package.SpecError, package.FaultError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        in_use = f"port {port} is in use: choose another one with --port, or any free one with --port 0"
        sys.stderr.write(f"{in_use if error.errno == errno.EADDRINUSE else error}\n")
        return 1
    say(f"listening on {server.url}")
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
