"""FieldInfo: what `model_fields` tells of a field, under the names that pydantic uses; made when it is asked for."""

from __future__ import annotations

import sys
import typing
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .fields import Field, WithFields

__all__ = ("FieldInfo", "field_infos", "hints")


@cache
def hints(cls: type[WithFields]) -> dict[str, Any]:
    """Return the types of the fields of a class, resolved; this imports the classes that they name."""
    return typing.get_type_hints(cls, include_extras=True)


@cache
def field_infos(cls: type[WithFields]) -> Mapping[str, FieldInfo]:
    """Return the `model_fields` of a class."""
    return {name: FieldInfo(cls, field) for name, field in cls._fields.items()}


class FieldInfo:
    """One field of a model class."""

    __slots__ = ("_field", "_owner")

    title = description = examples = discriminator = deprecated = exclude = frozen = default_factory = None
    json_schema_extra = None
    metadata: tuple[Any, ...] = ()
    repr = init = True

    def __init__(self, owner: type[WithFields], field: Field) -> None:
        self._owner = owner
        self._field = field

    @property
    def annotation(self) -> Any:
        """The type of the field."""
        return hints(self._owner)[self._field.name]

    @property
    def alias(self) -> str | None:
        """The name on the wire, if that is another one."""
        return None if self._field.wire == self._field.name else self._field.wire

    validation_alias = serialization_alias = alias

    @property
    def default(self) -> Any:
        """None, or PydanticUndefined (without pydantic: ...) where the field is required."""
        if not self.is_required():
            return None
        return getattr(sys.modules.get("pydantic_core"), "PydanticUndefined", ...)

    def is_required(self) -> bool:
        """Return whether an object of the class must have the field."""
        return self._field.needed

    def get_default(self, **ignored: Any) -> Any:
        """Return the default."""
        return self.default

    def __repr__(self) -> str:
        alias = "" if self.alias is None else f", alias={self.alias!r}"
        rest = "required=True" if self.is_required() else "required=False, default=None"
        return f"FieldInfo(annotation={getattr(self.annotation, '__name__', self.annotation)}, {rest}{alias})"

# Copied from templates/runtime/data/field_info.py: edit it there.
