#!/usr/bin/env python3
"""Release a version of wherry, wherry-server and wherry-tools: check, write, build, try, tag.

  release.py 0.2.0                 make the release; nothing is pushed
  release.py 0.2.0 --dry-run       do all of it in a copy, and keep nothing
  release.py --tagged v0.2.0       build and try what a tag holds, into build/release (the release workflow)

Checked before: everything is committed, on the default branch; the version comes after the last one, has entries in the
changelog, and is large enough for what the API diff finds; what was announced to go is gone. --allow NAME overrides a rule.
Then, in a clone: the version is written everywhere, and the day into the changelog; each wheel and sdist is built twice, and
both are the same; each wheel is installed into an environment of its own, and used. At the very end the commit and the tag
are brought in. If anything fails, the repository is as it was.

Exit status: 0 done; 2 wrong usage; 3 it was refused, or failed; 130 or 143 it was interrupted by Ctrl-C or SIGTERM.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it may have an older one
    sys.exit("scripts/release.py needs Python 3.11 or newer")

from needs import missing_packages

if missing_packages("release.py"):
    sys.exit(3)

import argparse
from pathlib import Path

import ending
from pipeline.errors import PipelineError
from releasing.errors import ReleaseError
from releasing.rules import RULES
from releasing.stages import release

ROOT = Path(__file__).resolve().parent.parent


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit status."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if bool(arguments.version) == bool(arguments.tagged):
        parser.error("name the version to release: make release VERSION=0.2.0")
    try:
        if arguments.tagged:
            made = release(root, arguments.tagged.removeprefix("v"))
            made.build_tagged()
        else:
            made = release(root, arguments.version)
            made.make(arguments.allow, dry=arguments.dry_run)
    except (ReleaseError, PipelineError) as error:
        print(f"release.py: {error}\nthe repository is as it was", file=sys.stderr)
        return 3
    except OSError as error:
        print(f"release.py: {error.strerror or error}: {error.filename}", file=sys.stderr)
        return 3
    print("", *made.lines, sep="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="release.py",
        usage="%(prog)s VERSION [options]",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("version", nargs="?", default="", metavar="VERSION", help="such as 0.2.0, or 0.2.0rc1")
    parser.add_argument("--dry-run", action="store_true", help="do everything in a copy, and keep nothing")
    parser.add_argument(
        "--allow", action="append", default=[], choices=sorted(RULES), help="override this rule (repeatable)"
    )
    parser.add_argument("--tagged", metavar="TAG", help="only build and try what this tag holds")
    return parser


if __name__ == "__main__":
    sys.exit(ending.run("release.py", main))
