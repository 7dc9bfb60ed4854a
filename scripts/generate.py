#!/usr/bin/env python3
"""Generate the client package from the OpenAPI document.

  generate.py                                   spec/ -> generated/wherry
  generate.py --check                           compare instead of writing; exit 1 and a line a file where it differs
  generate.py --stats                           count operations, schemas, unions, streams, lists in spec and output
  generate.py --spec SOURCE --package NAME --out DIR  another document -> DIR/NAME (generated/ is not touched)

Exit status: 0 done, 1 the output differs (--check), 2 wrong usage, 3 the build stopped (the old tree is untouched).
"""

from __future__ import annotations

import argparse
import keyword
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    arguments = _arguments(argv)
    # Imported here so that --help and usage errors answer at once.
    from pipeline.build import Build, Progress
    from pipeline.errors import PipelineError
    from pipeline.stats import stats
    from pipeline.write import compare, replaceable, write

    progress = Progress(sys.stderr, quiet=arguments.quiet)
    build = Build(ROOT, version=_version(), spec=arguments.spec, package=arguments.package)
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
                sys.stderr.write(f"{target.name} is not what the generator writes: run `make generate`\n")
                return 1
            progress.done(f"{len(files)} files are up to date")
        elif writes:
            progress.stage("write", lambda: write(files, target, trial=build.try_import))
            progress.done(f"{len(files)} files in {_shown(target)}")
    except PipelineError as exc:
        progress.failed()
        sys.stderr.write(f"{type(exc).__name__}: {exc}\n")
        return 3
    except OSError as exc:
        progress.failed()
        sys.stderr.write(f"{exc.strerror or exc}: {exc.filename or target}\n")
        return 3
    for note in build.notes:
        sys.stderr.write(f"note: {note}\n")
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
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
        "--out", type=Path, metavar="DIR", help="folder that the package goes into (default: generated/)"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, only errors and notes")
    arguments = parser.parse_args(argv)
    if not arguments.package.isidentifier() or keyword.iskeyword(arguments.package):
        parser.error(f"--package {arguments.package!r} is not a Python name")
    if arguments.spec is not None and arguments.out is None and not (arguments.stats or arguments.check):
        parser.error("--spec needs --out DIR, so that generated/ stays the client of the pinned document")
    return arguments


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.exit(main())
