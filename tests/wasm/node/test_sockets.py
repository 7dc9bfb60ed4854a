"""WebSockets of Node, in Pyodide, against the built-in server: the table of tests/sockets."""

from __future__ import annotations

import pytest

from tests.wasm.hosts import NEWEST, NEWEST_JSPI, OLDER, Pyodide, node_release, program, run_in_node
from tests.wasm.node.test_behaviour import failed, older
from wherry_server import Server

SILENT_IN_NODE_20 = ["refused: a wrong 101: connection"]
"""It tells neither an error nor an end: the handshake ends with its time limit."""


def outcomes(host: Pyodide, server: Server, *, asynchronous: bool) -> dict[str, str]:
    """Return what came of the rows."""
    without = SILENT_IN_NODE_20 if node_release(program("node")) < 22 else []
    given = {"url": server.url, "asynchronous": asynchronous, "without": without}
    answer: dict[str, str] = run_in_node(host, "tests.wasm.node.inside.sockets", **given)
    return answer


@pytest.mark.parametrize("host", [NEWEST, *older(*OLDER)], ids=str)
def test_async(host: Pyodide, server: Server) -> None:
    """All rows that Node can run hold."""
    answer = outcomes(host, server, asynchronous=True)
    assert not failed(answer), failed(answer)
    assert len(answer) > 60


@pytest.mark.older_runtime
def test_sync(server: Server) -> None:
    """They hold for a Client where the stack can be suspended."""
    answer = outcomes(NEWEST_JSPI, server, asynchronous=False)
    assert not failed(answer), failed(answer)
    assert len(answer) > 60
