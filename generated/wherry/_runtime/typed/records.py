"""The fields of a class: of dataclasses, attrs classes, TypedDicts and NamedTuples; with the type variables bound."""

from __future__ import annotations

import typing
from importlib import import_module
from typing import Any, NamedTuple

from ..base.errors import UsageTypeError

__all__ = ("Field", "bound", "fields_of", "hints_of", "is_record", "wrapper")

_WRAPPERS = ("NotRequired", "ReadOnly", "Required")


class Field(NamedTuple):
    """What the constructor takes: its name, its type, whether it may be left out, and what it is then."""

    name: str
    hint: Any
    optional: bool = False
    default: Any = None
    description: str = ""


def is_record(cls: Any) -> bool:
    """Return whether `fields_of` knows the fields of a class."""
    return isinstance(cls, type) and (
        any(hasattr(cls, mark) for mark in ("__dataclass_fields__", "__attrs_attrs__", "__required_keys__"))
        or (issubclass(cls, tuple) and hasattr(cls, "_fields"))
    )


def fields_of(cls: Any, arguments: tuple[Any, ...], at: str) -> list[Field]:
    """Return the fields of a class. `arguments` bind its type variables."""
    hints = hints_of(cls, arguments, at)
    if hasattr(cls, "__attrs_attrs__"):
        fields = _of_attrs(cls, hints)
    elif hasattr(cls, "__dataclass_fields__"):
        fields = _of_dataclass(cls, hints)
    elif hasattr(cls, "__required_keys__"):
        fields = [_of_key(name, hint, name in cls.__required_keys__) for name, hint in hints.items()]
    else:
        defaults = cls._field_defaults
        fields = [Field(name, hints.get(name), name in defaults, defaults.get(name)) for name in cls._fields]
    for field in fields:
        if field.hint is None:
            raise UsageTypeError(f"{at}.{field.name}: it has no type; annotate it")
    return fields


def _of_dataclass(cls: Any, hints: dict[str, Any]) -> list[Field]:
    dataclasses = import_module("dataclasses")
    fields = []
    for field in cls.__dataclass_fields__.values():
        hint: Any = hints.get(field.name)
        is_class_variable = field._field_type is dataclasses._FIELD_CLASSVAR
        if field.init and not is_class_variable:
            optional = field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
            default = field.default if field.default is not dataclasses.MISSING else None
            said = field.metadata.get("description", "")
            fields.append(
                Field(field.name, hint.type if isinstance(hint, dataclasses.InitVar) else hint, optional, default, said)
            )
    return fields


def _of_attrs(cls: Any, hints: dict[str, Any]) -> list[Field]:
    nothing = import_module("attr").NOTHING
    return [
        Field(
            field.alias or field.name,
            hints.get(field.name, field.type),
            field.default is not nothing,
            None if field.default is nothing else field.default,
            field.metadata.get("description", ""),
        )
        for field in cls.__attrs_attrs__
        if field.init
    ]


def _of_key(name: str, hint: Any, required: bool) -> Field:
    """Return the field of a TypedDict's key. What its annotation says counts more than what the class found out."""
    while wrapper(hint):
        if wrapper(hint) != "ReadOnly":
            required = wrapper(hint) == "Required"
        (hint,) = typing.get_args(hint)
    return Field(name, hint, not required)


def wrapper(hint: Any) -> str:
    """Return Required, NotRequired or ReadOnly, of typing or of typing_extensions, if that is what the hint is."""
    name = getattr(typing.get_origin(hint), "_name", "")
    return name if name in _WRAPPERS else ""


# --- hints and type variables -----------------------------------------------------------------------------------------


def hints_of(cls: Any, arguments: tuple[Any, ...], at: str) -> dict[str, Any]:
    """Return the type of each attribute. A name that is not known is a UsageTypeError."""
    # Python 3.12 does not find the parameters of `class Page[T]` in annotations that are text.
    names = {each.__name__: each for base in reversed(cls.__mro__) for each in getattr(base, "__type_params__", ())}
    try:
        hints = typing.get_type_hints(cls, localns={**names, cls.__name__: cls}, include_extras=True)
    except NameError as error:
        raise UsageTypeError(
            f"{at}: {error}; define it at the top of a module, where annotations can find it"
        ) from None
    values = dict(zip(getattr(cls, "__parameters__", ()), arguments, strict=False))
    inherited: dict[str, Any] = {}
    for base in vars(cls).get("__orig_bases__", cls.__bases__):
        origin = typing.get_origin(base) or base
        if origin is not cls and is_record(origin):
            own = tuple(bound(argument, values) for argument in typing.get_args(base))
            from_base = hints_of(origin, own, at)
            inherited.update({name: hint for name, hint in from_base.items() if not _overrides(cls, name, origin)})
    return {name: inherited[name] if name in inherited else bound(hint, values) for name, hint in hints.items()}


def _overrides(cls: Any, name: str, base: Any) -> bool:
    own = cls.__annotations__
    # A TypedDict has the annotations of its bases, too.
    return name in own and not (issubclass(cls, dict) and own[name] == base.__annotations__.get(name))


def bound(hint: Any, values: dict[Any, Any]) -> Any:
    """Return a hint with type variables replaced by what they stand for."""
    if not values:
        return hint
    if isinstance(hint, typing.TypeVar):
        return values.get(hint, hint)
    parameters = getattr(hint, "__parameters__", ())
    if not parameters or typing.get_origin(hint) is None:
        return hint
    return hint[tuple(values.get(parameter, parameter) for parameter in parameters)]

# Copied from templates/runtime/typed/records.py: edit it there.
