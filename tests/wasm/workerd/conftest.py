"""One workerd for all tests of this folder: examples/edge_worker in it, and beside it the scenarios that hold everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wasm import hosts, pyodide_copy
from tests.wasm.site_folder import SCENARIOS, packed
from tests.wasm.workerd import worker as running
from wherry_server import Server, serve

KEY = "sk-kept-at-the-edge"
TOKEN = "token-of-the-caller"
ORIGIN = "https://page.example"
FILES = ("inside.py", "inside_sockets.py")


@pytest.fixture(scope="session")
def model() -> Iterator[Server]:
    """The service behind the Worker; it takes one key alone."""
    with serve(api_key=KEY, words=30) as server:
        yield server


@pytest.fixture(scope="session")
def worker(model: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The Worker's origin."""
    archive = packed(
        [*SCENARIOS, *(Path(__file__).with_name(name) for name in FILES)],
        pyodide_copy.wheels().values(),
        {"entry": hosts.ROOT / "examples/edge_worker/src/entry.py"},
    )
    env = {
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": model.url,
        "ACCESS_TOKEN": TOKEN,
        "MODEL": "model-of-the-edge",
        "ALLOWED_ORIGIN": ORIGIN,
    }
    with running.workerd(tmp_path_factory.mktemp("workerd"), archive, env) as origin:
        yield origin
