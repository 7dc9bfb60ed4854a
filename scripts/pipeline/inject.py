"""The stage `inject`: the hand-written runtime goes into the package as it is, under one line that says where from."""

from __future__ import annotations

from pathlib import Path


def inject(folder: Path) -> dict[str, str]:
    """Map `_runtime/…` to its text for every module of templates/runtime."""
    files: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        source = f"{folder.parent.name}/{folder.name}/{name}"
        files[f"_runtime/{name}"] = f"# Copied from {source} by scripts/generate.py. Edit it there.\n" + path.read_text(
            "utf-8"
        )
    return files
