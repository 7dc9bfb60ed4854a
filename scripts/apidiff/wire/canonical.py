"""Schemas of a document -> shapes in one spelling. The rules about keywords are those of `pipeline.normalize`.

Rule: every schema that something refers to is read once, under its key; what is inline is read where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.document import pointers
from pipeline.normalize.shaper import Shaper
from pipeline.normalize.shapes import (
    ANYTHING,
    Alternative,
    Choice,
    Discriminator,
    Named,
    Null,
    Record,
    Scalar,
    Sequence,
    Shape,
    Site,
)
from pipeline.normalize.vocabulary import NUMBER_FORMATS

from .graph import Notes, Schema, members
from .signature import Signatures
from .spelling import BASE

SCHEMAS = "#/components/schemas/"
_BYTES = ("format", "contentMediaType", "contentEncoding")
_DEPTH = 50
"""How deep schemas may be nested; any text that `pipeline.load` accepts stays below this."""
_EITHER, _AGAIN = "any of", "again"
"""First parts of sites that the document does not have: one for any of several schemas (the places of a tuple, several
patterns), and one for a place inside itself (an `allOf` that holds itself), which may be any value."""


class Schemas:
    """Reads the schemas of one document into `schemas`, those of its components first."""

    def __init__(self, reader: Shaper) -> None:
        self.reader = reader
        self.schemas: dict[str, Schema] = {}
        self.sites: dict[Site, Shape] = {}
        self._signatures = Signatures(self.sites)
        self._waiting: dict[str, Named] = {}
        self._open: list[Site] = []

    def read(self, names: list[str]) -> None:
        """Read the components called `names`, and everything they refer to."""
        for name in names:
            self._key(Named(pointers.child("#", "components", "schemas", name)))
        self.finish()

    def finish(self) -> None:
        """Read every schema that has been referred to."""
        while self._waiting:
            key, named = self._waiting.popitem()
            self.schemas[key] = Schema(self._schema(named), named.target)

    def at(self, pointer: str) -> Shape:
        """Return the type at a pointer."""
        return self._site(Site((pointer,)))

    def _site(self, site: Site) -> Shape:
        if site not in self.sites:
            self._open.append(site)
            try:
                self.sites[site] = self._canonical(self.reader.site(site))
            finally:
                self._open.pop()
        return self.sites[site]

    def _inside(self, site: Site) -> Site:
        """Read a site inside another one; where a site would be inside itself, stop and return a site for any value."""
        if site in self._open or len(self._open) > _DEPTH:
            site = Site((_AGAIN, site.pointer))
            self.sites[site] = ANYTHING
        self._site(site)
        return site

    # --- schemas that have a name ------------------------------------------------------------------------------------

    def _key(self, named: Named) -> str:
        base = named.base and named.target in self.reader.families.children
        steps = pointers.steps(named.target)
        key = steps[2] if len(steps) == 3 and named.target.startswith(SCHEMAS) else named.target
        key += BASE if base else ""
        if key not in self.schemas:
            self._waiting.setdefault(key, Named(named.target, base))
        return key

    def _schema(self, named: Named) -> Shape:
        """Read a schema. A base that other schemas extend stands for any of them, or itself."""
        shape, families = self.reader.place(named.target), self.reader.families
        if not named.base and named.target in families.children:
            any_of = (*map(Named, families.children[named.target]), Named(named.target, base=True))
            shape = Shape(any_of, shape.notes, families.discriminator(named.target))
        return self._canonical(shape)

    # --- types -------------------------------------------------------------------------------------------------------

    def _canonical(self, shape: Shape) -> Shape:
        found = [self._member(each) for each in members(shape)]
        null = [each for each in shape.alternatives if isinstance(each, Null)][:1]
        tag = shape.discriminator
        if tag is not None:
            tag = Discriminator(
                tag.property, tuple(sorted((value, self._key(Named(target))) for value, target in tag.mapping))
            )
        return Shape((*self._distinct(found), *null), _notes(shape.notes), tag)

    def _member(self, each: Alternative) -> Alternative:
        limits = _limits(each.constraints) if each.constraints else {}
        changed: dict[str, Any] = {}
        match each:
            case Scalar(binary=True):
                limits = {keyword: text for keyword, text in limits.items() if keyword not in _BYTES}
            case Choice(values=values):
                texts = sorted({_text(value) for _, value in values})
                changed = {"values": tuple((_kind_of(text), text) for text in texts)}
            case Sequence(items=items):
                changed = {"items": self._either(items)}
            case Named():
                changed = {"target": self._key(each), "base": False}
            case Record():
                fields = self._fields(each)
                changed = {"fields": fields, "required": each.required.intersection(fields)}
                changed |= {"extras": self._either(each.extras), "open": False, "origin": ""}
        return replace(each, constraints=limits, **changed) if changed or each.constraints else each

    def _fields(self, record: Record) -> dict[str, Site]:
        undeclared = sorted(record.required - record.fields.keys())
        if undeclared and record.at:
            names = ", ".join(undeclared)
            self.reader.spec.note(record.at, f"`required` names undeclared properties: {names}")
        return {wire: self._inside(site) for wire, site in sorted(record.fields.items())}

    def _either(self, sites: tuple[Site, ...]) -> tuple[Site, ...]:
        """Read several alternative schemas and return one site for all; none if any value is allowed."""
        sites = tuple(map(self._inside, sites))
        if len(sites) < 2:
            return sites
        read = [self.sites[each] for each in sites]
        site = Site((_EITHER, *(part for each in sites for part in each.parts)))
        null = [Null()] if any(isinstance(one, Null) for each in read for one in each.alternatives) else []
        found = self._distinct([member for each in read for member in members(each)])
        self.sites[site] = Shape((*found, *null))
        return (site,)

    def _distinct(self, found: list[Alternative]) -> list[Alternative]:
        """Drop duplicates, and merge enums that have no constraints."""
        if len(found) < 2:
            return found
        distinct: dict[str, Alternative] = {}
        for each in found:
            distinct.setdefault(self._signatures.of_member(each), each)
        bare = {at: each for at, each in distinct.items() if isinstance(each, Choice) and not each.constraints}
        if len(bare) > 1:
            first, *others = bare
            texts = sorted({value for each in bare.values() for value in each.values}, key=lambda pair: pair[1])
            distinct[first] = replace(bare[first], values=tuple(texts))
            for at in others:
                del distinct[at]
        return list(distinct.values())


def _notes(said: Mapping[str, Any]) -> Notes:
    flags: dict[str, str | bool] = {
        keyword: True for keyword in ("deprecated", "readOnly", "writeOnly") if said.get(keyword) is True
    }
    return {"default": _text(said["default"]), **flags} if "default" in said else flags


def _limits(said: Mapping[str, Any]) -> dict[str, str]:
    """Return constraints as JSON texts, without number widths and infinite bounds."""
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
    return {keyword: _text(_settled(kept[keyword])) for keyword in sorted(kept)}


def _settled(value: Any) -> Any:
    """Sort the lists inside a constraint, whose order means nothing."""
    if isinstance(value, list):
        return sorted(map(_settled, value), key=_text)
    return {key: _settled(each) for key, each in value.items()} if isinstance(value, dict) else value


def _text(value: Any) -> str:
    """Return a value as JSON text; 1.0 is written as 1."""
    return json.dumps(_whole(value), ensure_ascii=True, sort_keys=True)


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return {str(key): _whole(each) for key, each in value.items()} if isinstance(value, dict) else value


def _kind_of(text: str) -> str:
    """Return the kind of a JSON text: str, bool or number."""
    return "str" if text[0] == '"' else "bool" if text in ("true", "false") else "number"
