"""The commands and their options."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pipeline.home import PACKAGED, program, version

from .verdict.policy import FAIL_ON, POLICIES

PROGRAM = program("apidiff")
COMMANDS = ("diff", "bump", "check", "accept", "schema", "rules")
FORMATS = ("text", "markdown", "html", "json", "sarif", "github", "junit", "changelog")
_DESCRIPTION = """\
Show what changed between two versions of an API, and what that means for Python programs.

  apidiff.py [diff] [OLD [NEW]]         compare; the working tree is the new side, the last commit the old one
  apidiff.py bump [OLD [NEW]]           print the version that the changes require
  apidiff.py check --declared X.Y.Z [OLD [NEW]]   fail if that version is too small
  apidiff.py accept --from REPORT --reason TEXT   write findings of a JSON report into the allow-list
  apidiff.py schema                     print the JSON Schema of the JSON report
  apidiff.py rules [ID]                 list the rules, or explain one

A side is a revision (v0.1.0), a file at a revision (origin/main:spec/openapi.yaml), a spec (YAML or JSON), a manifest
(api-surface.json), a wheel, an sdist, or the folder of an installed package. A spec is read with the `overlays/` and
the `surface.toml` next to it; a spec without them, with those of the other side.
"""
_CACHE = "a folder of this user" if PACKAGED else "build/apidiff-cache"
_STATUS = """\
exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage; 3 an input cannot be read;
  4 the declared version is too small; 5 a stale entry in the allow-list (--strict-allowlist)
"""


class _Version(argparse.Action):
    """Reads the version when it is asked for."""

    def __call__(self, *_: Any) -> None:
        print(PROGRAM, version())
        raise SystemExit


def parse(argv: list[str]) -> argparse.Namespace:
    """Parse a command line; the default command is `diff`. Wrong usage exits with status 2."""
    if not argv or (argv[0] not in COMMANDS and argv[0] not in ("-h", "--help", "--version")):
        argv = ["diff", *argv]
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage="%(prog)s [COMMAND] [OLD [NEW]] [options]",
        description=_DESCRIPTION.replace("apidiff.py", PROGRAM) + "\noptions of diff:\n" + _diff_help(),
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", help=argparse.SUPPRESS, prog=PROGRAM)
    _diff(commands.add_parser("diff", **_shape("compare two sides")))
    bump = commands.add_parser("bump", **_shape("print the version that the changes require"))
    _sides(bump)
    bump.add_argument("--present", metavar="X.Y.Z", help="the version to go on from (default: the old side's)")
    bump.add_argument("--quiet", action="store_true", help="print only the version")
    check = commands.add_parser("check", **_shape("fail if a version is too small for the changes"))
    _sides(check)
    check.add_argument("--declared", metavar="X.Y.Z", required=True, help="the version to be released")
    check.add_argument("--present", metavar="X.Y.Z", help="the last version (default: the old side's)")
    accept = commands.add_parser("accept", **_shape("write findings of a JSON report into the allow-list"))
    accept.add_argument("--from", dest="report", type=Path, required=True, metavar="REPORT", help="a JSON report")
    accept.add_argument("--reason", required=True, metavar="TEXT", help="why they may pass; written into every entry")
    accept.add_argument("--until", default="", metavar="END", help="a version or a date after which they may not")
    accept.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="ID",
        help="a fingerprint or a rule; may be repeated (default: every break)",
    )
    _allowlist(accept)
    commands.add_parser("schema", **_shape("print the JSON Schema of the JSON report"))
    rules = commands.add_parser("rules", **_shape("list the rules, or explain one"))
    rules.add_argument("rule", nargs="?", metavar="ID", help="such as W014")
    rules.add_argument("--markdown", action="store_true", help="list them as a page in Markdown")
    return parser


def _shape(description: str) -> dict[str, Any]:
    return {
        "description": description[:1].upper() + description[1:] + ".",
        "epilog": _STATUS,
        "formatter_class": argparse.RawDescriptionHelpFormatter,
        "allow_abbrev": False,
    }


def _sides(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", nargs="?", metavar="OLD", help="the old side (default: the last commit)")
    parser.add_argument("new", nargs="?", metavar="NEW", help="the new side (default: the working tree)")
    parser.add_argument("--since-release", action="store_true", help="the old side is the last v* tag")
    parser.add_argument(
        "--level",
        choices=("both", "wire", "surface"),
        default="auto",
        help="what to compare (default: both levels if both sides have them; only the wire for specs without a surface.toml)",
    )
    parser.add_argument(
        "--policy",
        choices=POLICIES,
        default="runtime",
        help="what counts: wire: the service only; runtime: running programs (default); strict-types: type checkers too",
    )
    parser.add_argument(
        "--overlays", type=Path, metavar="DIR", help="overlays for both specs, instead of those next to each"
    )
    parser.add_argument("--cache", type=Path, metavar="DIR", help=f"where to cache what was read (default: {_CACHE})")
    parser.add_argument("--no-cache", action="store_true", help="do not use a cache")
    parser.add_argument(
        "--strict-allowlist",
        action="store_true",
        help="fail (5) if an entry of the allow-list accepts nothing or has expired",
    )
    _allowlist(parser)


def _allowlist(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allowlist",
        type=Path,
        metavar="FILE",
        help="the allow-list (default: apidiff-accept.toml in this folder or the nearest one above it in its repository)",
    )


def _diff(parser: argparse.ArgumentParser) -> None:
    _sides(parser)
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="break",
        help="the least severity that makes the exit status 1 (default: break)",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="what to print (default: text)")
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write a report to a file; may be repeated; then only the verdict is printed",
    )
    parser.add_argument("--full", action="store_true", help="text: show all lines of the harmless sections")
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colored text (default: on a terminal, unless NO_COLOR is set)",
    )


def _diff_help() -> str:
    shown = argparse.ArgumentParser(
        add_help=False, formatter_class=lambda prog: argparse.HelpFormatter(prog, width=110)
    )
    _diff(shown)
    text = shown.format_help()
    return text[text.index("options:\n") + len("options:\n") :]
