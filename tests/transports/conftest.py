"""A guard: tests of transports never leave the machine. And a quick garbage collector: each test runs it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
import trio


@pytest.fixture(autouse=True, scope="package")
def _what_is_there_already_stays() -> Iterator[None]:
    if sys.platform != "emscripten":
        trio.run(trio.sleep, 0)  # tells Hypothesis of its dice, which looks for them among what is not frozen
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _no_proxy_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_LOG"):
        monkeypatch.delenv(name, raising=False)
