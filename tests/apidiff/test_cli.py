"""The command as a program: what it prints and writes, and how it ends. Most tests call `main`; a few start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest

from apidiff import cli
from tests.apidiff.repositories import ADDED, BROKEN, DOCUMENT, OVERLAY, commit, manifest, repository

PROGRAM = Path(__file__).resolve().parents[2] / "scripts" / "apidiff.py"
Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`main` in a folder with documents, and a cache of its own."""
    for name, text in {"old.yaml": DOCUMENT, "added.yaml": ADDED, "broken.yaml": BROKEN}.items():
        (tmp_path / name).write_text(text)
    repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "CACHE", tmp_path / ".git" / "cache")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def main(*arguments: str) -> int:
        try:
            return cli.main(list(arguments))
        except SystemExit as ended:
            return int(ended.code or 0)

    return main


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("old.yaml", "old.yaml"), 0),
        (("old.yaml", "added.yaml"), 0),
        (("old.yaml", "added.yaml", "--fail-on", "safe"), 1),
        (("old.yaml", "broken.yaml"), 1),
        (("diff", "old.yaml", "broken.yaml"), 1),
        (("old.yaml", "broken.yaml", "--fail-on", "none-at-all"), 0),
        (("old.yaml", "broken.yaml", "--fail-on", "risk", "--level", "wire"), 1),
        (("old.yaml", "broken.yaml", "--level", "surface"), 1),
        (("old.yaml", "broken.yaml", "--level", "both"), 1),
        (("check", "--present", "1.0.0", "--declared", "2.0.0", "old.yaml", "broken.yaml"), 0),
        (("check", "--present", "1.0.0", "--declared", "1.1.0", "old.yaml", "broken.yaml"), 4),
        (("check", "--present", "0.1.0", "--declared", "0.2.0", "old.yaml", "broken.yaml"), 0),
        (("check", "--present", "1.0.0", "--declared", "1.0.0", "old.yaml", "old.yaml"), 0),
        (("check", "--present", "1.0.0", "--declared", "nonsense", "old.yaml", "old.yaml"), 2),
        (("check", "--declared", "1.0.0", "old.yaml", "old.yaml"), 2),
        (("old.yaml", "nowhere.yaml"), 3),
        (("old.yaml", ""), 3),
        (("", "old.yaml"), 3),
        (("old.yaml",), 3),
        ((), 3),
        (("--since-release",), 3),
        (("--since-release", "old.yaml", "added.yaml"), 2),
        (("old.yaml", "added.yaml", "--format", "nonsense"), 2),
        (("old.yaml", "added.yaml", "--output", "nonsense"), 2),
        (("old.yaml", "added.yaml", "--output", "json=a", "--output", "json=b"), 2),
        (("old.yaml", "added.yaml", "--allowlist", "nowhere.toml"), 2),
        (("old.yaml", "added.yaml", "--output", "json=old.yaml/x"), 3),
        (("old.yaml", "added.yaml", "--nonsense"), 2),
        (("a", "b", "c"), 2),
        (("accept",), 2),
        (("accept", "--from", "nowhere.json", "--reason", "x"), 3),
        (("accept", "--from", "old.yaml", "--reason", "x"), 2),
        (("accept", "--from", "old.yaml", "--reason", " "), 2),
        (("schema",), 0),
        (("rules",), 0),
        (("rules", "w014"), 0),
        (("rules", "W999"), 2),
        (("--help",), 0),
        (("diff", "--help"), 0),
    ],
)
def test_the_exit_status(run: Run, arguments: tuple[str, ...], status: int) -> None:
    """Each way to end has its number; no failure ends with 0."""
    assert run(*arguments) == status


