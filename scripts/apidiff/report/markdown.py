"""The report for a pull request: the verdict and a table first, breaks visible, everything else folded.

It starts with a marker, by which the next run finds and replaces the comment. It is never longer than `MOST`
bytes: the least important details are cut first and counted. Text of a document appears only in code spans.
"""

from __future__ import annotations

import html
import re

from .. import values
from ..finding import Report, Rule
from . import layout

MARKER = "<!-- apidiff -->"
MOST = 60_000
OPEN = 20
"""How many breaks are not folded."""
_SIGNS = {"break": "🔴", "risk": "🟠", "new": "🟢", "wire": "⚪", "docs": "⚪"}
_SUMMARIES = {"risk": "Risks", "new": "New", "wire": "Wire only", "docs": "Docs"}
_VERDICTS = {"major": "🔴 major", "minor": "🟠 minor", "patch": "🟢 patch"}


def markdown(report: Report, rules: dict[str, Rule], *, most: int = MOST) -> str:
    """Return the comment: at most `most` bytes of UTF-8."""
    head, causes = _head(report), layout.counts(report)
    sections = {name: [_item(line) for line in lines] for name, lines in layout.sections(report, rules).items()}
    if accepted := layout.accepted(report):
        sections["accepted"] = [
            f"- {code(finding.at)}: {escape(finding.accepted)} <sub>{finding.fingerprint}</sub>" for finding in accepted
        ]
    notes = [f"- {escape(note)}" for note in report.notes]
    kept = {name: len(items) for name, items in sections.items()} | {"notes": len(notes)}
    whole = _text(head, sections, notes, kept, causes)
    # The least important first; of a section, the last lines first.
    for name in ("docs", "wire", "accepted", "notes", "new", "risk", "break"):
        items = notes if name == "notes" else sections.get(name, [])
        while kept.get(name) and (over := len(whole.encode()) - most) > 0:
            dropped = 0
            while kept[name] and dropped <= over:
                kept[name] -= 1
                dropped += len(items[kept[name]].encode()) + 1
            whole = _text(head, sections, notes, kept, causes)
    return whole


def _head(report: Report) -> list[str]:
    found = layout.counts(report)
    rows = [
        f"| {_SIGNS[name]}&nbsp;{layout.TITLES[name].replace(' ', '&nbsp;')} | {found[name]} | {layout.MEANING[name]} |"
        for name in layout.SECTIONS
        if found[name]
    ]
    table = ["", "| | | for a program |", "|---|---:|---|", *rows] if rows else []
    breaks = f", {found['break']} {layout.COUNTED['break'][found['break'] != 1]}" if found["break"] else ""
    return [
        MARKER,
        f"### API diff: {_VERDICTS[str(report.bump)]}{breaks}",
        "",
        f"{code(report.old)} → {code(report.new)}" + ("" if rows else ": no changes"),
        *table,
    ]


def _text(
    head: list[str], sections: dict[str, list[str]], notes: list[str], kept: dict[str, int], causes: dict[str, int]
) -> str:
    out = list(head)
    for name, items in sections.items():
        shown, left = items[: kept[name]], len(items) - kept[name]
        more = [f"- *and {left} more lines, cut to fit; the JSON report has them all*"] if left else []
        if name == "break":
            out += ["", "#### Breaks", "", *shown[:OPEN]]
            if shown[OPEN:]:
                out += _folded(f"{len(shown) - OPEN} more lines of breaks", shown[OPEN:])
            out += ["", *more] if shown[OPEN:] else more
        else:
            out += _folded(f"{_SUMMARIES.get(name, 'Accepted')} ({causes.get(name, len(items))})", shown + more)
    shown, left = notes[: kept["notes"]], len(notes) - kept["notes"]
    if notes:
        out += _folded(f"Notes ({len(notes)})", shown + ([f"- *and {left} more*"] if left else []))
    return "\n".join(out) + "\n"


def _folded(summary: str, items: list[str]) -> list[str]:
    return ["", f"<details><summary>{summary}</summary>", "", *items, "", "</details>"]


def _item(line: layout.Line) -> str:
    moves = " -> " in line.hint
    said = f"- **{code(line.place)}** {spans(line.phrase)}"
    said += f"; {hint(line.hint)}" if line.hint and not moves else ""
    said += f" · {spans('; '.join(line.affects))}" if line.affects else ""
    said += f" <sub>{line.rules}</sub>"
    return said + (f"<br>→ {hint(line.hint)}" if moves else "")


def spans(text: str) -> str:
    """Put what is between the marks of values.py into code spans, and escape the rest."""
    parts = re.split(f"{values.OPEN}([^{values.CLOSE}]*){values.CLOSE}", text)
    said = "".join(code(part) if number % 2 else escape(part) for number, part in enumerate(parts))
    return said.replace(" -&gt; ", " → ")


def hint(text: str) -> str:
    """Put the calls of `old -> new`, and what is between backticks, into code spans."""
    old, arrow, new = text.partition(" -> ")
    if arrow and " " not in old:
        return f"{code(old)} → {code(new)}"
    return "".join(code(part) if number % 2 else escape(part) for number, part in enumerate(text.split("`")))


def code(text: str) -> str:
    """Return a code span for any text."""
    text = " ".join(text.split()) or " "
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def escape(text: str) -> str:
    """Escape text for Markdown and HTML; a name after an @ notifies nobody."""
    text = html.escape(re.sub(r"\s+", " ", text), quote=False).replace("@", "@\u200b")
    return re.sub(r"([\\`*_\[\]|~#])", r"\\\1", text)
