"""BaseModel: a JSON object of the API, read through typed attributes. It is not a pydantic model; it validates nothing.

Rule: the `__dict__` of a model *is* its JSON object, under the names of the wire. Decoding adopts the dict that the
JSON parser made and converts only what is nested in it. So unknown fields are kept and readable, absent fields stay
absent, null stays null, the order of keys stays, and what is assigned, deleted or changed inside is what is compared,
copied, pickled and sent. A field that is absent reads as None, from the attribute of the class.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from itertools import repeat
from typing import TYPE_CHECKING, Any, ClassVar

from ..base.annotating import Self
from ..base.errors import UsageError, UsageTypeError
from ..base.field_docs import Told
from ..base.pickles import pickled
from ..base.unset import UNSET, is_not_given
from . import codec
from .elsewhere import elsewhere
from .fields import NULLABLE, REQUIRED, Declared, OfClass, Wire, json_object, like, method, missing, no_dict, wire
from .manners import Manners
from .readable import readable

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform

    from .fields import Field
else:

    def dataclass_transform(**_):
        return lambda cls: cls


__all__ = (
    "NULLABLE",
    "BaseModel",
    "UnknownModel",
    "decode_flat",
    "get_fields",
    "new",
    "set_fields",
    "set_request_id",
    "wire",
)

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
class BaseModel(Manners):
    """The base of all models.

    A subclass lists its fields, `name: type`, in the order of the spec. No value: the schema requires the field;
    `= wire(nullable=True)`: it is required and may be null; `= None`: it may be left out; `= NULLABLE`: it may be left
    out or null; `= "text"`: it is required and always the same. The constructor takes them by keyword, and whatever else
    it is given; what may be null may be left out. Models are mutable: what you set is part of the object, and is sent.
    """

    if not TYPE_CHECKING:
        __slots__ = ("__dict__", "__weakref__", "_request_id")
    else:
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
        elsewhere(cls, body)
        cls._fields = Declared(cls, body)  # type: ignore[assignment]
        decode: Any = cls.__dict__.get("_decode")
        if decode is None:
            decode = _adopting(cls, getattr(super(cls, cls), "_decode", None))
        # Bare functions: they are found faster on a class than static methods, and nobody looks on an object.
        cls._decode = getattr(decode, "__func__", decode)  # type: ignore[method-assign]
        doc = cls.__dict__.get("__doc__")
        if doc.__class__ is not Told:
            cls.__doc__ = Told(doc, cls)  # type: ignore[assignment]  # what it gives is the text

    def __init__(self, /, **given: Any) -> None:
        cls = type(self)
        data: dict[str, Any] = {}
        for name, field in cls._fields.items():
            value = given.pop(name, UNSET)
            if name != field.wire and is_not_given(value):
                value = given.pop(field.wire, UNSET)
            if is_not_given(value):
                if not field.needed:
                    continue
                if field.default is REQUIRED:
                    raise UsageTypeError(f"{cls.__name__} needs {missing(cls._fields, {**data, **given})}")
                value = field.default
            if value is not None or field.nullable:
                data[field.wire] = codec.fresh(value)
        data.update((name, codec.fresh(value)) for name, value in given.items() if not is_not_given(value))
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
    def to_dict(
        self,
        *,
        mode: str = "python",
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> dict[str, Any]:
        """Return a copy of the JSON object as plain dicts and lists: exactly what came, with all changes made since.

        Args:
            mode: "json" or "python": the same, as a model holds plain JSON.
            use_api_names: False: keys are the Python names of fields.
            exclude_unset: False: absent fields are there as None.
            exclude_defaults: Leave out None where the field may be left out.
            exclude_none: Leave out whatever is None.
            warnings: Ignored.
        """
        plain: dict[str, Any]
        if use_api_names and exclude_unset and not exclude_defaults and not exclude_none:
            plain = codec.unwrapped(self)
        else:
            from .dump import Dump

            plain = Dump(
                "json",
                by_alias=use_api_names,
                exclude_unset=exclude_unset,
                exclude_defaults=exclude_defaults,
                exclude_none=exclude_none,
                beside=False,
            ).of(self)
        return plain

    @method
    def to_json(
        self,
        *,
        indent: int | None = 2,
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> str:
        """Return what `to_dict` does as JSON text, with `indent` spaces for each level; None: compact."""
        plain = self.to_dict(
            use_api_names=use_api_names,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        )
        return codec.dumps(plain, indent=indent)

    def __wire__(self) -> dict[str, Any]:
        """The JSON object itself, for the codec; changes to it are changes of the model."""
        return self.__dict__

    # --- Python's own protocols ------------------------------------------------------------------------------------------

    if TYPE_CHECKING:

        @property
        def _request_id(self) -> str | None:
            """The ID of the request that this is the answer to, for the API's support; nested objects have none."""

        @_request_id.setter
        def _request_id(self, value: str | None) -> None: ...

    else:  # or checkers would let any name be assigned

        def __setattr__(self, name: str, value: Any) -> None:
            fields = type(self)._fields
            if is_not_given(value):
                json_object(self).pop(fields[name].wire if name in fields else name, None)
            elif name[:1] != "_" or name in _SETTABLE or name in json_object(self):
                object.__setattr__(self, name, value)
            else:
                raise AttributeError(
                    f"{type(self).__name__} takes no attribute {name!r}: what is set on a model is sent, and names that begin "
                    "with _ are meant to be private; keep it elsewhere"
                )

        # No `__getattr__` here, for a better message: with it every read of every field would take three times as long.
        def __getitem__(self, key: Any) -> Any:
            raise TypeError(f"{type(self).__name__} is not subscriptable{no_dict(type(self)._fields)}")

        def __contains__(self, key: Any) -> bool:
            raise TypeError(f"`in` does not look into a {type(self).__name__}{no_dict(type(self)._fields)}")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        same: Any = other
        return json_object(self) == json_object(same)

    __hash__ = None  # type: ignore[assignment]  # a mutable value

    @method
    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        names = {field.wire: name for name, field in type(self)._fields.items()}
        return ((names.get(key, key), value) for key, value in json_object(self).items())

    def __str__(self) -> str:
        """Return the repr if that fits into a line of the terminal; else one field in a line."""
        from .pretty import for_terminal

        return for_terminal(self)

    @method
    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        from .pretty import to_ipython

        to_ipython(self, printer)

    @method
    def __reduce_ex__(self, protocol: Any) -> Any:
        slots = {"_request_id": self._request_id} if hasattr(self, "_request_id") else None
        return new, (pickled(type(self)),), (json_object(self), slots) if slots else json_object(self)

    @method
    def __copy__(self) -> Self:
        return self._twin(json_object(self).copy())

    @method
    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        twin = memo[id(self)] = self._twin({})
        set_fields(twin, copy.deepcopy(json_object(self), memo))
        return twin

    @method
    def _twin(self, data: dict[str, Any]) -> Self:
        twin = new(type(self))
        set_fields(twin, data)
        if hasattr(self, "_request_id"):
            twin._request_id = self._request_id
        return twin

    def __replace__(self, /, **changes: Any) -> Self:
        for name in changes:
            if name not in type(self)._fields and name not in json_object(self):
                raise AttributeError(f"{type(self).__name__} has no field {like(type(self)._fields, name)}")
        return self.model_copy(update=changes)

    if not TYPE_CHECKING:
        __attrs_attrs__ = OfClass(_attrs)
        __attrs_types_resolved__ = OfClass(_resolved)
        __match_args__ = OfClass(lambda cls: tuple(cls._fields))
        __signature__ = OfClass(_signature)


get_fields: Callable[[Any], dict[str, Any]] = BaseModel.__dict__["__dict__"].__get__
"""Return the JSON object of a model, as `__wire__` does where no class says otherwise."""
set_fields: Callable[[BaseModel, dict[str, Any]], None] = BaseModel.__dict__["__dict__"].__set__
"""Set the JSON object of a model. (An assignment to `__dict__` would go through `__setattr__`.)"""
set_request_id: Callable[[BaseModel, str | None], None] = BaseModel.__dict__["_request_id"].__set__
"""Set the ID of the request that a model is the answer to."""

_SETTABLE = frozenset(("__class__", "__dict__", "_request_id"))
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
        if name.startswith("_") or name == "keys":  # with `keys`, dict(model) would take it for a dict
            raise AttributeError(name)
        return None

    def __setattr__(self, name: str, value: Any) -> None:
        if is_not_given(value):
            json_object(self).pop(name, None)
        elif name.startswith("__") or name == "_request_id":
            object.__setattr__(self, name, value)
        else:
            json_object(self)[name] = value

# Copied from templates/runtime/data/model.py: edit it there.
