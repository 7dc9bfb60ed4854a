"""Each fault does to the connection, the answer or the stream what its name says."""

from __future__ import annotations

import itertools
import json
import re
import socket
import time
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT, events_of
from tests.server_tests.conftest import HEADERS
from wherry_server import KNOWN, FaultError, Server, serve
from wherry_server.faults import FaultQueue

STREAM = {**CHAT, "stream": True}
RESPONSE = {"model": "gpt-4o", "input": "Say ahoy", "stream": True}


def chat(client: httpx.Client, fault: str, body: dict[str, Any] = CHAT) -> httpx.Response:
    """Ask for a chat completion with a fault."""
    return client.post("/chat/completions", json=body, headers={"x-fault": fault})


def raw(server: Server, fault: str, body: dict[str, Any] = STREAM) -> bytes:
    """Return all bytes of an answer over a plain socket; ends with b"RST" where the connection was reset."""
    content = json.dumps(body).encode()
    head = (
        f"POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer sk-test\r\nconnection: close\r\n"
        f"content-type: application/json\r\nx-fault: {fault}\r\ncontent-length: {len(content)}\r\n\r\n"
    )
    out = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as sock:
        sock.sendall(head.encode() + content)
        while True:
            try:
                piece = sock.recv(65536)
            except ConnectionResetError:
                return out + b"RST"
            if not piece:
                return out
            out += piece


# --- statuses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "status", "headers", "error"),
    [
        ("429", 429, {}, {"code": "rate_limit_exceeded"}),
        ("429;retry-after=1", 429, {"retry-after": "1"}, {}),
        ("429;retry-after-ms=50", 429, {"retry-after-ms": "50"}, {}),
        ("429;code=insufficient_quota", 429, {}, {"code": "insufficient_quota"}),
        ("500;should-retry=false", 500, {"x-should-retry": "false"}, {"type": "server_error"}),
        ("409;message=No way", 409, {}, {"message": "No way"}),
    ],
)
def test_status(looking: httpx.Client, fault: str, status: int, headers: dict[str, str], error: dict[str, str]) -> None:
    """A status fault answers with it, with the headers and the error that it names."""
    response = chat(looking, fault)
    assert response.status_code == status
    assert headers.items() <= dict(response.headers).items()
    assert error.items() <= response.json()["error"].items()
    assert response.headers["x-request-id"].startswith("req_")


def test_retry_after_date(looking: httpx.Client) -> None:
    """`retry-after-date` gives the wait as a date."""
    response = chat(looking, "503;retry-after-date=60")
    assert 50 < parsedate_to_datetime(response.headers["retry-after"]).timestamp() - time.time() < 61


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        ("nested", '{"error":{"message":"M","type":"server_error","param":null,"code":null}}'),
        ("flat", '{"message":"M","type":"server_error","param":null,"code":null}'),
        ("text", '{"error":"M"}'),
        ("detail", '{"detail":"M"}'),
        ("int-code", '{"error":{"message":"M","type":"server_error","param":null,"code":500}}'),
        ("html", "<html><body>M</body></html>"),
        ("empty", ""),
    ],
)
def test_shapes_of_errors(looking: httpx.Client, shape: str, body: str) -> None:
    """Errors come in all the shapes that servers use."""
    assert chat(looking, f"500;message=M;shape={shape}").text == body


def test_html_error(looking: httpx.Client) -> None:
    """`html-error` is a page, as a proxy sends it."""
    response = chat(looking, "html-error")
    assert (response.status_code, response.headers["content-type"]) == (502, "text/html")
    assert chat(looking, "html-error=504").status_code == 504


# --- which request gets which ----------------------------------------------------------------------------------------


def test_repeated_by_header(client: httpx.Client) -> None:
    """`503 x2` in a header fails the request twice, then lets it through; and so again for the next call."""
    assert [chat(client, "503 x2").status_code for _ in range(6)] == [503, 503, 200, 503, 503, 200]


def test_queue(server: Server, client: httpx.Client) -> None:
    """Queued faults meet the next requests, in order, and leave a request alone that asks for its own."""
    server.faults.add("503 x2", "ok", "429;retry-after=0")
    assert server.faults.pending()[0] == {"faults": "503 x2", "left": 2, "on": None}
    assert client.get("/models?_fault=500").status_code == 500
    assert [client.get("/models").status_code for _ in range(5)] == [503, 503, 200, 429, 200]
    assert [record.faults for record in server.log][1:] == ["503 x2", "503 x2", "ok", "429;retry-after=0", None]


