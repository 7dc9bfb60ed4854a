"""What Python imports inside a host that has no file system of ours: one archive, unpacked into a folder of sys.path."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.wasm import hosts

PACKAGE = hosts.ROOT / "generated/wherry"
TESTS = hosts.ROOT / "tests"
SCENARIOS = (
    *(
        TESTS / f"wasm/{name}.py"
        for name in ("behaviour", "behaviour_sockets", "behaviour_sync", "sockets", "sockets_quick")
    ),
    *(TESTS / f"sockets/{name}.py" for name in ("conversations", "ends", "here", "scenarios", "traffic")),
)
"""What every host runs."""


def packed(sources: Iterable[Path], wheels: Iterable[Path], modules: Mapping[str, Path] | None = None) -> bytes:
    """Pack the package, files of the repository under their own paths, the content of wheels, and renamed modules."""
    archived = io.BytesIO()
    with zipfile.ZipFile(archived, "w") as archive:
        for path in sorted(PACKAGE.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(PACKAGE.parent))
        for path in sources:
            archive.write(path, path.relative_to(hosts.ROOT))
        for name, path in (modules or {}).items():
            archive.write(path, f"{name}.py")
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as content:
                for name in content.namelist():
                    archive.writestr(name, content.read(name))
    return archived.getvalue()
