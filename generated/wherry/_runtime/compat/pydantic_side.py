"""What a twin answers to pydantic, and to those who expect a pydantic model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic_core import SchemaSerializer, core_schema

from ..base.pickles import pickled
from ..data.dump import Dump
from ..data.fields import method
from ..data.model import BaseModel

__all__ = ("PydanticSide",)

if TYPE_CHECKING:
    _Base = BaseModel
else:
    _Base = object


class _OfOfficial:
    """An attribute of the class that is that of the official class."""

    __slots__ = ("_name",)

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, model: Any, cls: Any) -> Any:
        return getattr(cls._official, self._name)


def _dumped(value: Any, info: Any) -> Any:
    how = Dump(
        info.mode,
        by_alias=info.by_alias,
        exclude_unset=info.exclude_unset,
        exclude_defaults=info.exclude_defaults,
        exclude_none=info.exclude_none,
    )
    return how.of(value, info.include, info.exclude)


class PydanticSide(_Base):
    """The first base of a twin."""

    __slots__ = ()

    if TYPE_CHECKING:
        _ours: ClassVar[type[BaseModel]]
        _official: ClassVar[Any]
        _restored: ClassVar[Any]

    else:
        model_fields = _OfOfficial()
        model_config = _OfOfficial()
        model_json_schema = _OfOfficial()
        __signature__ = _OfOfficial()
        __pydantic_fields__ = _OfOfficial()
        __pydantic_generic_metadata__ = _OfOfficial()
        __pydantic_decorators__ = _OfOfficial()
        __pydantic_private__ = None
        __pydantic_serializer__ = SchemaSerializer(
            core_schema.any_schema(
                serialization=core_schema.plain_serializer_function_ser_schema(_dumped, info_arg=True)
            )
        )

        @property
        def __pydantic_fields_set__(self) -> set[str]:
            return self.model_fields_set

        @property
        def __pydantic_extra__(self) -> dict[str, Any]:
            """What pydantic adds to the declared fields; those whose name on the wire is another one, too."""
            same = {name for name, field in type(self)._fields.items() if name == field.wire}
            return {name: value for name, value in self.__dict__.items() if name not in same}

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return handler(cls._official)

    @method
    def __reduce_ex__(self, protocol: Any) -> Any:
        _, _, state = super().__reduce_ex__(protocol)
        official = self._official
        return self._restored, (pickled(self._ours), official.__module__, official.__qualname__), state

# Copied from templates/runtime/compat/pydantic_side.py: edit it there.
