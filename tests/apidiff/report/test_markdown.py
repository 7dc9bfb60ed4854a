"""The comment of a pull request: found again, short enough, the worst in the open, no text of a document at large."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from apidiff.finding import Finding, Report, Severity
from apidiff.report.markdown import MARKER, MOST, OPEN, code, escape, markdown
from tests.apidiff.samples import BREAK, NONE, RISK, RULES, SAFE, change, many, report


def test_it_starts_with_the_marker_and_the_verdict() -> None:
    """The first line is the marker, then the verdict, the counts, and the table."""
    lines = markdown(report(), RULES).splitlines()
    assert lines[0] == MARKER
    assert lines[1] == "### API diff: 🔴 major, 2 breaks"
    assert lines[3] == "`v1.0.0` → `working tree`"
    assert lines[5:8] == [
        "| | | for a program |",
        "|---|---:|---|",
        "| 🔴&nbsp;Break | 2 | correct code fails, or the service refuses what it sends |",
    ]


def test_breaks_are_open_and_the_rest_is_folded() -> None:
    """Breaks stand outside of every <details>; everything else stands in one."""
    text = markdown(report(notes=("a note",)), RULES)
    opened = re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL)
    assert "**`Project.geography`** removed" in opened
    assert "→ `files.list(after=)` → `files.list(cursor=)`" in opened
    assert "service_tier" not in opened
    assert "service_tier" in text
    assert re.findall(r"<summary>(.*?)</summary>", text) == [
        "Risks (1)",
        "New (1)",
        "Wire only (3)",
        "Docs (1)",
        "Notes (1)",
    ]


def test_many_breaks_are_folded_behind_the_first() -> None:
    """Of a great many breaks the first stand open, the others in a fold of their own."""
    opened = re.sub(r"<details>.*?</details>", "", markdown(many(OPEN + 7), RULES), flags=re.DOTALL)
    assert opened.count("<sub>W014") == OPEN
    assert "7 more lines of breaks" in markdown(many(OPEN + 7), RULES)


def test_one_edit_in_several_types_is_one_line() -> None:
    """The same value, added to the same property of several types, is told once."""
    assert "**`service_tier`** `'fast'` added, in 2 types · `ChatRequest`, `ResponsesRequest`" in markdown(
        report(), RULES
    )


@pytest.mark.parametrize("severity", [BREAK, RISK, NONE])
@pytest.mark.parametrize("count", [300, 5000])
def test_the_cap(severity: Severity, count: int) -> None:
    """Five thousand findings fit, it says how many are missing, and the head is whole."""
    text = markdown(many(count, severity), RULES)
    assert len(text.encode()) <= MOST
    assert text.count("<details>") == text.count("</details>")
    assert f"| {count} |" in text
    shown = text.count("<sub>W014")
    left = re.search(r"and (\d+) more lines, cut to fit", text)
    assert shown + (int(left[1]) if left else 0) == count


def test_the_least_important_goes_first() -> None:
    """Where not all fits, breaks and risks stay, and what has no consequences goes."""
    findings = (*many(200, BREAK).findings, *many(100, RISK).findings, *many(4000, NONE, "W063").findings)
    text = markdown(Report("a", "b", findings), RULES)
    assert text.count("<sub>W014") == 300
    assert 0 < text.count("<sub>W063") < 4000
    assert len(text.encode()) > MOST - 500


def test_a_small_cap() -> None:
    """With hardly any room the head is left, and the counts."""
    text = markdown(many(500), RULES, most=1500)
    assert len(text.encode()) <= 1500
    assert "| 🔴&nbsp;Break | 500 |" in text


EVIL = [
    "`tick`",
    "``",
    "<script>alert(1)</script>",
    "</details>",
    "a|b",
    "x\n\n# heading",
    "@everyone",
    "[link](https://example.org)",
    "![i](x)",
    "<!-- apidiff -->",
    "*b* _i_ ~~s~~ \\",
]


class Elements(HTMLParser):
    """Collects the elements of a page and their text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("evil", EVIL)
def test_text_of_a_document_is_text(evil: str) -> None:
    """Names and values of a document make no element of their own, wherever they stand, and are shown as they are."""
    finding = Finding(
        change("W026", f"X.{evil}", BREAK, old=evil, new=f"{evil} | int", detail=evil), hint=f"stop {evil}"
    )
    text = markdown(Report(evil, evil, (finding,), notes=(evil,)), RULES)
    page = Elements()
    page.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
    allowed = {"h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong", "code", "sub"}
    assert page.tags - allowed - {"details", "summary", "br", "em"} == set()
    assert text.count(MARKER) == 1 or evil == MARKER
    assert " ".join(evil.split()).replace("@", "@\u200b") in " ".join(page.text.split()) or code(evil) in text


@pytest.mark.parametrize("evil", EVIL)
def test_code_and_escape(evil: str) -> None:
    """A code span and escaped text show what they hold."""
    for text in (code(evil), escape(evil)):
        page = Elements()
        page.feed(MarkdownIt("commonmark", {"html": True}).enable("strikethrough").render(text))
        assert page.text.replace("\u200b", "").split() == evil.split()


def test_accepted_and_notes() -> None:
    """Accepted findings and notes are folded, and named."""
    accepted = Finding(change("W013", "X.y", BREAK), accepted="never used")
    text = markdown(Report("a", "b", (accepted,), notes=("the surface alone was compared",)), RULES)
    assert "<summary>Accepted (1)</summary>" in text
    assert "never used" in text
    assert "the surface alone was compared" in text


def test_nothing_changed() -> None:
    """Without findings the comment is three lines."""
    assert markdown(Report("a", "b", ()), RULES) == f"{MARKER}\n### API diff: 🟢 patch\n\n`a` → `b`: no changes\n"
    assert SAFE < RISK
