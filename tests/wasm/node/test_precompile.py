"""scripts/pyodide: the standard library and a wheel, compiled in advance, load and work."""

from __future__ import annotations

import base64
import csv
import hashlib
import subprocess
import zipfile
from pathlib import Path

from browser import runtime
from tests.wasm.hosts import NEWEST, ROOT, npm_package, program, run_in_node
from wherry_server import Server

TOOL = ROOT / "scripts/pyodide/precompile.mjs"


def test_what_is_compiled_in_advance_works(server: Server) -> None:
    """A streamed call works with both archives; no source is in them, and RECORD tells what is."""
    program("node")
    npm_package("pyodide")
    made = runtime.runtime()  # which the tool has made of the wheel, for pages too
    compiled = made / runtime.WHEEL
    with zipfile.ZipFile(compiled) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".py")]
        assert {"wherry/modules.zip", "wherry/types.zip"} < set(archive.namelist())
        assert not [name for name in archive.namelist() if name.endswith(".json")]
        (told,) = (name.removesuffix("WHEEL") for name in archive.namelist() if name.endswith(".dist-info/WHEEL"))
        assert "Tag: cp314-none-any" in archive.read(f"{told}WHEEL").decode()
        record = {row[0]: row[1] for row in csv.reader(archive.read(f"{told}RECORD").decode().splitlines())}
        assert record.keys() == set(archive.namelist())
        digest = hashlib.sha256(archive.read("wherry/client.pyc")).digest()
        assert record["wherry/client.pyc"] == f"sha256={base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
    called = run_in_node(
        NEWEST,
        "tests.wasm.node.inside.first_call",
        wheel=compiled,
        stdlib=made / runtime.LIBRARY,
        url=server.url,
    )
    assert len(called["text"]) > 20
    assert [name.rpartition(".")[2] for name in called["files"]] == ["pyc", "pyc"]


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    """Without its arguments the tool says what it takes; without a Pyodide it says what is missing."""
    ended = subprocess.run([program("node"), TOOL], capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert "PYODIDE_FOLDER" in ended.stderr
    command = [program("node"), TOOL, tmp_path, tmp_path / "out"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert "pyodide.mjs" in ended.stderr
    assert not (tmp_path / "out").exists()
