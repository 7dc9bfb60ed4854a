"""RequestSummary: what errors may show of a request, and the secrets that they may not show. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from .address import Address
from .annotating import Later
from .secrets import Secret

if TYPE_CHECKING:
    from . import headers as h
else:
    h = Later(".headers", __package__)

__all__ = ("RequestSummary",)


class _Keeper(Protocol):
    """An object that knows secrets: the options of a client."""

    @property
    def secrets(self) -> tuple[Secret, ...]: ...


class RequestSummary:
    """What an error says about its request: method, masked URL and masked headers, no body.

    Args:
        method: The HTTP method.
        url: The whole URL, with its secrets; it is masked when somebody looks.
        headers: The headers as they were sent.
        held: Knows more secrets: the options of the client.
        added: The request as the user's own HTTP client sent it: what its headers and its URL add may be secret, too.
        before: The request that this one follows, after a redirect for example: its secrets are secret here, too.
        library: The module that sent it, None where no HTTP library did.
        timeout: Its Timeout, so that an error can say how long it has waited.
    """

    __slots__ = ("_added", "_before", "_headers", "_held", "_secrets", "_url", "library", "method", "timeout")

    def __init__(
        self,
        method: str,
        url: str,
        headers: h.Headers | None = None,
        held: _Keeper | None = None,
        added: Any = None,
        before: RequestSummary | None = None,
        library: Any = None,
        timeout: Any = None,
    ) -> None:
        self.method = method
        self._url = url
        self._headers = headers
        self._held = held
        self._added = None if added is None else lambda: added  # its own repr may show secrets
        self._before = before
        self.library = library
        self.timeout = timeout
        self._secrets: tuple[Secret, ...] | None = None

    @property
    def url(self) -> Address:
        """The URL, without anything in it that may be secret."""
        from .masking import mask_text, mask_url

        return Address(mask_url(mask_text(self._url, self.secrets)))

    @property
    def headers(self) -> h.Headers:
        """The headers, with secrets masked; empty where they are not known."""
        from .headers import EMPTY, Headers

        if self._headers is None:
            return EMPTY
        return Headers(self._headers.without(self.secrets).masked().items())

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """The secrets that errors about this request may not show."""
        if self._secrets is None:
            from .masking import sent_secrets

            pairs = () if self._headers is None else self._headers.pairs
            held = () if self._held is None else self._held.secrets
            if self._before is not None:
                held += self._before.secrets
            if self._added is not None:
                sent = self._added()
                held += sent_secrets((), tuple(sent.headers.multi_items()), str(sent.url))
            self._secrets = sent_secrets(held, pairs, self._url)
        return self._secrets

    def __reduce__(self) -> tuple[type[RequestSummary], tuple[str, str]]:
        return RequestSummary, (self.method, str(self.url))

    def __repr__(self) -> str:
        return f"{self.method} {self.url}"
