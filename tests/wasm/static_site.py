"""A static site on a loopback port: files, folders and bytes by path. It does nothing else that a web host could do.

with static_site({"/": FOLDER, "/settings.js": b"…"}) as site:      # the longest path that fits wins
    site.origin, site.requests
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
}


@dataclass
class Site:
    """Where it is, and the paths that were asked for, each with the status of its answer."""

    origin: str
    requests: list[tuple[str, int]] = field(default_factory=list)


@contextlib.contextmanager
def static_site(mounts: Mapping[str, Path | bytes]) -> Iterator[Site]:
    """Serve until the end of the block. A mount whose path ends in / is a folder."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            body = content(mounts, path)
            status = HTTPStatus.NOT_FOUND if body is None else HTTPStatus.OK
            site.requests.append((path, status))
            self.send_response(status)
            suffix = PurePosixPath(path if not path.endswith("/") else "index.html").suffix
            self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = Site(f"http://127.0.0.1:{server.server_address[1]}")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield site
        finally:
            server.shutdown()


def content(mounts: Mapping[str, Path | bytes], path: str) -> bytes | None:
    """Return what is at a path; None if nothing is."""
    exact = mounts.get(path)
    if isinstance(exact, bytes):
        return exact
    if isinstance(exact, Path) and exact.is_file():
        return exact.read_bytes()
    for prefix in sorted((m for m in mounts if m.endswith("/") and path.startswith(m)), key=len, reverse=True):
        folder = mounts[prefix]
        found = folder / (path.removeprefix(prefix) or "index.html") if isinstance(folder, Path) else None
        if found and ".." not in found.parts and found.is_file():
            return found.read_bytes()
    return None
