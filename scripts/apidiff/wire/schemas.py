"""Schemas of a document -> types of the graph. The rules about keywords are those of `pipeline.normalize`.

Rule: every schema that something refers to is read once, under its key; what is inline is read where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.document import pointers
from pipeline.normalize import shapes
from pipeline.normalize.shaper import Shaper as Reader
from pipeline.normalize.vocabulary import NUMBER_FORMATS

from .graph import ANY, PLAIN, Choice, Field, Limits, Listing, Member, Notes, Record, Ref, Scalar, Schema, Type, Value
from .spelling import BASE

SCHEMAS = "#/components/schemas/"
_BYTES = ("format", "contentMediaType", "contentEncoding")
_DEPTH = 50
"""Schemas inside schemas; a text that is nested as deep as `pipeline.load` allows stays below it."""


class Types:
    """Reads the schemas of one document into `schemas`, those of its components first."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.schemas: dict[str, Schema] = {}
        self._waiting: dict[str, shapes.Named] = {}
        self._sites: dict[shapes.Site, tuple[Type, Notes]] = {}
        self._depth = 0

    def read(self, names: list[str]) -> None:
        """Read the components called `names`; afterwards `finish` reads what has no name and is referred to."""
        for name in names:
            self._key(shapes.Named(pointers.child("#", "components", "schemas", name)))
        self.finish()

    def finish(self) -> None:
        """Read every schema that has been referred to."""
        while self._waiting:
            key, named = self._waiting.popitem()
            self.schemas[key] = self._schema(key, named)

    def site(self, site: shapes.Site) -> tuple[Type, Notes]:
        """Read what stands at a place."""
        if site not in self._sites:
            shape = self.reader.site(site)
            self._sites[site] = self._type(shape), _notes(shape.notes)
        return self._sites[site]

    def at(self, pointer: str) -> tuple[Type, Notes]:
        return self.site(shapes.Site((pointer,)))

    # --- schemas that have a name ------------------------------------------------------------------------------------

    def _key(self, named: shapes.Named) -> str:
        base = named.base and named.target in self.reader.families.children
        steps = pointers.steps(named.target)
        key = steps[2] if len(steps) == 3 and named.target.startswith(SCHEMAS) else named.target
        key += BASE if base else ""
        if key not in self.schemas:
            self._waiting.setdefault(key, shapes.Named(named.target, base))
        return key

    def _schema(self, key: str, named: shapes.Named) -> Schema:
        pointer = named.target
        shape = self.reader.place(pointer)
        if not named.base and pointer in self.reader.families.children:
            return self._family(key, pointer, shape)
        return Schema(key, self._type(shape), _notes(shape.notes), pointer)

    def _family(self, key: str, pointer: str, shape: shapes.Shape) -> Schema:
        """A base whose children extend it means any of them, or itself."""
        families = self.reader.families
        members = [*map(shapes.Named, families.children[pointer]), shapes.Named(pointer, base=True)]
        whole = shapes.Shape(tuple(members), {}, families.discriminator(pointer))
        return Schema(key, self._type(whole), _notes(shape.notes), pointer)

    # --- types -------------------------------------------------------------------------------------------------------

    def _type(self, shape: shapes.Shape) -> Type:
        if self._depth > _DEPTH:
            return ANY
        self._depth += 1
        try:
            null = any(isinstance(each, shapes.Null) for each in shape.alternatives)
            members = [self._member(each) for each in shape.alternatives if not isinstance(each, shapes.Null)]
        finally:
            self._depth -= 1
        tag = shape.discriminator
        mapping = (
            tuple(sorted((value, self._key(shapes.Named(target))) for value, target in tag.mapping)) if tag else ()
        )
        return Type(_distinct(members), null, tag.property if tag else "", mapping)

    def _member(self, each: shapes.Alternative) -> Member:
        limits = _limits(each.constraints)
        match each:
            case shapes.Scalar(kind=kind, binary=binary):
                if binary:
                    return Scalar("bytes", tuple(pair for pair in limits if pair[0] not in _BYTES), each.at)
                return Scalar(kind, limits, each.at)
            case shapes.Choice(values=values):
                return Choice(tuple(sorted({_text(value) for _, value in values})), limits, each.at)
            case shapes.Sequence(items=items):
                return Listing(self._either(items), limits, each.at)
            case shapes.Named():
                return Ref(self._key(each), limits, each.at)
            case shapes.Record():
                extra = self._either(each.extras) if each.extras else None
                return Record(self._fields(each), extra, each.closed, limits, each.at)
            case _:
                return Value(limits, each.at)

    def _fields(self, record: shapes.Record) -> tuple[Field, ...]:
        found = []
        undeclared = sorted(record.required - record.fields.keys())
        if undeclared and record.at:
            names = ", ".join(undeclared)
            self.reader.spec.note(record.at, f"`required` names undeclared properties: {names}")
        for wire, site in sorted(record.fields.items()):
            type_, notes = self.site(site)
            found.append(Field(wire, type_, wire in record.required, notes, site.pointer))
        return tuple(found)

    def _either(self, sites: tuple[shapes.Site, ...]) -> Type:
        """What may be any of several schemas; any value where there is none."""
        read = [self.site(site)[0] for site in sites]
        if len(read) == 1:
            return read[0]
        members = [member for each in read for member in each.members]
        return Type(_distinct(members), any(each.null for each in read)) if read else ANY


def _distinct(members: list[Member]) -> tuple[Member, ...]:
    """Leave out what is said twice; enums that stand side by side, without limits, are one."""
    found = list(dict.fromkeys(members))
    bare = [each for each in found if isinstance(each, Choice) and not each.limits]
    if len(bare) > 1:
        values = tuple(sorted({value for each in bare for value in each.values}))
        first = found.index(bare[0])
        found = [each for each in found if each not in bare]
        found.insert(min(first, len(found)), Choice(values, (), bare[0].pointer))
    return tuple(found)


def _notes(said: Mapping[str, Any]) -> Notes:
    default = _text(said["default"]) if "default" in said else None
    flags = [said.get(keyword) is True for keyword in ("deprecated", "readOnly", "writeOnly")]
    return Notes(default, *flags) if default is not None or any(flags) else PLAIN


def _limits(said: Mapping[str, Any]) -> Limits:
    """Constraints; a number's width says nothing, and a bound without an end is none."""
    kept = {
        keyword: value
        for keyword, value in said.items()
        if not (keyword == "format" and str(value) in NUMBER_FORMATS) and value not in (float("inf"), float("-inf"))
    }
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(kept.get(exclusive), bool) and kept.pop(exclusive) and bound in kept:
            kept[exclusive] = kept.pop(bound)  # `minimum: 0, exclusiveMinimum: true`, as OpenAPI 3.0 writes it
    if "oneOf" in kept:  # members that only say what is required; either keyword says the same to a program
        kept["anyOf"] = kept.pop("oneOf")
    return tuple(sorted((keyword, _text(_settled(value))) for keyword, value in kept.items()))


def _settled(value: Any) -> Any:
    """Put the lists inside a constraint in order, where their order says nothing."""
    if isinstance(value, list):
        return sorted(map(_settled, value), key=_text)
    return {key: _settled(each) for key, each in value.items()} if isinstance(value, dict) else value


def _text(value: Any) -> str:
    """Write a value as JSON; a whole number is written alike whether it has a point or not."""
    return json.dumps(_whole(value), ensure_ascii=True, sort_keys=True)


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return {str(key): _whole(each) for key, each in value.items()} if isinstance(value, dict) else value
