"""What the templates of models/ and params/ ask about one area: its imports, the order of its aliases, and the text
of fields, defaults and decoders. `register` hands it to an environment as the filters `models_text` and `params_text`.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from jinja2 import Environment

from ..api import ListOf, Literal, MapOf, Ref, Type, UnionOf
from ..package import AliasPlan, AreaPlan, FieldPlan, ModelPlan, PackagePlan, UnionPlan
from .annotations import received, sent, with_null
from .decoding import Decoding
from .escape import py
from .facts_text import facts_text

_NAME = re.compile(r"[A-Za-z_]\w*")
_NAMES_IN_PARAMS = frozenset(
    {"m", "str", "int", "float", "bool", "object", "Iterable", "Mapping", "Literal", "Required"}
)


def register(environment: Environment) -> None:
    """Add the filters that models/*.jinja and params/*.jinja use."""
    environment.filters.update(models_text=ModelsText, params_text=ParamsText, public_names=public_names)
    environment.filters["tuple"] = tuple


def public_names(area: AreaPlan, *, params: bool = False) -> list[str]:
    """The names of an area that belong into the index of models/, or of params/."""
    members = [member for member in area.members if member.in_request or not params]
    return [name for member in members for name in (member.name, *member.other_names)]


class _AreaText:
    def __init__(self, area: AreaPlan, plan: PackagePlan) -> None:
        self.area = area
        self.members = {member.name: member for each in plan.areas for member in each.members}

    def _imports(self, members: Iterable[ModelPlan | AliasPlan]) -> list[tuple[str, list[str]]]:
        """(area, names) of what the annotations of some members need from other areas."""
        needed: dict[str, set[str]] = {}
        for member in members:
            for type_ in self._types(member):
                for name in _references(type_):
                    home = self.members[name].area
                    if home != self.area.name and self._is_imported(name):
                        needed.setdefault(home, set()).add(name)
        return [(home, sorted(names)) for home, names in sorted(needed.items())]

    def _types(self, member: ModelPlan | AliasPlan) -> Iterator[Type]:
        if isinstance(member, AliasPlan):
            yield member.type
        else:
            yield from (field.type for field in self.fields(member))

    def _is_imported(self, name: str) -> bool:
        return True

    def fields(self, model: ModelPlan) -> list[FieldPlan]:
        """The fields that are on the wire; what a mixin computes is not."""
        return [field for field in model.fields if not (model.mixin and field.facts.sdk_only)]

    def field_doc(self, field: FieldPlan) -> str:
        """Our sentence, then the facts; "" where there is nothing to say."""
        return " ".join(part for part in (field.doc, facts_text(field.facts)) if part)

    def member_doc(self, member: ModelPlan | AliasPlan) -> str:
        """Our sentence, if there is one, and whether it is deprecated."""
        return " ".join(part for part in (member.doc, "Deprecated." if member.facts.deprecated else "") if part)

    def _in_order(self, aliases: list[AliasPlan]) -> list[AliasPlan]:
        """Aliases after those that they mention, as far as they do not mention each other in turn."""
        by_name = {alias.name: alias for alias in aliases}
        placed: dict[str, AliasPlan] = {}

        def place(alias: AliasPlan, open_: frozenset[str]) -> None:
            for name in _references(alias.type):
                if name in by_name and name not in placed and name not in open_:
                    place(by_name[name], open_ | {name})
            placed.setdefault(alias.name, alias)

        for alias in aliases:
            place(alias, frozenset({alias.name}))
        return list(placed.values())

    def _quoted(self, alias: AliasPlan, text: str, order: list[AliasPlan]) -> str:
        """Quote the text of an alias that mentions itself or a later one."""
        later = {each.name for each in order[[each.name for each in order].index(alias.name) :]}
        return py(text) if later & set(_references(alias.type)) else text


class ModelsText(_AreaText):
    """The text of one file of models/."""

    def __init__(self, area: AreaPlan, plan: PackagePlan) -> None:
        super().__init__(area, plan)
        self.decoding = Decoding(area, self.members)

    @cached_property
    def models(self) -> list[ModelPlan]:
        return [member for member in self.area.members if isinstance(member, ModelPlan)]

    @cached_property
    def aliases(self) -> list[AliasPlan]:
        return self._in_order([member for member in self.area.members if isinstance(member, AliasPlan)])

    @property
    def imports(self) -> list[tuple[str, list[str]]]:
        return self._imports(self.area.members)

    @property
    def mixins(self) -> list[tuple[str, str]]:
        """(module, class) of the hand-written parts of the area's classes, below mixins/ of the runtime."""
        return sorted({model.mixin for model in self.models if model.mixin})

    def bases(self, model: ModelPlan) -> str:
        return f"{model.mixin[1]}, BaseModel" if model.mixin else "BaseModel"

    def annotation(self, model: ModelPlan, field: FieldPlan) -> str:
        """What reading the field gives."""
        text = received(field.type, shadowed=frozenset(each.python for each in self.fields(model)))
        return text if field.required and not field.nullable else with_null(text)

    def default(self, field: FieldPlan) -> str:
        """What stands behind the annotation: the constant, None, NULLABLE, or nothing for a required field."""
        default = "None" if not field.required else ""
        if field.nullable:
            default = "" if field.required else "NULLABLE"
        elif field.required and isinstance(field.type, Literal) and len(field.type.values) == 1:
            default = py(field.type.values[0])
        if field.python == field.wire:
            return f" = {default}" if default else ""
        return f" = wire({py(field.wire)}{f', default={default}' if default else ''})"

    def alias_type(self, alias: AliasPlan) -> str:
        """The type for type checkers."""
        return self._quoted(alias, self._plain(alias), self.aliases)

    def _plain(self, alias: AliasPlan) -> str:
        text = received(alias.type)
        return with_null(text) if alias.nullable else text

    def alias_value(self, alias: AliasPlan) -> str:
        """The object at run time."""
        text = self._plain(alias)
        if alias.union is not None and self.decoding.is_table(alias.type):
            return self._union(alias.name, text, alias.union)
        decoder = ""
        if self.decoding.needed(alias.type):
            decoder = f", lambda value: {self.decoding.expression(alias.type, 'value')}"
        return f"Alias({py(alias.name)}, models, {py(text)}{decoder})"

    @property
    def inline_unions(self) -> list[tuple[str, str]]:
        """(private name, object) of every union that stands inside another type."""
        return [(name, self._union(name, received(type_), plan)) for name, type_, plan in self.decoding.inline_plans()]

    def _union(self, name: str, text: str, plan: UnionPlan) -> str:
        arguments, objects = self.decoding.table(plan), self.decoding.objects(plan)
        given = [py(name), "models", *([py(text)] if text != " | ".join(objects) else [])]
        given += [f"{key}={value}" for key, value in arguments.items()]
        return f"UnionAlias({', '.join(given)},)"


class ParamsText(_AreaText):
    """The text of one file of params/."""

    @cached_property
    def models(self) -> list[ModelPlan]:
        return [m for m in self.area.members if isinstance(m, ModelPlan) and m.in_request]

    @cached_property
    def aliases(self) -> list[AliasPlan]:
        return self._in_order([m for m in self.area.members if isinstance(m, AliasPlan) and m.in_request])

    @property
    def imports(self) -> list[tuple[str, list[str]]]:
        return self._imports([*self.models, *self.aliases])

    def _is_imported(self, name: str) -> bool:
        return self.members[name].in_request

    def annotation(self, field: FieldPlan) -> str:
        """What may be given for the field."""
        text = sent(field.type, "", "m", members=self.members)
        text = with_null(text) if field.nullable else text
        return f"Required[{text}]" if field.required else text

    def is_functional(self, model: ModelPlan) -> bool:
        """Whether the class syntax cannot say it: names that are no identifiers, or that would hide a type."""
        wires = [field.wire for field in self.fields(model)]
        used = {name for field in self.fields(model) for name in _NAME.findall(self.annotation(field))}
        hidden = [wire for wire in wires if wire in used and (wire in _NAMES_IN_PARAMS or wire in self.members)]
        return bool(hidden) or not all(map(_can_be_attribute, wires))

    def alias_text(self, alias: AliasPlan) -> str:
        """What may be given for an alias."""
        text = sent(alias.type, "", "m", members=self.members)
        return with_null(text) if alias.nullable else text

    def alias_type(self, alias: AliasPlan) -> str:
        """The type for type checkers."""
        return self._quoted(alias, self.alias_text(alias), self.aliases)


def _can_be_attribute(wire: str) -> bool:
    return bool(_NAME.fullmatch(wire)) and not wire.startswith("__") and not keyword.iskeyword(wire)


def _references(type_: Type) -> Iterator[str]:
    if isinstance(type_, Ref):
        yield type_.name
    elif isinstance(type_, ListOf):
        yield from _references(type_.item)
    elif isinstance(type_, MapOf):
        yield from _references(type_.value)
    elif isinstance(type_, UnionOf):
        for member in type_.members:
            yield from _references(member)
