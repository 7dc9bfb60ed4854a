"""A cache of what was read: JSON on disk, keyed by the sha256 of everything it was made from.

Rule: a damaged entry, or one from another version of the programs, is ignored. Entries are JSON with
their own checksum, never pickles: write access to the folder can cost time, but never runs code.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from functools import cache as once
from pathlib import Path
from typing import Any

from pipeline.home import HOME, PACKAGED, SCRIPTS

KEPT = 16
"""How many entries are kept; the least recently used are deleted first."""


class Cache:
    """A folder of entries. Without a folder, or if it cannot be written, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, key: str) -> dict[str, Any] | None:
        """Return an entry; None if there is none or it is damaged."""
        if self.folder is None:
            return None
        path = self._path(key)
        try:
            checksum, _, text = path.read_bytes().partition(b"\n")
            if checksum != hashlib.sha256(text).hexdigest().encode():
                return None
            value = json.loads(text)
        except (OSError, ValueError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return value if isinstance(value, dict) else None

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Write an entry, whole or not at all."""
        if self.folder is None:
            return
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(prefix=".new-", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
                Path(fresh).replace(self._path(key))
            except BaseException:
                Path(fresh).unlink(missing_ok=True)
                raise
            self._forget()

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{key}.json"

    def _forget(self) -> None:
        assert self.folder is not None
        entries = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in entries[KEPT:]:
            path.unlink(missing_ok=True)


def default_folder() -> Path | None:
    """Return where entries are kept if nobody says where: in build/, or in the caches of the user. None if there are none."""
    if not PACKAGED:
        return HOME / "build" / "apidiff-cache"
    caches = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    try:
        return (Path(caches) if caches else Path.home() / ".cache") / "wherry-apidiff"
    except RuntimeError:  # an account without a home, as in some containers
        return None


def key_of(*parts: bytes) -> str:
    """Return the key of an entry: a hash of its inputs and of the programs that read them."""
    digest = hashlib.sha256(_programs())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@once
def _programs() -> bytes:
    """Return a hash of the source of every module that a canonical form depends on."""
    digest = hashlib.sha256()
    for folder in ("pipeline", "apidiff"):
        for path in sorted((SCRIPTS / folder).rglob("*.py")):
            digest.update(path.relative_to(SCRIPTS).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()
