"""What stands beside the HTML for programs that read: each page as Markdown, llms.txt, llms-full.txt; and the page for 404."""

from __future__ import annotations

import shutil
from pathlib import Path

from docsite import settings

ABOUT = (
    "A Python client for the OpenAI API, generated from its OpenAPI spec, for asyncio, trio, threads and WebAssembly."
)


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
    """Return the first sentence of the prose of a page; "" if it begins with something else."""
    for paragraph in text.split("\n\n")[1:]:
        if paragraph[0:1].isalpha() or paragraph.startswith("`"):
            return " ".join(paragraph.split()).partition(". ")[0].rstrip(".") + "."
    return ""


def whole(laid: dict[str, str]) -> str:
    """All pages one after the other, without the models and the history."""
    left_out = ("reference/models/", "changelog.md")
    pages = [path for path in paths(settings.navigation(laid)) if not path.startswith(left_out)]
    return "\n\n".join(f"<!-- {path} -->\n\n{laid[path].strip()}" for path in pages) + "\n"
