"""The programs of docs/frameworks.md that need a framework for the newest official package run, and so does the example."""

from __future__ import annotations

import re

import pytest

from tests.docs.test_readme import Block
from tests.frameworks import page
from tests.frameworks.comparing import ROOT, interpreter

HERE = "frameworks"


@pytest.mark.parametrize("block", page.programs(HERE), ids=str)
def test_a_program_of_the_page(block: Block) -> None:
    """It runs to its end and prints what it was told."""
    assert page.printed(interpreter(HERE), block.code).strip()


def test_the_example() -> None:
    """The agent calls its tool, and answers with an object."""
    program = (ROOT / "examples" / "framework_agent.py").read_text("utf-8")
    assert re.fullmatch(
        r"\[tide of .+\]\n(Yes|No): .+\n\(2 requests, \d+ tokens\)\n", page.printed(interpreter(HERE), program)
    )


def test_the_table_of_the_page() -> None:
    """It has a row for each framework, with the versions that are pinned and the steps that work."""
    text = page.PAGE.read_text("utf-8")
    table = text.partition("## Which frameworks\n")[2].partition("\n## ")[0]
    assert [line for line in table.splitlines() if line.startswith("| [")] == page.rows()
