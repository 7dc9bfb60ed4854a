"""What attrs would have put on a model class, made when somebody asks: `attrs.fields`, cattrs, rich, inspect.

A class made by attrs costs sixty times as much as a plain one, and most programs never ask. So every model class
answers `__attrs_attrs__` (and `__signature__`) through a descriptor that comes here, once for each class. Types are
resolved at once, across the areas of the models package, so that `attrs.resolve_types` has nothing left to do.

cattrs builds models through their constructor, which decodes what is nested; each attribute has a converter, which
tells cattrs to hand over as it is what it cannot structure itself: unions of several classes.
"""

from __future__ import annotations

import sys
import typing
from types import UnionType
from typing import TYPE_CHECKING, Any

from .fields import REQUIRED
from .type_text import evaluated

if TYPE_CHECKING:
    from inspect import Signature

    from .fields import Field
    from .model import BaseModel

__all__ = ("attributes", "signature")


_made: dict[type[BaseModel], Any] = {}


def attributes(cls: type[BaseModel]) -> Any:
    """What `__attrs_attrs__` of a class is. (Kept here: in the class, its subclasses would find it.)"""
    if cls not in _made:
        import attr

        fields: dict[str, Any] = {field.name: _attribute(field) for field in cls._fields.values()}
        like: Any = attr.make_class(cls.__name__, fields, init=False, repr=False, eq=False, order=False)
        _made[cls] = like.__attrs_attrs__
    return _made[cls]


def _attribute(field: Field) -> Any:
    import attr

    default = attr.NOTHING if field.default is REQUIRED else field.default if field.required else None
    return attr.ib(kw_only=True, default=default, type=resolved_type(field), converter=_unchanged)


def signature(cls: type[BaseModel]) -> Signature:
    """The signature of the constructor, which itself takes any keywords."""
    from inspect import Parameter, Signature

    def parameter(field: Field) -> Parameter:
        default = Parameter.empty if field.default is REQUIRED else field.default if field.required else None
        return Parameter(field.name, Parameter.KEYWORD_ONLY, default=default, annotation=field.annotation)

    return Signature([parameter(field) for field in cls._fields.values()])


def resolved_type(field: Field) -> Any:
    """The type that an annotation means, as far as generic tools can follow it.

    Lists and maps may be None, because a server may leave out what it must not. A union of several models is
    `Annotated[Any, the union]`: a tool that tries to tell them apart by itself must not be asked.
    """
    if not isinstance(field.annotation, str):
        return field.annotation
    found = _without_choices(evaluated(field.annotation, sys.modules[field.module]))
    return found | None if typing.get_origin(found) in {list, dict} else found


def _without_choices(type_: Any) -> Any:
    from .model import BaseModel

    origin, inner = typing.get_origin(type_), typing.get_args(type_)
    if origin in {list, dict}:
        return origin[tuple(map(_without_choices, inner))]
    if origin not in {typing.Union, UnionType}:
        return type_
    if sum(isinstance(member, type) and issubclass(member, BaseModel) for member in inner) > 1:
        return typing.Annotated[Any, type_]
    return typing.Union[tuple(map(_without_choices, inner))]  # noqa: UP007 - made of values


def _unchanged(value: Any) -> Any:
    return value

# Copied from templates/runtime/data/attrs_protocol.py by scripts/generate.py. Edit it there.
