"""Programs that run in the pages of the site, in Chromium: Python is loaded by the first click, and answers come piece by piece."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import runtime
from docsite import running
from tests.site.conftest import Site
from tests.site.test_in_chromium import asked_elsewhere, resize, wait
from wherry_server import serve

LIMIT_S = 90
OUTPUT = "return document.querySelectorAll('.running output')[arguments[0]].innerText"
IDLE = "return [...document.querySelectorAll('.running .run')].every((it) => it.textContent === 'Run')"
LOADED = "return performance.getEntriesByType('resource').map((it) => it.name).filter((it) => /pyodide|cells-worker/.test(it))"


class Cells:
    """The cells of a page, by their number."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def find(self, cell: int, selector: str) -> Any:
        """One element of a cell."""
        return self.driver.find_elements("css selector", ".running")[cell].find_element("css selector", selector)

    def click(self, cell: int, selector: str) -> None:
        """Press a button, wherever the page is."""
        self.driver.execute_script("arguments[0].click()", self.find(cell, selector))

    def write(self, cell: int, code: str) -> None:
        """Replace the program."""
        field = self.find(cell, "textarea")
        if not field.is_displayed():
            self.click(cell, ".edit")
        field.clear()
        field.send_keys(code)

    def output(self, cell: int) -> str:
        """What a cell has shown."""
        return str(self.driver.execute_script(OUTPUT, cell))

    def ended(self, cell: int) -> str:
        """What a cell has shown at its end."""
        wait(self.driver, IDLE)
        return self.output(cell)

    def workers(self) -> int:
        """How many threads with Python there are."""
        targets = self.driver.execute_cdp_cmd("Target.getTargets", {})["targetInfos"]
        return sum(target["type"] == "worker" and target["url"].endswith("cells-worker.js") for target in targets)


@pytest.fixture(scope="module")
def page(site: Site, chromium: Any) -> Iterator[Cells]:
    """The start page, whose first program has been run."""
    if not runtime.PYODIDE.is_dir():
        pytest.fail("node_modules/pyodide is missing: make install")
    resize(chromium, "desktop")
    chromium.get(f"{site.address}/start.html")
    cells = Cells(chromium)
    wait(chromium, "return document.querySelector('.running .run:enabled')")
    assert chromium.execute_script(LOADED) == []
    assert cells.workers() == 0
    cells.click(0, ".run")
    wait(chromium, "return document.querySelector('.running output').innerText", limit_s=LIMIT_S)
    yield cells
    chromium.get("about:blank")


def test_a_program_runs(page: Cells, site: Site) -> None:
    """The first click loads Python, from the site alone, and the program prints what it prints everywhere."""
    assert page.ended(0).splitlines() == [
        "Ahoy! This answer was made up in your page: no key, no network, no cost.",
        "21 tokens",
    ]
    assert asked_elsewhere(page.driver, site) == []
    assert page.workers() == 1


def test_an_answer_comes_piece_by_piece(page: Cells) -> None:
    """A stream is shown while it comes, also of a program that ends in `asyncio.run`; all cells share one Python."""
    for code in (None, STREAM):
        if code:
            page.write(1, code)
        page.click(1, ".run")
        partial = wait(
            page.driver, "const text = document.querySelectorAll('.running output')[1].innerText.trim(); return text"
        )
        whole = page.ended(1).strip()
        assert whole.startswith(partial)
        assert len(partial) < len(whole)
        assert whole.endswith("no cost.")
    assert page.workers() == 1


STREAM = """import asyncio
from wherry import AsyncClient
async def main(): [print(text, end="", flush=True) async for text in (await AsyncClient().responses.stream(
model="m", input="x").__aenter__()).text_deltas()]
asyncio.run(main())
"""


def test_keys_of_the_text(page: Cells) -> None:
    """Ctrl-Enter runs what was typed, Escape leaves the text, and Reset takes the changes back."""
    page.write(0, "print(6 * 7)")
    page.find(0, "textarea").send_keys("\ue009\ue007")  # Ctrl-Enter
    assert page.ended(0) == "42\n"
    page.find(0, "textarea").send_keys("\ue00c")  # Escape
    assert page.driver.switch_to.active_element == page.find(0, ".run")
    page.write(0, "print('<b>bold</b>'); 1 / 0")
    page.click(0, ".run")
    told = page.ended(0)
    assert told.startswith("<b>bold</b>\n")
    assert 'File "cell.py", line 1' in told
    assert told.rstrip().endswith("ZeroDivisionError: division by zero")
    page.click(0, ".edit")
    assert page.driver.execute_script("return document.querySelector('.running textarea').hidden")


