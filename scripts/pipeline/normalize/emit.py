"""Shapes -> the components of the parser's document, and the schemas that they represent.

Rule: every object gets a component of its own; all other anonymous types are written in place. A place is written once,
by the schema that it belongs to, so that what a child inherits keeps the parent's names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from ..api import Alias, Field, Object, Schema
from ..document import pointers
from . import facts, names, presentation, references, variants
from .media import BINARY, TEXT, Type
from .result import PENDING
from .shaper import Shaper
from .shapes import Alternative, Anything, Choice, Discriminator, Named, Null, Record, Scalar, Sequence, Shape, Site

NULL: Type = {"type": "null"}
SCALARS: dict[str, Type] = {
    "str": TEXT,
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
}
COMPONENTS = ("components", "schemas")
MAX_MEMBERS = 500
"""How many members a union may have. Tools that read Python give up on much longer ones."""
MAX_WITHIN_ITSELF = 4
"""How deeply an object without a name may contain itself. What ends at all, ends sooner."""


@dataclass
class Emitter:
    """Collects the parser's components and, under the same keys, the schemas that they represent."""

    shaper: Shaper
    components: dict[str, Type] = field(default_factory=dict)
    schemas: dict[str, Schema] = field(default_factory=dict)
    pointers: dict[str, str] = field(default_factory=dict)
    _names: names.Names = field(default_factory=names.Names)
    _keys: dict[tuple[str, bool], str] = field(default_factory=dict)
    _sites: dict[Site, Type] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)
    _count: int = 0
    _within: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._own_identity = references.places(self.shaper.spec)

    # --- components ------------------------------------------------------------------------------------------------

    def declare(self, component_names: list[str]) -> None:
        """Reserve the names and keys of the document's own components, in their order."""
        for name in component_names:
            self._names.reserve(name)
            self._keys[pointers.child("#", *COMPONENTS, name), False] = self._key("S")
        for (pointer, _), key in list(self._keys.items()):
            self.pointers[key] = pointer

    def write(self) -> None:
        """Write every component; a family's base becomes two."""
        for pointer, base in list(self._keys):
            name = pointers.steps(pointer)[2]
            if pointer in self.shaper.families.children:
                self._family(pointer, name)
            else:
                self._named(self._keys[pointer, base], name, pointer, None)

    @property
    def places(self) -> list[str]:
        """The pointers of all schemas that can be referred to."""
        return [pointer for pointer, _ in self._keys]

    def name_operation(self, pointer: str, operation_id: str) -> None:
        """Name inline schemas below `pointer` after this operation."""
        self._owners[pointer] = operation_id

    def reference(self, named: Named) -> Type:
        """Return a reference to a schema. It gets a name now if it has none."""
        wanted = (named.target, named.base and named.target in self.shaper.families.children)
        if wanted not in self._keys:
            self._keys[wanted] = key = self._key("S")
            self.pointers[key] = named.target
            owner, name = self._place_name(named.target)
            self._named(key, self._names.claim(name), named.target, owner)
        return presentation.reference(self._keys[wanted])

    def box(self, kind: str, type_: Type, pointer: str) -> str:
        """Put a type into a component of its own, which the parser resolves like any other. Return its key."""
        key = self._key(kind)
        self.components[key] = _object({"value": type_}, ["value"])
        self.pointers[key] = pointer
        return key

    def _key(self, letter: str) -> str:
        self._count += 1
        return f"{letter}{self._count:05}"

    def _named(self, key: str, name: str, pointer: str, inline: str | None) -> None:
        shape = self.shaper.place(pointer)
        members: list[Alternative] = [each for each in shape.alternatives if not isinstance(each, Null)]
        match members:
            case [Named(base=True) as named]:  # a child that adds nothing to its base
                members = list(self.shaper.expand(named).alternatives)
        match members:
            case [Record() as record] if not _is_map(record):
                self._object(key, name, record, shape, inline, pointer)
            case _:
                self._alias(key, name, shape, inline, pointer)

    def _alias(self, key: str, name: str, shape: Shape, inline: str | None, pointer: str) -> None:
        self.components[key] = {}
        type_ = self.shape(shape, name, _owner(name, inline), pointer, named=True)
        self.components[key] = _object({"value": type_}, ["value"])
        self.schemas[key] = Alias(name, pointer, PENDING, facts.of(shape), inline)

    def _family(self, pointer: str, name: str) -> None:
        """Write a base whose children extend it: its name means any of them; the object itself is called …Base."""
        key = self._keys[pointer, False]
        self._keys[pointer, True] = base_key = self._key("S")
        self.pointers[base_key] = pointer
        self._named(base_key, self._names.claim(f"{name}Base"), pointer, name)
        families = self.shaper.families
        members = [*(Named(child) for child in families.children[pointer]), Named(pointer, base=True)]
        shape = Shape(tuple(members), {}, families.discriminator(pointer))
        self._alias(key, name, shape, None, pointer)

    def _object(self, key: str, name: str, record: Record, shape: Shape, inline: str | None, pointer: str) -> None:
        self.components[key] = {}
        owner = _owner(name, inline)
        properties: dict[str, Type] = {}
        required: list[str] = []
        fields: list[Field] = []
        for index, (wire, site) in enumerate(record.fields.items()):
            slot = f"f{index}"
            properties[slot] = self.site(site, name + (names.pascal(wire) or "Field"), owner)
            if wire in record.required:
                required.append(slot)
            fields.append(Field(wire, PENDING, False, site.pointer, facts.of(self.shaper.site(site))))
        extra = self._values(record, name, owner) if record.extras or record.open else False
        self.components[key] = _object(properties, required, extra)
        undeclared = sorted(record.required - record.fields.keys())
        if undeclared:
            self.shaper.spec.note(pointer, f"`required` names undeclared properties: {', '.join(undeclared)}")
        self.schemas[key] = Object(
            name, pointer, tuple(fields), None, facts.of_object(shape, record, undeclared), inline
        )

    # --- types -----------------------------------------------------------------------------------------------------

    def site(self, site: Site, name: str, owner: str) -> Type:
        """Return the type of a place. An inline object there is called `name`; `owner` is what it is inline in."""
        if len(site.parts) == 1 and site.pointer in self._own_identity:
            return self._with_null(self.reference(Named(site.pointer)), Named(site.pointer))
        if site not in self._sites:
            self._write_owner(site, owner)
        if site not in self._sites:
            self._sites[site] = self.shape(self.shaper.site(site), name, owner, site.pointer)
        return self._sites[site]

    def _write_owner(self, site: Site, owner: str) -> None:
        """Write the component around a place first, so that it names the place, and not a schema that inherits it."""
        way, _ = names.owner(site.pointer)
        pointer = pointers.child("#", *way)
        key = self._keys.get((pointer, False))
        if len(site.parts) == 1 and key is not None and key not in self.components and way[2] != owner:
            if pointer in self.shaper.families.children:
                self._family(pointer, way[2])
            else:
                self._named(key, way[2], pointer, None)

    def shape(self, shape: Shape, name: str, owner: str, pointer: str, *, named: bool = False) -> Type:
        """Return a type: its alternatives without repetition, null last. With `named`, the type itself has the name."""
        if len(shape.alternatives) > MAX_MEMBERS:
            many = f"a union of {len(shape.alternatives)} members; at most {MAX_MEMBERS} can be written down as a type"
            self.shaper.spec.unsupported(pointer, many)
            return {}
        labels = variants.labels(self.shaper, shape, named=named)
        members: list[Type] = []
        null = False
        for each, label in zip(shape.alternatives, labels, strict=True):
            match each:
                case Null():
                    null = True
                case Choice():
                    members += [{"const": value} for _, value in each.values]
                case Scalar():
                    members.append(BINARY if each.binary else SCALARS[each.kind])
                case Anything():
                    members.append({})
                case Named():
                    members.append(self.reference(each))
                    null = null or self._is_nullable_object(each)
                case Sequence():
                    members.append({"type": "array", "items": self._items(each, name + label, owner)})
                case Record() if _is_map(each):
                    members.append(self._map(each, name + label, owner, pointer))
                case Record():
                    members.append(self._inline(each, name + label, owner, pointer))
        return _union(members, null, self._discriminator(shape.discriminator))

    def _inline(self, record: Record, name: str, owner: str, pointer: str) -> Type:
        """Write an inline object as a component of its own. Return a reference to it."""
        place = record.at or pointer
        if self._within.count(place) >= MAX_WITHIN_ITSELF:
            endless = "an allOf that contains itself and adds to it describes an endless object"
            self.shaper.spec.unsupported(place, endless)
            return {}
        key = self._key("S")
        self.pointers[key] = place
        written = self.shaper.place(place)
        alone = Shape((record,), written.notes, written.discriminator if len(written.alternatives) == 1 else None)
        self._within.append(place)
        self._object(key, self._names.claim(name), record, alone, owner, place)
        self._within.pop()
        return presentation.reference(key)

    def _map(self, record: Record, name: str, owner: str, pointer: str) -> Type:
        key = self._key("M")
        self.pointers[key] = pointer
        self.components[key] = _object({}, [], self._values(record, name, owner))
        return presentation.reference(key)

    def _values(self, record: Record, name: str, owner: str) -> Type:
        return self._either(record.extras, f"{name}Value", owner)

    def _items(self, sequence: Sequence, name: str, owner: str) -> Type:
        return self._either(sequence.items, names.singular(name), owner)

    def _either(self, sites: tuple[Site, ...], name: str, owner: str) -> Type:
        """Return the type of a value that may have any of several schemas; any value if there is none."""
        if len(sites) == 1:
            return self.site(sites[0], name, owner)
        numbered = [self.site(site, f"{name}{index}", owner) for index, site in enumerate(sites, 1)]
        members = [member for each in numbered for member in each.get("anyOf", [each])]
        return _union([each for each in members if each != NULL], NULL in members, None) if members else {}

    # --- null, tags, names -----------------------------------------------------------------------------------------

    def _is_nullable_object(self, named: Named) -> bool:
        """Return whether a schema is an object or null. It becomes an object; what refers to it gets the null."""
        if named.base or named.target in self.shaper.families.children:
            return False
        alternatives = self.shaper.place(named.target).alternatives
        records = [each for each in alternatives if isinstance(each, Record) and not _is_map(each)]
        return len(alternatives) == 2 and len(records) == 1 and any(isinstance(each, Null) for each in alternatives)

    def _with_null(self, type_: Type, named: Named) -> Type:
        return _union([type_], self._is_nullable_object(named), None)

    def _discriminator(self, discriminator: Discriminator | None) -> Type | None:
        if discriminator is None:
            return None
        mapping = [[value, self.reference(Named(target))["$ref"]] for value, target in discriminator.mapping]
        return {"propertyName": discriminator.property, "mapping": mapping}

    def _place_name(self, pointer: str) -> tuple[str, str]:
        """Return the owner and the name of a place, by the component or operation around it."""
        steps, way = names.owner(pointer)
        operation = self._owners.get(pointers.child("#", *steps))
        if operation is not None:
            return operation, names.inside(names.pascal(operation), way)
        return steps[-1], names.inside(steps[-1], way)


def _owner(name: str, inline: str | None) -> str:
    """Return what the inline schemas of a schema are inline in: the component or operation, at any depth."""
    return name if inline is None else inline


def _object(properties: dict[str, Type], required: list[str], extra: Any = False) -> Type:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": extra}


def _is_map(record: Record) -> bool:
    return not record.fields and not record.closed


def _union(members: list[Type], null: bool, discriminator: Type | None) -> Type:
    distinct = list({json.dumps(each, sort_keys=True): each for each in members}.values())
    if null:
        distinct.append(NULL)
    if len(distinct) == 1:
        return distinct[0]
    union: dict[str, Any] = {"anyOf": distinct}
    if discriminator is not None:
        union["x-discriminator"] = discriminator
    return union
