"""Start a server of others on a free port of 127.0.0.1, wait until it answers, and end it by its process.

The Python ones live in an environment of their own (`make peers`), the one for Node in node_modules. None of them may
reach anything beyond this machine: what a proxy would carry goes to a port where nobody listens.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / "build" / "peers"
START_S = 90.0


class PeerMissing(Exception):
    """A server, or what runs it, is not installed."""


@dataclass(frozen=True)
class Peer:
    """One kind of server. `command` takes {port}; `ready` is the path that answers 200 when it is up."""

    name: str
    command: tuple[str, ...]
    ready: str
    key: str = "sk-peer"
    model: str = "gpt-4o"
    environment: tuple[tuple[str, str], ...] = ()
    has: frozenset[str] = frozenset(("chat", "stream", "models", "embeddings"))


def _python(program: str) -> str:
    return str(ENVIRONMENT / "bin" / program)


PEERS = {
    peer.name: peer
    for peer in (
        Peer(
            "litellm",
            (_python("litellm"), "--config", str(HERE / "litellm.yaml"), "--host", "127.0.0.1", "--port", "{port}"),
            "/health/liveliness",
            environment=(
                ("LITELLM_LOCAL_MODEL_COST_MAP", "True"),
                ("LITELLM_TELEMETRY", "False"),
                ("LITELLM_LOG", "ERROR"),
                ("DISABLE_ADMIN_UI", "True"),
                ("NO_DOCS", "True"),
            ),
        ),
        Peer(
            "fakellm",
            (_python("fakellm"), "serve", "--config", str(HERE / "fakellm.yaml"), "--port", "{port}"),
            "/_fakellm/stats",
            has=frozenset(("chat", "stream")),
        ),
        Peer(
            "llmock",
            (_python("llmock"), "serve", "--port", "{port}", "--log-level", "warning"),
            "/health",
            has=frozenset(("chat", "stream", "models", "embeddings")),
        ),
        Peer(
            "mock-llm",
            ("node", str(ROOT / "node_modules/@dwmkerr/mock-llm/dist/main.js"), "--config", str(HERE / "mock-llm.yaml")),
            "/health",
            environment=(("HOST", "127.0.0.1"), ("PORT", "{port}")),
        ),
    )
}  # fmt: skip


@contextlib.contextmanager
def running(peer: Peer, folder: Path) -> Iterator[str]:
    """Run it inside `folder`; give its address. PeerMissing where it is not installed."""
    program = shutil.which(peer.command[0])
    if program is None or not all(Path(part).exists() for part in peer.command[1:] if part.startswith("/")):
        raise PeerMissing(
            f"{peer.name} is not installed ({' '.join(peer.command[:2])}); "
            "'make peers' installs the servers for Python, 'npm ci' the one for Node"
        )
    port = _free_port()
    fill = {"port": port}
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "no_proxy": "127.0.0.1",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        **{name: value.format(**fill) for name, value in peer.environment},
    }
    command = [program, *(part.format(**fill) for part in peer.command[1:])]
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(peer, process, port, folder / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait(peer: Peer, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", peer.ready)
            if connection.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    told = log.read_text("utf-8", "replace")[-3000:]
    raise AssertionError(f"{peer.name} did not start (exit status {process.poll()}); it said:\n{told}")
