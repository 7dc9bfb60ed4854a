"""Each test that takes a `host` runs in threads, on asyncio and on trio."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from .hosts import HOSTS, Host


@pytest.fixture(params=HOSTS)
def host(request: pytest.FixtureRequest) -> Iterator[Host]:
    """Afterwards no thread of a run is left."""
    yield Host(request.param)
    for thread in threading.enumerate():
        if thread.name == "wherry.bulk":
            thread.join(5)
            assert not thread.is_alive()
