"""What must hold of a WebSocket connection on every runtime: one table, run against the built-in server.

A row is a name, a function that does something and returns plain data, and the data that is wanted. Where a JavaScript
host knows less, it may return one of `hosts` too. Nothing here needs more than the package and the standard library.
"""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.sockets import conversations, ends, traffic
from tests.sockets.here import ANSWERS, CANCELS, FRAMES, HEADERS, PINGS, WAITS, Here

Play = Callable[[Here], Awaitable[Any]]


@dataclass(frozen=True)
class Scenario:
    """One row."""

    name: str
    play: Play
    wanted: Any
    hosts: tuple[Any, ...] = ()
    """What a runtime may return too that cannot tell answers or frames."""
    needs: frozenset[str] = frozenset()
    """What the runtime has to be able to do."""
    seen: int | None = None
    """The close code that the server has to get, from runtimes that can tell frames."""


def _ends(name: str, faults: str, wanted: tuple[int, int, str], seen: int | None = None, **settings: Any) -> Scenario:
    """A connection that ends by itself: how many messages came before, the code, and who ended it.

    Chromium drops what came in one packet with a wrong frame.
    """
    play = ends.reader(faults, **settings)
    hosts = ((wanted[0], 1006, "lost"), *(((0, 1006, "lost"),) if seen else ()))
    return Scenario(name, play, wanted, hosts=hosts, seen=seen)


def _closes(code: int, reason: str = "") -> Scenario:
    """The server closes with a code, after three messages."""
    play = ends.closed_by_the_server(code, reason)
    return Scenario(f"the server closes with {code}", play, (3, code, reason, "peer", code in ends.RECOVERABLE))


def _refused(
    name: str, faults: str, status: int, path: str = "/responses", needs: frozenset[str] = frozenset()
) -> Scenario:
    """The handshake fails. A subprotocol is offered: Node.js breaks down where a server chooses one of none."""

    async def play(here: Here) -> tuple[str, int]:
        return await here.refused(faults, path, subprotocols=("two",))

    return Scenario(f"refused: {name}", play, ("Refusal", status), (("APIConnectionError", 0),), needs)


_BROKEN = {
    "bad-utf8": 1007,
    "rsv": 1002,
    "opcode": 1002,
    "continuation": 1002,
    "unfinished": 1002,
    "long-ping": 1002,
    "fragmented-ping": 1002,
    "masked": 1002,
    "close-1006": 1002,
    "close-1-byte": 1002,
    "close-bad-utf8": 1007,
    "huge": 1009,
}
_CUTS = {
    "before the first event": (0, "cut=0"),
    "between two events": (2, "cut=2"),
    "in the head of a frame": (2, "cut=2;bytes=1"),
    "in a long head": (1, "flood=3;size=300, cut=1;bytes=3;how=fin"),
    "inside a frame": (2, "cut=2;bytes=30"),
    "between fragments": (1, "fragments=2, cut=1;bytes=60"),
    "abruptly": (0, "cut=0;how=rst"),
}

