"""The state of a connection: pings and silence on a clock of the test, what waits, and how it ends."""

from __future__ import annotations

import pytest

from tests.runtime.sockets.frames import CLOSE, PING, PONG, TEXT, close, frame, sent
from wherry import UsageError, WebSocketConnectionClosedError
from wherry._runtime.base.closing import Closing
from wherry._runtime.sockets.session import Session
from wherry._runtime.sockets.settings import SocketSettings


def session(now: float = 0.0, **settings: object) -> Session:
    return Session(SocketSettings(**settings), now)  # type: ignore[arg-type]


def closed(it: Session) -> WebSocketConnectionClosedError:
    with pytest.raises(WebSocketConnectionClosedError) as raised:
        it.take()
    return raised.value


def test_what_came_before_the_end_comes_first() -> None:
    """Messages are handed out, then the error, each time again, as a new one."""
    it = session()
    it.received(frame(TEXT, b"a") + frame(TEXT, b"b") + close(1011, "busy"), 1)
    assert it.closing == Closing(1011, "busy", "peer")
    assert [it.take(), it.take()] == ["a", "b"]
    first, second = closed(it), closed(it)
    assert first is not second
    assert (first.code, first.reason, first.by, first.recoverable) == (1011, "busy", "peer", True)
    with pytest.raises(WebSocketConnectionClosedError):
        it.send("late")


def test_silence_is_pinged_and_then_death() -> None:
    """After 20 s of silence a ping goes out, 20 s later the connection is lost."""
    it = session(100.0)
    it.reads(100.0)
    assert it.wait_s(101.0) == 19
    assert it.tick(119.9) == b""
    assert list(sent(it.tick(120.0))) == [(PING, b"")]
    assert it.wait_s(130.0) == 10
    assert it.tick(139.0) == b""
    assert it.closing is None
    assert it.tick(140.0) == b""
    assert closed(it).fault == "nothing came for 20 s after a ping"


def test_any_byte_is_a_sign_of_life() -> None:
    """Half a frame counts as much as a pong."""
    it = session()
    it.reads(0)
    assert it.tick(20)
    it.received(frame(TEXT, b"x" * 50)[:3], 39)
    assert it.wait_s(39) == 20
    assert list(sent(it.tick(59))) == [(PING, b"")]
    it.received(frame(PONG), 60)
    assert it.wait_s(60) == 20


def test_silence_counts_only_while_somebody_reads() -> None:
    """A program that works for minutes finds a live connection; short waits add up all the same."""
    it = session()
    it.reads(0)
    it.rests(15)
    it.reads(300)
    assert it.wait_s(300) == 5
    assert it.tick(305)
    it.rests(310)
    it.reads(1000)
    assert it.wait_s(1000) == 15
    busy = session()
    for second in range(0, 100, 5):  # one second of waiting, four of work
        busy.reads(second)
        assert bool(busy.tick(second + 1)) == (second == 95)
        busy.rests(second + 1)


def test_bytes_that_a_host_reads_by_itself() -> None:
    """What comes while nobody waits does not move silence into the future."""
    it = session()
    it.received(frame(TEXT, b"x"), 50)
    it.reads(60)
    assert it.wait_s(60) == 20


def test_an_idle_limit_counts_messages() -> None:
    """With `idle_timeout_s` a server that only answers pings is given up; without pings, nothing else ends the wait."""
    it = session(idle_timeout_s=30.0, ping_after_s=20.0)
    it.reads(0)
    assert it.tick(20)
    it.received(frame(PONG), 21)
    assert it.wait_s(21) == 9
    it.tick(30)
    assert closed(it).fault == "no message came for 30 s"
    quiet = session(ping_after_s=None)
    quiet.reads(0)
    assert quiet.wait_s(10_000) is None
    assert quiet.tick(10_000) == b""


def test_what_waits_is_bounded() -> None:
    """The transport is told when enough waits, and when there is room again."""
    it = session(max_queue_bytes=100)
    it.received(frame(TEXT, b"x" * 60), 0)
    assert (it.full, it.has_messages) == (False, True)
    it.received(frame(TEXT, b"x" * 60), 0)
    assert it.full
    it.take()
    assert not it.full
    it.take()
    assert (it.take(), it.has_messages) == (None, False)


def test_our_own_close() -> None:
    """What came before it can be read, what comes afterwards is dropped, and the answer ends it; so does silence."""
    it = session()
    it.received(frame(TEXT, b"before"), 0)
    assert list(sent(it.close(4000, "done"))) == [(CLOSE, (4000).to_bytes(2, "big") + b"done")]
    assert it.close(1000, "") == b""
    with pytest.raises(WebSocketConnectionClosedError, match="closed by this side: done"):
        it.send("late")
    it.received(frame(TEXT, b"after") + close(4000, "done"), 1)
    assert it.closing == Closing(4000, "done", "us")
    assert it.take() == "before"
    assert not closed(it).recoverable
    silent = session()
    silent.close(1000, "")
    silent.lost("ConnectionResetError")
    assert silent.closing == Closing(1000, "", "us")


@pytest.mark.parametrize(
    ("code", "reason"), [(1005, ""), (1006, ""), (999, ""), (2000, ""), (5000, ""), (1000, "ä" * 62)]
)
def test_closes_that_cannot_be_sent(code: int, reason: str) -> None:
    """A code or a reason that no frame can have is the caller's mistake, and leaves the connection open."""
    it = session()
    with pytest.raises(UsageError):
        it.close(code, reason)
    assert it.send("x")


def test_lost_once() -> None:
    """The first end counts."""
    it = session()
    it.lost("first")
    it.lost("second")
    assert list(sent(it.received(close(1000), 1))) == [(CLOSE, (1000).to_bytes(2, "big"))]
    assert it.closing == Closing(1006, "", "lost", "first")
