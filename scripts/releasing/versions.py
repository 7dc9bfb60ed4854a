"""Versions of releases: three numbers, and for a pre-release a, b or rc with a number, as PEP 440 writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import ReleaseError

_NUMBER = r"(?:0|[1-9][0-9]*)"
_FORM = re.compile(rf"({_NUMBER})\.({_NUMBER})\.({_NUMBER})(?:(a|b|rc)({_NUMBER}))?")
_FINAL = ("z", 0)
"""Greater than any pre-release."""


@dataclass(frozen=True, order=True)
class Version:
    """A version, ordered as package indexes order them: 0.2.0a1 < 0.2.0rc1 < 0.2.0."""

    numbers: tuple[int, int, int]
    stage: tuple[str, int] = _FINAL

    def __str__(self) -> str:
        tail = "" if self.is_final else f"{self.stage[0]}{self.stage[1]}"
        return ".".join(map(str, self.numbers)) + tail

    @property
    def is_final(self) -> bool:
        return self.stage == _FINAL

    @property
    def tag(self) -> str:
        return f"v{self}"


def parse(text: str) -> Version:
    """Read a version. Raises ReleaseError if it does not have the one form that is used here."""
    found = _FORM.fullmatch(text)
    if not found:
        raise ReleaseError(
            f"{text!r} is not a version as this repository writes them: three numbers (0.2.0), "
            "and for a pre-release a, b or rc with a number after them (0.2.0rc1)"
        )
    major, minor, patch, stage, number = found.groups()
    return Version((int(major), int(minor), int(patch)), (stage, int(number)) if stage else _FINAL)


def of_tags(names: list[str]) -> list[Version]:
    """Return the versions that tags name, smallest first; other tags are left out."""
    return sorted(parse(name[1:]) for name in names if name.startswith("v") and _FORM.fullmatch(name[1:]))
