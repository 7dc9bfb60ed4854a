"""The cache: an entry is what was written, or it is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from apidiff.sides import cache, levels
from apidiff.sides.cache import Cache, key_of
from apidiff.sides.inputs import Document, Side
from tests.apidiff.repositories import ADDED, DOCUMENT

KEY = key_of(b"document", b"overlays")
VALUE = {"graph": {"a": [1, None, "ü\ud800"]}}


def test_round_trip(tmp_path: Path) -> None:
    """What was put in comes out, lone surrogates included."""
    kept = Cache(tmp_path / "deep" / "folder")
    assert kept.get(KEY) is None
    kept.put(KEY, VALUE)
    assert kept.get(KEY) == VALUE


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b"1", b"2"),
        lambda data: b"\x80\x04N.",
        lambda data: b"0" * 64 + data[64:],
        lambda data: data.partition(b"\n")[2],
    ],
)
def test_damage_is_no_entry(tmp_path: Path, damage: object) -> None:
    """An entry that was cut, changed or replaced is not read, and can be written anew."""
    assert callable(damage)
    kept = Cache(tmp_path)
    kept.put(KEY, VALUE)
    path = next(tmp_path.glob("*.json"))
    path.write_bytes(damage(path.read_bytes()))
    assert kept.get(KEY) is None
    kept.put(KEY, VALUE)
    assert kept.get(KEY) == VALUE


def test_keys_tell_parts_apart() -> None:
    """The same bytes, parted in another way, are another key; the same parts are the same key."""
    assert key_of(b"ab", b"c") != key_of(b"a", b"bc")
    assert key_of(b"ab", b"c") == key_of(b"ab", b"c")


def test_other_programs_other_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of the programs makes every entry foreign."""
    (tmp_path / "apidiff").mkdir()
    keys = []
    for text in ("a = 1\n", "a = 2\n"):
        (tmp_path / "apidiff" / "x.py").write_text(text)
        monkeypatch.setattr(cache, "SCRIPTS", tmp_path)
        cache._programs.cache_clear()
        keys.append(key_of(b"same"))
    cache._programs.cache_clear()
    assert keys[0] != keys[1]


def test_old_entries_go(tmp_path: Path) -> None:
    """The folder does not grow without end."""
    kept = Cache(tmp_path)
    for number in range(cache.KEPT + 5):
        kept.put(key_of(str(number).encode()), {"n": number})
    assert len(list(tmp_path.iterdir())) == cache.KEPT


@pytest.mark.parametrize("folder", [None, Path(__file__)])
def test_nowhere_to_write(folder: Path | None) -> None:
    """Without a folder, or with one that is a file, nothing is kept and nothing fails."""
    kept = Cache(folder)
    kept.put(KEY, VALUE)
    assert kept.get(KEY) is None


def test_two_processes(
    monkeypatch: pytest.MonkeyPatch, really_read: Callable[..., levels.Read], tmp_path: Path
) -> None:
    """Two large documents are read at once, in two processes, and are what one process reads and the cache gives back."""
    sides = [Side(name, Document(name, text.encode())) for name, text in (("old", DOCUMENT), ("new", ADDED))]
    alone = levels.prepare_both(sides[0], sides[1], Cache(None))
    monkeypatch.setattr(levels, "read", really_read)
    monkeypatch.setattr(levels, "WORTH_A_PROCESS", 0)
    assert levels.prepare_both(sides[0], sides[1], Cache(tmp_path)) == alone
    assert len(list(tmp_path.iterdir())) == 2
    monkeypatch.setattr(levels, "read", None)
    assert levels.prepare_both(sides[0], sides[1], Cache(tmp_path)) == alone
