"""Several files replaced at once: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def current(path: Path) -> bytes | None:
    """Return what is in the file; None if it is not there."""
    return path.read_bytes() if path.is_file() else None


def replace(contents: Mapping[Path, bytes]) -> None:
    """Write everything next to the files first, then swap; a failure swaps back. Raises OSError."""
    old = {path: current(path) for path in contents}
    new = {path: path.with_name(f".{path.name}.new") for path in contents}
    try:
        for path, data in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new[path].write_bytes(data)
        for path in contents:
            new[path].replace(path)
    except BaseException:
        for path, before in old.items():
            new[path].unlink(missing_ok=True)
            if before is None:
                path.unlink(missing_ok=True)
            elif current(path) != before:
                path.write_bytes(before)
        raise
