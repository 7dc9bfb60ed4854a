"""The sections of api-surface.json that do not follow from the document: exported names, and what the package needs.

Rule: they are read from the files that are written, not from the templates, so that they say what a program can import.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interface import interface_of, project_metadata

from ..errors import PipelineError

_ELSEWHERE = ("models", "params", "resources", "types")
"""Packages whose contents have sections of their own, or are names for what has."""


def exports(files: Mapping[str, str], package: str) -> dict[str, Any]:
    """Return the section `interface`: exported names, errors and their bases, constructors, pages and streams."""
    sources = {
        name: text
        for name, text in files.items()
        if name.endswith(".py") and not name.startswith(tuple(f"{each}/" for each in _ELSEWHERE))
    }
    sources |= {f"{each}/__init__.py": "" for each in _ELSEWHERE if f"{each}/__init__.py" in files}
    found, broken = interface_of(sources, package)
    if broken:
        raise PipelineError(f"a file that is not valid Python: {broken[0]}", fix="correct its template")
    for entry in found["classes"].values():
        # What the API is divided into stands under `resources`.
        entry["fields"] = [each for each in entry["fields"] if f"{package}.resources." not in each["type"]]
    return found


def requirements(root: Path, package: str) -> dict[str, Any] | None:
    """Return the section `python`: what pyproject.toml requires, if it is the project of this package."""
    path = root / "pyproject.toml"
    if not path.is_file():
        return None
    name, _, requires_python, dependencies = project_metadata(path.read_text("utf-8"))
    return {"requires": requires_python, "dependencies": list(dependencies)} if name == package else None
