"""The programs of tests/dropin are true: each runs on the official package as it is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.beside import sources
from tests.dropin.running import PROGRAMS, Interpreter, interpreter


@pytest.fixture(scope="module")
def official() -> Iterator[Interpreter]:
    """An interpreter that runs programs on the official package."""
    with interpreter("openai", sources.interpreter()) as started:
        yield started


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_runs(name: str, official: Interpreter) -> None:
    """The program runs to its end, and all that it asserts holds."""
    ended = official.run(PROGRAMS[name])
    assert ended.passed, ended.output
