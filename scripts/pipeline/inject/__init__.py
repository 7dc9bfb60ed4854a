"""The stage `inject`: the hand-written runtime becomes part of the package, and each async module gets its sync twin.

A module `async_x.py` of templates/runtime is the source of `sync_x.py`, which exists in the package alone (see twins).
Everything else is copied as it is. A comment at the end of a file, where it moves no line, says which file to edit.

In the client of another service, whatever is for Azure is left out, and so is the command; the base error, the environment variables and the
user agent are named after that service, and no default address takes the place of one that is missing.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..errors import PipelineError
from ..package import OURS, Brand
from .twins import check_used, derive

__all__ = ("inject",)

_ONLY_OURS = (
    "client/azure.py",
    "client/azure_address.py",
    "client/module_client.py",
    "client/official_advice.py",
    "transports/http/own_client.py",
)
_STAY_WITH_OURS = ("command/", "bulk/embedding/")
"""How names begin of what is for the operations of OpenAI alone: the command, and embeddings in packs."""


def inject(folder: Path, brand: Brand | None = None, *, compat: bool = True) -> dict[str, str]:
    """Map `_runtime/…` to its text for every module of templates/runtime that the package has.

    `compat`: whether there is an official package, whose clients the room of that name stands in for.

    Raises PipelineError for an async module that has no sync twin, and for a name in the table of twins that is not used.
    """
    other = brand if brand and brand.name else None
    used: set[str] = set()
    files: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        if other and name in _ONLY_OURS:
            continue
        is_left_out = (not compat and name.startswith("compat/")) or (other and name.startswith(_STAY_WITH_OURS))
        text = path.read_text("utf-8")
        if other:
            text = _named_after(other, text)
        origin = f"{folder.parent.name}/{folder.name}/{name}"
        if not is_left_out:
            files[f"_runtime/{name}"] = f"{text}\n# Copied from {origin}: edit it there.\n"
        if path.name.startswith("async_"):
            twin = path.with_name(f"sync_{path.name.removeprefix('async_')}")
            if twin.exists():
                raise PipelineError(f"{twin} is written by hand, and {path.name} is its source", fix="delete it")
            derived, needed = derive(text, origin)
            used |= needed
            if is_left_out:
                continue
            name = twin.relative_to(folder).as_posix()
            files[f"_runtime/{name}"] = f"{derived}\n# Derived from {origin}: edit it there.\n"
    check_used(used)
    return dict(sorted(files.items()))


def _named_after(brand: Brand, text: str) -> str:
    text = text.replace(OURS.variables, brand.variables).replace('"https://api.openai.com/v1"', '""')
    for old, new in ((OURS.error, brand.error), (OURS.user_agent, brand.user_agent.partition("/")[0])):
        if old in text:  # faster than the expression, which most modules have no match for
            text = re.sub(rf"\b{old}\b", new, text)
    return text
