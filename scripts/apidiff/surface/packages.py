"""A wheel, an sdist or a folder with a Python package -> its manifest.

Rule: a package's own manifest counts; a package without one is read from its source, never imported.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from interface import PackageUnreadable, interface_of, read_source
from interface.package_files import MANIFEST
from pipeline.manifest.short import whole

from .model import FORMATS


def read_package(path: Path | str) -> dict[str, Any]:
    """Return the manifest of a package.

    Raises PackageUnreadable for what holds no package, and for a package with a module that cannot be read: nobody can
    know what it offers.
    """
    source = read_source(Path(path))
    if source.manifest is not None:
        return _own(source.manifest, source.package)
    interface, broken = interface_of(source.files, source.package)
    if unreadable := [*source.unreadable, *broken]:
        more = f" (and {len(unreadable) - 1} more modules)" if len(unreadable) > 1 else ""
        raise PackageUnreadable(f"in {source.package}, {unreadable[0]}{more}")
    return {
        "format": FORMATS[-1],
        "package": source.package,
        "version": source.version,
        "interface": interface,
        "python": {"requires": source.requires_python, "dependencies": list(source.dependencies)},
    }


def _own(data: bytes, package: str) -> dict[str, Any]:
    try:
        manifest = json.loads(data)
    except RecursionError as error:
        raise PackageUnreadable(f"{package}/{MANIFEST} is nested too deeply") from error
    except ValueError as error:
        raise PackageUnreadable(f"{package}/{MANIFEST} is not valid JSON: {error}") from error
    if not isinstance(manifest, dict):
        raise PackageUnreadable(f"{package}/{MANIFEST} is not a surface manifest")
    return whole(manifest)
