"""Run the programs of docs/frameworks.md, and the example with a framework, where the frameworks are."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

from tests.docs.test_readme import Block, blocks
from tests.frameworks.comparing import QUIET, ROOT, RUN_S
from tests.frameworks.given import AZURE_VERSION
from tests.frameworks.tried import BROKEN, FRAMEWORKS, KINDS, steps_of
from wherry_server import serve

PAGE = ROOT / "docs" / "frameworks.md"
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
NAMES = {
    "langchain": "LangChain",
    "agents": "OpenAI Agents SDK",
    "pydantic_ai": "Pydantic AI",
    "instructor": "instructor",
    "llama_index": "LlamaIndex",
    "haystack": "Haystack",
    "autogen": "AutoGen",
    "outlines": "Outlines",
    "smolagents": "smolagents",
    "mem0": "mem0",
}
"""The headings of the page, in its order."""


def rows() -> list[str]:
    """Return the rows of the table on the page: what is pinned, and how many of the steps work."""
    found = {}
    for environment, frameworks in FRAMEWORKS.items():
        pins = dict(PIN.findall((ROOT / f"requirements-{environment}.txt").read_text("utf-8")))
        for framework, requirement in frameworks.items():
            package = requirement.partition("[")[0]
            steps = steps_of(framework)
            works = {kind: len(steps) - len(BROKEN.get(kind, {}).get(framework, {})) for kind in KINDS}
            found[framework] = (
                f"| [{NAMES[framework]}](#{NAMES[framework].lower().replace(' ', '-')}) | {package} {pins[package]} "
                f"| {pins['openai']} | {works['compat']} of {len(steps)} | {works['wherry']} of {len(steps)} |"
            )
    return [found[framework] for framework in NAMES]


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
                "AZURE_OPENAI_ENDPOINT": server.url.removesuffix("/v1"),
                "AZURE_OPENAI_API_KEY": "sk-test",
                "OPENAI_API_VERSION": AZURE_VERSION,
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
