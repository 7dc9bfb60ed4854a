"""What users import from the modules of types: which name of a module is which type, and how types look that are no schema.

Rule: names are followed, never read; so a name may stand for something that cannot be read.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from typing import Any

from interface.names import Meaning

from .classes import ALIAS, Classes, Type, is_functional
from .schemas import SCALARS, Schema
from .wheel import Wheel


def exports(wheel: Wheel) -> dict[str, dict[str, Schema]]:
    """Return what can be imported from each module although it is defined elsewhere, or is a second name of a type.

    The result maps module -> name -> `{"$ref": key of a type}` or the schema of a scalar. Packages are in it even if
    they export nothing. A name that a module imports for its own use counts: people import it from there.
    """
    found: dict[str, dict[str, Schema]] = {}
    for module, content in wheel.below("types"):
        if content.is_package:
            found[module] = {}
        for name in sorted({*content.public_names(), *(() if content.is_package else content.imports)}):
            meaning = wheel.meaning(ast.Name(name), module)
            stands_for = _followed(wheel, meaning) if meaning else None
            if stands_for and not name.startswith("_") and stands_for != {"$ref": f"{module}:{name}"}:
                found.setdefault(module, {})[name] = stands_for
    return found


def _followed(wheel: Wheel, meaning: Meaning) -> Schema | None:
    """Return what a name means, through `X = Y`; None if it is no type of the wheel."""
    for _ in range(9):
        definition, home = wheel.definition(meaning), wheel.short(meaning.module)
        if definition is None or isinstance(definition, list) or not home.startswith("types"):
            return None
        if isinstance(definition, ast.ClassDef) or not isinstance(definition.value, (ast.Name, ast.Attribute)):
            return {"$ref": wheel.key(meaning)}
        if (scalar := SCALARS.get(wheel.spelled(definition.value, home))) is not None:
            return dict(scalar)
        following = wheel.meaning(definition.value, home)
        if following is None:
            return None
        meaning = following
    return None


def shapes(wheel: Wheel, classes: Classes, left_out: Collection[str]) -> Iterator[Type]:
    """Yield the types that are no schema of the API, with their fields: aliases, arguments of calls, what nothing mentions.

    `left_out` are keys of types that are read by hand.
    """
    for module, content in wheel.below("types"):
        for name, definition in content.definitions.items():
            key = f"{module}:{name}"
            if isinstance(definition, list) or name.startswith("_") or key in left_out:
                continue
            is_class = isinstance(definition, ast.ClassDef) or is_functional(definition)
            if is_class and key in classes.types and not module.endswith("_params"):
                continue
            if not isinstance(definition, ast.ClassDef) and isinstance(definition.value, (ast.Name, ast.Attribute)):
                continue  # another name of a type
            yield classes.types.get(key) or classes.type_of(Meaning("definition", f"{wheel.package}.{module}", name))


def shape(found: Type) -> dict[str, Any]:
    """Return a type as a schema in which references are keys; of a class, it says which kind it is and its Python names."""
    if found.kind == ALIAS:
        return found.schema
    names = {wire: name for name, wire in found.fields.items() if wire != name}
    extras = {"x-official-type": found.kind, **({"x-official-arguments": names} if names else {})}
    return {**found.schema, **extras}
