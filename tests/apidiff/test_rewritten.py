"""The pinned document in other words, another order or another spelling: the same API, the same package, no version."""

from __future__ import annotations

import pytest

from apidiff import wire
from apidiff.finding import Bump
from apidiff.sides import levels
from apidiff.sides.cache import Cache
from tests.apidiff.test_root_causes import PINNED, document, report, told
from tests.apidiff.wire.mutating import fresh
from tests.apidiff.wire.respelling import WHOLE
from tests.apidiff.wire.test_respelling import REWRITINGS

NAMED = sorted(WHOLE.keys() - {"renamed", "extracted", "inlined"})
"""The rewritings that leave the names of a package alone; their surface is compared too, from the same reading."""


def graph_of(name: str) -> wire.Graph:
    """The graph of the pinned document, or of a rewriting."""
    if name in NAMED or not name:
        data = REWRITINGS[name](fresh(PINNED)) if name else PINNED
        return levels.read(document("new" if name else "old", data), named=True).graph
    return wire.read(REWRITINGS[name](fresh(PINNED)))


@pytest.mark.parametrize("name", REWRITINGS)
def test_the_rewritten_pinned_document_is_the_same(name: str) -> None:
    """The pinned document, rewritten as a whole, has no change; a fault that is copied may be told, and weighs nothing."""
    found = wire.compare(graph_of(""), graph_of(name))
    assert [change for change in found if change.rule != "W090"] == []
    assert all(change.severity == 0 for change in found)


@pytest.mark.parametrize("name", NAMED)
def test_a_rewritten_document_asks_for_no_version(name: str) -> None:
    """The pinned document in other words, order or spelling has the same surface."""
    found = report(PINNED, REWRITINGS[name](fresh(PINNED)), Cache(None))
    assert [line for line in told(found) if not line.startswith("none")] == []
    assert found.bump == Bump.PATCH
