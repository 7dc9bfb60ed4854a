"""spec/lock.toml: which spec, which official packages and which tools the output is made of.

  [source]          the spec as it was fetched, with the day that it is of
  [snapshot]        spec/openapi.yaml, with counts
  [official]        the newest official package; `files` are the files made of it, by sha256
  [official.base]   the official package nearest to the day of the spec; `spec` is the snapshot that it was chosen for
  [generator]       the tools that shape the output

What is not known is left out.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import SpecUnreadable

NAME = "lock.toml"
_HEADER = "# Written by `scripts/spec.py`. The generator refuses files that are not the ones pinned here."
_TABLES = ("source", "snapshot", "official", "generator")


@dataclass(frozen=True)
class Wheel:
    """One version of the official package. `name` is a requirement, `date` the day of its upload (YYYY-MM-DD)."""

    name: str
    sha256: str = ""
    date: str = ""

    @classmethod
    def pinned(cls, table: Mapping[str, Any]) -> Wheel | None:
        """Return the wheel of a table of lock.toml; None if the table names none."""
        name = table.get("name")
        return cls(name, str(table.get("sha256", "")), str(table.get("date", ""))) if isinstance(name, str) else None

    def table(self) -> dict[str, str]:
        """Return what lock.toml says about it."""
        known = {"name": self.name, "version": self.version, "date": self.date, "sha256": self.sha256}
        return {key: value for key, value in known.items() if value}

    @property
    def version(self) -> str:
        """The version that the name pins."""
        return self.name.partition("==")[2]

    def __str__(self) -> str:
        return f"{self.name} of {self.date}" if self.date else self.name


def read(path: Path) -> dict[str, Any]:
    """Return what the lock says; nothing if there is no such file. Raises SpecUnreadable."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise SpecUnreadable(f"{path.name} cannot be read: {error}", fix="delete it and pull again") from error


def written(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the text of the lock."""
    lines = [_HEADER]
    for name in _TABLES:
        if tables.get(name):
            lines += _table(name, tables[name])
    return ("\n".join(lines) + "\n").encode()


def _table(name: str, entries: Mapping[str, Any]) -> Iterator[str]:
    values = {key: value for key, value in entries.items() if not isinstance(value, Mapping)}
    if values:
        yield from ("", f"[{name}]")
        yield from (f"{_key(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    for key, value in entries.items():
        if isinstance(value, Mapping):
            yield from _table(f"{name}.{_key(key)}", value)


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else json.dumps(name)


# --- the official package --------------------------------------------------------------------------------------------


def with_official(
    tables: Mapping[str, Mapping[str, Any]], newest: Wheel, base: Wheel, files: Mapping[str, bytes]
) -> dict[str, Mapping[str, Any]]:
    """Return the tables with these two packages, and the files that were made of them."""
    official = {
        **newest.table(),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        "base": {**base.table(), "spec": tables.get("snapshot", {}).get("sha256", "")},
    }
    return {**tables, "official": official}


def newest(tables: Mapping[str, Mapping[str, Any]]) -> Wheel | None:
    """Return the pinned newest package, if there is one."""
    official = tables.get("official", {})
    return Wheel.pinned(official) if "files" in official else None


def base(tables: Mapping[str, Mapping[str, Any]]) -> Wheel | None:
    """Return the pinned base, if there is one and the spec is still the one that it was chosen for."""
    table = tables.get("official", {}).get("base", {})
    return Wheel.pinned(table) if table.get("spec") == tables.get("snapshot", {}).get("sha256") else None


# --- checks ----------------------------------------------------------------------------------------------------------


def pins(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the sha256 of each file that the lock pins, by its name in spec/."""
    snapshot = tables.get("snapshot", {})
    return {"openapi.yaml": str(snapshot.get("sha256", "")), **tables.get("official", {}).get("files", {})}


def found(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the sha256 of these files of the folder; "" for one that is not there."""
    paths = {name: folder / name for name in names}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for name, path in paths.items()
    }
