"""Where templates/ and spec/ are, and how what is missing gets installed.

The programs run from this repository, and from the wheel `wherry-tools`, which has what they read as data of this package:
what the API diff reads as it is, what the generator reads in an archive.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from zipfile import ZipFile

_DATA = Path(str(resources.files(__package__ or "pipeline"))) / "data"

PACKAGED = _DATA.is_dir()
"""Whether the programs run from the wheel."""

HOME = _DATA if PACKAGED else Path(__file__).resolve().parents[2]
"""The folder that has pyproject.toml, and of spec/ and templates/ at least what the API diff reads."""

SCRIPTS = Path(__file__).resolve().parents[1]
"""The folder that has the packages `pipeline`, `apidiff` and `interface`."""

INSTALL = 'pip install "wherry-tools[generate]"' if PACKAGED else "run `make install`"
"""What to do if the parser or the formatter is missing."""


def version() -> str:
    """Return the version of wherry that the programs belong to."""
    return str(tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]["version"])


@contextmanager
def generator() -> Iterator[Path]:
    """Enter with the folder that has all of templates/ and spec/."""
    if not PACKAGED:
        yield HOME
        return
    with tempfile.TemporaryDirectory(prefix="wherry-generate-") as name, ZipFile(HOME / "generator.zip") as archive:
        archive.extractall(name)
        yield Path(name)


def program(name: str) -> str:
    """Return how a program is called: `apidiff` is apidiff.py here, and wherry-apidiff in the wheel."""
    return f"wherry-{name}" if PACKAGED else f"{name}.py"
