"""`spec.py sdk --show`, `--all` and `--write`: read the official package alone. `pinning.supplying` has the rest of `sdk`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from interface import PackageUnreadable
from pipeline.errors import SpecUnreadable

from .archive import PACKAGE, taken
from .document import written
from .reading import Reading, read

NAME = "sdk"


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the command to the parsers of spec.py, and return its parser."""
    parser: argparse.ArgumentParser = commands.add_parser(
        NAME,
        help="take the newest official package",
        description="Read the official Python package, and write what it says and the spec does not to spec/supplement.yaml.\n"
        "Nothing of the package is run. What cannot be read is listed with file and line; then the exit status is 1,\n"
        "and no file is written.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "source",
        nargs="?",
        default=PACKAGE,
        metavar="SOURCE",
        help=f"a wheel, the folder of an unpacked one, or a version for pip to download: {PACKAGE}==2.38.0 (default: the newest)",
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="only write all that the package says, to this file")
    parser.add_argument(
        "--all", action="store_true", help="like --show, with all second names, helpers and types that nothing mentions"
    )
    return parser


def run(options: argparse.Namespace) -> int:
    """Run the command; return the exit status: 1 if something could not be read. Raises SpecUnreadable."""
    with taken(options.source) as archive:
        try:
            reading = read(archive.path)
        except PackageUnreadable as error:
            raise SpecUnreadable(str(error), fix="name another wheel") from error
    print("\n".join(summary(reading, name=archive.name, sha256=archive.sha256)))
    if options.all:
        print("\n".join(details(reading)))
    if options.write is not None:
        data = written(reading)
        options.write.write_bytes(data)
        print(f"wrote {options.write.name} ({len(data):,} bytes)")
    for stranger in reading.strangers:
        print(stranger, file=sys.stderr)
    if reading.strangers:
        print(f"{len(reading.strangers)} places could not be read", file=sys.stderr)
    return 1 if reading.strangers else 0


def summary(reading: Reading, *, name: str, sha256: str = "") -> list[str]:
    """Return what is in a wheel, in lines."""
    operations = list(reading.operations.values())
    kinds = Counter(each.kind for each in reading.types.values())
    pages = sum(bool(each.answer.page) for each in operations)
    streams = sum(bool(each.answer.stream) for each in operations)
    parameters = sum(len(each.parameters) + len(each.body.arguments if each.body else ()) for each in operations)
    return [
        f"package     {name}",
        *([f"            sha256 {sha256}"] if sha256 else []),
        f"operations  {len(operations)} in {len(reading.tree)} resources, {sum(len(each.names) for each in operations)} second names, "
        f"{len(reading.helpers)} helpers",
        f"parameters  {parameters}",
        f"answers     {pages} pages, {streams} streams",
        f"types       {len(reading.types)}: {kinds['model']} models, {kinds['dict']} dicts, {kinds['alias']} aliases; "
        f"{len(reading.unused)} that nothing mentions",
        f"events      {len(reading.webhooks)} webhooks, {len(reading.sockets)} unions of socket events",
        f"unread      {len(reading.strangers)}",
    ]


def details(reading: Reading) -> list[str]:
    """Return the methods that are no operation, and the types that nothing mentions, each with the reason."""
    lines = []
    for operation in reading.operations.values():
        lines += [
            f"{each.name}: sends what {operation.method} sends ({each.why or 'the same'})" for each in operation.names
        ]
    lines += [f"{each.name}: {each.why}" for each in reading.helpers]
    lines += [f"{key}: {why or 'nothing mentions it'}" for key, why in reading.unused.items()]
    return lines
