"""What a run that cannot read its input has to look like, and the packages that such runs are given."""

from __future__ import annotations

import zipfile
from pathlib import Path

DEEP = "[" * 100_000 + "]" * 100_000
METADATA = "Metadata-Version: 2.1\nName: p\nVersion: 1.0.0\n"
PACKAGE: dict[str, str | bytes] = {
    "p/__init__.py": "def f(a: int) -> str: ...\n",
    "p-1.0.0.dist-info/METADATA": METADATA,
}
Ended = tuple[int, str, str]
"""Exit status, what was printed, and the errors."""


def wheel(path: Path, files: dict[str, str | bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def refused(ended: Ended, *words: str, status: int = 3) -> None:
    """Hold that a run ended well with an error, and named on one line what could not be read."""
    code, out, err = ended
    first = err.partition("\n")[0]
    assert code == status, (out, err)
    assert out == ""
    assert first.startswith("apidiff: ")
    assert "a fault of this program" not in err
    assert "Traceback" not in err
    for word in words:
        assert word in err.replace("\n  at   ", " at ").partition("\n")[0]
