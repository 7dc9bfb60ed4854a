"""A document is read once, however many tests compare it: what it was read as is kept by its content."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from apidiff import levels
from apidiff.inputs import Document

KEPT = 24


@pytest.fixture(scope="session", autouse=True)
def really_read() -> Iterator[Callable[..., levels.Read]]:
    """Give `levels.read` a memory, here and in no other process; yields the real one, which the program uses."""
    real, kept = levels.read, dict[tuple[Document, bool], levels.Read]()

    def read(document: Document, *, named: bool) -> levels.Read:
        one = kept.pop((document, named), None) or real(document, named=named)
        kept[document, named] = one  # the last one used stands last
        while len(kept) > KEPT:
            del kept[next(iter(kept))]
        return one

    threshold = gc.get_threshold()
    gc.set_threshold(50_000, 50, 1000)  # documents are large, live long, and hold no cycles
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(levels, "read", read)
        patched.setattr(levels, "WORTH_A_PROCESS", 1 << 40)
        yield real
    gc.set_threshold(*threshold)
