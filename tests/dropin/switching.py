"""Change the import of a program from `openai` to wherry, and nothing else."""

from __future__ import annotations

import re

__all__ = ("switched",)

RULES = (
    (re.compile(r"^(\s*)from openai\b", re.MULTILINE), r"\1from wherry"),
    (re.compile(r"^([ \t]*)import openai([ \t]*(#.*)?)$", re.MULTILINE), r"\1import wherry as openai\2"),
    (re.compile(r"^([ \t]*)import openai,", re.MULTILINE), r"\1import wherry as openai,"),
    (re.compile(r"^([ \t]*)import openai(\.\S+)? as ", re.MULTILINE), r"\1import wherry\2 as "),
    (
        re.compile(r"^([ \t]*)import openai(\.[a-z_.]+)([ \t]*(#.*)?)$", re.MULTILINE),
        r"\1import wherry\2, wherry as openai\3",
    ),
    (re.compile(r"\b(patch|setattr)\(([\"'])openai\."), r"\1(\2wherry."),
)
"""The commands on docs/from-openai.md do the same."""


def switched(program: str) -> str:
    """Return the program with the imports of `openai`, and the paths that it patches, changed to wherry."""
    for pattern, text in RULES:
        program = pattern.sub(text, program)
    return program
