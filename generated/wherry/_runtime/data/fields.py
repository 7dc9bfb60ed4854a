"""Field: what the body of a model class says of one field, and the descriptors that make a class body work.

Rule: whatever stands in the body of a class, an object reads a field from its JSON object alone, and as None where it
is not there. So the values of the body (NULLABLE, constants) are taken out when the class is made and kept here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .model import BaseModel

__all__ = ("NULLABLE", "REQUIRED", "Declared", "Field", "OfClass", "Wire", "method", "wire")

F = TypeVar("F", bound="Callable[..., Any]")


class _Marker:
    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


REQUIRED: Any = _Marker("REQUIRED")
"""The default of a field without a value in the class body: the schema demands it."""
NULLABLE: Any = _Marker("NULLABLE")
"""In a class body: the field may be left out, and it may be null; given to the constructor, None means null."""


class Field:
    """What a class knows of one field. `default` is REQUIRED, NULLABLE, None (optional, never null) or a constant."""

    __slots__ = ("annotation", "default", "module", "name", "nullable", "required", "wire")

    def __init__(self, name: str, wire: str, default: Any, annotation: Any, module: str) -> None:
        self.name = name
        self.wire = wire
        self.default = default
        self.annotation = annotation
        self.module = module
        """Where the names of the annotation are known."""
        self.required = default is not None and default is not NULLABLE
        text = str(annotation)
        takes_none = text.endswith("| None") or text in {"Any", "None"}
        self.nullable = default is NULLABLE or (default is REQUIRED and takes_none)

    def __repr__(self) -> str:
        return f"Field({self.name!r}, wire={self.wire!r}, default={self.default!r})"


class Wire:
    """A field whose Python name is not its name on the wire."""

    __slots__ = ("default", "wire")

    def __init__(self, wire: str, default: Any) -> None:
        self.wire = wire
        self.default = default

    def __get__(self, model: BaseModel | None, cls: type) -> Any:
        return None if model is None else model.__dict__.get(self.wire)

    def __set__(self, model: BaseModel, value: Any) -> None:
        model.__dict__[self.wire] = value

    def __delete__(self, model: BaseModel) -> None:
        if self.wire not in model.__dict__:
            raise AttributeError(self.wire)
        del model.__dict__[self.wire]


def wire(name: str, *, default: Any = REQUIRED) -> Any:
    """Declare a field whose name on the wire cannot be its Python name: `self_harm: bool = wire("self-harm")`."""
    return Wire(name, default)


class Declared:
    """The fields of a class, made from its body when somebody asks for them; then the class holds the plain dict."""

    __slots__ = ("_body", "_owner")

    def __init__(self, owner: type[BaseModel], body: dict[str, Any]) -> None:
        self._owner = owner
        self._body = body

    def __get__(self, model: BaseModel | None, cls: type[BaseModel]) -> dict[str, Field]:
        fields = dict(getattr(super(self._owner, self._owner), "_fields", ()))
        fields.update((field.name, field) for field in self._made())
        self._owner._fields = fields
        return fields

    def _made(self) -> Iterator[Field]:
        annotations, module = self._owner.__annotations__, self._owner.__module__
        for name, default in self._body.items():
            if isinstance(default, Wire):
                yield Field(name, default.wire, default.default, annotations[name], module)
            else:
                yield Field(name, name, default, annotations[name], module)


class OfClass:
    """An attribute of every class with fields that is worked out when somebody asks for it."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[type[BaseModel]], Any]) -> None:
        self._make = make

    def __get__(self, model: BaseModel | None, cls: type[BaseModel]) -> Any:
        if not hasattr(cls, "_fields"):
            raise AttributeError("only classes with declared fields have it")
        return self._make(cls)


class _Method:
    """A method that no key of a server can hide: a data descriptor is found before the `__dict__` of the object."""

    __slots__ = ("__wrapped__",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self.__wrapped__ = function

    def __get__(self, model: BaseModel | None, cls: type) -> Any:
        return self.__wrapped__ if model is None else self.__wrapped__.__get__(model, cls)

    def __set__(self, model: BaseModel, value: Any) -> None:
        raise AttributeError(f"{self.__wrapped__.__name__} is a method of every model")


if TYPE_CHECKING:

    def method(function: F) -> F:
        """Make a method that no key of a server can hide."""
        return function
else:
    method = _Method

# Copied from templates/runtime/data/fields.py by scripts/generate.py. Edit it there.
