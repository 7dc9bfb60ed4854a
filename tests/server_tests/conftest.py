"""Servers and plain HTTP clients; nothing of the package under `generated/` is used here."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from wherry_server import Server, serve

HEADERS = {"authorization": "Bearer sk-admin-test", "openai-beta": "assistants=v2, chatkit_beta=v1, agents=v1"}

# verify=False: there is no TLS here, and reading the certificates of the system takes 30 ms for each client.


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of its own for one test."""
    with serve() as running:
        yield running
    assert [record.error for record in running.log if record.error] == []


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """A client that may do everything."""
    with httpx.Client(base_url=server.url, headers=HEADERS, timeout=10, verify=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Iterator[Server]:
    """One server for all tests that only look."""
    with serve() as running:
        yield running


@pytest.fixture(scope="session")
def looking(shared: Server) -> Iterator[httpx.Client]:
    """A client of the shared server."""
    with httpx.Client(base_url=shared.url, headers=HEADERS, timeout=10, verify=False) as opened:
        yield opened
