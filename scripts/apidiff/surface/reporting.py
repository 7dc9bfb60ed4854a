"""Collects what a comparison of surfaces finds: one Effect per call, each kept once."""

from __future__ import annotations

from typing import Protocol

from ..finding import Effect, Severity
from .rules import RULES


class Entry(Protocol):
    """Anything of a surface: a class, an attribute, a method, a parameter."""

    @property
    def pointer(self) -> str:
        """JSON pointer of its origin in the document; empty if unknown."""


class Reporter:
    """Collects effects. `before` and `after` are the entries of both sides, as far as there are any."""

    def __init__(self) -> None:
        self.found: set[Effect] = set()

    def __call__(
        self,
        rule: str,
        at: str,
        old: str,
        new: str,
        before: Entry | None = None,
        after: Entry | None = None,
        *,
        severity: Severity | None = None,
        detail: str = "",
    ) -> None:
        """Report an effect, as serious as its rule usually is unless `severity` says otherwise."""
        grave = RULES[rule].severity if severity is None else severity
        was, is_ = (entry.pointer if entry else "" for entry in (before, after))
        self.found.add(Effect(rule, at, old, new, grave, was, is_, detail))
