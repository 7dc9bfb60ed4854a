"""One server of each kind for all tests of this folder. In CI a server that is not installed is a failure."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator

import pytest

from tests.peers.servers import PEERS, PeerMissing, running


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Return the address of a server by its name; start it at the first use."""
    addresses: dict[str, str] = {}
    with contextlib.ExitStack() as servers:

        def of(name: str) -> str:
            if name not in addresses:
                try:
                    server = running(PEERS[name], tmp_path_factory.mktemp(name))
                    addresses[name] = servers.enter_context(server)
                except PeerMissing as missing:
                    if os.environ.get("CI"):
                        pytest.fail(str(missing))
                    pytest.skip(str(missing))
            return addresses[name]

        yield of


@pytest.fixture(autouse=True)
def _no_proxy_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy") or name.startswith("OPENAI_")]:
        monkeypatch.delenv(name)
