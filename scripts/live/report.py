"""What the tour writes down: versions, and for each step status, request id, time, tokens and counts; no content, nothing secret."""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import wherry

MASK = "***"
_PRIVATE = re.compile(r"(?<![A-Za-z0-9])(?:sk|sess|org|proj|user|rk|pk)[-_][\w-]{4,}|\bBearer \S+")
_ENVIRONMENT = ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_WEBHOOK_SECRET")


@dataclass
class Row:
    """One step on one client."""

    client: str
    operation: str
    outcome: str
    """`good`, `not run`, or what went wrong: the class of the error, its status and code."""
    statuses: list[int | None] = field(default_factory=list)
    request_ids: list[str] = field(default_factory=list)
    seconds: float = 0.0
    usage: dict[str, int] | None = None
    counts: dict[str, int] = field(default_factory=dict)
    cost_usd: float = 0.0


def word(text: object) -> str | None:
    """Return the text if it is a plain word, such as a code or a request id; None otherwise."""
    return str(text) if re.fullmatch(r"[\w.:-]{1,100}", str(text)) else None


def masked(text: str) -> str:
    """Return the text with keys, organizations and projects masked."""
    for name in _ENVIRONMENT:
        if value := os.environ.get(name):
            text = text.replace(value, MASK)
    return _PRIVATE.sub(MASK, text)


def facts(host: str, cap_usd: float, rows: list[Row]) -> dict[str, Any]:
    """Return the whole report as JSON-able data."""
    return {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "server": host,
        "versions": {
            "wherry": wherry.__version__,
            "python": platform.python_version(),
            "httpx": version("httpx"),
            "platform": f"{platform.system()} {platform.machine()}",
        },
        "cap_usd": cap_usd,
        "spent_usd_at_most": round(sum(row.cost_usd for row in rows), 6),
        "passed": all(row.outcome == "good" for row in rows),
        "steps": [asdict(row) for row in rows],
    }


def markdown(told: dict[str, Any]) -> str:
    """Return the report as Markdown."""
    versions = ", ".join(f"{name} {number}" for name, number in told["versions"].items())
    lines = [
        "# A tour of the service",
        "",
        f"{told['date']}, {told['server']}; {versions}.",
        f"{'Every step passed' if told['passed'] else 'NOT every step passed'}. "
        f"Spent at most {told['spent_usd_at_most']:.6f} USD of {told['cap_usd']:g}.",
        "",
        "| client | operation | outcome | status | request id | seconds | tokens in, out | counts |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in told["steps"]:
        usage = row["usage"]
        cells = [
            row["client"],
            row["operation"],
            row["outcome"],
            ", ".join("none" if status is None else str(status) for status in row["statuses"]),
            ", ".join(row["request_ids"]),
            f"{row['seconds']:.2f}",
            f"{usage['in']}, {usage['out']}" if usage else "",
            ", ".join(f"{count} {what}" for what, count in row["counts"].items()),
        ]
        lines.append("| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def write(folder: Path, told: dict[str, Any]) -> Path:
    """Write report.md and report.json, masked; return the first."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(masked(json.dumps(told, indent=2)) + "\n", "utf-8")
    page = folder / "report.md"
    page.write_text(masked(markdown(told)), "utf-8")
    return page
