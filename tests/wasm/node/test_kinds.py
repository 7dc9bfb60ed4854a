"""Answers of every kind of type in Pyodide: the suite of tests/helpers/test_kinds.py, over fetch."""

from __future__ import annotations

from tests.helpers.kinds_of_types import KINDS, NEEDS
from tests.wasm.hosts import NEWEST_JSPI, run_in_node
from wherry_server import Server

NATIVE = {"msgspec", "pydantic"}
"""Libraries that are native code, and not there."""


def test_answers_of_types(server: Server) -> None:
    """Whole and streamed, of both APIs and both clients, for each kind whose library is there."""
    outcomes = run_in_node(NEWEST_JSPI, "tests.wasm.node.inside.kinds", packages=("attr", "attrs"), url=server.url)
    failures = "\n".join(f"== {name}\n{text}" for name, text in outcomes.items() if text)
    assert not failures, failures
    assert len(outcomes) == sum(NEEDS.get(name) not in NATIVE for name in KINDS) * 2 * 2 * 2
