"""The command wherry-generate: an OpenAPI 3 spec in, a Python package with its project out.

wherry-generate --spec FILE --package NAME [--out DIR]      write DIR/NAME, pyproject.toml, README.md and tests/
wherry-generate --init DIR --spec FILE --package NAME       write a folder of settings, with every name as it would be
wherry-generate --config DIR                                write what the settings say, again and again
wherry-generate --config DIR --check                        fail if the package is not what spec and settings produce
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pipeline.build import Build, Progress
from pipeline.errors import PipelineError
from pipeline.home import generator, version
from pipeline.package_name import refusal
from pipeline.write import is_package
from wherry_tools.running import run
from wherry_tools.settings import SETTINGS, start

PROGRAM = "wherry-generate"
_DESCRIPTION = """\
Write a Python client from an OpenAPI 3 spec: sync and async, typed, for asyncio, trio, threads and WebAssembly.

  wherry-generate --spec FILE --package NAME [--out DIR]   write DIR/NAME, and beside it pyproject.toml, README.md, tests/
  wherry-generate --init DIR --spec FILE --package NAME    write a folder of settings, with every name as it would be
  wherry-generate --config DIR                             write what the settings say
  wherry-generate --config DIR --check                     fail if the package is not what spec and settings produce

Of what is there, only files that this program wrote are replaced; a README.md, a pyproject.toml and tests of your own stay.
"""
_STATUS = """\
exit status: 0 done; 1 the output differs (--check); 2 wrong usage; 3 the build stopped, and the old package is untouched
"""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written: from which spec, under which name, into which folder."""

    spec: str
    package: str
    out: Path
    config: Path | None = None


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.version:
        print(PROGRAM, version())
        return 0
    try:
        order = _order(parser, arguments)
        progress = Progress(sys.stderr, quiet=arguments.quiet)
        with generator() as root:
            build = Build(root, version=version(), spec=order.spec, package=order.package, config=order.config)
            if arguments.init:
                return start(build, progress, arguments.init, order.spec, order.out)
            target, check = order.out / order.package, arguments.check
            return run(build, target, progress, check=check, writes=not check, explains=arguments.notes)
    except PipelineError as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 3
    except OSError as error:
        sys.stderr.write(f"{error.strerror or error}: {error.filename or ''}\n")
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage="%(prog)s [options]",
        description=_DESCRIPTION,
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--spec", metavar="SOURCE", help="an OpenAPI 3 spec: a YAML or JSON file, a URL, or a wheel")
    source.add_argument("--url", metavar="URL", help="the same, for an address")
    parser.add_argument("--package", metavar="NAME", help="the name of the package")
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder of the project (default: NAME-client)")
    parser.add_argument(
        "--config",
        type=Path,
        metavar="DIR",
        help=f"a folder of settings: {SETTINGS}, surface.toml, docs.toml, overlays/",
    )
    parser.add_argument("--init", type=Path, metavar="DIR", help="write such a folder to start from, and nothing else")
    parser.add_argument("--check", action="store_true", help="compare with the files on disk instead of writing them")
    parser.add_argument("--notes", action="store_true", help="show how each fault of the spec was read")
    parser.add_argument("--quiet", action="store_true", help="show errors and notes only, no progress")
    parser.add_argument("--version", action="store_true", help="print the version")
    return parser


def _order(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> Order:
    """Return what the options say, and for what they leave out, the settings. Wrong usage exits with status 2."""
    config: Path | None = arguments.config
    if arguments.init and (config or arguments.check):
        parser.error("--init writes settings and nothing else: leave out --config and --check")
    if config is not None and not config.is_dir():
        parser.error(f"--config {config} is not a folder")
    found = _settings(config) if config else {}
    spec, package = (
        arguments.spec or arguments.url or found.get("spec", ""),
        arguments.package or found.get("package", ""),
    )
    for name, value in (("spec", spec), ("package", package)):
        if not value:
            parser.error(f"--{name} is missing" + (f", and {config / SETTINGS} does not name it" if config else ""))
    if said := refusal(package):
        parser.error(f"--package {said}")
    out = arguments.out or Path(found.get("out", f"{package}-client"))
    if around := next((each for each in (out.resolve(), *out.resolve().parents) if is_package(each)), None):
        parser.error(f"--out {out} is inside the generated package {around}")
    return Order(spec, package, out, config)


def _settings(config: Path) -> dict[str, str]:
    """Return generate.toml of a folder; {} if there is none. Paths in it are relative to that folder."""
    path = config / SETTINGS
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise PipelineError(f"{path} is not TOML: {error}", fix="correct it") from error
    if wrong := [
        name for name, value in found.items() if name not in ("spec", "package", "out") or not isinstance(value, str)
    ]:
        raise PipelineError(
            f"{path} has {wrong[0]!r}, which means nothing", fix="it takes the texts spec, package and out"
        )
    for name in ("spec", "out"):
        if name in found and "://" not in found[name]:
            found[name] = str(config / found[name])
    return found
