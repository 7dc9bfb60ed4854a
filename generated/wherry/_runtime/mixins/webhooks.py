"""Received webhooks: a mixin of the generated `Webhooks`. Nothing here does any I/O, so async clients have plain methods too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..response.webhooks import DEFAULT_TOLERANCE_S, unwrap, verify_signature

__all__ = ("AsyncReceivedWebhooks", "ReceivedWebhooks")

T = TypeVar("T")


class ReceivedWebhooks(Generic[T]):
    """`unwrap` and `verify_signature`: check who sent a webhook, and read it."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def _event(self) -> Any:
            """The decoder of a payload."""

    def unwrap(
        self,
        payload: bytes | str,
        headers: Mapping[Any, Any] | Iterable[tuple[Any, Any]],
        *,
        secret: str | None = None,
        tolerance_s: float = DEFAULT_TOLERANCE_S,
        now: float | None = None,
    ) -> T:
        """Verify the signature of a received webhook and decode its payload.

        Args:
            payload: The body of the request, exactly as it arrived.
            headers: The headers of the request as your framework has them, or a WSGI environ; names in any case.
            secret: The signing secret; default: the client's `webhook_secret`, else `OPENAI_WEBHOOK_SECRET`.
            tolerance_s: By how many seconds the timestamp may differ from `now`.
            now: Seconds since the epoch; default: the current time.

        Raises:
            InvalidWebhookSignatureError: The signature, the timestamp or a header is missing or wrong.
            UsageError: The secret is missing or easy to guess; an argument has an invalid value.
        """
        api: Any = self
        hidden = api._client._signing_secret(secret)
        del secret  # a traceback may show the variables of this frame
        event: T = unwrap(payload, headers, self._event, secret=hidden, tolerance_s=tolerance_s, now=now)
        return event

    def verify_signature(
        self,
        payload: bytes | str,
        headers: Mapping[Any, Any] | Iterable[tuple[Any, Any]],
        *,
        secret: str | None = None,
        tolerance_s: float = DEFAULT_TOLERANCE_S,
        now: float | None = None,
    ) -> None:
        """Verify the signature without decoding the payload. Arguments and errors: see `unwrap`."""
        api: Any = self
        hidden = api._client._signing_secret(secret)
        del secret  # a traceback may show the variables of this frame
        verify_signature(payload, headers, secret=hidden, tolerance_s=tolerance_s, now=now)


AsyncReceivedWebhooks = ReceivedWebhooks

# Copied from templates/runtime/mixins/webhooks.py by scripts/generate.py. Edit it there.
