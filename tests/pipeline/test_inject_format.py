"""The runtime is copied unchanged, and ruff formats every other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import format as format_stage
from pipeline.errors import FormatError
from pipeline.inject import inject


def test_inject_names_the_source(tmp_path: Path) -> None:
    """Every module, also in subfolders, is copied; a line at its end, which moves none, says where to edit it."""
    runtime = tmp_path / "templates" / "runtime"
    (runtime / "transports").mkdir(parents=True)
    (runtime / "sse.py").write_text('"""Events."""\n')
    (runtime / "transports" / "base.py").write_text("x = 1\n")
    files = inject(runtime)
    assert list(files) == ["_runtime/sse.py", "_runtime/transports/base.py"]
    rest, last, end = files["_runtime/transports/base.py"].rsplit("\n", 2)
    assert "templates/runtime/transports/base.py" in last
    assert (rest, end) == ("x = 1\n", "")


def test_format_sorts_and_drops_imports(tmp_path: Path) -> None:
    """Unused imports go, the others are sorted, and code gets the house layout."""
    done = format_stage.format_files({"a.py": "import sys,os\nprint( os.name )\n"}, tmp_path)
    assert done == {"a.py": "import os\n\nprint(os.name)\n"}


def test_format_leaves_meaning_alone(tmp_path: Path) -> None:
    """A TypedDict that is made by a call stays one, since a class could not have these keys."""
    text = 'from typing import TypedDict\n\nA = TypedDict("A", {"str": "str", "\N{MICRO SIGN}": "str"})\n'
    assert format_stage.format_files({"a.py": text}, tmp_path) == {"a.py": text}


def test_broken_output_is_refused(tmp_path: Path) -> None:
    """The error for output that is not Python names the file."""
    with pytest.raises(FormatError, match=r"models/x\.py"):
        format_stage.format_files({"models/x.py": "def (:\n"}, tmp_path)


def test_missing_ruff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ruff the build stops and says what to install."""
    monkeypatch.setattr(format_stage.shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(format_stage.sys, "executable", str(tmp_path / "python"))
    with pytest.raises(FormatError, match="ruff is not installed"):
        format_stage.format_files({"a.py": ""}, tmp_path)
