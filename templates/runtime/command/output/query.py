"""One value out of JSON: `data.0.id`. `*` stands for all elements; negative numbers count from the end."""

from __future__ import annotations

from typing import Any

from ...base.errors import WherryError

__all__ = ("NotThere", "found")


class NotThere(WherryError):
    """The answer has nothing at this place."""


def found(value: Any, path: str) -> list[Any]:
    """Return what is at a place; several values where the path has a `*`, else one.

    Raises:
        NotThere: There is nothing.
    """
    values, several = [value], False
    for step in path.split(".") if path else ():
        if step == "*":
            several = True
            values = [item for each in values for item in _elements(each, path)]
        else:
            values = [_at(each, step, path, several) for each in values]
            values = [each for each in values if each is not _MISSING]
    return values


_MISSING: Any = object()


def _elements(value: Any, path: str) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list):
        return value
    raise NotThere(f"--query {path}: * stands for the elements of a list or an object, and there is none")


def _at(value: Any, step: str, path: str, several: bool) -> Any:
    if isinstance(value, dict) and step in value:
        return value[step]
    is_place = len(step) < 20 and step.removeprefix("-").isdecimal()  # Python reads no number of 5,000 digits
    if isinstance(value, list) and is_place and -len(value) <= int(step) < len(value):
        return value[int(step)]
    if several:
        return _MISSING  # not every element has every field
    if isinstance(value, dict):
        has = f"an object with {', '.join(map(str, value))}" if value else "an empty object"
    else:
        has = f"a list of {len(value)}" if isinstance(value, list) else "no object and no list"
    raise NotThere(f"--query {path}: there is no {step!r}; there is {has}")
