"""Print the public types of the official package as JSON: module -> name -> kind, fields, members, words.

Run by an interpreter that has the package's dependencies, with the wheel first on the path: `python -m tests.beside.shapes`.
A field is [required, nullable, words]; `identity` is where a class is defined.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import types
import typing
from collections.abc import Iterator
from typing import Any


def plain(hint: Any) -> Any:
    """Return a type without its marks: Annotated, Required, NotRequired."""
    import typing_extensions as extensions

    marks = {extensions.Annotated, extensions.Required, extensions.NotRequired, extensions.ReadOnly}
    while typing.get_origin(hint) in marks or hasattr(hint, "__metadata__"):
        hint = typing.get_args(hint)[0]
    return hint


def members(hint: Any) -> Iterator[Any]:
    """Yield the members of a union, through unions in it; of any other type, the type."""
    hint = plain(hint)
    hint = getattr(hint, "__value__", hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        for each in typing.get_args(hint):
            yield from members(each)
    else:
        yield hint


def words(hint: Any) -> list[str]:
    """Return the literals that a type allows, not those inside of lists and objects."""
    found = {
        repr(value)
        for each in members(hint)
        if typing.get_origin(each) is typing.Literal
        for value in typing.get_args(each)
        if value is not None
    }
    return sorted(found)


def is_nullable(hint: Any) -> bool:
    """Return whether None, or anything, is allowed."""
    return any(each in (None, type(None), object, Any) for each in members(hint))


def is_required(hint: Any, total: bool) -> bool:
    """Return whether a field of a TypedDict has to be there."""
    import typing_extensions as extensions

    while (origin := typing.get_origin(hint)) is not None or hasattr(hint, "__metadata__"):
        if origin in (extensions.Required, extensions.NotRequired):
            return origin is extensions.Required
        if origin is not extensions.Annotated and not hasattr(hint, "__metadata__"):
            break
        hint = typing.get_args(hint)[0]
    return total


def totals(value: Any) -> dict[str, bool]:
    """Return for each field of a TypedDict whether the class that declares it is total."""
    found: dict[str, bool] = {}
    for base in getattr(value, "__orig_bases__", ()):
        found.update(totals(base))
    return {**dict.fromkeys(getattr(value, "__annotations__", {}), getattr(value, "__total__", True)), **found}


def identity(value: Any) -> str:
    """Return where a type is defined."""
    return f"{getattr(value, '__module__', '')}:{getattr(value, '__qualname__', value)}"


def _shape(value: Any) -> dict[str, Any] | None:
    import openai
    import typing_extensions as extensions

    if isinstance(value, type) and issubclass(value, openai.BaseModel):
        fields = {
            each.alias or name: [each.is_required(), is_nullable(each.annotation), words(each.annotation)]
            for name, each in value.model_fields.items()
        }
        return {"kind": "model", "fields": fields, "identity": identity(value)}
    if extensions.is_typeddict(value):
        hints = extensions.get_type_hints(value, include_extras=True)
        total = totals(value)
        fields = {
            name: [is_required(each, total[name]), is_nullable(each), words(each)] for name, each in hints.items()
        }
        return {"kind": "dict", "fields": fields, "identity": identity(value)}
    if isinstance(value, (types.ModuleType, types.FunctionType)) or not hasattr(value, "__module__"):
        return None
    if typing.get_origin(plain(value)) is None and value not in (str, int, float, bool, object):
        return None
    union = [identity(each) for each in members(value) if isinstance(each, type) and each is not type(None)]
    return {"kind": "alias", "words": words(value), "members": union}


def _names(module: Any) -> list[str]:
    names = getattr(module, "__all__", None)
    return sorted(names if names is not None else (each for each in vars(module) if not each.startswith("_")))


def main() -> None:
    import openai.types

    found: dict[str, dict[str, Any]] = {}
    walked = [each.name for each in pkgutil.walk_packages(openai.types.__path__, "openai.types.")]
    for name in ("openai.types", *walked, "openai.pagination"):
        module = importlib.import_module(name)
        shapes: dict[str, Any] = {}
        for each in _names(module):
            try:
                shape = _shape(getattr(module, each))
            except NameError:  # what it mentions is there for type checkers only
                shape = {"kind": "unread"}
            if shape is not None:
                shapes[each] = shape
            elif name == "openai.pagination":
                shapes[each] = {"kind": "page"}
        found[name.removeprefix("openai.")] = shapes
    print(json.dumps(found))


if __name__ == "__main__":
    main()
