"""The site as people see it: search, sizes, links into folds, the page for what is not there. Every other address is refused."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.site.conftest import Site
from tests.site.searches import ASKED, FIRST

LIMIT_S = 20
SEARCHES = {
    "stream prints everything at the end": ("tutorial/stream.html", "start.html"),
    "rate limit 429": ("rate-limits.html", "errors-and-retries.html"),
    "timeout": ("timeouts.html", "network.html", "errors-and-retries.html"),
    "timeout stream hangs": ("timeouts.html", "troubleshooting.html"),
    "proxy": ("network.html",),
    "certificate verify failed": ("network.html",),
    "429 rate limit": ("rate-limits.html", "errors-and-retries.html", "troubleshooting.html"),
    "azure": ("azure.html",),
    "azure deployment": ("azure.html",),
    "webhook signature": ("webhooks.html",),
    "next page of list": ("pagination.html",),
    "api key environment": ("keys-and-security.html", "troubleshooting.html", "reference/environment.html"),
    "json schema pydantic": ("structured-answers.html", "tutorial/structured.html"),
    "image from disk": ("recipes.html", "tutorial/files.html"),
    "base_url ollama": ("other-servers.html",),
    "mock in tests": ("testing.html",),
    "structured output pydantic": ("structured-answers.html", "tutorial/structured.html"),
    "count tokens usage stream": ("logging.html", "streams.html"),
    "async": ("async.html", "start.html", "overview.html"),
    "jupyter notebook await": ("async.html",),
    "connection refused": ("faq.html", "troubleshooting.html"),
    "faster speed": ("faq.html", "speed.html"),
    "log requests": ("logging.html",),
    "embeddings.create": ("reference/methods/embeddings.html",),
    "chat.completions.create": ("reference/methods/chat.completions.html",),
}
"""What people type, and the pages one of which has to be among the first three."""
PAGES = (
    "index.html",
    "start.html",
    "overview.html",
    "tutorial/first-call.html",
    "other-servers.html",
    "from-openai.html",
    "azure.html",
    "recipes.html",
    "timeouts.html",
    "troubleshooting.html",
    "webhooks.html",
    "deployment.html",
    "works-with.html",
    "maintainers/scripts-bench-results.html",
    "contributing.html",
    "reference/a-z.html",
    "reference/deprecated.html",
    "reference/index.html",
    "reference/client.html",
    "reference/errors.html",
    "reference/methods/responses.html",
    "reference/methods/chat.completions.html",
    "reference/models/unions.html",
    "reference/models/response_events.html",
)
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}


def resize(chromium: Any, size: str) -> None:
    """Give the page another viewport."""
    width, height = SIZES[size]
    settings = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", settings)


def asked_elsewhere(chromium: Any, site: Site) -> list[str]:
    """The requests of a page that did not go to the site."""
    script = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    host = site.address.removesuffix("/below/html")
    return [name for name in chromium.execute_script(script) if not name.startswith((host, "data:", "blob:"))]


def wait(chromium: Any, script: str, *arguments: object, limit_s: float = LIMIT_S) -> Any:
    """Return the first result of a script that is true."""
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if result := chromium.execute_script(script, *arguments):
            return result
        time.sleep(0.05)
    raise AssertionError(f"nothing came of {script} {arguments}; {chromium.get_log('browser')}")


FIELD = (
    "const box = [...document.querySelectorAll('div')].find((it) => it.shadowRoot?.querySelector('input'))?.shadowRoot;"
)
TYPE = f"""{FIELD} if (!box) return false;
  const field = box.querySelector('input'); field.value = arguments[0];
  field.dispatchEvent(new Event('input', {{bubbles: true}})); return true"""
FOUND = f"""{FIELD} const found = [...box.querySelectorAll('a[role=option]')].map((it) => it.href.replace(/\\?[^#]*/, ''));
  return found.length > 0 && found"""
"""The links of the results."""
NOTHING = f"""{FIELD} return box && box.querySelectorAll('a[role=option]').length === 0"""


def test_search(site: Site, chromium: Any) -> None:
    """What people look for is the first page that the search names, or among the first three, and the search asks nobody else."""
    resize(chromium, "desktop")
    chromium.get(f"{site.address}/index.html")
    chromium.find_element("css selector", "body").send_keys("/")
    wrong: dict[str, list[str]] = {}
    for words, wanted in {**SEARCHES, **ASKED, **FIRST}.items():
        wait(chromium, TYPE, "qqxzjvw")  # so that no results of the words before are taken for those of these
        wait(chromium, NOTHING)
        wait(chromium, TYPE, words)
        found = wait(chromium, FOUND)
        pages = list(dict.fromkeys(link.removeprefix(f"{site.address}/").partition("#")[0] for link in found))
        if not set(pages[: 1 if words in FIRST else 3]) & set(wanted):
            wrong[words] = pages[:6]
    assert wrong == {}
    assert asked_elsewhere(chromium, site) == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_scrolls_sideways(size: str, site: Site, chromium: Any) -> None:
    """On a phone and on a desktop, pages are as wide as the window, and ask nobody else."""
    resize(chromium, size)
    wide = {}
    for page in PAGES:
        chromium.get(f"{site.address}/{page}")
        width, window = chromium.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        if width > window:
            wide[page] = width
        assert asked_elsewhere(chromium, site) == []
    assert wide == {}
    assert [line for line in chromium.get_log("browser") if line["level"] == "SEVERE"] == []


def test_requests_to_other_hosts_are_refused_and_seen(site: Site, chromium: Any) -> None:
    """The tests above would see a request that leaves: one that is made on purpose fails and is listed."""
    chromium.get(f"{site.address}/index.html")
    refused = "const [done] = arguments; fetch('http://example.org/x.js').then(() => done(false), () => done(true))"
    assert chromium.execute_async_script(refused)
    assert asked_elsewhere(chromium, site) == ["http://example.org/x.js"]
    chromium.get_log("browser")


def test_a_link_opens_the_fold_that_it_leads_into(site: Site, chromium: Any) -> None:
    """An argument that is folded away is shown to who has a link to it: on opening the page, and on the page."""
    resize(chromium, "desktop")
    seen = "return document.getElementById(arguments[0]).closest('details').open"
    first, second = "chat.completions.create.logit_bias", "chat.completions.parse.logit_bias"
    chromium.get(f"{site.address}/reference/methods/chat.completions.html#{first}")
    assert wait(chromium, seen, first)
    assert not chromium.execute_script(seen, second)
    chromium.execute_script("location.hash = arguments[0]", second)
    assert wait(chromium, seen, second)


def test_the_page_for_what_is_not_there_leads_home(site: Site, chromium: Any) -> None:
    """In a folder of a host, at any depth, the page for 404 finds the first page of the site."""
    html = (site.html / "404.html").read_text("utf-8")
    (site.html.parents[1] / "404.html").write_text(html, "utf-8")
    chromium.get(f"{site.address}/guides/old/gone.html")
    home = wait(chromium, "return document.querySelector('#home:not([hidden])')?.href")
    assert home == f"{site.address}/index.html"
    chromium.get_log("browser")
