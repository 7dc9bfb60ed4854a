"""The lines of a finding in the files of the new side: in the document and in the package.

A pointer leads to the line of its key; if that is gone, to the nearest thing around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from pipeline.document import pointers

from ..finding import Finding

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CLASS = re.compile(r"class (\w+)")
_MEMBER = re.compile(r"    (?:async def |def )?(\w+)(?:\(|:)")


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file, relative to the top of the repository, and a line of it, counted from 1."""

    file: str
    line: int


@dataclass(slots=True)
class FileLines:
    """The lines of one document and one package; without them, nothing has a line."""

    document: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    """Pointer -> line."""
    members: dict[str, FileLine] = field(default_factory=dict)
    """`Project`, `Project.geography` -> where the class or the member is defined."""

    def in_document(self, finding: Finding) -> FileLine | None:
        """Return the line of the cause, or of the nearest thing around it."""
        items = [item for item in (finding.change, *finding.effects) if item is not None]
        for pointer in (pointer for item in items for pointer in (item.pointer_new, item.pointer_old) if pointer):
            while pointer and pointer != "#":
                if pointer in self.lines:
                    return FileLine(self.document, self.lines[pointer])
                pointer = pointer.rpartition("/")[0]
        return FileLine(self.document, 1) if self.document else None

    def in_package(self, finding: Finding) -> FileLine | None:
        """Return the line of the class, field or method that an effect names, if the package has it."""
        for effect in finding.effects:
            name = effect.at.partition("(")[0]
            # `models` is also a resource: `models.list` is a method first.
            for candidate in (
                name,
                name.partition(".")[2],
                name.rpartition(".")[0],
                name.partition(".")[2].rpartition(".")[0],
            ):
                if candidate in self.members:
                    return self.members[candidate]
        return None


def find(findings: Iterable[Finding], root: Path, path: str, package: str, classes: dict[str, str]) -> FileLines:
    """Return the lines of everything that findings name. `classes` maps a resource path to its class, for methods."""
    findings = list(findings)
    places = FileLines(path)
    wanted = {
        pointer
        for finding in findings
        for item in (finding.change, *finding.effects)
        if item is not None
        for pointer in (item.pointer_new, item.pointer_old)
        if pointer
    }
    if path and (root / path).is_file():
        places.lines = pointer_lines((root / path).read_bytes(), wanted)
    if package and (root / package).is_dir():
        places.members = _members(root, package, classes)
    return places


def pointer_lines(data: bytes, wanted: Iterable[str]) -> dict[str, int]:
    """Return the lines, from 1 on, of pointers and of what is around them; in broken text, of what comes before.

    Works on events, so aliases and anchors that are defined twice do not matter, and nothing is built in memory.
    """
    around = {"#"}
    for pointer in wanted:
        while pointer and pointer not in around:
            around.add(pointer)
            pointer = pointer.rpartition("/")[0]
    found: dict[str, int] = {}
    stack: list[_Open] = []
    try:
        for event in yaml.parse(data, Loader=_PARSER):
            _step(event, stack, found, around)
    except yaml.YAMLError:
        return found
    return found


@dataclass(slots=True)
class _Open:
    """A collection that is being parsed. If nothing in it is wanted, `pointer` is ""."""

    pointer: str
    mapping: bool
    key: str | None = None
    line: int = 0
    index: int = 0

    def child(self, line: int) -> tuple[str, int]:
        """Return the pointer and line of the next value."""
        if not self.mapping:
            self.index += 1
            return f"{self.pointer}/{self.index - 1}", line
        return pointers.child(self.pointer, self.key or ""), self.line


def _step(event: yaml.Event, stack: list[_Open], found: dict[str, int], around: set[str]) -> None:
    if isinstance(event, yaml.CollectionEndEvent):
        stack.pop()
        if stack and stack[-1].mapping:
            stack[-1].key = None
        return
    if not isinstance(event, yaml.NodeEvent):
        return
    line = event.start_mark.line + 1 if event.start_mark else 0
    top = stack[-1] if stack else None
    collection = isinstance(event, yaml.CollectionStartEvent)
    if top is not None and top.mapping and top.key is None and not collection:
        top.key, top.line = getattr(event, "value", ""), line
        return
    pointer = "#" if top is None else ""
    if top is not None and (top.pointer or not collection):
        pointer, line = top.child(line)
        if not top.pointer or pointer not in around:
            pointer = ""
    if pointer:
        found.setdefault(pointer, line)
    if collection:
        stack.append(_Open(pointer, isinstance(event, yaml.MappingStartEvent)))
    elif top is not None and top.mapping:
        top.key = None


def _members(root: Path, package: str, classes: dict[str, str]) -> dict[str, FileLine]:
    """Return the lines of classes, fields and methods in models/ and resources/, by public name."""
    found: dict[str, FileLine] = {}
    for folder in ("models", "resources"):
        for file in sorted((root / package / folder).glob("*.py")):
            owner = ""
            for number, text in enumerate(file.read_text("utf-8").splitlines(), 1):
                place = FileLine(file.relative_to(root).as_posix(), number)
                if opened := _CLASS.match(text):
                    owner = opened[1] if folder == "models" else _resource(opened[1], file.stem, classes)
                    if owner:
                        found.setdefault(owner, place)
                elif owner and (member := _MEMBER.match(text)):
                    found.setdefault(f"{owner}.{member[1]}", place)
    return found


def _resource(class_name: str, area: str, classes: dict[str, str]) -> str:
    """Return the resource of a class; several areas may have a class of that name."""
    paths = [path for path, name in classes.items() if name == class_name]
    tops = {path: path.partition(".")[0] for path in paths}
    return next((path for path in paths if area == tops[path] or area.startswith(f"{tops[path]}_")), "")
