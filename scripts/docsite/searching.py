"""The search of the site: its index, and the worker that ranks.

The site generator makes an index of all sections, and a page that asks a worker; `search/worker.js` takes the place of that worker, with
the index of words that is MiniSearch, of `make install`. What people look for first, and words of theirs that no page has, are in
`search/words.toml`.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from browser.runtime import ROOT, RuntimeMissingError

Item = dict[str, Any]

OURS = Path(__file__).parent / "search"
ENGINE = ROOT / "node_modules/minisearch"
COMMENT = re.compile(r"^ *(?:/\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""Half of the bytes of MiniSearch."""
WORKER = "assets/javascripts/workers/search.*.js"
LICENCES = "LICENSE"
"""The list of other people's licences, a folder above the worker."""
LEFT_OUT = re.compile(r"maintainers/(?!scripts-(server|wherry-tools)\.html)")
"""Measurements, and the READMEs of folders: whoever needs those knows where they are."""
MODELS = "reference/models/"
JSON = re.compile(r"<pre><code>[{\[].*?</code></pre>", re.DOTALL)
"""What a method is answered with: its words are those of everything."""
NAME = re.compile(r"<code>([a-z]+(?:_[a-z0-9]+)+)</code>")


class WorkerError(Exception):
    """The site generator has not the one worker that ours takes the place of."""


def put_in(site: Path) -> None:
    """Write search.json of a built site anew, our worker over that of the site generator, and the licence of MiniSearch to those beside it.

    Raises WorkerError, and RuntimeMissingError without the npm packages.
    """
    file = site / "search.json"
    index = json.loads(file.read_text("utf-8"))
    index["items"] = known(index["items"])
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    theirs = list(site.glob(WORKER))
    if len(theirs) != 1:
        raise WorkerError(f"{len(theirs)} files are {WORKER}: the site generator has changed")
    theirs[0].write_text(worker(), "utf-8")
    with (theirs[0].parents[1] / LICENCES).open("a", encoding="utf-8") as licences:
        licences.write(licence())


def worker() -> str:
    """Return the program of the worker: MiniSearch, the words, and what is ours. Raises RuntimeMissingError."""
    words = json.dumps(tomllib.loads((OURS / "words.toml").read_text("utf-8")), ensure_ascii=False)
    engine = COMMENT.sub("", of_engine("dist/umd/index.js"))
    ours = (OURS / "worker.js").read_text("utf-8")
    return f"/*! MiniSearch: ../{LICENCES} */\n{engine}\nconst WORDS = {words};\n{ours}"


def licence() -> str:
    """Return what the list of other people's licences says of MiniSearch. Raises RuntimeMissingError."""
    version = json.loads(of_engine("package.json"))["version"]
    return f"\n{'-' * 79}\n\nPackage: minisearch@{version}\nLicense: MIT\n{of_engine('LICENSE.txt')}"


def of_engine(name: str) -> str:
    """Return a file of MiniSearch. Raises RuntimeMissingError."""
    try:
        return (ENGINE / name).read_text("utf-8")
    except FileNotFoundError:
        raise RuntimeMissingError("node_modules/minisearch is missing: make install") from None


def known(items: list[Item]) -> list[Item]:
    """Return the sections that the search knows."""
    return [short(item) for item in items if not LEFT_OUT.match(item["location"])]


def short(item: Item) -> Item:
    """Return a section without answers in JSON; of a model only its name and the names of its fields, so that its sentences are not found for those of guides."""
    if not item["location"].startswith(MODELS):
        return {**item, "text": JSON.sub("", item["text"])}
    return {**item, "text": " ".join(dict.fromkeys(NAME.findall(item["text"])))}
