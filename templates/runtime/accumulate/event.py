"""Event: the base of what the streams of `.stream()` yield beside the chunks themselves.

Rule: an event holds no text that grows, or the text would be copied each time. It knows where the text stands and how
long it was, and reads it when asked: so events cost nothing until then, and one that is kept says what it said at first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, TypeVar

from ..base.errors import UsageTypeError
from ..data.dump import Dump

__all__ = ("Event",)

E = TypeVar("E", bound="Event")


class Event:
    """Something that happened in a stream. `type` says what; the other fields differ from class to class.

    An event that you make yourself takes its fields by keyword. A copy, or a pickle, keeps an event as it is now.
    """

    __slots__ = ()

    _fields: ClassVar[tuple[str, ...]]
    """The other fields, in the order in which they are shown."""
    _later: ClassVar[Mapping[str, Callable[[Any], Any]]]
    """How fields are read that are not set."""

    def __init_subclass__(cls, later: Mapping[str, Callable[[Any], Any]] | None = None) -> None:
        super().__init_subclass__()
        cls._fields = tuple(name for name in cls.__annotations__ if name[0] != "_" and name != "type")
        cls._later = later or {}

    def __init__(self, **fields: Any) -> None:
        fields.pop("type", None)
        for name in self._fields:
            setattr(self, name, fields.pop(name, None))
        if fields:
            raise UsageTypeError(f"{type(self).__name__} has no field {', '.join(fields)}")

    def __getattr__(self, name: str) -> Any:
        read = self._later.get(name)
        if read is None:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        return read(self)

    def model_dump(self, *, mode: str = "python", exclude_none: bool = False, **how: Any) -> dict[str, Any]:
        """Return the event as plain data, with every field; see `BaseModel.model_dump`."""
        dump = Dump(mode, exclude_none=exclude_none, **how)
        return {name: dump.of(value) for name, value in self.__rich_repr__() if not (exclude_none and value is None)}

    def to_dict(self) -> dict[str, Any]:
        """Return the event as plain data, with the objects in it exactly as they came."""
        return self.model_dump(mode="json", exclude_unset=True)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return list(self.__rich_repr__()) == list(other.__rich_repr__())

    __hash__ = None  # type: ignore[assignment]  # its snapshot may change

    def __reduce_ex__(self, protocol: Any) -> Any:
        return _made, (type(self), dict(self.__rich_repr__()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__rich_repr__())})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        return ((name, getattr(self, name)) for name in ("type", *self._fields))


def _made(kind: type[E], fields: dict[str, Any]) -> E:
    return kind(**fields)
