"""scripts/pack_wheel.py: the wheel that it leaves is the same one, and smaller."""

from __future__ import annotations

import tomllib
import zipfile
from pathlib import Path

from pack_wheel import pack

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


def test_a_copy_of_the_package_alone_can_be_built() -> None:
    """hatch.toml takes the place of the table in pyproject.toml: without it the same package is built, and without the hook."""
    alone = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    whole = tomllib.loads((ROOT / "hatch.toml").read_text("utf-8"))["build"]
    assert alone["dev-mode-dirs"] == whole["dev-mode-dirs"]
    assert alone["targets"]["wheel"]["packages"] == whole["targets"]["wheel"]["packages"]
    assert "hooks" not in alone["targets"]["wheel"]
    assert (ROOT / whole["targets"]["wheel"]["hooks"]["custom"]["path"]).is_file()
