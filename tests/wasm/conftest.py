"""One built-in server for all tests of WebAssembly runtimes, open to pages of any origin; and one wheel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.runtime import build_wheel
from wherry_server import Server, serve


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The built-in server: 45 items in each collection."""
    with serve(items=45, cors=True) as server:
        yield server


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this package, as it would be published."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))
