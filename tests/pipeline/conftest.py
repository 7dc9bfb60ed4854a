"""The pinned spec, read and generated once for all tests that look at it. None of them changes it."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.api import Api
from pipeline.build import Build
from pipeline.normalize import Normalized, normalize
from pipeline.parse import parse
from tests.pipeline.generating import ROOT, from_spec, snapshot


@pytest.fixture(scope="session")
def pinned() -> Build:
    """A whole run on spec/, in memory."""
    return from_spec(None, ROOT)


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The plan and the manifest of the spec without its supplement."""
    return from_spec(ROOT / "spec" / "openapi.yaml", tmp_path_factory.mktemp("alone"), alone=True, planned=True)


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The document as it is committed, without overlays."""
    return snapshot()


@pytest.fixture(scope="session")
def normalized(document: dict[str, Any]) -> Normalized:
    """That document, normalized."""
    return normalize(document)


@pytest.fixture(scope="session")
def api(normalized: Normalized) -> Api:
    """That document, parsed."""
    return parse(normalized)
