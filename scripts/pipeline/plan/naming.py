"""Which class a schema becomes, and under which further names it is known.

A component keeps its own name unless `[classes]` of surface.toml gives it the one that users know; an inline schema
follows its owner: `CreateChatCompletionResponseChoices` is `ChatCompletionChoices` once its owner is `ChatCompletion`.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..api import Api, Schema
from ..errors import NameClash
from ..package import AliasPlan, AreaPlan, ModelPlan
from .identifiers import class_name, unique
from .reserved import METHODS_BESIDE_MODELS
from .surface import Surface


def class_names(api: Api, surface: Surface) -> dict[str, str]:
    """Schema name -> class name, one for each schema, no two alike."""
    given: dict[str, str] = {}
    for name, wanted in surface.classes.items():
        if name in api.schemas:
            surface.classes.use(name)
            given[name] = wanted
    _refuse_clashes(given, api)
    chosen = {name: given.get(name) or _own_name(schema, api, given) for name, schema in api.schemas.items()}
    # A name that the project gives wins over one that merely follows from the document.
    rest = [name for name in chosen if name not in given]
    components_first = sorted(rest, key=lambda name: api.schemas[name].inline is not None)
    distinct = unique([chosen[name] for name in components_first], taken=given.values())
    chosen.update(zip(components_first, distinct, strict=True))
    return chosen


def other_names(api: Api, classes: dict[str, str], surface: Surface) -> dict[str, tuple[str, ...]]:
    """Schema name -> further public names of its class, from `[names]` (public name = schema)."""
    taken = set(classes.values())
    found: dict[str, tuple[str, ...]] = {}
    for public, schema in surface.names.items():
        if schema not in classes:
            continue
        surface.names.use(public)
        if public in taken:
            raise NameClash(
                f"{public} is the name of a class and cannot be another name of {schema}",
                pointer=api.schemas[schema].pointer,
                fix=f"remove {public} from [names] in spec/surface.toml",
            )
        found[schema] = (*found.get(schema, ()), public)
    return found


def _own_name(schema: Schema, api: Api, given: dict[str, str]) -> str:
    """Follow the chain of owners up to a component whose name is given, and begin with that name."""
    owner, seen = schema.inline, set[str]()
    while owner is not None and owner not in seen:
        seen.add(owner)
        if owner in given and schema.name.startswith(class_name(owner)):
            return given[owner] + class_name(schema.name)[len(class_name(owner)) :]
        owner = api.schemas[owner].inline if owner in api.schemas else None
    return class_name(schema.name)


def refuse_methods(areas: Iterable[AreaPlan]) -> None:
    """Raise NameClash if a class, or a file of models/, is called like a method that the package `models` has."""
    for area in areas:
        names = [(area.name, "", "area of its schemas another name with a table [areas.NAME]")]
        names += [
            (name, member.pointer, "class another name") for member in area.members for name in _all_names(member)
        ]
        for name, pointer, part in names:
            if name in METHODS_BESIDE_MODELS:
                raise NameClash(
                    f"models.{name} is a method of the API (models.list() and its like), so nothing else can be called that",
                    pointer=pointer,
                    fix=f"give the {part} in spec/surface.toml",
                )


def _all_names(member: ModelPlan | AliasPlan) -> tuple[str, ...]:
    return member.name, *member.other_names


def _refuse_clashes(given: dict[str, str], api: Api) -> None:
    seen: dict[str, str] = {}
    for schema, wanted in given.items():
        if wanted in seen:
            raise NameClash(
                f"{schema} and {seen[wanted]} would both be the class {wanted}",
                pointer=api.schemas[schema].pointer,
                fix="give one of them another name in spec/surface.toml [classes]",
            )
        seen[wanted] = schema
