#!/usr/bin/env python3
"""Fill the marked blocks of README.md, docs/ and the examples with the current install instructions.

    <!-- install:begin NAME -->
    …
    <!-- install:end -->

The texts are in scripts/installing/texts.md, each in two versions. `[tool.wherry] repository` in pyproject.toml decides which one is
used: while it is empty, the texts name no address and no index; once it is set, they name both.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "installing" / "texts.md"
PAGES = ("README.md", "docs/*.md", "examples/*/README.md")
BLOCK = re.compile(
    r"(?P<begin><!-- install:begin (?P<name>\w+) -->\n)(?P<text>.*?)(?P<end><!-- install:end -->)", re.DOTALL
)
TEXT = re.compile(
    r"^<!-- (?P<name>\w+) (?P<state>clone|repository) -->\n(?P<text>.*?)(?=^<!-- |\Z)", re.MULTILINE | re.DOTALL
)


class TextsError(Exception):
    """A block or a text is not as it must be; the message says where."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a block is not up to date")
    parser.add_argument("--root", type=Path, default=ROOT, help="the tree to fill; it has its own pyproject.toml")
    options = parser.parse_args()
    try:
        changed = dict(outdated(options.root))
    except TextsError as error:
        print(f"install_texts: {error}", file=sys.stderr)
        return 1
    for page, text in changed.items():
        print(f"{page.relative_to(options.root)}: {'not up to date' if options.check else 'filled'}")
        if not options.check:
            page.write_text(text, "utf-8")
    if changed and options.check:
        print("install_texts: run scripts/install_texts.py", file=sys.stderr)
    return 1 if changed and options.check else 0


def outdated(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page whose blocks are not up to date, with its correct text."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    version, repository = settings["project"]["version"], settings["tool"]["wherry"]["repository"]
    values = {"{{version}}": version, "{{repository}}": repository}
    texts = texts_of("repository" if repository else "clone", values)
    used = set()
    for page in sorted(page for pattern in PAGES for page in root.glob(pattern)):
        text = page.read_text("utf-8")
        names = [match["name"] for match in BLOCK.finditer(text)]
        if len(names) != text.count("<!-- install:") / 2:
            raise TextsError(f"{page.relative_to(root)} has a block without its end, or an end without its block")
        if unknown := [name for name in names if name not in texts]:
            raise TextsError(f"{page.relative_to(root)} asks for {unknown[0]!r}, which {TEXTS.name} does not have")
        used.update(names)
        right = filled(text, texts)
        if right != text:
            yield page, right
    if idle := sorted(texts.keys() - used):
        raise TextsError(f"no page has a block for {', '.join(idle)}")


def filled(page: str, texts: dict[str, str]) -> str:
    """Return the page with its blocks filled."""
    return BLOCK.sub(lambda match: f"{match['begin']}\n{texts[match['name']]}\n\n{match['end']}", page)


def texts_of(state: str, values: dict[str, str]) -> dict[str, str]:
    """Return the text of each block in one of the two versions, with its values."""
    source = TEXTS.read_text("utf-8")
    for place, value in values.items():
        source = source.replace(place, value)
    return {match["name"]: match["text"].strip() for match in TEXT.finditer(source) if match["state"] == state}


if __name__ == "__main__":
    sys.exit(main())
