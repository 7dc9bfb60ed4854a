"""The update: pulled, generated, compared, told in the changelog; and whatever fails leaves the tree as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

import update
from apidiff.finding import Bump
from pipeline.build import Build, Progress
from pipeline.errors import PipelineError
from tests.apidiff.repositories import ADDED, BROKEN, DOCUMENT, OVERLAY, commit, git, repository
from updating import stages
from updating.changelog import END, START, released, with_changes
from updating.stages import Update
from updating.tree import WRITTEN, Tree

ROOT = Path(__file__).resolve().parents[2]
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- By hand.\n\n## [1.0.0]\n\n- First.\n"
PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
VERSION = next(line for line in PYPROJECT.splitlines() if line.startswith("version = "))


class BuiltOnce(Build):
    """A build that keeps what it made of a document with its settings: the trees of this file differ in little else."""

    kept: ClassVar[dict[tuple[str, ...], Build]] = {}

    def run(self, progress: Progress) -> dict[str, str]:
        read = sorted(path for path in (self.root / "spec").rglob("*") if path.is_file())
        key = (self.version, *(f"{path.relative_to(self.root)}\0{path.read_text('utf-8')}" for path in read))
        if key not in self.kept:
            super().run(progress)
            self.kept[key] = self
        before = self.kept[key]
        self.plan, self.files = before.plan, dict(before.files)
        return self.files


@pytest.fixture(scope="module", autouse=True)
def build_once() -> Iterator[None]:
    """Build every package of this file once; what fails fails each time."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stages, "Build", BuiltOnce)
        yield


@pytest.fixture(scope="module")
def released_tree(tmp_path_factory: pytest.TempPathFactory, build_once: None) -> Path:
    """A repository in small, with a release of a package that was generated from DOCUMENT."""
    folder = tmp_path_factory.mktemp("update")
    root = repository(folder / "clone")
    shutil.copytree(ROOT / "templates", root / "templates", ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".gitignore").write_text("/build/\n__pycache__/\n")
    (root / "pyproject.toml").write_text(PYPROJECT.replace(VERSION, 'version = "1.0.0"'))
    (root / "CHANGELOG.md").write_text(CHANGELOG)
    (root / "spec" / "overlays").mkdir(parents=True)
    (root / "spec" / "surface.toml").write_text("")
    (root / "spec" / "docs.toml").write_text('[operations]\n"GET /trips" = "List the trips."\n')
    (root / "generated").mkdir()
    for name in ("lock.toml", "openapi.yaml"):
        (root / "spec" / name).write_text("")
    (folder / "first.yaml").write_text(DOCUMENT)
    commit(root, {})
    assert run(root, folder / "first.yaml", "--against", str(folder / "first.yaml")) == 0
    (root / "CHANGELOG.md").write_text(CHANGELOG)
    commit(root, {}, tag="v1.0.0")
    return root


@pytest.fixture
def tree(released_tree: Path, tmp_path: Path) -> Path:
    """A copy of that repository."""
    shutil.copytree(released_tree, tmp_path / "clone", symlinks=True, copy_function=link_or_copy)
    shutil.copy(released_tree.parent / "first.yaml", tmp_path)
    return tmp_path / "clone"


def link_or_copy(source: str, target: str) -> None:
    """Copy a file of the repository; a template, which no update writes, is another name of the same file."""
    if "/clone/templates/" in Path(source).as_posix():
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def run(root: Path, source: Path, *options: str) -> int:
    return update.main(["--from", str(source), *options], root)


def take(tree: Path, document: str, *options: str) -> int:
    source = tree.parent / "new.yaml"
    source.write_text(document)
    return run(tree, source, *options)


def contents(root: Path) -> dict[str, str]:
    """Every file with its hash, but for git's own and the cache."""
    found: dict[str, str] = {}
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name != "apidiff-cache" and (name != ".git" or folder != str(root))]
        for path in (os.path.join(folder, name) for name in names):
            with open(path, "rb") as file:
                found[os.path.relpath(path, root)] = hashlib.sha256(file.read()).hexdigest()
    return found


