"""Scripted servers for a program that cannot listen: it sends the script, and asks what the server saw.

POST /  a pickled script -> the number and the address of a new ScriptedServer
GET /N/I  what it saw, pickled: connections, disconnects, requests, or whether none is open, for an I of 0 to 3
DELETE /N  ends it; an error inside it is the answer

Pickles, since both sides are this repository, on this machine.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.transports.scripted import ScriptedServer


class _Control(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    servers: dict[int, ScriptedServer]

    def do_POST(self) -> None:
        answers = pickle.loads(self.rfile.read(int(self.headers["content-length"])))
        number = len(self.servers) + 1
        server = self.servers[number] = ScriptedServer(answers).__enter__()
        self._say((number, server.url))

    def do_GET(self) -> None:
        number, index = self.path[1:].split("/")
        server = self.servers[int(number)]
        self._say((server.connections, list(server.disconnects), list(server.requests), not server._open)[int(index)])

    def do_DELETE(self) -> None:
        error = None
        try:
            self.servers[int(self.path[1:])].__exit__(None, None, None)
        except Exception as caught:
            error = repr(caught)
        self._say(error)

    def _say(self, value: Any) -> None:
        data = pickle.dumps(value, protocol=4)
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def controlled() -> Iterator[str]:
    """Listen; give the address."""
    handler = type("Control", (_Control,), {"servers": {}, "disable_nagle_algorithm": True})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
