"""The usage corpus: programs that use all of a package, written from its manifest and checked by mypy, never run.

    corpus_of(manifest) -> Corpus              call every method with every argument, read and pass every attribute
    complaints(corpus, folder) -> complaints   what mypy says of it against the package in a folder

The corpus of an old package, checked against the new one, is an independent check of the rules in scripts/apidiff/surface/: a break
without a complaint, or a complaint without an effect, is worth a look.

    PYTHONPATH=scripts python -m tests.apidiff.corpus OLD_MANIFEST FOLDER_OF_THE_NEW_PACKAGE
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from apidiff.surface.second_names import with_second_names
from pipeline.manifest.short import whole
from tests.apidiff.corpus_lines import HEAD, Line, Lines

_SAID = re.compile(r"^(?P<file>[\w.]+):(?P<line>\d+): error: (?P<message>.*)$")


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """A complaint of the type checker about the use of one entry of the surface."""

    at: str
    """The entry: `models.Project.geography`, `files.create(purpose=)`, `files.create`."""
    message: str


@dataclass
class Corpus:
    """Files of a corpus, and which entry each of their lines uses."""

    package: str
    files: dict[str, str] = field(default_factory=dict)
    entries: dict[tuple[str, int], str] = field(default_factory=dict)

    def add(self, file: str, lines: Iterable[Line]) -> None:
        """Append lines to a file."""
        text = self.files.get(file) or HEAD.format(package=self.package)
        number = text.count("\n")
        for entry, line in lines:
            number += 1
            self.entries[file, number] = entry
            text += line + "\n"
        self.files[file] = text

    def write(self, folder: Path) -> None:
        """Write the files, into build/ for example."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            (folder / name).write_text(text, "utf-8")


def corpus_of(manifest: dict[str, Any], only: Collection[str] | None = None) -> Corpus:
    """Write the corpus of a generated package.

    `only` limits it to what some effects are about: `models.Project.geography` gives all of models.Project.
    """
    corpus, lines = Corpus(manifest["package"]), Lines(manifest)
    wanted = None if only is None else {owner(at) for at in only}

    def add(file: str, label: str, written: Iterable[Line]) -> None:
        if wanted is None or label in wanted:
            corpus.add(file, written)

    for name, entry in sorted(manifest["models"].items()):
        add("use_models.py", f"models.{name}", lines.model(name, entry))
    for name in sorted(manifest["aliases"]):
        add("use_models.py", f"models.{name}", lines.alias(name))
    for path, resource in sorted(with_second_names(manifest["resources"]).items()):
        for name, method in sorted(resource["methods"].items()):
            add("use_methods.py", f"{path}.{name}", lines.method(path, name, method))
        for name, method in sorted(resource.get("hand_written", {}).items()):
            add("use_methods.py", f"{path}.{name}", lines.hand_written(path, name, method))
    for label, written in lines.names():
        add("use_names.py", label, written)
    return corpus


def owner(at: str) -> str:
    """Return the class or method of an entry: `models.Project.geography`, `params.Project` -> `models.Project`."""
    bare = at.partition("(")[0].strip()
    parts = bare.split(".")
    if parts[0] in ("models", "params"):
        return f"models.{parts[1]}"
    return parts[0] if parts[0][:1].isupper() else bare


def complaints(corpus: Corpus, folder: Path, *, cache: Path | None = None) -> tuple[Complaint, ...]:
    """Check a corpus against the package in a folder with mypy. Return what it says, by entry.

    `cache` keeps what mypy knows of the package between runs. Raises RuntimeError where mypy fails itself.
    """
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        corpus.write(here)
        command = [
            sys.executable, "-m", "mypy", "--config-file=", "--strict", "--follow-imports=silent",
            "--no-error-summary", "--hide-error-context", "--no-pretty", "--no-color-output", "--no-warn-unused-ignores",
            "--disable-error-code=type-arg",
            "--cache-dir", str(cache or here / "cache"), *sorted(corpus.files),
        ]  # fmt: skip
        done = subprocess.run(
            command,
            cwd=here,
            env={**os.environ, "MYPYPATH": str(folder.resolve())},
            capture_output=True,
            text=True,
            check=False,
        )
    found: dict[Complaint, None] = {}
    for line in done.stdout.splitlines():
        if said := _SAID.match(line):
            entry = corpus.entries.get((said["file"], int(said["line"])), said["file"])
            found[Complaint(entry, said["message"])] = None
    if done.returncode not in (0, 1) or (done.returncode == 1 and not found):
        raise RuntimeError(f"mypy could not check the corpus: {(done.stdout + done.stderr)[-2000:]}")
    return tuple(sorted(found))


def main(arguments: list[str] | None = None) -> int:
    """Run the check; 1 if the type checker complains."""
    parser = argparse.ArgumentParser(
        prog="tests.apidiff.corpus", description=__doc__.split("\n", 1)[0] if __doc__ else ""
    )
    parser.add_argument("manifest", type=Path, help="api-surface.json of the old package")
    parser.add_argument("folder", type=Path, help="the folder that holds the new package")
    parser.add_argument("--only", nargs="*", help="entries to use: models.Project files.create; all by default")
    parser.add_argument("--keep", type=Path, help="also write the corpus into this folder")
    parser.add_argument("--cache", type=Path, help="keep what mypy knows of the package in this folder")
    given = parser.parse_args(arguments)
    corpus = corpus_of(whole(json.loads(given.manifest.read_text("utf-8"))), given.only)
    if given.keep:
        corpus.write(given.keep)
    found = complaints(corpus, given.folder, cache=given.cache)
    for each in found:
        print(f"{each.at}: {each.message}")
    print(f"{len(found)} complaints", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
