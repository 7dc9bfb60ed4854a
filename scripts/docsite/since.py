"""Which version brought a method or an argument: the released manifests, read from the tags of the repository.

What the first release had is not marked. Without tags (an unpacked sdist, a clone without history) nothing is; the first page of the
reference says which releases were compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import wherry
from docsite import facts
from docsite.places import ROOT
from pipeline.manifest.short import whole
from releasing import git, versions
from releasing.errors import ReleaseError

MANIFEST = "generated/wherry/api-surface.json"


@dataclass(frozen=True)
class Since:
    """What releases brought."""

    releases: tuple[str, ...] = ()
    """All that were compared, the oldest first."""
    brought: Mapping[str, str] = field(default_factory=dict)
    """`files.create`, or `files.create.purpose` for an argument -> the version, if it is newer than the oldest."""


@cache
def known() -> Since:
    """What the releases of this repository brought, up to the package that the site is built from."""
    return compared(ROOT, facts.surface(), wherry.__version__)


def compared(root: Path, now: Mapping[str, Any], version: str) -> Since:
    """Compare the manifests of all releases that lead to HEAD, and at last the one of today."""
    try:
        released = [each for each in versions.of_tags(git.tags(root)) if each.is_final]
    except ReleaseError:  # no repository
        return Since()
    had: set[str] = set()
    brought: dict[str, str] = {}
    for each in released:
        new = set(names(whole(json.loads(git.git(root, "show", f"{each.tag}:{MANIFEST}"))))) - had
        brought |= dict.fromkeys(new, str(each)) if had else {}
        had |= new
    if had:
        label = version if version != str(released[-1]) else "the next version"
        brought |= dict.fromkeys(set(names(now)) - had, label)
    return Since(tuple(map(str, released)), brought)


def names(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Yield the methods of a manifest, and their arguments."""
    for dotted, entry in manifest["resources"].items():
        for name, method in {**entry.get("methods", {}), **entry.get("hand_written", {})}.items():
            yield f"{dotted}.{name}"
            yield from (f"{dotted}.{name}.{parameter['name']}" for parameter in method["parameters"])
