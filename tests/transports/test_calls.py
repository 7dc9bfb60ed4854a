"""The contract of plain calls: retries and their waits, timeouts, bodies, redirects, pages, raw and streamed answers."""

from __future__ import annotations

import io
import pathlib
import time
from typing import Any

import pytest

from tests.transports.kinds import Kind, gone, on_every, on_wire, pause, play
from tests.transports.scripted import Answer, Cut, ScriptedServer, Stall
from wherry._runtime.base.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    DecodeError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
)
from wherry._runtime.base.operation import BINARY, JSON, NOTHING, TEXT, Operation
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.client.pages import AsyncCursorPage, CursorPage

CREATE = Operation("POST", "/things", name="things.create", body="json")
READ = Operation("GET", "/things/{thing_id}", name="things.retrieve")
LIST = Operation("GET", "/things", name="things.list")
UPLOAD = Operation("POST", "/files", name="files.create", body="multipart", files=("file",))
CHAT = Operation("POST", "/chat", name="chat", body="json", stream_family="chat")

OK = Answer.json({"ok": True})
NO_ANSWER = Answer(chunks=[Cut()], framing="length", headers={"Content-Length": "9"})


@on_every
def test_a_call_sends_and_decodes(kind: Kind) -> None:
    """Method, path, query, body and headers arrive; the answer comes back typed."""

    async def scenario(client: Any, server: Any) -> None:
        assert await client._request(CREATE, JSON, body={"a": "é"}, query={"b": [1, True]}) == {"ok": True}
        assert await client._request(READ, JSON, path=("a/b?c",)) == {"ok": True}

    server = play(kind, OK, scenario)
    first, second = server.requests
    assert (first.method, first.target) == ("POST", "/v1/things?b%5B%5D=1&b%5B%5D=true")
    assert first.json() == {"a": "é"}
    assert first.headers["authorization"] == "Bearer sk-test-0123456789"
    assert first.headers["content-type"] == "application/json"
    assert (second.method, second.target, second.body) == ("GET", "/v1/things/a%2Fb%3Fc", b"")


@on_every
def test_busy_servers_are_asked_again(kind: Kind) -> None:
    """429 and 500 are tried again, with the same body, and the last error is raised when the attempts are used up."""

    async def scenario(client: Any, server: Any) -> None:
        assert await client._request(CREATE, JSON, body={"a": 1}) == {"ok": True}
        with pytest.raises(InternalServerError) as caught:
            await client._request(CREATE, JSON, body={"a": 2}, max_retries=1)
        assert caught.value.status == 503
        with pytest.raises(RateLimitError):
            await client._request(CREATE, JSON, body={"a": 3}, max_retries=0)

    soon = {"retry-after-ms": "20"}
    busy = Answer.json({"error": {"message": "busy"}}, 429, soon)
    down = Answer.json({}, 503, soon)
    server = play(kind, [busy, down, OK, down, down, busy], scenario)
    assert [request.json()["a"] for request in server.requests] == [1, 1, 1, 2, 2, 3]


@on_wire
def test_the_wait_is_real(kind: Kind) -> None:
    """The client waits for as long as the server asks."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        began = time.monotonic()
        assert await client._request(CREATE, JSON, body={}) == {"ok": True}
        assert time.monotonic() - began >= 0.3

    play(kind, [Answer.json({}, 429, {"retry-after": "0.3"}), OK], scenario)


@on_every
def test_a_stream_is_opened_again_but_never_continued(kind: Kind) -> None:
    """Opening is retried like any call."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body={})
        assert len([item async for item in stream]) == 1

    play(
        kind,
        [Answer.json({}, 500, {"retry-after-ms": "5"}), Answer.sse({"choices": []}, "[DONE]")],
        scenario,
    )


