"""Where the tests find what they test: the workshop (`import pipeline`) and the generated package (`import wherry`).

The server that they ask (`import wherry_server`) stands beside the workshop.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# The wheel is tested with the same tests: where an installed `wherry` has to be the one that is met, it already is.
for folder in ("scripts", "scripts/server", "generated"):
    if (ROOT / folder).is_dir() and str(ROOT / folder) not in sys.path:
        sys.path.insert(0, str(ROOT / folder))

# A shell lets what runs in the background ignore Ctrl-C, and child processes inherit that. Some tests press it.
with suppress(ValueError):  # not the main thread: the tests run in another program, which has set it
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes depends on what else the machine does, so no example has a deadline.
with suppress(ImportError):  # the environment of tests/peers has no Hypothesis
    from hypothesis import settings

    settings.register_profile("wherry", parent=settings(), deadline=None)
    settings.load_profile("wherry")

# What a session keeps, syntax trees and whole specs, is large, and looking through it for circles took a quarter of the time
# of some folders. So Python looks less often: after 100,000 new objects instead of 700.
gc.set_threshold(100_000, 10, 10)


@pytest.fixture(autouse=True, scope="module")
def _what_is_there_already_stays() -> None:
    """Let the garbage collector, which thousands of tests run, look only at what is newer than the module of the test.

    It looked at every module and test that was there, a quarter of a second each time.
    """
    if "trio" in sys.modules and sys.platform != "emscripten":
        _trio_has_run()
    _freeze()


_FREEZING_AFTER = (1, 8, 64)
_ended: Counter[str] = Counter()
"""How many tests have ended, by file."""


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish(location: tuple[str, int | None, str]) -> None:
    """Let the collector leave alone, too, what the first tests of a file have imported: a quarter of the time of some files."""
    _ended[location[0]] += 1
    if _ended[location[0]] in _FREEZING_AFTER:
        _freeze()


def _freeze() -> None:
    gc.collect()
    gc.freeze()


@cache
def _trio_has_run() -> None:
    """Let trio tell Hypothesis of its dice, which looks for them among what is not frozen."""
    import trio

    trio.run(trio.sleep, 0)
