"""Event: the base of what the streams of `.stream()` yield beside the chunks themselves.

Rule: an event holds no text that grows, or the text would be copied each time. It knows where the text stands and how
long it was, and reads it when asked: so events cost nothing until then, and one that is kept says what it said at first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, TypeVar

from ..base.errors import UsageTypeError
from ..data.codec import dumps

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

    def model_dump(
        self,
        *,
        mode: str = "python",
        include: Any = None,
        exclude: Any = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        fallback: Callable[[Any], Any] | None = None,
        **ignored: Any,
    ) -> dict[str, Any]:
        """Return the event as plain data, with every field; the arguments are those of `BaseModel.model_dump`."""
        from ..data.dump import Dump  # when it is first called

        how = Dump(
            mode,
            by_alias=by_alias,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
            fallback=fallback,
        )
        fields = {name: value for name, value in self.__rich_repr__() if not (exclude_none and value is None)}
        plain: dict[str, Any] = how.of(fields, include, exclude)
        return plain

    def model_dump_json(self, *, indent: int | None = None, ensure_ascii: bool = False, **how: Any) -> str:
        """Return what `model_dump` does as JSON text."""
        from ..data.dump import text

        return text(self.model_dump(**{**how, "mode": "json"}), indent=indent, ensure_ascii=ensure_ascii)

    def to_dict(self) -> dict[str, Any]:
        """Return the event as plain data, with the objects in it exactly as they came."""
        return self.model_dump(mode="json", exclude_unset=True)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return what `to_dict` does as JSON text."""
        return dumps(self.to_dict(), indent=indent)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Event) or other.__class__ is not self.__class__:
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
