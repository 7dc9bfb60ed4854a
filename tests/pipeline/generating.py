"""Whole runs of the pipeline on documents of a test, and programs that import what came out.

A workshop is a folder with what a run reads: templates, settings, and a spec/ of the test's own.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from pipeline.build import Build, Progress
from pipeline.manifest import manifest
from pipeline.write import write

ROOT = Path(__file__).resolve().parents[2]
VERBS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
VERSION = "1.2.3"
"""The version of packages that only a test sees: a release leaves the golden record alone."""
RELEASE = str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


@cache
def snapshot() -> dict[str, Any]:
    """Return spec/openapi.yaml, read by PyYAML alone; read it only."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load((ROOT / "spec" / "openapi.yaml").read_bytes(), loader)
    return document


@cache
def supplement() -> dict[str, Any]:
    """Return spec/supplement.yaml, read by PyYAML alone; read it only."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load((ROOT / "spec" / "supplement.yaml").read_bytes(), loader)
    return document


@cache
def whole() -> dict[str, Any]:
    """Return the document that the package is made from: spec, overlays and supplement; read it only."""
    return Build(ROOT, version=VERSION).describe(Progress(StringIO()))


@cache
def operations() -> dict[str, dict[str, Any]]:
    """Return every operation of the two, by verb and path; read them only."""
    moved = supplement()["x-moved"]
    return {
        name: operation
        for document in (snapshot(), supplement())
        for path, item in document["paths"].items()
        for verb, operation in item.items()
        if verb in VERBS and (name := f"{verb.upper()} {path}") not in moved
    }


def workshop(folder: Path, *, surface: str = "", docs: str = "") -> Path:
    """Make a folder that a run can start from, with no overlays and with these decisions."""
    (folder / "spec" / "overlays").mkdir(parents=True)
    (folder / "templates").symlink_to(ROOT / "templates")
    (folder / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    (folder / "spec" / "surface.toml").write_text(surface)
    (folder / "spec" / "docs.toml").write_text(docs)
    return folder


def build(document: Mapping[str, Any] | Path, root: Path, *, package: str = "small") -> Build:
    """Run every stage in memory; the values of the stages and the files are in what comes back."""
    if not isinstance(document, Path):
        path = root / "document.json"
        path.write_text(json.dumps(document))
        document = path
    made = Build(root, version=VERSION, spec=str(document), package=package, config=root / "spec")
    made.run(Progress(StringIO()))
    return made


def from_spec(
    document: Mapping[str, Any] | Path | None,
    folder: Path,
    package: str = "wherry",
    *,
    alone: bool = False,
    planned: bool = False,
) -> Build:
    """Run with the decisions of this repository; None is the pinned document.

    `alone`: without the supplement. `planned`: only up to the plan, and the one file is the manifest, without what is read in files.
    """
    config = ROOT / "spec"
    if alone:
        config = folder / "decisions"
        config.mkdir()
        for name in ("overlays", "surface.toml", "docs.toml"):
            (config / name).symlink_to(ROOT / "spec" / name)
    if isinstance(document, Mapping):
        path = folder / f"{package}.json"
        path.write_text(json.dumps(document))
        document = path
    made = Build(ROOT, version=RELEASE, spec=str(document) if document else None, package=package, config=config)
    if planned:
        gc.disable()  # as `run` does
        try:
            plan = made.decide(Progress(StringIO()))
        finally:
            gc.enable()
        made.files = {"api-surface.json": manifest(plan, RELEASE, ROOT / "templates" / "runtime", {})}
    else:
        made.run(Progress(StringIO()))
    return made


def written(made: Build, folder: Path) -> Path:
    """Put the package of a run into a folder; return that folder, for `run`.

    `_runtime` is a link to a folder that all packages with the same runtime share, so that a session compiles it once.
    """
    home = folder / made.package_name
    write({name: text for name, text in made.files.items() if not name.startswith("_runtime/")}, home)
    (home / "_runtime").symlink_to(_runtime(made.files.items()), target_is_directory=True)
    return folder


_runtimes = tempfile.TemporaryDirectory(prefix="wherry-runtimes-")


def _runtime(files: Iterable[tuple[str, str]]) -> Path:
    """Return a folder with the runtime of a package, which has to stay as it is."""
    texts = {name.removeprefix("_runtime/"): text for name, text in files if name.startswith("_runtime/")}
    folder = Path(_runtimes.name) / hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()[:16]
    if not folder.exists():
        write(texts, folder)
    return folder


def run(program: str, *path: Path, **environment: str) -> str:
    """Run a program that imports packages from some folders; every warning is an error. Return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPATH": os.pathsep.join(map(str, path)),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


IMPORT_ALL = """
import importlib, sys, typing
for name in sys.argv[1:] or {packages!r}:
    package = importlib.import_module(name)
    package.preload()
    for names in (package.models, package.params):
        for each in names.__all__:
            getattr(names, each)
    clients = [package.Client(api_key="k"), package.AsyncClient(api_key="k")]
    pending = [getattr(client, each) for client in clients for each in vars(type(client)) if each[0] != "_"]
    while pending:
        resource = pending.pop()
        for each, value in vars(type(resource)).items():
            if isinstance(value, property):
                pending.append(getattr(resource, each))
print("done")
"""


def import_all(folder: Path, *packages: str) -> None:
    """Import every module and touch every name and resource of some packages, in a process of its own."""
    assert run(IMPORT_ALL.format(packages=list(packages)), folder) == "done\n"
