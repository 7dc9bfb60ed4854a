"""The stage `format`: ruff sorts imports, drops unused ones and formats, with the settings of pyproject.toml.

Nothing that changes the meaning of the code happens here.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .errors import FormatError
from .home import INSTALL

_RULES = ("check", "--fix", "--quiet", "--no-cache", "--select", "I,F401", "--target-version", "py310")
_FORMAT = ("format", "--quiet", "--no-cache", "--target-version", "py310")
_INIT = "_init_.py"
"""How an __init__.py is called meanwhile: ruff leaves unused imports in one of that name, as they might be offered."""
# Templates end every list with a comma; what fits on one line is put on one line all the same.
_COMPACT = ("--config", "format.skip-magic-trailing-comma=true", "--config", "lint.isort.split-on-trailing-comma=false")


def format_files(files: dict[str, str], root: Path) -> dict[str, str]:
    """Return the Python files of a package, formatted. `root` is the folder of the pyproject.toml to use."""
    ruff = find_ruff()
    named = {path: path.replace("__init__.py", _INIT) for path in files}
    with tempfile.TemporaryDirectory(prefix="wherry-format-") as name:
        folder = Path(name)
        for path, text in files.items():
            target = folder / named[path]
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
                report = (done.stdout + done.stderr).replace(f"{folder}/", "").replace(_INIT, "__init__.py")
                raise FormatError(
                    f"ruff {arguments[0]} refuses the output:\n{report[:4000]}",
                    fix="correct the template in templates/package that wrote it",
                )
        return {path: (folder / named[path]).read_text("utf-8") for path in files}


def find_ruff() -> str:
    """Return the path of ruff. Raises FormatError."""
    found = shutil.which("ruff", path=str(Path(sys.executable).parent)) or shutil.which("ruff")
    if not found:
        raise FormatError("ruff is not installed", fix=INSTALL)
    return found
