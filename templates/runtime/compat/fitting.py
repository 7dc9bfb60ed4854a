"""Fitting: which twins the objects of a value become. The annotation of the place says, as it is in the official package.

Rule: our decoder has done all the work; a fitting goes down the places that can hold objects, and sets the class of each
in place. A class that the annotation does not name (another version is installed) stays ours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import RLock
from typing import Any

from ..data.model import BaseModel, new
from .names import imported, models_of_ours, official_named, ours_of, plain
from .places import Place
from .twins import class_of_both, is_twin, set_class

__all__ = ("Fitting", "models", "restored", "twin")

_fields_of: Callable[[Any], dict[str, Any]] = BaseModel.__dict__["__dict__"].__get__
_NOTHING: Any = (None, ())

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
    decode, fit = ours._decode, Fitting(official).fit

    def _decode(data: Any) -> Any:
        return fit(decode(data))

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
        return self.fit(value)

    def fit(self, value: Any) -> Any:
        """The same, called faster."""
        cls, inner = self._known[type(value)]
        if cls is None:
            if inner:
                for each in value if type(value) is list else value.values():
                    inner(each)
            return value
        set_class(value, cls)
        data = _fields_of(value)
        for wire, fit in inner:
            part = data.get(wire)
            if part is not None:
                fit(part)
        return value


class _Known(dict[type, Any]):
    """Class of a value -> its twin, and the places in it; for a list or map, the place of its items."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def __missing__(self, kind: Any) -> Any:
        self[kind] = found = self._find(kind)
        return found

    def _find(self, kind: Any) -> Any:
        if kind is list or kind is dict:
            inner = self._place.items if kind is list else self._place.values
            return _NOTHING if inner is None or not Place(inner) else (None, Fitting(inner).fit)
        if not issubclass(kind, BaseModel):
            return _NOTHING
        ours = kind._ours if is_twin(kind) else kind
        official = self._place.official_of(ours)
        return _NOTHING if official is None else (twin(ours, official), _parts(official))


@cache
def _parts(official: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return the fields that can hold objects, by their names on the wire."""
    annotations = ((info.alias or name, info.annotation) for name, info in official.model_fields.items())
    return tuple((wire, Fitting(annotation).fit) for wire, annotation in annotations if Place(annotation))


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
        fit = Fitting(official).fit
        self._decode = lambda data: fit(ours._decode(data))


_MODELS = _Models()


def models() -> Any:
    """Return what accumulators take for `wherry.models`."""
    return _MODELS
