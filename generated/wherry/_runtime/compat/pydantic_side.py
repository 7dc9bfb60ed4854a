"""What a twin answers to pydantic, and to those who take it for a pydantic model.

Rule: pydantic reads the attributes that its own models have, so a twin has them, each made of the JSON object when it is
read. `__dict__` is one of them: the fields by the names of the official class, None where they are absent. The JSON
object itself is behind `__wire__()`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, cast

import pydantic
from pydantic_core import SchemaSerializer

from ..base.pickles import pickled
from ..data.fields import json_object, method
from ..data.model import BaseModel, set_fields
from .names import restored

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


class _Serializer:
    """The serializer of the official class, but for this class.

    With polymorphic_serialization, pydantic asks an object of any other class for its own serializer: with that of the
    official class, it would ask without end.
    """

    def __get__(self, model: Any, cls: Any) -> Any:
        return _serializer(cls)


@cache
def _serializer(cls: Any) -> SchemaSerializer:
    def of_this(schema: Any) -> Any:
        return {**schema, "cls": cls} if schema.get("cls") is cls._official else schema

    cls._official.model_rebuild()  # classes of the official package are built on first use
    schema = of_this(cls._official.__pydantic_core_schema__)
    if schema["type"] == "definitions":
        definitions = [of_this(each) for each in schema["definitions"]]
        schema = {**schema, "schema": of_this(schema["schema"]), "definitions": definitions}
    return SchemaSerializer(schema)


class PydanticSide(_Base):
    """The first base of a twin."""

    __slots__ = ()

    if TYPE_CHECKING:
        _ours: ClassVar[type[BaseModel]]
        _official: ClassVar[Any]

    else:
        model_fields = _OfOfficial()
        model_computed_fields = _OfOfficial()
        model_config = _OfOfficial()
        model_json_schema = _OfOfficial()
        __signature__ = _OfOfficial()
        __class_vars__ = _OfOfficial()
        __private_attributes__ = _OfOfficial()
        __pydantic_computed_fields__ = _OfOfficial()
        __pydantic_decorators__ = _OfOfficial()
        __pydantic_fields__ = _OfOfficial()
        __pydantic_generic_metadata__ = _OfOfficial()
        __pydantic_serializer__ = _Serializer()
        __pydantic_private__ = None

        # They read nothing but the attributes above and below.
        model_dump = method(pydantic.BaseModel.model_dump)
        model_dump_json = method(pydantic.BaseModel.model_dump_json)
        __iter__ = pydantic.BaseModel.__iter__

        def _fields_as_official(self) -> dict[str, Any]:
            data, cls = json_object(self), type(self)
            found = {name: data.get(field.wire) for name, field in cls._fields.items()}
            for name in (getattr(cls, "_beside", ""), *getattr(cls, "_also", ())):
                if name in cls._official.model_fields:
                    found[name] = getattr(self, name)
            return found

        __dict__ = property(_fields_as_official, set_fields)

        @property
        def __pydantic_fields_set__(self) -> set[str]:
            return self.model_fields_set

        @property
        def __pydantic_extra__(self) -> dict[str, Any]:
            return self.model_extra

    def __eq__(self, other: object) -> bool:
        if type(other) in (type(self), self._ours):
            return json_object(self) == json_object(cast(BaseModel, other))
        return pydantic.BaseModel.__eq__(cast(Any, self), other)

    __hash__ = None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return handler(cls._official)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        return handler(schema)

    @method
    def __reduce_ex__(self, protocol: Any) -> Any:
        _, _, state = super().__reduce_ex__(protocol)
        official = self._official
        return restored, (pickled(self._ours), official.__module__, official.__qualname__), state

    def __setstate__(self, state: Any) -> None:
        data, slots = state if isinstance(state, tuple) else (state, {})
        set_fields(self, data)
        for name, value in slots.items():
            object.__setattr__(self, name, value)

# Copied from templates/runtime/compat/pydantic_side.py: edit it there.
