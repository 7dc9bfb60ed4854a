"""WebSockets of an account: keys for pages that say how a session begins, limits that creates count in, and TLS."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import httpx
import pytest

import wherry
from tests.server_tests.asking import DIALECT
from tests.server_tests.socket_client import SocketClient
from tests.transports.socket_peer import certificate
from wherry_server import Server, serve
from wherry_server.validate import Validation

CREATE = {"type": "response.create", "model": "gpt-5", "input": "ahoy"}


def begun(server: Server, client: httpx.Client, place: str, session: dict[str, Any]) -> dict[str, Any]:
    """How a session begins whose key was made for `session`."""
    key = client.post(f"{place}/client_secrets", json={"session": session}).json()["value"]
    offered = f"sec-websocket-protocol: realtime, openai-insecure-api-key.{key}"
    with SocketClient(server, place, "", offered, auth="") as socket:
        assert socket.status == 101
        event: dict[str, Any] = socket.event()
        assert event["type"] == "session.created"
        return event["session"]


def test_a_key_says_how_a_session_begins(server: Server, client: httpx.Client) -> None:
    """The session that a key was made for is that of the connection, which needs no model in its address."""
    wanted = {
        "type": "realtime",
        "model": "gpt-realtime-mini",
        "instructions": "Say ahoy.",
        "output_modalities": ["text"],
    }
    session = begun(server, client, "/realtime", wanted)
    assert {name: session[name] for name in wanted} == wanted
    spoken = {"model": "gpt-realtime-translate", "audio": {"output": {"language": "nl"}}}
    session = begun(server, client, "/realtime/translations", spoken)
    assert session["model"] == "gpt-realtime-translate"
    assert session["audio"]["output"]["language"] == "nl"


def test_a_key_for_transcription(server: Server, client: httpx.Client) -> None:
    """It opens a session that only listens."""
    session = begun(server, client, "/realtime", {"type": "transcription"})
    assert session["type"] == "transcription"


def test_creates_count_in_the_limits() -> None:
    """A create above the limit is answered with an error that says when to come again; the connection goes on."""
    with serve(requests_per_minute=60, burst_s=2) as server, SocketClient(server, "/responses") as client:
        kinds = []
        for _ in range(3):
            client.send(CREATE)
            events = [client.event()]
            while events[-1]["type"] not in ("response.completed", "error"):
                events.append(client.event())
            kinds.append(events[-1]["type"])
        assert kinds == ["response.completed", "response.completed", "error"]
        error = events[-1]
        schema = DIALECT.component("BetaResponseWsError")
        assert Validation(DIALECT).problem(schema, error) is None
        assert (error["status"], error["error"]["code"]) == (429, "rate_limit_exceeded")
        assert float(error["error"]["headers"]["retry-after"]) > 0
        assert (server.limits.as_json()["answered"], server.limits.as_json()["refused"]) == (2, 1)


def test_a_client_waits_for_the_limit() -> None:
    """A refused create is tried again when the server said, and raises RateLimitError where it may not be."""
    with (
        serve(requests_per_minute=120, burst_s=0.5, refused_count=False) as server,
        wherry.Client(api_key="sk-test", base_url=server.url) as client,
        client.responses.connect() as patient,
        client.with_options(max_retries=0).responses.connect() as hasty,
    ):
        for _ in range(3):
            assert patient.create(model="gpt-5", input="x").id
        assert server.limits.as_json()["refused"] > 0
        patient.create(model="gpt-5", input="x")  # now the bucket is empty
        with pytest.raises(wherry.RateLimitError) as caught:
            hasty.create(model="gpt-5", input="x")
        assert caught.value.code == "rate_limit_exceeded"
        assert server.limits.as_json()["accounts"][0]["in_flight"] == 0


def test_tls(tmp_path: Path) -> None:
    """`tls` serves https and wss, with a certificate of the caller's."""
    pem = certificate(tmp_path)
    trusting = httpx.Client(verify=ssl.create_default_context(cafile=str(pem)))
    with serve(tls=pem) as server:
        assert server.url.startswith("https://127.0.0.1:")
        with wherry.Client(api_key="sk-test", base_url=server.url, http_client=trusting) as client:
            assert client.models.list().data
            with client.realtime.connect(model="gpt-realtime") as connection:
                assert connection.recv(timeout=10).type == "session.created"
    trusting.close()
