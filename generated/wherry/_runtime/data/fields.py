"""Field: what the body of a model class says about one field, and the descriptors that make a class body work.

Rule: whatever the body of a class says, an object reads a field from its JSON object alone, and as None where it is
absent. So the values of the body (NULLABLE, constants) are taken out when the class is made and kept here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from typing import Protocol

    class WithFields(Protocol):
        """A model: an object of a class with declared fields."""

        _fields: ClassVar[Mapping[str, Field]]

        def __wire__(self) -> dict[str, Any]: ...


__all__ = (
    "NULLABLE",
    "REQUIRED",
    "Declared",
    "Field",
    "OfClass",
    "Wire",
    "json_object",
    "like",
    "method",
    "missing",
    "no_dict",
    "wire",
)

F = TypeVar("F", bound="Callable[..., Any]")


class _Marker:
    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


REQUIRED: Any = _Marker("REQUIRED")
"""The default of a field without a value in the class body: the schema requires it."""
NULLABLE: Any = _Marker("NULLABLE")
"""In a class body: the field may be left out, and it may be null; in a call of the constructor, None means null."""
_REQUIRED_NULLABLE: Any = _Marker("wire(nullable=True)")


def json_object(model: WithFields) -> dict[str, Any]:
    """Return the JSON object of a model; no key of it can hide the method that is asked for it."""
    return type(model).__wire__(model)


class Field:
    """What a class knows about one field. `default` is REQUIRED, NULLABLE, None (optional, never null) or a constant."""

    __slots__ = ("annotation", "default", "name", "nullable", "required", "wire")

    def __init__(self, name: str, wire: str, declared: Any, annotation: Any) -> None:
        self.name = name
        self.wire = wire
        self.annotation = annotation
        self.default = REQUIRED if declared is _REQUIRED_NULLABLE else declared
        self.required = declared is not None and declared is not NULLABLE
        self.nullable = declared is NULLABLE or declared is _REQUIRED_NULLABLE

    @property
    def needed(self) -> bool:
        """Whether the constructor must be given a value, or has a constant: a field that takes null may be left out."""
        return self.required and not self.nullable

    def __repr__(self) -> str:
        return f"Field({self.name!r}, wire={self.wire!r}, default={self.default!r})"


class Wire:
    """A field whose Python name is not its name on the wire."""

    __slots__ = ("default", "wire")

    def __init__(self, wire: str, default: Any) -> None:
        self.wire = wire
        self.default = default

    def __get__(self, model: WithFields | None, cls: type) -> Any:
        return None if model is None else json_object(model).get(self.wire)

    def __set__(self, model: WithFields, value: Any) -> None:
        json_object(model)[self.wire] = value

    def __delete__(self, model: WithFields) -> None:
        data = json_object(model)
        if self.wire not in data:
            raise AttributeError(self.wire)
        del data[self.wire]


def wire(name: str | None = None, *, default: Any = REQUIRED, nullable: bool = False) -> Any:
    """Declare what a plain default cannot: a name on the wire that is no Python name, a required field that may be null.

    self_harm: bool = wire("self-harm")
    content: str | None = wire(default=None, nullable=True)

    Such a field may be left out of a call of the constructor; the default says so to type checkers.
    """
    declared = _REQUIRED_NULLABLE if nullable else default
    return declared if name is None else Wire(name, declared)


class Declared:
    """The fields of a class, made from its body on first use; then the class holds the plain dict."""

    __slots__ = ("_body", "_owner")

    def __init__(self, owner: type[WithFields], body: dict[str, Any]) -> None:
        self._owner = owner
        self._body = body

    def __get__(self, model: WithFields | None, cls: type[WithFields]) -> dict[str, Field]:
        fields = dict(getattr(super(self._owner, self._owner), "_fields", ()))
        fields.update((field.name, field) for field in self._made())
        self._owner._fields = fields
        return fields

    def _made(self) -> Iterator[Field]:
        annotations = self._owner.__annotations__
        for name, declared in self._body.items():
            if isinstance(declared, Wire):
                yield Field(name, declared.wire, declared.default, annotations[name])
            else:
                yield Field(name, name, declared, annotations[name])


class OfClass:
    """An attribute of every class with fields that is worked out on first use."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[type[WithFields]], Any]) -> None:
        self._make = make

    def __get__(self, model: WithFields | None, cls: type[WithFields]) -> Any:
        if not hasattr(cls, "_fields"):
            raise AttributeError("only classes with declared fields have it")
        return self._make(cls)


class _Method:
    """A method that no key of a server can hide: a data descriptor is found before the `__dict__` of the object."""

    __slots__ = ("__wrapped__",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self.__wrapped__ = function

    def __get__(self, model: WithFields | None, cls: type) -> Any:
        return self.__wrapped__ if model is None else self.__wrapped__.__get__(model, cls)

    def __set__(self, model: WithFields, value: Any) -> None:
        raise AttributeError(f"{self.__wrapped__.__name__} is a method of every model")


if TYPE_CHECKING:

    def method(function: F) -> F:
        """Make a method that no key of a server can hide."""
        return function
else:
    method = _Method


# --- what is said to people ------------------------------------------------------------------------------------------------


def like(fields: Mapping[str, Field], name: str) -> str:
    """Quote a name, and say which field was probably meant."""
    from ..base.nearest import nearest

    close = nearest(name, fields)
    return f"{name!r}; did you mean {close[0]!r}?" if close else repr(name)


def missing(fields: Mapping[str, Field], given: dict[str, Any]) -> str:
    """List the fields that were needed and not given, and the name that was probably meant for one of them."""
    from ..base.nearest import nearest

    lost = [
        field.name
        for field in fields.values()
        if field.needed and field.default is REQUIRED and field.name not in given and field.wire not in given
    ]
    meant = [name for name in given if name not in fields and nearest(name, lost)]
    return ", ".join(lost) + (f"; it was given {meant[0]!r}" if meant else "")


def no_dict(fields: Mapping[str, Field]) -> str:
    """Return the end of a message for those who took a model for a dict."""
    example = next(iter(fields), "name")
    return f": it is not a dict; read fields as attributes (model.{example}), or call model.to_dict()"

# Copied from templates/runtime/data/fields.py: edit it there.