def test_queue_for_one_operation(server: Server, client: httpx.Client) -> None:
    """A queued fault may be for one operation or path alone."""
    server.faults.add("500", on="POST /files")
    server.faults.add("502", on="/models/m")
    assert client.get("/models").status_code == 200
    assert client.get("/models/m").status_code == 502
    assert client.get("/files").status_code == 200
    assert client.post("/files").status_code == 500
    server.faults.add("500")
    server.faults.clear()
    assert client.get("/models").status_code == 200


def test_queue_over_http(server: Server, client: httpx.Client) -> None:
    """Clients in other processes queue, read and clear faults over HTTP; a wrong fault is refused."""
    url = f"{server.origin}/_server/faults"
    assert httpx.post(url, json=["503", "500"]).json()[1]["faults"] == "500"
    assert httpx.post(url, json={"faults": "429", "on": "GET /files"}).json()[2]["on"] == "GET /files"
    assert client.get("/models").status_code == 503
    refused = httpx.post(url, json=["no-such"])
    assert (refused.status_code, "'no-such' is not a known fault" in refused.text) == (400, True)
    assert httpx.post(url, content=b"{").status_code == 400
    assert len(httpx.get(url).json()) == 2
    assert httpx.delete(url).status_code == 204
    assert client.get("/models").status_code == 200


def test_standing_faults() -> None:
    """A server may have faults for every request; a request can ask to be spared."""
    with serve(faults="500") as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        assert [client.get(f"/models{query}").status_code for query in ("", "", "?_fault=ok")] == [500, 500, 200]
    with pytest.raises(FaultError), serve(faults="no-such"):
        pass


@pytest.mark.parametrize("text", ["no-such", "drip", "drip=fast", "cut=x", "stall=1:x", "NNN", "600", "429 x", "=1"])
def test_bad_faults(looking: httpx.Client, text: str) -> None:
    """A fault that is not known, or not written as it should be, is told."""
    with pytest.raises(FaultError):
        FaultQueue().add(text)
    response = chat(looking, text)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "unknown_fault")


# --- the answer as a whole -------------------------------------------------------------------------------------------


def test_slow_headers(looking: httpx.Client) -> None:
    """`slow-headers` waits before the answer begins."""
    began = time.monotonic()
    assert chat(looking, "slow-headers=0.3").status_code == 200
    assert time.monotonic() - began >= 0.3
    with pytest.raises(httpx.ReadTimeout):
        looking.post("/chat/completions", json=CHAT, headers={"x-fault": "slow-headers=5"}, timeout=0.1)


@pytest.mark.parametrize(("fault", "plain", "stream"), [("wrong-content-type", "text/plain", "application/json"),
                                                        ("wrong-content-type=image/x", "image/x", "image/x")])  # fmt: skip
def test_wrong_content_type(looking: httpx.Client, fault: str, plain: str, stream: str) -> None:
    """The body is good, its type is not."""
    whole, streamed = chat(looking, fault), chat(looking, fault, STREAM)
    assert (whole.headers["content-type"], whole.json()["object"]) == (plain, "chat.completion")
    assert (streamed.headers["content-type"], streamed.text[:5]) == (stream, "data:")


def test_empty_body(looking: httpx.Client) -> None:
    """The status is good and there is nothing behind it."""
    for body in (CHAT, STREAM):
        response = chat(looking, "empty-body", body)
        assert (response.status_code, response.content) == (200, b"")


def test_gzip(looking: httpx.Client, shared: Server) -> None:
    """Bodies can come compressed, each event readable at once."""
    for body in (CHAT, STREAM):
        response = chat(looking, "gzip", body)
        assert response.headers["content-encoding"] == "gzip"
        assert "ahoy" in response.text
    assert b"ahoy" not in raw(shared, "gzip")


