"""Values that show nothing of themselves: a traceback that prints local variables does not print keys.

What may be shown of a URL, a header or a text is the business of masking.py, which is loaded when something is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .unset import Unset

__all__ = ("MASK", "Address", "Secret", "Veil", "count_as_secret", "is_counted", "veiled")

MASK = "***"

T = TypeVar("T")


class Secret:
    """A key or token: shows itself as *** and gives its text to `reveal()` alone."""

    __slots__ = ("_reveal",)

    def __init__(self, value: str) -> None:
        self._reveal: Callable[[], str] = lambda: value

    @staticmethod
    def of(value: Any) -> Any:
        """Wrap `value`; None, a Secret, a function and UNSET stay what they are."""
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


class Address(str):
    """A URL whose repr hides what may be secret in it: a traceback may show variables. As a text it is whole."""

    __slots__ = ()

    @staticmethod
    def of(url: Any) -> Any:
        """Return an Address; `url` itself where nothing in it can be secret, or where it is no text."""
        return Address(url) if isinstance(url, str) and ("@" in url or "?" in url) else url

    def __add__(self, end: str) -> Address:
        return Address(str.__add__(self, end))

    def __repr__(self) -> str:
        from .masking import mask_url

        return repr(mask_url(str.__str__(self)))


class Veil(dict[str, T]):
    """A dict whose repr names its keys and shows no value: what a caller gave as headers or query."""

    @staticmethod
    def over(mapping: Mapping[str, T] | None) -> Any:
        """Return a Veil of `mapping`; what is empty or no mapping stays what it is."""
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
    """Count a header or query parameter as secret from now on, whatever its name: a service wants its key there."""
    _counted.add(name.lower())


def is_counted(name: str) -> bool:
    """Return whether somebody has counted `name` (in lower case) as secret."""
    return name in _counted
