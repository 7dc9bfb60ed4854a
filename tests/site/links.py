"""Find the links of a built site that lead nowhere: pages, files, anchors, in tables of HTML too."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
ANCHOR = re.compile(r'\s(?:id|name)="([^"]+)"')
ELSEWHERE = re.compile(r"(https?|mailto|data|javascript):")


def anchors(text: str) -> set[str]:
    """Return the anchors of a page."""
    return {unescape(name) for name in ANCHOR.findall(text)}


def broken(site: Path) -> tuple[int, list[str]]:
    """Return how many links were followed, and `page -> link` of those that lead nowhere."""
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    known = {path: anchors(text) for path, text in texts.items()}
    count, wrong = 0, []
    for page, text in texts.items():
        for link in {unescape(link) for link in LINK.findall(text)}:
            if ELSEWHERE.match(link):
                continue
            count += 1
            path, fragment = urldefrag(link)
            there = (page.parent / unquote(path)).resolve() if path else page
            there = there / "index.html" if there.is_dir() else there
            found = there in known or there.is_file()
            if not found or (fragment and there in known and unquote(fragment) not in known[there]):
                wrong.append(f"{page.relative_to(site)} -> {link}")
    return count, sorted(wrong)
