"""Alias: what `wherry.models` holds for a schema that is not an object: a union, a list, a map, a set of words.

Type checkers see the real type in its place. At run time an alias decodes (`_decode`), knows its type (`__value__`),
answers isinstance where all members are classes, and takes part in annotations (`Alias | None`).

Rule: a union is decoded without trial and error. The JSON type says whether an object, a list or something else came;
the value of its tag says which class an object belongs to, from a table; where tags leave that open, what it holds does
(shape, untagged). An object that nothing fits becomes an UnknownModel.
"""

from __future__ import annotations

import operator
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from types import ModuleType, UnionType
from typing import TYPE_CHECKING, Any

from .model import UnknownModel
from .shape import ByShape, class_of

if TYPE_CHECKING:
    from typing import TypeAlias

    from .shape import Member, Model

    Variants: TypeAlias = Mapping[Any, Member | tuple[Member, ...]]
    """Value of the tag -> the class that it means, or several, of which the shape of an object decides."""

__all__ = ("Alias", "UnionAlias")

Decode = Callable[[Any], Any]


def _unchanged(value: Any) -> Any:
    return value


class Alias(typing.NewType):
    """A named type that is not a class. `value` returns the type; it is called on first use and imports what it names.

    It is a NewType of Any: what tools like cattrs and pydantic do not know they hand over as it is, to the constructor
    of the model around it, which decodes.
    """

    def __init__(self, name: str, public: ModuleType, value: Callable[[], Any], decode: Decode = _unchanged) -> None:
        super().__init__(name, Any)
        self.__module__ = public.__name__
        self._value = value
        self._decode: Decode = decode

    @property
    def __value__(self) -> Any:
        """The type itself, with every model class imported."""
        return self._value()

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, tuple(self._classes()))

    def _classes(self) -> list[type]:
        value = self.__value__
        is_union = typing.get_origin(value) in {typing.Union, UnionType}
        classes: list[type] = []
        for member in typing.get_args(value) if is_union else (value,):
            if isinstance(member, Alias):
                classes += member._classes()
            elif isinstance(member, type) and not typing.get_args(member):
                classes.append(member)
            else:
                raise TypeError(f"isinstance cannot check {self!r}: {member!r} is not a class")
        return classes

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return what pydantic asks for where an alias is the type of a field."""
        from .pydantic_schema import schema_of_alias

        return schema_of_alias(self)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        """Return the JSON schema of what it stands for."""
        from .pydantic_schema import json_schema_in

        return json_schema_in(self, handler)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        """Refuse: there is nothing to make."""
        raise TypeError(f"{self!r} is not a class; create one of its members")


class UnionAlias(Alias):
    """A union with several kinds of objects.

    `variants`: value of the property `tag` -> class. `shapes`: the classes that only their shape distinguishes. `value`
    may be left out where these classes are the whole union. `lists` decodes lists; `maps` decodes what no class fits,
    where the union has maps.
    """

    def __init__(
        self,
        name: str,
        public: ModuleType,
        value: Callable[[], Any] | None = None,
        *,
        tag: str | None = None,
        variants: Variants | None = None,
        shapes: tuple[Member, ...] = (),
        lists: Decode | None = None,
        maps: Decode | None = None,
    ) -> None:
        self.tag = tag
        """The property that distinguishes its objects."""
        self.variants: Variants = variants or {}
        """What its values mean."""
        super().__init__(name, public, value or (lambda: reduce(operator.or_, _classes(self.variants, shapes))))
        unmatched = maps or UnknownModel._decode
        objects: Decode
        if tag is None:
            objects = ByShape(shapes, unmatched).decode
        else:
            objects = _by_tag(tag, _ByTag(tag, self.variants, shapes, unmatched))
        self._decode = objects if lists is None else _objects_or_lists(objects, lists)


def _classes(variants: Variants, shapes: tuple[Member, ...]) -> tuple[Model, ...]:
    """Return every class of a union once, in the order of the spec."""

    def members() -> Iterator[Member]:
        for found in variants.values():
            yield from found if isinstance(found, tuple) else (found,)
        yield from shapes

    return tuple(dict.fromkeys(map(class_of, members())))


def _objects_or_lists(objects: Decode, lists: Decode) -> Decode:
    def _decode(value: Any) -> Any:
        return lists(value) if value.__class__ is list else objects(value)

    return _decode


def _by_tag(tag: str, table: _ByTag) -> Decode:
    def _decode(value: Any) -> Any:
        if value.__class__ is not dict:
            return value
        try:
            decode = table[value[tag]]
        except (KeyError, TypeError):  # no tag, or one that is a list or an object
            decode = table.untagged
        return decode(value)

    return _decode


class _ByTag(dict[Any, Decode]):
    """Tag -> decoder. A class of another area is imported when its tag first comes."""

    def __init__(self, tag: str, variants: Variants, shapes: tuple[Member, ...], unmatched: Decode) -> None:
        self._tag = tag
        self._variants = variants
        self._shapes = shapes
        self._unmatched = unmatched
        self._unknown = ByShape(shapes, unmatched).decode if shapes else unmatched
        self._untagged: Decode | None = None

    def __missing__(self, value: Any) -> Decode:
        found = self._variants.get(value)
        if found is None:
            is_word = isinstance(value, str) and value.strip()
            return self._unknown if is_word else self.untagged  # null says no more than nothing
        decode: Decode
        if isinstance(found, tuple):
            decode = ByShape(found, class_of(found[0])._decode).decode
        else:
            decode = class_of(found)._decode
        self[value] = decode
        return decode

    @property
    def untagged(self) -> Decode:
        """The decoder of objects whose tag says nothing."""
        if self._untagged is None:
            from .untagged import Untagged  # most servers send the tag

            self._untagged = Untagged(_classes(self._variants, self._shapes), self._tag, self._unmatched).decode
        return self._untagged
