"""What pyproject.toml of wherry-server says, beside what else says it; scripts/check_server.py builds and asks the wheel."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from check_server import OLDEST


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """The table `project` of wherry-server."""
    found: dict[str, Any] = tomllib.loads((root / "scripts/server/pyproject.toml").read_text("utf-8"))["project"]
    return found


def test_one_version(root: Path, project: dict[str, Any]) -> None:
    """The server has the version of the package that it comes with, its licence, and the same oldest Python."""
    whole = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert [project[name] for name in ("version", "requires-python", "license")] == [
        whole[name] for name in ("version", "requires-python", "license")
    ]
    for name in ("LICENSE", "NOTICE"):
        assert (root / "scripts/server" / name).read_bytes() == (root / name).read_bytes()


def test_the_bounds_are_what_is_tried(project: dict[str, Any]) -> None:
    """Each lower bound is the release that `check_server.py --oldest` installs."""
    assert project["dependencies"] == [re.sub(r"==", ">=", each).removesuffix(".0") for each in OLDEST]


def test_it_stands_alone(project: dict[str, Any]) -> None:
    """It depends on no client, since it tests others as well, and loads itself into no test run that does not name it."""
    assert not [each for each in project["dependencies"] if re.match(r"(wherry|httpx|openai)", each)]
    assert "entry-points" not in project
    assert project["scripts"] == {"wherry-server": "wherry_server.__main__:main"}
