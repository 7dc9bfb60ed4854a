"""The golden record: a small spec and its whole output, on which a change to a template is reviewed.

Rewrite it with: PYTHONPATH=scripts .venv/bin/python -m tests.pipeline.test_golden
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from pipeline.manifest import manifest
from pipeline.write import compare, write
from tests.pipeline.generating import ROOT, build, import_all, workshop, written

GOLDEN = Path(__file__).parent / "golden"
SURFACE = (GOLDEN / "surface.toml").read_text("utf-8")


def golden_files(folder: Path) -> dict[str, str]:
    """Return what the generator makes of small.yaml now, without the runtime and its part of the manifest."""
    made = build(GOLDEN / "small.yaml", workshop(folder, surface=SURFACE))
    files = {name: text for name, text in made.files.items() if not name.startswith("_runtime/")}
    return {**files, "api-surface.json": manifest(made.plan, made.version, ROOT / "templates" / "runtime")}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return golden_files(tmp_path_factory.mktemp("golden"))


def test_record(files: dict[str, str]) -> None:
    """The output is what is recorded: nothing missing, changed or extra."""
    differences = compare(files, GOLDEN / "small")
    assert differences == [], (
        "review the change, then: PYTHONPATH=scripts .venv/bin/python -m tests.pipeline.test_golden"
    )


def test_record_runs(tmp_path: Path) -> None:
    """The recorded package, with the runtime, can be imported whole."""
    made = build(GOLDEN / "small.yaml", workshop(tmp_path / "workshop", surface=SURFACE))
    import_all(written(made, tmp_path), "small")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        write(golden_files(Path(scratch) / "workshop"), GOLDEN / "small")
    print(f"wrote {GOLDEN / 'small'}")
