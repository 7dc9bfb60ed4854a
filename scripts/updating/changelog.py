"""CHANGELOG.md: the API changes of an update have a block of their own below [Unreleased].

Rule: the block is between two marks, and an update replaces it. Everything else in the file stays as it is.
"""

from __future__ import annotations

import datetime
import re

from pipeline.errors import PipelineError

START = "<!-- api changes: written by scripts/update.py, replaced by its next run -->"
END = "<!-- end of api changes -->"
_UNRELEASED = re.compile(r"^## \[Unreleased\][^\n]*\n", re.MULTILINE)
_BLOCK = re.compile(rf"{re.escape(START)}\n.*?{re.escape(END)}\n?", re.DOTALL)
_NEXT = re.compile(r"^## ", re.MULTILINE)
_SECTION = re.compile(r"^## \[?(?P<version>[0-9][^\]\s]*)\]?(?: - (?P<day>\S+))?[ ]*$", re.MULTILINE)


def with_changes(text: str, entries: str, since: str) -> str:
    """Return the text with the entries below [Unreleased], in place of those of an earlier update."""
    heading = _UNRELEASED.search(text)
    if not heading:
        raise PipelineError(
            "CHANGELOG.md has no section [Unreleased]", fix="add `## [Unreleased]` above the first version"
        )
    following = _NEXT.search(text, heading.end())
    end = following.start() if following else len(text)
    section = _BLOCK.sub("", text[heading.end() : end]).strip("\n")
    if entries.strip():
        nested = re.sub(r"^### ", "#### ", entries.strip("\n"), flags=re.MULTILINE)
        block = f"{START}\n\n### API changes since {since}\n\n{nested}\n\n{END}"
        section = f"{section}\n\n{block}" if section else block
    middle = f"\n{section}\n\n" if section else "\n"
    return text[: heading.end()] + middle + text[end:]


def released(text: str, version: str) -> str:
    """Return the text with what is below [Unreleased] moved to a version, and [Unreleased] empty."""
    heading = _UNRELEASED.search(text)
    if not heading:
        raise PipelineError(
            "CHANGELOG.md has no section [Unreleased]", fix="add `## [Unreleased]` above the first version"
        )
    unmarked = text[heading.end() :].replace(f"{START}\n\n", "", 1).replace(f"\n{END}\n", "", 1)
    return f"{text[: heading.end()]}\n## [{version}]\n{unmarked}"


def sections(text: str) -> dict[str, str]:
    """Return the version of each section, newest first, with the day that is beside it, or ""."""
    return {found["version"]: found["day"] or "" for found in _SECTION.finditer(text)}


def unreleased(text: str) -> str:
    """Return what stands below [Unreleased], without marks and empty lines around it."""
    heading = _UNRELEASED.search(text)
    if not heading:
        return ""
    following = _NEXT.search(text, heading.end())
    section = text[heading.end() : following.start() if following else len(text)]
    return section.replace(START, "").replace(END, "").strip()


def dated(text: str, version: str, day: datetime.date) -> str:
    """Return the text with a day beside a version. Without a section of its own, it gets what is below [Unreleased]."""
    if version not in sections(text):
        text = released(text, version)
    return text.replace(f"## [{version}]\n", f"## [{version}] - {day.isoformat()}\n", 1)
