"""The stage `format`: ruff sorts imports, drops unused ones and formats, with the settings of pyproject.toml.

It does nothing else: whatever has a meaning is decided by the plan and spelled by the templates.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .errors import FormatError

_RULES = ("check", "--fix", "--quiet", "--no-cache", "--select", "I,F401", "--target-version", "py310")
_FORMAT = ("format", "--quiet", "--no-cache", "--target-version", "py310")
# Templates put a comma behind everything; what fits on a line goes on a line all the same.
_COMPACT = ("--config", "format.skip-magic-trailing-comma=true", "--config", "lint.isort.split-on-trailing-comma=false")


def format_files(files: dict[str, str], root: Path) -> dict[str, str]:
    """Format every Python file of a package that is still in memory. `root` has the pyproject.toml to use."""
    ruff = find_ruff()
    with tempfile.TemporaryDirectory(prefix="wherry-format-") as name:
        folder = Path(name)
        for path, text in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
        settings = ["--config", str(root / "pyproject.toml")] if (root / "pyproject.toml").exists() else []
        for arguments in (_RULES, _FORMAT):
            done = subprocess.run(
                [ruff, *arguments, *settings, *_COMPACT, str(folder)],
                capture_output=True,
                text=True,
                cwd=root,
                check=False,
            )
            if done.returncode != 0:
                report = (done.stdout + done.stderr).replace(f"{folder}/", "")
                raise FormatError(
                    f"ruff {arguments[0]} refuses the output:\n{report[:4000]}",
                    fix="correct the template that wrote it (templates/package)",
                )
        return {path: (folder / path).read_text("utf-8") for path in files}


def find_ruff() -> str:
    beside = Path(sys.executable).with_name("ruff")
    found = str(beside) if beside.exists() else shutil.which("ruff")
    if not found:
        raise FormatError("ruff is not installed", fix="install requirements-dev.txt (make does it)")
    return found
