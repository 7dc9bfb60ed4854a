"""The allow-list: findings that were reviewed and accepted, each with a reason and, optionally, an end.

    [[accept]]
    fingerprint = "W014:3f2a90c1d2e4b5a6"   # stable under rewording and under edits elsewhere
    rule = "W014"                           # these two are for people
    at = "Project.geography"
    until = "2.0.0"                         # a version (accepted below it) or a date (accepted up to and on it)
    reason = "never documented; nobody reads it"

Rule: an entry without a reason is an error, one that has expired accepts nothing and says so, one that accepts
nothing is named. Writing keeps what is in the file, comments too: new entries are put at the end.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.home import program

from ..errors import SettingsInvalid
from ..finding import Finding
from . import bump

NAME = "apidiff-accept.toml"
_FINGERPRINT = re.compile(r"[A-Z]\d{3}:[0-9a-f]{16}")
_KEYS = {"fingerprint", "rule", "at", "until", "reason"}


@dataclass(frozen=True, slots=True)
class Entry:
    fingerprint: str
    reason: str
    rule: str = ""
    at: str = ""
    until: bump.Version | datetime.date | None = None

    def __str__(self) -> str:
        return f"{self.fingerprint} ({self.at})" if self.at else self.fingerprint

    def expired(self, today: datetime.date, version: str) -> bool:
        """Whether the entry has ended: its day is over, or its version is out."""
        if isinstance(self.until, datetime.date):
            return today > self.until
        return self.until is not None and bool(version) and bump.parse(version) >= self.until


def found(folder: Path, top: Path | None) -> Path:
    """Return the path of the allow-list for a folder: its own, or the nearest one above it in its repository.

    If there is none yet, where to write it: the top of the repository, or the folder itself outside of one.
    """
    folder = folder.resolve()
    inside = top is not None and folder.is_relative_to(top.resolve())
    above = [each for each in folder.parents if inside and top is not None and each.is_relative_to(top.resolve())]
    near = (each / NAME for each in (folder, *above))
    return next((path for path in near if path.exists()), (above or [folder])[-1] / NAME)


def read(path: Path, *, required: bool = False, rules: Collection[str] = ()) -> tuple[Entry, ...]:
    """Read an allow-list; a missing one is empty unless it was asked for by name.

    `rules` are those that there are: an entry of another one can never accept anything. Raises SettingsInvalid.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        if required:
            raise SettingsInvalid(
                f"there is no allow-list {path}", fix=f"write one with `{program('apidiff')} accept`"
            ) from None
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"cannot read {path}: {error}") from error
    entries = parse(text, path.name)
    for number, entry in enumerate(entries, 1):
        for rule in filter(None, (entry.fingerprint[:4], *entry.rule.split("+"))):
            if rules and rule not in rules:
                raise SettingsInvalid(
                    f"{path.name}, entry {number}: there is no rule {rule}",
                    fix=f"list them: {program('apidiff')} rules",
                )
    return entries


def parse(text: str, name: str = NAME) -> tuple[Entry, ...]:
    """Return the entries of an allow-list. Raises SettingsInvalid with the number of the entry."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsInvalid(f"{name} is not valid TOML: {error}") from error
    tables = data.pop("accept", [])
    if data or not isinstance(tables, list):
        raise SettingsInvalid(
            f"{name} holds {', '.join(data) or 'a single `accept`'}", fix="write nothing but [[accept]] tables"
        )
    entries = tuple(_entry(table, f"{name}, entry {number}") for number, table in enumerate(tables, 1))
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        if entry.fingerprint in seen:
            raise SettingsInvalid(f"{name}, entry {number}: {entry.fingerprint} is listed twice", fix="keep one")
        seen.add(entry.fingerprint)
    return entries


def _entry(table: object, place: str) -> Entry:
    if not isinstance(table, dict):
        raise SettingsInvalid(f"{place} is not a table", fix="write [[accept]]")
    if unknown := sorted(table.keys() - _KEYS):
        raise SettingsInvalid(f"{place}: unknown key {unknown[0]!r}", fix=f"the keys are {', '.join(sorted(_KEYS))}")
    values = {key: str(table.get(key, "")).strip() for key in ("fingerprint", "reason", "rule", "at")}
    if not _FINGERPRINT.fullmatch(values["fingerprint"]):
        raise SettingsInvalid(
            f"{place}: {values['fingerprint']!r} is not a fingerprint",
            fix="copy it from a report: `W014:3f2a90c1d2e4b5a6`",
        )
    if not values["reason"]:
        raise SettingsInvalid(f"{place}: the reason is missing", fix='write reason = "why this may pass"')
    return Entry(**values, until=_until(table.get("until"), place))


def _until(value: object, place: str) -> bump.Version | datetime.date | None:
    if value is None or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)):
        return value
    try:
        text = str(value).strip()
        return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else bump.parse(text)
    except (ValueError, SettingsInvalid) as error:
        raise SettingsInvalid(
            f"{place}: until = {value!r} is neither a version nor a date", fix='write "2.0.0" or "2027-01-31"'
        ) from error


@dataclass(frozen=True, slots=True)
class Applied:
    """The findings with what accepts them, and the entries that accepted nothing."""

    findings: tuple[Finding, ...]
    unused: tuple[Entry, ...] = ()
    expired: tuple[Entry, ...] = ()
    """Entries that would have accepted a finding, had they not ended."""

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(
            [f"{NAME}: {entry} has expired (until {entry.until}) and accepts nothing" for entry in self.expired]
            + [f"{NAME}: {entry} accepts nothing here; delete it" for entry in self.unused]
        )


def apply(findings: Iterable[Finding], entries: Iterable[Entry], *, today: datetime.date, version: str = "") -> Applied:
    """Mark the findings that entries accept. `version` is the one being made, for entries that end with a version."""
    by_fingerprint = {entry.fingerprint: entry for entry in entries}
    met: set[str] = set()
    marked = []
    for finding in findings:
        entry = by_fingerprint.get(finding.fingerprint)
        if entry is not None:
            met.add(entry.fingerprint)
            if not entry.expired(today, version):
                finding = replace(finding, accepted=entry.reason)
        marked.append(finding)
    ended = tuple(e for e in by_fingerprint.values() if e.fingerprint in met and e.expired(today, version))
    unused = tuple(e for e in by_fingerprint.values() if e.fingerprint not in met)
    return Applied(tuple(marked), unused, ended)


def added(text: str, findings: Iterable[tuple[str, str, str]], *, reason: str, until: str) -> tuple[str, int]:
    """Append (fingerprint, rule, place) to the text of an allow-list, leaving out those that it has already.

    Returns the new text and how many entries are new.
    """
    known = {entry.fingerprint for entry in parse(text)} if text else set()
    new = [found for found in findings if found[0] not in known]
    blocks = [text.rstrip("\n")] if text.strip() else []
    for fingerprint, rule, at in new:
        lines = ["[[accept]]", f"fingerprint = {json.dumps(fingerprint)}", f"rule = {json.dumps(rule)}"]
        lines += [
            f"at = {quoted(at)}",
            *([f"until = {json.dumps(until)}"] if until else []),
            f"reason = {quoted(reason)}",
        ]
        blocks.append("\n".join(lines))
    result = "\n\n".join(blocks) + "\n" if blocks else ""
    parse(result)
    return (result if new else text), len(new)


def quoted(text: str) -> str:
    """Return a TOML basic string: JSON's is one, except for the delete character and escaped surrogates."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
