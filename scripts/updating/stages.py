"""What an update does in the copy, stage after stage: pull, generate, compare, changelog, version.

Rule: a stage reads and writes only the copy. What it finds out is kept in the attributes of `Update`, for the summary.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import tomllib
from collections.abc import Callable
from typing import TextIO

import spec
from apidiff.compare import compare
from apidiff.errors import InputUnreadable
from apidiff.finding import Report
from apidiff.report import catalogue
from apidiff.report.changelog import changelog
from apidiff.report.layout import counted
from apidiff.report.text import text
from apidiff.sides import inputs, revisions
from apidiff.sides.cache import Cache
from apidiff.verdict import bump
from pipeline.build import Build, Progress
from pipeline.errors import OverlayIdle, PipelineError, SurfaceIdle
from pipeline.write import replaceable, write

from .changelog import released, with_changes
from .tree import Tree

_VERSION = re.compile(r'^version = "([^"]+)"$', re.MULTILINE)


class Update:
    """One update, of one copy."""

    def __init__(
        self, tree: Tree, *, source: str, member: str, against: str | None, apply_version: bool, log: TextIO
    ) -> None:
        self.tree = tree
        self.root = tree.copy
        self.source = source
        self.member = member
        self.against = against
        self.apply_version = apply_version
        self.log = log
        self.pulled = ""
        self.report = Report("", "", ())
        self.since = ""
        self.undocumented: tuple[str, ...] = ()
        self.present = bump.Version(0, 0, 0)
        self.needed = self.present
        self.version = ""

    def run(self) -> None:
        """Run every stage. Raises PipelineError, with the name of the stage, or OSError."""
        stages: tuple[tuple[str, Callable[[], None]], ...] = (
            ("pull", self._pull),
            ("generate", self._generate),
            ("compare", self._compare),
            ("changelog", self._changelog),
            ("version", self._version),
        )
        for name, stage in stages:
            print(f"== {name}", file=self.log, flush=True)
            try:
                stage()
            except PipelineError as error:
                raise PipelineError(f"{name}: {error.what}", pointer=error.pointer, fix=error.fix) from error

    # --- stages ------------------------------------------------------------------------------------------------------

    def _pull(self) -> None:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(self.log):
            spec.pull(self.source, self.root / "spec", member=self.member)
        # Only the counts: the names are in the report, and the files were written into the copy.
        lines = printed.getvalue().splitlines()
        self.pulled = "\n".join(line for line in lines if not line.startswith((" ", "wrote ", "nothing to write")))

    def _generate(self) -> None:
        target = self.root / "generated" / "wherry"
        replaceable(target)
        build = Build(self.root, version=self._own_version())
        try:
            files = build.run(Progress(self.log))
        except OverlayIdle as error:
            name = error.pointer.partition("#")[0]
            raise OverlayIdle(
                f"{error.what}: the new spec may have corrected the fault",
                pointer=error.pointer,
                fix=f"if so, delete spec/overlays/{name}; if not, correct its target; then update again",
            ) from error
        except SurfaceIdle as error:
            raise SurfaceIdle(error.what, pointer=error.pointer, fix=f"{error.fix}; then update again") from error
        write(files, target, trial=build.try_import)
        self.undocumented = build.plan.undocumented

    def _compare(self) -> None:
        old = self._old_side()
        new = inputs.working_tree(self.root)
        today = datetime.datetime.now(datetime.UTC).date()
        comparison = compare(old, new, cache=Cache(self.tree.root / "build" / "apidiff-cache"), today=today)
        self.report = comparison.report
        # To users a commit means nothing, but the version at that commit does.
        self.since = old.label if old.label not in ("HEAD", "working tree") else comparison.old_version or old.label
        self.present = bump.parse(comparison.old_version or self._own_version())
        changed = bool(self.report.findings)
        self.needed = bump.next_version(self.present, self.report.bump) if changed else self.present

    def _old_side(self) -> inputs.Side:
        """Return what users have: the last release, or before the first one the last commit, or without git the tree."""
        root = self.tree.root
        if self.against:
            return inputs.read(self.against, root)
        if revisions.top(root) is None:
            return inputs.working_tree(root)
        try:
            return inputs.tree_at(revisions.last_release(root), root)
        except InputUnreadable:
            return inputs.tree_at("HEAD", root) if revisions.commit(root, "HEAD") else inputs.working_tree(root)

    def _changelog(self) -> None:
        path = self.root / "CHANGELOG.md"
        entries = changelog(self.report, catalogue.rules())
        path.write_text(with_changes(path.read_text("utf-8"), entries, self.since), "utf-8")

    def _version(self) -> None:
        own = bump.parse(self._own_version())
        self.version = str(max(own, self.needed))
        if not self.apply_version or own >= self.needed:
            return
        pyproject, log = self.root / "pyproject.toml", self.root / "CHANGELOG.md"
        text, count = _VERSION.subn(f'version = "{self.version}"', pyproject.read_text("utf-8"), count=1)
        if not count:
            raise PipelineError('pyproject.toml has no line version = "..."', fix="set the version by hand")
        pyproject.write_text(text, "utf-8")
        log.write_text(released(log.read_text("utf-8"), self.version), "utf-8")
        # The version is in the package and in its manifest.
        self._generate()

    def _own_version(self) -> str:
        return str(tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))["project"]["version"])

    # --- what it prints --------------------------------------------------------------------------------------------------

    def summary(self) -> str:
        """Return what was pulled, what changed for users, which operations lack a sentence, which version is needed."""
        out = [self.pulled.rstrip(), "", text(self.report, catalogue.rules()).rstrip(), ""]
        if self.undocumented:
            out.append("Operations without a sentence in spec/docs.toml, [operations]:")
            out += [f'  "{name}" = ""' for name in self.undocumented]
            out.append("")
        own = self._own_version()
        if bump.parse(own) >= self.needed:
            out.append(f"version {own} is enough for the changes since {self.since}")
        else:
            out.append(
                f"version {self.needed} is needed ({self.present} + {self.report.bump}: {counted(self.report)}); "
                "--apply-version writes it"
            )
        return "\n".join(out) + "\n"

    def farewell(self, changed: list[str]) -> str:
        """Return what was written, and how to commit it."""
        if not changed:
            return "\nnothing to write: everything is up to date\n"
        message = f"Update the OpenAPI spec: {counted(self.report)}"
        return f"\nwrote {', '.join(changed)}\n\n  git add {' '.join(changed)}\n  git commit -m '{message}'\n"
