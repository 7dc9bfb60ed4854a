"""A package index of one package on this machine, for pip and for whoever asks it when versions were uploaded."""

from __future__ import annotations

import hashlib
import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from official import archive
from pinning import uploads, wheels


class Index:
    """`uploaded` says which wheels are there, by path, and when they came (None: the index does not tell)."""

    def __init__(self, uploaded: Mapping[Path, str | None]) -> None:
        self.uploaded = dict(uploaded)
        self.yanked: set[str] = set()
        self.asked: list[str] = []
        self.address = ""

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Return the kind and the bytes of a page or a wheel; None if there is none."""
        self.asked.append(path)
        if path == "/simple/openai/":
            files = [self._file(wheel, day) for wheel, day in self.uploaded.items()]
            page = {"meta": {"api-version": "1.1"}, "name": "openai", "files": files}
            return "application/vnd.pypi.simple.v1+json", json.dumps(page).encode()
        for wheel in self.uploaded:
            if path == f"/files/{wheel.name}":
                return "application/octet-stream", wheel.read_bytes()
        return None

    def _file(self, wheel: Path, day: str | None) -> dict[str, Any]:
        sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
        file: dict[str, Any] = {"filename": wheel.name, "url": f"/files/{wheel.name}", "hashes": {"sha256": sha256}}
        if day:
            file["upload-time"] = f"{day}T01:02:03.000004Z"
        return {**file, "yanked": wheel.name in self.yanked}

    def download(self, source: str, folder: Path) -> Path:
        """Do what pip does, at once: find the version, or the newest, and take its file."""
        self.asked.append("/simple/openai/")
        named = [
            path
            for path in self.uploaded
            if source == wheels.requirement(path.name) or (source == archive.PACKAGE and path.name not in self.yanked)
        ]
        newest = max(named, key=lambda path: wheels.version(path.name.split("-")[1]))
        return Path(shutil.copy(newest, folder))


@contextmanager
def serving(index: Index, *, pip: bool = False) -> Iterator[Index]:
    """Serve the index; with `pip` to the real pip, which knows no other. Else, as pip takes its time, to a stand-in."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = index.answer(self.path)
            self.send_response(200 if found else 404)
            kind, body = found or ("text/plain", b"")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server, pytest.MonkeyPatch.context() as patched:
        index.address = f"http://127.0.0.1:{server.server_address[1]}/simple"
        if pip:
            alone(patched, index.address)
        else:
            patched.setattr(archive, "_download", index.download)
            patched.setattr(uploads, "_index", lambda: index.address)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield index
        finally:
            server.shutdown()
            thread.join()


def alone(patched: pytest.MonkeyPatch, address: str) -> None:
    """Let pip know this index, and nothing else of this machine."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        patched.delenv(name)
    patched.setenv("PIP_CONFIG_FILE", os.devnull)
    patched.setenv("PIP_NO_CACHE_DIR", "1")
    patched.setenv("PIP_RETRIES", "0")
    patched.setenv("PIP_INDEX_URL", address)
