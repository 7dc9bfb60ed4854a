"""A program that does something else than what was recorded fails, and says where."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from wherry import Client, UsageError, WherryError
from wherry.testing import CassetteError, MemoryTransport, Reply, cassette

Program = Callable[[Client], Any]


def _ask(client: Client, text: str, model: str = "m") -> Any:
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}])


def _record(path: Path, *programs: Program) -> None:
    inner = MemoryTransport(
        lambda sent: Reply(json={"id": sent.url.rpartition("/")[2], "choices": [], "object": "list", "data": []})
    )
    with cassette(path, mode="all", transport=inner) as tape:
        for program in programs:
            program(Client(api_key="sk-own-0123456789", transport=tape.transport))


def _play(path: Path, *programs: Program, order: bool = True) -> None:
    with cassette(path, order=order) as tape:
        for program in programs:
            program(Client(api_key="test", transport=tape.transport))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the place of a cassette."""
    return tmp_path / "x.jsonl"


def test_the_first_difference_is_named(path: Path) -> None:
    """The message names the first part that differs, with both values, and no retry or `except WherryError` hides it."""
    _record(path, lambda client: _ask(client, "Greet Ada."))

    def other(client: Client) -> None:
        with suppress(WherryError):
            _ask(client, "Greet Bob.")

    with pytest.raises(AssertionError) as caught:
        _play(path, other)
    assert not isinstance(caught.value, WherryError)
    assert 'body.messages[0].content: recorded "Greet Ada.", sent "Greet Bob."' in str(caught.value)


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (lambda client: _ask(client, "a", model="n"), 'body.model: recorded "m", sent "n"'),
        (lambda client: client.models.list(), 'method: recorded "POST", sent "GET"'),
        (lambda client: client.post("/chat/completions?x=1", body={}), "query: recorded 0 items, sent 1"),
        (
            lambda client: client.chat.completions.create(model="m", messages=[{"role": "user", "content": "a"}], n=2),
            "body.n: recorded without it, sent 2",
        ),
    ],
)
def test_what_differs(path: Path, program: Program, message: str) -> None:
    """Method, query and body are compared."""
    _record(path, lambda client: _ask(client, "a"))
    with pytest.raises(CassetteError) as caught:
        _play(path, program)
    assert message in str(caught.value)


def test_unplayed_and_further_calls(path: Path) -> None:
    """A call that was recorded has to be made, and no other."""
    _record(path, lambda client: _ask(client, "a"), lambda client: client.models.list())
    with pytest.raises(CassetteError, match="not played: GET /v1/models"):
        _play(path, lambda client: _ask(client, "a"))
    with pytest.raises(CassetteError, match="no call left for GET /v1/models; 2 were played"):
        _play(path, lambda c: _ask(c, "a"), lambda c: c.models.list(), lambda c: c.models.list())


def test_a_swallowed_mismatch_fails_at_the_end(path: Path) -> None:
    """A program that swallows every exception does not pass."""
    _record(path, lambda client: _ask(client, "a"))

    def careless(client: Client) -> None:
        with suppress(Exception):
            _ask(client, "b")
        _ask(client, "a")

    with pytest.raises(CassetteError, match="body"):
        _play(path, careless)


def test_order(path: Path) -> None:
    """Calls come in their order, unless order=False."""
    programs = (lambda client: _ask(client, "a"), lambda client: _ask(client, "b"))
    _record(path, *programs)
    _play(path, *programs)
    with pytest.raises(CassetteError, match="call 1"):
        _play(path, *reversed(programs))
    _play(path, *reversed(programs), order=False)
    with pytest.raises(CassetteError, match="most similar"):
        _play(path, lambda client: _ask(client, "c"), order=False)


def test_modes(path: Path) -> None:
    """none never sends, auto records once, all records anew; a test that fails writes nothing."""
    with pytest.raises(CassetteError, match='mode="auto" records it'):
        cassette(path)
    inner = MemoryTransport(lambda _: Reply(json={"id": "m", "object": "model"}))

    def run(mode: Any) -> bool:
        with cassette(path, mode=mode, transport=inner) as tape:
            Client(api_key="sk-own-0123456789", transport=tape.transport).models.retrieve("m")
            return tape.recording

    def fail(mode: Any) -> None:
        with cassette(path, mode=mode, transport=inner) as tape:
            Client(api_key="sk-own-0123456789", transport=tape.transport).models.retrieve("n")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail("auto")
    assert not path.exists()
    assert [run("auto"), run("auto"), run("none"), run("all")] == [True, False, False, True]
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        fail("all")
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["x.jsonl"]


def test_a_discarded_cassette(path: Path) -> None:
    """A fixture that learns that its test has failed can leave the file as it is."""
    inner = MemoryTransport([Reply(json={"id": "m", "object": "model"})])
    with cassette(path, mode="all", transport=inner) as tape:
        Client(api_key="sk-own-0123456789", transport=tape.transport).models.retrieve("m")
        tape.discard()
    assert not path.exists()


@pytest.mark.parametrize("text", ["{", '{"cassette": 1}\n{"end": true}', '{"cassette": 2}', '{"cassette": 1}\n7'])
def test_a_broken_file(path: Path, text: str) -> None:
    """A file that is no cassette is refused by its line."""
    path.write_text(text, "utf-8")
    with pytest.raises(CassetteError, match=r"line \d: this is not a line of a cassette"):
        cassette(path)


def test_where_no_file_can_be_written(tmp_path: Path) -> None:
    """A CassetteError names the file and what is wrong, as on a host that has no file system."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(CassetteError, match=r"file/x\.jsonl cannot be written \((Not a directory|File exists)\)"):
        _record(tmp_path / "file" / "x.jsonl", lambda client: _ask(client, "a"))


def test_the_mode_may_come_from_the_environment(tmp_path: Path) -> None:
    """None plays; a mode that there is not is named."""
    path = tmp_path / "x.jsonl"
    _record(path, lambda client: _ask(client, "a"))
    assert not cassette(path, mode=None).recording
    with pytest.raises(UsageError, match=r"the mode of a cassette is .*, not 'yes'"):
        cassette(path, mode="yes")
