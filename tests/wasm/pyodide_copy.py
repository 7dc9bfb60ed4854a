"""A copy of Pyodide as a page finds it at its publisher's: npm's runtime, and beside it the packages that micropip needs.

npm's package comes without wheels. Those in requirements-pyodide.txt are fetched once into build/, and Pyodide's list of
packages is changed to name them, with their hashes.
"""

from __future__ import annotations

import functools
import hashlib
import json
import subprocess
import sys
from pathlib import Path

from tests.wasm import hosts

PINS = hosts.ROOT / "requirements-pyodide.txt"


@functools.cache
def wheels() -> dict[str, Path]:
    """Return the pinned wheels by package name. Raises RuntimeError, with pip's output, if they cannot be downloaded."""
    folder = hosts.ROOT / "build" / f"pyodide-wheels-{hashlib.sha256(PINS.read_bytes()).hexdigest()[:12]}"
    if not (folder / "complete").exists():
        options = ["--no-deps", "--only-binary=:all:", "--python-version=3.14", "--require-hashes", "--quiet"]
        command = [sys.executable, "-m", "pip", "download", *options, "--dest", str(folder), "--requirement", str(PINS)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            raise RuntimeError(f"{PINS.name} could not be fetched:\n{ended.stderr}")
        (folder / "complete").touch()
    return {path.name.split("-")[0].replace("_", "-"): path for path in folder.glob("*.whl")}


@functools.cache
def package_list() -> bytes:
    """Return pyodide-lock.json, with our wheels instead of those that npm leaves out."""
    lock = json.loads((hosts.npm_package("pyodide") / "pyodide-lock.json").read_text("utf-8"))
    own, pinned = lock["packages"]["micropip"]["version"], wheels()["micropip"].name.split("-")[1]
    if own != pinned:
        raise RuntimeError(
            f"this Pyodide comes with micropip {own}: pin that in pyproject.toml, not {pinned}; make pins"
        )
    for name, path in wheels().items():
        if name in lock["packages"]:
            lock["packages"][name] |= {
                "version": path.name.split("-")[1],
                "file_name": path.name,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "depends": [],
            }
    return json.dumps(lock).encode()


def mounts(prefix: str) -> dict[str, Path | bytes]:
    """Return what a static site serves below `prefix`, as Site takes it."""
    served: dict[str, Path | bytes] = {
        prefix: hosts.npm_package("pyodide"),
        f"{prefix}pyodide-lock.json": package_list(),
    }
    return served | {prefix + path.name: path for path in wheels().values()}
