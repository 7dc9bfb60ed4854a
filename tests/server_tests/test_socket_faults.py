"""Each fault of a websocket does to the handshake, to frames or to the connection what its name says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server_tests.socket_client import SocketClient
from wherry_server import SOCKET_FAULTS, Server, serve, wire
from wherry_server.faults import parse
from wherry_server.sockets.faults import FRAMES, HANDSHAKES
from wherry_server.sockets.outgoing import Outgoing
from wherry_server.sockets.responses import Responses

CREATE: dict[str, Any] = {"type": "response.create", "model": "gpt-5", "input": "ahoy"}


def test_refused_as_any_request(server: Server) -> None:
    """A status, a redirect and a page of HTML come in place of the 101, with their headers and bodies."""
    with SocketClient(server, "/responses", "429;retry-after=7;code=slow_down") as client:
        assert (client.status, client.head["retry-after"]) == (429, "7")
        assert json.loads(client.body())["error"]["code"] == "slow_down"
    with SocketClient(server, "/responses", "redirect=cross") as client:
        assert client.status == 307
        assert client.head["location"].startswith(server.other_origin)
    with SocketClient(server, "/responses", "html-error=200") as client:
        assert client.status == 200
        assert client.body().startswith(b"<html>")
    assert [record.operation for record in server.log] == ["GET /responses"] * 3


def test_keys_and_places(server: Server) -> None:
    """A websocket wants a key, in a header or among the subprotocols, and a place; a secret never gets into the log."""
    with SocketClient(server, "/responses", auth="") as client:
        assert client.status == 401
    with SocketClient(server, "/nowhere") as client:
        assert client.status == 404
    offered = "sec-websocket-protocol: realtime, openai-insecure-api-key.ek_secret"
    with SocketClient(server, "/responses", "", offered, auth="") as client:
        assert (client.status, client.head["sec-websocket-protocol"]) == (101, "realtime")
    told = server.log[-1].as_json()
    assert told["headers"]["sec-websocket-protocol"] == "realtime, openai-insecure-api-key.***"
    with SocketClient(server, "/responses", "", "sec-websocket-version: 8") as client:
        assert client.status == 426


@pytest.mark.parametrize("name", HANDSHAKES)
def test_wrong_handshakes(server: Server, name: str) -> None:
    """`handshake=NAME` makes one thing of the 101 wrong."""
    with SocketClient(server, "/responses", f"handshake={name}") as client:
        assert client.status == 101
        wrong = {
            "accept": client.head.get("sec-websocket-accept") == "d3Jvbmc=",
            "no-accept": "sec-websocket-accept" not in client.head,
            "upgrade": client.head["upgrade"] != "websocket",
            "connection": client.head["connection"] == "close",
            "subprotocol": "sec-websocket-protocol" in client.head,
            "extension": "sec-websocket-extensions" in client.head,
        }
        assert [key for key, is_wrong in wrong.items() if is_wrong and (key, name) != ("accept", "no-accept")] == [name]


def test_right_handshake(server: Server) -> None:
    """Without a fault the 101 proves that the key was read, and takes the first subprotocol."""
    with SocketClient(server, "/responses", "", "sec-websocket-protocol: one, two") as client:
        assert len(base64.b64decode(client.head["sec-websocket-accept"])) == hashlib.sha1().digest_size
        assert client.head["sec-websocket-protocol"] == "one"


@pytest.mark.parametrize("name", FRAMES)
def test_frames(server: Server, name: str) -> None:
    """`frame=NAME` sends these bytes, after as many events as are wanted."""
    with SocketClient(server, "/responses", f"flood=2, frame={name};after=1") as client:
        assert client.event()["i"] == 0
        while len(client.together) < len(FRAMES[name]):
            client._more()
        assert client.together.startswith(FRAMES[name])


def test_early(server: Server) -> None:
    """`early` puts an event into the packet of the 101."""
    with SocketClient(server, "/responses", "early") as client:
        assert client.together
        assert client.event()["type"] == "tick"


def test_close(server: Server) -> None:
    """`close=CODE` closes after so many events; `no-close` never answers the client's."""
    with SocketClient(server, "/responses", "flood=3, close=4001;reason=bye;after=2") as client:
        assert [client.event()["i"], client.event()["i"]] == [0, 1]
        assert client.closed() == (4001, "bye")
    with SocketClient(server, "/responses", "close=1005") as client:
        assert client.closed() == (1005, "")
    with SocketClient(server, "/responses", "no-close") as client:
        client.send_frame(8, b"\x03\xe8")
        client._socket.settimeout(0.2)
        with pytest.raises(TimeoutError):
            client.rest()
    assert server.log.wait_for(lambda r: r.socket and r.socket.closing).socket.closing == (1000, "")  # type: ignore[union-attr]


def test_cuts(server: Server) -> None:
    """`cut` breaks the connection after events, after bytes, and inside the head of a frame."""
    with SocketClient(server, "/responses", "flood=3;size=20, cut=2;how=fin") as client:
        assert len(client.rest()) == 2 * (2 + len('{"type":"tick","i":0,"pad":""}'))
    for fault in ("cut=5b;how=fin", "cut=0;bytes=5;how=fin"):
        with SocketClient(server, "/responses", f"flood=3, {fault}") as client:
            assert len(client.rest()) == 5
    with SocketClient(server, "/responses", "flood=3, cut=1;bytes=1;how=fin") as client:
        assert client.event()["i"] == 0
        assert len(client.rest()) == 1
    with SocketClient(server, "/responses", "flood=1, cut=1") as client:
        assert client.rest().endswith(b"RST")
    assert all(record.cut for record in server.log)


