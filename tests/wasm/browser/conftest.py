"""One Chromium for the tests of this folder, without a window, which forgets everything; and the chat page in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import page as chat_page
from tests.wasm import hosts
from tests.wasm.browser.chat import LOAD_TIMEOUT_S, Page
from tests.wasm.static_site import Site, static_site
from wherry_server import Server, serve

OPTIONS = (
    "--headless",
    "--no-sandbox",  # Chromium refuses to start as root without it
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SCRIPT_TIMEOUT_S = 120


@contextlib.contextmanager
def browser(folder: Path, *more: str) -> Iterator[Any]:
    """Run a Chromium with more options, which keeps what it has to keep in a folder; yields a selenium driver."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    program, driver_program = hosts.program("chromium"), hosts.program("chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for option in (*OPTIONS, *more, f"--user-data-dir={folder}"):
        options.add_argument(option)
    driver = webdriver.Chrome(options=options, service=Service(driver_program))
    try:
        driver.set_script_timeout(SCRIPT_TIMEOUT_S)
        yield driver
    finally:
        with contextlib.suppress(Exception):
            driver.quit()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A selenium driver."""
    with browser(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@pytest.fixture(scope="session")
def chat_server() -> Iterator[Server]:
    """The API, on an origin of its own that lets pages in."""
    with serve(cors=True, words=30) as server:
        yield server


@pytest.fixture(scope="session")
def chat_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The page as `make chat` lays it, with the settings that a web host would serve."""
    hosts.program("node")
    hosts.npm_package("pyodide")
    folder = tmp_path_factory.mktemp("chat") / "page"
    chat_page.lay(folder)
    with static_site({"/": folder}) as site:
        yield site


@pytest.fixture(scope="module")
def loaded(chromium: Any, chat_site: Site, chat_server: Server) -> Page:
    """The page, loaded and connected to the server."""
    chromium.set_window_size(1280, 800)
    chromium.get(f"{chat_site.origin}/")
    page = Page(chromium, chat_server)
    page.wait("Python", lambda: page.text("#loading").startswith("Ready"), LOAD_TIMEOUT_S)
    page.connect(chat_server.url)
    page.wait("the models", lambda: page.find("#models").is_displayed())
    return page


@pytest.fixture
def page(loaded: Page) -> Page:
    """The same page with a new conversation."""
    loaded.server.faults.clear()
    loaded.find("#new").click()
    loaded.wait_until_idle()
    loaded.server.log.clear()
    return loaded
