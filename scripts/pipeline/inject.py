"""The stage `inject`: the hand-written runtime goes into the package as it is, under one line that says where from.

In the client of another service it has no part that is for Azure, its base error, its variables and what it calls itself
are named after that service, and no address stands in for one that is missing.
"""

from __future__ import annotations

import re
from pathlib import Path

from .package import OURS, Brand

_ONLY_OURS = ("client/azure.py", "client/azure_address.py")


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
            text = _named_after(other, text)
        source = f"{folder.parent.name}/{folder.name}/{name}"
        files[f"_runtime/{name}"] = f"# Copied from {source} by scripts/generate.py. Edit it there.\n" + text
    return files


def _named_after(brand: Brand, text: str) -> str:
    text = text.replace(OURS.variables, brand.variables).replace('"https://api.openai.com/v1"', '""')
    text = re.sub(rf"\b{OURS.error}\b", brand.error, text)
    return re.sub(rf"\b{OURS.user_agent}\b", brand.user_agent.partition("/")[0], text)
