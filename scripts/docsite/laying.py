"""Lay the Markdown of the site together: docs/ and other pages of the repository, with links that fit, and the reference."""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from docsite import places, reference
from docsite.places import ROOT
from docsite.texts import described

FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,}|~{3,})(?P<language>[\w+-]*)(?P<mark>[^\n]*)$")
LINK = re.compile(r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^(?P<marks>#{1,6}) +(?P<text>.+?) *$")
SUBJECT = re.compile(r"^\*\*([^*]+)\*\*$", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#")


class LinkError(Exception):
    """A page links to a file that is not there."""


def lay(folder: Path) -> dict[str, str]:
    """Write all Markdown of the site into a folder, which is emptied first; return path -> text."""
    sources = places.pages()
    texts = {place: page(source, place, sources) for source, place in sources.items()}
    texts |= {f"reference/{path}": text for path, text in reference.pages().items()}
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(described(text), "utf-8")
    for asset in sorted((Path(__file__).parent / "assets").iterdir()):
        (folder / "assets").mkdir(exist_ok=True)
        shutil.copyfile(asset, folder / "assets" / asset.name)
    return texts


def page(source: Path, place: str, sources: dict[Path, str]) -> str:
    """Return a page as the site has it."""
    text = source.read_text("utf-8")
    if source.suffix == ".py":
        return program(source, text)
    if source.name == "CHANGELOG.md":
        text = SUBJECT.sub(r"#### \1", text)  # so that each subject has a link, and is found
    return "".join(lines(text, source, place, sources))


def lines(text: str, source: Path, place: str, sources: dict[Path, str]) -> Iterator[str]:
    """Yield the lines: info strings of fences keep their language, and whether they are cells; links lead to where their pages stand here.

    Headings get the anchors that they have on GitHub, where the same pages are read.
    """
    closing, anchors = "", set[str]()
    for line in text.splitlines(keepends=True):
        fence = FENCE.match(line)
        if fence and not closing:
            closing = fence["marks"]
            is_cell = fence["mark"].split() == ["cell"]
            name = f" {{ .{fence['language']} .cell }}" if is_cell else fence["language"]
            yield f"{fence['indent']}{fence['marks']}{name}\n"
        elif closing:
            if fence and fence["marks"].startswith(closing) and not fence["language"]:
                closing = ""
            yield line
        else:
            line = LINK.sub(lambda link: moved(link, source, place, sources), line)
            if heading := HEADING.match(line):
                name = anchor(heading["text"], anchors)
                line = f"{heading['marks']} {heading['text']} {{ #{name} }}\n" if name else line
            yield line


def anchor(heading: str, taken: set[str]) -> str:
    """Return GitHub's anchor of a heading: lower case, hyphens for spaces, no punctuation, a number if it is taken."""
    plain = LINK.sub(lambda link: link["text"], heading).lower()
    name = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
    found = name if name not in taken else next(n for n in (f"{name}-{i}" for i in count(1)) if n not in taken)
    taken.add(found)
    return found


def moved(link: re.Match[str], source: Path, place: str, sources: dict[Path, str]) -> str:
    """Return a link as it has to be on the site; one to a file that is no page becomes its text."""
    target, _, fragment = link["target"].partition("#")
    if not target or ELSEWHERE.match(link["target"]):
        return link[0]
    there = (source.parent / target).resolve()
    if there.is_dir() and there / "README.md" in sources:
        there /= "README.md"
    if there in sources:
        address = os.path.relpath(sources[there], Path(place).parent).replace(os.sep, "/")
        return f"{link['image']}[{link['text']}]({address}{'#' + fragment if fragment else ''})"
    if there.exists():
        return link["text"]
    raise LinkError(f"{source.relative_to(ROOT)} links to {target}, which is not there")


def program(source: Path, text: str) -> str:
    """Return the page of an example program: what it says of itself, and the whole of it."""
    said = ast.get_docstring(ast.parse(text)) or ""
    sentence, _, rest = said.partition("\n\n")
    shown = [f"# {source.name}", "", " ".join(sentence.split()), ""]
    if rest:
        shown += ["```text", *rest.splitlines(), "```", ""]
    return "\n".join([*shown, "```python", text.rstrip(), "```", ""])
