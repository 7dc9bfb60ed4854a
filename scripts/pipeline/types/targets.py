"""A type of the official package -> what stands for it here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..api import Literal, Ref, Type, UnionOf
from ..package import AliasPlan, FieldPlan, ModelPlan, PackagePlan
from .places import Places
from .table import NameTable, Schema

MODEL, DICT, ALIAS = "model", "dict", "alias"


@dataclass(frozen=True, slots=True)
class Target:
    """What a type of the official package is in this package."""

    text: str
    """The expression for a class that this package has anyway: `_m.Model` (models) or `_p.Model` (params). "": there is
    none, so module `home` defines `name`."""
    home: str = ""
    name: str = ""
    refused: str = ""
    """Why the name is refused, and what to do instead; "" if it is not."""


class Targets:
    """Finds the target of each type of a table. `by_hand` are the modules that have a template of their own."""

    def __init__(self, table: NameTable, plan: PackagePlan, by_hand: frozenset[str] = frozenset()) -> None:
        self.table = table
        self._by_hand = by_hand
        self._places = Places(plan)
        self.of = cache(self._of)
        self.is_sent = cache(self._is_sent)

    def kind(self, key: str) -> str:
        """Return which kind of type it is: MODEL, DICT (a TypedDict) or ALIAS (no class: a union, say)."""
        shape = self.table.shapes.get(key)
        if shape is None:
            return DICT if key in self.table.dicts else MODEL
        return str(shape.get("x-official-type", ALIAS))

    def _of(self, key: str) -> Target:
        home, _, name = key.partition(":")
        if refused := self.table.refusal(key):
            return Target("", home, name, refused)
        if home in self._by_hand:
            return Target("", home, name)
        member = self._places.member(self.table.classes.get(key, ""))
        if (text := self._ours(key, member)) is not None:
            return Target(text)
        return Target("", home, name, "" if key in self.table.shapes else "the API has nothing of this shape any more")

    def _ours(self, key: str, member: ModelPlan | AliasPlan | None) -> str | None:
        """Return the name of models or params that has the same meaning; None if there is none."""
        shape, kind = self.table.shapes.get(key), self.kind(key)
        if kind == ALIAS:
            assert shape is not None
            if isinstance(member, AliasPlan) and self._is_union_of_models(shape):
                ours = set(self._objects(Ref(member.name)))
                if {f"_m.{each}" for each in ours} >= {self.of(each).text for each in self._classes(shape)}:
                    return f"_m.{member.name}"
            if (refers := shape.get("$ref")) and not self.of(refers).refused:
                return self.of(refers).text or None
            return None
        if not isinstance(member, ModelPlan) or (shape is not None and not self._is_same(shape, member)):
            return None
        return f"_p.{member.name}" if kind == DICT and member.in_request else f"_m.{member.name}"

    # --- unions --------------------------------------------------------------------------------------------------------

    def _is_sent(self, key: str) -> bool:
        """Return whether a type belongs to a request: a TypedDict, or what mentions one."""
        if self.kind(key) != ALIAS:
            return self.kind(key) == DICT
        home = key.partition(":")[0]
        kinds = {self.kind(each) for each in self._classes(self.table.shapes[key])}
        return DICT in kinds or (not kinds and home.endswith(("_param", "_params")))

    def _is_union_of_models(self, shape: Schema) -> bool:
        members = [each for each in shape.get("anyOf", ()) if each.get("type") != "null"]
        return len(members) > 1 and all("$ref" in each for each in members) and all(
            self.kind(each) == MODEL for each in self._classes(shape)
        )  # fmt: skip

    def _classes(self, shape: Schema, seen: frozenset[str] = frozenset()) -> Iterator[str]:
        """Yield the keys of the classes that an alias mentions, at any depth."""
        for key in references(shape):
            if key in seen or key.partition(":")[2].startswith("_"):
                continue
            if self.kind(key) != ALIAS:
                yield key
            else:
                yield from self._classes(self.table.shapes[key], seen | {key})

    def _objects(self, type_: Type) -> Iterator[str]:
        """Yield the names of the models in a type, through aliases."""
        if isinstance(type_, UnionOf):
            for each in type_.members:
                yield from self._objects(each)
        elif isinstance(type_, Ref):
            member = self._places.by_name[type_.name]
            if isinstance(member, ModelPlan):
                yield member.name
            else:
                yield from self._objects(member.type)

    # --- the same shape ------------------------------------------------------------------------------------------------

    def _is_same(self, shape: Schema, member: ModelPlan) -> bool:
        """Return whether a class has the same fields by the same names, the same required ones, and the same words."""
        theirs: dict[str, Schema] = shape.get("properties", {})
        ours = {field.wire: field for field in member.fields}
        required = {field.wire for field in member.fields if field.required}
        return (
            theirs.keys() == ours.keys()
            and "x-official-arguments" not in shape
            and set(shape.get("required", ())) == required
            and all(self._words(each) == self._our_words(ours[name]) for name, each in theirs.items())
        )

    def _words(self, schema: Any) -> set[str]:
        """Return the literals that a schema allows, not those inside of lists and objects."""
        if "enum" in schema:
            return {repr(value) for value in schema["enum"] if value is not None}
        if "anyOf" in schema:
            return {word for each in schema["anyOf"] for word in self._words(each)}
        if (key := schema.get("$ref")) and self.kind(key) == ALIAS and key in self.table.shapes:
            return self._words(self.table.shapes[key])
        return set()

    def _our_words(self, field: FieldPlan) -> set[str]:
        def words(type_: Type) -> set[str]:
            if isinstance(type_, Literal):
                return set(map(repr, type_.values))
            if isinstance(type_, UnionOf):
                return {word for each in type_.members for word in words(each)}
            if isinstance(type_, Ref) and isinstance(member := self._places.by_name[type_.name], AliasPlan):
                return words(member.type)
            return set()

        return words(field.type)


def references(schema: Any) -> Iterator[str]:
    """Yield the keys that a schema mentions."""
    if isinstance(schema, dict):
        for name, below in schema.items():
            if name == "$ref" and isinstance(below, str):
                yield below
            elif name != "enum":
                yield from references(below)
    elif isinstance(schema, list):
        for each in schema:
            yield from references(each)
