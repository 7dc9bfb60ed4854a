"""examples/jupyterlite: the notebook is valid and its cells run in Pyodide, from the installation on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wasm import hosts, pyodide_copy
from tests.wasm.static_site import Site, static_site
from wherry_server import Server

NOTEBOOK = hosts.ROOT / "examples/jupyterlite/wherry.ipynb"
KEY = "sk-typed-by-hand"


@pytest.fixture(scope="module")
def notebook() -> dict[str, Any]:
    """The notebook, read."""
    return dict(json.loads(NOTEBOOK.read_text("utf-8")))


@pytest.fixture(scope="module")
def index(wheel: Path) -> Iterator[Site]:
    """An index of packages that has attrs and nothing else; beside it, micropip and the wheel of this package."""
    wheels = pyodide_copy.wheels()
    mounts: dict[str, Path | bytes] = {}
    mounts.update({f"/{path.name}": path for path in (wheel, wheels["attrs"], wheels["micropip"])})
    attrs = wheels["attrs"].name
    mounts["/simple/attrs/index.html"] = f'<!doctype html><a href="/{attrs}">{attrs}</a>'.encode()
    with static_site(mounts) as site:
        yield site


def test_format(notebook: dict[str, Any]) -> None:
    """It is a notebook of format 4.5 without outputs, whose cells have ids of their own."""
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    cells = notebook["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"]] == []
    assert {cell["cell_type"] for cell in cells} == {"code", "markdown"}
    assert all(cell["metadata"] == {} for cell in cells)


def test_cells(notebook: dict[str, Any], index: Site, wheel: Path, server: Server) -> None:
    """Every code cell runs: installed from the wheel beside it, asked, streamed, stored, listed."""
    cells = {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"}
    *printed, module, file = hosts.run_in_node(
        hosts.NEWEST,
        "tests.wasm.notebook",
        cells=list(cells.values()),
        index=f"{index.origin}/simple/{{package_name}}/index.html",
        micropip=f"{index.origin}/{pyodide_copy.wheels()['micropip'].name}",
        beside=f"{index.origin}/{wheel.name}",
        key=KEY,
        url=server.url,
    )
    said = dict(zip(cells, printed, strict=True))
    assert said["stream"].startswith("You said: Name three rivers.")
    first, second = said["gather"].splitlines()
    assert "What is a wherry?" in first
    assert "What is a punt?" in second
    assert "38 bytes" in said["upload"]
    assert "listed as rivers.jsonl" in said["upload"]
    assert module.startswith("wherry")
    assert "site-packages" in file
    assert {record.operation for record in server.log} >= {"POST /responses", "POST /files", "DELETE /files/{file_id}"}
    assert [path for path, status in index.requests if status != 200] == []
