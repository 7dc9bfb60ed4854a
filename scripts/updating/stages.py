"""What an update does in the copy, stage after stage: pull, sdk, generate, compare, changelog, version.

Rule: a stage reads and writes only the copy. What it finds out is kept in the attributes of `Update`, for the summary.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import tomllib
import urllib.error
from collections.abc import Callable
from typing import TextIO

import spec
from agreement import counting
from agreement.command import compared
from agreement.reasons import NAME as REASONS
from agreement.reasons import explained
from agreement.reasons import read as read_reasons
from agreement.report import ENOUGH, line
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
from official import archive
from pinning import lock, supplying
from pinning.supplying import Supplied
from pipeline.build import Build, Progress
from pipeline.errors import OverlayIdle, PipelineError, SupplementIdle, SurfaceIdle
from pipeline.load import source as sources
from pipeline.write import replaceable, write
from supplement.finding import Finding

from .changelog import released, with_changes
from .tree import PROJECTS, Tree

NONE = "none"
"""Instead of an official package: the one that is pinned stays, and nothing of it is read."""
_VERSION = re.compile(r'^version = "([^"]+)"$', re.MULTILINE)


class Update:
    """One update, of one copy."""

    def __init__(
        self,
        tree: Tree,
        *,
        source: str | None,
        member: str,
        sdk: str | None = None,
        base: str | None = None,
        against: str | None,
        apply_version: bool,
        log: TextIO,
    ) -> None:
        self.tree = tree
        self.root = tree.copy
        self.source = source or sources.UPSTREAM
        self.is_named = source is not None
        self.member = member
        self.sdk = sdk
        self.base = base
        self.against = against
        self.apply_version = apply_version
        self.log = log
        self.pulled = ""
        self.supplied: Supplied | None = None
        self.findings: list[Finding] = []
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
            ("sdk", self._sdk),
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
        try:
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(self.log):
                spec.pull(self.source, self.root / "spec", member=self.member)
        except PipelineError as error:
            if not self._does_without(error):
                raise
            self.pulled = f"spec        the pinned one stays: {error.what}"
            return
        # Only the counts: the names are in the report, and the files were written into the copy.
        lines = printed.getvalue().splitlines()
        self.pulled = "\n".join(line for line in lines if not line.startswith((" ", "wrote ", "nothing to write")))

    def _does_without(self, error: PipelineError) -> bool:
        """Tell whether the package alone is taken: OpenAI's spec was not asked for by name, and cannot be reached now."""
        cause = error.__cause__
        is_unreachable = isinstance(cause, OSError) and not isinstance(cause, urllib.error.HTTPError)
        return not self.is_named and is_unreachable and self._newest() != NONE

    def _newest(self) -> str:
        """Return which official package is taken, or NONE."""
        pinned = lock.newest(lock.read(self.root / "spec" / lock.NAME))
        return self.sdk or (archive.PACKAGE if pinned else NONE)

    def _sdk(self) -> None:
        folder = self.root / "spec"
        newest = self._newest()
        if newest == NONE:
            return

        def progress(message: str) -> None:
            print(f"  {message}", file=self.log, flush=True)

        try:
            self.supplied = supplying.supply(folder, newest, self.base, progress)
        except PipelineError as error:
            fix = error.fix if self.sdk else f"{error.fix}; SDK=none updates without the package"
            raise PipelineError(error.what, pointer=error.pointer, fix=fix) from error
        self.supplied.write()
        self.findings = compared(self.supplied.facts, self.supplied.nearest)

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
        except SupplementIdle as error:
            raise SupplementIdle(
                error.what, pointer=error.pointer, fix="the new spec needs a new supplement: update without SDK=none"
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
        self._version_of_the_others()
        log.write_text(released(log.read_text("utf-8"), self.version), "utf-8")
        # The version is in the package and in its manifest.
        self._generate()

    def _version_of_the_others(self) -> None:
        """Write the version into the projects of the other wheels too."""
        for path in map(self.root.joinpath, PROJECTS):
            if path.is_file():
                text = re.sub(
                    r'(?m)^version = "[^"]+"', f'version = "{self.version}"', path.read_text("utf-8"), count=1
                )
                path.write_text(text, "utf-8")

    def _own_version(self) -> str:
        return str(tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))["project"]["version"])

    # --- what it prints --------------------------------------------------------------------------------------------------

    def summary(self) -> str:
        """Return what was pulled, what changed for users, which operations lack a sentence, which version is needed."""
        out = [self.pulled.rstrip(), "", *self._packages(), text(self.report, catalogue.rules()).rstrip(), ""]
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

    def _packages(self) -> list[str]:
        """Return what was taken from the official package, and whether it fits the spec."""
        if self.supplied is None:
            return []
        base = str(self.supplied.base)
        told = [f"official    {self.supplied.newest}", f"base        {base}"]
        told += [each for each in self.supplied.summary if not each.startswith(" ")]
        agreeing = counting.total(self.findings)
        told.append(f"agreement   {line(agreeing, base)}")
        if agreeing.percent < ENOUGH:
            told.append(
                f"            less than {ENOUGH:.0f} %: is it the wheel nearest to the spec? BASE=openai==X names another"
            )
        reasons = self.root / "spec" / REASONS
        left = explained(self.findings, read_reasons(reasons)).unexplained if reasons.is_file() else ()
        if left:
            told.append(
                f"            without a reason in spec/{REASONS}: {len(left)} (scripts/spec.py agreement lists them)"
            )
        return [*told, ""]

    def check(self) -> None:
        """Raise PipelineError if something of the official package could not be read: then nothing may be written."""
        if self.supplied is not None:
            self.supplied.check()

    def farewell(self, changed: list[str]) -> str:
        """Return what was written, and how to commit it."""
        if not changed:
            return "\nnothing to write: everything is up to date\n"
        package = ""
        if self.supplied is not None and "spec/supplement.yaml" in changed:
            package = self.supplied.newest.name.replace("==", " ")
        what = "the OpenAPI spec" if "spec/openapi.yaml" in changed or not package else ""
        told = f"{what}, with {package}" if what and package else what or f"to {package}"
        message = f"Update {told}: {counted(self.report)}"
        return f"\nwrote {', '.join(changed)}\n\n  git add {' '.join(changed)}\n  git commit -m '{message}'\n"
