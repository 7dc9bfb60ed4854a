"""Follow one call through the generated package: the files that it passes, and how often it moves between them.

A move is a call of a function that stands in another file than the one before. The server is a few fixed answers on this
machine; everything is warm: modules are loaded, and a connection is open.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import Any

from .table import ROOT

__all__ = ("Followed", "follow", "the_calls")

_COMPLETION = b'{"id": "c", "choices": [{"index": 0, "message": {"role": "assistant", "content": "Ahoy."}}]}'
_STREAM = b'data: {"id": "c", "choices": [{"index": 0, "delta": {"content": "Ahoy."}, "finish_reason": "stop"}]}\n\n'
_FILE = b'{"id": "file-1", "object": "file"}'


@dataclass(frozen=True)
class Followed:
    """The files of a call, in the order in which it first comes to them, and the moves from one to another."""

    name: str
    files: tuple[str, ...]
    moves: int


def follow(name: str, call: Callable[[], Any], package: Path) -> Followed:
    """Run `call` and note each move into another file below `package`."""
    inside = f"{package}/"
    passed: list[str] = []

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(inside):
            file = frame.f_code.co_filename[len(inside) :]
            if not passed or passed[-1] != file:
                passed.append(file)

    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(None)
    return Followed(name, tuple(dict.fromkeys(passed)), max(len(passed) - 1, 0))


def the_calls() -> list[Followed]:
    """Follow a plain call, a stream of one chunk, a call that meets one 429, and an upload."""
    sys.path.insert(0, str(ROOT / "generated"))
    import wherry

    package = Path(wherry.__file__).resolve().parent
    message = {"role": "user", "content": "Say ahoy."}
    with _server() as (address, failures):
        client: Any = wherry.Client(api_key="sk-test", base_url=address)

        def plain() -> None:
            client.chat.completions.create(model="gpt-4o", messages=[message])

        def streamed() -> None:
            with client.chat.completions.create(model="gpt-4o", messages=[message], stream=True) as stream:
                for _ in stream:
                    pass

        def limited() -> None:
            failures.append(429)
            plain()

        def upload() -> None:
            client.files.create(file=("a.txt", b"ahoy"), purpose="user_data")

        calls = {"plain call": plain, "streamed call": streamed, "call with one 429": limited, "upload": upload}
        for call in calls.values():
            call()
        found = [follow(name, call, package) for name, call in calls.items()]
        client.close()
    return found


@contextmanager
def _server() -> Iterator[tuple[str, list[int]]]:
    """Serve fixed answers; what is in the list that is given along is answered first, as a status without a body."""
    failures: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["content-length"]))
            if failures:
                return self._answer(failures.pop(), b"", "text/plain")
            if b'"stream":true' in sent:
                return self._answer(200, _STREAM + b"data: [DONE]\n\n", "text/event-stream")
            return self._answer(200, _FILE if self.path.endswith("/files") else _COMPLETION, "application/json")

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            for name, value in (("content-type", kind), ("content-length", len(body)), ("retry-after-ms", 1)):
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", failures
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
