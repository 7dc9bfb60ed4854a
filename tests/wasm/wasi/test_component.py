"""The client in a WASI component, over real sockets: calls and streams, for Client and for AsyncClient on WasiLoop."""

from __future__ import annotations

import pytest

from tests.wasm.wasi.conftest import Play
from wherry_server import Server

KINDS = ("threads", "tasks")
CHUNK = "chat.completion.chunk"

on_both = pytest.mark.parametrize("kind", KINDS)


@on_both
def test_call(kind: str, play: Play) -> None:
    """A call gives a typed answer."""
    name, text = play(f"{kind}.chat")
    assert name == "ChatCompletion"
    assert text.startswith("You said: Say ahoy.")


@on_both
def test_vectors(kind: str, play: Play) -> None:
    """Vectors are lists and buffers, whether they come as numbers or as base64."""
    name, *vectors = play(f"{kind}.vectors")
    assert name == "str"
    assert len(vectors[0]) == 4
    assert vectors == [vectors[0]] * 5


@on_both
@pytest.mark.parametrize("fault", ["ok", "gzip", "one-byte", "keepalive", "coalesce"])
def test_stream(kind: str, fault: str, play: Play, server: Server) -> None:
    """A stream gives its whole text, however its bytes come, and the server is not left before its end."""
    text, completed = play(f"{kind}.stream", fault)
    assert text.startswith("You said: Say ahoy.")
    assert completed
    assert server.log[-1].disconnected_s is None


@on_both
@pytest.mark.parametrize(("way", "end"), [("left", [3]), ("closed", [[], 3]), ("dropped", [3])])
def test_letting_go_of_a_stream(kind: str, way: str, end: list[object], play: Play) -> None:
    """Events are there when they are sent, while the server says nothing more; letting go reaches it at once."""
    assert play(f"{kind}.{way}", "stall=3:30") == [*[CHUNK] * 3, *end]


@pytest.mark.parametrize(
    ("way", "end"), [("cancelled", "CancelledError"), ("limited", "TimeoutError"), ("closed_elsewhere", 0)]
)
def test_a_task_that_waits(way: str, end: object, play: Play) -> None:
    """A task that waits for an event is cancelled, runs out of time, or sees the stream closed by another task."""
    assert play(f"tasks.{way}", "stall=3:30") == [*[CHUNK] * 3, end, 3]


@on_both
def test_the_end_of_a_stream(kind: str, play: Play, server: Server) -> None:
    """A stream is over with its end mark, also when the server does not end the answer."""
    play(f"{kind}.stream")
    text, completed = play(f"{kind}.stream", f"stall={server.log[-1].events}:30")
    assert text.startswith("You said: Say ahoy.")
    assert completed
    assert server.log.wait_for(lambda record: record.disconnected_s is not None).disconnected_s


@on_both
def test_helpers(kind: str, play: Play) -> None:
    """Answers of a type, whole and as they grow, and runs of tools, one after the other and in parallel, are what they are
    everywhere; nothing that they need is imported late."""
    berth = ["Berth", "UUID", "str", "Decimal", "date", "str", "list"]
    parsed, chat, (grows, in_pieces, keys, final), chat_final, runs = play(f"{kind}.helped")
    assert (parsed, chat, final, chat_final) == (berth, "list", berth, berth)
    assert (grows, in_pieces) == (True, True)
    assert keys == ["depths", "free_from", "id", "kind", "name", "price"]
    *streamed, (text, used) = runs
    name = "tide" if kind == "threads" else "tide_later"
    for answer, calls, turns in streamed:
        assert (len(calls), turns) == (1, 2)
        what, called, output = calls[0]
        assert (what, called) == ("tool.done", name)
        assert output.startswith("at noon in ")
        assert answer.startswith(f"You said: {output}")
    assert text.startswith("You said: at noon in ")
    assert used


@on_both
def test_many_streams(kind: str, play: Play, server: Server) -> None:
    """A hundred streams, however they end, leave the component fit for more, and nothing held of the host."""
    assert play(f"{kind}.many") == [45, 0]
    assert len(server.log) == 103
    server.log.wait_for(lambda _: all(record.finished_s is not None for record in server.log))


@on_both
def test_streams_in_a_knot(kind: str, play: Play) -> None:
    """The garbage collector may find open streams: they are let go in the order that the host demands."""
    assert play(f"{kind}.tied") == [True, 0]


@on_both
def test_unknown_events(kind: str, play: Play) -> None:
    """An event of a type that nobody knows is given as it is, among the others."""
    told = play(f"{kind}.unknown", "unknown-event")
    assert ["UnknownModel", "invented.event"] in told
    assert told[-1] == ["ResponseCompletedEvent", "response.completed"]


@on_both
@pytest.mark.parametrize("how", ["fin", "rst"])
def test_broken_stream(kind: str, how: str, play: Play) -> None:
    """A stream that the server cuts gives what came and then an error."""
    taken, message = play(f"{kind}.broken", f"cut=2;how={how}")
    assert taken == 2
    assert "the stream broke off after 2 events" in message


def test_side_by_side(play: Play) -> None:
    """A whole stream and ten more calls go on beside a stream that stands still."""
    assert play("tasks.side_by_side", "stall=1:30") == [True, True, True, [45] * 10]


@on_both
def test_pages(kind: str, play: Play, server: Server) -> None:
    """A list goes through its pages."""
    names = play(f"{kind}.pages")
    assert len(names) == len(set(names)) == 45
    assert len(server.log) == 3
    assert "after=" in server.log[-1].query


@on_both
def test_upload(kind: str, play: Play, server: Server) -> None:
    """1 MiB of all byte values arrives intact: from memory, from an iterator, in parts."""
    assert play(f"{kind}.upload") == [True, True, "completed", 1048576]
    whole, streamed = [record.headers for record in server.log if record.path.endswith("/files")]
    assert int(whole["content-length"]) > 1048576
    assert "transfer-encoding" not in whole
    assert streamed["transfer-encoding"] == "chunked"


@on_both
def test_download(kind: str, play: Play) -> None:
    """A binary answer can be read in chunks."""
    assert play(f"{kind}.download") is True


@on_both
def test_no_body(kind: str, play: Play, server: Server) -> None:
    """Answers and requests without a body work, and nothing claims that one follows."""
    assert play(f"{kind}.bodiless", "204;shape=empty") == [None, 405, "cancelled"]
    for record in server.log:
        assert "transfer-encoding" not in record.headers
        assert record.headers.get("content-length", "0") == "0"


def test_framing_headers(play: Play) -> None:
    """Headers that belong to the host are left to it."""
    assert play("threads.framing") == 45


def test_the_rest(play: Play) -> None:
    """What needs something of the standard library at its first use has it: the snapshot holds it all."""
    kind, same, shown, hint = play("threads.the_rest")
    assert kind == "response.completed"
    assert same
    assert shown.startswith("Model(id=")
    assert "owned_by" in hint


def test_dice(play: Play) -> None:
    """Boundaries and jitter are not those of the snapshot: two runs differ."""
    first, second = play("threads.dice"), play("threads.dice")
    assert first[0] != second[0]
    assert first[1] != second[1]


def test_loop(play: Play) -> None:
    """Timers, queues, task groups, wait and wait_for work as on any loop."""
    assert play("tasks.loop") == [["soon", "later", "wait_for"], [0, 1, 2], 0, 1]
