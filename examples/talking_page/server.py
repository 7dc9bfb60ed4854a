"""The server of the page: it serves the folder that `make talk` lays, and makes a short-lived key for who may talk.

    OPENAI_API_KEY=… python server.py 8000 ../../build/talk

Your own key stays here. Before you let others in, let `may_talk` ask who they are: each talk is at your expense.
"""

from __future__ import annotations

import functools
import json
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from wherry import Client, WherryError

MODEL = "gpt-realtime"
PCM: Any = {"type": "audio/pcm", "rate": 24_000}
SESSION: Any = {
    "type": "realtime",
    "model": MODEL,
    "instructions": "Answer in one or two sentences.",
    "audio": {
        "input": {
            "format": PCM,
            "turn_detection": {"type": "server_vad"},
            "transcription": {"model": "gpt-4o-mini-transcribe"},
        },
        "output": {"format": PCM, "voice": "marin"},
    },
}


class Handler(SimpleHTTPRequestHandler):
    """GET: the files of the page. POST /key: a key that opens a session for a minute."""

    client: Client

    def may_talk(self) -> bool:
        """Say whether a visitor gets a key. Here: if the request comes from this page, and not from another site."""
        return self.headers.get("Sec-Fetch-Site") == "same-origin"

    def do_POST(self) -> None:
        """Answer with a key, and where it opens a session."""
        if self.path != "/key":
            return self.answer(404, "There is only /key.")
        if not self.may_talk():
            return self.answer(403, "Keys are for the visitors of this page.")
        try:
            made = self.client.realtime.client_secrets.create(
                expires_after={"anchor": "created_at", "seconds": 60}, session=SESSION
            )
        except WherryError as error:
            print(error, file=sys.stderr)
            return self.answer(502, "The service gave no key.")
        self.answer(200, json.dumps({"key": made.value, "base_url": str(self.client.base_url), "model": MODEL}))

    def answer(self, status: int, text: str) -> None:
        """Send an answer that nobody stores."""
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if status == 200 else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


def main(port: int, folder: Path) -> None:
    """Serve until Ctrl-C."""
    with Client() as client:
        Handler.client = client
        here = functools.partial(Handler, directory=str(folder))
        with ThreadingHTTPServer(("127.0.0.1", port), here) as server:
            print(f"http://127.0.0.1:{server.server_port}/", flush=True)
            server.serve_forever()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(int(sys.argv[1]), Path(sys.argv[2]))
    except KeyboardInterrupt:
        print()
