"""Which official packages are taken: the newest, and the last one uploaded by the day of the spec."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pinning import lock
from pinning.lock import Wheel
from pinning.uploads import uploads
from pinning.wheels import base_taken, nearest, requirement, taken
from pipeline.errors import SpecUnreadable
from tests.official.index import Index, alone, serving
from tests.official.making import wheel

DAYS = {"2.9.0": "2026-05-01", "2.10.0": "2026-05-31", "2.11.0": "2026-06-01", "3.0.0": "2026-11-01"}
SPEC: dict[str, Any] = {"source": {"name": "spec.yaml", "date": "2026-05-31"}, "snapshot": {"sha256": "abc"}}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    folder = tmp_path_factory.mktemp("wheels")
    return {wheel(folder, {}, version): day for version, day in DAYS.items()}


@pytest.fixture
def index(wheels: dict[Path, str]) -> Iterator[Index]:
    with serving(Index(wheels)) as served:
        yield served


def names(newest: str = "openai", base: str | None = None, tables: dict[str, Any] = SPEC) -> tuple[Wheel, Wheel]:
    with taken(newest, base, tables, lambda message: None) as (first, second):
        assert first.path.is_file()
        assert second.path.is_file()
        return first.pin, second.pin


def test_the_newest_and_the_nearest(wheels: dict[Path, str]) -> None:
    """Without a word pip takes the newest and the last of the spec's day or before, with days and hashes."""
    with serving(Index(wheels), pip=True) as index:
        newest, base = names()
    assert (newest.name, newest.date) == ("openai==3.0.0", "2026-11-01")
    assert (base.name, base.date) == ("openai==2.10.0", "2026-05-31")
    assert len(newest.sha256) == len(base.sha256) == 64
    assert index.asked.count("/simple/openai/") == 3  # pip for each, and once for the days


def test_versions_can_be_named(index: Index, wheels: dict[Path, str]) -> None:
    """Both can be named by version or by file; a file needs no index, and the base is never newer than the newest."""
    assert [each.name for each in names("openai==2.11.0", "openai==2.9.0")] == ["openai==2.11.0", "openai==2.9.0"]
    assert names("openai==2.9.0")[1].name == "openai==2.9.0"
    index.asked.clear()
    first, last = (str(path) for path in list(wheels)[::3])
    newest, base = names(last, first)
    assert (newest.name, newest.date, base.name) == ("openai==3.0.0", "", "openai==2.9.0")
    assert index.asked == []


def test_the_base_alone(index: Index) -> None:
    """The base is found in the same way where the newest is not needed."""
    with base_taken(None, SPEC, lambda message: None) as found:
        assert (found.pin.name, found.pin.date) == ("openai==2.10.0", "2026-05-31")


def test_a_pinned_base_stays_until_the_spec_changes(index: Index) -> None:
    """The pinned base is used, and its day kept, for the spec it was chosen for; for another spec it is chosen anew."""
    newest, base = names()
    tables = lock.with_official(SPEC, newest, base, {})
    index.asked.clear()
    assert names(tables=dict(tables)) == (newest, base)
    assert index.asked.count("/simple/openai/") == 2  # the days are known
    later = {**tables, "source": {"date": "2026-06-02"}, "snapshot": {"sha256": "def"}}
    assert names(tables=later)[1].name == "openai==2.11.0"


def test_a_withdrawn_version_stays(index: Index) -> None:
    """If the pinned newest is yanked, an older one takes its place only if it is named."""
    newest, base = names()
    tables = dict(lock.with_official(SPEC, newest, base, {}))
    index.yanked = {f"openai-{newest.version}-py3-none-any.whl"}
    assert names(tables=tables)[0] == newest
    assert names("openai==2.11.0", tables=tables)[0].name == "openai==2.11.0"


