"""A fork copies open connections. They stay the parent's: no child may end them, whatever it does with its copies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.transports.forking import ends
from tests.transports.socket_peer import LIMIT_S, SocketPeer, certificate
from tests.transports.socket_ways import WAYS

CASES = [
    (scheme, str(way or "aiohttp"), end) for scheme in ("http", "https") for way in [*WAYS, None] for end in ends(way)
]


class StreamPeer(SocketPeer):
    """Sends the first half of an answer to /stream, and the second one after a request of /go."""

    def __init__(self, pem: Path | None) -> None:
        self._go = threading.Semaphore(0)
        super().__init__(pem)

    def _talk(self, sock: Any) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += sock.recv(1)
        if b"/go" in head.split(b"\r\n")[0]:
            self._go.release()
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ngone")
            return
        sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nfirst\r\n")
        # A client that went away is not waited for: its /go does not come.
        if self._go.acquire(timeout=LIMIT_S):
            sock.sendall(b"4\r\nlast\r\n0\r\n\r\n")


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], str]:
    """What went wrong in each case."""
    pem = certificate(tmp_path_factory.mktemp("forks"))
    with StreamPeer(None) as plain, SocketPeer() as socket, StreamPeer(pem) as secure, SocketPeer(pem) as secure_socket:
        urls = [f"{plain.url}/stream", f"{socket.url}/echo", f"{secure.url}/stream", f"{secure_socket.url}/echo"]
        paths = os.pathsep.join(path for path in sys.path if path)
        done = subprocess.run(
            [sys.executable, "-m", "tests.transports.forking", *urls],
            env={**os.environ, "PYTHONPATH": paths, "SSL_CERT_FILE": str(pem)},
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    return {tuple(case): fault for *case, fault in map(json.loads, done.stdout.splitlines())}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_a_child_leaves_its_parents_connections_alone(
    case: tuple[str, str, str], faults: dict[tuple[str, ...], str]
) -> None:
    """The parent reads the rest of its answer, and its WebSocket goes on."""
    assert faults[case] == ""
