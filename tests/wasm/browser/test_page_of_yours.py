"""The page of docs/webassembly.md, as it stands there, in Chromium: with a copy of Pyodide, the wheel beside it, and the server for tests."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.wasm import hosts, pyodide_copy
from tests.wasm.static_site import static_site
from wherry_server import serve

PAGE = re.compile(r"^```html\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "http://127.0.0.1:8080/v1"
LIMIT_S = 60
ASKED = "document.getElementById('question').value = 'Say ahoy.'; document.getElementById('button').click()"
# The answer as it grew, a piece with each change.
WATCHED = """window.grown = []; new MutationObserver(() => grown.push(answer.textContent))
  .observe(document.getElementById('answer'), {childList: true, characterData: true, subtree: true})"""


def wait(chromium: Any, script: str) -> Any:
    """Return the first result of a script that is true."""
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end:
        if result := chromium.execute_script(f"return {script}"):
            return result
        time.sleep(0.05)
    raise AssertionError(
        f"{script} never held: {chromium.find_element('tag name', 'body').text!r}, {chromium.get_log('browser')}"
    )


def test_the_page(chromium: Any, wheel: Path) -> None:
    """It installs the wheel from beside it, and shows an answer of the server piece by piece; nothing is asked of other hosts."""
    (page,) = PAGE.findall((hosts.ROOT / "docs/webassembly.md").read_text("utf-8"))
    assert page.count(ADDRESS) == page.count(wheel.name) == 1
    with serve(cors=True, words=12) as server:
        html = page.replace(ADDRESS, server.url).encode()
        mounts = {"/index.html": html, f"/{wheel.name}": wheel, **pyodide_copy.mounts("/pyodide/")}
        with static_site(mounts) as site:
            chromium.get(f"{site.origin}/index.html")
            wait(chromium, "!document.getElementById('button').disabled")
            chromium.execute_script(f"{WATCHED}; {ASKED}")
            wait(chromium, "(grown.at(-1) ?? '').split(' ').length >= 12")
            grown = chromium.execute_script("return grown.filter((text) => text)")
            names = chromium.execute_script(
                "return performance.getEntriesByType('resource').map((entry) => entry.name)"
            )
            chromium.get("about:blank")
    assert all(after.startswith(before) for before, after in pairwise(grown))
    hosts_asked = {name.split("/")[2] for name in names if name.startswith("http")}
    assert hosts_asked == {site.origin.split("/")[2], server.url.split("/")[2]}
