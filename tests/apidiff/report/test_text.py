"""The report for a terminal."""

from __future__ import annotations

import re

import pytest

from apidiff.finding import Effect, Finding, Report
from apidiff.report.layout import counted, counts, section_of
from apidiff.report.text import text
from tests.apidiff.samples import BREAK, NONE, RISK, RULES, SAFE, change, effect, many, report

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def test_the_whole() -> None:
    """Sections in the order of importance, one line for each root cause, a hint below each break, the verdict last."""
    assert text(report(notes=("corrected by overlays",)), RULES) == (
        "v1.0.0 -> working tree\n"
        "\n"
        "Break  2: correct code fails, or the service refuses what it sends\n"
        "  break  W014+S040  Project.geography removed  (2 operations)\n"
        "                    > stop reading it\n"
        "  break  S021       files.list(after=) parameter renamed to cursor  (made by the generator)\n"
        "                    > files.list(after=) -> files.list(cursor=)\n"
        "\n"
        "Risk  1: runs as before; type checkers may object, new values may come\n"
        "  risk   W025+S042  Project.title may be null now\n"
        "\n"
        "New  1: something to use, nothing to change\n"
        "  new    W001+S002  POST /ferries added  (ferries.create)\n"
        "\n"
        "Wire only  3: changes the spec, but nothing in Python\n"
        "  wire   W040  service_tier 'fast' added, in 2 types  (ChatRequest, ResponsesRequest; 1 operation)\n"
        "  wire   W063  error status 418 error status\n"
        "\n"
        "Docs  1: only descriptions\n"
        "  docs   D001  GET /projects changed\n"
        "\n"
        "note: corrected by overlays\n"
        "verdict: major  (2 breaks, 1 risk, 1 new, 3 wire only, 1 docs)\n"
    )


def test_nothing_changed() -> None:
    """Without findings the report says so in two lines."""
    assert text(Report("a", "b", ()), RULES) == "a -> b\n\nverdict: patch  (no changes)\n"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_width(width: int) -> None:
    """Lines are no wider than the terminal, but for long names; wrapping loses nothing of a root cause."""

    def words(shown: str) -> list[str]:
        return [word for line in shown.splitlines() if line.startswith(" ") for word in line.split()]

    narrow = text(report(), RULES, width=width)
    assert max(map(len, narrow.splitlines())) <= max(width, 66)
    assert words(narrow) == words(text(report(), RULES, width=10_000))


def test_colours() -> None:
    """Colours add escapes and change no character."""
    coloured = text(report(), RULES, colour=True)
    assert "\x1b[1;31m" in coloured
    assert ESCAPES.sub("", coloured) == text(report(), RULES)


@pytest.mark.parametrize("colour", [True, False])
def test_control_characters_stay_out(colour: bool) -> None:
    """A name that would steer the terminal is shown with its control characters replaced."""
    evil = Report("a", "b\x1b]0;x\x07", (Finding(change("W013", "X.\x1b[2Jy\rz", BREAK)),))
    shown = ESCAPES.sub("", text(evil, RULES, colour=colour)) if colour else text(evil, RULES)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


def test_sections_without_consequences_are_short() -> None:
    """Hundreds of edits that show nowhere are cut and counted, unless all are asked for; breaks never are."""
    quiet = many(300, NONE, "W063")
    assert "and 288 more (--full shows them)" in text(quiet, RULES)
    assert text(quiet, RULES, full=True).count("W063") == 300
    assert text(many(300), RULES).count("W014") == 300


def test_twins_are_told_with_their_line() -> None:
    """The other places of an edit stand behind it."""
    first = change("W013", "Project.x", BREAK)
    twin = Finding(type(first)(**{**_fields(first), "also": ("BetaProject.x",)}))
    assert "(also BetaProject.x)" in text(Report("a", "b", (twin,)), RULES)


def test_types_and_places() -> None:
    """What several types have in common is told of types, what several resources have of places."""
    methods = tuple(Finding(None, (effect("S002", f"{name}.poll", SAFE, f"#/{name}"),)) for name in ("a.b", "c"))
    assert "poll added, in 2 places  (a.b, c)" in text(Report("a", "b", methods), RULES)


def test_what_went_along_is_named() -> None:
    """Twins of an effect, and classes that came or went with it, stand behind it."""
    lost = Effect("S020", "a.list", severity=BREAK, also=("b.list",), along=("models.Page", "models.PageItem"))
    shown = text(Report("a", "b", (Finding(None, (lost,)),)), RULES)
    assert "a.list removed  (also b.list; with models.Page and 1 more)" in shown


def _fields(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]


def test_accepted_findings_stand_apart() -> None:
    """What is accepted is in no section and counts for nothing, and is named with its reason."""
    accepted = Report("a", "b", (Finding(change("W013", "X.y", BREAK), accepted="never used"),))
    shown = text(accepted, RULES)
    assert "Break" not in shown
    assert "X.y: never used" in shown
    assert shown.endswith("verdict: patch  (1 accepted)\n")


@pytest.mark.parametrize(
    ("finding", "section"),
    [
        (Finding(change("W014", "X", BREAK)), "break"),
        (Finding(change("W025", "X", RISK)), "risk"),
        (Finding(change("W010", "X", SAFE), (effect("S041", "models.X", SAFE),)), "new"),
        (Finding(change("W001", "POST /x", SAFE)), "new"),
        (Finding(change("W010", "X", SAFE)), "wire"),
        (Finding(change("W063", "X", NONE)), "wire"),
        (Finding(change("D001", "X", NONE)), "docs"),
        (Finding(change("W063", "X", NONE), (effect("S042", "models.X", RISK),)), "risk"),
    ],
)
def test_sections(finding: Finding, section: str) -> None:
    """Gravity decides first; what is new and shows in Python is New, what does not show is wire only."""
    assert section_of(finding) == section


def test_without_a_surface_nothing_is_wire_only_for_lack_of_it() -> None:
    """Where no surface was compared, what is new stands under New."""
    assert section_of(Finding(change("W010", "X", SAFE)), ("wire",)) == "new"


def test_counts() -> None:
    """Root causes are counted, not lines."""
    assert counts(report()) == {"break": 2, "risk": 1, "new": 1, "wire": 3, "docs": 1, "accepted": 0}
    assert counted(many(1)) == "1 break"
    assert counted(many(2)) == "2 breaks"
