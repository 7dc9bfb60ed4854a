"""spec/agreement.toml: classes of differences, why they are there, and who is right.

Each entry of `[[class]]` has `name`, `right` (spec, package, both or neither) and `reason`, and says which differences it
is about: `metric` (`body literals`), `difference` (`only in the wheel`), `where` (the place in words) and `at` (the place
in the spec). Each is a pattern, or a list of them, in which `*` stands for anything; what is left out is any. A difference
belongs to the first class that fits.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import SpecUnreadable
from supplement.finding import Finding

NAME = "agreement.toml"
RIGHT = ("spec", "package", "both", "neither")
_PATTERNS = ("metric", "difference", "where", "at")
_FIX = "correct it; the classes are described in scripts/agreement/reasons.py"


@dataclass(frozen=True, slots=True)
class Reason:
    """A class of differences."""

    name: str
    right: str
    reason: str
    patterns: Mapping[str, re.Pattern[str]]

    def fits(self, finding: Finding) -> bool:
        """Tell whether a difference is of this class."""
        said = {
            "metric": finding.metric,
            "difference": finding.difference,
            "where": finding.where,
            "at": finding.mine,
        }
        return all(pattern.fullmatch(said[key]) for key, pattern in self.patterns.items())


@dataclass(frozen=True, slots=True)
class Explained:
    """The differences of each class, those of none, and the classes that no difference is left of."""

    classes: tuple[tuple[Reason, tuple[Finding, ...]], ...]
    unexplained: tuple[Finding, ...]
    idle: tuple[Reason, ...]


def read(path: Path) -> list[Reason]:
    """Return the classes of the file. Raises SpecUnreadable."""
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("class", [])
    except FileNotFoundError as error:
        raise SpecUnreadable(f"there is no {path.name}", fix="restore spec/agreement.toml") from error
    except ValueError as error:
        raise SpecUnreadable(f"{path.name} cannot be read: {error}", fix=_FIX) from error
    return [_reason(entry, f"{path.name}, class {number}") for number, entry in enumerate(entries, 1)]


def _reason(entry: Any, place: str) -> Reason:
    if not isinstance(entry, dict) or entry.keys() - {"name", "right", "reason", *_PATTERNS}:
        raise SpecUnreadable(f"{place} has a key that means nothing", fix=_FIX)
    texts = [entry.get(key) for key in ("name", "right", "reason")]
    if not all(isinstance(text, str) and text for text in texts) or entry["right"] not in RIGHT:
        raise SpecUnreadable(f"{place} needs a name, a reason, and who is right: {', '.join(RIGHT)}", fix=_FIX)
    patterns = {key: _pattern(entry[key], place) for key in _PATTERNS if key in entry}
    if not patterns:
        raise SpecUnreadable(f"{place} does not say which differences it is about", fix=_FIX)
    return Reason(entry["name"], entry["right"], entry["reason"], patterns)


def _pattern(value: Any, place: str) -> re.Pattern[str]:
    texts = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) for text in texts):
        raise SpecUnreadable(f"{place} has a pattern that is neither a text nor a list of texts", fix=_FIX)
    return re.compile("|".join(".*".join(re.escape(part) for part in text.split("*")) for text in texts), re.DOTALL)


def explained(findings: Iterable[Finding], reasons: Iterable[Reason]) -> Explained:
    """Sort the differences into the classes."""
    classes: dict[int, tuple[Reason, list[Finding]]] = {id(each): (each, []) for each in reasons}
    unexplained: list[Finding] = []
    for finding in findings:
        if finding.agrees:
            continue
        fitting = next((found for reason, found in classes.values() if reason.fits(finding)), None)
        (unexplained if fitting is None else fitting).append(finding)
    return Explained(
        tuple((reason, tuple(found)) for reason, found in classes.values() if found),
        tuple(unexplained),
        tuple(reason for reason, found in classes.values() if not found),
    )
