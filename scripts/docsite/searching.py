"""The index of the search: what people look for first.

The search wants every word in one section; a word in a title comes before one in the text, and an early one before a late one; equals
stay in the order of the index. So guides stand first in it, and pages that nobody looks for by their words are left out.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

Item = dict[str, Any]

LEFT_OUT = re.compile(r"changelog\.html|maintainers/(?!scripts-(server|wherry-tools)\.html)")
"""History, measurements, and the READMEs of folders: whoever needs those knows where they are."""
MODELS = "reference/models/"
LATE = (
    "examples/",
    "apidiff-rules.html",
    "contributing.html",
    "releasing.html",
    "maintain",
    "reference/",
    "reference/methods/",
    "reference/methods/beta.",
    "reference/methods/admin.",
    MODELS,
)
"""What comes after the guides; of several that fit, the last counts."""
JSON = re.compile(r"<pre><code>[{\[].*?</code></pre>", re.DOTALL)
"""What a method is answered with: its words are those of everything."""
NAME = re.compile(r"<code>([a-z]+(?:_[a-z0-9]+)+)</code>")


def put_in_order(site: Path) -> None:
    """Write search.json of a built site anew."""
    file = site / "search.json"
    index = json.loads(file.read_text("utf-8"))
    index["items"] = ordered(index["items"])
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def ordered(items: list[Item]) -> list[Item]:
    """Return the sections that the search knows, in the order of equals."""
    kept = (item for item in items if not LEFT_OUT.match(item["location"]))
    return sorted(map(short, kept), key=lambda item: rank(item["location"]))


def rank(location: str) -> int:
    """Return 0 for a guide, and more for what comes later."""
    return max((n for n, start in enumerate(LATE, 1) if location.startswith(start)), default=0)


def short(item: Item) -> Item:
    """Return a section without answers in JSON; of a model only its name and the names of its fields, so that its sentences are not found for those of guides."""
    if not item["location"].startswith(MODELS):
        return {**item, "text": JSON.sub("", item["text"])}
    return {**item, "text": " ".join(dict.fromkeys(NAME.findall(item["text"])))}
