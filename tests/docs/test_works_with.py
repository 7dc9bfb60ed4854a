"""docs/works-with.md is true: each version is the one that is pinned, and the folder of tests does use the package."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/works-with.md").read_text("utf-8")
ROW = re.compile(r"^\| .+ \| (`.+`) \| (\w+) \|$", re.MULTILINE)
ROWS = [
    (*package.split(" "), folder)
    for versions, folder in ROW.findall(PAGE)
    for package in re.findall(r"`(.+?)`", versions)
]
MODULES = {
    "autogen-ext": "autogen_ext",
    "componentize-py": "componentize",
    "haystack-ai": "haystack",
    "langchain-openai": "langchain_openai",
    "llama-index-llms-openai": "llama_index",
    "mem0ai": "mem0",
    "openai-agents": "agents",
    "openinference-instrumentation-openai": "openinference",
    "opentelemetry-instrumentation-openai-v2": "opentelemetry",
    "pydantic-ai-slim": "pydantic_ai",
}
"""What tests call a package, where that is not its name."""


@cache
def pinned() -> set[tuple[str, str]]:
    """Name and version of all packages that the repository pins."""
    found = set(json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"].items())
    for path in ROOT.glob("requirements-*.txt"):
        found |= set(re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==(\S+)", path.read_text("utf-8"), re.MULTILINE))
    return found


def test_every_row_is_read() -> None:
    """The page has no row that this test overlooks."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| package ")]
    assert len(rows) == len(ROW.findall(PAGE)) > 30


@pytest.mark.parametrize(("name", "version", "folder"), ROWS)
def test_row(name: str, version: str, folder: str) -> None:
    """The version is pinned, and a test of the folder names the package."""
    assert (name, version) in pinned(), "docs/works-with.md names another version than the pinned one"
    word = re.compile(rf"\b{re.escape(MODULES.get(name, name))}\b")
    tests = (path for path in (ROOT / "tests" / folder).rglob("*") if path.suffix in {".py", ".mjs", ".toml", ".yaml"})
    assert any(word.search(path.read_text("utf-8")) for path in tests)
