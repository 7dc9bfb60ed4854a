"""The report as one HTML file, to be kept with a release or opened from CI: nothing in it comes from outside.

Without scripts it shows everything; page.js only filters. Its policy allows this style and this script, so that nothing which a
spec contains can run or load anything. Text of a spec is escaped, and stands between <code> tags.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

from .. import values
from ..finding import Change, Effect, Finding, Report, Rule, Severity
from . import layout, wording

_STYLE = Path(__file__).with_name("page.css").read_text("utf-8")
_SCRIPT = Path(__file__).with_name("page.js").read_text("utf-8")
_VERDICTS = {
    "major": "Programs that are correct today will fail: this needs a major version.",
    "minor": "Programs go on as they are: a minor version is enough.",
    "patch": "Nothing changes for programs: a patch is enough.",
}
_OPERATIONS = 40
"""How many operations of a finding are listed."""
_MODELS = ("models", "params", "types")


def html(report: Report, rules: dict[str, Rule]) -> str:
    """Return the page."""
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(_STYLE)}'; script-src '{_hash(_SCRIPT)}'; base-uri 'none'"
    sections = layout.sections(report, rules)
    resources = sorted({name for finding in report.findings for name in resources_of(finding)})
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API diff: {escape(str(report.bump))}, {escape(report.old)} → {escape(report.new)}</title>
<style>{_STYLE}</style>
</head>
<body>
{_head(report)}
{_filters(report, resources)}
<main>
{"".join(_section(name, lines, rules) for name, lines in sections.items())}{_accepted(report)}{_notes(report)}
<p id="nothing" hidden>Nothing matches. <button type="button" id="all">Show everything</button></p>
</main>
<footer>Policy <code>{escape(report.policy)}</code>; compared: {escape(_levels(report))}.</footer>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def resources_of(finding: Finding) -> list[str]:
    """Return the parts of the API that a finding belongs to: first names of methods, or of paths."""
    found = {
        re.split(r"[.(]", effect.at)[0]
        for effect in finding.effects
        if "." in effect.at and not effect.at.startswith(_MODELS)
    }
    if not found and finding.change:
        for operation in finding.change.operations:
            parts = [part for part in operation.partition(" ")[2].split("?")[0].split("/") if part and "{" not in part]
            found |= {next((part for part in parts if not re.fullmatch(r"v\d+\w*|api", part)), "webhooks")}
    return sorted(found)


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _levels(report: Report) -> str:
    names = {"wire": "the HTTP API", "surface": "the Python package"}
    return " and ".join(names.get(level, level) for level in report.levels)


# --- the top -----------------------------------------------------------------------------------------------------------


def _head(report: Report) -> str:
    found, verdict = layout.counts(report), str(report.bump)
    tiles = "".join(
        f'<a class="tile {name}" href="#{name}"><b>{found[name]}</b> {layout.COUNTED[name][found[name] != 1]}'
        f"<small>{escape(layout.MEANING[name])}</small></a>"
        for name in layout.SECTIONS
        if found[name]
    )
    reason = _VERDICTS[verdict] if report.findings else "Both sides are the same."
    worst = [f for f in report.findings if not f.accepted and f.severity == Severity.BREAK][:3]
    because = (
        "<p class=because>Because of "
        + ", ".join(f'<a href="#{_anchor(f)}"><code>{escape(f.at)}</code></a>' for f in worst)
        + (f" and {found['break'] - len(worst)} more" if found["break"] > len(worst) else "")
        + ".</p>"
        if verdict == "major" and worst
        else ""
    )
    return f"""\
<header>
<p class="sides"><code>{escape(report.old)}</code> → <code>{escape(report.new)}</code></p>
<h1><span class="verdict {verdict}">{verdict}</span> {escape(layout.counted(report))}</h1>
<p>{reason}</p>
{because}
<nav class="tiles" aria-label="Sections">{tiles}</nav>
</header>"""


def _filters(report: Report, resources: list[str]) -> str:
    found = layout.counts(report)
    names = [name for name in (*layout.SECTIONS, "accepted") if found[name]]
    titles = {**layout.TITLES, "accepted": "Accepted"}
    levels = "".join(
        f'<label class="chip {name}"><input type="checkbox" name="level" value="{name}" checked> {titles[name]}</label>'
        for name in names
    )
    options = "".join(f"<option>{escape(name)}</option>" for name in resources)
    return f"""\
<form id="filters" hidden>
<input type="search" id="text" placeholder="Filter by name, path, rule … (press /)" aria-label="Text" autocomplete="off">
<select id="resource" aria-label="Resource"><option value="">All resources</option>{options}</select>
<div class="chips">{levels}</div>
<output id="shown"></output>
</form>"""


# --- the findings ------------------------------------------------------------------------------------------------------


def _section(name: str, lines: tuple[layout.Line, ...], rules: dict[str, Rule]) -> str:
    cards = "".join(_card(line, rules) for line in lines)
    many = sum(len(line.findings) for line in lines)
    title = f"<h2>{layout.TITLES[name]} <small>{many}: {escape(layout.MEANING[name])}</small></h2>"
    return f'<section id="{name}" data-level="{name}">{title}{cards}</section>\n'


def _card(line: layout.Line, rules: dict[str, Rule]) -> str:
    first = line.findings[0]
    resources = sorted({name for finding in line.findings for name in resources_of(finding)})
    chips = "".join(_rule(rules[rule]) for rule in line.rules.split("+"))
    affects = f'<p class="affects">{_spans("; ".join(line.affects))}</p>' if line.affects else ""
    fix = f'<p class="hint">{_hint(line.hint)}</p>' if line.hint else ""
    # All but the first keep their links: a fingerprint that was sent to somebody leads to the group.
    others = "".join(f'<a id="{_anchor(finding)}"></a>' for finding in line.findings[1:])
    opened = " open" if line.section == "break" and len(line.findings) == 1 else ""
    inside = "".join(_details(finding, rules, named=len(line.findings) > 1) for finding in line.findings)
    details = f"<details{opened}><summary>Before and after</summary>{inside}</details>" if inside else ""
    return f"""\
