"""The values of the diff: Change (in the document), Effect (in Python), Finding (a root cause with both).

Rule: nothing here holds prose of a document, and no value depends on the order of the input.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import IntEnum

FAULT = "W090"
"""The rule of new faults of a document."""


class Severity(IntEnum):
    """What a finding means for a correct program; the greater, the worse."""

    NONE = 0
    """Nothing changes for a program: patch."""
    SAFE = 1
    """Something is new: minor."""
    RISK = 2
    """It still runs on what was seen before; a strict type checker may object or new values may appear: minor."""
    BREAK = 3
    """It fails at import, call or attribute access, or the server now refuses what it sends: major."""

    def __str__(self) -> str:
        return self.name.lower()


class Bump(IntEnum):
    """The part of the version to raise, from 1.0.0 on."""

    PATCH = 0
    MINOR = 1
    MAJOR = 2

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the catalogue. `severity` is the usual one; a direction or a detail may change it."""

    id: str
    """`W…` for the document, `S…` for the Python surface, `D…` for the documentation."""
    title: str
    """For people: "Response property removed"."""
    severity: Severity
    why: str = ""
    """One sentence: what happens to a program."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One edited place of the document, however many operations reach it."""

    rule: str
    at: str
    """Where, for people and for fingerprints: `Project.geography`, `POST /projects`, `GET /files ?limit`."""
    old: str = ""
    """Canonical spelling of what was there (a type, a value, a list of values); empty if nothing was."""
    new: str = ""
    severity: Severity = Severity.NONE
    """The worst of its directions."""
    directions: tuple[str, ...] = ()
    """Sorted; of "request" and "response"."""
    pointer_old: str = ""
    """JSON pointer in the old document (`#/components/schemas/Project/properties/geography`), if it has the place."""
    pointer_new: str = ""
    operations: tuple[str, ...] = ()
    """Sorted `VERB /path` of every operation that reaches the place, webhooks as `webhook name`."""
    also: tuple[str, ...] = ()
    """Other places with the same edit (twins), reported here: `BetaProject.geography`."""
    detail: str = ""
    """What a rule's title does not say, in a few words."""
    covers_old: tuple[str, ...] = ()
    """Sorted pointers of all else in the old document that this change explains: twins, and schemas that go with it."""
    covers_new: tuple[str, ...] = ()
    """The same in the new document: twins, and schemas that come with it."""


@dataclass(frozen=True, slots=True, order=True)
class Effect:
    """One thing that a program which imports the package notices."""

    rule: str
    at: str
    """Public name: `models.Project.geography`, `projects.create(geography=)`, `models.Project`, `RateLimitError`."""
    old: str = ""
    """Canonical spelling of the old type, name, default or signature; empty if there was none."""
    new: str = ""
    severity: Severity = Severity.NONE
    pointer_old: str = ""
    """JSON pointer of the entry's cause in the old document, as the old manifest has it; may be empty."""
    pointer_new: str = ""
    detail: str = ""
    also: tuple[str, ...] = ()
    """Sorted; other places with the same change, reported here: `models.BetaProject.geography`."""
    along: tuple[str, ...] = ()
    """Sorted; classes and aliases that went or came with it, because nothing else used them or uses them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One root cause: what changed in the document, in Python, or in both."""

    change: Change | None
    """None if the document did not change: then the generator or the configuration did."""
    effects: tuple[Effect, ...] = ()
    """Sorted; empty if nothing of it shows in Python."""
    cause: str = "spec"
    """One of "spec", "generator", "configuration"."""
    hint: str = ""
    """How to move, for a break: old call -> new call."""
    source: str = ""
    """Where the part comes from that changed, if not from the spec: `openai 3.57.0`."""
    accepted: str = field(default="", compare=False)
    """The reason of the allow-list entry that accepts it."""

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of the rules, the document's first."""
        own = (self.change.rule,) if self.change else ()
        return own + tuple(sorted({effect.rule for effect in self.effects}))

    @property
    def severity(self) -> Severity:
        """The worst of the change and its effects."""
        return max([effect.severity for effect in self.effects] + ([self.change.severity] if self.change else []))

    @property
    def is_fault(self) -> bool:
        """Whether it is a new fault of the document rather than a change of the API."""
        return self.change is not None and self.change.rule == FAULT

    @property
    def at(self) -> str:
        """The place: in the document if there is one, else in Python."""
        return self.change.at if self.change else self.effects[0].at

    @property
    def fingerprint(self) -> str:
        """`W014:3f2a…`: stable under rewording and under edits elsewhere; made of rule, place, old and new alone."""
        first: Change | Effect = self.change if self.change else self.effects[0]
        text = json.dumps([first.rule, first.at, first.old, first.new], ensure_ascii=True)
        return f"{first.rule}:{hashlib.sha256(text.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Report:
    """A whole comparison."""

    old: str
    """Label of the old side: file name, revision, version."""
    new: str
    findings: tuple[Finding, ...]
    """Sorted: worst first, then by place."""
    policy: str = "runtime"
    levels: tuple[str, ...] = ("wire", "surface")
    """What was compared: the document ("wire"), the Python surface ("surface")."""
    notes: tuple[str, ...] = ()
    """Notes about the comparison itself: a side without a surface, allow-list entries to delete."""

    @property
    def bump(self) -> Bump:
        """The verdict over everything that is not accepted, from 1.0.0 on.

        A new fault of the document requires no version: its effect on types is a guess, and a build refuses it.
        """
        strict = self.policy == "strict-types"
        told = [finding for finding in self.findings if not finding.accepted and (strict or not finding.is_fault)]
        worst = max((finding.severity for finding in told), default=Severity.NONE)
        major = Severity.RISK if strict else Severity.BREAK
        if worst >= major:
            return Bump.MAJOR
        return Bump.MINOR if worst > Severity.NONE else Bump.PATCH
