"""Where a finding can be seen in the files of the new side: the line in the document, the line in the package.

A pointer leads to the line of its key; what is no longer there leads to the nearest thing around it that is.
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
    """A file, seen from the top of the repository, and a line of it, from 1 on."""

    file: str
    line: int


@dataclass(slots=True)
class FileLines:
    """Knows the lines of one document and one package; without them it knows no place."""

    document: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    """Pointer -> line."""
    members: dict[str, FileLine] = field(default_factory=dict)
    """`Project`, `Project.geography` -> where the class or the member is defined."""

    def in_document(self, finding: Finding) -> FileLine | None:
        """Give the line of the cause, or of the nearest thing around it."""
        items = [item for item in (finding.change, *finding.effects) if item is not None]
        for pointer in (pointer for item in items for pointer in (item.pointer_new, item.pointer_old) if pointer):
            while pointer and pointer != "#":
                if pointer in self.lines:
                    return FileLine(self.document, self.lines[pointer])
                pointer = pointer.rpartition("/")[0]
        return FileLine(self.document, 1) if self.document else None

    def in_package(self, finding: Finding) -> FileLine | None:
        """Give the line of the class, field or method that an effect names, if it is there now."""
        for effect in finding.effects:
            name = effect.at.partition("(")[0]
            # `models` is a resource too: `models.list` is a method before it is anything else.
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
    """Look up every place that findings name. `classes` maps a resource path to its class, for methods."""
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
    """Find the lines, from 1 on, of pointers and of what is around them. Text that is broken gives what came before.

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
    """A collection that the reader is inside of. Where nobody asks for what is in it, `pointer` is ""."""

    pointer: str
    mapping: bool
    key: str | None = None
    line: int = 0
    index: int = 0

    def child(self, line: int) -> tuple[str, int]:
        """Pointer and line of the value that comes now."""
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
    """Index classes, their fields and methods of models/ and resources/, by the public name."""
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
    """Name the resource of a class: several areas may have a class of that name."""
    paths = [path for path, name in classes.items() if name == class_name]
    tops = {path: path.partition(".")[0] for path in paths}
    return next((path for path in paths if area == tops[path] or area.startswith(f"{tops[path]}_")), "")
