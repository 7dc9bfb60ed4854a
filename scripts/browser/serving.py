"""Serve a folder on the loopback address."""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


class Files(SimpleHTTPRequestHandler):
    """The files of a folder; 404.html where there is none. Browsers ask again each time whether one has changed."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *given: object, made: Mapping[str, bytes], directory: str) -> None:
        self.made = made
        # Browsers compile WebAssembly while it arrives only if it is called that; what a machine calls it depends on its tables.
        self.extensions_map = {**self.extensions_map, ".mjs": "text/javascript", ".wasm": "application/wasm"}
        super().__init__(*given, directory=directory)  # type: ignore[arg-type] # what socketserver gives

    def do_GET(self) -> None:
        body = self.made.get(self.path)
        if body is None:
            return super().do_GET()
        return self.answer(200, self.guess_type(self.path), body)

    def answer(self, status: int, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        body = page.read_bytes() if code == 404 and page.is_file() else b""
        self.answer(code, "text/html; charset=utf-8", body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet."""


class Server(ThreadingHTTPServer):
    """A server that takes it quietly when a browser leaves in the middle of a file."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # what socketserver gives


def start(folder: Path, port: int, made: Mapping[str, bytes] | None = None) -> ThreadingHTTPServer:
    """Serve a folder in the background, and bytes that are in no file by their path; port 0 takes a free one.

    The server's `server_port` is the port; `shutdown()` and `server_close()` end it. OSError if the port is taken.
    """
    server = Server((HOST, port), partial(Files, made=made or {}, directory=str(folder)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server
