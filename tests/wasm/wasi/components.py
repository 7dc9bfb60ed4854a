"""Building and running components, with the tools and the script that the README of the example names.

What is built is kept in build/wasm/ under a hash of all that goes into it, so that a second run begins at once.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples/wasi"
GUEST = Path(__file__).resolve().parent / "guest"
GENERATED = ROOT / "generated"
BUILT = ROOT / "build/wasm"
BUILD_LIMIT_S = 300
RUN_LIMIT_S = 60


def build(folder: Path) -> Path:
    """Build the component of `folder`/app.py as the README of the example says, unless that was done before."""
    sources = [*sorted(folder.glob("*.py")), EXAMPLE / "world.wit", *sorted(GENERATED.rglob("*.py"))]
    digest = hashlib.sha256(" ".join(version(tool) for tool in ("componentize-py", "wasmtime")).encode())
    for source in sources:
        digest.update(source.name.encode() + source.read_bytes())
    made = BUILT / f"{folder.name}-{digest.hexdigest()[:16]}.wasm"
    if not made.exists():
        for old in made.parent.glob(f"{folder.name}-*"):
            old.unlink()
        made.parent.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(".part")
        command = [
            *(Path(sys.executable).with_name("componentize-py"), "--quiet"),
            *("--wit-path", EXAMPLE / "world.wit", "--world", "command"),
            *("componentize", "app", "--python-path", folder, "--python-path", GENERATED, "--output", part),
        ]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=BUILD_LIMIT_S, check=False)
        assert ended.returncode == 0, ended.stderr
        part.rename(made)
    return made


def run(wasm: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a component with the script of the example."""
    return subprocess.run(
        [sys.executable, "-W", "error", EXAMPLE / "run.py", wasm],
        input=stdin,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        timeout=RUN_LIMIT_S,
        check=False,
    )
