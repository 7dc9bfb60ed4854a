"""The stage `inject`: the hand-written runtime goes into the package as it is, under one line that says where from.

In the client of another service it has no part that is for Azure, and its variables begin with that service's name.
"""

from __future__ import annotations

from pathlib import Path

from .package import Brand

_ONLY_OURS = ("azure.py",)
_VARIABLES = "OPENAI_"


def inject(folder: Path, brand: Brand | None = None) -> dict[str, str]:
    """Map `_runtime/…` to its text for every module of templates/runtime that the package has."""
    other = brand if brand and brand.name else None
    files: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        if other and name in _ONLY_OURS:
            continue
        text = path.read_text("utf-8")
        if other:
            text = text.replace(_VARIABLES, other.variables)
        source = f"{folder.parent.name}/{folder.name}/{name}"
        files[f"_runtime/{name}"] = f"# Copied from {source} by scripts/generate.py. Edit it there.\n" + text
    return files
