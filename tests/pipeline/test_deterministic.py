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
from pathlib import Path
from tests.pipeline.generating import build
from tests.pipeline.test_deterministic import digests
print(json.dumps(digests(build(Path(sys.argv[1]), Path(sys.argv[2])))))
"""
SMALL = ROOT / "tests" / "pipeline" / "golden" / "small.yaml"


def digests(made: Build) -> dict[str, str]:
    """Return file -> digest, in the order of the files."""
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in made.files.items()}


def test_hash_seeds(tmp_path: Path) -> None:
    """A process with another hash seed and this one make the same files, in the same order.

    Of the pinned spec too: `generate.py --check`, another process, and test_generate_cli.py here compare both with what is committed.
    """
    root = workshop(tmp_path / "workshop")
    here = build(SMALL, root)
    seed = "1" if os.environ.get("PYTHONHASHSEED", "random") != "1" else "2"
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, SMALL, root],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONHASHSEED": seed},
        check=True, timeout=300,
    )  # fmt: skip
    other = json.loads(ended.stdout)
    assert other == digests(here)
    assert list(other) == list(here.files)


def test_second_run(tmp_path: Path) -> None:
    """A run leaves nothing in the process that changes the next one."""
    root = workshop(tmp_path / "workshop")
    assert digests(build(SMALL, root)) == digests(build(SMALL, root))


def test_the_folder_does_not_matter(tmp_path: Path) -> None:
    """The location of the repository is not in the output."""
    here, there = (build(SMALL, workshop(tmp_path / name)) for name in ("here", "there/and further away"))
    assert here.files == there.files
    assert not any(str(tmp_path) in text or str(ROOT) in text for text in here.files.values())
