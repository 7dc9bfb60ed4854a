#!/usr/bin/env python3
"""Generate the client package from the OpenAPI document.

  generate.py                                   spec/ -> generated/wherry
  generate.py --check                           compare instead of writing; exit 1 and a line a file where it differs
  generate.py --stats                           count operations, schemas, unions, streams, lists in spec and output
  generate.py --spec SOURCE --package NAME --out DIR
                                                another document -> DIR/NAME, with a pyproject.toml beside it
                                                (`pip install DIR`); generated/ is not touched

Another revision of OpenAI's document takes the overlays, names and docstrings of spec/. The document of another service
takes none of them: its client, its environment variables and its errors are named after the package (--package petlib:
PetlibClient, PETLIB_API_KEY, PetlibError), its key travels as the document says, and its methods are named after paths,
else after operationId and tags. --config DIR gives it decisions of its own: DIR/overlays/*.yaml, DIR/surface.toml and
DIR/docs.toml, each of which may be absent.

What is written parses and can be imported, or the build stops and names the operation. A folder that holds a file which
the generator did not write is never replaced.

Exit status: 0 done, 1 the output differs (--check), 2 wrong usage, 3 the build stopped (the old tree is untouched),
130 and 143 it was interrupted (Ctrl-C, SIGTERM; the old tree is untouched).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import ending
from needs import missing_packages

if TYPE_CHECKING:
    from pipeline.build import Build, Progress

ROOT = Path(__file__).resolve().parent.parent


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    arguments = _arguments(argv)
    if missing_packages("generate.py"):
        return 3
    # Imported here so that --help and usage errors answer at once.
    from pipeline.build import Build, Progress
    from pipeline.errors import PipelineError
    from pipeline.stats import stats
    from pipeline.write import compare, replaceable

    progress = Progress(sys.stderr, quiet=arguments.quiet)
    build = Build(ROOT, version=_version(), spec=arguments.spec, package=arguments.package, config=arguments.config)
    target = (arguments.out or ROOT / "generated") / arguments.package
    writes = not arguments.check and (arguments.out is not None or not arguments.stats)
    try:
        if writes:
            replaceable(target)
        files = build.run(progress)
        if arguments.stats:
            sys.stdout.write(stats(build))
        if arguments.check:
            differences = progress.stage("compare", lambda: compare(files, target))
            if differences:
                sys.stderr.write("\n".join(differences) + "\n")
                again = "run `make generate`" if build.pinned else "run this again without --check"
                sys.stderr.write(f"{target.name} is not what the generator writes: {again}\n")
                return 1
            progress.done(f"{len(files)} files are up to date")
        elif writes:
            _write(build, target, progress)
    except PipelineError as exc:
        progress.failed()
        sys.stderr.write(f"{type(exc).__name__}: {_where_to_edit(str(exc), build.config)}\n")
        return 3
    except RecursionError:
        progress.failed()
        sys.stderr.write(
            "SpecUnreadable: the document is nested too deeply\n  fix  give schemas inside schemas names\n"
        )
        return 3
    except OSError as exc:
        progress.failed()
        sys.stderr.write(f"{exc.strerror or exc}: {exc.filename or target}\n")
        return 3
    _tell(build, everything=arguments.notes)
    return 0


def _write(build: Build, target: Path, progress: Progress) -> None:
    """Write the package, and beside one that stands on its own what installs it."""
    from pipeline.write import write
    from pipeline.write.project import place, project_files

    progress.stage("write", lambda: write(build.files, target, trial=build.try_import))
    if target.parent.resolve() != (ROOT / "generated").resolve():
        files = project_files(build.plan, build.version, ROOT)
        for name in place(files, target.parent, target.name):
            build.notes.append(f"{target.parent / name} is there already, and was left alone")
    progress.done(f"{len(build.files)} files in {_shown(target)}")


def _tell(build: Build, *, everything: bool) -> None:
    """Show what asks for something; how the document was read, if that was asked for, else how much there is to tell."""
    notes = build.notes + (build.readings if everything else [])
    if build.readings and not everything and not build.pinned:
        notes.append(f"{len(build.readings)} remarks on how the document was read; --notes shows them")
    for note in notes:
        sys.stderr.write(f"note: {note}\n")


def _where_to_edit(text: str, config: Path | None) -> str:
    """The advice of a stage names spec/, the folder of this repository; say it for the folder that is in use."""
    if config is not None and config != ROOT / "spec":
        return text.replace(" spec/", f" {config}/")
    if config is None and " spec/" in text:
        return text.replace(" spec/", " DIR/") + " (and give that folder with --config DIR)"
    return text


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    from pipeline.package_name import refusal

    parser = argparse.ArgumentParser(
        prog="generate.py",
        usage="%(prog)s [options]",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("--check", action="store_true", help="compare with what is on disk instead of writing")
    parser.add_argument(
        "--stats", action="store_true", help="print counts from the spec and from the output; write only with --out"
    )
    parser.add_argument(
        "--spec", metavar="SOURCE", help="another OpenAPI document: a YAML or JSON file, a URL, a wheel"
    )
    parser.add_argument("--package", default="wherry", metavar="NAME", help="name of the package (default: wherry)")
    parser.add_argument(
        "--out", type=_folder, metavar="DIR", help="folder that the package goes into (default: generated/)"
    )
    parser.add_argument(
        "--config",
        type=_folder,
        metavar="DIR",
        help="folder of overlays/, surface.toml and docs.toml for --spec\n"
        "(default: spec/ for OpenAI's own document, none for any other)",
    )
    parser.add_argument("--notes", action="store_true", help="show how each fault of the document was read")
    parser.add_argument("--quiet", action="store_true", help="no progress, only errors and notes")
    arguments = parser.parse_args(argv)
    if said := refusal(arguments.package):
        parser.error(f"--package {said}")
    if arguments.spec == "":
        parser.error("--spec is empty: name a file, a URL or a wheel")
    if arguments.spec is not None and arguments.out is None and not (arguments.stats or arguments.check):
        parser.error("--spec needs --out DIR, so that generated/ stays the client of the pinned document")
    if arguments.config is not None and arguments.spec is None:
        parser.error("--config needs --spec SOURCE: the pinned document takes spec/")
    if arguments.config is not None and not arguments.config.is_dir():
        parser.error(f"--config {arguments.config} is no folder")
    try:
        _check_out(parser, arguments)
    except OSError as exc:
        parser.error(f"--out {arguments.out}: {exc.strerror or exc}")
    return arguments


def _folder(text: str) -> Path:
    """A folder by its name; an empty one is a variable of a shell that went missing."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    return Path(text)


def _check_out(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Refuse an output folder that is part of a package, or the one of the pinned document for another."""
    from pipeline.write import is_package

    out = (arguments.out or ROOT / "generated").resolve()
    if around := next((each for each in (out, *out.parents) if is_package(each)), None):
        parser.error(f"--out {arguments.out} is inside the generated package {around}")
    if arguments.spec is not None and arguments.out is not None and out == (ROOT / "generated").resolve():
        parser.error("--out generated: that folder stays the client of the pinned document")


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.exit(ending.run("generate.py", main))
