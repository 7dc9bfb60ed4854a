"""The client in a WASI component when things go wrong: errors, waits and back-off."""

from __future__ import annotations

import pytest

from tests.wasm.wasi.components import run
from tests.wasm.wasi.conftest import Play
from wherry_server import Server

on_both = pytest.mark.parametrize("kind", ["threads", "tasks"])


@on_both
@pytest.mark.parametrize("fault", ["429;retry-after=1", "429;retry-after-date=2", "503;retry-after-ms=300 x2"])
def test_back_off(kind: str, fault: str, play: Play, server: Server) -> None:
    """A busy server is really waited for, and other coroutines run meanwhile."""
    count, waited_s, *ticks = play(f"{kind}.patience", fault)
    assert count == 45
    assert waited_s > 0.5
    assert all(number > 5 for number in ticks)
    assert [record.status for record in server.log][-1] == 200


@on_both
def test_limits(kind: str, play: Play) -> None:
    """Calls wait for their turn, and one that is refused goes on; all that takes was there before the snapshot."""
    assert play(f"{kind}.kept_to_limits", "429;retry-after-ms=200") == [3 * 45, [[0, 0, 1]]]


@on_both
@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (429, "RateLimitError"),
        (503, "InternalServerError"),
    ],
)
def test_status_errors(kind: str, status: int, name: str, play: Play) -> None:
    """The body of an error becomes its class, message and request id."""
    assert play(f"{kind}.failure", f"{status};message=because")[:3] == [name, status, "because"]


@on_both
def test_error_pages(kind: str, play: Play) -> None:
    """An HTML page of a proxy, compressed, is an error like any other."""
    name, status, message, _ = play(f"{kind}.failure", "html-error=502,gzip")
    assert (name, status) == ("InternalServerError", 502)
    assert "Bad Gateway" in message
    assert "<" not in message


@on_both
def test_slow_answer(kind: str, play: Play, server: Server) -> None:
    """An answer that does not begin in time is a timeout, and the request is called off."""
    name, message = play(f"{kind}.failure", "slow-headers=30")
    assert name == "APITimeoutError"
    assert "Nothing came from the server within timeout.read (0.3 s)" in message
    assert server.log.wait_for(lambda record: record.disconnected_s is not None).status is None


@on_both
def test_stall(kind: str, play: Play, server: Server) -> None:
    """A stream that stands still for too long is a timeout, and the connection is cut."""
    taken, message = play(f"{kind}.stalled", "stall=2:30")
    assert taken == 2
    assert "Nothing came from the server within timeout.read (0.3 s)" in message
    assert server.log.wait_for(lambda record: record.disconnected_s is not None).events == 2


@on_both
def test_idle(kind: str, play: Play, server: Server) -> None:
    """A limit of a whole call holds in a component, too, and is not early."""
    limit, waited_s = play(f"{kind}.idle", "stall=2:30")
    assert limit == "idle"
    assert 0.299 < waited_s < 5
    assert server.log.wait_for(lambda record: record.disconnected_s is not None).events == 2


@on_both
def test_reset(kind: str, play: Play) -> None:
    """A connection that is broken before the answer is an error that says so."""
    name, message = play(f"{kind}.failure", "reset")
    assert name == "APIConnectionError"
    assert "the connection failed" in message


@on_both
def test_unreachable(kind: str, play: Play) -> None:
    """A refused connection and a name that is not known are told apart."""
    (refused, why_refused), (lost, why_lost) = play(f"{kind}.unreachable")
    assert refused == lost == "APIConnectionError"
    assert "connection refused" in why_refused
    assert "dns error" in why_lost


def test_address(play: Play) -> None:
    """An address that wasi:http does not know how to write is the caller's mistake."""
    name, message = play("threads.address")
    assert name == "UsageError"
    assert "not well-formed" in message


def test_deadlock(component: object, server: Server) -> None:
    """A program that waits for what cannot come ends with an error, and does not hang."""
    ended = run(component, SCENARIO="tasks.deadlock", OPENAI_API_KEY="sk-test", OPENAI_BASE_URL=server.url)  # type: ignore[arg-type]
    assert ended.returncode == 0
    assert "nothing is left that could wake one" in ended.stdout
