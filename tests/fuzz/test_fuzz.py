"""A short fuzz run, the same at every run. `make fuzz` (or python -m tests.fuzz) goes on for as long as it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.fuzz import growth
from tests.fuzz.targets import TARGETS

EXAMPLES = {
    "sse": 400,
    "content_coding": 200,
    "redirects": 300,
    "error_bodies": 200,
    "webhooks": 150,
    "models": 200,
    "partial_json": 200,
    "answers": 100,
    "calls": 150,
    "streams": 150,
}


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_our_own_errors(name: str) -> None:
    """The property of the target holds for some hundred inputs."""
    settings(
        max_examples=EXAMPLES[name],
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )(TARGETS[name]())()


@pytest.mark.parametrize("name", growth.CASES)
def test_no_cost_is_quadratic(name: str) -> None:
    """An input that is 16 times as long takes far less than 256 times as long."""
    assert growth.grows_too_fast(growth.CASES[name]) == ""


def test_a_quadratic_cost_is_found() -> None:
    """The measure that finds nothing above would find one."""

    def quadratic(n: int) -> Any:
        seen: list[int] = []
        for number in range(n // 30):
            assert number not in seen
            seen.append(number)

    def linear(n: int) -> Any:
        return [str(number) for number in range(n)]

    found: list[Callable[[int], Any]] = [case for case in (quadratic, linear) if growth.grows_too_fast(case)]
    assert found == [quadratic]
