"""The programs that readers of the site run in the page: each works with the answers that a page makes up."""

from __future__ import annotations

import asyncio
import importlib.util
import json
from types import ModuleType

import pytest

import wherry
from tests.docs.test_readme import ALL, ROOT, Block

CELLS = [(page, block) for page, block in ALL if block.mark == "cell"]


@pytest.fixture
def cells(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """What runs the programs; here its answers come at once, and what it changes is changed back."""
    for name in ("Client", "AsyncClient"):
        monkeypatch.setattr(wherry, name, getattr(wherry, name))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "")
    spec = importlib.util.spec_from_file_location("cells", ROOT / "scripts/docsite/cell/cells.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PAUSE_S", 0)
    return module


def run(cells: ModuleType, code: str, key: str = "", base_url: str = "") -> str:
    """Run a program as a page does; return what was wrong."""
    given = json.dumps({"code": code, "key": key, "base_url": base_url})
    return str(asyncio.run(cells.run(given)))


@pytest.mark.parametrize(("page", "block"), CELLS, ids=str)
def test_programs_run(page: str, block: Block, cells: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """Every program of a page that has a button runs to its end and shows the answer."""
    assert run(cells, block.code) == "", page
    assert "Ahoy!" in capsys.readouterr().out


def test_pages_have_cells() -> None:
    """The first page, the start and both pages of streams have programs to run."""
    assert {page for page, _ in CELLS} == {
        "docs/index.md",
        "docs/start.md",
        "docs/streams.md",
        "docs/tutorial/stream.md",
    }


def test_errors_begin_at_the_program(cells: ModuleType) -> None:
    """A traceback shows the lines of the program, and nothing of what runs it; so do errors of syntax."""
    told = run(cells, "def one():\n    return 1 / 0\n\none()\n")
    assert told.splitlines()[:3] == [
        "Traceback (most recent call last):",
        '  File "cell.py", line 4, in <module>',
        "    one()",
    ]
    assert told.endswith("ZeroDivisionError: division by zero\n")
    assert "cells.py" not in told
    assert run(cells, "a = (").startswith('  File "cell.py", line 1')


def test_what_is_not_made_up_says_so(cells: ModuleType) -> None:
    """Other calls than those of the pages fail, with a sentence that says why."""
    told = run(cells, "from wherry import Client\nClient().models.list()\n")
    assert "This page makes up no answer for /models. With a key, the API answers." in told


def test_with_a_key_the_api_answers(cells: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """A program with a key asks the base URL with it; afterwards neither is known any more."""
    from wherry_server import serve

    code = "from wherry import Client\nwith Client() as client:\n    print(len(client.models.list().data))\n"
    with serve(items=3) as server:
        assert run(cells, code, "sk-of-the-reader", server.url) == ""
        assert [record.credential for record in server.log] == ["user"]
    assert capsys.readouterr().out == "3\n"
    assert run(cells, "import os\nprint(os.environ.get('OPENAI_BASE_URL'), os.environ['OPENAI_API_KEY'])") == ""
    assert capsys.readouterr().out == f"None {cells.MADE_UP_KEY}\n"
