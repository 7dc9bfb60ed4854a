"""The report for a terminal: grouped, one line per root cause, the verdict last, where people look."""

from __future__ import annotations

import re
import textwrap

from .. import values
from ..finding import Report, Rule
from . import layout

_COLOURS = {"break": "1;31", "risk": "33", "new": "32", "wire": "2", "docs": "2"}
_WORDS = {"break": "break", "risk": "risk", "new": "new", "wire": "wire", "docs": "docs"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FOLDED = {"new": 40, "wire": 12, "docs": 12}
"""How many lines the harmless sections show without `--full`."""


def text(report: Report, rules: dict[str, Rule], *, width: int = 100, colour: bool = False, full: bool = False) -> str:
    """Return the report for a person; `full` shows all lines of the harmless sections."""

    def paint(code: str, said: str) -> str:
        return f"\x1b[{code}m{said}\x1b[0m" if colour and said else said

    out = [paint("1", f"{report.old} -> {report.new}"), ""]
    for name, lines in layout.sections(report, rules).items():
        causes = sum(len(line.findings) for line in lines)
        title, meaning = layout.TITLES[name], f"  {causes}: {layout.MEANING[name]}"
        meaning = meaning if len(title + meaning) <= width else f"  {causes}"
        out.append(paint("1", title) + paint("2", meaning))
        shown = lines if full else lines[: FOLDED.get(name)]
        rules_width = min(max((len(line.rules) for line in shown), default=0), 14)
        for line in shown:
            head = f"  {_WORDS[name]:<5}  {line.rules:<{rules_width}}  "
            rest = _wrapped(line, width, len(head))
            out.append(paint(_COLOURS[name], head[: len(head) - 2]) + "  " + rest[0])
            out += [" " * len(head) + more for more in rest[1:]]
            if line.hint:
                out += [paint("36", row) for row in _indented(f"> {line.hint}", width, len(head))]
        if len(lines) > len(shown):
            left = sum(len(line.findings) for line in lines[len(shown) :])
            out.append(paint("2", f"  and {left} more (--full shows them)"))
        out.append("")
    for finding in layout.accepted(report):
        out.append(paint("2", f"  accepted  {finding.fingerprint}  {finding.at}: {finding.accepted}"))
    if layout.accepted(report):
        out.append("")
    for note in report.notes:
        out += _indented(f"note: {note}", width, 0)
    verdict = {"major": "1;31", "minor": "33", "patch": "32"}[str(report.bump)]
    out.append(paint(verdict, f"verdict: {report.bump}") + f"  ({layout.counted(report)})")
    # Control characters of a document must not reach the terminal.
    return "\n".join(row if colour else _CONTROL.sub("?", row) for row in _clean(out, colour)) + "\n"


def _clean(rows: list[str], colour: bool) -> list[str]:
    """Drop control characters, except for our own colours."""
    if not colour:
        return rows
    keep = re.compile(r"(\x1b\[[0-9;]*m)")
    return [
        "".join(part if keep.fullmatch(part) else _CONTROL.sub("?", part) for part in keep.split(row)) for row in rows
    ]


def _wrapped(line: layout.Line, width: int, indent: int) -> list[str]:
    """Return the place and what happened, followed by what it affects: on the same line if it fits."""
    said = values.plain(f"{line.place} {line.phrase}")
    affects = values.plain(f"({'; '.join(line.affects)})") if line.affects else ""
    if len(said) + 2 + len(affects) + indent <= width:
        return [f"{said}  {affects}".rstrip()]
    rows = _rows(said, width - indent, "  ")
    return rows + ([f"  {row}" for row in _rows(affects, width - indent - 2, " ")] if affects else [])


def _indented(said: str, width: int, indent: int) -> list[str]:
    return [" " * indent + row for row in _rows(said, width - indent, "  ")]


def _rows(said: str, width: int, after: str) -> list[str]:
    return textwrap.wrap(
        said, max(width, 30), subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    ) or [""]
