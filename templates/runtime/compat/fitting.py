"""Fitting: which twins the objects of a value become. The annotation of the place says, as it is in the official package.

Rule: our decoder has done all the work; a fitting goes down the places that can hold objects, and sets the class of each
in place. A class that the annotation does not name (another version is installed) stays ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from threading import RLock
from types import FunctionType
from typing import Any

from ..data.model import BaseModel, new
from .names import imported, models_of_ours, official_named, ours_of, plain
from .places import Place
from .twins import class_of_both, is_twin, set_class

__all__ = ("Fitting", "models", "restored", "twin")

_Fit = Callable[[Any], Any]
_fields_of: Callable[[Any], dict[str, Any]] = BaseModel.__dict__["__dict__"].__get__

_made: dict[tuple[type, type], type[BaseModel]] = {}
_making = RLock()


def twin(ours: type[BaseModel], official: Any) -> type[BaseModel]:
    """Return the class that is both; one for each pair, however often it is asked for."""
    official = plain(official)
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

    made: Any = class_of_both(ours, official, restored)
    made._decode = _decode
    return made  # type: ignore[no-any-return]


class Fitting:
    """What a place takes. Call it with a value that is decoded: the objects in it become twins, in place."""

    __slots__ = ("_known",)

    def __init__(self, annotation: Any) -> None:
        self._known = _Known(Place(annotation))

    def __call__(self, value: Any) -> Any:
        """Make twins of the objects in a value, in place; return the value."""
        return self._known[type(value)](value)


class _Known(dict[type, _Fit]):
    """Class of a value -> what makes a twin of such a value, at one place."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def __missing__(self, kind: Any) -> _Fit:
        self[kind] = found = self._found(kind)
        return found

    def _found(self, kind: Any) -> _Fit:
        place = self._place
        if kind is list:
            return _unchanged if place.items is None else _each(_Known(Place(place.items)), iter)
        if kind is dict and place.values is not None:
            return _each(_Known(Place(place.values)), dict.values)
        if kind is dict:
            return self._decoded if place.classes else _unchanged
        if not issubclass(kind, BaseModel):
            return _unchanged
        ours = kind._ours if is_twin(kind) else kind
        official = place.official_of(ours)
        return _unchanged if official is None else _in_place(twin(ours, official), _parts(official))

    def only(self) -> type[BaseModel] | None:
        """Return the twin that an object here always is; None if there are several, or none."""
        official = self._place.only()
        ours = official and ours_of(official)
        return ours and twin(ours, official)

    def _decoded(self, data: dict[str, Any]) -> Any:
        """Decode an object that our schema does not describe."""
        official = self._place.official_for(data)
        ours = official and ours_of(official)
        return data if ours is None else twin(ours, official)._decode(data)


def _unchanged(value: Any) -> Any:
    return value


def _each(known: _Known, items: Callable[[Any], Iterable[Any]]) -> _Fit:
    def fit(values: Any) -> Any:
        for value in items(values):
            known[type(value)](value)
        return values

    return fit


def _in_place(cls: Any, parts: _Parts) -> _Fit:
    def fit(value: Any) -> Any:
        set_class(value, cls)
        data = _fields_of(value)
        for wire, known in parts:
            part = data.get(wire)
            if part is not None:
                data[wire] = known[type(part)](part)
        return value

    return fit


_Parts = tuple[tuple[str, _Known], ...]


@cache
def _parts(official: Any) -> _Parts:
    """Return the fields that can hold objects, by their names on the wire."""
    places = ((info.alias or name, Place(info.annotation)) for name, info in official.model_fields.items())
    return tuple((wire, _Known(place)) for wire, place in places if place)


# --- decoders of twins ---------------------------------------------------------------------------------------------------


_AROUND_NAMES = re.compile(r"\bm\.|list\[|dict\[str, |\]| \| None")
"""What an annotation of ours says besides the name of a class."""


class _Others:
    """The package of models as the decoder of a twin sees it, with twins in the place of some classes."""

    def __init__(self, models: Any, twins: dict[str, Any]) -> None:
        self.__dict__.update(twins)
        self._models = models

    def __getattr__(self, name: str) -> Any:
        return getattr(self._models, name)


def decoder(made: Any) -> _Fit:
    """Return the decoder of a twin: that of our class, in which the names of classes mean twins.

    Which twin a name means is clear where one official class is all that a field takes; the other fields are fitted
    afterwards.
    """
    ours, official = made._ours, made._official
    decode, whole = ours._decode, Fitting(official)
    if decode.__closure__:  # it was not generated
        return lambda data: whole(decode(data))

    twins, rest = {ours.__name__: made}, []
    types = {field.wire: str(field.annotation) for field in ours._fields.values()}
    for wire, known in _parts(official):
        only: Any = known.only()
        name = only and only._ours.__name__
        if only is None or _AROUND_NAMES.sub("", types.get(wire, "")) != name or twins.setdefault(name, only) != only:
            rest.append((wire, known))
    scope = {**decode.__globals__, **twins}
    scope["models"] = _Others(models_of_ours(), twins)
    renamed = FunctionType(decode.__code__, scope, decode.__name__)
    if not rest:
        return renamed

    def _decode(data: Any) -> Any:
        model = renamed(data)
        if data.__class__ is dict:
            for wire, known in rest:
                part = data.get(wire)
                if part is not None:
                    data[wire] = known[type(part)](part)
        return model

    return _decode


def restored(ours: Any, module: str, name: str) -> Any:
    """Return an empty object of a twin, for pickle; one of ours where the official class is not to be had."""
    official = imported(module, name)
    return new(ours if official is None else twin(ours, official))


# --- for accumulators ----------------------------------------------------------------------------------------------------


class _Models:
    """`wherry.models`, with twins in the place of its classes, each made when it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        ours, official = getattr(models_of_ours(), name), official_named(name)
        if isinstance(ours, type):
            found = twin(ours, official) if official is not None and ours_of(official) is ours else ours
        else:
            found = _Alias(ours, official)
        setattr(self, name, found)
        return found


class _Alias:
    """A union whose objects become twins."""

    def __init__(self, ours: Any, official: Any) -> None:
        fit = Fitting(official)
        self._decode = lambda data: fit(ours._decode(data))


_MODELS = _Models()


def models() -> Any:
    """Return what accumulators take for `wherry.models`."""
    return _MODELS
