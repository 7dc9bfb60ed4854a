"""Models as parts of a pydantic model, and in its TypeAdapter: pydantic calls this, and only then is it imported.

Rule: an instance is taken as it is. A dict (or JSON) must have the required fields, the constants and the `type` of the
class, so that unions can tell their members apart; then it is decoded as an answer is, which validates nothing more.
"""

from __future__ import annotations

import typing
from functools import cache
from typing import TYPE_CHECKING, Any

from . import codec
from .dump import Dump
from .field_info import hints
from .json_schema import Schemas

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ("json_schema_in", "schema_of_alias", "schema_of_class", "serializer")


def schema_of_class(cls: Any) -> Any:
    """Return the core schema of a model class."""
    from pydantic_core import core_schema

    if not hasattr(cls, "_fields"):  # BaseModel itself: any model
        return core_schema.is_instance_schema(cls, serialization=_dumped())
    types = hints(cls)
    fields = {
        field.wire: core_schema.typed_dict_field(
            _checked(name, types[name]) if field.required else core_schema.any_schema(),
            required=field.needed,
            validation_alias=field.wire if name == field.wire else [[field.wire], [name]],
        )
        for name, field in cls._fields.items()
    }

    def validated(value: Any, handler: Callable[[Any], Any]) -> Any:
        if isinstance(value, cls):
            return value
        checked = handler(value)
        return cls.model_validate(value if isinstance(value, dict) else checked)

    return core_schema.no_info_wrap_validator_function(
        validated,
        core_schema.typed_dict_schema(fields, extra_behavior="allow"),
        ref=_ref(cls),
        serialization=_dumped(),
    )


@cache
def serializer() -> Any:
    """Return what pydantic calls for a model where it knows no type: in a field of type Any, say."""
    from pydantic_core import SchemaSerializer, core_schema

    return SchemaSerializer(core_schema.any_schema(serialization=_dumped()))


def schema_of_alias(alias: Any) -> Any:
    """Return the core schema of a union or another named type."""
    from pydantic_core import core_schema

    only_objects = _has_only_objects(alias)

    def decoded(value: Any) -> Any:
        found = value if hasattr(type(value), "__wire__") else alias._decode(codec.fresh(value))
        if only_objects and not hasattr(type(found), "__wire__"):
            raise ValueError(f"{alias!r} takes an object, not a {type(value).__name__}")
        return found

    return core_schema.no_info_plain_validator_function(decoded, serialization=_dumped())


def json_schema_in(type_: Any, handler: Any) -> Any:
    """Return the JSON schema of a model class or an alias for the generator behind `handler`, which keeps the definitions."""
    generator = handler.generate_json_schema

    def place(named: Any) -> Any:
        return generator.get_cache_defs_ref_schema(_ref(named))

    def ref(named: Any) -> str:
        reference: str = place(named)[1]["$ref"]
        return reference

    schemas = Schemas(ref, by_alias=generator.by_alias)
    if isinstance(type_, type):
        schema = schemas.of_class(type_) if hasattr(type_, "_fields") else {"type": "object"}
    else:
        schema = schemas.of(type_)
    generator.definitions.update((place(named)[0], found) for named, found in schemas.definitions.items())
    return schema


def _ref(named: Any) -> str:
    """Return what a class is called in a core schema, as pydantic names its own."""
    return f"{named.__module__}.{named.__qualname__}:{id(named)}"


def _checked(name: str, type_: Any) -> Any:
    """Return the schema of a required field: constants and the words of a tag are checked, as they tell classes apart."""
    from pydantic_core import core_schema

    words = typing.get_args(type_) if typing.get_origin(type_) is typing.Literal else ()
    is_told_by = len(words) == 1 or (words and name == "type")  # of other words, servers have new ones every month
    return core_schema.literal_schema(list(words)) if is_told_by else core_schema.any_schema()


def _dumped() -> Any:
    from pydantic_core import core_schema

    def dumped(value: Any, info: Any) -> Any:
        how = Dump(
            info.mode,
            by_alias=info.by_alias,
            exclude_unset=info.exclude_unset,
            exclude_defaults=info.exclude_defaults,
            exclude_none=info.exclude_none,
        )
        return how.of(value, info.include, info.exclude)

    return core_schema.plain_serializer_function_ser_schema(dumped, info_arg=True)


def _has_only_objects(alias: Any) -> bool:
    try:
        return all(hasattr(cls, "__wire__") for cls in alias._classes())
    except TypeError:
        return False

# Copied from templates/runtime/data/pydantic_schema.py: edit it there.
