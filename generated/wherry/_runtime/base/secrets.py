"""Secrets that do not show themselves: a traceback that prints local variables does not print keys.

Masking secrets in URLs, headers and texts is the business of masking.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from .unset import is_not_given

__all__ = ("KEY_NAMES", "MASK", "Key", "Secret", "Veil", "veiled")

MASK = "***"
KEY_NAMES: set[str] = set()
"""Headers and query parameters, in lower case, in which a service takes its key: secret, whatever their names are."""
_SHORTEST = 4
"""Shorter secrets are not masked in texts: they would be found in ordinary words."""
_SHORTEST_CODED = 12
"""Shorter secrets are not looked for in base64 and in hex."""

T = TypeVar("T")


class Secret:
    """A key or token. Its repr is ***; only `reveal()` returns its text."""

    __slots__ = ("_forms", "_reveal")

    def __init__(self, value: str) -> None:
        self._reveal: Callable[[], str] = lambda: value
        self._forms: set[Secret] | None = None

    @staticmethod
    def of(value: Any) -> Any:
        """Return `value` as a Secret; None, a Secret, a function and UNSET stay as they are."""
        if value is None or isinstance(value, Secret) or is_not_given(value) or callable(value):
            return value
        return Secret(value)

    def reveal(self) -> str:
        """Return the text. Keep it out of variables: a traceback may print them."""
        return self._reveal()

    def forms(self) -> set[Secret]:
        """Return the forms in which a text may hold it; none if it is too short to be looked for."""
        if self._forms is None:
            self._forms = _forms(self)
        return self._forms

    def masked_in(self, text: str) -> str:
        """Return `text` with *** in place of this secret, in any form in which a text may hold it."""
        for form in self.forms():
            if form._reveal() in text:
                text = text.replace(form._reveal(), MASK)
        return text

    def __repr__(self) -> str:
        return MASK

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other.reveal() == self.reveal()

    def __hash__(self) -> int:
        return hash(self.reveal())

    def __reduce__(self) -> tuple[Callable[[str], Secret], tuple[str]]:
        return Secret, (self.reveal(),)


class Key(str):
    """A key as text, for a program that asked for it: its repr is ***, since tracebacks and debuggers show that."""

    __slots__ = ()

    def __repr__(self) -> str:
        return MASK

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


def _forms(secret: Secret) -> set[Secret]:
    """Return the forms in which a text may hold a secret: as it is, percent-encoded, in JSON, in HTML, in base64, in hex."""
    from json import dumps  # errors alone come here
    from urllib.parse import quote

    if len(secret.reveal()) < _SHORTEST:
        return set()
    forms = {secret}
    if not secret.reveal().isalnum():
        forms |= {Secret(quote(secret.reveal(), safe="")), Secret(quote(secret.reveal()))}
        forms |= {Secret(dumps(secret.reveal())[1:-1]), Secret(dumps(secret.reveal(), ensure_ascii=False)[1:-1])}
        html = secret.reveal().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
        forms |= {Secret(html), Secret(secret.reveal().replace("/", "\\/"))}  # some servers escape every / in JSON
    if len(secret.reveal()) >= _SHORTEST_CODED:
        forms |= set(_coded(secret.reveal().encode("utf-8", "replace")))
    return forms


def _coded(data: bytes) -> Iterator[Secret]:
    """Yield what stands for `data` in hex, and within any base64: `user:KEY` shifts its letters."""
    from base64 import b64encode, urlsafe_b64encode

    yield Secret(data.hex())
    for encode in (b64encode, urlsafe_b64encode):
        for shift, hidden in enumerate((0, 2, 3)):  # letters that depend on what stands before
            coded = encode(bytes(shift) + data).decode("ascii").rstrip("=")
            ends_whole = (shift + len(data)) % 3 == 0
            yield Secret(coded[hidden:] if ends_whole else coded[hidden:-1])


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

# Copied from templates/runtime/base/secrets.py: edit it there.
