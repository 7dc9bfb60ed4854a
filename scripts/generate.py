#!/usr/bin/env python3
"""Generate the client package from the OpenAPI spec.

  generate.py                                   spec/ -> generated/wherry
  generate.py --check                           compare instead of writing; list the files that differ
  generate.py --stats                           count operations, schemas, unions, streams, lists in spec and output
  generate.py --spec SOURCE --package NAME --out DIR
                                                another spec -> DIR/NAME, with a pyproject.toml next to it
                                                (`pip install DIR`); generated/ is not touched

Any revision of OpenAI's spec uses the overlays, names and docstrings in spec/. The spec of another service uses none of
them: its client, environment variables and errors are named after the package (--package petlib: PetlibClient,
PETLIB_API_KEY, PetlibError), its key is sent as the spec says, and its methods are named after paths, or else after
operationId and tags. --config DIR changes that with DIR/overlays/*.yaml, DIR/surface.toml and DIR/docs.toml, all of
them optional.

The package is compiled and imported before it is put in place. If that fails, the build stops and names the operation.
A folder with any file that the generator did not write is never replaced.

Exit status: 0 done; 1 the output differs (--check); 2 wrong usage; 3 the build stopped; 130 or 143 it was interrupted
by Ctrl-C or SIGTERM. After 3, 130 and 143 the old package is untouched.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

import ending
from needs import missing_packages

ROOT = Path(__file__).resolve().parent.parent
_AGAIN = "run `make generate`; it overwrites what was edited there by hand, so edit spec/ or templates/ instead"


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    arguments = _arguments(argv)
    if missing_packages("generate.py"):
        return 3
    # Imported here so that --help and usage errors answer at once.
    from pipeline.build import Build, Progress
    from wherry_tools.running import run

    progress = Progress(sys.stderr, quiet=arguments.quiet)
    build = Build(ROOT, version=_version(), spec=arguments.spec, package=arguments.package, config=arguments.config)
    target = (arguments.out or ROOT / "generated") / arguments.package
    return run(
        build,
        target,
        progress,
        check=arguments.check,
        count=arguments.stats,
        writes=not arguments.check and (arguments.out is not None or not arguments.stats),
        explains=arguments.notes,
        again=_AGAIN,
    )


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    from pipeline.package_name import refusal

    parser = argparse.ArgumentParser(
        prog="generate.py",
        usage="%(prog)s [options]",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("--check", action="store_true", help="compare with the files on disk instead of writing them")
    parser.add_argument(
        "--stats", action="store_true", help="print counts from the spec and from the output; write only with --out"
    )
    parser.add_argument("--spec", metavar="SOURCE", help="another OpenAPI spec: a YAML or JSON file, a URL, or a wheel")
    parser.add_argument("--package", default="wherry", metavar="NAME", help="the name of the package (default: wherry)")
    parser.add_argument(
        "--out", type=_folder, metavar="DIR", help="the folder to put the package into (default: generated/)"
    )
    parser.add_argument(
        "--config",
        type=_folder,
        metavar="DIR",
        help="the folder with overlays/, surface.toml and docs.toml for --spec\n"
        "(default: spec/ for OpenAI's own spec, none for any other)",
    )
    parser.add_argument("--notes", action="store_true", help="show how each fault of the spec was read")
    parser.add_argument("--quiet", action="store_true", help="show errors and notes only, no progress")
    arguments = parser.parse_args(argv)
    if said := refusal(arguments.package):
        parser.error(f"--package {said}")
    if arguments.spec == "":
        parser.error("--spec is empty: name a file, a URL or a wheel")
    if arguments.spec is not None and arguments.out is None and not (arguments.stats or arguments.check):
        parser.error("--spec needs --out DIR: generated/ is for the pinned spec")
    if arguments.config is not None and arguments.spec is None:
        parser.error("--config needs --spec SOURCE: the pinned spec uses spec/")
    if arguments.config is not None and not arguments.config.is_dir():
        parser.error(f"--config {arguments.config} is not a folder")
    try:
        _check_out(parser, arguments)
    except OSError as exc:
        parser.error(f"--out {arguments.out}: {exc.strerror or exc}")
    return arguments


def _folder(text: str) -> Path:
    """Return a folder by its name. An empty name is usually a shell variable that is not set."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    return Path(text)


def _check_out(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Refuse an output folder inside a package, and generated/ for any spec but the pinned one."""
    from pipeline.write import is_package

    out = (arguments.out or ROOT / "generated").resolve()
    if around := next((each for each in (out, *out.parents) if is_package(each)), None):
        parser.error(f"--out {arguments.out} is inside the generated package {around}")
    if arguments.spec is not None and arguments.out is not None and out == (ROOT / "generated").resolve():
        parser.error("--out generated: that folder is for the pinned spec")


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


if __name__ == "__main__":
    sys.exit(ending.run("generate.py", main))