<article id="{_anchor(first)}" class="{line.section}" data-resources="{escape(" ".join(resources))}">{others}
<h3><code>{escape(line.place)}</code> <span>{_spans(line.phrase)}</span> <a class="self" href="#{_anchor(first)}" aria-label="Link">#</a></h3>
{affects}{fix}<p class="rules">{chips}</p>{details}
</article>
"""


def _anchor(finding: Finding) -> str:
    return finding.fingerprint.replace(":", "-")


def _rule(rule: Rule) -> str:
    said = f"{rule.title}. {rule.why}" if rule.why else rule.title
    return f'<abbr class="rule" title="{escape(said)}">{rule.id}</abbr><span class="title">{escape(rule.title)}</span>'


def _details(finding: Finding, rules: dict[str, Rule], *, named: bool) -> str:
    """Return what one finding was and is, side by side, and which operations it reaches."""
    items: list[Change | Effect] = [*([finding.change] if finding.change else []), *finding.effects]
    pairs = "".join(map(_pair, _distinct(items)))
    operations = finding.change.operations if finding.change else ()
    many = len(operations)
    listed = "".join(f"<li><code>{escape(each)}</code></li>" for each in operations[:_OPERATIONS])
    more = f"<li>and {many - _OPERATIONS} more</li>" if many > _OPERATIONS else ""
    reach = f"<p>{many} operation{'s' if many > 1 else ''}</p><ul>{listed}{more}</ul>" if many else ""
    if not pairs and not reach:
        return ""
    title = f"<h4><code>{escape(finding.at)}</code> {_spans(wording.of_finding(finding, rules))}</h4>" if named else ""
    return f'<div class="finding">{title}{pairs}{reach}</div>'


def _distinct(items: Iterable[Change | Effect]) -> list[Change | Effect]:
    """Return those that have something to show, without one that says the same as one before it."""
    found: dict[tuple[str, str], Change | Effect] = {}
    for item in items:
        if item.old or item.new:
            found.setdefault((item.old, item.new), item)
    return list(found.values())


def _pair(item: Change | Effect) -> str:
    old, new = _marked(item.old, item.new)
    nothing = '<span class="nothing">nothing</span>'
    where = f"{item.rule} · {item.at}" + (f" · {item.detail}" if item.detail else "")
    where = where.replace(" -> ", " → ")
    return (
        f'<figure><figcaption>{escape(where)}</figcaption><div class="pair">'
        f"<div><small>before</small><pre>{old or nothing}</pre></div>"
        f"<div><small>after</small><pre>{new or nothing}</pre></div></div></figure>"
    )


def _marked(old: str, new: str) -> tuple[str, str]:
    """Return two values as HTML, with what only one of them has marked, unless nearly everything differs."""
    before, after = (re.findall(r"\w+|\s+|.", text) for text in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if not old or not new or len(before) * len(after) > 250_000 or matcher.ratio() < 0.3:
        return escape(old), escape(new)
    left, right = [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        was, now = escape("".join(before[a:b])), escape("".join(after[c:d]))
        left.append(was if tag == "equal" or not was else f"<del>{was}</del>")
        right.append(now if tag == "equal" or not now else f"<ins>{now}</ins>")
    return "".join(left), "".join(right)


# --- the end -----------------------------------------------------------------------------------------------------------


def _accepted(report: Report) -> str:
    found = layout.accepted(report)
    cards = "".join(
        f'<article id="{_anchor(finding)}" class="accepted" data-resources="{escape(" ".join(resources_of(finding)))}">'
        f"<h3><code>{escape(finding.at)}</code> <span>{escape(finding.accepted)}</span></h3>"
        f'<p class="rules">{escape(finding.fingerprint)}</p></article>'
        for finding in found
    )
    return f'<section id="accepted" data-level="accepted"><h2>Accepted</h2>{cards}</section>' if found else ""


def _notes(report: Report) -> str:
    notes = "".join(f"<li>{escape(note)}</li>" for note in report.notes)
    return (
        f"<details class=notes><summary>Notes on the comparison ({len(report.notes)})</summary><ul>{notes}</ul></details>"
        if notes
        else ""
    )


def _spans(text: str) -> str:
    """Put what is between the marks of values.py into <code>, and escape the rest."""
    parts = re.split(f"{values.OPEN}([^{values.CLOSE}]*){values.CLOSE}", text)
    said = "".join(f"<code>{escape(part)}</code>" if n % 2 else escape(part) for n, part in enumerate(parts))
    return said.replace(" -&gt; ", " → ")


def _hint(text: str) -> str:
    """Return how to move: `old -> new` as two calls, one below the other, or a sentence with names between backticks."""
    old, arrow, new = text.partition(" -> ")
    if arrow and " " not in old:
        return f"<del><code>{escape(old)}</code></del> <ins><code>{escape(new)}</code></ins>"
    parts = text.split("`")
    return "".join(f"<code>{escape(part)}</code>" if n % 2 else escape(part) for n, part in enumerate(parts))
