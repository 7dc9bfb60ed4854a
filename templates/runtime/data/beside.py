"""Beside: values that a model has beside its JSON object, such as the `parsed` of a message.

Rule: such a value is the program's own. It is read and set like a field, shown by repr and `model_dump`, copied and
pickled along; but it is no part of the JSON object, so it is neither sent nor compared, and `to_dict` leaves it out.

A class with such a value is derived from one that the API knows, and has it in a slot of its own. A class that holds
objects of such classes says in `_parts` which: field -> class, or a dict of `type` -> class where only some are meant.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar, cast

from ..base.annotating import Self
from .elsewhere import where_else
from .fields import method
from .model import BaseModel, new, set_fields

__all__ = ("Beside", "promoted")

M = TypeVar("M", bound=BaseModel)
Part: TypeAlias = "type[BaseModel] | Mapping[str | None, type[BaseModel]]"
if TYPE_CHECKING:
    _Base = BaseModel
else:
    _Base = object


class Beside(_Base):
    """A part of a model class with a value beside the JSON object, or with parts that have one."""

    __slots__ = ()

    _beside: ClassVar[str] = ""
    """The name of the value, and of its slot."""
    _parts: ClassVar[Mapping[str, Part]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._decode = _decoding(cls, super(cls, cls)._decode)  # type: ignore[assignment]

    def __init__(self, /, **given: Any) -> None:
        value = given.pop(self._beside, None)
        super().__init__(**given)
        _put(self, value)

    def __getattr__(self, name: str) -> Any:
        if name == self._beside and name:
            return None
        where = where_else(type(self), name)
        said = f"{type(self).__name__!r} object has no attribute {name!r}{where and ': '}{where}"
        raise AttributeError(said, name=name, obj=None if where else self)

    @method
    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield from super().__rich_repr__()
        if self._beside:
            yield self._beside, getattr(self, self._beside)

    @method
    def __reduce_ex__(self, protocol: Any) -> Any:
        make, arguments, state = super().__reduce_ex__(protocol)
        if not self._beside:
            return make, arguments, state
        data, slots = state if isinstance(state, tuple) else (state, {})
        return make, arguments, (data, {**slots, self._beside: getattr(self, self._beside)})

    @method
    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        twin: Self = super().__deepcopy__(memo)
        if self._beside:
            _put(twin, copy.deepcopy(getattr(self, self._beside), memo))
        return twin

    @method
    def _twin(self, data: dict[str, Any]) -> Self:
        twin: Self = super()._twin(data)
        if self._beside:
            _put(twin, getattr(self, self._beside))
        return twin


def promoted(model: BaseModel, cls: type[M]) -> M:
    """Return a model as an object of a class that is derived from its own; both have the same JSON object."""
    twin = cast(M, cls._decode(model.__wire__()))
    if hasattr(model, "_request_id"):
        twin._request_id = model._request_id
    return twin


def _put(model: Beside, value: Any) -> None:
    if model._beside:
        object.__setattr__(model, model._beside, value)


def _decoding(cls: type[Beside], convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Make the `_decode` of a class; `convert` is that of the class of the API."""

    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        for name, part in cls._parts.items():
            if name in data:
                data[name] = _as_part(data[name], part)
        value = data.pop(cls._beside, None) if cls._beside else None
        convert(data)
        model = new(cls)
        set_fields(model, data)
        _put(model, value)
        return model

    return _decode


def _as_part(value: Any, part: Part) -> Any:
    if value.__class__ is list:
        return [_as_part(each, part) for each in value]
    data = value.__wire__() if isinstance(value, BaseModel) else value
    if data.__class__ is not dict:
        return value
    kind = data.get("type")
    cls = part if isinstance(part, type) else part.get(kind) if isinstance(kind, str) else None
    return value if cls is None or isinstance(value, cls) else cls._decode(data)
