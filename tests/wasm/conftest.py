"""One built-in server for all tests of WebAssembly runtimes, open to pages of any origin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.server import Server, serve


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The built-in server: 45 items in each collection."""
    with serve(items=45, cors=True) as server:
        yield server
