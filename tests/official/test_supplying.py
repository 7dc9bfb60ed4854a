"""`spec.py sdk`: two packages and the spec become three files, together or not at all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import spec as command
from tests.official.making import RESOURCE, method, request, wheel

DOCUMENT = """\
openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /things:
    post:
      operationId: go
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
components:
  schemas:
    Thing: {type: object, required: [id], properties: {id: {type: string}}}
"""
GO = method(request())
STOP = method(request(path='"/things/stop"'), name="stop")
STRANGE = method(request(verb="_head"), name="look")
FILES = ("supplement.yaml", "official-names.yaml", "lock.toml")


def package(folder: Path, version: str, *methods: str) -> Path:
    code = "".join(f"    {line}\n" for text in methods for line in text.splitlines())
    return wheel(folder, {"resources/things.py": f"{RESOURCE}\nclass Things(SyncAPIResource):\n{code}"}, version)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return package(tmp_path, "1.0.0", GO)


@pytest.fixture
def newest(tmp_path: Path) -> Path:
    return package(tmp_path, "2.0.0", GO, STOP)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "upstream.yaml").write_text(DOCUMENT)
    assert command.main(["pull", str(tmp_path / "upstream.yaml"), "--spec", str(tmp_path / "spec"), "--quiet"]) == 0
    (tmp_path / "spec" / "overlays").mkdir()
    return tmp_path / "spec"


def sdk(folder: Path, newest: Path | str, base: Path | None, *options: str) -> int:
    named = ["--base", str(base)] if base else []
    return command.main(["sdk", str(newest), *named, "--spec", str(folder), *options])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def supplement(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((folder / "supplement.yaml").read_text())
    return found


def test_three_files(folder: Path, base: Path, newest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the newest has and the spec has not is written, with the table of names and the lock that pins all."""
    assert sdk(folder, newest, base) == 0
    assert "wrote supplement.yaml, official-names.yaml, lock.toml" in capsys.readouterr().out
    assert list(supplement(folder)["paths"]) == ["/things/stop"]
    assert supplement(folder)["info"]["version"] == "2.0.0"
    assert "types.thing:Thing" in (folder / "official-names.yaml").read_text()
    lock = tomllib.loads((folder / "lock.toml").read_text())
    assert (lock["official"]["name"], lock["official"]["base"]["name"]) == ("openai==2.0.0", "openai==1.0.0")
    assert lock["source"]["name"] == "upstream.yaml"
    assert command.main(["show", "--spec", str(folder)]) == 0


def test_a_second_time(folder: Path, base: Path, newest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same again writes nothing, and a dry run never does."""
    assert sdk(folder, newest, base, "--dry-run") == 0
    assert "nothing written (--dry-run)" in capsys.readouterr().out
    assert contents(folder).keys() == {"openapi.yaml", "lock.toml"}
    assert sdk(folder, newest, base) == 0
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert sdk(folder, newest, base) == 0
    assert "nothing to write: spec/ is up to date" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["supplement.yaml", "official-names.yaml"])
def test_a_file_that_is_not_the_pinned_one(
    name: str, folder: Path, base: Path, newest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that was cut, edited or lost stops the command: what it kept would go unseen."""
    assert sdk(folder, newest, base) == 0
    whole = (folder / name).read_bytes()
    for data in (whole[: len(whole) // 2], b"paths: 3\n", None):
        (folder / name).unlink()
        if data is not None:
            (folder / name).write_bytes(data)
        before = contents(folder)
        assert sdk(folder, newest, base) == 1
        assert contents(folder) == before
        assert name in capsys.readouterr().err
        (folder / name).write_bytes(whole)


def test_what_cannot_be_read(folder: Path, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With one place that cannot be read nothing is written; --keep-unread writes the rest, and still fails."""
    before = contents(folder)
    strange = package(tmp_path, "3.0.0", GO, STOP, STRANGE)
    assert sdk(folder, strange, base) == 1
    told = capsys.readouterr().err
    assert "could not be read in 1 place:\n  openai==3.0.0: resources/things.py:" in told
    assert "--keep-unread" in told
    assert contents(folder) == before
    assert sdk(folder, strange, base, "--keep-unread") == 1
    assert "resources/things.py:" in capsys.readouterr().err
    assert list(supplement(folder)["paths"]) == ["/things/stop"]


def test_a_base_that_cannot_be_read(
    folder: Path, newest: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the base says counts as much: a place that cannot be read there is listed, and nothing is written."""
    before = contents(folder)
    assert sdk(folder, newest, package(tmp_path, "1.5.0", GO, STRANGE)) == 1
    assert "in 1 place:\n  openai==1.5.0: resources/things.py:" in capsys.readouterr().err
    assert contents(folder) == before


def test_another_file_of_a_pinned_name(folder: Path, base: Path, newest: Path) -> None:
    """A file that is named is taken, also if the lock pins another one of that name."""
    assert sdk(folder, newest, base) == 0
    assert sdk(folder, package(newest.parent, "2.0.0", GO), base) == 0
    assert "x-gone" in (folder / "supplement.yaml").read_text()


@pytest.mark.parametrize("failing", range(3))
def test_a_failed_write(failing: int, folder: Path, base: Path, newest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at any moment leaves all three files as they were."""
    assert sdk(folder, newest, base) == 0
    before = contents(folder)
    newer = package(newest.parent, "3.0.0", GO)
    replace, count = Path.replace, iter(range(9))

    def full(self: Path, target: Path) -> Path:
        if next(count) == failing:
            raise OSError(28, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert sdk(folder, newer, base) == 1
    monkeypatch.undo()
    assert contents(folder) == before


def test_what_is_only_shown(folder: Path, base: Path, newest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--show, --all and --write read one package and leave spec/ alone."""
    before = contents(folder)
    for options in (["--show"], ["--all"], ["--write", str(newest.with_suffix(".yaml"))]):
        assert sdk(folder, newest, None, *options) == 0
        assert "operations  2 in 1 resources" in capsys.readouterr().out
    assert contents(folder) == before


def test_a_wheel_of_another_name(folder: Path, base: Path, newest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not named like a wheel of the package cannot be pinned."""
    odd = newest.rename(newest.with_name("newest.whl"))
    assert sdk(folder, odd, base) == 1
    assert "newest.whl is not the name of a wheel of openai" in capsys.readouterr().err
