"""What stands beside the HTML for programs that read: each page as Markdown, llms.txt, llms-full.txt; and the page for 404."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from docsite import settings

ABOUT = (
    "A Python client for the OpenAI API, generated from its OpenAPI spec, for asyncio, trio, threads and WebAssembly."
)
FENCED = re.compile(r"^ *(```+|~~~+).*?^ *\1 *$|<!--.*?-->", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[([^\]]+)\]\([^)\s]+\)")
END = re.compile(r"(?<=[.!?]) ")


def put_beside(site: Path, laid: dict[str, str]) -> None:
    """Write `page.md` beside each `page.html`, llms.txt, llms-full.txt and 404.html."""
    for path, text in laid.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    (site / "llms.txt").write_text(overview(laid), "utf-8")
    (site / "llms-full.txt").write_text(whole(laid), "utf-8")
    shutil.copyfile(Path(__file__).with_name("404.html"), site / "404.html")


def overview(laid: dict[str, str]) -> str:
    """One line for each page: its title, its address, its first sentence."""
    lines = ["# wherry", "", f"> {ABOUT}", ""]
    for tab in settings.navigation(laid):
        assert isinstance(tab, dict)
        for title, entries in tab.items():
            lines += [f"## {title}", "", *(line(path, laid[path]) for path in paths(entries)), ""]
    return "\n".join(lines)


def paths(entry: object) -> list[str]:
    """Return the pages of an entry of the navigation, in order."""
    if isinstance(entry, str):
        return [entry]
    inside = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ()
    return [path for part in inside for path in paths(part)]


def line(path: str, text: str) -> str:
    """Return the line of one page."""
    said = sentence(text)
    return f"- [{settings.heading(text)}]({path}){': ' + said if said else ''}"


def sentence(text: str) -> str:
    """Return the first sentence of the prose of a page, without links; "" if there is none.

    Code is none, and a sentence that ends with a colon says too little without what follows: it is taken only if there is no other.
    """
    prose = FENCED.sub("", text)
    paragraphs = [" ".join(part.split()) for part in prose.split("\n\n")[1:]]
    found = [
        END.split(LINK.sub(r"\1", part), maxsplit=1)[0]
        for part in paragraphs
        if part[:1].isalpha() or part.startswith(("`", "**", "["))
    ]
    whole_ones = [said for said in found if not said.endswith(":")]
    said = next(iter([*whole_ones, *found]), "")
    return said.rstrip(".:") + "." if said else ""


def described(text: str) -> str:
    """Return a page with its first sentence as its description, for what shows the page in a list."""
    said = sentence(text).replace("`", "").replace("**", "")
    return f"---\ndescription: {json.dumps(said, ensure_ascii=False)}\n---\n\n{text}" if said else text


def whole(laid: dict[str, str]) -> str:
    """All pages one after the other, without the models and the history."""
    left_out = ("reference/models/", "changelog.md")
    pages = [path for path in paths(settings.navigation(laid)) if not path.startswith(left_out)]
    return "\n\n".join(f"<!-- {path} -->\n\n{laid[path].strip()}" for path in pages) + "\n"
