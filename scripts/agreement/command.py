"""`spec.py agreement`: compare the spec with the official package nearest to it, and say why they differ."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from interface import PackageUnreadable
from official import Reading, document_of
from official import read as read_package
from pinning import lock, wheels
from pipeline import overlay
from pipeline.errors import SpecUnreadable
from pipeline.load import load
from supplement.documents import Document
from supplement.finding import Finding
from supplement.walk import walk

from . import reasons, report
from .report import Agreement

NAME = "agreement"


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the command to the parsers of spec.py."""
    parser: argparse.ArgumentParser = commands.add_parser(
        NAME,
        help="compare the spec with the official package",
        description="Compare the spec, with its overlays, with the official package nearest to it in time, and say why they\n"
        "differ. The reasons are in spec/agreement.toml. The exit status is 1 if less than 99 % agree.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--base",
        metavar="SOURCE",
        help="the package: a wheel, or a version for pip to download, such as openai==2.38.0 (default: the pinned base)",
    )
    parser.add_argument("--all", action="store_true", help="list every place that differs")
    parser.add_argument("--json", action="store_true", help="print JSON, with every place that differs")
    return parser


def run(options: argparse.Namespace) -> int:
    """Run the command; return the exit status. Raises PipelineError."""
    found = measure(options.spec, options.base)
    if options.json:
        json.dump(report.data(found), sys.stdout, indent=1)
        print()
    else:
        print(report.text(found, every=options.all), end="")
    return 0 if found.enough else 1


def measure(spec: Path, base: str | None = None) -> Agreement:
    """Compare the spec in a folder with its base, or another package. Raises PipelineError."""
    tables = lock.read(spec / lock.NAME)
    classes = reasons.read(spec / reasons.NAME)
    overlays, _ = overlay.parted(overlay.read(spec / "overlays"))
    facts, _ = overlay.apply(load(spec / "openapi.yaml", lock=spec / lock.NAME).data, overlays, idle="report")
    with wheels.base_taken(base, tables, lambda message: print(f"  {message}", file=sys.stderr, flush=True)) as taken:
        try:
            reading = read_package(taken.path)
        except PackageUnreadable as error:
            raise SpecUnreadable(str(error), fix="name another wheel") from error
    findings = compared(facts, reading)
    source = tables.get("source", {})
    day = f" of {source['date']}" if "date" in source else ""
    return Agreement(
        f"{source.get('name')}{day}",
        len(overlays),
        str(taken.pin),
        findings,
        reasons.explained(findings, classes),
    )


def compared(facts: dict[str, Any], package: Reading) -> list[Finding]:
    """Compare the facts of a spec, after its overlays, with those of a package."""
    return walk(Document(facts), Document(document_of(package))).findings
