"""scripts/pyodide: the standard library and a wheel, compiled in advance, load and work."""

from __future__ import annotations

import base64
import csv
import hashlib
import subprocess
import zipfile
from pathlib import Path

from tests.wasm.hosts import NEWEST, ROOT, npm_package, program, run_in_node
from wherry_server import Server

TOOL = ROOT / "scripts/pyodide/precompile.mjs"


def test_what_is_compiled_in_advance_works(server: Server, tmp_path: Path) -> None:
    """A streamed call works with both archives; no source is in them, and RECORD tells what is."""
    wheel = tmp_path / "wherry-0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in (ROOT / "generated/wherry").rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(ROOT / "generated").as_posix())
        archive.writestr("wherry-0.dist-info/METADATA", "Metadata-Version: 2.1\nName: wherry\nVersion: 0\n")
        archive.writestr("wherry-0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("wherry-0.dist-info/RECORD", "")
    out = tmp_path / "out"
    subprocess.run([program("node"), TOOL, npm_package("pyodide"), out, wheel], check=True, timeout=100)
    (compiled,) = out.glob("wherry-0-cp314-none-any.whl")
    with zipfile.ZipFile(compiled) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".py")]
        assert {"wherry/modules.zip", "wherry/types.zip"} < set(archive.namelist())
        assert not [name for name in archive.namelist() if name.endswith(".json")]
        assert "Tag: cp314-none-any" in archive.read("wherry-0.dist-info/WHEEL").decode()
        record = {row[0]: row[1] for row in csv.reader(archive.read("wherry-0.dist-info/RECORD").decode().splitlines())}
        assert record.keys() == set(archive.namelist())
        digest = hashlib.sha256(archive.read("wherry/client.pyc")).digest()
        assert record["wherry/client.pyc"] == f"sha256={base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
    told = run_in_node(
        NEWEST,
        "tests.wasm.node.inside.first_call",
        wheel=compiled,
        stdlib=out / "python_stdlib.zip",
        url=server.url,
    )
    assert len(told["text"]) > 20
    assert [name.rpartition(".")[2] for name in told["files"]] == ["pyc", "pyc"]


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
