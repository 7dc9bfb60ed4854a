"""scripts/release.py, on a small repository: what refuses a release, and that one is made whole or not at all.

Building and trying are stand-ins here; `make test-all` rehearses a release of this repository with all of it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import release as program
from releasing import building, contents, git, places, stages, trying
from releasing.errors import ReleaseError
from releasing.rules import RULES
from releasing.versions import of_tags, parse
from tests.apidiff.repositories import ADDED, BROKEN, DOCUMENT, manifest

LOG = """\
# Changelog

## [Unreleased]

### Fixed

- Ferries leave in time.

## [0.1.0] - 2026-01-02

- The first.
"""
GENERATE = """\
import json, pathlib, tomllib
version = tomllib.loads(pathlib.Path("pyproject.toml").read_text())["project"]["version"]
path = pathlib.Path("generated/wherry/api-surface.json")
path.write_text(json.dumps(json.loads(path.read_text()) | {"version": version}))
"""
FILES = {
    **{f"{folder}pyproject.toml": '[project]\nname = "x"\nversion = "0.1.0"\n' for folder in ("", "scripts/", "scripts/server/")},
    "action.yml": "#   - uses: OWNER/wherry@v0.1.0\n",
    "docs/stability.md": "Pin `wherry~=0.1.0`.\n",
    "docs/apidiff-rules.md": "| `W001` | x |\n| `W002` | y |\n",
    "scripts/generate.py": GENERATE,
    "spec/openapi.yaml": DOCUMENT,
    "CHANGELOG.md": LOG,
}  # fmt: skip


def saved(root: Path, files: dict[str, str]) -> None:
    """Write files into the repository and commit them."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    git.commit(root, "x")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose 0.1.0 is released, with something new since then."""
    made = tmp_path_factory.mktemp("template") / "repository"
    made.mkdir()
    git.git(made, "init", "--quiet", "--template=", "--initial-branch=main")
    with (made / ".git/config").open("a") as config:
        config.write("[user]\nname = Ada\nemail = ada@example.org\n[commit]\ngpgsign = false\n[tag]\ngpgsign = false\n")
    saved(made, {**FILES, "generated/wherry/api-surface.json": manifest(), ".gitignore": "/build/\n"})
    git.git(made, "tag", "--annotate", "--message", "x", "v0.1.0")
    saved(made, {"notes": "x"})
    return made


