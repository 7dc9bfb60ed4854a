"""The files of a package, from a wheel, an sdist or a folder, and its metadata.

Rule: archives are read in memory; nothing is unpacked, imported or run.
"""

from __future__ import annotations

import io
import re
import tokenize
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath

from .archives import PackageUnreadable, read_members

MANIFEST = "api-surface.json"
_WANTED = ("*.py", "*.pyi", MANIFEST, "METADATA", "PKG-INFO", "pyproject.toml")
_SKIPPED = frozenset({"tests", "test", "docs", "examples", "build", "dist", "node_modules", "scripts"})


@dataclass(frozen=True)
class PackageFiles:
    """`files` are the modules of one import package (`types/chat.py`), relative to its folder."""

    package: str
    files: dict[str, str]
    version: str = ""
    requires_python: str = ""
    dependencies: tuple[str, ...] = ()
    manifest: bytes | None = field(default=None, repr=False)
    """Its own api-surface.json, if it has one."""
    unreadable: tuple[str, ...] = ()
    """Modules that cannot be decoded, each with the line."""


def read_source(path: Path) -> PackageFiles:
    """Read a wheel, an sdist, the folder of a package, or a folder that holds one (site-packages, a checkout).

    Raises PackageUnreadable where there is no package, or more than one.
    """
    if path.is_dir():
        return _from_folder(path)
    if not path.exists():
        raise PackageUnreadable(f"{path} does not exist")
    members = read_members(path, lambda name: any(map(PurePosixPath(name).match, _WANTED)))
    return _from_members(members, path.name)


def _from_folder(folder: Path) -> PackageFiles:
    if (folder / "__init__.py").is_file():
        members = _files_of(folder, folder.parent)
        for beside in sorted(folder.parent.glob(f"{_loose(folder.name)}-*.dist-info/METADATA")):
            members[beside.relative_to(folder.parent).as_posix()] = beside.read_bytes()
        return _from_members(members, str(folder), wanted=folder.name)
    return _from_members(_files_of(folder, folder), str(folder))


def _files_of(folder: Path, root: Path) -> dict[str, bytes]:
    found = (each for pattern in _WANTED for each in folder.rglob(pattern) if each.is_file() or each.is_symlink())
    return {
        each.relative_to(root).as_posix(): each.read_bytes()
        for each in sorted(found)
        if not any(part.startswith(".") for part in each.relative_to(root).parts)
    }


def _loose(name: str) -> str:
    return re.sub(r"[-_.]+", "[-_.]", name)


def _from_members(members: dict[str, bytes], label: str, wanted: str = "") -> PackageFiles:
    packages = [wanted] if wanted else sorted(_packages(members))
    if not packages:
        raise PackageUnreadable(f"{label} holds no Python package (no __init__.py)")
    if len(packages) > 1:
        raise PackageUnreadable(f"{label} holds several packages: {', '.join(packages)}; name the folder of one")
    (root,) = packages
    files: dict[str, str] = {}
    unreadable = []
    for name, data in members.items():
        if not name.startswith(f"{root}/") or not name.endswith((".py", ".pyi")):
            continue
        inner = name[len(root) + 1 :]
        try:
            text = _text(data)
        except PackageUnreadable as error:
            unreadable.append(f"{inner}{error}")
            continue
        if inner.endswith(".pyi") or inner + "i" not in files:  # a stub has more types than its module
            files[inner.removesuffix("i") if inner.endswith(".pyi") else inner] = text
    version, requires, dependencies = _metadata(members)
    return PackageFiles(
        PurePosixPath(root).name,
        dict(sorted(files.items())),
        version,
        requires,
        dependencies,
        members.get(f"{root}/{MANIFEST}"),
        tuple(sorted(unreadable)),
    )


def _text(data: bytes) -> str:
    """Decode a module as Python does: as UTF-8, or as its first lines say. Raises PackageUnreadable with the line."""
    encoding = "utf-8"
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackageUnreadable(f": line {line}: byte 0x{data[error.start]:02x} is not {encoding}") from error
    except (SyntaxError, LookupError) as error:
        raise PackageUnreadable(f": line 1: {error}") from error


def _packages(members: Iterable[str]) -> list[str]:
    """Return the outermost folders with an `__init__.py`, except tests and examples."""
    folders = {str(PurePosixPath(name).parent) for name in members if PurePosixPath(name).name == "__init__.py"}
    outer = [each for each in folders if not any(str(parent) in folders for parent in PurePosixPath(each).parents)]
    return [each for each in outer if not _SKIPPED.intersection(PurePosixPath(each).parts) and each != "."]


def _metadata(members: dict[str, bytes]) -> tuple[str, str, tuple[str, ...]]:
    """Return version, supported Pythons and dependencies, from the metadata or else from pyproject.toml."""
    for name in sorted(members, key=lambda name: (name.count("/"), name)):
        if PurePosixPath(name).name in ("METADATA", "PKG-INFO"):
            headers = HeaderParser().parse(io.StringIO(members[name].decode("utf-8", "replace")))
            dependencies = tuple(sorted(map(str, headers.get_all("Requires-Dist", []))))
            return str(headers.get("Version", "")), str(headers.get("Requires-Python", "")), dependencies
    for name in sorted(members, key=lambda name: (name.count("/"), name)):
        if PurePosixPath(name).name == "pyproject.toml":
            return project_metadata(members[name].decode("utf-8", "replace"))[1:]
    return "", "", ()


def project_metadata(text: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Return name, version, supported Pythons and dependencies of a pyproject.toml."""
    try:
        project = tomllib.loads(text).get("project", {})
    except tomllib.TOMLDecodeError:
        return "", "", "", ()
    dependencies = tuple(sorted(map(str, project.get("dependencies", ()))))
    return (
        str(project.get("name", "")),
        str(project.get("version", "")),
        str(project.get("requires-python", "")),
        dependencies,
    )
