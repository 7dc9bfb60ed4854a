"""A document is read once, however many tests compare it; and the program, called in a folder of its own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apidiff import cli
from apidiff.sides import levels
from apidiff.sides.inputs import Document
from pipeline.load import text as reader
from tests.apidiff.refusals import PACKAGE, Ended, wheel
from tests.apidiff.repositories import DOCUMENT

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


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """`main` in a folder with a document and a wheel that can be read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setattr(reader, "MAX_ALIASED_NODES", 20_000)  # the real bound takes a second to reach
    Path("old.yaml").write_text(DOCUMENT)
    wheel(Path("old.whl"), PACKAGE)

    def main(*arguments: str) -> Ended:
        try:
            status = cli.main([*arguments, "--no-cache"])
        except SystemExit as ended:
            status = int(str(ended.code or 0))
        said = capsys.readouterr()
        return status, said.out, said.err

    return main
