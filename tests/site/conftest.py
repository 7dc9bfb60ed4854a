"""The site, built once for all tests of this folder; served; and a Chromium that reaches nothing but this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from browser import serving
from docsite import building
from tests.wasm.browser.conftest import browser


@dataclass(frozen=True)
class Site:
    """A built site."""

    html: Path
    address: str


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The built site, served in a folder of its host, as many hosts do."""
    if not building.ENVIRONMENT.is_dir():
        missing = "Zensical is missing: scripts/check.py --group site, or make docs"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    folder = tmp_path_factory.mktemp("site")
    building.build(folder / "below")
    with serving.start(folder, 0) as server:
        yield Site(folder / "below/html", f"http://127.0.0.1:{server.server_port}/below/html")
        server.shutdown()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A selenium driver whose browser finds no host but this machine."""
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with browser(tmp_path_factory.mktemp("chromium"), rules) as driver:
        yield driver
