"""The command is ended from outside: by a signal, or by Ctrl-C before it has begun."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command.test_bulk import WHERE
from tests.transports.scripted import Answer, ScriptedServer, Stall


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": WHERE, "OPENAI_API_KEY": "sk-test", **more}


EARLY = """
import sys

class Early:
    def find_spec(self, name, path=None, target=None):
        if name.endswith("command.program"):
            raise KeyboardInterrupt

sys.meta_path.insert(0, Early())
from wherry.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_download_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    """A signal that ends the command takes the part of a file with it, leaves the file of before, and is the exit status."""
    (tmp_path / "copy").write_text("of before")
    answer = Answer(headers={"Content-Type": "application/octet-stream"}, chunks=[b"x" * 200_000, Stall()])
    with ScriptedServer([answer]) as server:
        process = subprocess.Popen(
            [sys.executable, "-m", "wherry", "files", "content", "f", "--out", str(tmp_path / "copy")],
            env=environment(OPENAI_BASE_URL=server.url),
            stderr=subprocess.PIPE,
        )
        end_s = time.monotonic() + 20
        while not list(tmp_path.glob("copy.*.part")) and time.monotonic() < end_s:
            time.sleep(0.01)
        assert list(tmp_path.glob("copy.*.part"))
        process.send_signal(getattr(signal, name))
        _, said = process.communicate(timeout=20)
    assert process.returncode == -getattr(signal, name)
    assert said == b""
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
    assert (tmp_path / "copy").read_text() == "of before"


def test_ctrl_c_before_it_has_begun() -> None:
    """It ends with 130, and says nothing."""
    ended = subprocess.run(
        [sys.executable, "-c", EARLY, "models", "list"], env=environment(), capture_output=True, timeout=20, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")


def test_a_proxy_that_wants_a_password() -> None:
    """Its 407 is no word of the service: the exit code is that of no connection, and the line says what to do."""
    with ScriptedServer([Answer.json({"error": "login"}, 407)]) as proxy:
        ended = subprocess.run(
            [sys.executable, "-m", "wherry", "api", "GET", "/models"],
            env=environment(OPENAI_BASE_URL="http://api.invalid/v1", HTTP_PROXY=proxy.url.removesuffix("/v1")),
            capture_output=True,
            timeout=20,
            check=False,
        )
    assert ended.returncode == 3
    assert b"a proxy on the way wants a user and a password" in ended.stderr
