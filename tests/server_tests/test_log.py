"""The log holds what came and how it ended; keys never; a client that leaves is noticed at once."""

from __future__ import annotations

import asyncio
import hashlib
import json
import threading
import time

import httpx
import pytest

from tests.server_tests.asking import CHAT
from tests.server_tests.conftest import HEADERS
from wherry_server import Log, Server, serve

STREAM = {**CHAT, "stream": True}


def test_record(server: Server, client: httpx.Client) -> None:
    """A record has the request, the size and hash of its body, the operation, the key's kind, and the answer."""
    response = client.post("/chat/completions", json=CHAT, headers={"x-marked": "yes"})
    record = server.log[-1]
    body = json.dumps(CHAT, separators=(",", ":"), ensure_ascii=False).encode()
    assert (record.method, record.path, record.query) == ("POST", "/v1/chat/completions", "")
    assert (record.operation, record.credential, record.status) == ("POST /chat/completions", "admin", 200)
    assert (record.body, record.body_bytes, record.body_sha256) == (body, len(body), hashlib.sha256(body).hexdigest())
    assert record.headers["x-marked"] == "yes"
    assert record.answer_bytes == len(response.content)
    assert server.log.wait_for(lambda r: r.finished_s is not None) is record
    assert record.disconnected_s is None


def test_keys_are_masked(server: Server, client: httpx.Client) -> None:
    """No secret gets into a record, its JSON, or the line for people."""
    client.get("/models", headers={"api-key": "sk-second", "cookie": "a=sk-third"})
    record = server.log[-1]
    assert record.headers["authorization"] == "Bearer ***"
    for text in (repr(record), json.dumps(record.as_json()), record.line()):
        assert "sk-" not in text


def test_refused_requests_are_logged(server: Server, client: httpx.Client) -> None:
    """What is refused stands in the log too."""
    client.get("/nothing")
    client.post("/files", json={})
    assert [(record.status, record.operation) for record in server.log] == [(404, None), (415, "POST /files")]


def test_connections_are_told_apart(server: Server, client: httpx.Client) -> None:
    """Each record names its TCP connection; open ones are counted."""
    for _ in range(3):
        client.get("/models")
    httpx.get(f"{server.url}/models", headers=HEADERS)
    assert [record.connection for record in server.log] == [1, 1, 1, 2]
    for _ in range(100):
        if server.connections == 1:
            break
        time.sleep(0.01)
    assert server.connections == 1


def test_stream_that_is_read_to_its_end(server: Server, client: httpx.Client) -> None:
    """Events are counted, and no disconnect is seen when the client stays."""
    text = client.post("/chat/completions", json=STREAM).text
    record = server.log.wait_for(lambda r: r.finished_s is not None)
    assert record.events == text.count("data: ")
    assert record.disconnected_s is None


@pytest.mark.parametrize("fault", ["drip=30", "stall=2:30"])
def test_client_leaves_a_stream(server: Server, client: httpx.Client, fault: str) -> None:
    """A client that leaves is noticed within the pause between two events, also when the server is silent."""
    with client.stream(
        "POST", "/chat/completions", json=STREAM, headers={"x-fault": f"{fault}, words=500"}
    ) as response:
        lines = response.iter_lines()
        while "content" not in next(lines):
            pass
    record = server.log.wait_for(lambda r: r.disconnected_s is not None, timeout_s=2)
    assert 1 <= record.events < 100
    assert record.cut is False


def test_client_leaves_before_the_answer(server: Server) -> None:
    """A client that gives up while it waits for the headers is noticed."""
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{server.url}/models", headers={**HEADERS, "x-fault": "slow-headers=30"}, timeout=0.1)
    record = server.log.wait_for(lambda r: r.disconnected_s is not None, timeout_s=2)
    assert (record.status, record.events) == (None, 0)


def test_client_leaves_inside_its_request(server: Server) -> None:
    """A request that breaks off is noticed."""

    async def half() -> None:
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(b"POST /v1/files HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf")
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.close()
        await writer.wait_closed()

    asyncio.run(half())
    record = server.log.wait_for(lambda r: r.disconnected_s is not None, timeout_s=2)
    assert (record.path, record.status) == ("/v1/files", None)


def test_wait_for(server: Server, client: httpx.Client) -> None:
    """`wait_for` returns what comes later too, and says what it saw instead when nothing comes."""
    later = threading.Timer(0.1, client.get, ["/models"])
    later.start()
    assert server.log.wait_for(lambda r: r.operation == "GET /models").method == "GET"
    later.join()
    with pytest.raises(TimeoutError, match="/v1/models"):
        server.log.wait_for(lambda r: r.method == "PUT", timeout_s=0.05)


def test_ring() -> None:
    """The log keeps the newest records and can be cleared; numbers go on."""
    with serve(log_size=3) as server:
        for number in range(5):
            httpx.get(f"{server.url}/models?limit={number}", headers=HEADERS)
        assert [record.query[-1] for record in server.log] == ["2", "3", "4"]
        assert (len(server.log), server.log[0].number) == (3, 3)
        server.log.clear()
        assert server.log.records == []


def test_log_over_http(server: Server, client: httpx.Client) -> None:
    """Other processes read and clear the log over HTTP; reading it leaves no trace in it."""
    client.get("/models")
    client.get("/files")
    url = f"{server.origin}/_server/log"
    assert [record["path"] for record in httpx.get(url).json()] == ["/v1/models", "/v1/files"]
    assert [record["path"] for record in httpx.get(url, params={"since": 1}).json()] == ["/v1/files"]
    assert httpx.delete(url).status_code == 204
    assert httpx.get(url).json() == []


def test_line() -> None:
    """The line for people has the time, the request, the status, sizes, events, faults and a client that left."""
    log = Log()
    record = log.open(connection=1, port=1, method="POST", path="/v1/x", query="a=1", headers={}, at=0.0)
    record.status, record.events, record.faults, record.body_bytes = 200, 4, "drip=5", 1234
    record.answer_bytes, record.disconnected_s, record.finished_s = 56789, 0.5, 0.512
    assert record.line().partition("  ")[2] == (
        "POST   /v1/x?a=1  200  512 ms, 1,234 bytes in, 56,789 bytes out, 4 events, fault: drip=5, client left after 0.50 s"
    )
