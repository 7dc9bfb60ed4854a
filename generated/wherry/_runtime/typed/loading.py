"""From JSON values to values of a type: functions that return the value, or raise Misfit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..base.errors import DoesNotFitError
from .names import name_of
from .nodes import pointer_part, spelled

__all__ = (
    "Load",
    "Misfit",
    "exactly",
    "integer",
    "listed",
    "mapped",
    "number",
    "one_of",
    "parsed",
    "record",
    "row",
    "shown",
    "table",
    "then",
)

Load = Callable[[Any], Any]
_NOTHING: Any = type("Nothing", (), {"__repr__": lambda self: "nothing"})()
_LONGEST = 80


class Misfit(Exception):
    """A value does not fit: what was expected, and what was found. `path` leads there, innermost key first.

    `fitting` is how many fields of the outermost object did fit before.
    """

    def __init__(self, expected: str, found: Any, cause: Exception | None = None) -> None:
        super().__init__(expected)
        self.expected, self.found, self.cause = expected, found, cause
        self.path: list[str | int] = []
        self.fitting = 0

    def error(self, name: str, characters: int | None) -> DoesNotFitError:
        """Return the error that the caller gets."""
        pointer = "".join(f"/{pointer_part(key)}" for key in reversed(self.path))
        return DoesNotFitError(
            self.expected, found=shown(self.found), pointer=pointer, name=name, characters=characters
        )


def shown(value: Any) -> str:
    """Return a value as a message shows it: short."""
    if isinstance(value, (dict, list)):
        return f"{'an object' if isinstance(value, dict) else 'a list'} of {len(value)}"
    text = "null" if value is None else str(spelled(value)) if isinstance(value, bool) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def exactly(kind: type, expected: str) -> Load:
    """Return what takes a value of one class."""

    def load(value: Any) -> Any:
        if value.__class__ is kind:
            return value
        raise Misfit(expected, value)

    return load


def integer(value: Any) -> int:
    """Take a whole number; JSON Schema counts 1.0 as one."""
    if value.__class__ is int or (value.__class__ is float and value.is_integer()):
        return int(value)
    raise Misfit("a whole number", value)


def number(value: Any) -> float:
    """Take a number."""
    if value.__class__ is float or value.__class__ is int:
        try:
            return float(value)
        except OverflowError:
            pass
    raise Misfit("a number", value)


def parsed(parse: Callable[[str], Any], expected: str) -> Load:
    """Return what takes text, and reads it with `parse`, which raises ValueError."""

    def load(value: Any) -> Any:
        if value.__class__ is str:
            try:
                return parse(value)
            except (ValueError, ArithmeticError):
                pass
        raise Misfit(expected, value)

    return load


def table(entries: list[tuple[Any, Any]], expected: str) -> Load:
    """Return what takes one of some JSON values, and returns what that stands for. 1 is 1.0, but not true."""
    found = {(value.__class__ is bool, value): meant for value, meant in entries}

    def load(value: Any) -> Any:
        try:
            return found[value.__class__ is bool, value]
        except (KeyError, TypeError):
            raise Misfit(expected, value) from None

    return load


def then(load_plain: Load, make: Callable[[Any], Any]) -> Load:
    """Return what makes a value of a class out of what `load_plain` takes."""

    def load(value: Any) -> Any:
        plain = load_plain(value)
        try:
            return make(plain)
        except (TypeError, ValueError) as error:
            raise Misfit(f"what {name_of(make)} accepts ({error})", value, error) from None

    return load


def listed(load_item: Load, make: Callable[[list[Any]], Any] | None, expected: str = "a list") -> Load:
    """Return what takes a list; `make` makes of its items what is asked for."""

    def load(value: Any) -> Any:
        if value.__class__ is not list:
            raise Misfit(expected, value)
        items: list[Any] = []
        try:
            for item in value:
                items.append(load_item(item))  # noqa: PERF401 - the length says which item did not fit
        except Misfit as misfit:
            misfit.path.append(len(items))
            raise
        try:
            return items if make is None else make(items)
        except TypeError as error:
            raise Misfit("items that a set can hold", value, error) from None

    return load


def row(loads: Sequence[Load]) -> Load:
    """Return what takes a list with one item for each of `loads`, as a tuple."""
    size = len(loads)

    def load(value: Any) -> Any:
        if value.__class__ is not list or len(value) != size:
            raise Misfit(f"a list of {size}", value)
        items: list[Any] = []
        try:
            for load_item, item in zip(loads, value, strict=True):
                items.append(load_item(item))
        except Misfit as misfit:
            misfit.path.append(len(items))
            raise
        return tuple(items)

    return load


def mapped(load_key: Load, load_item: Load) -> Load:
    """Return what takes an object with any keys."""

    def load(value: Any) -> Any:
        if value.__class__ is not dict:
            raise Misfit("an object", value)
        key, items = "", {}
        try:
            for key, item in value.items():
                items[load_key(key)] = load_item(item)
        except Misfit as misfit:
            misfit.path.append(key)
            raise
        return items

    return load


def record(fields: Sequence[tuple[str, Load, bool, bool]], make: Callable[..., Any] | None, name: str) -> Load:
    """Return what takes an object with these fields: (key, load, whether it may be left out, whether null means that).

    `make` takes them as keyword arguments; None leaves a dict.
    """
    known = frozenset(key for key, _, _, _ in fields)

    def load(value: Any) -> Any:
        if value.__class__ is not dict:
            raise Misfit("an object", value)
        key, given = "", {}
        try:
            for key, load_item, optional, null_is_default in fields:
                if key in value:
                    item = value[key]
                    if item is not None or not null_is_default:
                        given[key] = load_item(item)
                elif not optional:
                    raise Misfit("a value", _NOTHING)
            if len(value) > len(known) or not known.issuperset(value):
                key = min(value.keys() - known)
                raise Misfit(f"no such key in {name}", value[key])
        except Misfit as misfit:
            misfit.path.append(key)
            misfit.fitting = len(given)
            raise
        if make is None:
            return given
        try:
            return make(**given)
        except (TypeError, ValueError) as error:
            raise Misfit(f"what {name} accepts ({error})", value, error) from None

    return load


def _nearness(misfit: Misfit) -> tuple[int, int]:
    """Return how much of a value did fit: what came that far is the member of a union that was meant."""
    return len(misfit.path), misfit.fitting


def one_of(members: Sequence[tuple[frozenset[str] | None, Load]], expected: str) -> Load:
    """Return what takes a value of one of some types: (the keys, if it is an object with fields; its load).

    An object goes first to the members with exactly its keys; a number with a fraction sign never becomes an integer if
    there is a member for it.
    """
    floats = [member for member in members if member[1] is number]

    def load(value: Any) -> Any:
        tried = members
        if value.__class__ is dict:
            tried = sorted(members, key=lambda member: member[0] != value.keys())
        elif value.__class__ is float and floats:
            tried = floats
        elif value.__class__ is int and floats:
            tried = sorted(members, key=lambda member: member[1] is number)
        nearest: Misfit | None = None
        for _, load_member in tried:
            try:
                return load_member(value)
            except Misfit as misfit:
                if misfit.path and (nearest is None or _nearness(misfit) > _nearness(nearest)):
                    nearest = misfit
        raise nearest or Misfit(expected, value)

    return load

# Copied from templates/runtime/typed/loading.py: edit it there.
