"""The programs of docs/bulk-cluster.md, that of docs/bulk.md with pandas, and the examples with an engine, run where the engines are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.test_readme import Block, blocks
from tests.engines.running import ROOT, printed
from wherry_server import serve

PAGE = ROOT / "docs" / "bulk-cluster.md"
PROGRAMS = [block for block in blocks(PAGE.read_text("utf-8")) if block.mark == "engines"]
PANDAS = [block for block in blocks((ROOT / "docs" / "bulk.md").read_text("utf-8")) if block.mark == "engines"]
HERE = """
import runpy, sys
if "ray" in sys.argv[1]:
    import ray
    init, home = ray.init, sys.argv[2]
    small = {"object_store_memory": 80 * 2**20, "_node_ip_address": "127.0.0.1", "_plasma_directory": home, "_temp_dir": home}
    ray.init = lambda **options: init(address="local", log_to_driver=False, **small, **options)
runpy.run_path(sys.argv[1], run_name="__main__")
"""
"""Runs a program as it is, but with a Ray that is small, and not seen from other machines."""
SAYS = r"(?:You said: Happy or unhappy\? The .*\n){3}\(12 rows, 0 failed\)\n"


def ran(program: Path, folder: Path, home: Path) -> tuple[str, int]:
    """Run a program in a folder; return what it printed, and how many calls it made."""
    with serve() as server:
        return printed(["-c", HERE, str(program), str(home)], server.url, folder), len(server.log)


@pytest.mark.parametrize("block", PROGRAMS, ids=str)
def test_a_program_of_the_page(block: Block, tmp_path: Path, short_path: Path) -> None:
    """It runs to its end and prints an answer."""
    program = tmp_path / ("with_ray.py" if "ray" in block.code else "with_dask.py")
    program.write_text(block.code, "utf-8")
    assert "You said: A dish of " in ran(program, tmp_path, short_path)[0]


def test_both_engines_are_on_the_page() -> None:
    """The page shows a program for each."""
    assert [engine for block in PROGRAMS for engine in ("dask", "ray") if f"bulk_{engine}" in block.code] == [
        "dask",
        "ray",
    ]


def test_results_become_a_table_of_pandas(tmp_path: Path, short_path: Path) -> None:
    """It has the columns of the rows and of the answers, and a line for each row."""
    (block,) = PANDAS
    program = tmp_path / "with_pandas.py"
    program.write_text(block.code, "utf-8")
    said, calls = ran(program, tmp_path, short_path)
    assert said.split("\n")[0].split() == ["id", "text", "mood"]
    assert [line.split()[:2] for line in said.splitlines()[1:]] == [["0", "7"], ["1", "8"]]
    assert calls == 2


@pytest.mark.parametrize("engine", ["dask", "ray"])
def test_an_example(engine: str, tmp_path: Path, short_path: Path) -> None:
    """It says what it wrote. The second time it says the same, and makes no call: all comes from the journals."""
    program = ROOT / "examples" / f"bulk_{engine}.py"
    said, calls = ran(program, tmp_path, short_path)
    assert re.fullmatch(SAYS, said)
    assert calls == 12
    assert ran(program, tmp_path, short_path) == (said, 0)
