"""Descriptions from docstrings: the first paragraph, and what is said of each parameter or attribute.

Read are the sections of Google's style (`Args:`), numpy's (a line of dashes) and `:param name:` lines. The module is loaded when
there is a docstring, since its patterns take time to compile.
"""

from __future__ import annotations

import re

__all__ = ("described", "summary")

_SECTION = r"(?:Args|Arguments|Attributes|Fields|Parameters|Params)"
_GOOGLE = re.compile(rf"^([ \t]*){_SECTION}:[ \t]*\n((?:\1[ \t]+\S.*(?:\n|$)|[ \t]*\n)+)", re.MULTILINE)
_NUMPY = re.compile(rf"^([ \t]*){_SECTION}[ \t]*\n\1---+[ \t]*\n((?:.*\S.*(?:\n|$))+)", re.MULTILINE)
_FIELD = re.compile(
    r"^[ \t]*:(?:param|parameter|arg|ivar|var|attr)\s+(?:[^:\n]*\s)?\*{0,2}(\w+):[ \t]*(.*(?:\n(?![ \t]*(?::|\n|$)).*)*)",
    re.MULTILINE,
)
_NAMED = re.compile(r"\*{0,2}(\w+)\s*(?:\([^)]*\))?:\s*(.*)", re.DOTALL)


def summary(doc: str) -> str:
    """Return the first paragraph in one line."""
    first = doc.strip().partition("\n")
    if re.match(rf"{_SECTION}:?$|:\w+ ", first[0].strip()):
        return ""
    return " ".join(re.split(r"\n[ \t]*\n", doc.strip(), maxsplit=1)[0].split())


def described(doc: str) -> dict[str, str]:
    """Return what a docstring says of each parameter or attribute."""
    found = {name: " ".join(text.split()) for name, text in _FIELD.findall(doc)}
    for _, body in _GOOGLE.findall(doc):
        for entry in _entries(body):
            if match := _NAMED.fullmatch(entry):
                found[match[1]] = " ".join(match[2].split())
    for _, body in _NUMPY.findall(doc):
        for entry in _entries(body):
            head, _, text = entry.partition("\n")
            for name in re.findall(r"\w+", head.partition(":")[0]):
                found[name] = " ".join(text.split())
    return {name: text for name, text in found.items() if text}


def _entries(body: str) -> list[str]:
    """Cut the lines of a section into entries: lines that are indented further belong to the one above."""
    entries: list[str] = []
    depth: int | None = None
    for line in body.splitlines():
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        depth = indent if depth is None else depth
        if indent <= depth:
            entries.append(line.strip())
        else:
            entries[-1] += "\n" + line.strip()
    return entries

# Copied from templates/runtime/typed/docstrings.py: edit it there.
