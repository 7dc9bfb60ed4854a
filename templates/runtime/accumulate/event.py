"""Event: the base of what the streams of `.stream()` yield beside the chunks themselves.

Rule: an event holds no text that grows. It knows where the text stands and how long it was, and reads it when asked, so
that events cost nothing until then, and an event that is kept still says what it said when it came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ..data.dump import Dump

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("Event",)


class Event:
    """Something that happened in a stream. `type` says what; the other fields differ from class to class."""

    __slots__ = ()

    type: ClassVar[str]
    _names: ClassVar[tuple[str, ...]]
    """The fields, in the order in which they are shown."""

    def model_dump(self, *, mode: str = "python", exclude_none: bool = False, **how: Any) -> dict[str, Any]:
        """Return the event as plain data, with every field; see `BaseModel.model_dump`."""
        dump = Dump(mode, exclude_none=exclude_none, **how)
        fields = ((name, getattr(self, name)) for name in (*self._names, "type"))
        return {name: dump.of(value) for name, value in fields if not (exclude_none and value is None)}

    def to_dict(self) -> dict[str, Any]:
        """Return the event as plain data, with the objects in it exactly as they came."""
        return self.model_dump(mode="json", exclude_unset=True)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._names)

    __hash__ = None  # type: ignore[assignment]  # its snapshot may change

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__rich_repr__())})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        return ((name, getattr(self, name)) for name in (*self._names, "type"))