SCENARIOS: tuple[Scenario, ...] = (
    *(
        _ends(f"broken frame: {name}", f"flood=1, frame={name};after=1", (1, code, "us"), code)
        for name, code in _BROKEN.items()
    ),
    _ends("a message over the limit", "flood=2;size=3000", (0, 1009, "us"), 1009, max_message_bytes=2000),
    _ends(
        "a message over the limit, in fragments",
        "flood=1;size=3000, fragments=4",
        (0, 1009, "us"),
        1009,
        max_message_bytes=2000,
    ),
    *(
        _ends(
            f"cut {name}",
            fault if "flood" in fault else f"flood=3;size=100, {fault}{'' if 'how' in fault else ';how=fin'}",
            (count, 1006, "lost"),
        )
        for name, (count, fault) in _CUTS.items()
    ),
    *map(_closes, (1000, 1005)),
    *(_closes(code, "in these words: äöü") for code in (1001, 1008, 1011, 1012, 1013, 4001)),
    *(_refused(str(status), str(status), status) for status in (401, 403, 404, 426, 500)),
    _refused("a page of HTML", "html-error=200", 200),
    _refused("no such place", "", 404, "/nowhere"),
    *(
        _refused(f"a wrong 101: {name}", f"handshake={name}", 101)
        for name in ("accept", "no-accept", "upgrade", "connection", "subprotocol")
    ),
    # Hosts offer compression themselves.
    _refused("a wrong 101: extension", "handshake=extension", 101, needs=frozenset((FRAMES,))),
    _refused("a redirect", "redirect=cross", 307),
    Scenario("a refusal is told whole", ends.refusal_told, (429, "7", "slow_down"), needs=frozenset((ANSWERS,))),
    Scenario("nobody there", ends.nobody_there, ("APIConnectionError", 0)),
    Scenario("reset in the handshake", lambda here: here.refused("reset"), ("APIConnectionError", 0)),
    Scenario("no answer in time", lambda here: here.refused("slow-headers=9", timeout_s=0.3), ("APITimeoutError", 0)),
    Scenario("silence after a ping", ends.silent, ("lost", 1006, True), needs=frozenset((PINGS,))),
    Scenario("no message for a while", ends.idle, ("lost", 1006, True)),
    Scenario("the error comes each time", ends.error_each_time, [1011] * 4),
    Scenario("we close", ends.we_close, ("us", 4001, "bye"), seen=4001),
    Scenario("we close twice, and send", ends.closed_twice, ("us", 1000, "WebSocketConnectionClosedError")),
    Scenario("our close is not answered", ends.never_answered, ("us", True)),
    Scenario("what had come before the end", ends.before_the_end, 200),
    Scenario("an event in the packet of the 101", traffic.early, ["tick"]),
    Scenario("one byte a packet", traffic.one_byte, True),
    Scenario("pings and pongs between fragments", traffic.fragments, True),
    Scenario("many events in one packet", traffic.coalesced, True),
    Scenario("text and bytes come back as they went", traffic.echoed, True),
    Scenario("no message is too short", traffic.short, ["", b"", b"\x00\x01\xff"]),
    Scenario("a wait that is over loses nothing", traffic.timed_out, ["TimeoutError", "here"]),
    Scenario("4,000 events in order", traffic.flood, True),
    Scenario("a consumer that pauses loses nothing", traffic.paused, (500, 1000), needs=frozenset((WAITS,))),
    Scenario("a program that blocks loses nothing", traffic.blocked, (20, 1000)),
    Scenario("8 MB for a slow reader", traffic.slow_reader, (4000, 1000), needs=frozenset((WAITS,))),
    Scenario("a server that does not read for a while", traffic.deaf, True),
    Scenario("both directions at once", traffic.both_ways, True),
    Scenario("several senders, whole messages", traffic.several_senders, True),
    Scenario("40 drops", traffic.drops, []),
    Scenario("cancelled readers lose nothing", traffic.cancelled_readers, True, needs=frozenset((CANCELS, WAITS))),
    Scenario("cancelled senders send whole frames", traffic.cancelled_senders, True, needs=frozenset((CANCELS,))),
    Scenario("a cancelled handshake", traffic.cancelled_handshake, None, needs=frozenset((CANCELS,))),
    Scenario("headers and a subprotocol", traffic.headers, ("two", True), needs=frozenset((HEADERS, ANSWERS))),
    Scenario("a key among the subprotocols", traffic.key_by_subprotocol, "realtime"),
    Scenario("responses in two lanes", conversations.lanes, (["a", "b"], True)),
    Scenario(
        "a chain of responses that call tools", conversations.tools, ["function_call", "function_call", "message"]
    ),
    Scenario("a realtime session", conversations.realtime, (True, "completed", "session_expired", 1001)),
    Scenario("a translation", conversations.translation, (3, "session.closed", 1000)),
    Scenario("a live session", conversations.live, ["session.started", "session.input_audio.muted", "session.closed"]),
)


def suited(here: Here) -> list[Scenario]:
    """Return the rows that a runtime can run."""
    return [each for each in SCENARIOS if each.needs <= here.can]


async def run(here: Here, scenario: Scenario) -> str:
    """Run one row; returns "" or what was wrong."""
    try:
        got = await scenario.play(here)
    except Exception:
        return traceback.format_exc()[-3000:]
    knows_all = {ANSWERS, FRAMES} <= here.can
    fine = got == scenario.wanted or (not knows_all and got in scenario.hosts)
    return "" if fine else f"{got!r} came, {scenario.wanted!r} is wanted"


async def run_all(here: Here, names: Iterable[str] = ()) -> dict[str, str]:
    """Run the rows that suit a runtime, or the named ones; returns "" or what was wrong for each."""
    wanted = set(names)
    rows = [each for each in suited(here) if not wanted or each.name in wanted]
    return {each.name: await run(here, each) for each in rows}
