"""The allow-list: what is accepted, until when, and how entries are written."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from apidiff.errors import SettingsInvalid
from apidiff.verdict import accept
from tests.apidiff.samples import GEOGRAPHY, report

TODAY = datetime.date(2027, 3, 1)
FINDING = next(finding for finding in report().findings if finding.change == GEOGRAPHY)
PRINT = FINDING.fingerprint


def entry(until: str = "", *, fingerprint: str = PRINT, reason: str = "nobody reads it") -> str:
    end = f"until = {until}\n" if until else ""
    return f'[[accept]]\nfingerprint = "{fingerprint}"\n{end}reason = "{reason}"\n'


@pytest.mark.parametrize(
    ("until", "version", "accepted"),
    [
        ("", "9.0.0", True),
        ('"2.0.0"', "1.9.9", True),
        ('"2.0.0"', "2.0.0", False),
        ('"2.0.0"', "2.1.0", False),
        ('"2.0.0"', "", True),
        ('"2027-03-01"', "1.0.0", True),
        ('"2027-02-28"', "1.0.0", False),
        ("2027-02-28", "1.0.0", False),
        ("2027-03-02", "1.0.0", True),
    ],
)
def test_the_end(until: str, version: str, accepted: bool) -> None:
    """An entry accepts below its version, or up to and on its day; after that it says that it has expired."""
    applied = accept.apply([FINDING], accept.parse(entry(until)), today=TODAY, version=version)
    assert [finding.accepted for finding in applied.findings] == ["nobody reads it" if accepted else ""]
    assert len(applied.expired) == (not accepted)
    assert not applied.unused
    assert accepted or "has expired" in applied.notes[0]


def test_unused_entries_are_named() -> None:
    """An entry that meets no finding is named, with what to do."""
    applied = accept.apply([FINDING], accept.parse(entry(fingerprint="W014:" + "0" * 16)), today=TODAY)
    assert len(applied.unused) == 1
    assert "accepts nothing here; delete it" in applied.notes[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (entry(reason=" "), "entry 1: the reason is missing"),
        (entry(fingerprint="W014"), "is not a fingerprint"),
        (entry('"soon"'), "neither a version nor a date"),
        (entry('"2027-02-30"'), "neither a version nor a date"),
        (entry() + "who = 'me'\n", "unknown key 'who'"),
        (entry() + entry(), "entry 2: .* is listed twice"),
        ("[[accepted]]\n", "accepted"),
        ("accept = 1\n", "accept"),
        ("[[accept\n", "is not valid TOML"),
    ],
)
def test_a_broken_list_is_refused(text: str, said: str) -> None:
    """What cannot be read is an error that names the entry, never an empty list."""
    with pytest.raises(SettingsInvalid, match=said):
        accept.parse(text)


def test_a_missing_list(tmp_path: Path) -> None:
    """Without a list nothing is accepted; one that was named has to be there."""
    assert accept.read(tmp_path / accept.NAME) == ()
    with pytest.raises(SettingsInvalid, match="there is no allow-list"):
        accept.read(tmp_path / accept.NAME, required=True)


def test_writing_keeps_what_is_there() -> None:
    """New entries go to the end; comments, order and entries stay; what stands there is not written again."""
    before = "# Ours.\n\n" + entry() + "# The end.\n"
    other = "W013:" + "a" * 16
    after, count = accept.added(
        before, [(PRINT, "W014", "x"), (other, "W013", 'a "quoted" name\x7f')], reason="tab\there", until="2.0.0"
    )
    assert count == 1
    assert after.startswith(before)
    written = accept.parse(after)[1]
    assert (written.fingerprint, written.rule, written.at, written.reason) == (
        other,
        "W013",
        'a "quoted" name\x7f',
        "tab\there",
    )
    assert str(written.until) == "2.0.0"
    assert accept.added(after, [(other, "W013", "x")], reason="again", until="") == (after, 0)


def test_fingerprints_are_stable() -> None:
    """A fingerprint is made of rule, place, old and new: it does not move when the program does."""
    assert PRINT == "W014:e53b137ed091367d"
