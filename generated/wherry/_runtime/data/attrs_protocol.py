"""What attrs would have put on a model class, made on first use: `attrs.fields`, cattrs, rich, inspect.

A class made by attrs costs sixty times as much as a plain one, and most programs never ask. So every model class
answers `__attrs_attrs__` (and `__signature__`) through a descriptor that comes here, once for each class. Types are
resolved right away, across the areas of the models package, so that `attrs.resolve_types` has nothing left to do.

cattrs builds models through their constructor, which decodes what is nested; each attribute has a converter, which
makes cattrs hand over unchanged what it cannot structure itself: unions of several classes.
"""

from __future__ import annotations

import typing
from types import UnionType
from typing import TYPE_CHECKING, Any

from .fields import REQUIRED

if TYPE_CHECKING:
    from inspect import Signature

    from .fields import Field, WithFields

__all__ = ("attributes", "signature")


_made: dict[type[WithFields], Any] = {}


def attributes(cls: type[WithFields]) -> Any:
    """Return the `__attrs_attrs__` of a class. (Kept here: on the class, its subclasses would find it.)"""
    if cls not in _made:
        try:
            import attr
        except ImportError:  # whoever goes through all attributes, as mock and inspect do, expects no other error
            raise AttributeError("attrs is not installed") from None

        hints = typing.get_type_hints(cls, include_extras=True)
        fields: dict[str, Any] = {name: _attribute(field, hints[name]) for name, field in cls._fields.items()}
        like: Any = attr.make_class(cls.__name__, fields, init=False, repr=False, eq=False, order=False)
        _made[cls] = like.__attrs_attrs__
    return _made[cls]


def _attribute(field: Field, hint: Any) -> Any:
    import attr

    default = _default(field, attr.NOTHING)
    return attr.ib(kw_only=True, default=default, type=_type(field, hint), converter=_unchanged)


def signature(cls: type[WithFields]) -> Signature:
    """Return the signature of the constructor, which itself takes any keywords."""
    from inspect import Parameter, Signature

    def parameter(field: Field) -> Parameter:
        default = _default(field, Parameter.empty)
        return Parameter(field.name, Parameter.KEYWORD_ONLY, default=default, annotation=field.annotation)

    return Signature([parameter(field) for field in cls._fields.values()])


def _default(field: Field, nothing: Any) -> Any:
    if not field.needed:
        return None
    return nothing if field.default is REQUIRED else field.default


def _type(field: Field, hint: Any) -> Any:
    """Return the type of a field, as far as generic tools can follow it.

    Lists and maps may be None, because a server may leave out what it must not. A union of several models is
    `Annotated[Any, the union]`, so that no tool tries to distinguish them by itself.
    """
    if not isinstance(field.annotation, str):
        return field.annotation
    found = _without_choices(hint)
    return found | None if typing.get_origin(found) in {list, dict} else found


def _without_choices(type_: Any) -> Any:
    origin, inner = typing.get_origin(type_), typing.get_args(type_)
    if origin in {list, dict}:
        return origin[tuple(map(_without_choices, inner))]
    if origin not in {typing.Union, UnionType}:
        return type_
    if sum(hasattr(member, "__wire__") for member in inner) > 1:
        return typing.Annotated[Any, type_]
    return typing.Union[tuple(map(_without_choices, inner))]  # noqa: UP007 - made of values


def _unchanged(value: Any) -> Any:
    return value

# Copied from templates/runtime/data/attrs_protocol.py: edit it there.
