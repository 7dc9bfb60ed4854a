"""WebSockets of workerd, opened by its fetch, against the built-in server: the table of tests/sockets."""

from __future__ import annotations

import pytest

from tests.wasm.sockets_quick import QUICK
from tests.wasm.workerd.worker import call
from wherry_server import Server

TAKEN = (
    "broken frame: bad-utf8",
    "broken frame: masked",
    "broken frame: close-1-byte",
    "broken frame: close-bad-utf8",
    "refused: a wrong 101: connection",
)
"""What workerd takes, though it is wrong."""
TOLD_OTHERWISE = {
    "broken frame: long-ping": "(1, 1002, 'peer') came, (1, 1002, 'us') is wanted",
    **{
        f"refused: a wrong 101: {name}": "('Refusal', 502) came, ('Refusal', 101) is wanted"
        for name in ("accept", "no-accept", "upgrade")
    },
}


@pytest.mark.parametrize("asynchronous", [True, False])
def test_the_table(worker: str, server: Server, asynchronous: bool) -> None:
    """All rows hold with `await` that workerd can run, and some of them without."""
    given = {"url": server.url, "asynchronous": asynchronous, "without": TAKEN, "names": () if asynchronous else QUICK}
    outcomes = call(f"{worker}/_host/run", {"module": "tests.wasm.workerd.inside_sockets", **given})
    assert {name: text for name, text in outcomes.items() if text} == (TOLD_OTHERWISE if asynchronous else {})
    assert len(outcomes) >= (60 if asynchronous else len(QUICK))
