"""What each module defines and offers: the values that the templates write."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .spelling import annotation
from .table import Schema
from .targets import ALIAS, DICT, Target, Targets, references

_WORD = re.compile(r"'[^']*'|([A-Za-z_]\w*)")
"""A name; what stands in quotes is none."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    wire: str
    text: str
    required: bool
    nullable: bool
    constant: Any = None
    decoder: str = ""
    """The expression that makes models of a value called `value`."""


@dataclass(frozen=True, slots=True)
class Class:
    name: str
    is_dict: bool
    fields: tuple[Field, ...]
    base: str = ""
    functional: bool = False
    """A TypedDict that class syntax cannot express."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that a package offers: the user sees it there, and it is defined elsewhere."""

    name: str
    text: str
    """What it is to type checkers: `_m.Model` or `_p.Model`; "" if it is imported from `place`."""
    place: str
    """Where it is at run time, as `lazy_package` reads it (templates/runtime/base/lazy_package.py): `m.Model`, `p.Model`,
    `.module`, `types.shared.module:Name`."""


@dataclass(frozen=True, slots=True)
class Module:
    name: str
    is_package: bool
    classes: tuple[Class, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Name and text, each after those that it needs."""
    imports: tuple[tuple[str, str, str], ...] = ()
    """(package, module in it, the name that it has here)."""
    taken: tuple[tuple[str, str], ...] = ()
    """(module, name in it): what is here under the same name."""
    offers: tuple[Offer, ...] = ()
    packages: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name.replace('.', '/')}{'/__init__' if self.is_package else ''}.py"

    @property
    def root(self) -> str:
        """The dots that lead to the whole package."""
        return "." * (self.name.count(".") + 1 + self.is_package)

    def near(self, other: str) -> str:
        """Return the shortest way from here to another module: `types.shared.metadata` -> `..shared.metadata`."""
        here, there = self.name.split(".")[:-1], other.split(".")
        same = 0
        while here[same : same + 1] == there[same : same + 1] != []:
            same += 1
        return "." * (len(here) - same + 1) + ".".join(there[same:])

    @property
    def passed_on(self) -> str:
        """The package that has all of its names, "models" or "params"; "" if some are from elsewhere, or differ there."""
        for letter, package in (("_m", "models"), ("_p", "params")):
            if not (self.classes or self.refused or self.taken) and all(
                text == f"{letter}.{name}" for name, text in self.aliases
            ):
                return package
        return ""

    @property
    def names(self) -> tuple[str, ...]:
        defined = [*(each.name for each in self.classes), *(name for name, _ in self.aliases)]
        return tuple(sorted([*defined, *(name for _, name in self.taken)]))


def modules(targets: Targets) -> Iterator[Module]:
    """Yield all modules by name."""
    table = targets.table
    own: dict[str, list[str]] = {}
    for key in table.keys:
        own.setdefault(key.partition(":")[0], []).append(key)
    for name in table.modules:
        if name in table.packages:
            yield _package(name, targets)
        else:
            yield _Leaf(name, targets, own.get(name, [])).module()


def _package(name: str, targets: Targets) -> Module:
    offers, refused, aliases = [], [], []
    for each, value in targets.table.exports.get(name, {}).items():
        if isinstance(value, dict):
            aliases.append((each, annotation(value, str, sent=False)))
            continue
        target = targets.of(value)
        if target.refused:
            refused.append((each, target.refused))
        elif target.text:
            offers.append(Offer(each, target.text, target.text.removeprefix("_")))
        else:
            place = target.home.removeprefix(name) if target.home.startswith(f"{name}.") else target.home
            offers.append(Offer(each, "", place if target.name == each else f"{place}:{target.name}"))
    below = sorted({each[len(name) + 1 :].partition(".")[0] for each in targets.table.packages if each.startswith(f"{name}.")})  # fmt: skip
    return Module(
        name, True, aliases=tuple(aliases), offers=tuple(offers), packages=tuple(below), refused=tuple(refused)
    )


@dataclass
class _Leaf:
    name: str
    targets: Targets
    keys: list[str]
    imports: dict[str, str] = field(default_factory=dict)
    """Module -> the name that it has here."""

    def module(self) -> Module:
        classes: list[Class] = []
        aliases: dict[str, str] = {}
        refused: list[tuple[str, str]] = []
        if why := self.targets.table.refused.get(self.name):
            return Module(self.name, False, refused=(("", why),))
        for key in sorted(self.keys, key=lambda each: (self._needs(each), each)):
            target = self.targets.of(key)
            name = key.partition(":")[2]
            if target.refused:
                refused.append((name, target.refused))
            elif target.text:
                aliases[name] = target.text
            elif self.targets.kind(key) == ALIAS:
                aliases[name] = self._alias(self.targets.table.shapes[key], self.targets.is_sent(key))
            else:
                classes.append(self._class(key, name, {each.name: each for each in classes}))
        for name, value in self.targets.table.exports.get(self.name, {}).items():
            if name in aliases:
                continue
            if isinstance(value, dict):
                aliases[name] = annotation(value, str, sent=False)
            elif refusal := self.targets.of(value).refused:
                refused.append((name, refusal))
            else:
                aliases[name] = self._refer(value)
        taken = self._taken(aliases, [each.text for made in classes for each in made.fields])
        imports = tuple(sorted((*_parted(each), name) for each, name in self.imports.items()))
        rest = tuple(item for item in aliases.items() if item[0] not in taken)
        return Module(
            self.name, False, tuple(classes), rest, imports, tuple((taken[name], name) for name in sorted(taken)),
            refused=tuple(refused),
        )  # fmt: skip

    def _taken(self, aliases: dict[str, str], annotations: list[str]) -> dict[str, str]:
        """Return the names that are the same in another module, and that module; it is imported for them no more."""
        found: dict[str, str] = {}
        for module, here in list(self.imports.items()):
            uses = [text for text in (*aliases.values(), *annotations) if f"{here}." in text]
            same = [name for name, text in aliases.items() if text == f"{here}.{name}"]
            if len(uses) == len(same):
                found.update(dict.fromkeys(same, module))
                del self.imports[module]
        return found

    def _needs(self, key: str, depth: int = 0) -> int:
        """Return the sort rank of a type: after everything in this module that it uses."""
        kind = self.targets.kind(key)
        if kind != ALIAS or self.targets.of(key).text:
            return 0 if key.endswith("Base") else 1
        below = [
            each for each in references(self.targets.table.shapes.get(key, {})) if each in self.keys and each != key
        ]
        return 2 + max((self._needs(each, depth + 1) for each in below if depth < 9), default=0)

    def _alias(self, shape: Schema, sent: bool) -> str:
        """Write the type that an alias is. A list is one in requests, too: who names it wants to append to it."""
        if shape.get("type") == "array":
            return f"list[{self._annotation(shape.get('items', {}), sent)}]"
        return self._annotation(shape, sent)

    def _annotation(self, schema: Schema, sent: bool) -> str:
        return annotation(schema, self._refer, sent=sent)

    def _refer(self, key: str) -> str:
        target = self.targets.of(key)
        if target.text or target.refused:
            return target.text or "Any"
        if target.home == self.name:
            return target.name
        if target.home not in self.imports:
            last = "_" + target.home.rpartition(".")[2]
            taken = set(self.imports.values())
            self.imports[target.home] = next(
                each for each in (last, *(f"{last}{number}" for number in range(2, 99))) if each not in taken
            )
        return f"{self.imports[target.home]}.{target.name}"

    # --- classes -------------------------------------------------------------------------------------------------------

    def _class(self, key: str, name: str, before: dict[str, Class]) -> Class:
        shape = self.targets.table.shapes[key]
        is_dict = self.targets.kind(key) == DICT
        names: dict[str, str] = shape.get("x-official-arguments", {})
        required = set(shape.get("required", ()))
        fields = tuple(
            self._field(names.get(wire, wire), wire, schema, wire in required, is_dict)
            for wire, schema in sorted(shape.get("properties", {}).items(), key=lambda item: item[0] not in required)
        )
        used = {word for each in fields for word in _WORD.findall(each.text)}
        odd = [each.name for each in fields if not each.name.isidentifier() or keyword.iskeyword(each.name)]
        if is_dict and (odd or used & {each.name for each in fields}):
            return Class(name, is_dict, fields, functional=True)
        for base in before.values():
            if base.name.endswith("Base") and name.startswith(base.name[:-4]) and set(base.fields) <= set(fields):
                return Class(name, is_dict, tuple(each for each in fields if each not in base.fields), base.name)
        return Class(name, is_dict, fields)

    def _field(self, name: str, wire: str, schema: Schema, required: bool, is_dict: bool) -> Field:
        members = schema.get("anyOf", [schema])
        values = schema.get("enum", ())
        return Field(
            name,
            wire,
            self._annotation(schema, is_dict),
            required,
            nullable={"type": "null"} in members or None in values,
            constant=values[0] if required and len(values) == 1 else None,
            decoder="" if is_dict else self._decoder([each for each in members if each != {"type": "null"}]),
        )

    def _decoder(self, members: list[Schema]) -> str:
        """Return the expression that makes models of a value; "" if there are none in it."""
        if len(members) != 1:
            return ""
        (schema,) = members
        if schema.get("type") == "array":
            inner = self._decoder([schema.get("items", {})])
            return f"[{inner} for value in value]" if inner else ""
        target: Target | None = self.targets.of(schema["$ref"]) if "$ref" in schema else None
        if target is None or target.refused or (not target.text and self.targets.kind(schema["$ref"]) == ALIAS):
            return ""
        return f"cast(Any, {self._refer(schema['$ref'])})._decode(value)"


def _parted(module: str) -> tuple[str, str]:
    package, _, name = module.rpartition(".")
    return package, name
