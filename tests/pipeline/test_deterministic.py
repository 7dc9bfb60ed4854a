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
    """A process with another hash seed and this one make the same files, in the same order."""
    seed = "1" if os.environ.get("PYTHONHASHSEED", "random") != "1" else "2"
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONHASHSEED": seed},
        check=True, timeout=300,
    )  # fmt: skip
    other = json.loads(ended.stdout)
    assert other == digests(pinned)
    assert list(other) == list(pinned.files)


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