def test_an_older_version_by_name(index: Index) -> None:
    """A version that is older than the pinned one is taken if it is named, and progress says what that means."""
    newest, base = names()
    tables = dict(lock.with_official(SPEC, newest, base, {}))
    said: list[str] = []
    with taken("openai==2.11.0", None, tables, said.append):
        pass
    expected = "openai==2.11.0 is older than the pinned openai==3.0.0: what it has not yet stays, deprecated"
    assert expected in said


def test_a_base_newer_than_the_newest(index: Index) -> None:
    """Two packages in the wrong order are refused."""
    with pytest.raises(SpecUnreadable, match="is older than the base openai==2"):
        names("openai==2.9.0", "openai==2.10.0")


def test_another_wheel_under_a_pinned_name_is_refused(index: Index) -> None:
    """A wheel with the pinned name and another hash is an error that says what to do."""
    newest, base = names()
    tables = dict(lock.with_official(SPEC, Wheel(newest.name, "0" * 64), base, {}))
    with pytest.raises(SpecUnreadable, match=r"has the sha256 .*, but spec/lock\.toml names 000") as caught:
        names(tables=tables)
    assert "delete [official]" in str(caught.value)


def test_yanked_and_unfinished_versions_are_passed_over(tmp_path: Path, wheels: dict[Path, str]) -> None:
    """A yanked version, a pre-release and a file without a day are no candidates."""
    odd = wheel(tmp_path, {}, "2.10.1rc1")
    with serving(Index({**wheels, odd: "2026-05-31", wheel(tmp_path, {}, "2.10.2"): None})) as served:
        served.yanked = {path.name for path in wheels if "2.10.0" in path.name}
        assert uploads("openai") == {version: day for version, day in DAYS.items() if version != "2.10.0"}
        assert names()[1].name == "openai==2.9.0"


def test_an_index_without_days(wheels: dict[Path, str]) -> None:
    """If the index tells no days, the base has to be named; then everything else works, without days."""
    with serving(Index(dict.fromkeys(wheels))):
        with pytest.raises(SpecUnreadable, match="does not say when openai was uploaded") as caught:
            names()
        assert "--base openai==" in str(caught.value)
        newest, base = names(base="openai==2.10.0")
    assert (newest.name, newest.date, base.date) == ("openai==3.0.0", "", "")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/simple", "file:///nowhere/simple"])
def test_no_index(address: str, monkeypatch: pytest.MonkeyPatch, wheels: dict[Path, str]) -> None:
    """Without a network, or with a folder for an index, the error says what could not be asked, and what to do."""
    alone(monkeypatch, address)
    with pytest.raises(SpecUnreadable, match="pip cannot download openai"):
        names()
    with pytest.raises(SpecUnreadable, match="when openai was uploaded") as caught:
        names(str(list(wheels)[-1]))
    assert "--base openai==" in str(caught.value)


@pytest.mark.parametrize("page", [b"<html>", b"[]", b'{"files": 3}', b'{"files": [1, {"filename": 2}]}'])
def test_an_index_that_answers_otherwise(index: Index, page: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything but the page of PEP 691 is refused in a sentence."""
    monkeypatch.setattr(index, "answer", lambda path: ("text/html", page))
    with pytest.raises(SpecUnreadable, match="when openai was uploaded"):
        uploads("openai")


@pytest.mark.parametrize("day", ["", "2020-01-01"])
def test_a_spec_without_a_base(day: str) -> None:
    """A spec whose day is unknown, or before the first version, has no base; the error says how to name one."""
    with pytest.raises(SpecUnreadable) as caught:
        nearest({"source": {"name": "spec.yaml", "date": day}}, DAYS)
    assert "--base" in str(caught.value)


def test_names_of_files() -> None:
    """Only the file of a wheel of this package has a name to pin."""
    assert requirement("openai-2.38.0-py3-none-any.whl") == "openai==2.38.0"
    for other in ("openai", "openai-2.0.tar.gz", "requests-2.0-py3-none-any.whl", "openai.whl"):
        with pytest.raises(SpecUnreadable, match="not the name of a wheel"):
            requirement(other)
