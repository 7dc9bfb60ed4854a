"""The facts of docs/deployment.md: its figures are those of the benchmark, and nothing that is installed is native."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/deployment.md").read_text("utf-8")
RESULTS = (ROOT / "scripts/bench/RESULTS.md").read_text("utf-8")
SHOWN = {
    r"\| wheel \| ([\d.]+) MB": ("wheel, MB", 1),
    r"\| ([\d.]+) MB, without bytecode": ("installed with dependencies, without bytecode, MB", 1),
    r"\| ([\d.]+) MB above a bare interpreter": ("import, client, first typed chat call: memory, MB", 1),
    r"\| (\d+) ms of processor time": ("import, client, first typed chat call: CPU, ms", 0),
}
"""What the page says -> a row of the benchmark, and to how many digits behind the point."""


def measured(row: str) -> float:
    """Return what the benchmark has for wherry on httpx."""
    above, found, _ = RESULTS.partition(f"\n| {row} |")
    assert found, row
    header = next(line for line in reversed(above.splitlines()) if line.startswith("| measure |"))
    names = [cell.strip() for cell in header.split("|")]
    cells = next(line for line in RESULTS.splitlines() if line.startswith(f"| {row} |")).split("|")
    return float(cells[names.index("wherry")].strip().split(" ")[0])


def test_figures() -> None:
    """The table on top has the figures of the last benchmark."""
    for pattern, (row, digits) in SHOWN.items():
        found = re.search(pattern, PAGE)
        assert found, pattern
        assert float(found[1]) == round(measured(row), digits), row


def needed(name: str) -> set[str]:
    """Return a package with all that it needs on this machine, without extras."""
    found = {name}
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if not requirement.marker or requirement.marker.evaluate({"extra": ""}):
            found |= needed(requirement.name)
    return found


def test_nothing_is_native() -> None:
    """wherry and all that comes with it is plain Python: no file of any of these packages is compiled."""
    packages = needed("wherry")
    assert {"attrs", "httpx", "h11"} <= packages
    files = [file for name in packages for file in distribution(name).files or ()]
    assert len(files) > 100
    assert [file for file in files if file.suffix in {".so", ".pyd", ".dylib", ".dll"}] == []
