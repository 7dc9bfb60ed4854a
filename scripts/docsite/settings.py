"""The settings of the site generator: those of mkdocs.yml, and the navigation of what is there."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
TITLES = {"index.md": "What it is", "overview.md": "All on one page"}
"""Of pages whose heading says too little beside others."""
Entry = dict[str, object] | str


def write(file: Path, texts: dict[str, str]) -> None:
    """Write the settings file of one build. JSON is YAML, so the parts that are made stand there as JSON."""
    made = {"docs_dir": "docs", "site_dir": "html", "nav": navigation(texts)}
    added = "".join(f"{name}: {json.dumps(value)}\n" for name, value in made.items())
    file.write_text((HERE / "mkdocs.yml").read_text("utf-8") + added, "utf-8")


def navigation(texts: dict[str, str]) -> list[Entry]:
    """Return the tabs with their pages."""
    tabs: dict[str, dict[str, list[str]]] = tomllib.loads((HERE / "navigation.toml").read_text("utf-8"))
    named = {page for tab in tabs.values() for page in tab["pages"]}
    found: list[Entry] = []
    for title, tab in tabs.items():
        if title == "Reference":
            found.append({title: of_reference(texts)})
            continue
        listed: list[str] = []
        for page in tab["pages"]:
            if page.endswith("/*"):
                listed += sorted(p for p in texts if p.startswith(page[:-1]) and p not in named and p not in listed)
            elif page in texts:
                listed.append(page)
        if title == "Guides":
            rest = {p for p in texts if "/" not in p} - named
            listed += sorted(rest)
        if listed:
            found.append({title: [{TITLES.get(page) or heading(texts[page]): page} for page in listed]})
    return found


def of_reference(texts: dict[str, str]) -> list[Entry]:
    """Return the pages of the reference: the general ones, then methods by resource, then models."""
    general = ["index", "a-z", "client", "common", "errors", "objects", "environment", "deprecated"]
    entries: list[Entry] = [{heading(texts[f"reference/{name}.md"]): f"reference/{name}.md"} for name in general]
    methods = sorted(path for path in texts if path.startswith("reference/methods/"))
    models = sorted(path for path in texts if path.startswith("reference/models/"))
    groups: dict[str, list[Entry]] = {}
    for path in methods:
        dotted = path.rpartition("/")[2].removesuffix(".md")
        groups.setdefault(dotted.partition(".")[0], []).append({dotted: path})
    by_resource: list[Entry] = [group[0] if len(group) == 1 else {name: group} for name, group in groups.items()]
    by_page: list[Entry] = [{heading(texts[path]).removeprefix("Models: "): path} for path in models]
    return [*entries, {"Methods": by_resource}, {"Models": by_page}]


def heading(text: str) -> str:
    """Return the first heading of a page, without marks."""
    line = next(line for line in text.splitlines() if line.startswith("# "))
    return re.sub(r" *\{ #.*\}$", "", line[2:]).replace("`", "").strip()
