"""Run the programs of docs/frameworks.md, and the example with a framework, where the frameworks are."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from tests.docs.test_readme import Block, blocks
from tests.frameworks.comparing import QUIET, ROOT, RUN_S
from tests.server import serve

PAGE = ROOT / "docs" / "frameworks.md"


def programs(environment: str) -> list[Block]:
    """Return the blocks of the page that are marked with the name of the environment."""
    return [block for block in blocks(PAGE.read_text("utf-8")) if block.mark == environment]


def printed(python: Path, code: str) -> str:
    """Run a program as a reader would who has a key, against the built-in server; return what it printed."""
    with serve() as server, tempfile.TemporaryDirectory() as home:
        ended = subprocess.run(
            [str(python), "-c", code],
            cwd=home,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT / "generated"),
                "HOME": home,
                "OPENAI_BASE_URL": server.url,
                "OPENAI_API_KEY": "sk-test",
                "OPENAI_AGENTS_DISABLE_TRACING": "1",
                **QUIET,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=RUN_S,
        )
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"
    assert server.log, "it asked the server for nothing"
    return ended.stdout