@on_every
def test_a_connection_that_breaks_before_the_body_is_tried_again(kind: Kind) -> None:
    """No byte of the body was there: the request is sent again. Once a byte was there, it is not."""

    async def scenario(client: Any, server: Any) -> None:
        assert await client._request(CREATE, JSON, body={}, max_retries=1) == {"ok": True}
        with pytest.raises(APIConnectionError) as caught:
            await client._request(CREATE, JSON, body={})
        assert caught.value.request.method == "POST"

    begun = Answer(200, {"Content-Length": "90"}, [b'{"a":', Cut()], framing="length")
    server = play(kind, [NO_ANSWER, OK, begun, OK], scenario)
    assert len(server.requests) == 3


@on_every
def test_an_error_whose_body_breaks_off_is_still_that_error(kind: Kind) -> None:
    """The status says enough: a 503 with half a body is tried again, a 400 is raised."""

    async def scenario(client: Any, server: Any) -> None:
        assert await client._request(CREATE, JSON, body={}) == {"ok": True}
        with pytest.raises(APIStatusError, match="400") as caught:
            await client._request(CREATE, JSON, body={})
        assert caught.value.body == '{"error"'

    def half(status: int) -> Answer:
        return Answer(status, {"Content-Length": "90", "retry-after-ms": "1"}, [b'{"error"', Cut()], framing="length")

    play(kind, [half(503), OK, half(400)], scenario)


@on_wire
def test_nobody_listens(kind: Kind) -> None:
    """A refused connection is an APIConnectionError that names the address and shows no key."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        client = client.with_options(base_url="http://127.0.0.1:1/v1")
        with pytest.raises(APIConnectionError) as caught:
            await client._request(CREATE, JSON, body={}, max_retries=0)
        assert "http://127.0.0.1:1/v1/things" in str(caught.value)
        assert not isinstance(caught.value, APITimeoutError)
        assert "sk-test" not in str(caught.value) + repr(caught.value.__cause__)

    play(kind, [], scenario)


@on_wire
def test_slow_headers_are_a_timeout(kind: Kind) -> None:
    """The read timeout also runs until the headers; it is retried like any failure before the body."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        with pytest.raises(APITimeoutError):
            await client._request(CREATE, JSON, body={}, timeout=Timeout(5, read=0.2), max_retries=0)
        assert await gone(kind, server)
        assert await client._request(CREATE, JSON, body={}, timeout=5) == {"ok": True}

    play(kind, [Answer(before=20), OK], scenario)


