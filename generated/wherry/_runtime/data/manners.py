"""Manners: what every model also answers to, because programs written for the official SDK ask a pydantic model for it.

A model is no pydantic model, and pydantic is not needed. Each method here is a few lines around the JSON object of the
model; what takes more has a module of its own, imported when it is first called.
"""

from __future__ import annotations

import builtins
import copy
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..base.annotating import Self
from .elsewhere import where_else
from .fields import OfClass, json_object, method
from .readable import shown

if TYPE_CHECKING:
    from .field_info import FieldInfo
    from .fields import WithFields

__all__ = ("OLD_NAMES", "Manners", "by_wire")


def _field_infos(cls: type[WithFields]) -> Mapping[str, FieldInfo]:
    from .field_info import field_infos

    return field_infos(cls)


def _serializer(cls: type[WithFields]) -> Any:
    if "pydantic_core" not in sys.modules:
        raise AttributeError("only pydantic asks for it")
    from .pydantic_schema import serializer

    return serializer()


def by_wire(cls: type[WithFields], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values under the names of the wire; they may have those of Python."""
    fields = cls._fields
    return {fields[name].wire if name in fields else name: value for name, value in values.items()}


class Manners:
    """The names of pydantic 2 and, below, those of pydantic 1."""

    __slots__ = ()

    if TYPE_CHECKING:
        _fields: ClassVar[Mapping[str, Any]]

        from_dict: ClassVar[Callable[..., Any]]
        from_json: ClassVar[Callable[..., Any]]

        def __rich_repr__(self) -> Iterator[tuple[str, Any]]: ...
        def __wire__(self) -> builtins.dict[str, Any]: ...

    @recursive_repr("…")
    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={shown(value)}' for name, value in self.__rich_repr__())})"

    # --- about the class -------------------------------------------------------------------------------------------------

    if TYPE_CHECKING:
        model_fields: ClassVar[Mapping[str, FieldInfo]]
        """The declared fields: `annotation`, `is_required()`, `default`, `alias` of each, by its Python name."""
        model_computed_fields: ClassVar[Mapping[str, Any]]
        """Empty: what is computed is not dumped."""
        model_config: ClassVar[Mapping[str, Any]]
        """Says that undeclared fields are kept."""
    else:
        model_fields = OfClass(_field_infos)
        model_computed_fields = OfClass(lambda cls: {})
        model_config = {"extra": "allow"}

    @classmethod
    def model_json_schema(
        cls,
        by_alias: bool | None = None,
        ref_template: str = "#/$defs/{model}",
        schema_generator: Any = None,
        mode: str = "validation",
        *,
        union_format: str = "any_of",
    ) -> builtins.dict[str, Any]:
        """Return a JSON schema of the class; the classes that it names are in `$defs`.

        Args:
            by_alias: False: properties have their Python names, not those of the wire.
            ref_template: What a reference to a class in `$defs` looks like.
            schema_generator: Ignored, as are `mode` and `union_format`.
        """
        from .json_schema import json_schema

        return json_schema(cls, by_alias=by_alias is not False, ref_template=ref_template)

    @classmethod
    def model_rebuild(cls, **ignored: Any) -> None:
        """Do nothing: there is nothing to build."""

    # --- making ----------------------------------------------------------------------------------------------------------

    @classmethod
    def model_validate(
        cls,
        obj: Any,
        *,
        strict: bool | None = None,
        from_attributes: bool | None = None,
        context: Any = None,
        extra: str | None = None,
        by_alias: bool | None = None,
        by_name: bool | None = None,
    ) -> Self:
        """The same as `from_dict`; a model of this class is returned as it is. Nothing is validated.

        Args:
            from_attributes: Take the attributes of any object that are called like fields.
            strict: Ignored, as are `context`, `extra`, `by_alias` and `by_name`.
        """
        if isinstance(obj, cls):
            return obj
        if from_attributes and not isinstance(obj, Mapping):
            obj = {name: getattr(obj, name) for name in cls._fields if hasattr(obj, name)}
        made: Self = cls.from_dict(by_wire(cls, obj) if isinstance(obj, Mapping) else obj)
        return made

    @classmethod
    def model_validate_json(
        cls,
        json_data: str | bytes | bytearray,
        *,
        strict: bool | None = None,
        context: Any = None,
        extra: str | None = None,
        by_alias: bool | None = None,
        by_name: bool | None = None,
    ) -> Self:
        """The same as `from_json`. Nothing is validated, and the keywords are ignored."""
        made: Self = cls.from_json(bytes(json_data) if isinstance(json_data, bytearray) else json_data)
        return made

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """The same as `from_dict`, by keyword; required fields may be left out. `_fields_set` is ignored."""
        made: Self = cls.from_dict(by_wire(cls, values))
        return made

    # --- reading ---------------------------------------------------------------------------------------------------------

    @method
    def model_dump(
        self,
        *,
        mode: str = "python",
        include: Collection[str] | Mapping[str, Any] | None = None,
        exclude: Collection[str] | Mapping[str, Any] | None = None,
        context: Any = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        exclude_computed_fields: bool = False,
        round_trip: bool = False,
        warnings: bool | Literal["none", "warn", "error"] = True,
        fallback: Callable[[Any], Any] | None = None,
        serialize_as_any: bool = False,
        polymorphic_serialization: bool | None = None,
    ) -> builtins.dict[str, Any]:
        """Return what the attributes read as, as plain dicts and lists: a field that is absent is there as None.

        `to_dict()` returns the JSON object as it came.

        Args:
            mode: "json": also what you assigned (dates, bytes, sets) becomes plain JSON; otherwise it stays as it is.
            include: The names of the fields to keep; as a dict, with what to keep inside: `{"choices": {0: {"index"}}}`.
            exclude: The names of the fields to leave out, in the same form; "__all__" stands for each item of a list.
            by_alias: True: keys are the names on the wire, where these differ from the Python names.
            exclude_unset: Leave out what is absent.
            exclude_defaults: Leave out None where the field may be left out.
            exclude_none: Leave out whatever is None.
            fallback: Called for a value that is no JSON; returns what stands for it.
            warnings: Ignored: any value is taken. The other arguments have no meaning here either.
        """
        from .dump import Dump

        how = Dump(
            mode,
            by_alias=by_alias,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
            fallback=fallback,
        )
        plain: builtins.dict[str, Any] = how.of(self, include, exclude)
        return plain

    @method
    def model_dump_json(
        self,
        *,
        indent: int | None = None,
        ensure_ascii: bool = False,
        include: Collection[str] | Mapping[str, Any] | None = None,
        exclude: Collection[str] | Mapping[str, Any] | None = None,
        context: Any = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        exclude_computed_fields: bool = False,
        round_trip: bool = False,
        warnings: bool | Literal["none", "warn", "error"] = True,
        fallback: Callable[[Any], Any] | None = None,
        serialize_as_any: bool = False,
        polymorphic_serialization: bool | None = None,
    ) -> str:
        """Return what `model_dump` does as JSON text; compact, unless `indent` is a number of spaces."""
        from .dump import text

        plain = self.model_dump(
            mode="json",
            include=include,
            exclude=exclude,
            by_alias=by_alias,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
            fallback=fallback,
        )
        return text(plain, indent=indent, ensure_ascii=ensure_ascii)

    @method
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, with the fields in `update` assigned. What is absent stays absent."""
        twin = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in (update or {}).items():
            setattr(twin, name, value)
        return twin

    @property
    def model_fields_set(self) -> set[str]:
        """The declared fields that are present, null or not."""
        data = json_object(self)
        return {name for name, field in type(self)._fields.items() if field.wire in data}

    __fields_set__ = model_fields_set

    @property
    def model_extra(self) -> builtins.dict[str, Any]:
        """What the object has beyond its schema."""
        known = {field.wire for field in type(self)._fields.values()}
        return {name: value for name, value in json_object(self).items() if name not in known}

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Yield the names and values of all declared fields, absent ones too, then of what came beside them."""
        data = json_object(self)
        for name, field in type(self)._fields.items():
            yield name, data.get(field.wire)
        yield from self.model_extra.items()

    # --- as a part of a pydantic model, which calls these ------------------------------------------------------------------

    if not TYPE_CHECKING:
        __pydantic_serializer__ = OfClass(_serializer)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from .pydantic_schema import schema_of_class

        return schema_of_class(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from .pydantic_schema import json_schema_in

        return json_schema_in(cls, handler)

    # --- the names of pydantic 1 that are still in use: not in `dir(model)`, and second to fields that are called so ----------

    @classmethod
    def construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """The same as `model_construct`."""
        return cls.model_construct(_fields_set, **values)

    @classmethod
    def parse_obj(cls, obj: Any) -> Self:
        """The same as `model_validate`."""
        return cls.model_validate(obj)

    @classmethod
    def parse_raw(cls, b: str | bytes, **ignored: Any) -> Self:
        """The same as `model_validate_json`."""
        return cls.model_validate_json(b)

    def dict(
        self,
        *,
        include: Collection[str] | Mapping[str, Any] | None = None,
        exclude: Collection[str] | Mapping[str, Any] | None = None,
        by_alias: bool = False,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
    ) -> builtins.dict[str, Any]:
        """The same as `model_dump`."""
        return self.model_dump(
            include=include,
            exclude=exclude,
            by_alias=by_alias,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        )

    def json(
        self,
        *,
        include: Collection[str] | Mapping[str, Any] | None = None,
        exclude: Collection[str] | Mapping[str, Any] | None = None,
        by_alias: bool = False,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        indent: int | None = None,
        ensure_ascii: bool = False,
    ) -> str:
        """The same as `model_dump_json`."""
        return self.model_dump_json(
            include=include,
            exclude=exclude,
            by_alias=by_alias,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
            indent=indent,
            ensure_ascii=ensure_ascii,
        )

    def copy(
        self,
        *,
        include: Collection[str] | None = None,
        exclude: Collection[str] | None = None,
        update: Mapping[str, Any] | None = None,
        deep: bool = False,
    ) -> Self:
        """The same as `model_copy`; with `include` or `exclude`, a copy that has only some of the fields."""
        twin = self.model_copy(deep=deep)
        if include is not None or exclude is not None:
            kept = self.model_dump(by_alias=True, include=include, exclude=exclude)
            data = json_object(twin)
            for key in data.keys() - kept.keys():
                del data[key]
        return twin.model_copy(update=update)

    def __dir__(self) -> Iterable[str]:
        own = {*type(self)._fields, *json_object(self)}
        hidden = OLD_NAMES - own
        return {name for name in {*super().__dir__()} - hidden if name in own or not where_else(type(self), name)}


OLD_NAMES = frozenset(("construct", "copy", "dict", "json", "parse_obj", "parse_raw"))
"""The names of pydantic 1 above."""

# Copied from templates/runtime/data/manners.py: edit it there.
