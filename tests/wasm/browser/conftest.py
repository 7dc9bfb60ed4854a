"""One Chromium for the tests of this folder, without a window. It is started with nothing in it and forgets everything."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wasm import hosts

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
