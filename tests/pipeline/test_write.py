"""Writing swaps whole trees; comparing sees what is missing, changed and extra."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.write import compare, write

FILES = {"__init__.py": "x = 1\n", "models/chat.py": "y = 2\n", "py.typed": ""}


def test_written_tree_compares_equal(tmp_path: Path) -> None:
    """A package that was just written has no differences. Bytecode caches do not count."""
    write(FILES, tmp_path / "wherry")
    (tmp_path / "wherry" / "__pycache__").mkdir()
    (tmp_path / "wherry" / "__pycache__" / "x.pyc").write_bytes(b"")
    assert compare(FILES, tmp_path / "wherry") == []


def test_stale_files_go(tmp_path: Path) -> None:
    """A second write leaves nothing of the first, and no folder beside the target."""
    write(FILES, tmp_path / "wherry")
    write({"__init__.py": ""}, tmp_path / "wherry")
    assert [path.name for path in (tmp_path / "wherry").rglob("*")] == ["__init__.py"]
    assert [path.name for path in tmp_path.iterdir()] == ["wherry"]


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda root: (root / "models/stale.py").write_text(""), "extra    wherry/models/stale.py"),
        (lambda root: (root / "models/chat.py").unlink(), "missing  wherry/models/chat.py"),
        (lambda root: (root / "__init__.py").write_text("x = 1\n\n"), "changed  wherry/__init__.py"),
        (lambda root: (root / "py.typed").write_text("\r\n"), "changed  wherry/py.typed"),
    ],
)
def test_each_damage_is_named(tmp_path: Path, damage, line: str) -> None:  # type: ignore[no-untyped-def]
    """A stale file, a deleted one and an appended line are each named, and nothing else is."""
    write(FILES, tmp_path / "wherry")
    damage(tmp_path / "wherry")
    assert compare(FILES, tmp_path / "wherry") == [line]


def test_failure_leaves_the_old_tree(tmp_path: Path) -> None:
    """A write that fails half-way changes nothing and leaves nothing behind."""
    write(FILES, tmp_path / "wherry")
    with pytest.raises(TypeError):
        write({"__init__.py": "new", "broken.py": None}, tmp_path / "wherry")  # type: ignore[dict-item]
    assert compare(FILES, tmp_path / "wherry") == []
    assert [path.name for path in tmp_path.iterdir()] == ["wherry"]


def test_missing_tree(tmp_path: Path) -> None:
    """Compared with a missing folder, every file is missing."""
    assert compare({"a.py": ""}, tmp_path / "wherry") == ["missing  wherry/a.py"]
