"""The package in Pyodide, in Node, against the built-in server: every scenario, on the newest Pyodide and older ones."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wasm import behaviour, behaviour_sync
from tests.wasm.hosts import NEWEST, NEWEST_JSPI, OLDER, Pyodide, run_in_node
from tests.wasm.sockets_quick import QUICK
from wherry_server import Server

INSIDE = "tests.wasm.node.inside"
SLOW = ["many_calls_leave_nothing", "no_javascript_object_is_kept"]
"""Seconds long, and the same on every Pyodide: run on the newest alone."""


def older(*hosts: Pyodide) -> list[Any]:
    """Return the hosts with the mark that keeps them out of `make test`."""
    return [pytest.param(host, marks=pytest.mark.older_runtime) for host in hosts]


@pytest.mark.parametrize("host", [NEWEST, *older(*OLDER)], ids=str)
def test_async(host: Pyodide, server: Server) -> None:
    """All scenarios of AsyncClient hold, the shared ones and those of Node."""
    without = [] if host == NEWEST else SLOW
    outcomes = run_in_node(host, f"{INSIDE}.behaviour", url=server.url, without=without)
    assert not failed(outcomes), failed(outcomes)
    assert outcomes.keys() > behaviour.SCENARIOS.keys()
    assert (outcomes.keys() >= set(SLOW)) is (host == NEWEST)


@pytest.mark.parametrize("host", [NEWEST_JSPI, *older(OLDER[1])], ids=str)
def test_sync(host: Pyodide, server: Server) -> None:
    """All scenarios of Client hold where the stack can be suspended, and some rows of WebSockets."""
    outcomes = run_in_node(host, f"{INSIDE}.behaviour_sync", url=server.url)
    assert not failed(outcomes), failed(outcomes)
    assert outcomes.keys() == behaviour_sync.SCENARIOS.keys() | set(QUICK)


def failed(outcomes: dict[str, str]) -> str:
    """Return the failures as text."""
    return "\n".join(f"== {name}\n{text}" for name, text in outcomes.items() if text)
