"""Versions: the next one that a verdict requires, and whether a declared one is enough.

The verdict (major, minor, patch) holds from 1.0.0 on. Before it, as Semantic Versioning allows and Python packages do,
everything moves down by one: a break requires a new minor version, anything else a new patch version.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import SettingsInvalid
from ..finding import Bump

_VERSION = re.compile(r"v?(\d+)\.(\d+)\.(\d+)(?:[-.+]?(?:a|b|rc|dev|post|alpha|beta).*|[-+].*)?")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Three numbers; anything after them (`rc1`, `.dev0`, `-beta.2`) is ignored."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def parse(text: str) -> Version:
    """Read a version such as `1.4.0`, `v1.4.0` or `2.0.0rc1`. Raises SettingsInvalid."""
    found = _VERSION.fullmatch(text.strip())
    if not found:
        raise SettingsInvalid(f"{text!r} is not a version", fix="write three numbers: 1.4.0")
    return Version(*map(int, found.groups()))


def effective(present: Version, bump: Bump) -> Bump:
    """Return the part of the version to raise: below 1.0.0, one lower than the verdict says."""
    return bump if present.major else Bump(max(bump - 1, Bump.PATCH))


def next_version(present: Version, bump: Bump) -> Version:
    """Return the smallest version after `present` that a verdict allows."""
    place = effective(present, bump)
    if place is Bump.MAJOR:
        return Version(present.major + 1, 0, 0)
    if place is Bump.MINOR:
        return Version(present.major, present.minor + 1, 0)
    return Version(present.major, present.minor, present.patch + 1)


def enough(present: Version, declared: Version, bump: Bump, *, changed: bool = True) -> bool:
    """Whether `declared` may follow `present`. If nothing changed, the same version is enough."""
    return declared >= (next_version(present, bump) if changed else present)
