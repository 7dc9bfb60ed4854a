"""The members of a wheel or an sdist, read in memory: only those that are wanted, up to a limit.

Rule: an archive is read whole or refused by name. Links out of it, encrypted and damaged members are never skipped.
"""

from __future__ import annotations

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

MAX_READ = 256 << 20
"""Limit in bytes for all wanted members together, unpacked."""
MAX_WALKED = 4 << 30
"""Limit in bytes for all members of a tar archive, which must be unpacked to be listed."""
_DAMAGED = (OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, tarfile.TarError, zlib.error)
"""RuntimeError: an encrypted member; its subclass NotImplementedError: an unknown compression."""


class PackageUnreadable(ValueError):
    """No Python package could be read; the message says what was found instead."""


def read_members(path: Path, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted members of a wheel or an sdist. Raises PackageUnreadable."""
    place = path.name
    found: dict[str, bytes] = {}
    left = MAX_READ
    try:
        if zipfile.is_zipfile(path):
            members = _of_zip(path, wanted)
        elif tarfile.is_tarfile(path):
            members = _of_tar(path, wanted)
        else:
            raise PackageUnreadable(f"{path.name} is neither a wheel, an sdist nor a folder")
        for name, read in members:
            place = f"{path.name}/{name}"
            if name.startswith("/") or ".." in PurePosixPath(name).parts:
                raise PackageUnreadable(f"{place} lies outside of the archive")
            found[name] = read(left + 1)
            left -= len(found[name])
            if left < 0:
                raise PackageUnreadable(f"{path.name} unpacks to more than {MAX_READ >> 20} MiB of source")
    except PackageUnreadable:
        raise
    except _DAMAGED as error:
        raise PackageUnreadable(f"{place} cannot be read: {error or type(error).__name__}") from error
    return found


def _of_zip(path: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Callable[[int], bytes]]]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir() or not wanted(info.filename):
                continue
            if stat.S_ISLNK(info.external_attr >> 16):
                raise PackageUnreadable(f"{path.name}/{info.filename} is a link; a wheel holds files alone")
            with archive.open(info) as file:
                yield info.filename, file.read


def _of_tar(path: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Callable[[int], bytes]]]:
    with tarfile.open(path) as archive:
        walked = 0
        chosen = []
        for member in archive:
            walked += member.size
            if walked > MAX_WALKED:
                raise PackageUnreadable(f"{path.name} unpacks to more than {MAX_WALKED >> 30} GiB")
            if wanted(member.name) and not member.isdir():
                chosen.append(member)
        for member in chosen:
            try:
                file = archive.extractfile(member)
            except KeyError as error:
                raise PackageUnreadable(
                    f"{path.name}/{member.name} is a link to {member.linkname}, which the archive does not hold"
                ) from error
            if file is None:
                raise PackageUnreadable(f"{path.name}/{member.name} is not a file")
            with file:
                yield member.name, file.read
