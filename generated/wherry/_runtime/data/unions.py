"""Alias: what `wherry.models` holds for a schema that is no object: a union, a list, a map, a set of words.

Type checkers see the real type in its place. At run time an alias decodes (`_decode`), tells its type (`__value__`),
answers isinstance where all members are classes, and takes part in annotations (`Alias | None`).

Rule: a union is decoded without trial. The JSON type says whether an object, a list or something else came; an
object is told by the value of its tag, from a table; what tags leave open, by what it holds (shape, untagged). An
object that nothing fits becomes an UnknownModel.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from types import ModuleType, UnionType
from typing import Any

from .model import UnknownModel
from .shape import ByShape
from .type_text import evaluated

__all__ = ("Alias", "UnionAlias")

Decode = Callable[[Any], Any]


def _unchanged(value: Any) -> Any:
    return value


class Alias(typing.NewType):
    """A named type that is no class. `text` is the type, in names of the models package and of typing.

    It is a NewType of Any: what tools like cattrs and pydantic do not know they then hand over as it is, to the
    constructor of the model around it, which decodes.
    """

    def __init__(self, name: str, models: ModuleType, text: str, decode: Decode = _unchanged) -> None:
        super().__init__(name, Any)
        self.__module__ = models.__name__
        self._models = models
        self._text = text
        self._decode: Decode = decode

    @property
    def __value__(self) -> Any:
        """The type itself, with every model class imported."""
        return evaluated(self._text, self._models)

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
                raise TypeError(f"isinstance cannot tell {self!r}: {member!r} is no class")
        return classes

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        """Refuse: there is nothing to make."""
        raise TypeError(f"{self!r} is no class; make one of its members")


class UnionAlias(Alias):
    """A union with several kinds of objects.

    `variants`: value of the property `tag` -> class name, or several names where shape must tell on. `shapes`: the
    objects that are told by shape alone. `lists` decodes lists; `maps` what no object fits, where the union has maps.
    """

    def __init__(
        self,
        name: str,
        models: ModuleType,
        text: str = "",
        *,
        tag: str | None = None,
        variants: Mapping[Any, str | tuple[str, ...]] | None = None,
        shapes: tuple[str, ...] = (),
        lists: Decode | None = None,
        maps: Decode | None = None,
    ) -> None:
        self.tag = tag
        """The property that tells its objects apart."""
        named = [n for names in (variants or {}).values() for n in ([names] if isinstance(names, str) else names)]
        everything = tuple(dict.fromkeys([*named, *shapes]))
        super().__init__(name, models, text or " | ".join(everything))
        unmatched = maps or UnknownModel._decode
        objects: Decode
        if tag is None:
            objects = ByShape(models, shapes, unmatched).decode
        else:
            objects = _by_tag(tag, _ByTag(tag, models, variants or {}, shapes, everything, unmatched))
        self._decode = objects if lists is None else _objects_or_lists(objects, lists)


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
    """Tag -> decoder. Classes are imported when their tag is first met."""

    def __init__(
        self,
        tag: str,
        models: ModuleType,
        variants: Mapping[Any, str | tuple[str, ...]],
        shapes: tuple[str, ...],
        everything: tuple[str, ...],
        unmatched: Decode,
    ) -> None:
        self._tag = tag
        self._models = models
        self._variants = variants
        self._everything = everything
        self._unmatched = unmatched
        self._unknown = ByShape(models, shapes, unmatched).decode if shapes else unmatched
        self._untagged: Decode | None = None

    def __missing__(self, value: Any) -> Decode:
        names = self._variants.get(value)
        if names is None:
            is_word = isinstance(value, str) and value.strip()
            return self._unknown if is_word else self.untagged  # null says no more than nothing
        if isinstance(names, str):
            decode: Decode = getattr(self._models, names)._decode
        else:
            decode = ByShape(self._models, names, self._first(names)).decode
        self[value] = decode
        return decode

    def _first(self, names: tuple[str, ...]) -> Decode:
        decode: Decode = getattr(self._models, names[0])._decode
        return decode

    @property
    def untagged(self) -> Decode:
        """For objects whose tag says nothing."""
        if self._untagged is None:
            from .untagged import Untagged  # most servers send the tag

            self._untagged = Untagged(self._models, self._everything, self._tag, self._unmatched).decode
        return self._untagged

# Copied from templates/runtime/data/unions.py by scripts/generate.py. Edit it there.
