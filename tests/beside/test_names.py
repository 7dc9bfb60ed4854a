"""The names that well-known code bases import from the official package resolve with wherry in its place."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.beside.names import BOUND, all_uses, import_lines, kind, share, table, used_in, wherry_misses

ROOT = Path(__file__).resolve().parents[2]
STEP = 0.5


def test_the_names_resolve() -> None:
    """Of each hundred uses at least as many resolve as code_bases.toml says, and not so many more that it has to be raised."""
    uses, misses = all_uses(), wherry_misses()
    found = share(uses, misses)
    assert found >= BOUND, table(uses, misses)
    assert found < BOUND + STEP, f"{found:.1f} % resolve: raise resolve_at_least in code_bases.toml"


def test_the_code_bases_use_the_package() -> None:
    """Every code base uses the official package, and together they use it often enough to tell something."""
    uses = all_uses()
    assert len(uses) >= 11
    assert [each.code_base for each in uses if not each.counts] == []
    counts = sum((each.counts for each in uses), Counter[str]())
    assert counts.total() > 1500
    assert sum((each.gone for each in uses), Counter[str]()).total() < counts.total() / 50


def test_type_checkers_see_the_names(tmp_path: Path) -> None:
    """pyright finds every public name that resolves when the program runs."""
    misses = wherry_misses()
    names = sorted({name for each in all_uses() for name in each.counts} - misses.keys())
    public = [name for name in names if kind(name) != "private"]
    (tmp_path / "imports.py").write_text(import_lines(public), "utf-8")
    settings = {
        "typeCheckingMode": "basic",
        "extraPaths": [str(ROOT / "generated")],
        "reportPrivateImportUsage": "error",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    ended = subprocess.run(
        [str(Path(sys.executable).parent / "pyright"), "--pythonpath", sys.executable, "--outputjson"],
        cwd=tmp_path,
        env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    faults = [
        f"{public[each['range']['start']['line']]}: {each['message']}"
        for each in json.loads(ended.stdout)["generalDiagnostics"]
    ]
    assert not faults, "\n".join(faults)


def test_import_lines_of_a_missing_name_are_noticed() -> None:
    """Each name becomes a line that imports it from wherry."""
    assert import_lines(["openai", "openai.types.chat.ChatCompletion"]) == (
        "import wherry as _0\nfrom wherry.types.chat import ChatCompletion as _1\n"
    )


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import openai\nopenai.OpenAI().chat", ["openai", "openai.OpenAI"]),
        ("import openai\nopenai.types.chat.Message.x", ["openai", "openai.types.chat.Message"]),
        ("import openai.types as t\nt.chat.Message", ["openai.types", "openai.types.chat.Message"]),
        ("from openai.types import chat\nchat.Message", ["openai.types.chat", "openai.types.chat.Message"]),
        ("from openai import OpenAI as O\nO.x", ["openai.OpenAI"]),
        ("import openai_other\nfrom .openai import x\nfrom other import openai\nopenai.y", []),
        ("def f():\n    from openai._types import Omit", ["openai._types.Omit"]),
    ],
)
def test_uses_are_read(code: str, found: list[str]) -> None:
    """Imports count, and attributes of modules; a name ends at the first part that is no module."""
    modules = frozenset({"openai", "openai.types", "openai.types.chat", "openai._types"})
    assert sorted(used_in(ast.parse(code), modules)) == sorted(found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("openai.OpenAI", "top level"),
        ("openai.__version__", "top level"),
        ("openai.types.chat.X", "types"),
        ("openai._types.Omit", "private"),
    ],
)
def test_kinds(name: str, expected: str) -> None:
    """Names are told apart by the part of the package that they belong to."""
    assert kind(name) == expected
