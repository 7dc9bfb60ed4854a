"""The programs of docs/frameworks.md that need a tracer run."""

from __future__ import annotations

import pytest

from tests.docs.test_readme import Block
from tests.frameworks import page
from tests.frameworks.comparing import interpreter

HERE = "tracing"


@pytest.mark.parametrize("block", page.programs(HERE), ids=str)
def test_a_program_of_the_page(block: Block) -> None:
    """It runs to its end and prints what it was told."""
    assert page.printed(interpreter(HERE), block.code).strip()
