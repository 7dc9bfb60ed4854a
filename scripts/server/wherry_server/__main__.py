"""The server in the foreground: `wherry-server`, `python -m wherry_server`, or `python scripts/server/wherry_server`."""

from __future__ import annotations

import argparse
import errno
import importlib
import json
import os
import signal
import sys
import textwrap
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import wherry_server as package
    from wherry_server import limits
    from wherry_server.log import Record
else:
    if not __package__:  # started as a file: find the package from the folder beside it
        sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
        __package__ = "wherry_server"
    package = importlib.import_module(__package__)
    limits = importlib.import_module(".limits", __package__)

DESCRIPTION = """\
Answer every operation of the OpenAI API on this machine, without a model, and fail on demand.

  wherry-server --port 0                               on a free port, which it prints
  wherry-server --faults drip=60                       streams that come slowly
  wherry-server --limits requests=60,tokens=90000      and 429 above that
  wherry-server --json --quiet                         for programs: one line of JSON says where it listens

Clients find it by OPENAI_BASE_URL, which it prints, too. It accepts any key that begins with sk-.
"""
EPILOG = """\
Its own paths:
  GET /_server/health       whether it runs
  GET /_server/log          the requests so far; DELETE forgets them
  POST /_server/faults      faults for the next requests: ["503 x2", "cut=3"], or {"faults": [...], "on": "POST /files"}
  POST /_server/replies     what to answer next: {"text": "Ahoy!"}, {"calls": [["add", {"a": 1}]]},
                            {"on": "POST /embeddings", "json": {...}, "status": 200, "times": 1}
  GET, POST /_server/limits what was answered and refused; other limits
  DELETE /_server/state     begin anew: forget what clients made, the log, faults, and replies

Faults for all requests: --faults. For one request: the header x-fault, or the query parameter _fault. Separate several faults
with commas; ' xN' repeats a fault for N requests.

"""
KEY = "sk-test"


def arguments() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    width = max(map(len, package.KNOWN | package.SOCKET_FAULTS)) + 4
    faults = "\n".join(
        textwrap.fill(text, 110, initial_indent=f"  {name:<{width - 2}}", subsequent_indent=" " * width)
        for name, text in (package.KNOWN | package.SOCKET_FAULTS | package.WISHES).items()
    )
    defaults = package.Settings()
    parser = argparse.ArgumentParser(
        prog="wherry-server",
        usage="%(prog)s [--port PORT] [--faults FAULTS] [--limits LIMITS] [--quiet] [--json] [options]",
        description=DESCRIPTION,
        epilog=EPILOG + faults,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=_port, default=8080, help="the port; 0 takes a free one (default: 8080)")
    parser.add_argument("--faults", default="", help="faults for all requests, such as 'drip=50'; see below")
    parser.add_argument("--quiet", action="store_true", help="do not print a line for each request")
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")
    parser.add_argument(
        "--tls", type=Path, metavar="PEM", help="serve https and wss with the key and certificate in a file"
    )
    parser.add_argument("--version", action="version", version=f"wherry-server {_version()}")
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
    group = parser.add_argument_group("limits", "For each key and model; GET /_server/limits tells what was used.")
    group.add_argument(
        "--limits",
        type=_limits,
        default={},
        help="several at once: requests=N,tokens=N (a minute), concurrent=N,burst=SECONDS",
    )
    group.add_argument("--requests-per-minute", type=_above_0, metavar="N", help="how many requests a minute")
    group.add_argument("--tokens-per-minute", type=_above_0, metavar="N", help="how many tokens a minute")
    group.add_argument("--concurrent", type=int, metavar="N", help="how many calls may be in flight")
    group.add_argument(
        "--burst",
        dest="burst_s",
        type=_above_0,
        default=defaults.burst_s,
        metavar="SECONDS",
        help="how many seconds' worth of a limit may be used at once (default: %(default)s)",
    )
    group.add_argument(
        "--limit-headers",
        choices=package.LIMIT_HEADERS,
        default=defaults.limit_headers,
        help="how answers tell of the limits (default: %(default)s)",
    )
    group.add_argument(
        "--refused-are-free",
        dest="refused_count",
        action="store_false",
        help="do not count a refused call as a request",
    )
    group.add_argument(
        "--batch-queue-tokens", type=int, metavar="N", help="how many tokens of batches of a model may be queued"
    )
    parser.add_argument("--cors", action="store_true", help="accept requests from web pages of any origin")
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 5 or int(text) > 0xFFFF:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number from 0 to 65535")
    return int(text)


def _above_0(text: str) -> float:
    number = float(text)
    if number <= 0:
        raise ValueError(text)
    return number


def _limits(text: str) -> dict[str, float]:
    try:
        return limits.parsed(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _version() -> str:
    try:
        return version("wherry-server")
    except PackageNotFoundError:
        return "of the repository"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _say_json(value: Mapping[str, Any]) -> None:
    _say(json.dumps(value, ensure_ascii=False))


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _in_use(port: int) -> str:
    """Return what to say of a port that is taken: by a server of ours, if it answers like one."""
    from http.client import HTTPConnection, HTTPException

    other = "choose another one with --port, or any free one with --port 0"
    connection = HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", "/_server/health")
        prefix = json.loads(connection.getresponse().read(10_000))["prefix"]
    except (OSError, HTTPException, ValueError, TypeError, KeyError):
        return f"port {port} is in use: {other}"
    finally:
        connection.close()
    return f"port {port} is in use by another wherry-server: use that one (http://127.0.0.1:{port}{prefix}), {other}"


def main() -> int:
    """Run until interrupted or terminated."""
    chosen = vars(arguments().parse_args())
    quiet, port, as_json, tls = (chosen.pop(name) for name in ("quiet", "port", "json", "tls"))
    chosen |= chosen.pop("limits")
    key = chosen["api_key"] or KEY

    def tell(record: Record) -> None:
        _say_json(record.as_json()) if as_json else _say(record.line())

    signal.signal(signal.SIGTERM, _interrupt)
    try:
        server = package.Server(package.Settings(**chosen), port, None if quiet else tell, tls)
        told = {"url": server.url, "origin": server.origin, "other_origin": server.other_origin, "port": server.port}
        if as_json:
            _say_json({**told, "key": key, "pid": os.getpid()})
        else:
            _say(f"listening on {server.url} (export OPENAI_BASE_URL={server.url} OPENAI_API_KEY={key})")
        server.run()
    except KeyboardInterrupt:
        return 0
    except (package.SpecError, package.FaultError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{_in_use(port) if error.errno == errno.EADDRINUSE else error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