def changed(tree: Path) -> list[str]:
    return [line[3:] for line in git(tree, "status", "--porcelain").splitlines()]


def test_the_whole(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A break is pulled, generated, told in the changelog with a hint, and asks for a major version."""
    assert take(tree, BROKEN) == 0
    printed = capsys.readouterr().out
    assert "verdict: major" in printed
    assert "version 2.0.0 is needed" in printed
    assert '"POST /trips" = ""' in printed
    assert '"GET /trips" = ""' not in printed
    assert "git add spec/openapi.yaml spec/lock.toml generated/wherry CHANGELOG.md" in printed
    log = (tree / "CHANGELOG.md").read_text()
    assert (
        log.index("- By hand.") < log.index(START) < log.index("### API changes since v1.0.0") < log.index("## [1.0.0]")
    )
    assert "**Breaking:** `models.Trip.harbour`" in log
    assert "harbour" not in (tree / "generated/wherry/api-surface.json").read_text().partition("CreateTrip")[0]
    assert not list((tree / "build").glob("update-*"))


def test_again(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same document once more changes nothing; the next one replaces the block of the changelog."""
    assert take(tree, BROKEN) == 0
    before = contents(tree)
    assert take(tree, BROKEN) == 0
    assert "nothing to write: everything is up to date" in capsys.readouterr().out
    assert contents(tree) == before
    assert take(tree, ADDED) == 0
    log = (tree / "CHANGELOG.md").read_text()
    assert log.count(START) == 1
    assert "harbour" not in log
    assert run(tree, tree.parent / "first.yaml") == 0
    assert (tree / "CHANGELOG.md").read_text() == CHANGELOG
    assert changed(tree) == []


def test_dry_run(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--dry-run shows everything and writes nothing."""
    before = contents(tree)
    assert take(tree, BROKEN, "--dry-run", "--apply-version") == 0
    printed = capsys.readouterr().out
    assert "verdict: major" in printed
    assert "nothing written (--dry-run)" in printed
    assert contents(tree) == before


def test_apply_version(tree: Path) -> None:
    """--apply-version writes the version everywhere that it stands, and gives the changelog's section its number."""
    (tree / "scripts").mkdir()
    (tree / "scripts/pyproject.toml").write_text('[project]\nname = "x"\nversion = "1.0.0" # as there\n')
    assert take(tree, ADDED, "--apply-version") == 0
    assert 'version = "1.1.0"' in (tree / "pyproject.toml").read_text()
    assert 'version = "1.1.0" # as there' in (tree / "scripts/pyproject.toml").read_text()
    assert '"version":"1.1.0"' in (tree / "generated/wherry/api-surface.json").read_text()
    log = (tree / "CHANGELOG.md").read_text()
    assert "## [Unreleased]\n\n## [1.1.0]\n\n### Added\n\n- By hand." in log
    assert START not in log
    assert END not in log


STAGES = ["_pull", "_generate", "_compare", "_changelog", "_version"]


@pytest.mark.parametrize(
    ("when", "error"),
    [("before", PipelineError("injected", fix="nothing")), ("after", OSError(28, "injected", "x"))],
)
@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_fails(
    stage: str,
    when: str,
    error: Exception,
    tree: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whichever stage fails, before or after its work, the tree is as it was, and the exit status says so."""
    real: Callable[[Update], None] = getattr(Update, stage)

    def broken(self: Update) -> None:
        if when == "after":
            real(self)
        raise error

    monkeypatch.setattr(Update, stage, broken)
    before = contents(tree)
    assert take(tree, BROKEN, "--apply-version") == 3
    assert "injected" in (told := capsys.readouterr().err)
    assert "the tree is as it was" in told
    assert contents(tree) == before


@pytest.mark.parametrize("moves", range(1, 13))
def test_a_move_that_fails(moves: int, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever move of the last step fails, what was moved goes back."""
    real, done = Path.rename, 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal done
        done += 1
        if done == moves:
            raise OSError(28, "no space left", str(self))
        return real(self, target)

    before = contents(tree)
    with Tree(tree) as copied:
        for name in WRITTEN:
            path = copied.copy / name
            for folder in (path.parent, (tree / name).parent):
                folder.mkdir(parents=True, exist_ok=True)
            (path / "new.py" if path.is_dir() else path).write_text("new")
        assert copied.changed() == list(WRITTEN)
        monkeypatch.setattr(Path, "rename", rename)
        with pytest.raises(OSError, match="no space left"):
            copied.swap()
        monkeypatch.undo()
    assert contents(tree) == before


def test_interrupted(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in a stage leaves the tree as it was, and no copy behind."""

    def interrupt(self: Update) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Update, "_changelog", interrupt)
    before = contents(tree)
    with pytest.raises(KeyboardInterrupt):
        take(tree, BROKEN)
    assert contents(tree) == before


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("openapi: 3.1.0\npaths: [", "pull: "),
        ("swagger: '2.0'\n", "Swagger 2.0"),
        (DOCUMENT.replace("#/components/schemas/Trip'", "#/components/schemas/Gone'"), "generate: "),
    ],
)
def test_a_document_that_cannot_be_read(
    tree: Path, document: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken document stops the update at the stage that met it."""
    before = contents(tree)
    assert take(tree, document) == 3
    assert said in capsys.readouterr().err
    assert contents(tree) == before


def test_no_such_source(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A source that is not there is named."""
    assert run(tree, tree / "nowhere.yaml") == 3
    assert "nowhere.yaml" in capsys.readouterr().err


def test_an_idle_overlay(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An overlay whose fault the new document has corrected stops the update, and names the file to delete."""
    (tree / "spec" / "overlays" / "010-deck.yaml").write_text(OVERLAY)
    before = contents(tree)
    assert take(tree, ADDED) == 3
    assert "delete spec/overlays/010-deck.yaml" in capsys.readouterr().err
    assert contents(tree) == before


def test_without_git(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In an unpacked sdist, which is no repository, the present tree is what the changelog compares with."""
    shutil.rmtree(tree / ".git")
    assert take(tree, BROKEN) == 0
    assert "verdict: major" in capsys.readouterr().out


def test_without_a_release(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the first release the last commit is what the changelog compares with."""
    git(tree, "tag", "--delete", "v1.0.0")
    assert take(tree, ADDED) == 0
    assert "since 1.0.0" in (tree / "CHANGELOG.md").read_text()
    assert capsys.readouterr().out


# --- parts -----------------------------------------------------------------------------------------------------------


def test_the_copy_goes(tmp_path: Path) -> None:
    """A tree that lacks what an update needs is refused, and no copy stays behind."""
    with pytest.raises(PipelineError, match="there is no spec"), Tree(tmp_path):
        pass
    assert list((tmp_path / "build").iterdir()) == []
    assert set(WRITTEN) >= {"spec/openapi.yaml", "generated/wherry"}


def test_changelog_without_a_section() -> None:
    """A changelog without [Unreleased] is an error that says what to add."""
    for edit in (lambda: with_changes("# Changelog\n", "- x", "v1"), lambda: released("# Changelog\n", "1.0.0")):
        with pytest.raises(PipelineError, match="no section"):
            edit()


@pytest.mark.parametrize("text", ["## [Unreleased]\n", "## [Unreleased]\n\n## [1.0.0]\n\n- x\n", CHANGELOG])
def test_the_block_comes_and_goes(text: str) -> None:
    """Entries come, are replaced and go again without a trace in the rest of the file."""
    once = with_changes(text, "### Added\n\n- `a`\n", "v1")
    assert "#### Added" in once
    assert with_changes(once, "### Added\n\n- `a`\n", "v1") == once
    assert "`a`" not in with_changes(once, "### Added\n\n- `b`\n", "v1")
    assert with_changes(once, "", "v1").split() == text.split()
    assert Bump.MAJOR > Bump.MINOR
