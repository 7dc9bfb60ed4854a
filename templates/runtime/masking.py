"""What may be shown of secrets: nothing. Everything that reaches a repr, a message, a hook or a log goes through here.

Secrets are held in `Secret`, so that a traceback that prints local variables does not print them either.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .sentinel import Unset

__all__ = ("MASK", "Secret", "is_secret_header", "mask_header", "mask_text", "mask_url")

MASK = "***"

_SECRET_HEADERS = frozenset(
    (
        "authorization",
        "proxy-authorization",
        "api-key",
        "x-api-key",
        "cookie",
        "set-cookie",
        "ocp-apim-subscription-key",
    )
)
_SECRET_WORDS = ("token", "secret", "api-key", "apikey", "password", "credential")
_QUERY = re.compile(r"(?i)([?&](?:[\w.%-]*(?:key|token|secret|password|signature|sig))=)[^&#]*")
_USER = re.compile(r"^(\w+://)[^/?#@]*@")


class Secret:
    """A key or token: shows itself as *** and gives its text to `reveal()` alone."""

    __slots__ = ("_reveal",)

    def __init__(self, value: str) -> None:
        self._reveal: Callable[[], str] = lambda: value

    @staticmethod
    def of(value: Any) -> Any:
        """Wrap `value`; None and "" give None; a Secret, a function and UNSET stay what they are."""
        if value is None or isinstance(value, (Secret, Unset)) or callable(value):
            return value
        return None if value == "" else Secret(value)

    def reveal(self) -> str:
        """Give the text. Keep it out of variables: a traceback may print them."""
        return self._reveal()

    def __repr__(self) -> str:
        return MASK

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other.reveal() == self.reveal()

    def __hash__(self) -> int:
        return hash(self.reveal())

    def __reduce__(self) -> tuple[Callable[[str], Secret], tuple[str]]:
        return Secret, (self.reveal(),)


def is_secret_header(name: str) -> bool:
    """Say whether the value of header `name` must not be shown."""
    lowered = name.lower()
    return lowered in _SECRET_HEADERS or any(word in lowered for word in _SECRET_WORDS)


def mask_header(name: str, value: str) -> str:
    """Give `value`, or *** where the header holds a secret; the scheme of an Authorization header stays."""
    if not is_secret_header(name):
        return value
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space and scheme in ("Bearer", "Basic") else MASK


def mask_url(url: str) -> str:
    """Give `url` without user names, passwords and values of key-like query parameters."""
    url = _QUERY.sub(rf"\1{MASK}", _USER.sub(rf"\1{MASK}@", url))
    for parameter in _parameters:
        url = parameter.sub(rf"\1{MASK}", url)
    return url


_parameters: set[re.Pattern[str]] = set()


def mask_parameter(name: str) -> None:
    """Count a query parameter as secret from now on, whatever its name: a service wants its key there."""
    _parameters.add(re.compile(rf"([?&]{re.escape(name)}=)[^&#]*"))


def mask_text(text: str, secrets: tuple[Secret, ...]) -> str:
    """Take every one of `secrets` out of `text` (a server may repeat a key in its complaint)."""
    for secret in secrets:
        if len(secret.reveal()) >= 4:
            text = text.replace(secret.reveal(), MASK)
    return text
