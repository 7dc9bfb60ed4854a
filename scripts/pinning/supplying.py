"""`spec.py sdk` without `--show`, `--all` or `--write`: the newest official package and the base -> supplement.yaml, official-names.yaml and the lock.

Rule: `supply` writes nothing; the files are replaced together or not at all.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interface import PackageUnreadable
from official import Reading, read
from pipeline import overlay
from pipeline.errors import SpecUnreadable
from pipeline.load import load
from supplement import made

from . import files, lock, wheels
from .lock import Wheel

SUPPLEMENT, NAMES = "supplement.yaml", "official-names.yaml"


@dataclass(frozen=True)
class Supplied:
    """What the two packages make of the files in spec/, and what could not be read of the newest one."""

    newest: Wheel
    base: Wheel
    facts: dict[str, Any]
    """The spec after its overlays."""
    nearest: Reading
    """What the base says."""
    contents: dict[Path, bytes]
    summary: tuple[str, ...]
    unread: tuple[str, ...]
    """Places that could not be read, with the version, the file and the line."""
    left: tuple[str, ...]

    @property
    def changed(self) -> list[str]:
        """The names of the files that would be another."""
        return [path.name for path, data in self.contents.items() if files.current(path) != data]

    def check(self) -> None:
        """Raise SpecUnreadable, with every place, if not everything that the newest package says is in the files."""
        if self.unread:
            raise SpecUnreadable(
                f"the official package could not be read in {_counted(len(self.unread), 'place')}:\n  "
                + "\n  ".join(self.unread),
                fix="teach scripts/official/ to read them; until then, `scripts/spec.py sdk --keep-unread` keeps what was "
                "known about these places, and takes the rest",
            )
        if self.left:
            raise SpecUnreadable(
                f"{self.newest.name} says more than the files, in {_counted(len(self.left), 'place')}:\n  "
                + "\n  ".join(self.left),
                fix="the fault is in scripts/supplement/",
            )

    def write(self) -> None:
        """Replace the files that are another, all or none. Raises OSError."""
        files.replace({path: data for path, data in self.contents.items() if files.current(path) != data})


def supply(spec: Path, newest: str, base: str | None, progress: wheels.Progress) -> Supplied:
    """Make the files in the folder `spec` anew; both packages are named as in `wheels.taken`. Raises PipelineError."""
    tables = lock.read(spec / lock.NAME)
    _check_pinned(spec, tables)
    document = load(spec / "openapi.yaml", lock=spec / lock.NAME).data
    overlays, _ = overlay.parted(overlay.read(spec / "overlays"))
    facts, _ = overlay.apply(document, overlays, idle="report")
    with wheels.taken(newest, base, tables, progress) as (first, second):
        readings = [_read(each, progress) for each in (first, second)]
    progress("comparing the spec and the two packages")
    found = made(
        facts,
        readings[1],
        readings[0],
        previous=files.current(spec / SUPPLEMENT) or b"",
        names=files.current(spec / NAMES) or b"",
        taken=_taken_names(spec / "surface.toml"),
    )
    contents = {SUPPLEMENT: found.supplement, NAMES: found.names}
    tables = dict(lock.with_official(tables, first.pin, second.pin, contents))
    return Supplied(
        first.pin,
        second.pin,
        facts,
        readings[1],
        {spec / name: data for name, data in {**contents, lock.NAME: lock.written(tables)}.items()},
        found.summary,
        tuple(
            f"{each.pin.name}: {stranger}"
            for each, reading in zip((first, second), readings, strict=True)
            for stranger in reading.strangers
        ),
        found.left,
    )


def _check_pinned(spec: Path, tables: dict[str, Any]) -> None:
    """What is kept and how things are called is only in these files: one that was cut or edited would lose it unseen."""
    pinned = tables.get("official", {}).get("files", {}) if isinstance(tables.get("official", {}), dict) else {}
    for name, sha256 in lock.found(spec, pinned).items():
        if sha256 != pinned[name]:
            raise SpecUnreadable(
                f"{name} {'is not the file that lock.toml pins' if sha256 else 'is not there'}",
                fix=f"restore it (git checkout spec/{name}); to begin anew, delete {SUPPLEMENT}, {NAMES} and [official] in lock.toml",
            )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _read(taken: wheels.Taken, progress: wheels.Progress) -> Reading:
    progress(f"reading {taken.pin.name}")
    try:
        return read(taken.path)
    except PackageUnreadable as error:
        raise SpecUnreadable(str(error), fix="name another wheel") from error


def _taken_names(surface: Path) -> Iterator[str]:
    """Yield the names of classes that surface.toml has given away."""
    tables = tomllib.loads(surface.read_text("utf-8")) if surface.is_file() else {}
    yield from tables.get("classes", {}).values()
    for name, other in tables.get("names", {}).items():
        yield from (name, other)


# --- the command -----------------------------------------------------------------------------------------------------


def extend(parser: argparse.ArgumentParser) -> None:
    """Add to the command `sdk` what concerns the files in spec/."""
    parser.add_argument(
        "--base",
        metavar="SOURCE",
        help="the package nearest to the spec (default: the pinned one, or for a new spec the last one uploaded by its day)",
    )
    parser.add_argument("--show", action="store_true", help="only read the package, and show what is in it")
    parser.add_argument("--keep-unread", action="store_true", help="write the files even if something cannot be read")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")


def wanted(options: argparse.Namespace) -> bool:
    """Tell whether the files in spec/ are meant. The folder of an unpacked wheel is only shown: it cannot be pinned."""
    return not (options.show or options.write or options.all or Path(options.source).is_dir())


def run(options: argparse.Namespace) -> int:
    """Make the files anew and write them; return the exit status. Raises PipelineError or OSError."""
    supplied = supply(
        options.spec,
        options.source,
        options.base,
        lambda message: print(f"  {message}", file=sys.stderr, flush=True),
    )
    print("\n".join(supplied.summary))
    if not options.keep_unread:
        supplied.check()
    changed = supplied.changed
    if not changed:
        print("nothing to write: spec/ is up to date")
    elif options.dry_run:
        print("nothing written (--dry-run)")
    else:
        supplied.write()
        print(f"wrote {', '.join(changed)}")
    for place in supplied.unread:
        print(place, file=sys.stderr)
    return 1 if supplied.unread else 0
