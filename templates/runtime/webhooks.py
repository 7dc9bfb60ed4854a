"""Webhooks: check who sent a payload, and read it. Pure: the clock comes in as `now`.

The scheme is Standard Webhooks: HMAC-SHA256 over `id.timestamp.payload` with the signing secret. All `v1` signatures
of the header are tried (a secret that is being changed signs twice), each compared in constant time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from .codec import loads
from .errors import DecodeError, InvalidWebhookSignatureError, UsageError, UsageTypeError
from .headers import Headers
from .masking import Secret

__all__ = ("DEFAULT_TOLERANCE_S", "unwrap", "verify_signature")

T = TypeVar("T")

DEFAULT_TOLERANCE_S = 300.0

_PREFIX = "whsec_"
_MAX_STAMP_DIGITS = 15


def unwrap(
    payload: bytes | str,
    headers: Mapping[str, Any],
    decoder: Any,
    *,
    secret: str | Secret | None,
    tolerance_s: float = DEFAULT_TOLERANCE_S,
    now: float | None = None,
) -> T:  # type: ignore[type-var]
    """Check the signature of a webhook and give its payload as `decoder` makes it; see `verify_signature`."""
    verify_signature(payload, headers, secret=secret, tolerance_s=tolerance_s, now=now)
    try:
        return decoder._decode(loads(payload))  # type: ignore[no-any-return]
    except (ValueError, RecursionError) as error:
        raise DecodeError(f"the webhook's payload is not JSON: {str(error)[:200]}", raw=payload) from None


def verify_signature(
    payload: bytes | str,
    headers: Mapping[str, Any],
    *,
    secret: str | Secret | None,
    tolerance_s: float = DEFAULT_TOLERANCE_S,
    now: float | None = None,
) -> None:
    """Check that `payload` (the body, byte for byte as it came) was signed with `secret` at about `now` (Unix time).

    InvalidWebhookSignatureError tells in `fault` what is wrong: "missing header", "bad timestamp", "too old",
    "in the future" or "no match".
    """
    hidden: Secret | None = Secret.of(secret)
    secret = None
    if hidden is None:
        raise UsageError("there is no webhook secret: give secret=..., or set OPENAI_WEBHOOK_SECRET")
    if isinstance(payload, str):
        payload = _octets(payload)
    elif not isinstance(payload, (bytes, bytearray, memoryview)):
        raise UsageTypeError(f"the payload must be the body as it came (bytes or str), not {type(payload).__name__}")
    fields = Headers.of(headers)
    identity, stamp, signatures = (_field(fields, f"webhook-{name}") for name in ("id", "timestamp", "signature"))
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= _MAX_STAMP_DIGITS):
        raise InvalidWebhookSignatureError("bad timestamp", "webhook-timestamp is not a number of seconds")
    sent = int(stamp)
    if now is None:
        import time

        now = time.time()
    if now - sent > tolerance_s:
        raise InvalidWebhookSignatureError("too old", f"it was signed more than {tolerance_s:g} s ago")
    if sent - now > tolerance_s:
        raise InvalidWebhookSignatureError("in the future", f"it was signed more than {tolerance_s:g} s from now")
    import base64
    import hmac

    message = _octets(f"{identity}.{stamp}.") + payload
    expected = base64.b64encode(hmac.new(_key(hidden), message, "sha256").digest())
    matches = False
    for signature in signatures.split():
        version, _, value = signature.partition(",")
        if version == "v1" and hmac.compare_digest(_octets(value), expected):
            matches = True
    if not matches:
        raise InvalidWebhookSignatureError("no match", "no signature matches: another secret, or a changed payload")


def _octets(text: str) -> bytes:
    """Encode text that somebody else may have made up: half of a surrogate pair is no reason to fail otherwise."""
    return text.encode("utf-8", "surrogatepass")


def _field(headers: Headers, name: str) -> str:
    value = headers.get(name)
    if not value:
        raise InvalidWebhookSignatureError("missing header", f"the header {name} is missing")
    return value


def _key(secret: Secret) -> bytes:
    import base64
    import binascii

    if not secret.reveal().startswith(_PREFIX):
        return secret.reveal().encode()
    try:
        return base64.b64decode(secret.reveal()[len(_PREFIX) :], validate=True)
    except (binascii.Error, ValueError):
        pass
    raise UsageError(f"the webhook secret begins with {_PREFIX} and is not base64 after it")
