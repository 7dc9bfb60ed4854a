"""A command that is run in this process, against the built-in server: a process of its own would take half a second."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry._runtime.command import program
from wherry_server import Server, serve


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str
    raw: bytes

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Command = Callable[..., Ended]


@pytest.fixture(scope="module")
def api() -> Iterator[Server]:
    """The built-in server."""
    with serve(port=0, words=3, items=12) as server:
        yield server


@pytest.fixture
def command(
    api: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Command:
    """Run `wherry ARGUMENTS` and return how it ended. `stdin` is what is piped in; `terminal`: people look at its output."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-0123456789")
    monkeypatch.setenv("OPENAI_BASE_URL", api.url)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "WHERRY_NO_HISTORY", "WHERRY_MODEL", "OPENAI_ADMIN_KEY", "OPENAI_WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | None = None, terminal: bool = False) -> Ended:
        if stdin is not None:
            (tmp_path / "stdin").write_text(stdin, "utf-8")
        file: Any = open(os.devnull if stdin is None else tmp_path / "stdin", encoding="utf-8")  # noqa: SIM115
        out = io.TextIOWrapper(open(1, "wb", buffering=0, closefd=False), encoding="utf-8", write_through=True)  # noqa: SIM115
        if terminal:
            out.isatty = lambda: True  # type: ignore[method-assign]
        capfdbinary.readouterr()
        with monkeypatch.context() as patch, file:
            patch.setattr(sys, "stdin", file)
            patch.setattr(sys, "stdout", out)
            try:
                code = program.main(wherry, arguments)
            except SystemExit as ended:  # argparse ends so
                code = int(ended.code or 0)
        out.flush()
        raw, err = capfdbinary.readouterr()
        return Ended(code, raw.decode("utf-8", "replace"), err.decode(), raw)

    return run
