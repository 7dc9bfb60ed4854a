"""The pinned spec, read and generated once for all tests that look at it. None of them changes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import build
from pipeline.api import Api
from pipeline.branding import Brand
from pipeline.build import Build
from pipeline.inject import inject
from pipeline.normalize import Normalized, normalize
from pipeline.parse import parse
from tests.pipeline.generating import ROOT, from_spec, snapshot


@pytest.fixture(scope="session", autouse=True)
def runtime_read_once() -> Iterator[None]:
    """Keep what `inject` makes of this repository's runtime, by brand: many runs of a session want the same."""
    kept: dict[tuple[Brand | None, bool], dict[str, str]] = {}

    def once(folder: Path, brand: Brand | None = None, *, compat: bool = True) -> dict[str, str]:
        if folder.resolve() != ROOT / "templates" / "runtime":
            return inject(folder, brand, compat=compat)
        if (brand, compat) not in kept:
            kept[brand, compat] = inject(folder, brand, compat=compat)
        return dict(kept[brand, compat])

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(build, "inject", once)
        yield


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
