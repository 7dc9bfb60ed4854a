"""Stand-ins for what the tests import and WebAssembly does not have. A test that really uses one is skipped, with the reason."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType
from typing import Any, NoReturn

import pytest

REASONS = (
    "Hypothesis has no build for WebAssembly",
    "trio does not run on WebAssembly",
    "WebAssembly starts no programs",
)


def install() -> None:
    """Put the stand-ins in the place of the packages."""
    hypothesis = ModuleType("hypothesis")
    hypothesis.given = _given  # type: ignore[attr-defined]
    hypothesis.strategies = _Anything()  # type: ignore[attr-defined]
    hypothesis.settings = _Settings  # type: ignore[attr-defined]
    hypothesis.example = _Settings  # type: ignore[attr-defined]
    trio = ModuleType("trio")
    trio.run = _no_trio  # type: ignore[attr-defined]
    trio.lowlevel = ModuleType("trio.lowlevel")  # type: ignore[attr-defined]
    trio.lowlevel.current_trio_token = _not_in_trio  # type: ignore[attr-defined]
    sys.modules.update({"hypothesis": hypothesis, "trio": trio, "trio.lowlevel": trio.lowlevel})  # type: ignore[attr-defined]
    subprocess.run = subprocess.Popen = _no_program  # type: ignore[assignment, misc]


class _Anything:
    """Strategies: nothing is drawn from them."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __call__(self, *_: Any, **__: Any) -> Any:
        return self

    def __or__(self, other: object) -> Any:
        return self

    __ror__ = __or__


def _given(*_: Any, **__: Any) -> Any:
    return pytest.mark.skip(reason=REASONS[0])


def _no_trio(*_: Any, **__: Any) -> NoReturn:
    pytest.skip(REASONS[1])


def _not_in_trio() -> NoReturn:
    raise RuntimeError("not in trio")


def _no_program(*_: Any, **__: Any) -> NoReturn:
    pytest.skip(REASONS[2])


class _Settings:
    """Settings and examples of tests that are skipped: they change nothing."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __call__(self, test: Any) -> Any:
        return test

    @staticmethod
    def register_profile(*_: Any, **__: Any) -> None:
        """Take no notice of a profile."""

    @staticmethod
    def load_profile(_: str) -> None:
        """Take no notice of a profile."""