def test_stop_ends_a_loop(page: Cells) -> None:
    """Stop ends even a program that never looks up, and the next one runs."""
    page.write(0, "print('on', flush=True)\nwhile True: pass")
    page.click(0, ".run")
    wait(page.driver, "return document.querySelector('.running output').innerText")
    page.click(0, ".run")
    assert page.ended(0) == "on\nStopped."
    end = time.monotonic() + LIMIT_S
    while page.workers() and time.monotonic() < end:
        time.sleep(0.05)
    assert page.workers() == 0
    page.write(0, "print('again')")
    page.click(0, ".run")
    wait(page.driver, "return document.querySelector('.running output').innerText", limit_s=LIMIT_S)
    assert page.ended(0) == "again\n"


def test_a_key_asks_the_api(page: Cells) -> None:
    """With a key the answers are those of the base URL; the field hides it, and who leaves takes it along."""
    with serve(cors=True, items=3) as server:
        select = page.find(2, "select")
        page.driver.execute_script(CHOOSE, select, "key")
        page.click(2, ".run")
        assert page.driver.switch_to.active_element == page.find(2, "[type=password]")
        page.find(2, "[type=password]").send_keys("sk-of-the-reader")
        page.find(2, "[type=url]").clear()
        page.find(2, "[type=url]").send_keys(server.url)
        page.write(2, "from wherry import Client\nprint(len(Client().models.list().data))")
        page.click(2, ".run")
        assert page.ended(2) == "3\n"
        assert [record.credential for record in server.log if record.method == "GET"] == ["user"]
    kept = (
        "return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie]).includes('sk-of-the-reader')"
    )
    assert not page.driver.execute_script(kept)
    page.driver.execute_script("dispatchEvent(new Event('pagehide'))")
    assert page.find(2, "[type=password]").get_property("value") == ""
    page.driver.execute_script(CHOOSE, select, "")


CHOOSE = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))"


def test_the_theme_may_change_the_page_without_loading_one(page: Cells) -> None:
    """The cells of a page that the theme puts in place of another one get their buttons, and none gets two."""
    count = len(page.driver.find_elements("css selector", ".running"))
    page.driver.execute_script("document.querySelector('.running').remove(); document$.next(document)")
    assert len(page.driver.find_elements("css selector", ".running")) == count
    assert page.driver.execute_script("return document.querySelectorAll('.running + .running').length") == 0


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_what_is_open_fits(page: Cells, size: str) -> None:
    """With all that a cell can show, nothing scrolls sideways, and everything has a name."""
    resize(page.driver, size)
    page.write(1, "print('x' * 500)")
    page.driver.execute_script(CHOOSE, page.find(1, "select"), "key")
    width, window = page.driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert width <= window
    nameless = "return [...document.querySelectorAll('.running :is(button, select, input, textarea)')].filter((it) => !(it.ariaLabel || it.labels?.length || it.textContent)).length"
    assert page.driver.execute_script(nameless) == 0
    page.driver.execute_script(CHOOSE, page.find(1, "select"), "")


def test_without_a_server_the_button_says_why(site: Site, chromium: Any) -> None:
    """A page that is opened as a file shows its programs, and says what Run needs."""
    chromium.get(f"{(site.html / 'start.html').as_uri()}")
    assert not wait(chromium, "return document.querySelector('.running .run')").is_enabled()
    assert "web server" in chromium.find_element("css selector", ".running .state").text
    assert chromium.find_element("css selector", ".cell.highlight").is_displayed()
    chromium.get_log("browser")


def test_without_python_the_button_says_why(
    site: Site, chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site that was built without the npm packages says so; no file of Python is laid."""
    assets = tmp_path / "assets"
    assets.mkdir()
    original = Path(running.__file__).with_name("assets") / "cells.js"
    (assets / "cells.js").write_bytes(original.read_bytes())
    monkeypatch.setattr(runtime, "PYODIDE", tmp_path / "nowhere")
    assert running.put_beside(tmp_path) == 0
    assert list(assets.iterdir()) == [assets / "cells.js"]
    (site.html / "without.html").write_text(
        '<div class="cell highlight"><pre><code>print(1)</code></pre></div><script src="without.js"></script>'
    )
    (site.html / "without.js").write_bytes((assets / "cells.js").read_bytes())
    try:
        chromium.get(f"{site.address}/without.html")
        assert not wait(chromium, "return document.querySelector('.running .run')").is_enabled()
        assert "built without" in chromium.find_element("css selector", ".running .state").text
    finally:
        (site.html / "without.html").unlink()
        (site.html / "without.js").unlink()
    chromium.get_log("browser")
