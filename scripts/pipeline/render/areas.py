"""What the templates of models/ and params/ ask about one area: the order of its aliases, and the text of fields, defaults
and decoders. `register` adds it to an environment as the filters `models_text` and `params_text`.

Rule: what another area defines is named through the lazy packages, `m.X` and `p.X`, so that evaluating an annotation
imports what it needs, and importing an area imports no other.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from functools import cached_property

from jinja2 import Environment

from ..api import ListOf, Literal, MapOf, Ref, Type, UnionOf
from ..package import AliasPlan, AreaPlan, FieldPlan, InlineUnion, ModelPlan, PackagePlan, UnionPlan
from .annotations import received, sent, with_null
from .decoding import Decoding
from .escape import py
from .facts_text import facts_text

_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)  # Python spells other letters in its own way: ﬁ becomes fi
_NAMES_IN_PARAMS = frozenset(
    {"m", "p", "str", "int", "float", "bool", "object", "Iterable", "Mapping", "Literal", "Required"}
)

YIELDING_NAMES = frozenset({"construct", "copy", "dict", "json", "parse_obj", "parse_raw"})
"""Methods of every model (`_runtime/data/manners.py: OLD_NAMES`) that a field may hide, because they are seldom used."""


def register(environment: Environment) -> None:
    """Add the filters of models/*.jinja and params/*.jinja."""
    environment.filters.update(models_text=ModelsText, params_text=ParamsText, public_names=public_names)
    environment.filters["tuple"] = tuple


def public_names(area: AreaPlan, *, params: bool = False) -> list[str]:
    """Return the names of an area that belong in the index of models/, or of params/."""
    members = [member for member in area.members if member.in_request or not params]
    return [name for member in members for name in (member.name, *member.other_names)]


class _AreaText:
    def __init__(self, area: AreaPlan, plan: PackagePlan) -> None:
        self.area = area
        self.members = {member.name: member for each in plan.areas for member in each.members}
        self.here = frozenset(member.name for member in area.members)

    def fields(self, model: ModelPlan) -> list[FieldPlan]:
        """Return the fields that are on the wire; what a mixin computes is not."""
        return [field for field in model.fields if not (model.mixin and field.facts.sdk_only)]

    def field_doc(self, field: FieldPlan) -> str:
        """Return our sentence, then the facts; "" where there is nothing to say."""
        return " ".join(part for part in (field.doc, facts_text(field.facts)) if part)

    def member_doc(self, member: ModelPlan | AliasPlan) -> str:
        """Return our sentence, if there is one, and whether the member is deprecated."""
        return " ".join(part for part in (member.doc, "Deprecated." if member.facts.deprecated else "") if part)

    def _in_order(self, aliases: list[AliasPlan]) -> list[AliasPlan]:
        """Put each alias after those that it mentions, as far as they do not mention each other."""
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
    def mixins(self) -> list[tuple[str, str]]:
        """Return (module, class) of the hand-written parts of the area's classes, below mixins/ of the runtime."""
        return sorted({model.mixin for model in self.models if model.mixin})

    def bases(self, model: ModelPlan) -> str:
        return f"{model.mixin[1]}, BaseModel" if model.mixin else "BaseModel"

    def annotation(self, model: ModelPlan, field: FieldPlan) -> str:
        """Return the type that reading the field gives."""
        text = self._received(field.type, frozenset(each.python for each in self.fields(model)))
        return text if field.required and not field.nullable else with_null(text)

    def default(self, field: FieldPlan) -> str:
        """Return what stands behind the annotation: the constant, None, NULLABLE, `wire(...)`, or nothing."""
        return self._default(field) + ("  # type: ignore[assignment]" if field.python in YIELDING_NAMES else "")

    def _default(self, field: FieldPlan) -> str:
        given = [py(field.wire)] if field.python != field.wire else []
        if field.required and field.nullable:
            return f" = wire({', '.join([*given, 'default=None', 'nullable=True'])})"
        default = ""
        if not field.required:
            default = "NULLABLE" if field.nullable else "None"
        elif isinstance(field.type, Literal) and len(field.type.values) == 1:
            default = py(field.type.values[0])
        if not given:
            return f" = {default}" if default else ""
        return f" = wire({', '.join([*given, *([f'default={default}'] if default else [])])})"

    def alias_type(self, alias: AliasPlan) -> str:
        """Return the type of an alias for type checkers."""
        return self._quoted(alias, self._plain(alias), self.aliases)

    def _received(self, type_: Type, shadowed: frozenset[str] = frozenset()) -> str:
        return received(type_, "m", here=self.here, shadowed=shadowed)

    def _plain(self, alias: AliasPlan) -> str:
        text = self._received(alias.type)
        return with_null(text) if alias.nullable else text

    def alias_value(self, alias: AliasPlan) -> str:
        """Return the object that an alias is at run time."""
        text = self._plain(alias)
        if alias.union is not None:
            return self._table(alias.name, text, alias.union)
        decoder = f", lambda value: {self.decoding.expression(alias.type, 'value')}" if alias.decoded else ""
        return f"Alias({py(alias.name)}, models, lambda: {text}{decoder})"

    def inline_table(self, union: InlineUnion) -> str:
        """Return the object that decodes a union inside another type."""
        return self._table(union.name, self._received(union.type), union.union)

    def _table(self, name: str, text: str, union: UnionPlan) -> str:
        whole = " | ".join(self._received(Ref(each)) for each in self.decoding.objects(union))
        given = [py(name), "models", *([f"lambda: {text}"] if text != whole else [])]
        given += [f"{key}={value}" for key, value in self.decoding.table(union).items()]
        return f"UnionAlias({', '.join(given)},)"


class ParamsText(_AreaText):
    """The text of one file of params/."""

    @cached_property
    def models(self) -> list[ModelPlan]:
        return [m for m in self.area.members if isinstance(m, ModelPlan) and m.in_request]

    @cached_property
    def aliases(self) -> list[AliasPlan]:
        return self._in_order([m for m in self.area.members if isinstance(m, AliasPlan) and m.in_request])

    def annotation(self, field: FieldPlan) -> str:
        """Return the type of what may be given for the field."""
        text = self._sent(field.type)
        text = with_null(text) if field.nullable else text
        return f"Required[{text}]" if field.required else text

    def _sent(self, type_: Type) -> str:
        return sent(type_, "p", "m", members=self.members, here=self.here)

    def is_functional(self, model: ModelPlan) -> bool:
        """Return whether class syntax cannot express it: names that are no identifiers, or that would hide a type."""
        wires = [field.wire for field in self.fields(model)]
        used = {name for field in self.fields(model) for name in _NAME.findall(self.annotation(field))}
        hidden = [wire for wire in wires if wire in used and (wire in _NAMES_IN_PARAMS or wire in self.members)]
        return bool(hidden) or not all(map(_can_be_attribute, wires))

    def alias_text(self, alias: AliasPlan) -> str:
        """Return the type of what may be given for an alias."""
        text = " | ".join([self._sent(alias.type), *([f"m.{alias.answered}"] if alias.answered else [])])
        return with_null(text) if alias.nullable else text

    def alias_type(self, alias: AliasPlan) -> str:
        """Return the type of an alias for type checkers."""
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
