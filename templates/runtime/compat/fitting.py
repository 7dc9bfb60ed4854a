"""Fitting: which twins the objects of a value become. The annotation of the place says, as it is in the official package.

Rule: our decoder has done all the work; a fitting goes down the places that can hold objects, and sets the class of each
in place. A class that the annotation does not name (another version is installed) stays ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from threading import RLock
from types import CellType, FunctionType
from typing import Any

from ..data.model import BaseModel, get_fields
from ..data.shape import class_of
from ..data.unions import UnionAlias
from .names import models_of_ours, ours_of, without_parameters
from .places import Place
from .twins import class_of_both, set_class

__all__ = ("Fitting", "fitted", "twin")

_Fit = Callable[[Any], Any]

_made: dict[tuple[type, type], type[BaseModel]] = {}
_making = RLock()


def twin(ours: type[BaseModel], official: Any) -> type[BaseModel]:
    """Return the class that is both; one for each pair, however often it is asked for."""
    official = without_parameters(official)
    found = _made.get((ours, official))
    if found is None:
        with _making:
            found = _made.get((ours, official))
            if found is None:
                found = _made[ours, official] = _make(ours, official)
    return found


def _make(ours: Any, official: Any) -> type[BaseModel]:
    decode: _Fit | None = None

    def _decode(data: Any) -> Any:
        nonlocal decode
        if decode is None:  # not before: an object may hold others of its class
            decode = made._decode = decoder(made)
        return decode(data)

    made: Any = class_of_both(ours, official)
    made._decode = _decode
    return made  # type: ignore[no-any-return]


class Fitting:
    """What a place takes. Call it with a value that is decoded: the objects in it become twins, in place."""

    __slots__ = ("_fits",)

    def __init__(self, annotation: Any) -> None:
        self._fits = _Fits(Place(annotation))

    def __call__(self, value: Any) -> Any:
        """Make twins of the objects in a value, in place; return the value."""
        return self._fits[type(value)](value)


class _Fits(dict[type, _Fit]):
    """Class of a value -> what makes a twin of such a value, at one place."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def __missing__(self, kind: Any) -> _Fit:
        self[kind] = found = self._found(kind)
        return found

    def _found(self, kind: Any) -> _Fit:
        place = self.place
        if kind is list:
            return _unchanged if place.items is None else _each(_Fits(Place(place.items)), enumerate)
        if kind is dict and place.values is not None:
            return _each(_Fits(Place(place.values)), dict.items)
        if kind is dict:
            return self._decoded if place.classes else _unchanged
        if not issubclass(kind, BaseModel):
            return _unchanged
        ours: Any = getattr(kind, "_ours", kind)
        official = place.official_of(ours)
        return _unchanged if official is None else _in_place(twin(ours, official), _parts(official))

    def _decoded(self, data: dict[str, Any]) -> Any:
        """Decode an object that our schema does not describe."""
        official = self.place.official_for(data)
        ours = official and ours_of(official)
        return data if ours is None else twin(ours, official)._decode(data)


def _unchanged(value: Any) -> Any:
    return value


def _each(fits: _Fits, items: Callable[[Any], Iterable[tuple[Any, Any]]]) -> _Fit:
    def fit(values: Any) -> Any:
        for at, value in items(values):
            values[at] = fits[type(value)](value)
        return values

    return fit


def _in_place(cls: Any, parts: _Parts) -> _Fit:
    def fit(value: Any) -> Any:
        set_class(value, cls)
        data = get_fields(value)
        for wire, fits in parts:
            part = data.get(wire)
            if part is not None:
                data[wire] = fits[type(part)](part)
        return value

    return fit


_Parts = tuple[tuple[str, _Fits], ...]


@cache
def _parts(official: Any) -> _Parts:
    """Return the fields that can hold objects, by their names on the wire."""
    places = ((info.alias or name, Place(info.annotation)) for name, info in official.model_fields.items())
    return tuple((wire, _Fits(place)) for wire, place in places if place)


# --- decoders ------------------------------------------------------------------------------------------------------------


