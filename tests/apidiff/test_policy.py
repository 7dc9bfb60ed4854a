"""What a finding weighs: policies, thresholds, versions."""

from __future__ import annotations

import pytest

from apidiff.errors import SettingsInvalid
from apidiff.finding import Bump, Finding, Report, Severity
from apidiff.verdict import bump
from apidiff.verdict.policy import failing, under
from tests.apidiff.samples import BREAK, NONE, RISK, SAFE, change, effect


def finding(wire: Severity | None, python: Severity | None, *, rule: str = "W026", accepted: str = "") -> Finding:
    effects = () if python is None else (effect("S045", "models.X", python),)
    return Finding(None if wire is None else change(rule, "X", wire), effects, accepted=accepted)


@pytest.mark.parametrize(
    ("wire", "python", "verdicts"),
    [
        # policy:      runtime      wire         strict-types
        (BREAK, None, (Bump.MAJOR, Bump.MAJOR, Bump.MAJOR)),
        (None, BREAK, (Bump.MAJOR, Bump.PATCH, Bump.MAJOR)),
        (NONE, RISK, (Bump.MINOR, Bump.PATCH, Bump.MAJOR)),
        (RISK, None, (Bump.MINOR, Bump.MINOR, Bump.MAJOR)),
        (SAFE, SAFE, (Bump.MINOR, Bump.MINOR, Bump.MINOR)),
        (NONE, None, (Bump.PATCH, Bump.PATCH, Bump.PATCH)),
    ],
)
def test_policies(wire: Severity | None, python: Severity | None, verdicts: tuple[Bump, ...]) -> None:
    """`wire` weighs the document alone, `strict-types` counts a risk as major."""
    for policy, verdict in zip(("runtime", "wire", "strict-types"), verdicts, strict=True):
        assert Report("", "", under(policy, [finding(wire, python)]), policy).bump is verdict


def test_accepted_findings_ask_for_no_version() -> None:
    """The verdict is over what is not accepted."""
    assert Report("", "", (finding(BREAK, None, accepted="known"),)).bump is Bump.PATCH


@pytest.mark.parametrize(
    ("fail_on", "failed"),
    [("break", [BREAK]), ("risk", [BREAK, RISK]), ("safe", [BREAK, RISK, SAFE]), ("none-at-all", [])],
)
def test_thresholds(fail_on: str, failed: list[Severity]) -> None:
    """A run fails for what is at or above the threshold and is not accepted."""
    found = [finding(severity, None) for severity in (BREAK, RISK, SAFE, NONE)]
    found.append(finding(BREAK, None, accepted="known"))
    assert [each.severity for each in failing(found, fail_on)] == failed


@pytest.mark.parametrize(("fail_on", "count"), [("risk", 0), ("safe", 0), ("defects", 1)])
def test_faults_of_the_document(fail_on: str, count: int) -> None:
    """A new fault of the document fails a run only where that is asked for."""
    assert len(failing([finding(RISK, None, rule="W090")], fail_on)) == count


def test_defects_include_breaks() -> None:
    """`--fail-on defects` adds the faults to the breaks; it does not let breaks pass."""
    assert len(failing([finding(BREAK, None), finding(RISK, None), finding(RISK, None, rule="W090")], "defects")) == 2


@pytest.mark.parametrize(
    ("present", "verdict", "following"),
    [
        ("1.2.3", Bump.MAJOR, "2.0.0"),
        ("1.2.3", Bump.MINOR, "1.3.0"),
        ("1.2.3", Bump.PATCH, "1.2.4"),
        ("0.2.3", Bump.MAJOR, "0.3.0"),
        ("0.2.3", Bump.MINOR, "0.2.4"),
        ("0.2.3", Bump.PATCH, "0.2.4"),
        ("v2.0.0rc1", Bump.PATCH, "2.0.1"),
    ],
)
def test_next_version(present: str, verdict: Bump, following: str) -> None:
    """From 1.0.0 on the verdict names the place that moves; below it, everything is one place lower."""
    assert str(bump.next_version(bump.parse(present), verdict)) == following


@pytest.mark.parametrize(
    ("present", "declared", "verdict", "enough"),
    [
        ("1.2.3", "2.0.0", Bump.MAJOR, True),
        ("1.2.3", "1.3.0", Bump.MAJOR, False),
        ("1.2.3", "1.9.0", Bump.MINOR, True),
        ("1.2.3", "1.2.3", Bump.PATCH, False),
        ("0.1.0", "0.2.0", Bump.MAJOR, True),
        ("0.1.0", "0.1.1", Bump.MAJOR, False),
    ],
)
def test_enough(present: str, declared: str, verdict: Bump, enough: bool) -> None:
    """A declared version is enough from the next one on that the verdict asks for."""
    assert bump.enough(bump.parse(present), bump.parse(declared), verdict) is enough


def test_nothing_changed_needs_no_new_version() -> None:
    """Where nothing changed, the present version will do, and an older one will not."""
    present = bump.parse("1.2.3")
    assert bump.enough(present, present, Bump.PATCH, changed=False)
    assert not bump.enough(present, bump.parse("1.2.2"), Bump.PATCH, changed=False)


@pytest.mark.parametrize("text", ["", "1", "1.2", "one.two.three", "1.2.3.4", "2024-01-01"])
def test_no_version(text: str) -> None:
    """What is no version is refused by name."""
    with pytest.raises(SettingsInvalid, match="is not a version"):
        bump.parse(text)
