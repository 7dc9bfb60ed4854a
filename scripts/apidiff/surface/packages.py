"""A wheel, an sdist or a folder with a Python package -> its manifest.

Rule: the manifest that a package comes with is what counts; one without is read from its source, never imported.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from interface import interface_of, read_source

from .model import FORMATS


def read_package(path: Path | str) -> dict[str, Any]:
    """Return the manifest of a package.

    Raises SourceUnreadable for what holds no package. Modules that cannot be parsed are listed under `unreadable`.
    """
    source = read_source(Path(path))
    if source.manifest is not None:
        manifest: dict[str, Any] = json.loads(source.manifest)
        return manifest
    interface, broken = interface_of(source.files, source.package)
    manifest = {
        "format": FORMATS[-1],
        "package": source.package,
        "version": source.version,
        "interface": interface,
        "python": {"requires": source.requires_python, "dependencies": list(source.dependencies)},
    }
    if unreadable := [*broken, *source.unreadable]:
        manifest["unreadable"] = unreadable
    return manifest
