"""spec/sentences/*.toml: a sentence of our own for fields of models, by the class in `models` and the name on the wire.

    [ChatCompletion]
    created = "When it was generated, in seconds since 1970."

    ["Response*Event"]
    delta = "What is new."

A name with `*` holds for all classes that it fits and that have the field, unless their own table says something else.

Rule: a sentence for a class or a field that is not there is told with its file and what is like it, so that nobody looks
for a sentence that nothing shows.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from ..api import Api, Literal, Object
from ..errors import PipelineError
from ..package import AreaPlan, FieldPlan, ModelPlan

FOLDER = "sentences"


@dataclass
class Sentences:
    """All sentences of a folder."""

    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    """Class -> name on the wire -> sentence."""
    files: dict[str, str] = field(default_factory=dict)
    """Class -> the file that has its table."""

    def of(self, class_: str, wire: str) -> str:
        """Return the sentence of a field, or ""."""
        tables = [
            self.texts.get(class_, {}),
            *(self.texts[each] for each in self._patterns if fnmatchcase(class_, each)),
        ]
        return next((table[wire] for table in tables if wire in table), "")

    @cached_property
    def _patterns(self) -> list[str]:
        return [each for each in self.texts if "*" in each]

    def by_pointer(self, api: Api, classes: Mapping[str, str]) -> dict[str, str]:
        """Map the pointer of each field to its sentence: an argument that is the same property may say it, too."""
        return {
            each.pointer: said
            for schema in api.schemas.values()
            if isinstance(schema, Object)
            for each in schema.fields
            if (said := self.of(classes[schema.name], each.wire))
        }

    def missing(self, areas: Iterable[AreaPlan]) -> list[str]:
        """Return what has a sentence and is not there, with the names that are like it."""
        models = _fields(areas)
        found = []
        for class_, told in self.texts.items():
            place = f"{FOLDER}/{self.files[class_]} [{class_}]"
            meant = _meant(class_, models)
            fields = {wire for each in meant for wire in models[each]}
            if not meant:
                found.append(f"{place}: there is no such class{_like(class_, models)}")
                continue
            gone = [wire for wire in told if wire not in fields]
            found += [f"{place} {wire}: there is no such field{_like(wire, fields)}" for wire in gone]
        return found

    def told(self, areas: Iterable[AreaPlan]) -> tuple[int, int, int]:
        """Return how many models have a table, how many fields these have, and how many of them have no sentence.

        A field that can only be one word, such as `object`, needs none.
        """
        models = _fields(areas)
        classes = {each for name in self.texts for each in _meant(name, models)}
        fields = [said for class_ in classes for said in models[class_].values()]
        return len(classes), len(fields), fields.count("")


def read(folder: Path | None) -> Sentences:
    """Read all files of a folder of settings; none, if it has no such folder."""
    made = Sentences()
    for path in sorted((folder / FOLDER).glob("*.toml")) if folder else ():
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except ValueError as exc:
            raise PipelineError(f"{FOLDER}/{path.name} cannot be read: {exc}", fix=f"edit {path}") from exc
        for class_, told in tables.items():
            _check(path, class_, told, made)
            made.texts[class_], made.files[class_] = told, path.name
    return made


def _check(path: Path, class_: str, told: object, made: Sentences) -> None:
    place = f"{FOLDER}/{path.name}: [{class_}]"
    if not isinstance(told, dict):
        raise PipelineError(f"{place} is not a table but {told!r:.60}", fix=f"edit {path}")
    if class_ in made.texts:
        raise PipelineError(f"{place} is in {made.files[class_]}, too", fix=f"keep one of the two tables; edit {path}")
    for wire, said in told.items():
        if not isinstance(said, str) or not said.endswith("."):
            raise PipelineError(f"{place} {wire!r} is {said!r:.60}, where a sentence is expected", fix=f"edit {path}")


def _fields(areas: Iterable[AreaPlan]) -> dict[str, dict[str, str]]:
    """Map each class to its fields, by their names on the wire, with what is said of them."""
    return {
        member.name: {each.wire: each.doc for each in member.fields if each.doc or not _is_constant(each)}
        for area in areas
        for member in area.members
        if isinstance(member, ModelPlan)
    }


def _is_constant(each: FieldPlan) -> bool:
    return isinstance(each.type, Literal) and len(each.type.values) == 1


def _meant(name: str, models: Mapping[str, object]) -> list[str]:
    """Return the classes that a table is about."""
    return [each for each in models if fnmatchcase(each, name)] if "*" in name else [name] if name in models else []


def _like(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, list(names), 2, 0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""