@on_wire
def test_a_body_that_stalls_is_a_timeout(kind: Kind) -> None:
    """A body that stops coming is given up."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        with pytest.raises(APITimeoutError):
            await client._request(CREATE, JSON, body={}, timeout=0.2)
        assert await gone(kind, server)

    server = play(kind, [Answer(chunks=[b"{", Stall()])], scenario)
    assert len(server.requests) == 1


@on_every
def test_bodies_are_sent_again_identically(kind: Kind, tmp_path: pathlib.Path) -> None:
    """Bytes, open files (from where they stood) and paths are replayed; an iterator cannot be, and is not."""
    path = tmp_path / "notes.txt"
    path.write_bytes(b"from a path")
    file = io.BytesIO(b"skipped, then read")
    file.seek(9)

    async def scenario(client: Any, server: Any) -> None:
        for form in (b"bytes", file, path):
            await client._request(UPLOAD, JSON, body={"file": form})
        with pytest.raises(InternalServerError):
            await client._request(UPLOAD, JSON, body={"file": iter([b"one", b"two"])})

    down = Answer.json({}, 500, {"retry-after-ms": "1"})
    server = play(kind, [down, OK, down, OK, down, OK, down], scenario)
    bodies = [request.body for request in server.requests]
    assert len(bodies) == 7
    for first, second in zip(bodies[:6:2], bodies[1:6:2], strict=True):
        assert first == second
    assert b"\r\n\r\nbytes\r\n" in bodies[0]
    assert b"\r\n\r\nthen read\r\n" in bodies[2].replace(b" then", b"then")
    assert b'filename="notes.txt"\r\nContent-Type: text/plain\r\n\r\nfrom a path\r\n' in bodies[4]
    assert b"\r\n\r\nonetwo\r\n" in bodies[6]
    if kind.on_wire:
        assert "content-length" in server.requests[4].headers
        assert server.requests[6].headers["transfer-encoding"] == "chunked"


@on_wire
def test_an_async_iterator_is_a_file_for_async_clients(kind: Kind) -> None:
    """It is sent piece by piece; a sync client refuses it before anything is sent."""

    async def pieces() -> Any:
        for number in range(3):
            await pause(kind, 0)
            yield b"%d," % number

    async def scenario(client: Any, server: ScriptedServer) -> None:
        source = pieces()
        if kind.is_async:
            await client._request(UPLOAD, JSON, body={"file": source})
            assert b"\r\n\r\n0,1,2,\r\n" in server.requests[0].body
        else:
            with pytest.raises(TypeError, match="async client"):
                await client._request(UPLOAD, JSON, body={"file": source})

    play(kind, [OK], scenario)


@on_every
def test_a_redirect_within_the_origin_keeps_the_key(kind: Kind) -> None:
    """307 and 308 send the same request to the new place; 303 asks it with GET."""

    async def scenario(client: Any, server: Any) -> None:
        for _ in range(2):
            assert await client._request(CREATE, JSON, body={"a": 1}) == {"ok": True}

    server = play(
        kind,
        [Answer(307, {"Location": "/v2/things"}), OK, Answer(303, {"Location": "other?x=1#y"}), OK],
        scenario,
    )
    _, kept, _, turned = server.requests
    assert (kept.method, kept.target, kept.json()) == ("POST", "/v2/things", {"a": 1})
    assert kept.headers["authorization"].startswith("Bearer sk-")
    assert (turned.method, turned.target, turned.body) == ("GET", "/v1/other?x=1", b"")
    assert "content-type" not in turned.headers


@on_wire
def test_a_redirect_to_another_origin_drops_the_key(kind: Kind) -> None:
    """Nothing that proves who we are goes to another host or port."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        client = client.with_options(
            organization="org", default_headers={"api-key": "k1", "X-Session-Token": "k2", "X-Plain": "seen"}
        )
        assert await client._request(READ, JSON, path=("a",), extra_headers={"Cookie": "k3"}) == {"ok": True}

    with ScriptedServer([OK]) as other:
        play(kind, [Answer(307, {"Location": f"{other.url}/x"})], scenario)
    headers = other.requests[0].headers
    assert headers["x-plain"] == "seen"
    for name in ("authorization", "api-key", "x-session-token", "cookie", "openai-organization"):
        assert name not in headers


@on_every
def test_endless_redirects_end(kind: Kind) -> None:
    """A circle is an error, and so is a redirect to what is not HTTP."""

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(APIStatusError, match="10 redirects"):
            await client._request(READ, JSON, path=("a",))

    server = play(kind, Answer(302, {"Location": "/v1/things/a"}), scenario)
    assert len(server.requests) == 11

    async def elsewhere(client: Any, server: Any) -> None:
        with pytest.raises(APIStatusError, match="not HTTP"):
            await client._request(READ, JSON, path=("a",))

    play(kind, [Answer(302, {"Location": "file:///etc/passwd"})], elsewhere)


def cursor_page(kind: Kind) -> Any:
    """The class of the pages that a client of this kind gives."""
    return AsyncCursorPage if kind.is_async else CursorPage