@cache
def fitted(ours: Any, annotation: Any) -> Any:
    """Return what decodes as a class or a named type of ours does, but to the twins of an official annotation."""
    place = Place(annotation)
    if isinstance(ours, type):
        official = place.official_of(ours)
        return ours if official is None else twin(ours, official)
    return _Union(ours, _Fits(place))


class _Union:
    """A union, at one place: `_decode` makes the twin that the tag of an object means."""

    def __init__(self, alias: Any, fits: _Fits) -> None:
        tag, twins = getattr(alias, "tag", None), _OfTags(alias, fits)

        def _decode(value: Any) -> Any:
            if value.__class__ is dict:
                try:
                    decode = twins[value[tag]]
                except (KeyError, TypeError):  # the tag alone does not tell
                    pass
                else:
                    return decode(value)
            decoded = alias._decode(value)
            return fits[type(decoded)](decoded)

        self._decode = _decode


class _OfTags(dict[Any, _Fit]):
    """Tag -> decoder, for the tags that mean one class."""

    def __init__(self, alias: Any, fits: _Fits) -> None:
        self._variants = getattr(alias, "variants", {})
        self._annotation = fits.place.annotation

    def __missing__(self, tag: Any) -> _Fit:
        found = self._variants[tag]
        if isinstance(found, tuple):
            raise KeyError(tag)
        ours: Any = class_of(found)
        decode: _Fit = fitted(ours, self._annotation)._decode
        self[tag] = decode
        return decode


class _Others:
    """The package of models as the decoder of a twin sees it, with others in the place of some classes and unions."""

    def __init__(self, models: Any, others: dict[str, Any]) -> None:
        self.__dict__.update(others)
        self._models = models

    def __getattr__(self, name: str) -> Any:
        return getattr(self._models, name)


def decoder(made: Any) -> _Fit:
    """Return the decoder of a twin: that of our class, in which names of classes and unions mean twins.

    A generated decoder looks up what it decodes with by name, in its module, each time; here the same code has names of
    its own. Where a name would have to mean two things, or a field has a type without a name, it is fitted afterwards.
    """
    ours, official = made._ours, made._official
    decode, others, rest = ours._decode, {ours.__name__: made}, []
    cells = [cell.cell_contents for cell in decode.__closure__ or ()]
    if cells and ours not in cells:  # that of a class without fields of its own
        whole = Fitting(official)
        return lambda data: whole(decode(data))
    for wire, fits in _parts(official):
        inner, annotation = _inner(ours, wire, fits.place)
        other = None if annotation is None else fitted(inner, annotation)
        if other is None or cells or others.setdefault(inner.__name__, other) is not other:
            rest.append((wire, fits))
    scope = {**decode.__globals__, **others}
    scope["models"] = _Others(models_of_ours(), others)
    closure = tuple(CellType(made if each is ours else each) for each in cells)
    renamed = FunctionType(decode.__code__, scope, decode.__name__, None, closure)

    def _decode(data: Any) -> Any:
        model = renamed(data)
        if data.__class__ is dict:
            for wire, fits in rest:
                part = data.get(wire)
                if part is not None:
                    data[wire] = fits[type(part)](part)
        return model

    return _decode if rest else renamed


def _inner(ours: Any, wire: str, place: Place) -> tuple[Any, Any]:
    """Return the class or union of ours that a field holds, and the official annotation of what it holds."""
    text = next((str(field.annotation) for field in ours._fields.values() if field.wire == wire), "")
    unnamed = ours._decode.__globals__.get(f"_{ours.__name__}_{wire}")
    inner = unnamed or getattr(models_of_ours(), _AROUND_NAMES.sub("", text), None)
    if not (isinstance(inner, UnionAlias) or hasattr(inner, "_fields")) or text.count("[") > 1:
        return None, None  # our decoder does not name it
    return inner, place.annotation if place.classes else place.items if "list[" in text else place.values


_AROUND_NAMES = re.compile(r"\bm\.|list\[|dict\[str, |\]| \| None")
"""What an annotation of ours says besides the name of a class or union."""
