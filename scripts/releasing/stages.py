"""A release, stage after stage: check, write, build, look inside, try, tag, and at the very end bring all of it in.

Rule: everything happens in a clone in a temporary folder. The repository changes in one step, when nothing can refuse any more.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from updating.changelog import sections

from . import building, contents, git, places, rules, trying
from .errors import ReleaseError
from .versions import Version, parse

OUT = "build/release"


@dataclass
class Release:
    """One release of the repository at `root`. `tell` gets a line for each stage."""

    root: Path
    version: Version
    lines: list[str] = field(default_factory=list)
    """What was done, for the summary."""

    def tell(self, stage: str) -> None:
        print(f"== {stage}", flush=True)

    def make(self, allowed: Collection[str] = (), *, dry: bool = False) -> None:
        """Make the release. Raises ReleaseError, or PipelineError of the API diff; then nothing has changed."""
        before = git.state(self.root)
        self.tell("check")
        was = places.present(self.root)
        self.lines += rules.check(self.root, self.version, before, allowed)
        with tempfile.TemporaryDirectory(prefix="wherry-release-") as name:
            folder = Path(name).resolve()
            clone = git.clone(self.root, folder / "clone", before.commit)
            if dry:
                git.for_a_rehearsal(clone)
            self.tell(f"write {self.version}")
            places.write(clone, self.version, datetime.datetime.now(datetime.UTC).date())
            commit = git.commit(clone, f"Release {self.version}")
            self.lines.append(f"{was} -> {self.version} in {commit[:12]}, on top of {before.commit[:12]}")
            self._files(clone, folder)
            self.tell("tag")
            git.git(clone, "tag", "--annotate", "--message", f"wherry {self.version}", self.version.tag)
            if dry:
                self.lines.append("dry run: nothing was kept, and the repository is as it was")
                return
            with kept(folder / "dist", self.root / OUT):
                git.bring_in(self.root, before, clone, self.version.tag)
        self.lines += [f"tagged {self.version.tag}; the files are in {OUT}", "", *self._next(before.branch)]

    def build_tagged(self) -> None:
        """Build and try what the tag of the version holds, and keep the files: what .github/workflows/release.yml does."""
        commit = git.git(self.root, "rev-parse", "--verify", f"refs/tags/{self.version.tag}^{{commit}}")
        with tempfile.TemporaryDirectory(prefix="wherry-release-") as name:
            folder = Path(name).resolve()
            clone = git.clone(self.root, folder / "clone", commit)
            self.tell("check")
            if (said := places.present(clone)) != self.version:
                raise ReleaseError(f"{self.version.tag} holds version {said}")
            if not sections((clone / places.CHANGELOG).read_text("utf-8")).get(str(self.version)):
                raise ReleaseError(
                    f"{places.CHANGELOG} has no section {self.version} with a day: `make release` writes it"
                )
            self._files(clone, folder)
            with kept(folder / "dist", self.root / OUT):
                pass
        self.lines.append(f"the files are in {OUT}")

    def _files(self, clone: Path, folder: Path) -> None:
        """Build, compare, look inside and try; the files are in `folder`/dist then."""
        self.tell("build, twice")
        second = git.clone(clone, folder / "elsewhere" / "second", "HEAD", umask=0o077)
        built = building.build_twice(clone, second, folder / "dist", git.time_of(clone))
        self.tell("look inside")
        for each in built:
            kinds = contents.check(each, clone)
            counts = ", ".join(f"{count} {suffix}" for suffix, count in sorted(kinds.items()))
            self.lines += [_line(path, value) for path, value in each.sums.items()]
            self.lines.append(f"  {each.wheel.name} has {counts}")
        building.write_sums(built, folder / "dist")
        self.tell("install and try")
        tried = trying.try_all(built, folder / "tried", clone, str(self.version))
        self.lines += [f"{name}: {what}" for name, what in tried.items()]

    def _next(self, branch: str) -> list[str]:
        return [
            "Nothing was pushed. First the commit; when CI has passed it, the tag, which starts the release workflow:",
            "",
            f"  git push origin {branch or f'HEAD:{git.default_branch(self.root)}'}",
            f"  git push origin {self.version.tag}",
        ]


def _line(path: Path, value: str) -> str:
    return f"{path.name}  {path.stat().st_size:,} bytes  sha256 {value}"


@contextmanager
def kept(files: Path, target: Path) -> Iterator[None]:
    """Put the files of a release in place of those of an earlier one, if what is done meanwhile succeeds."""
    waiting = target.with_name(f"{target.name}.new")
    shutil.rmtree(waiting, ignore_errors=True)
    try:
        shutil.copytree(files, waiting)
        yield
        shutil.rmtree(target, ignore_errors=True)
        waiting.rename(target)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def release(root: Path, version: str) -> Release:
    """Return a release that can be made. Raises ReleaseError for a version in another form."""
    return Release(root, parse(version))
