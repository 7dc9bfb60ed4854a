"""The report as a page: one file with everything in it, what is in the text report, and no text of a spec that runs."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from apidiff.finding import Finding
from apidiff.report.html import html, resources_of
from tests.apidiff.samples import CHANGES, RULES, effect, report
from tests.apidiff.samples import SAFE as SAFE_SEVERITY

VOID = {"meta", "input", "br"}
HOSTILE = "<script>alert(1)</script>\"'&</pre><img src=x onerror=alert(2)>"


class Reader(HTMLParser):
    """Reads a page, and refuses one whose tags do not fit together."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_says_the_verdict_and_why() -> None:
    """The top has both sides, the verdict, the counts, what they mean, and what the verdict is for."""
    page = html(report(), RULES)
    top = page.partition("</header>")[0]
    assert '<span class="verdict major">major</span> 2 breaks, 1 risk, 1 new, 3 wire only, 1 docs' in top
    assert "this needs a major version" in top
    assert "<code>v1.0.0</code> → <code>working tree</code>" in top
    assert "<code>Project.geography</code>" in top
    assert "correct code fails" in top


def test_before_and_after_stand_side_by_side() -> None:
    """What only one side has is marked."""
    page = html(report(), RULES)
    assert "<pre>after</pre>" in page
    assert "<pre>str</pre>" in page
    assert "<ins> | None</ins>" in page
    assert "<del><code>files.list(after=)</code></del> <ins><code>files.list(cursor=)</code></ins>" in page


def test_links_lead_somewhere() -> None:
    """Every id is there once, every link leads to one, and each finding has a link of its own."""
    made = report()
    found = Reader(html(made, RULES))
    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert {finding.fingerprint.replace(":", "-") for finding in made.findings} <= set(found.ids)


def test_nothing_comes_from_outside() -> None:
    """There is no address in the page, and its policy allows its own style and script alone."""
    page = html(report(), RULES)
    assert "://" not in page
    assert not [tag for tag, given in Reader(page).elements if "src" in given or tag in ("link", "iframe", "object")]
    for tag, kind in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in page
    assert "default-src 'none'" in page


def test_text_of_a_spec_stays_text() -> None:
    """Names, values and notes that look like HTML are shown as they are."""
    first = replace(
        CHANGES[0], at=f"Project.{HOSTILE}", old=HOSTILE, new="x" + HOSTILE, operations=(f"GET /{HOSTILE}",)
    )
    hostile = replace(report(notes=(HOSTILE,)), old=HOSTILE, findings=(Finding(first, hint=f"`{HOSTILE}`"),))
    page = html(hostile, RULES)
    found = Reader(page)
    assert [tag for tag, _ in found.elements].count("script") == 1
    assert "img" not in [tag for tag, _ in found.elements]
    assert not [name for _, given in found.elements for name in given if name.startswith("on")]


def test_accepted_findings_have_their_reason() -> None:
    """What the allow-list accepts is in a section of its own, with the reason."""
    made = report()
    made = replace(made, findings=(replace(made.findings[0], accepted="nobody reads it"), *made.findings[1:]))
    assert "<span>nobody reads it</span>" in html(made, RULES).partition('id="accepted"')[2]


def test_no_changes() -> None:
    """Without a finding the page says so."""
    page = html(replace(report(), findings=()), RULES)
    assert "no changes" in page
    assert "Both sides are the same." in page
    Reader(page)


@pytest.mark.parametrize(
    ("finding", "names"),
    [
        (Finding(CHANGES[0]), ["projects"]),
        (Finding(replace(CHANGES[0], operations=("GET /v1beta/ferries/{id}", "webhook order.paid"))), ["ferries", "order.paid"]),
        (Finding(None, (effect("S002", "chat.completions.create(x=)", SAFE_SEVERITY),)), ["chat"]),
        (Finding(None, (effect("S002", "models.Trip", SAFE_SEVERITY),)), []),
    ],
)  # fmt: skip
def test_which_part_a_finding_belongs_to(finding: Finding, names: list[str]) -> None:
    """A finding belongs to the first names of its methods, or else of its paths."""
    assert resources_of(finding) == names


def test_the_same_report_has_the_same_bytes() -> None:
    """Nothing in it depends on when or where it was made."""
    assert html(report(), RULES) == html(report(), RULES)