def test_fields(looking: httpx.Client) -> None:
    """Fields can be added that nobody knows, and left out that everybody counts on; in answers and in events."""
    more, fewer = chat(looking, "extra-fields").json(), chat(looking, "missing-fields").json()
    assert "x_new_field" in more
    assert "x_new_field" in more["choices"][0]["message"]
    assert not {"id", "object", "created", "model"} & fewer.keys()
    assert fewer["choices"][0]["message"].keys() >= {"content"}
    events = [data for _, data in events_of(chat(looking, "extra-fields", STREAM)) if data != "[DONE]"]
    assert all("x_new_field" in event for event in events)
    events = [data for _, data in events_of(chat(looking, "missing-fields", STREAM)) if data != "[DONE]"]
    assert not any({"id", "object"} & event.keys() for event in events)


def test_garbage_json(looking: httpx.Client) -> None:
    """A JSON answer can be cut in two and still be of the announced length."""
    with pytest.raises(json.JSONDecodeError):
        chat(looking, "garbage").json()


# --- redirects -------------------------------------------------------------------------------------------------------


def test_redirects(server: Server) -> None:
    """To the same origin, to the second one, in a loop, or anywhere; the redirected request is answered."""
    with httpx.Client(base_url=server.url, headers=HEADERS, follow_redirects=True) as client:
        same = client.get("/files?limit=2&_fault=redirect=same")
        assert (same.status_code, len(same.json()["data"])) == (200, 2)
        assert (same.history[0].status_code, server.log[-1].port) == (307, server.port)
        cross = client.get("/files?limit=2&_fault=redirect=cross")
        assert cross.history[0].headers["location"].startswith(server.other_origin)
        # The client rightly takes no key along, and the log shows it.
        assert (cross.status_code, "authorization" in server.log[-1].headers) == (401, False)
        assert server.log[-1].port != server.port
        by_header = client.post("/chat/completions", json=CHAT, headers={"x-fault": "redirect=same"})
        assert by_header.json()["object"] == "chat.completion"
        with pytest.raises(httpx.TooManyRedirects):
            client.get("/files", headers={"x-fault": "redirect=loop"})
        elsewhere = httpx.get(f"{server.url}/files?_fault=redirect=https://example.test/x;status=302", headers=HEADERS)
        assert (elsewhere.status_code, elsewhere.headers["location"]) == (302, "https://example.test/x")


# --- the connection --------------------------------------------------------------------------------------------------


def test_reset(server: Server) -> None:
    """The connection is reset before a byte of the answer."""
    assert raw(server, "reset") == b"RST"
    assert (server.log[-1].cut, server.log[-1].status) == (True, None)


@pytest.mark.parametrize(("how", "ends"), [("rst", b"RST"), ("fin", b"\r\n")])
def test_cut(server: Server, how: str, ends: bytes) -> None:
    """The connection ends after so many events, abruptly or in good order, without the end of the body."""
    got = raw(server, f"cut=3;how={how}")
    assert got.endswith(ends)
    assert got.count(b"data: {") == 3
    assert b"0\r\n\r\n" not in got
    record = server.log.wait_for(lambda r: r.cut and r.finished_s is not None)
    assert (record.events, record.disconnected_s) == (3, None)


def test_cut_inside_an_event(server: Server) -> None:
    """Counted in bytes, the cut can fall anywhere."""
    got = raw(server, "cut=10b")
    assert got.endswith(b'\r\ndata: {"id\r\nRST')


def test_cut_body(looking: httpx.Client) -> None:
    """A JSON body can be cut too: fewer bytes come than were announced."""
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        chat(looking, "cut=20")


def test_stall(looking: httpx.Client) -> None:
    """After so many events nothing comes for a while, then the rest."""
    with looking.stream("POST", "/chat/completions", json=STREAM, headers={"x-fault": "stall=2:0.4"}) as response:
        times = [time.monotonic() for line in response.iter_lines() if line]
    waits = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert waits[1] >= 0.3
    with pytest.raises(httpx.ReadTimeout):
        looking.post("/chat/completions", json=STREAM, headers={"x-fault": "stall=2"}, timeout=0.2)


@pytest.mark.parametrize("body", [STREAM, CHAT])
def test_drip(looking: httpx.Client, body: dict[str, Any]) -> None:
    """There is a wait after each piece."""
    began = time.monotonic()
    assert "ahoy" in chat(looking, "drip=20", body).text
    assert time.monotonic() - began >= 0.15


