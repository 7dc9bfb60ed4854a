"""surface.toml and docs.toml: decisions of the project that no rule can make, and its own words.

Every entry that is looked up and found counts as used. An entry that was never used is idle, which is an error for the
pinned document: it describes something that is no longer there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..load.text import read as read_text
from ..package import MethodPlan, MixinPlan
from .decisions import read_docs, read_surface
from .sentences import Sentences
from .sentences import read as read_sentences


def key(verb: str, path: str, query: tuple[tuple[str, str], ...] = ()) -> str:
    """The key of an operation in both files: `POST /chat/completions`, `GET /responses?beta=true`."""
    suffix = "?" + "&".join(f"{name}={value}" for name, value in query) if query else ""
    return f"{verb} {path}{suffix}"


def keys(verb: str, path: str, query: tuple[tuple[str, str], ...]) -> list[str]:
    """The key of an operation, and that of its twin without the fixed query: a decision for the twin holds for it, too."""
    return [key(verb, path, query), key(verb, path)] if query else [key(verb, path)]


class Table:
    """One table of a TOML file. Keys may hold `*` for one path segment (or a part of one)."""

    def __init__(self, name: str, entries: dict[str, Any]) -> None:
        self.name = name
        self._exact = {k: v for k, v in entries.items() if "*" not in k}
        self._globs = [(k, re.compile(_glob(k)), v) for k, v in entries.items() if "*" in k]
        self._used: set[str] = set()

    def get(self, wanted: str, default: Any = None) -> Any:
        """The value for a key: the exact entry, else the first pattern that matches it."""
        if wanted in self._exact:
            self._used.add(wanted)
            return self._exact[wanted]
        for name, pattern, value in self._globs:
            if match := pattern.fullmatch(wanted):
                self._used.add(name)
                return _carry_over(value, match)
        return default

    def first(self, wanted: list[str], default: Any = None) -> Any:
        """The value for the first of some keys that has one."""
        return next((found for each in wanted if (found := self.get(each)) is not None), default)

    def items(self) -> list[tuple[str, Any]]:
        """The exact entries, in the order of the file. Call `use` for those that apply."""
        return list(self._exact.items())

    def use(self, name: str) -> None:
        self._used.add(name)

    def drop(self, name: str) -> None:
        """Forget an exact entry."""
        self._exact.pop(name, None)

    @property
    def idle(self) -> list[str]:
        names = [*self._exact, *(name for name, _, _ in self._globs)]
        return [f"[{self.name}] {name}" for name in names if name not in self._used]


def _glob(pattern: str) -> str:
    """`*` stands for any run of characters without a slash."""
    return "([^/]*)".join(re.escape(part) for part in pattern.split("*"))


def _carry_over(value: Any, match: re.Match[str]) -> Any:
    """Replace each `*` in the value with what the `*` in the key matched, in order."""
    if not isinstance(value, str) or "*" not in value:
        return value
    found = iter(match.groups())
    return re.sub(r"\*", lambda _: next(found, ""), value)


@dataclass(frozen=True, slots=True)
class AreaRule:
    """One file of models/: the resources whose operations it serves, and names that belong to it unreached."""

    name: str
    resources: tuple[str, ...]
    names: tuple[re.Pattern[str], ...]
    part_of: str
    """The area that it is split off from by name, or ""."""
    doc: str
    added: bool = False
    """Whether its names claim only what the official package adds."""


@dataclass
class Surface:
    """The whole of surface.toml and docs.toml."""

    methods: Table
    prefixes: list[tuple[str, str]]
    queries: dict[str, str]
    areas: list[AreaRule]
    ownership: tuple[str, ...]
    first: tuple[str, ...]
    """Arguments that come first in a signature, in this order."""
    classes: Table
    resource_classes: Table
    names: Table
    owners: Table
    pages: Table
    streams: Table
    resumes: Table
    formats: Table
    vectors: Table
    families: Table
    headers: list[tuple[str, dict[str, str]]]
    extends: Table
    sent_back: Table
    polls: Table
    helpers: Table
    connections: Table
    admin_schemes: frozenset[str]
    doc_resources: Table
    doc_operations: Table
    doc_models: Table
    doc_events: Table
    doc_parameters: dict[str, Table]
    reference: str
    sentences: Sentences = field(default_factory=Sentences)
    folder: Path | None = None
    missing: list[str] = field(default_factory=list)
    """Entries that apply, but name a schema that the document does not have."""
    _first_used: set[str] = field(default_factory=set)
    _prefixes_used: set[str] = field(default_factory=set)

    @cached_property
    def modules(self) -> dict[str, str]:
        """Pointer of a schema -> the module of the official package that has its class: `types.live.session`."""
        path = self.folder / "official-names.yaml" if self.folder else None
        if path is None or not path.is_file():
            return {}
        value, _ = read_text(path.read_bytes(), path.name)
        classes = value.get("classes", {}) if isinstance(value, dict) else {}
        return {pointer: key.partition(":")[0] for key, pointer in reversed(classes.items())}

    def order(self, names: Iterable[str]) -> dict[str, int]:
        """The places of some arguments in `[arguments]`; those that are not in it have none."""
        places = {name: number for number, name in enumerate(self.first)}
        found = {name: places[name] for name in names if name in places}
        self._first_used.update(found)
        return found

    def use_prefix(self, prefix: str) -> None:
        self._prefixes_used.add(prefix)

    def mixin(self, name: str) -> tuple[str, str] | None:
        """The hand-written part of a model (by class name): module and class of the runtime."""
        entry = self.extends.get(name)
        if not entry:
            return None
        module, _, class_ = entry.partition(":")
        return module, class_

    def resource_mixin(self, path: str, methods: Iterable[MethodPlan]) -> MixinPlan | None:
        """The hand-written part of a resource. `module:Class[method]` needs the method, and returns what it returns.

        The second names after it need to be names of methods.
        """
        found = self.mixin(path)
        if found is None:
            return None
        methods = list(methods)
        name, *instead = found[1].split()
        class_, _, method = name.rstrip("]").partition("[")
        others = {other for each in methods for other in each.other_paths}
        self.missing += [f"[extends] {path}: {other}" for other in instead if f"{path}.{other}" not in others]
        if not method:
            return MixinPlan(found[0], class_, instead=tuple(instead))
        for each in methods:
            if each.name == method:
                return MixinPlan(found[0], class_, each.answer, tuple(instead))
        self.missing.append(f"[extends] {path}")
        return None

    @property
    def idle(self) -> list[str]:
        """Entries that applied to nothing, in the order of the files."""
        tables = [
            self.methods, self.classes, self.resource_classes, self.names, self.owners, self.pages, self.streams, self.resumes, self.formats, self.vectors, self.families, self.extends, self.sent_back,
            self.polls, self.helpers, self.connections,
            self.doc_resources, self.doc_operations, self.doc_models, self.doc_events, *self.doc_parameters.values(),
        ]  # fmt: skip
        found = [*self.missing, *(entry for table in tables for entry in table.idle)]
        found += [f"[arguments] {name}" for name in self.first if name not in self._first_used]
        found += [f"[prefixes] {prefix}" for prefix, _ in self.prefixes if prefix not in self._prefixes_used]
        return found


def read(folder: Path | None) -> Surface:
    """Read surface.toml, docs.toml and sentences/ of a folder; each may be absent, and so may the folder (None)."""
    raw = read_surface(folder) if folder else {}
    docs = read_docs(folder) if folder else {}

    def table(name: str, source: dict[str, Any] = raw, label: str = "") -> Table:
        return Table(label or name, source.get(name, {}))

    return Surface(
        methods=table("methods"),
        prefixes=sorted(raw.get("prefixes", {}).items(), key=lambda item: -len(item[0])),
        queries=raw.get("queries", {}),
        ownership=tuple(raw.get("ownership", {}).get("order", ())),
        first=tuple(raw.get("arguments", {}).get("first", ())),
        areas=[_area(name, entry) for name, entry in raw.get("areas", {}).items()],
        classes=table("classes"),
        resource_classes=table("resource_classes"),
        names=table("names"),
        owners=table("owners"),
        pages=table("pages"),
        streams=table("streams"),
        resumes=table("resumes"),
        formats=table("formats"),
        vectors=table("vectors"),
        families=table("families"),
        headers=sorted(raw.get("headers", {}).items(), key=lambda item: -len(item[0])),
        extends=table("extends"),
        sent_back=table("sent_back"),
        polls=table("polls"),
        helpers=table("helpers"),
        connections=table("connections"),
        admin_schemes=frozenset(raw.get("admin", {}).get("schemes", ())),
        doc_resources=table("resources", docs, "docs.toml resources"),
        doc_operations=table("operations", docs, "docs.toml operations"),
        doc_models=table("models", docs, "docs.toml models"),
        doc_events=table("events", docs, "docs.toml events"),
        doc_parameters={
            name: Table(f"docs.toml parameters.{name!r}", entries)
            for name, entries in docs.get("parameters", {}).items()
        },
        reference=raw.get("reference", {}).get("url", ""),
        sentences=read_sentences(folder),
        folder=folder,
    )


def _area(name: str, entry: dict[str, Any]) -> AreaRule:
    return AreaRule(
        name=name,
        resources=tuple(entry.get("resources", ())),
        names=tuple(re.compile(pattern) for pattern in entry.get("names", ())),
        part_of=entry.get("part_of", ""),
        doc=entry.get("doc", ""),
        added=entry.get("added", False),
    )
