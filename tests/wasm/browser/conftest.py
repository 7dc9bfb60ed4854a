"""One Chromium for all tests of this folder, without a window. It is started with nothing in it and forgets everything."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A selenium driver."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    browser, driver_program = hosts.program("chromium"), hosts.program("chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for option in (*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(option)
    driver = webdriver.Chrome(options=options, service=Service(driver_program))
    try:
        driver.set_script_timeout(SCRIPT_TIMEOUT_S)
        yield driver
    finally:
        with contextlib.suppress(Exception):
            driver.quit()
