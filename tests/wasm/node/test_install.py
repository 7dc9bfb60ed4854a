"""What an installation in Pyodide takes: no HTTP library, and for most calls nothing but the package itself."""

from __future__ import annotations

import pytest
import tomllib

from tests.wasm.hosts import NEWEST, ROOT, run_in_node
from wherry_server import Server

INSIDE = "tests.wasm.node.inside"
HEAVY = {
    "asyncio",
    "attr",
    "email",
    "html",
    "http",
    "httpx",
    "logging",
    "socket",
    "ssl",
    "urllib.request",
    "uuid",
    "zlib",
}


@pytest.mark.parametrize(
    ("platform", "wanted"), [("emscripten", {"attrs"}), ("wasi", {"attrs"}), ("linux", {"attrs", "httpx"})]
)
def test_dependencies_of_a_platform(platform: str, wanted: set[str]) -> None:
    """Where there are no sockets, installing the package installs no HTTP library."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    taken = set()
    for dependency in project["dependencies"]:
        name, _, marker = dependency.partition(";")
        # A marker as simple as these is an expression of Python.
        if not marker or eval(marker, {"__builtins__": {}}, {"sys_platform": platform}):
            taken.add(name.split("=")[0].split(">")[0])
    assert taken == wanted


def test_a_first_call_needs_the_package_alone(server: Server) -> None:
    """With nothing else installed, not even attrs, a streamed call works, over fetch, and loads nothing heavy."""
    told = run_in_node(NEWEST, f"{INSIDE}.first_call", url=server.url)
    assert told["transport"] == "wherry._runtime.transports.fetch.transport"
    assert len(told["text"]) > 20
    assert HEAVY & set(told["loaded"]) == set()
    assert "wherry._runtime.transports.http.connections" not in told["loaded"]


def test_a_client_of_httpx_can_be_given() -> None:
    """`http_client=` takes an httpx client that has a transport of its own."""
    told = run_in_node(NEWEST, f"{INSIDE}.own_http_client", packages=("httpx", "idna"))
    assert told["id"] == "https://api.test/v1/models"
    assert told["bytes"] > 20
