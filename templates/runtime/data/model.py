"""BaseModel: a JSON object of the API, read through typed attributes. It is not a pydantic model; it validates nothing.

Rule: the `__dict__` of a model *is* its JSON object, under the names of the wire. Decoding adopts the dict that the
JSON parser made and converts only what is nested in it. So unknown fields are kept and readable, absent fields stay
absent, null stays null, the order of keys stays, and what is assigned, deleted or changed inside is what is compared,
copied, pickled and sent. A field that is absent reads as None, from the attribute of the class.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import repeat
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, ClassVar

from ..base.annotating import Self
from ..base.errors import UsageError, UsageTypeError
from ..base.pickles import pickled
from ..base.unset import UNSET
from . import codec
from .fields import NULLABLE, REQUIRED, Declared, OfClass, Wire, like, method, missing, no_dict, wire
from .readable import readable, shown

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform

    from .fields import Field
else:

    def dataclass_transform(**_):
        return lambda cls: cls


__all__ = ("NULLABLE", "BaseModel", "UnknownModel", "decode_flat", "new", "set_fields", "wire")

new = object.__new__


def _attrs(cls: type[BaseModel]) -> Any:
    from .attrs_protocol import attributes

    return attributes(cls)


def _resolved(cls: type[BaseModel]) -> Any:
    _attrs(cls)  # makes them with their types resolved
    return cls


def _signature(cls: type[BaseModel]) -> Any:
    from .attrs_protocol import signature

    return signature(cls)


def _adopting(cls: type[BaseModel], convert: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    """Make the `_decode` of a class that adds nothing nested; `convert` is that of its base, if there is one."""

    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        model = new(cls)
        set_fields(model, data)
        return model

    def _decode_inherited(data: Any) -> Any:
        assert convert is not None
        convert(data)
        return _decode(data)

    return _decode if convert is None else _decode_inherited


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(wire,))
class BaseModel:
    """The base of all models.

    A subclass lists its fields, `name: type`, in the order of the spec. No value: the schema requires the field;
    `= wire(nullable=True)`: it is required and may be null; `= None`: it may be left out; `= NULLABLE`: it may be left
    out or null; `= "text"`: it is required and always the same. The constructor takes them by keyword. Models are
    mutable; only fields, and whatever else the server sent, can be set, so that a typo is not sent.
    """

    if TYPE_CHECKING:
        _fields: ClassVar[Mapping[str, Field]]
        """The declared fields by their Python names, in the order of the spec."""

        @staticmethod
        def _decode(data: Any) -> Any:
            """Make a model of a dict of the JSON parser, and keep the dict; return anything else unchanged."""

    def __init_subclass__(cls) -> None:
        """Note the declared fields, and let each read as None until an object has it."""
        body = {}
        for name in cls.__annotations__:
            body[name] = default = cls.__dict__.get(name, REQUIRED)
            if default is not None and not isinstance(default, Wire):
                setattr(cls, name, None)
        cls._fields = Declared(cls, body)  # type: ignore[assignment]
        decode: Any = cls.__dict__.get("_decode")
        if decode is None:
            decode = _adopting(cls, getattr(super(cls, cls), "_decode", None))
        # Bare functions: they are found faster on a class than static methods, and nobody looks on an object.
        cls._decode = getattr(decode, "__func__", decode)  # type: ignore[method-assign]

    def __init__(self, **given: Any) -> None:
        data: dict[str, Any] = {}
        cls = type(self)
        for name, field in cls._fields.items():
            value = given.pop(name, UNSET)
            if value is UNSET:
                if field.default is REQUIRED:
                    raise UsageTypeError(f"{cls.__name__} needs {missing(cls._fields, {**data, **given})}")
                if not field.required:
                    continue
                value = field.default
            if value is not None or field.nullable:
                data[field.wire] = codec.fresh(value)
        if given:
            raise UsageTypeError(f"{cls.__name__} has no field {like(cls._fields, next(iter(given)))}")
        cls._decode(data)
        set_fields(self, data)

    # --- the JSON object -----------------------------------------------------------------------------------------------

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Make a model of a JSON object, as leniently as an answer is read. The dict is copied, not changed."""
        if not isinstance(data, dict):
            raise UsageTypeError(f"{cls.__name__}.from_dict takes a dict, not a {type(data).__name__}")
        model: Self = cls._decode(codec.fresh(dict(data)))
        return model

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Make a model of JSON text. Raises UsageError if the text is not a JSON object."""
        try:
            data = codec.loads(text)
        except ValueError as exc:
            raise UsageError(f"{cls.__name__}.from_json: this is not JSON: {exc}") from None
        if data.__class__ is not dict:
            raise UsageError(f"{cls.__name__}.from_json takes a JSON object, not a {type(data).__name__}")
        model: Self = cls._decode(data)
        return model

    @method
    def to_dict(self) -> dict[str, Any]:
        """Return a copy of the JSON object as plain dicts and lists: exactly what came, with all changes made since."""
        plain: dict[str, Any] = codec.unwrapped(self)
        return plain

    @method
    def to_json(self, *, indent: int | None = None) -> str:
        """Return the JSON object as text; compact, unless `indent` is a number of spaces."""
        return codec.dumps(self, indent=indent)

    def __wire__(self) -> dict[str, Any]:
        """The JSON object itself, for the codec; changes to it are changes of the model."""
        return self.__dict__

    # --- for those who come from the official SDK --------------------------------------------------------------------------

    @classmethod
    def model_validate(cls, obj: Any) -> Self:
        """The same as `from_dict`; a model of this class is returned as it is. Nothing is validated."""
        return obj if isinstance(obj, cls) else cls.from_dict(obj)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes) -> Self:
        """The same as `from_json`. Nothing is validated."""
        return cls.from_json(json_data)

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """The same as `from_dict`, by keyword; required fields may be left out."""
        fields = cls._fields
        return cls.from_dict({fields[name].wire if name in fields else name: value for name, value in values.items()})

    @method
    def model_dump(
        self,
        *,
        mode: str = "json",
        include: Collection[str] | None = None,
        exclude: Collection[str] | None = None,
        by_alias: bool = True,
        exclude_none: bool = False,
        exclude_unset: bool = True,
    ) -> dict[str, Any]:
        """The same as `to_dict`.

        Args:
            mode: "json" or "python"; a model holds plain JSON, so they are the same.
            include: The names of the fields to keep, of this object, not of nested ones.
            exclude: The names of the fields to leave out.
            by_alias: Only True: keys are always the names on the wire.
            exclude_none: Leave out what is null.
            exclude_unset: False: absent fields are there as None.
        """
        if mode not in {"json", "python"}:
            raise UsageError(f'mode must be "json" or "python", not {mode!r}')
        if not by_alias:
            raise UsageError("by_alias=False is not supported: to_dict and model_dump always use the API's own names")
        plain: dict[str, Any] = codec.unwrapped(self, nulls=not exclude_none, absent=not exclude_unset)
        if include is not None:
            wanted = self._wires("include", include)
            plain = {key: value for key, value in plain.items() if key in wanted}
        if exclude is not None:
            unwanted = self._wires("exclude", exclude)
            plain = {key: value for key, value in plain.items() if key not in unwanted}
        return plain

    @method
    def model_dump_json(
        self,
        *,
        indent: int | None = None,
        include: Collection[str] | None = None,
        exclude: Collection[str] | None = None,
        by_alias: bool = True,
        exclude_none: bool = False,
        exclude_unset: bool = True,
    ) -> str:
        """The same as `to_json`, with the arguments of `model_dump`."""
        plain = self.model_dump(
            include=include,
            exclude=exclude,
            by_alias=by_alias,
            exclude_none=exclude_none,
            exclude_unset=exclude_unset,
        )
        return codec.dumps(plain, indent=indent)

    @method
    def _wires(self, argument: str, names: Collection[str]) -> set[str]:
        if isinstance(names, (str, dict)):
            raise UsageTypeError(f"{argument} takes a set of names, not a {type(names).__name__}")
        fields = type(self)._fields
        return {fields[name].wire if name in fields else name for name in names}

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
        return {name for name, field in type(self)._fields.items() if field.wire in self.__dict__}

    @property
    def model_extra(self) -> dict[str, Any]:
        """What the object has beyond its schema."""
        known = {field.wire for field in type(self)._fields.values()}
        return {name: value for name, value in self.__dict__.items() if name not in known}

    # --- Python's own protocols ------------------------------------------------------------------------------------------

    if not TYPE_CHECKING:  # or checkers would let any name be assigned

        def __setattr__(self, name: str, value: Any) -> None:
            fields = type(self)._fields
            if name not in fields and name not in self.__dict__ and not name.startswith("__"):
                raise AttributeError(
                    f"{type(self).__name__} has no field {like(fields, name)}; "
                    f"fields that the spec does not know go into extra_body or vars(model)[{name!r}]"
                )
            if value is UNSET:
                self.__dict__.pop(fields[name].wire if name in fields else name, None)
            else:
                object.__setattr__(self, name, value)

        # No `__getattr__` here, for a better message: with it every read of every field would take three times as long.
        def __getitem__(self, key: Any) -> Any:
            raise TypeError(f"{type(self).__name__} is not subscriptable{no_dict(type(self)._fields)}")

        __iter__ = None

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # a mutable value

    @recursive_repr("…")
    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={shown(value)}' for name, value in self.__rich_repr__())})"

    @method
    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        names = {field.wire: name for name, field in type(self)._fields.items()}
        return ((names.get(key, key), value) for key, value in self.__dict__.items())

    @method
    def __reduce_ex__(self, protocol: Any) -> Any:
        return new, (pickled(type(self)),), self.__dict__

    @method
    def __copy__(self) -> Self:
        twin = new(type(self))
        set_fields(twin, self.__dict__.copy())
        return twin

    @method
    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        twin = memo[id(self)] = new(type(self))
        set_fields(twin, copy.deepcopy(self.__dict__, memo))
        return twin

    def __replace__(self, /, **changes: Any) -> Self:
        return self.model_copy(update=changes)

    if not TYPE_CHECKING:
        __attrs_attrs__ = OfClass(_attrs)
        __attrs_types_resolved__ = OfClass(_resolved)
        __match_args__ = OfClass(lambda cls: tuple(cls._fields))
        __signature__ = OfClass(_signature)


set_fields: Callable[[BaseModel, dict[str, Any]], None] = BaseModel.__dict__["__dict__"].__set__
"""Set the JSON object of a model. (An assignment to `__dict__` would go through `__setattr__`.)"""

_MANY = 16


def decode_flat(cls: type[BaseModel], items: list[Any]) -> list[Any]:
    """Decode a list of objects of a class that converts nothing nested; a long one without a call for each item."""
    if len(items) < _MANY or set(map(type, items)) != {dict}:
        decode = cls._decode
        return [decode(item) for item in items]
    models = list(map(new, repeat(cls, len(items))))
    any(map(set_fields, models, items))  # set_fields returns None each time, so `any` goes through them all
    return models


class UnknownModel(BaseModel):
    """A JSON object of a kind that the spec does not know: a new event, a new item. Any name can be read; absent is None.

    The same goes for what it holds: nested objects are dicts whose keys read as attributes too.
    """

    __attrs_attrs__ = None  # its fields differ from object to object

    @staticmethod
    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        model = new(UnknownModel)
        set_fields(model, readable(data))
        return model

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return None

    def __setattr__(self, name: str, value: Any) -> None:
        if value is UNSET:
            self.__dict__.pop(name, None)
        elif name.startswith("__"):
            object.__setattr__(self, name, value)
        else:
            self.__dict__[name] = value