@pytest.fixture
def root(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it. What takes long is a stand-in."""
    made = shutil.copytree(template, tmp_path / "repository", symlinks=True)
    git.git(made, "status", "--porcelain")  # which notes the new times of the files

    def built(first: Path, second: Path, out: Path, epoch: str) -> list[building.Built]:
        assert epoch == git.time_of(first)
        assert git.git(first, "rev-parse", "HEAD") == git.git(second, "rev-parse", "HEAD")
        for name in ("one.whl", "one.tar.gz"):
            (out / "wherry").mkdir(parents=True, exist_ok=True)
            (out / "wherry" / name).write_text(str(places.present(first)))
        return [building.Built(building.PROJECTS[0], out / "wherry/one.whl", out / "wherry/one.tar.gz")]

    monkeypatch.setattr(building, "build_twice", built)
    monkeypatch.setattr(contents, "check", lambda *_: {".py": 1})
    monkeypatch.setattr(trying, "try_all", lambda *_: {"wherry": "answered"})
    return made


def everything(root: Path) -> tuple[str, ...]:
    """Return what a release may change: branch, commit, tags, what is not committed, and what is kept."""
    kept = sorted(str(path.relative_to(root)) for path in (root / "build/release").rglob("*"))
    told = (("rev-parse", "HEAD"), ("branch", "--show-current"), ("show-ref",), ("status", "--porcelain"))
    return (*(git.git(root, *each) for each in told), *kept)


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run the program; return its status and all that it printed."""
    status = program.main([*arguments], root)
    told = capsys.readouterr()
    return status, told.out + told.err


def test_a_release(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The version is everywhere, the day in the changelog, the commit has a tag, the files have their hashes; nothing is pushed."""
    before = git.git(root, "rev-parse", "HEAD")
    status, told = run(root, capsys, "0.1.1")
    assert status == 0, told
    assert places.present(root) == parse("0.1.1")
    assert (root / "docs/stability.md").read_text() == "Pin `wherry~=0.1.0`.\n"
    assert json.loads((root / "generated/wherry/api-surface.json").read_text())["version"] == "0.1.1"
    log = (root / "CHANGELOG.md").read_text()
    assert log.startswith("# Changelog\n\n## [Unreleased]\n\n## [0.1.1] - 20")
    assert log.index("Ferries leave") > log.index("[0.1.1]")
    assert git.git(root, "log", "-1", "--format=%s %an") == "Release 0.1.1 Ada"
    assert git.git(root, "rev-parse", "HEAD~1") == before
    assert git.git(root, "cat-file", "-t", "v0.1.1") == "tag"
    assert git.git(root, "rev-parse", "v0.1.1^{commit}") == git.git(root, "rev-parse", "HEAD")
    assert git.git(root, "status", "--porcelain") == ""
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=root / "build/release", check=True)
    assert told.endswith("  git push origin main\n  git push origin v0.1.1\n")
    again, refused = run(root, capsys, "0.1.1", "--allow", "order")
    assert (again, "a version is never released twice" in refused) == (3, True)


def test_a_rehearsal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run does the same, and leaves no trace."""
    before = everything(root)
    status, told = run(root, capsys, "0.1.1", "--dry-run")
    assert (status, everything(root)) == (0, before)
    assert "wherry: answered" in told
    assert "nothing was kept" in told


def broken_surface(root: Path) -> None:
    saved(root, {"spec/openapi.yaml": BROKEN})


def new_surface(root: Path) -> None:
    saved(root, {"spec/openapi.yaml": ADDED})


REFUSED: list[tuple[str, str, Callable[[Path], object], str, str]] = [
    ("tree", "0.1.1", lambda it: (it / "x").write_text(""), "?? x", ""),
    ("branch", "0.1.1", lambda it: git.git(it, "switch", "--quiet", "--create", "b"), "the branch is b, and", ""),
    ("branch", "0.1.1", lambda it: git.git(it, "checkout", "--quiet", "--detach"), "no branch is checked out", ""),
    ("order", "0.0.9", lambda it: None, "0.0.9 does not come after 0.1.0", "0.1.1"),
    ("order", "0.1.0rc1", lambda it: None, "0.1.0rc1 does not come after 0.1.0", "0.1.1rc1"),
    ("changelog", "0.1.1", lambda it: saved(it, {"CHANGELOG.md": LOG.replace("### Fixed\n\n- Ferries leave in time.\n", "")}), "nothing below", ""),
    ("changelog", "0.1.1", lambda it: saved(it, {"CHANGELOG.md": LOG.replace("### Fixed", "## [0.2.0]")}), "a section 0.2.0 without", "0.2.0"),
    ("surface", "0.1.1", broken_surface, "1 break since v0.1.0 (W014", "0.2.0"),
    ("surface", "0.1.0", new_surface, "which takes 0.1.1 at least", "0.1.1"),
    ("codes", "0.1.1", lambda it: saved(it, {"docs/apidiff-rules.md": "| `W001` | x |\n"}), "had the rules W002", ""),
    ("deprecations", "0.1.1", lambda it: saved(it, {"templates/runtime/a.py": 'deprecated_here("x", since="0.1.0", gone_in="0.1.1")\n'}), "a.py:1 should be gone", "0.1.1rc1"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "version", "change", "words", "enough"), REFUSED)
def test_what_refuses_a_release(
    root: Path, rule: str, version: str, change: Callable[[Path], object], words: str, enough: str
) -> None:
    """Each rule refuses what it is for, says why, and passes the version that is right; --allow overrides it alone."""
    change(root)
    before = git.state(root)

    def refusal(version: str) -> str:
        return RULES[rule](root, parse(version), before)

    assert words in refusal(version)
    assert not enough or refusal(enough) == ""


def test_a_refused_release(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All that refuses is said at once, with the word that allows it, and nothing has changed; allowed, it is made."""
    broken_surface(root)
    (root / "x").write_text("")
    before = everything(root)
    status, told = run(root, capsys, "0.1.1")
    assert (status, everything(root)) == (3, before)
    assert "(--allow tree)" in told
    assert "(--allow surface)" in told
    status, told = run(root, capsys, "0.1.1", "--allow", "tree", "--allow", "surface")
    assert (status, "allowed: 0.1.1 is too small" in told) == (0, True)
    assert (root / "x").exists()


def meanwhile(root: Path) -> dict[str, str]:
    """Commit something else while a release is being made."""
    saved(root, {"meanwhile": ""})
    return {}


@pytest.mark.parametrize("stage", ["try", "meanwhile", "last step"])
def test_a_release_that_fails(root: Path, monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    """Whatever fails, branch, commit, tags and files are as before."""

    def fail(*_: object) -> None:
        raise ReleaseError("no")

    if stage == "try":
        monkeypatch.setattr(trying, "try_all", fail)
    elif stage == "meanwhile":
        monkeypatch.setattr(trying, "try_all", lambda *_: meanwhile(root))
    else:
        (root / ".git/refs/tags/v0.1.1").mkdir(parents=True)
        (root / ".git/refs/tags/v0.1.1/x").write_text(git.git(root, "rev-parse", "HEAD") + "\n")
    before = everything(root)
    with pytest.raises(ReleaseError):
        stages.release(root, "0.1.1").make()
    if stage == "meanwhile":
        assert git.git(root, "log", "-1", "--format=%s") == "x"
        assert not git.has_tag(root, "v0.1.1")
    else:
        assert everything(root) == before


def test_what_a_tag_holds_is_built(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--tagged builds from the tag, whatever is checked out, and refuses one that holds another version or no day."""
    assert run(root, capsys, "0.1.1")[0] == 0
    saved(root, {"later": ""})
    assert run(root, capsys, "--tagged", "v0.1.1")[0] == 0
    assert (root / "build/release/wherry/one.whl").read_text() == "0.1.1"
    git.git(root, "tag", "v0.3.0")
    assert "v0.3.0 holds version 0.1.1" in run(root, capsys, "--tagged", "v0.3.0")[1]
    assert run(root, capsys, "--tagged", "v0.9.0")[0] == 3


def test_a_name_is_needed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a version, or with one in another form, it says what to write."""
    with pytest.raises(SystemExit, match="2"):
        program.main([], root)
    assert "make release VERSION=0.2.0" in capsys.readouterr().err
    for wrong in ("0.2", "v0.2.0", "0.2.0-rc1", "0.2.0.dev1", "00.2.0", "0.2.0rc01"):
        assert "is not a version" in run(root, capsys, wrong)[1]


def test_versions_are_in_the_order_of_indexes() -> None:
    """Versions are ordered as pip orders them."""
    from packaging.version import Version

    texts = ["0.9.0", "0.10.0a1", "0.10.0a2", "0.10.0b1", "0.10.0rc1", "0.10.0rc10", "0.10.0", "1.0.0"]
    assert [str(each) for each in sorted(map(parse, reversed(texts)))] == texts == sorted(texts, key=Version)
    assert of_tags(["v0.10.0", "v0.9.0", "x", "v1"]) == [parse("0.9.0"), parse("0.10.0")]
