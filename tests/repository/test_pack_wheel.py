"""scripts/pack_wheel.py: the wheel that it leaves is the same one, and smaller."""

from __future__ import annotations

import base64
import bz2
import json
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from apidiff.surface.model import ManifestUnknown, load
from pack_wheel import MANIFEST, main, pack, packed_manifest
from pipeline.manifest.short import whole

ROOT = Path(__file__).parents[2]


def test_a_packed_wheel_has_the_same_files(tmp_path: Path) -> None:
    """Names, order, bytes, dates and modes stay; only the file becomes smaller, and the same each time."""
    wheel = tmp_path / "ferry-1-py3-none-any.whl"
    files = {f"ferry/{path.name}": path.read_bytes() for path in sorted((ROOT / "scripts").glob("*.py"))}
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in {**files, "ferry/py.typed": b""}.items():
            member = zipfile.ZipInfo(name, (2020, 2, 2, 0, 0, 0))
            member.external_attr = 0o100644 << 16
            made.writestr(member, data, zipfile.ZIP_DEFLATED)
        before = [(each.filename, each.date_time, each.external_attr, each.CRC) for each in made.infolist()]
    size = wheel.stat().st_size
    pack(wheel)
    once = wheel.read_bytes()
    with zipfile.ZipFile(wheel) as packed:
        assert packed.testzip() is None
        assert [(each.filename, each.date_time, each.external_attr, each.CRC) for each in packed.infolist()] == before
    assert len(once) < 0.99 * size
    assert list(tmp_path.iterdir()) == [wheel]
    pack(wheel)
    assert wheel.read_bytes() == once


def test_a_packed_manifest_is_the_same_manifest() -> None:
    """It is read as the one in the tree, is a tenth as long, and says in the open what package it is of."""
    text = (ROOT / "generated" / MANIFEST).read_bytes()
    packed = packed_manifest(text)
    found = json.loads(packed)
    assert whole(found) == whole(json.loads(text))
    assert len(packed) < len(text) / 10
    assert {found[name] for name in ("package", "version")} == {"wherry", json.loads(text)["version"]}
    assert {"format", "resources", "models", "interface"} <= found.keys()


@pytest.mark.parametrize(
    "damage",
    [
        {"packed": None},
        {"packed": 'no base 85: "'},
        {"packed": base64.b85encode(b"no bz2").decode()},
        {"packed": base64.b85encode(bz2.compress(b"[]")).decode()},
        {"packed": base64.b85encode(bz2.compress(b'{"format":4}')).decode()},
        {"packed": base64.b85encode(bz2.compress(bytes(65 << 20))).decode()},
    ],
    ids=["none", "text", "bytes", "list", "packed", "large"],
)
def test_a_packed_manifest_that_is_damaged_is_none(damage: dict[str, Any]) -> None:
    """It is no manifest of a known format, however large it pretends to be."""
    found = whole({**json.loads(packed_manifest(b"{}")), **damage})
    with pytest.raises(ManifestUnknown, match="format 4"):
        load(found)


def test_a_copy_of_the_package_alone_can_be_built() -> None:
    """hatch.toml takes the place of the table in pyproject.toml: without it the same package is built, and without the hook."""
    alone = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    whole = tomllib.loads((ROOT / "hatch.toml").read_text("utf-8"))["build"]
    assert alone["dev-mode-dirs"] == whole["dev-mode-dirs"]
    assert alone["targets"]["wheel"]["packages"] == whole["targets"]["wheel"]["packages"]
    assert "hooks" not in alone["targets"]["wheel"]
    assert (ROOT / whole["targets"]["wheel"]["hooks"]["custom"]["path"]).is_file()


def test_it_is_a_program_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Started by hand, it says how, packs the wheels that are named, and refuses what is none."""
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    assert capsys.readouterr().out.startswith("usage: pack_wheel.py [-h] WHEEL")
    wheel = tmp_path / "ferry-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("ferry/__init__.py", "x = 1\n" * 99)
    assert main([str(wheel)]) == 0
    assert capsys.readouterr().out.endswith(f"-> {wheel.stat().st_size:,} bytes\n")
    for wrong in (tmp_path / "gone.whl", Path(__file__)):
        assert main([str(wrong)]) == 3
        assert "is not a wheel" in capsys.readouterr().err
