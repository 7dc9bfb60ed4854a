"""`wherry api`: any request; and `wherry webhooks`: signed events."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.command.conftest import Command
from wherry._runtime.command.hooks.events import event_of, events_of
from wherry_server import Server

SECRET = "whsec_c2VjcmV0IHRoYXQgaXMgbG9uZw=="


def test_any_request(command: Command, api: Server) -> None:
    """The verb, the path, the headers and the body are sent as they are typed; the answer is printed."""
    assert command("api", "GET", "/models", "--query", "data.0.object").out == "model\n"
    assert command("api", "models/gpt-4o", "-H", "X-Mine: yes").code == 0
    assert api.log[-1].path.endswith("/models/gpt-4o")
    assert api.log[-1].headers["x-mine"] == "yes"
    made = command("api", "/responses", "--json", '{"model": "gpt-4o", "input": "hi"}')
    assert api.log[-1].method == "POST"
    assert json.loads(made.out)["object"] == "response"
    assert "\n  " in command("api", "/models", terminal=True).out
    deleted = command("api", "DELETE", "/files/file-0001")
    assert json.loads(deleted.out)["deleted"] is True


def test_pages(command: Command) -> None:
    """--paginate prints the items of all pages, a line each."""
    one = json.loads(command("api", "/fine_tuning/jobs?limit=5").out)
    assert len(one["data"]) == 5
    every = command("api", "/fine_tuning/jobs?limit=5", "--paginate")
    assert len({json.loads(line)["id"] for line in every.lines}) == len(every.lines) == 12
    assert command("api", "/fine_tuning/jobs", "--paginate", "--query", "object").lines == ["fine_tuning.job"] * 12
    assert command("api", "POST", "/files", "--paginate").code == 2
    assert command("api", "/models/gpt-4o", "--paginate").code == 2


def test_streams_and_bytes(command: Command, tmp_path: Path) -> None:
    """Events are printed a line each; bytes go into a file or a pipe."""
    body = '{"model": "gpt-4o", "input": "hi", "stream": true}'
    ended = command("api", "POST", "/responses", "--json", body)
    assert json.loads(ended.lines[-1])["type"] == "response.completed"
    speech = ("api", "/audio/speech", "--json", '{"model": "tts-1", "input": "hi", "voice": "alloy"}')
    heard = command(*speech)
    assert heard.raw
    assert command(*speech, "--out", "said.mp3").code == 0
    assert (tmp_path / "said.mp3").read_bytes()
    assert command(*speech, terminal=True).code == 2


@pytest.mark.parametrize("body", ["{", '"@"', "@none.json"])
def test_bodies_that_are_wrong(body: str, command: Command, api: Server) -> None:
    """A body that cannot be read is not sent; one that the service refuses ends with 1."""
    before = len(api.log)
    ended = command("api", "POST", "/responses", "--json", body)
    assert ended.code == (1 if body == '"@"' else 2)
    assert len(api.log) == before + (body == '"@"')


class Hook:
    """A server that receives webhooks, and checks them as our users do."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.status = 200
        self.headers: list[dict[str, str]] = []
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                payload = self.rfile.read(int(self.headers["content-length"]))
                client = wherry.Client(api_key="none", webhook_secret=SECRET)
                hook.events.append(client.webhooks.unwrap(payload, dict(self.headers)))
                hook.headers.append({name.lower(): value for name, value in self.headers.items()})
                self.send_response(hook.status)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.server.shutdown()
    thread.join(5)
    made.server.server_close()


def test_an_event_is_sent_signed(command: Command, hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server under test gets an event that it can verify, without any key; its status is told."""
    monkeypatch.setenv("OPENAI_WEBHOOK_SECRET", SECRET)
    ended = command("webhooks", "trigger", "response.completed", "--to", hook.url)
    assert ended.code == 0, ended.err
    assert ended.out.startswith("response.completed -> 200 in ")
    (event,) = hook.events
    assert (event.type, event.data.id[:5]) == ("response.completed", "resp_")
    assert "authorization" not in hook.headers[0]
    assert hook.headers[0]["content-type"] == "application/json"
    hook.status = 500
    failed = command("webhooks", "trigger", "batch.failed", "--to", hook.url, "--data", '{"id": "batch_1"}')
    assert failed.code == 1
    assert "batch.failed -> 500" in failed.err
    assert [each.data.id for each in hook.events[1:]] == ["batch_1"]
    assert command("webhooks", "trigger", "batch.failed", "--to", "http://127.0.0.1:1/").code == 3


def test_every_event_can_be_made_up() -> None:
    """An event of each kind fits its type."""
    known = events_of(wherry)
    assert len(known) > 20
    for name, kind in known.items():
        event = wherry.models.WebhookEvent._decode(json.loads(json.dumps(event_of(wherry, name, 1_750_000_000))))
        assert type(event) is kind
        assert event.type == name


def test_a_signature_is_checked(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`verify` prints what was signed, and refuses what was changed."""
    monkeypatch.setenv("OPENAI_WEBHOOK_SECRET", SECRET)
    printed = json.loads(command("webhooks", "trigger", "batch.completed").out)
    headers = [word for name, value in printed["headers"].items() for word in ("-H", f"{name}: {value}")]
    (tmp_path / "payload.json").write_text(printed["payload"])
    good = command("webhooks", "verify", "payload.json", *headers)
    assert (good.code, good.out) == (0, printed["payload"])
    assert command("webhooks", "verify", "-", *headers, stdin=printed["payload"]).code == 0
    changed = command("webhooks", "verify", "-", *headers, stdin=printed["payload"].replace("batch", "match"))
    assert (changed.code, changed.out) == (1, "")
    assert "no match" in changed.err


def test_webhooks_that_are_wrong(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a secret, with an unknown event or half an address, nothing is sent; operations of the same name remain."""
    missing = command("webhooks", "trigger", "batch.failed")
    assert missing.code == 2
    assert "OPENAI_WEBHOOK_SECRET" in missing.err
    monkeypatch.setenv("OPENAI_WEBHOOK_SECRET", SECRET)
    unknown = command("webhooks", "trigger", "batch.fail")
    assert unknown.code == 2
    assert "did you mean batch.failed?" in unknown.err
    assert command("webhooks", "trigger", "batch.failed", "--to", "localhost:1").code == 2
    assert command("webhooks", "list").code == 0