@on_every
def test_pages_go_on_to_the_end(kind: Kind) -> None:
    """Iterating gives all items of all pages; the cursor is the id of the last item; other query values stay."""

    async def scenario(client: Any, server: Any) -> None:
        items = [item["id"] async for item in client._page(LIST, cursor_page(kind), JSON, query={"limit": 2})]
        assert items == ["a", "b", "c", "d"]
        page = await client._page(LIST, cursor_page(kind), JSON, query={"limit": 2})
        assert page.has_next_page()
        assert page.object == "list"
        following = await page.get_next_page()
        assert [item["id"] for item in following.data] == ["c", "d"]
        assert not following.has_next_page()
        with pytest.raises(DecodeError, match="no next page"):
            await following.get_next_page()

    first = Answer.json({"object": "list", "data": [{"id": "a"}, {"id": "b"}], "has_more": True})
    last = Answer.json({"object": "list", "data": [{"id": "c"}, {"id": "d"}], "has_more": False})
    server = play(kind, [first, last, first, last], scenario)
    assert [request.target for request in server.requests] == [
        "/v1/things?limit=2",
        "/v1/things?limit=2&after=b",
    ] * 2


@on_every
def test_a_page_of_nothing(kind: Kind) -> None:
    """204 is an empty page, the first one or a later one."""

    async def scenario(client: Any, server: Any) -> None:
        assert [item async for item in client._page(LIST, cursor_page(kind), JSON)] == []
        assert [item["id"] async for item in client._page(LIST, cursor_page(kind), JSON)] == ["a"]
        page = await client._page(LIST, cursor_page(kind), JSON)
        assert page.data == []

    more = Answer.json({"data": [{"id": "a"}], "has_more": True})
    nothing = Answer(204, {}, framing="length")
    play(kind, [nothing, more, nothing, nothing], scenario)


@on_every
def test_raw_answers(kind: Kind) -> None:
    """with_raw_response gives status, headers, request id and body, and parses on demand."""

    async def scenario(client: Any, server: Any) -> None:
        raw = await client.with_raw_response._request(CREATE, JSON, body={})
        assert (raw.status, raw.status_code, raw.request_id) == (200, 200, "req-1")
        assert raw.headers["X-Request-ID"] == "req-1"
        assert raw.json() == {"a": 1.0}
        assert raw.parse() == {"a": 1.0}
        assert raw.read() == raw.content == b'{"a": 1.0}'
        with pytest.raises(NotFoundError):
            await client.with_raw_response._request(CREATE, JSON, body={})

    play(kind, [Answer.json({"a": 1.0}, headers={"x-request-id": "req-1"}), Answer.json({}, 404)], scenario)


@on_every
def test_streamed_answers(kind: Kind) -> None:
    """with_streaming_response reads the body while it comes, and releases the connection when it is left."""

    async def scenario(client: Any, server: Any) -> None:
        async with client.with_streaming_response._request(READ, BINARY, path=("a",)) as response:
            assert response.status == 200
            assert [chunk async for chunk in response.iter_bytes()] == [b"ab\r\ncd", b"\nef"]
        async with client.with_streaming_response._request(READ, BINARY, path=("a",)) as response:
            assert [line async for line in response.iter_lines()] == ["ab", "cd", "ef"]
        async with client.with_streaming_response._request(READ, JSON, path=("a",)) as response:
            assert await response.parse() == {"ok": True}
            assert await response.json() == {"ok": True}
        async with client.with_streaming_response._request(READ, BINARY, path=("a",)) as response:
            pass
        if kind.on_wire:
            assert await gone(kind, server)

    body = Answer(200, {}, [b"ab\r\ncd", b"\nef"])
    play(kind, [body, body, OK, Answer(200, {}, [b"x", Stall()])], scenario)


