"""Serve a built site on the loopback address, and build it again when a page changes."""

from __future__ import annotations

import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from docsite import building, laying, places

LOOK_S = 1.0


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder, and 404.html where there is none."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes() if code == 404 else b""
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet."""


def start(site: Path, port: int) -> ThreadingHTTPServer:
    """Serve a folder in the background; its `server_port` is the port, `shutdown()` ends it."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def serve(work: Path, port: int) -> None:
    """Serve until Ctrl-C; a changed page is built again, and told."""
    server = start(work / "html", port)
    print(f"http://127.0.0.1:{server.server_port}/index.html (Ctrl-C ends it)", flush=True)
    seen = state()
    try:
        while True:
            time.sleep(LOOK_S)
            if (now := state()) == seen:
                continue
            seen = now
            try:
                print(f"built again in {building.build(work):.1f} s", flush=True)
            except (building.BuildError, laying.LinkError) as error:
                print(error, flush=True)
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()


def state() -> dict[Path, int]:
    """Return when each page was last changed."""
    return {source: source.stat().st_mtime_ns for source in places.pages() if source.exists()}
