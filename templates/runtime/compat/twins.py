"""Twins: classes of ours whose objects also pass for objects of an official class.

A twin is derived from a class of ours, and has its layout: so an object becomes one by setting its class in place. Its
`__class__` is the official class, which `isinstance`, `match`, `singledispatch` and pydantic ask for; `type()` still
says what it is. Its fields are those of the official class: what that does not declare is extra, as it is there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..data.fields import REQUIRED, Field, Wire
from ..data.model import BaseModel
from .pydantic_side import PydanticSide

__all__ = ("class_of_both", "is_twin", "set_class")

set_class: Callable[[Any, type], None] = object.__dict__["__class__"].__set__
"""Set the class of an object in place. (An assignment would ask the property of a twin.)"""


def is_twin(cls: Any) -> bool:
    """Return whether a class is a twin, or derived from one."""
    return isinstance(cls, type) and issubclass(cls, PydanticSide)


def class_of_both(ours: type[BaseModel], official: Any) -> type[BaseModel]:
    """Return a new class."""
    fields = _fields(ours, official)
    data_of = next(vars(base)["__dict__"] for base in ours.__mro__ if "__dict__" in vars(base)).__get__
    body: dict[str, Any] = {
        "__slots__": (),
        "__module__": official.__module__,
        "__qualname__": official.__qualname__,
        "__doc__": vars(ours).get("__doc__"),
        "__annotations__": {},  # none of its own: those of `ours` are not to be read again
        "__class__": property(lambda self: official),
        "_ours": ours,
        "_official": official,
        "__wire__": lambda self: data_of(self),
    }
    for name, field in fields.items():
        if name not in ours._fields and name != getattr(ours, "_beside", ""):  # absent fields read as None
            body[name] = None if field.wire == name else Wire(field.wire, None)
    made: Any = type(official.__name__, (PydanticSide, ours), body)
    made._fields = fields
    return made  # type: ignore[no-any-return]


def _fields(ours: type[BaseModel], official: Any) -> dict[str, Field]:
    """Return the fields that the official class declares, by its names, with what ours knows of them."""
    by_wire = {field.wire: field for field in ours._fields.values()}
    fields = {}
    for name, info in official.model_fields.items():
        wire = info.alias or name
        known = by_wire.get(wire)
        if known is None or known.name != name:
            default = (REQUIRED if info.is_required() else None) if known is None else known.default
            known = Field(name, wire, default, info.annotation)
        fields[name] = known
    return fields