@on_every
def test_answers_that_are_no_json(kind: Kind) -> None:
    """Bytes come as a BinaryResponse, text as str, nothing as None; HTML where JSON was due is a DecodeError."""

    async def scenario(client: Any, server: Any) -> None:
        binary = await client._request(READ, BINARY, path=("a",))
        assert binary.content == binary.read() == bytes(binary) == b"\x00\xff"
        assert list(binary.iter_bytes(1)) == [b"\x00", b"\xff"]
        assert await client._request(READ, TEXT, path=("a",)) == "héllo"
        assert await client._request(READ, NOTHING, path=("a",)) is None
        with pytest.raises(DecodeError, match="base_url") as caught:
            await client._request(READ, JSON, path=("a",))
        assert caught.value.raw == b"<html>"
        with pytest.raises(DecodeError, match="empty"):
            await client._request(READ, JSON, path=("a",))

    play(
        kind,
        [
            Answer(200, {"Content-Type": "audio/mpeg"}, [b"\x00", b"\xff"]),
            Answer(200, {"Content-Type": "text/plain; charset=latin-1"}, ["héllo".encode("latin-1")]),
            Answer(204, {}, framing="length"),
            Answer(200, {"Content-Type": "text/html"}, [b"<html>"]),
            Answer(200, {"Content-Type": "application/json"}),
        ],
        scenario,
    )


@on_every
def test_hooks_see_every_attempt_without_secrets(kind: Kind) -> None:
    """on_request and on_response see method, URL, masked headers, attempt, status and time."""
    seen: list[Any] = []

    async def scenario(client: Any, server: Any) -> None:
        await client._request(CREATE, JSON, body={}, extra_query={"api-key": "hidden"})

    play(
        kind,
        [Answer.json({}, 500, {"retry-after-ms": "1", "set-cookie": "hidden"}), OK],
        scenario,
        on_request=seen.append,
        on_response=seen.append,
    )
    assert [(type(event).__name__, event.attempt) for event in seen] == [
        ("RequestEvent", 0),
        ("ResponseEvent", 0),
        ("RequestEvent", 1),
        ("ResponseEvent", 1),
    ]
    assert [event.status for event in seen[1::2]] == [500, 200]
    assert all(event.elapsed_s >= 0 for event in seen[1::2])
    assert seen[0].headers["Authorization"] == "Bearer ***"
    shown = "".join(str(vars_of(event)) for event in seen)
    assert "sk-test" not in shown
    assert "hidden" not in shown


@on_every
def test_hooks_of_async_clients_may_be_async(kind: Kind) -> None:
    """An async hook is awaited before the call goes on; one that fails ends the call and releases the connection."""
    seen: list[str] = []

    async def told(event: Any) -> None:
        await pause(kind, 0)
        seen.append(type(event).__name__)

    async def scenario(client: Any, server: Any) -> None:
        if kind.is_async:
            watched = client.with_options(on_request=told, on_response=told)
            assert await watched._request(CREATE, JSON, body={}) == {"ok": True}
            assert seen == ["RequestEvent", "ResponseEvent"]
        failing = client.with_options(on_response=lambda event: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await failing._stream(CHAT, JSON, body={})
        assert await client._request(CREATE, JSON, body={}) == {"ok": True}

    play(kind, [*[OK] * kind.is_async, Answer.sse({"choices": []}, "[DONE]"), OK], scenario)


def vars_of(event: Any) -> dict[str, Any]:
    return {name: getattr(event, name) for name in event.__slots__}


@on_every
def test_unknown_paths_can_be_called(kind: Kind) -> None:
    """get, post, put, patch and delete reach paths that the package does not know."""

    async def scenario(client: Any, server: Any) -> None:
        assert await client.get("/new?x=1", query={"y": [2]}) == {"ok": True}
        await client.post("new", body={"a": 1})
        await client.put("/new", body=[1])
        await client.patch("/new", body={})
        await client.delete("/new", decoder=NOTHING)
        await client.post("/new", body={"a": 1}, files={"f": b"x"})

    server = play(kind, OK, scenario)
    assert [(each.method, each.target) for each in server.requests] == [
        ("GET", "/v1/new?x=1&y%5B%5D=2"),
        ("POST", "/v1/new"),
        ("PUT", "/v1/new"),
        ("PATCH", "/v1/new"),
        ("DELETE", "/v1/new"),
        ("POST", "/v1/new"),
    ]
    assert server.requests[2].json() == [1]
    assert server.requests[5].headers["content-type"].startswith("multipart/form-data")
