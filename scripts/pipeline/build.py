"""One run of the pipeline in memory, stage after stage, with a line of progress for each."""

from __future__ import annotations

import gc
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO, TypeVar

from . import checking, supplement
from .api import Api
from .errors import FormatError, PipelineError, SpecChanged, SurfaceIdle
from .format import format_files
from .inject import inject
from .load import check_pin, load
from .manifest import manifest
from .manifest.exports import exports, requirements
from .normalize import normalize
from .overlay import Overlay, apply, parted, read
from .package import PackagePlan
from .parse import parse
from .plan import brand_of, is_own, plan, release, without_helpers
from .plan import read as read_surface
from .plan.decisions import read_surface as read_decisions
from .render import render
from .types import NameTable, types
from .types import read as read_names

__all__ = ("Build", "Progress")

T = TypeVar("T")


class Progress:
    """Writes a line for each stage, with its time."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._stream = stream
        self._quiet = quiet
        self._started = time.perf_counter()

    def stage(self, name: str, run: Callable[[], T], describe: Callable[[T], str] | None = None) -> T:
        """Run one stage, and write how long it took."""
        self._write(f"{name:<10}")
        started = time.perf_counter()
        result = run()
        told = describe(result) if describe else ""
        detail = f"  {told}" if told else ""
        self._write(f"{time.perf_counter() - started:6.1f} s{detail}\n")
        return result

    def done(self, text: str) -> None:
        """Write the time of the whole run."""
        self._write(f"{'done':<10}{time.perf_counter() - self._started:6.1f} s  {text}\n")

    def failed(self) -> None:
        """End the line of the stage that stopped."""
        self._write("stopped\n")

    def _write(self, text: str) -> None:
        if not self._quiet:
            self._stream.write(text)
            self._stream.flush()


class Build:
    """The pipeline for one spec. `run` returns the files of the package; the values of the stages remain as attributes.

    Without `spec` it is the pinned one: it must match lock.toml, and an overlay or an entry of surface.toml that
    applies to nothing stops the build. With `spec`, it is only noted.

    `config` is the folder of overlays/, surface.toml, docs.toml and sentences/. Without one, any revision of OpenAI's own spec uses
    spec/ of this repository, and the spec of another service uses none.
    """

    def __init__(
        self,
        root: Path,
        *,
        version: str,
        spec: str | None = None,
        package: str = "wherry",
        config: Path | None = None,
    ) -> None:
        self.root = root
        self.version = version
        self.package_name = package
        self.pinned = spec is None
        self.source: str | Path = spec or root / "spec" / "openapi.yaml"
        self.config = config or (root / "spec" if self.pinned else None)
        self.own = self.pinned
        """Whether the spec is OpenAI's."""
        self.notes: list[str] = []
        """What the user may want to act on."""
        self.readings: list[str] = []
        """How faults of the spec were read, and what was renamed; there is nothing to do about it."""
        self.document: dict[str, Any] = {}
        self.official: supplement.Supplement | None = None
        self.sha256 = ""
        self.api: Api
        self.plan: PackagePlan
        self.files: dict[str, str] = {}

    def run(self, progress: Progress) -> dict[str, str]:
        """Run every stage up to the manifest. Return the files of the package by their names in it."""
        limit, collects = sys.getrecursionlimit(), gc.isenabled()
        # A chain may have a hundred references, and following one takes a dozen calls.
        sys.setrecursionlimit(max(limit, 10_000))
        # A run makes millions of objects and hardly a circle of them: looking for circles took a third of its time.
        gc.disable()
        try:
            return self._stages(progress)
        finally:
            sys.setrecursionlimit(limit)
            if collects:
                gc.enable()

    def describe(self, progress: Progress) -> dict[str, Any]:
        """Run the stages up to the supplement. Return the document that the package is made from."""
        lock = self.root / "spec" / "lock.toml" if self.pinned else None
        loaded = progress.stage("load", lambda: load(self.source, lock=lock))
        self.sha256 = loaded.sha256
        self._decide(loaded.data)
        self.readings += [str(defect) for defect in loaded.defects]
        early, late = parted(self._overlays())
        self.document = progress.stage("overlay", lambda: self._corrected(loaded.data, early))
        self.official = official = self._supplement()
        if official is not None:
            merged = progress.stage("supplement", lambda: self._merge(official), lambda _: official.source)
            self.document = merged
        if late:
            self.document = progress.stage("overlay", lambda: self._corrected(self.document, late))
        return self.document

    def decide(self, progress: Progress) -> PackagePlan:
        """Run the stages up to the plan. Return it: every name and place, without a file."""
        self.describe(progress)
        normalized = progress.stage("normalize", lambda: normalize(self.document))
        self.readings += [f"{defect.what} at {defect.pointer}" for defect in normalized.defects]
        self.api = progress.stage(
            "parse",
            lambda: parse(normalized),
            lambda api: f"{len(api.operations)} operations, {len(api.schemas)} schemas",
        )
        self.plan = progress.stage("plan", self._plan, _told)
        return self.plan

    def _stages(self, progress: Progress) -> dict[str, str]:
        self.decide(progress)
        templates = self.root / "templates" / "package"
        names = self._names()
        if names is None:
            self.plan = without_helpers(self.plan)  # what they return is in `types`
        compat = self._stands_in_for() if names is not None else ""
        rendered = progress.stage(
            "render",
            lambda: render(self.plan, templates, version=self.version, has_types=names is not None, official=compat),
        )
        if names is not None:
            rendered |= progress.stage("types", lambda: types(names, self.plan, templates))
        runtime = progress.stage(
            "inject", lambda: inject(self.root / "templates" / "runtime", self.plan.brand, compat=bool(compat))
        )
        formatted = progress.stage("format", lambda: self._format(rendered), lambda files: f"{len(files)} files")
        files = {**runtime, **formatted}
        files["api-surface.json"] = progress.stage("manifest", lambda: self._manifest(files))
        self.files = dict(sorted(files.items()))
        return self.files

    def _decide(self, document: dict[str, Any]) -> None:
        """Find out whose spec it is, and so which folder of decisions applies."""
        self.own = self.pinned or is_own(document)
        if self.own:
            self.config = self.config or self.root / "spec"
        elif self.package_name == "wherry":
            raise PipelineError(
                "this is not OpenAI's spec, and wherry is the name of the client for OpenAI",
                fix="give the package a name of its own: --package NAME",
            )

    def _overlays(self) -> list[Overlay]:
        folder = self.config / "overlays" if self.config else None
        return read(folder) if folder and (self.pinned or folder.is_dir()) else []

    def _corrected(self, document: dict[str, Any], overlays: list[Overlay]) -> dict[str, Any]:
        changed, idle = apply(document, overlays, idle="error" if self.pinned else "report")
        self._idle_notes([f"idle overlay {name}" for name in idle])
        return changed

    def _supplement(self) -> supplement.Supplement | None:
        """Read what the official package says besides, for OpenAI's own spec; None if there is no such file."""
        if not self.own or self.config is None:
            return None
        path, lock = self.config / "supplement.yaml", self.config / "lock.toml"
        if not path.is_file():
            if lock.is_file() and "official" in tomllib.loads(lock.read_text("utf-8")):
                raise SpecChanged(f"there is no {path.name}, but {lock.name} pins one", fix="restore the file")
            return None
        data = path.read_bytes()
        if lock.is_file():
            self._check(path.name, data, lock, "supplement")
            if (names := self.config / "official-names.yaml").is_file():
                self._check(names.name, names.read_bytes(), lock, "table of names")
        return supplement.read(data, path.name)

    def _names(self) -> NameTable | None:
        """Read under which names the official package has its types; None if there is no such file."""
        path = self.config / "official-names.yaml" if self.config and self.own else None
        if path is None or self.official is None or not path.is_file():
            return None
        refused = read_decisions(path.parent).get("refused_types", {})
        return read_names(path.read_bytes(), path.name, refused)

    def _stands_in_for(self) -> str:
        """Return the name of the official package that the clients in `compat` stand in for; "" if there is none."""
        assert self.config is not None
        return str(read_decisions(self.config).get("official", {}).get("package", ""))

    @staticmethod
    def _check(name: str, data: bytes, lock: Path, what: str) -> None:
        check_pin(name, data, lock, pin=("official", "files", name), what=what, again="scripts/spec.py sdk")

    def _merge(self, official: supplement.Supplement) -> dict[str, Any]:
        merged, idle = supplement.merge(self.document, official, idle="error" if self.pinned else "report")
        self._idle_notes([f"idle entry of supplement.yaml {each}" for each in idle])
        return merged

    def _plan(self) -> PackagePlan:
        brand = None
        if not self.own:
            self.version = release(self.api.version) or "0.1.0"
            brand = brand_of(self.api, self.package_name, self.version)
        origin = str(self.source) if str(self.source).startswith(("http://", "https://")) else ""
        made = plan(self.api, read_surface(self.config), package=self.package_name, brand=brand, origin=origin)
        made = self._with_sources(made)
        if made.idle and self.pinned:
            raise SurfaceIdle(
                f"{_entries(made.idle)} nothing in the spec:\n    " + "\n    ".join(made.idle),
                fix="correct or delete what is named here, in spec/surface.toml, spec/docs.toml or spec/sentences/",
            )
        if made.idle:
            many = f"{_entries(made.idle, ' of surface.toml and docs.toml')} nothing here"
            self._idle_notes([f"{many}: {', '.join(made.idle)}"])
        self.readings += made.renamed
        self.notes += [f"no sentence in docs.toml for {name}" for name in made.undocumented] if self.pinned else []
        if brand and not made.base_url:
            self.notes.append(
                "the spec names no server with an address, so users have to pass base_url=... or set "
                f"{dict(brand.environment)['base_url']}"
            )
        return made

    def _idle_notes(self, notes: list[str]) -> None:
        """Note idle entries in a user's own folder. Another revision of OpenAI's spec cannot use all of ours anyway."""
        ours = self.config == self.root / "spec" and self.own
        (self.readings if ours else self.notes).extend(notes)

    def _with_sources(self, made: PackagePlan) -> PackagePlan:
        """Add the days of the pinned spec and of the official package, and its version; "" for what lock.toml does not know."""
        path = self.root / "spec" / "lock.toml"
        lock = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
        source, official = lock.get("source", {}), lock.get("official", {})
        version = self.official.version if self.official else ""
        return replace(
            made,
            spec_date=str(source.get("date", "")) if self.pinned or self.sha256 == source.get("sha256") else "",
            official=version,
            official_date=str(official.get("date", "")) if version and version == official.get("version") else "",
        )

    def _manifest(self, files: dict[str, str]) -> str:
        sections: dict[str, Any] = {"interface": exports(files, self.package_name)}
        if (needed := requirements(self.root, self.package_name)) is not None:
            sections["python"] = needed
        return manifest(self.plan, self.version, self.root / "templates" / "runtime", sections)

    def _format(self, rendered: dict[str, str]) -> dict[str, str]:
        """Format and compile what the templates wrote. The runtime is formatted in templates/runtime."""
        python = {name: text for name, text in rendered.items() if name.endswith(".py")}
        try:
            formatted = format_files(python, self.root)
        except FormatError as error:
            cause = checking.first_fault(python, self.plan)
            raise FormatError(error.what, pointer=cause.pointer if cause else "", fix=error.fix) from error
        checking.check(formatted, self.plan)
        return {**rendered, **formatted}

    def try_import(self, folder: Path) -> None:
        """Import the package that was written into `folder`. Raises NotPython."""
        checking.try_import(folder, self.plan, self.files)


def _entries(idle: Sequence[str], where: str = "") -> str:
    return f"1 entry{where} applies to" if len(idle) == 1 else f"{len(idle)} entries{where} apply to"


def _told(plan: PackagePlan) -> str:
    """Say how many fields of the most used models have no sentence; they are those that sentences/ tells of."""
    models, fields, untold = plan.told
    return f"{untold} of {fields} fields without a sentence, in the {models} models of sentences/" if models else ""