def test_one_byte(server: Server) -> None:
    """Every piece is one byte, or as many as are asked for."""
    got = raw(server, "one-byte")
    assert b"1\r\nd\r\n1\r\na\r\n1\r\nt\r\n1\r\na\r\n" in got
    assert got.endswith(b"0\r\n\r\n")
    assert b"\r\n7\r\ndata: {\r\n" in raw(server, "split=7")


def test_coalesce(server: Server) -> None:
    """The whole stream is one piece."""
    assert raw(server, "coalesce").partition(b"\r\n\r\n")[2].count(b"\r\n") == 4


# --- the stream ------------------------------------------------------------------------------------------------------


def test_end_without_mark(looking: httpx.Client) -> None:
    """The stream ends in good order after so many events, or whole but without [DONE]."""
    assert [data["object"] for _, data in events_of(chat(looking, "end=2", STREAM))] == ["chat.completion.chunk"] * 2
    whole = events_of(chat(looking, "no-done", STREAM))
    assert whole[-1][1]["choices"][0]["finish_reason"] == "stop"


@pytest.mark.parametrize(
    ("path", "body", "shape", "name", "part"),
    [
        ("/chat/completions", STREAM, "", None, {"error"}),
        ("/chat/completions", STREAM, ";shape=text", None, {"error"}),
        ("/responses", RESPONSE, "", "error", {"type", "code", "message", "sequence_number"}),
        ("/threads/t/runs", {"assistant_id": "a", "stream": True}, "", "error", {"message", "type"}),
    ],
)
def test_error_event(
    looking: httpx.Client, path: str, body: dict[str, Any], shape: str, name: str | None, part: set[str]
) -> None:
    """An error inside the stream has the shape of its family, and nothing comes behind it."""
    events = events_of(looking.post(path, json=body, headers={"x-fault": f"error-event=3{shape}"}))
    assert len(events) == 4
    assert events[-1][0] == name
    assert part <= events[-1][1].keys()


def test_garbage_event(looking: httpx.Client) -> None:
    """One event is not JSON; the others are not touched."""
    text = chat(looking, "garbage=2", STREAM).text.split("\n\n")
    assert text[2] == 'data: {"broken": tru'
    assert text[-2] == "data: [DONE]"


def test_keepalive(looking: httpx.Client) -> None:
    """Between the events stand comments, keepalive events and empty data."""
    text = chat(looking, "keepalive", STREAM).text
    for sign in (": keepalive\n\n", "event: keepalive\ndata: {}\n\n", 'data: {"type":"keepalive"}\n\n', "data: \n\n"):
        assert sign in text
    plain = chat(looking, "ok", STREAM).text
    assert text.count('"content":" ') == plain.count('"content":" ')


@pytest.mark.parametrize(
    ("path", "body", "name", "kind"),
    [
        ("/chat/completions", STREAM, None, "chat.completion.invented"),
        ("/responses", RESPONSE, "invented.event", "invented.event"),
        ("/threads/t/runs", {"assistant_id": "a", "stream": True}, "thread.invented", "thread.invented"),
    ],
)
def test_unknown_event(looking: httpx.Client, path: str, body: dict[str, Any], name: str | None, kind: str) -> None:
    """The second event is of a type that nobody knows."""
    event, data = events_of(looking.post(path, json=body, headers={"x-fault": "unknown-event"}))[1]
    assert (event, data.get("type", data.get("object"))) == (name, kind)


def test_line_ends(server: Server) -> None:
    """Lines end as the fault says, and a byte order mark comes first."""
    assert b"\r\n\r\ndata: {" in raw(server, "crlf, coalesce")
    cr = raw(server, "cr, coalesce").partition(b"\r\n\r\n")[2]
    assert b"\r\rdata: {" in cr
    assert b"\xef\xbb\xbfdata: " in raw(server, "bom")
    assert raw(server, "bom").count(b"\xef\xbb\xbf") == 1


def test_faults_together(looking: httpx.Client) -> None:
    """Several faults of one request work together."""
    got = chat(looking, "extra-fields, keepalive, crlf, split=5, words=3, no-done", STREAM).text
    assert "x_new_field" in got
    assert ": keepalive\r\n" in got
    assert "[DONE]" not in got
    assert got.count('"content":" ') == 2


def test_every_fault_is_tried() -> None:
    """Each known fault has a test above."""
    source = Path(__file__).read_text("utf-8")
    assert [name for name in KNOWN if name != "NNN" and not re.search(rf'["=,] ?{name}\b', source)] == []
