"""The same input gives the same bytes: in another process, with another hash seed, and in a second run."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from pipeline.build import Build
from tests.pipeline.generating import ROOT, build, workshop

PROGRAM = """
import json, sys
sys.path[:0] = ["scripts", "."]
from tests.pipeline.generating import ROOT, from_spec
from tests.pipeline.test_deterministic import digests
print(json.dumps(digests(from_spec(None, ROOT))))
"""


def digests(made: Build) -> dict[str, str]:
    """Return file -> digest, in the order of the files."""
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in made.files.items()}


def test_hash_seeds(pinned: Build) -> None:
    """Two processes with different hash seeds and this one make the same files, in the same order."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("0", "1")
    ]  # fmt: skip
    printed = [process.communicate(timeout=120)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0]
    one, two = map(json.loads, printed)
    assert one == two == digests(pinned)
    assert list(one) == list(two) == list(pinned.files)


def test_second_run(tmp_path: Path) -> None:
    """A run leaves nothing in the process that changes the next one."""
    root = workshop(tmp_path / "workshop")
    document = ROOT / "tests" / "pipeline" / "golden" / "small.yaml"
    assert digests(build(document, root)) == digests(build(document, root))


def test_the_folder_does_not_matter(tmp_path: Path) -> None:
    """The location of the repository is not in the output."""
    document = ROOT / "tests" / "pipeline" / "golden" / "small.yaml"
    here, there = (build(document, workshop(tmp_path / name)) for name in ("here", "there/and further away"))
    assert here.files == there.files
    assert not any(str(tmp_path) in text or str(ROOT) in text for text in here.files.values())