def test_pieces(server: Server) -> None:
    """`fragments` cuts messages and puts pings and pongs between; `one-byte` and `binary` change how they come."""
    with SocketClient(server, "/responses", "echo, fragments=3, one-byte") as client:
        client.send('"äöü€𝄞!"')
        frames = [client.frame() for _ in range(7)]
        assert [frame[0] for frame in frames] == [1, 9, 10, 0, 9, 10, 0]
        assert b"".join(frame[1] for frame in frames if frame[0] in (0, 1)).decode() == '"äöü€𝄞!"'
        with pytest.raises(UnicodeDecodeError):
            frames[0][1].decode()
    with SocketClient(server, "/responses", "flood=40;size=50, coalesce, cut=40;how=fin") as client:
        assert len(client.rest()) == 40 * 52
    pieces = list(Outgoing(parse("coalesce")[0]).events("a", "b"))
    assert pieces == [wire.Send(b"\x81\x01a\x81\x01b", 2)]
    with SocketClient(server, "/responses", "flood=1, binary") as client:
        assert client.frame()[0] == 2


def test_echo_and_flood(server: Server) -> None:
    """`echo` sends messages back as they came; `flood` sends numbered events of a size."""
    with SocketClient(server, "/responses", "echo") as client:
        client.send(b"\x00\xff", op=2)
        assert client.frame() == (2, b"\x00\xff", True)
    with SocketClient(server, "/responses", "flood=50;size=1000") as client:
        got = [client.frame()[1] for _ in range(50)]
        assert [json.loads(data)["i"] for data in got] == list(range(50))
        assert {len(d) // 10 for d in got} == {100}


def test_silence(server: Server) -> None:
    """`silent`, `no-pong` and `deaf` say nothing, answer no ping, and do not read for a while."""
    for fault, answers in (("silent", False), ("no-pong", False), ("ok", True)):
        with SocketClient(server, "/responses", fault) as client:
            client.send_frame(9, b"x")
            client._socket.settimeout(0.2 if not answers else 5)
            if answers:
                assert client.frame() == (10, b"x", True)
            else:
                with pytest.raises(TimeoutError):
                    client.frame()
    started = time.monotonic()
    with SocketClient(server, "/responses", "deaf=0.3") as client:
        client.send_frame(9, b"x")
        assert client.frame()[0] == 10
        assert time.monotonic() - started > 0.25


def test_pings(server: Server) -> None:
    """`ping` pings, and closes with 1011 where no pong comes."""
    with SocketClient(server, "/responses", "ping=0.2") as client:
        assert client.frame()[0] == 9
        client.send_frame(10, b"there?")
        assert client.frame()[0] == 9
        assert client.closed() == (1011, "keepalive ping timeout")


@pytest.mark.parametrize(("fault", "place"), [("typeless", 1), ("unknown-event", 1), ("garbage=2", 2)])
def test_events(server: Server, fault: str, place: int) -> None:
    """Faults of events hold for each turn."""
    with SocketClient(server, "/responses", fault) as client:
        for _ in range(2):
            client.send(CREATE)
            told = [client.frame()[1] for _ in range(place + 2)]
            kinds = [json.loads(text).get("type") if text[-1:] == b"}" else "not JSON" for text in told]
            assert kinds[place] in (None, "invented.event", "not JSON")
            assert kinds[place + 1].startswith("response.")
            while b'"response.completed"' not in client.frame()[1]:
                pass


def test_error_event(server: Server) -> None:
    """`error-event` ends a turn with an error, nested as websockets have it."""
    with SocketClient(server, "/responses", "error-event=2") as client:
        client.send(CREATE)
        *_, last = client.events("response.completed")
        assert (last["type"], last["status"], last["error"]["code"]) == ("error", 500, "server_error")


def test_what_a_client_does_wrong(server: Server) -> None:
    """A client that breaks the protocol is closed with the code that belongs to it, and the log tells how."""
    for frame, code in (
        (lambda c: c.send_frame(1, b"\xff"), 1007),
        (lambda c: c.send_frame(1, b"{}", mask=False), 1002),
        (lambda c: c.send_frame(3, b""), 1002),
        (lambda c: c.send_frame(0, b""), 1002),
        (lambda c: c.send_frame(9, b"", fin=False), 1002),
    ):
        with SocketClient(server, "/responses") as client:
            frame(client)
            assert client.closed()[0] == code
    assert all(record.socket and record.socket.broken for record in server.log)


def test_the_server_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks in the server ends the connection, and its traceback is in the log."""

    async def broken(*_: Any) -> None:
        raise ValueError("no")

    for method in ("_turn", "take"):
        monkeypatch.setattr(Responses, method, broken)
        with serve() as server, SocketClient(server, "/responses") as client:
            client.send(CREATE)
            client.rest()
            assert "ValueError: no" in (server.log.wait_for(lambda r: r.finished_s is not None).error or "")


def test_the_log_for_other_processes(server: Server, client: httpx.Client) -> None:
    """The log tells over HTTP what came in: texts whole, bytes by their number."""
    with SocketClient(server, "/responses", "echo") as socket:
        socket.send("{}")
        socket.send(b"\x00\x01", op=2)
        socket.frame()
        socket.frame()
        socket.send_frame(8, b"\x0f\xa1bye")
        socket.closed()
    told = client.get(f"{server.origin}/_server/log").json()[0]["socket"]
    assert told["messages"] == ["{}", "(2 bytes)"]
    assert told["closing"] == [4001, "bye"]
    assert told["bytes_in"] == 6 + 2 + 6 + 2 + 6 + 5


def test_every_fault_is_tested() -> None:
    """No fault is without a test here or in the tests of what it does to turns."""
    folder = Path(__file__).parent
    source = "".join(path.read_text() for path in folder.glob("test_socket*.py"))
    assert [name for name in SOCKET_FAULTS if not re.search(rf'["=, ]{name}\b', source)] == []
