"""One wheel for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.wheels import ROOT, Installed, build, unpacked


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree."""
    (made,) = build(ROOT / "scripts", tmp_path_factory.mktemp("wheel"), "--wheel")
    return made


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, unpacked."""
    return unpacked(wheel, tmp_path_factory.mktemp("installed") / "site")
