"""The pinned document, generated once for all tests that look at it."""

from __future__ import annotations

import pytest

from pipeline.build import Build
from tests.pipeline.generating import ROOT, from_spec


@pytest.fixture(scope="session")
def pinned() -> Build:
    """A whole run on spec/, in memory; read it only."""
    return from_spec(None, ROOT)
