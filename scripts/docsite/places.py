"""Which files of the repository are pages of the site, and where they stand there."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = {
    "README.md": "overview.md",
    "docs/README.md": "by-subject.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
}
MAINTAINERS = ("scripts/**/*.md", "spec/README.md", "templates/README.md", "tests/README.md")
NOT_PAGES = ("scripts/installing/",)
"""Texts that are parts of other pages."""


def pages() -> dict[Path, str]:
    """Return source -> path below the site's folder of Markdown."""
    found = {ROOT / source: place for source, place in NAMED.items()}
    for source in sorted((ROOT / "docs").rglob("*.md")):
        found.setdefault(source, source.relative_to(ROOT / "docs").as_posix())
    for pattern in MAINTAINERS:
        for source in sorted(ROOT.glob(pattern)):
            name = source.relative_to(ROOT).as_posix()
            if not name.startswith(NOT_PAGES):
                found[source] = f"maintainers/{flat(name)}.md"
    for source in sorted((ROOT / "examples").glob("*/README.md")):
        found[source] = f"examples/{source.parent.name.replace('_', '-')}.md"
    for source in sorted((ROOT / "examples").glob("*.py")):
        found[source] = f"examples/{source.stem.replace('_', '-')}.md"
    return found


def flat(name: str) -> str:
    """Return a name for a path: `scripts/apidiff/README.md` -> `scripts-apidiff`."""
    return name.removesuffix(".md").removesuffix("/README").replace("/", "-").replace("_", "-").lower()
