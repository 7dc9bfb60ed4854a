"""The HTML report in Chromium: it filters, links lead to findings, it fits on a phone, and nothing of a spec runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from apidiff.finding import Finding
from apidiff.report.html import html
from tests.apidiff.samples import CHANGES, RULES, report
from tests.wasm.browser.conftest import browser

HOSTILE = "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
VISIBLE = "return [...document.querySelectorAll('article')].filter((card) => card.checkVisibility()).map((card) => card.querySelector('h3 code').textContent)"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A selenium driver."""
    with browser(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report with something in every section, and with names that would like to run."""
    made = report(notes=(HOSTILE,))
    long = "GET /a/" + "very_long_name_without_a_break" * 8
    first = replace(CHANGES[0], at=f"Hostile.{HOSTILE}", old=HOSTILE, new=HOSTILE * 3, operations=(long,))
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(html(replace(made, findings=(*made.findings, Finding(first))), RULES), "utf-8")
    return path.as_uri()


def opened(chromium: Any, page: str, fragment: str = "", *, width: int = 1280, scheme: str = "light") -> Any:
    """Open the page anew, in a window of a width and with a colour scheme."""
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    chromium.get("about:blank")
    chromium.get(page + fragment)
    return chromium


def type_into(chromium: Any, name: str, text: str) -> None:
    """Type a text, or choose an option, as a person does."""
    chromium.find_element("id", name).send_keys(text)


def test_everything_is_there_at_first(chromium: Any, page: str) -> None:
    """All findings are visible, those of a group in one card, and nothing went wrong; nothing of the spec has run."""
    opened(chromium, page)
    assert len(chromium.execute_script(VISIBLE)) == 8
    assert chromium.find_element("id", "shown").text == "8 entries"
    assert chromium.get_log("browser") == []
    assert chromium.title == "API diff: major, v1.0.0 → working tree"


def test_filters(chromium: Any, page: str) -> None:
    """By text, by resource and by level; the address keeps what is filtered, and a section without findings is not shown."""
    opened(chromium, page)
    type_into(chromium, "text", "Ferries")
    assert chromium.execute_script(VISIBLE) == ["POST /ferries"]
    assert chromium.find_element("id", "shown").text == "1 of 8 entries"
    assert not chromium.find_element("id", "break").is_displayed()
    assert chromium.current_url.endswith("#?text=Ferries")
    chromium.find_element("id", "text").clear()
    opened(chromium, page, "#?resource=files&without=new")
    assert chromium.execute_script(VISIBLE) == ["files.list(after=)"]
    opened(chromium, page)
    chromium.execute_script("document.querySelector('[value=break]').click()")
    assert "Project.geography" not in chromium.execute_script(VISIBLE)
    type_into(chromium, "text", "nothing has this")
    assert chromium.find_element("id", "nothing").is_displayed()
    chromium.find_element("id", "all").click()
    assert len(chromium.execute_script(VISIBLE)) == 8


def test_a_link_shows_its_finding(chromium: Any, page: str) -> None:
    """A link to a finding that is filtered away shows it, and opens what it was and is."""
    opened(chromium, page, "#?without=risk")
    card = chromium.find_element("css selector", "#risk article")
    assert not card.is_displayed()
    chromium.execute_script("location.hash = document.querySelector('#risk article').id")
    chromium.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert card.is_displayed()
    assert card.find_element("tag name", "pre").is_displayed()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_and_can_be_read(chromium: Any, page: str, width: int, scheme: str) -> None:
    """Nothing is wider than the window, and text has the contrast that WCAG asks for (4.5), in both schemes."""
    opened(chromium, page, width=width, scheme=scheme)
    assert chromium.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    low = chromium.execute_script(
        """
        const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const over = (colours) => {
          context.clearRect(0, 0, 1, 1);
          for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
          return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const light = (rgb) => {
          const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const found = [];
        for (const element of document.querySelectorAll('h1, .verdict, .tile b, small, .chip, h3, h3 code, p, .rule, .title, pre, del, ins, summary, footer, a:not(.self)')) {
          if (!element.checkVisibility() || !element.textContent.trim()) continue;
          const grounds = [];
          for (let at = element; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
          const [a, b] = [over([...grounds, getComputedStyle(element).color]), over(grounds)].map(light);
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < 4.5) found.push([element.tagName, element.className, element.textContent.slice(0, 30), ratio]);
        }
        return found;
        """
    )
    assert low == []


def test_without_scripts_everything_is_shown(chromium: Any, page: str, tmp_path: Path) -> None:
    """Where scripts do not run (a mail, a preview), the page shows all findings and no filters."""
    opened(chromium, page)
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(chromium, page)
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert len(chromium.execute_script(VISIBLE)) == 8
    assert not chromium.find_element("id", "filters").is_displayed()
