"""The pinned document, generated once for all tests that look at it."""

from __future__ import annotations

from io import StringIO

import pytest

from pipeline.build import Build, Progress
from tests.pipeline.generating import ROOT, VERSION


@pytest.fixture(scope="session")
def pinned() -> Build:
    """A whole run on spec/, in memory; read it only."""
    made = Build(ROOT, version=VERSION)
    made.run(Progress(StringIO()))
    return made
