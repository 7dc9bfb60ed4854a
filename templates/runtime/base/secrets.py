"""Secrets that do not show themselves: a traceback that prints local variables does not print keys.

Masking secrets in URLs, headers and texts is the business of masking.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .unset import Unset

__all__ = ("MASK", "Secret", "Veil", "count_as_secret", "is_counted", "veiled")

MASK = "***"

T = TypeVar("T")


class Secret:
    """A key or token. Its repr is ***; only `reveal()` returns its text."""

    __slots__ = ("_reveal",)

    def __init__(self, value: str) -> None:
        self._reveal: Callable[[], str] = lambda: value

    @staticmethod
    def of(value: Any) -> Any:
        """Return `value` as a Secret; None, a Secret, a function and UNSET stay as they are."""
        if value is None or isinstance(value, (Secret, Unset)) or callable(value):
            return value
        return Secret(value)

    def reveal(self) -> str:
        """Return the text. Keep it out of variables: a traceback may print them."""
        return self._reveal()

    def __repr__(self) -> str:
        return MASK

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other.reveal() == self.reveal()

    def __hash__(self) -> int:
        return hash(self.reveal())

    def __reduce__(self) -> tuple[Callable[[str], Secret], tuple[str]]:
        return Secret, (self.reveal(),)


class Veil(dict[str, T]):
    """A dict whose repr shows its keys and no value: for headers and query of the caller."""

    @staticmethod
    def over(mapping: Mapping[str, T] | None) -> Any:
        """Return `mapping` as a Veil; itself if it is empty or no mapping."""
        if not mapping or not hasattr(mapping, "items"):
            return mapping
        return mapping if isinstance(mapping, Veil) else Veil(mapping)

    def __repr__(self) -> str:
        return f"{{{', '.join(f'{name!r}: {MASK}' for name in self)}}}"


def veiled(*mappings: Any) -> tuple[Any, ...]:
    """Return each of `mappings` as a Veil."""
    return tuple(map(Veil.over, mappings))


_counted: set[str] = set()


def count_as_secret(name: str) -> None:
    """Treat a header or query parameter as secret from now on, whatever its name: a service takes its key there."""
    _counted.add(name.lower())


def is_counted(name: str) -> bool:
    """Return whether `name` (in lower case) was given to `count_as_secret`."""
    return name in _counted
