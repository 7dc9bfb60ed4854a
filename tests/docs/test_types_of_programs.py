"""The programs of the pages under pyright, as people paste them into files of their own.

Whole programs are checked as pyright checks by default: functions without annotations are fine. One run for all of them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from tests.docs.test_readme import PROGRAMS, Block

ROOT = Path(__file__).resolve().parents[2]
REFUSED = {("docs/from-openai.md", "temprature"), ("docs/tutorial/first-call.md", "temprature")}
"""Words in programs whose point is the error: a checker has to see it, too."""


def module(page: str, block: Block) -> tuple[str, str]:
    """Return the name and the text of a program as a module; its lines have the numbers that they have on the page."""
    named = re.match(r"# (\w+)\.py\n", block.code)
    name = named[1] if named else re.sub(r"\W", "_", page.removesuffix(".md")) + f"_{block.line}"
    # Where the official package stands beside, its names are those of this one.
    code = re.sub(r"^( *)from openai\b", r"\1from wherry", block.code, flags=re.MULTILINE)
    if block.mark == "notebook":
        return name, "async def cell() -> None:\n" + textwrap.indent(code, "    ")
    return name, code if block.mark == "continues" else "\n" * block.line + code


def complaints(folder: Path, programs: list[tuple[str, Block]]) -> list[tuple[str, int, str]]:
    """Run pyright over the programs; return page, line of the page, message."""
    pages = {}
    for page, block in programs:
        name, text = module(page, block)
        assert name not in pages, f"two programs are called {name}.py"
        pages[name] = page
        (folder / f"{name}.py").write_text(text, "utf-8")
    config = {
        "include": ["."],
        "extraPaths": [str(ROOT / "generated"), str(ROOT / "scripts/server")],
        "pythonVersion": "3.11",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    command = [
        sys.executable,
        "-m",
        "pyright",
        "--project",
        str(folder),
        "--pythonpath",
        sys.executable,
        "--outputjson",
    ]
    environment = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    told = json.loads(done.stdout)
    assert told["summary"]["filesAnalyzed"] == len(programs)
    return [
        (pages[Path(each["file"]).stem], each["range"]["start"]["line"] + 1, each["message"])
        for each in told["generalDiagnostics"]
        if each["severity"] == "error"
    ]


def test_programs_of_the_pages(tmp_path: Path) -> None:
    """No program of a page has an error for a type checker, but for those whose point it is."""
    programs = [(page, block) for page, block in PROGRAMS if page.startswith(("docs/", "README.md"))]
    assert len(programs) > 150
    wrong_one = ("docs/wrong.md", Block("", 7, "python", "", "from wherry import Client\n\nClient().nonsense\n"))
    found = complaints(tmp_path, [*programs, wrong_one])
    assert [line for page, line, _ in found if page == "docs/wrong.md"] == [10]
    found = [each for each in found if each[0] != "docs/wrong.md"]
    lines = {page: (ROOT / page).read_text("utf-8").splitlines() for page, _ in programs}
    meant = {
        (page, word)
        for page, line, _ in found
        for where, word in REFUSED
        if page == where and word in lines[page][line - 1]
    }
    assert meant == REFUSED
    wrong = [
        f"{page}:{line}: {message}"
        for page, line, message in found
        if not any(page == where and word in lines[page][line - 1] for where, word in REFUSED)
    ]
    assert wrong == []