@pytest.mark.parametrize(
    "content", ["", "null", "[]", "a: [", "openapi: 3.1.0\n", "swagger: '2.0'\npaths: {}\n", "\x00"]
)
def test_an_input_that_cannot_be_read(run: Run, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken input ends with 3, names the input, writes no output and prints no traceback."""
    Path("bad.yaml").write_text(content)
    for sides in (("old.yaml", "bad.yaml"), ("bad.yaml", "old.yaml")):
        assert run(*sides, "--output", "json=out.json") == 3
        printed = capsys.readouterr()
        assert "bad.yaml" in printed.err
        assert "Traceback" not in printed.err
        assert printed.out == ""
        assert not Path("out.json").exists()


def test_text(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for one root cause, both levels in it, the verdict last."""
    run("old.yaml", "broken.yaml", "--level", "both")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "old.yaml -> broken.yaml"
    assert sum(line.startswith("  break ") for line in lines) == 1
    assert any("W014+S040" in line and "Trip.harbour removed" in line for line in lines)
    assert lines[-1].startswith("verdict: major  (1 break")


def test_colour(run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Colours come on a terminal alone, not with NO_COLOR, and always when asked for."""
    monkeypatch.setenv("NO_COLOR", "")
    for terminal, no_color, option, coloured in [
        (True, "", "auto", True),
        (True, "1", "auto", False),
        (True, "", "never", False),
        (False, "", "auto", False),
        (False, "1", "always", True),
    ]:
        monkeypatch.setenv("NO_COLOR", no_color)
        monkeypatch.setattr(sys.stdout, "isatty", lambda terminal=terminal: terminal)
        run("old.yaml", "added.yaml", "--color", option)
        assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_several_outputs(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Every format is written in one run; the verdict alone is printed."""
    names = ("text", "markdown", "json", "sarif", "github", "junit", "changelog")
    assert run("old.yaml", "broken.yaml", *(f"--output={name}=out/{name}" for name in names)) == 1
    assert capsys.readouterr().out.startswith("verdict: major  (1 break")
    written = {name: Path("out", name).read_text() for name in names}
    assert all("harbour" in text for text in written.values())
    assert json.loads(written["sarif"])["runs"][0]["results"]
    assert ElementTree.fromstring(written["junit"]).find("testsuite/testcase/failure") is not None
    assert "file=broken.yaml,line=" in written["github"]


def test_outputs_are_whole_or_not_there(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Where one output cannot be written, none is, and what was there stays."""
    Path("first.json").write_text("mine")
    Path("folder").mkdir()
    assert run("old.yaml", "added.yaml", "--output", "json=first.json", "--output", "markdown=folder") == 3
    assert "folder" in capsys.readouterr().err
    assert Path("first.json").read_text() == "mine"
    assert sorted(path.name for path in Path().glob("[!.]*")) == [
        "added.yaml",
        "broken.yaml",
        "first.json",
        "folder",
        "old.yaml",
    ]


def test_the_summary_of_a_step(run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """In a run of GitHub Actions annotations are printed and the Markdown report is added to the summary."""
    Path("summary.md").write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    run("old.yaml", "broken.yaml", "--format", "github")
    assert capsys.readouterr().out.startswith("::error file=broken.yaml,line=")
    assert Path("summary.md").read_text().startswith("before\n<!-- apidiff -->\n### API diff: 🔴 major")


def test_the_allow_list(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """What `accept` writes lets the next run pass; what is fixed afterwards leaves a stale entry."""
    sides = ("old.yaml", "broken.yaml")
    assert run(*sides, "--output", "json=report.json") == 1
    assert run("accept", "--from", "report.json", "--reason", "nobody reads it", "--until", "3.0.0") == 0
    assert "1 entry written" in capsys.readouterr().out
    allowed = ("--allowlist", "apidiff-accept.toml")
    assert run(*sides, *allowed) == 0
    assert "accepted  W014:" in capsys.readouterr().out
    assert run(*sides, *allowed, "--strict-allowlist") == 0
    assert run("old.yaml", "added.yaml", *allowed) == 0
    assert "accepts nothing here; delete it" in capsys.readouterr().out
    assert run("old.yaml", "added.yaml", *allowed, "--strict-allowlist") == 5
    assert run("accept", "--from", "report.json", "--reason", "x", "--only", "W999") == 2
    assert run("accept", "--from", "report.json", "--reason", "x", "--until", "soon") == 2
    assert run("accept", "--from", "report.json", "--reason", "x") == 0
    assert "nothing to accept" in capsys.readouterr().out


def test_bump(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """`bump` prints the next version, and why."""
    for present, new, expected in [
        ("1.2.3", "broken.yaml", "2.0.0  (1.2.3 + major: 1 break"),
        ("0.2.3", "broken.yaml", "0.3.0  (0.2.3 + major: 1 break"),
        ("1.2.3", "added.yaml", "1.3.0  (1.2.3 + minor: 1 new"),
        ("1.2.3", "old.yaml", "1.2.3  (1.2.3 + patch: no changes)"),
    ]:
        assert run("bump", "--present", present, "old.yaml", new) == 0
        assert capsys.readouterr().out.startswith(expected)
    run("bump", "--present", "1.2.3", "old.yaml", "added.yaml", "--quiet")
    assert capsys.readouterr().out == "1.3.0\n"


def test_levels_are_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """A comparison that lacks a level says which, and why."""
    Path("m.json").write_text(manifest())
    run("m.json", "old.yaml")
    assert "note: only the Python surface was compared: m.json has no spec" in capsys.readouterr().out
    run("old.yaml", "old.yaml", "--level", "wire")
    assert "note: only the spec was compared" in capsys.readouterr().out
    assert run("m.json", "old.yaml", "--level", "wire") == 3


def test_overlays(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """A bare document is corrected as the other one is; of two that have settings, corrections of one alone are told."""
    Path("own/overlays").mkdir(parents=True)
    Path("own/api.yaml").write_text(DOCUMENT)
    Path("own/overlays/010-deck.yaml").write_text(OVERLAY)
    run("old.yaml", "own/api.yaml")
    printed = capsys.readouterr().out
    assert "(no changes)" in printed
    assert "old.yaml was read with the overlays and names of own/api.yaml" in printed
    Path("surface.toml").write_text("")
    run("own/api.yaml", "old.yaml")
    printed = capsys.readouterr().out
    assert "Trip.deck removed" in printed
    assert "overlays were applied only to own/api.yaml" in printed
    run("old.yaml", "own/api.yaml", "--overlays", "own/overlays")
    assert "(no changes)" in capsys.readouterr().out


def test_the_cache_changes_nothing(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Cold, cached, with a damaged cache and without one, the output is the same, byte for byte."""
    printed = []
    for options in (("--cache", "c"), ("--cache", "c"), ("--cache", "c"), ("--no-cache",)):
        run("old.yaml", "broken.yaml", "--format", "json", *options)
        printed.append(capsys.readouterr().out)
        for number, path in enumerate(Path("c").glob("*.json")):
            if len(printed) == 2:
                path.write_bytes(path.read_bytes()[: 1000 * number])
    assert len(set(printed)) == 1
    assert len(list(Path("c").glob("*.json"))) == 2


def test_rules(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Rules are listed, explained, and a mistyped one is met with a proposal."""
    run("rules")
    listed = capsys.readouterr().out
    assert "W014  break  " in listed
    assert "S021  break  " in listed
    run("rules", "S021")
    assert "level     the Python surface" in capsys.readouterr().out
    run("rules", "W0144")
    assert "there is no rule W0144" in (said := capsys.readouterr().err)
    assert "W014 or" in said


# --- as a program ----------------------------------------------------------------------------------------------------


def program(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_as_a_program(run: Run, tmp_path: Path) -> None:
    """The program ends with the same status, and prints the same whatever the hashes of this run are."""
    ended = [
        program("old.yaml", "broken.yaml", "--format", "json", "--no-cache", folder=tmp_path, PYTHONHASHSEED=seed)
        for seed in ("0", "1", "42")
    ]
    assert {one.returncode for one in ended} == {1}
    assert len({one.stdout for one in ended}) == 1
    assert {one.stderr for one in ended} == {""}
    assert json.loads(ended[0].stdout)["verdict"] == "major"


def test_a_reader_that_has_enough(run: Run, tmp_path: Path) -> None:
    """A pipe that closes early ends the program without a traceback, and not with 0."""
    command = (
        f"{sys.executable} {PROGRAM} old.yaml broken.yaml --format json | (exec 0<&-; sleep 2); echo ${{PIPESTATUS[0]}}"
    )
    ended = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("3\n", "")


def test_revisions(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a repository, revisions, their files, the last release and the working tree are compared."""
    clone = repository(tmp_path / "clone")
    both = "generated/wherry/api-surface.json"
    commit(clone, {"spec/openapi.yaml": DOCUMENT, both: manifest("1.0.0")}, tag="v1.0.0")
    commit(clone, {"spec/openapi.yaml": ADDED, both: manifest("1.0.0")})
    (clone / "spec/openapi.yaml").write_text(BROKEN)

    monkeypatch.chdir(clone)

    def verdict(*arguments: str) -> tuple[int, str]:
        status = run(*arguments, "--format", "json", "--no-cache")
        return status, json.loads(capsys.readouterr().out)["verdict"]

    assert verdict("v1.0.0", "HEAD") == (0, "minor")
    assert verdict("v1.0.0:spec/openapi.yaml", "HEAD:spec/openapi.yaml") == (0, "minor")
    assert verdict("v1.0.0:spec/openapi.yaml", "spec/openapi.yaml") == (1, "major")
    assert verdict("HEAD", ".") == (1, "major")
    assert verdict() == (1, "major")
    assert verdict("--since-release") == (1, "major")
    assert run("bump", "--since-release", "--quiet", "--no-cache") == 0
    assert capsys.readouterr().out == "2.0.0\n"


# --- bare documents and allow-lists ----------------------------------------------------------------------------------


def test_bare_documents(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Of documents that nothing names methods for the wire alone is compared, and no method is made up."""
    assert run("old.yaml", "broken.yaml", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    (finding,) = found["findings"]
    assert (finding["rules"], finding["effects"], finding["hint"]) == (["W014"], [], "stop reading it")
    run("broken.yaml", "old.yaml")
    printed = capsys.readouterr().out
    assert "note:" not in printed  # nobody has ever named methods here
    Path("named").mkdir()
    for name, text in {"named/api.yaml": Path("old.yaml").read_text(), "named/surface.toml": ""}.items():
        Path(name).write_text(text)
    run("broken.yaml", "named/api.yaml")
    printed = capsys.readouterr().out
    assert "only the spec was compared: no surface.toml next to broken.yaml says" in " ".join(printed.split())
    Path("surface.toml").write_text("")
    run("old.yaml", "broken.yaml")
    assert "W014+S040" in capsys.readouterr().out


def test_the_allow_list_of_the_folder(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The allow-list is that of the folder, else the nearest above it in its repository; never one from elsewhere."""
    sides = (str(tmp_path / "old.yaml"), str(tmp_path / "broken.yaml"))
    assert run(*sides, "--output", "json=report.json") == 1
    accepting = ("accept", "--from", str(tmp_path / "report.json"), "--reason", "x")
    (tmp_path / "deep/er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep/er")
    assert run(*accepting) == 0  # at the top, where there is none yet
    assert (tmp_path / "apidiff-accept.toml").is_file()
    assert run(*sides) == 0
    (tmp_path / "deep/apidiff-accept.toml").write_text("")
    assert run(*sides) == 1
    assert run(*accepting) == 0
    assert "W014" in (tmp_path / "deep/apidiff-accept.toml").read_text()
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    monkeypatch.chdir(outside)
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert run(*sides) == 1
    assert run(*accepting) == 0
    assert run(*sides) == 0
    assert [path.name for path in outside.iterdir()] == ["apidiff-accept.toml"]
