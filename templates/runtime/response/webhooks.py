"""Webhooks: verify who sent a payload, and read it. Pure: the time is an argument, `now`.

The scheme is Standard Webhooks: HMAC-SHA256 over `id.timestamp.payload` with the signing secret. All `v1` signatures
of the header are tried (a secret that is being changed signs twice), each compared in constant time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..base.errors import DecodeError, InvalidWebhookSignatureError, UsageError, UsageTypeError
from ..base.headers import Headers
from ..base.secrets import Secret
from ..base.unset import UNSET, Unset
from ..data.codec import loads

__all__ = ("DEFAULT_TOLERANCE_S", "HeadersLike", "signed_headers", "unwrap", "verify_signature")

T = TypeVar("T")

if TYPE_CHECKING:

    class HeadersLike(Protocol):
        """Headers as frameworks have them: a mapping, or another object with names and values (`http.server`'s, Flask's)."""

        def items(self) -> Iterable[tuple[Any, Any]]:
            """Return names and values; a name that came twice twice, or with a list."""
            ...

else:
    HeadersLike = Any  # a protocol takes time to make, and only type checkers look at it

DEFAULT_TOLERANCE_S = 300.0

_PREFIX = "whsec_"
_MAX_STAMP_DIGITS = 15
_MOST_SECONDS = 1e15
_SHORTEST_KEY = 8
_BETWEEN = re.compile(r"[\s,]+")


def unwrap(
    payload: bytes | str,
    headers: HeadersLike | Iterable[tuple[Any, Any]],
    decoder: Any,
    *,
    secret: str | Secret | None,
    tolerance: float = DEFAULT_TOLERANCE_S,
    tolerance_s: float | Unset = UNSET,
    now: float | None = None,
) -> T:  # type: ignore[type-var]
    """Verify the signature of a webhook and return its decoded payload; see `verify_signature`."""
    secret = Secret.of(secret)  # a traceback may show the variables of this frame
    verify_signature(payload, headers, secret=secret, tolerance=tolerance, tolerance_s=tolerance_s, now=now)
    try:
        return decoder._decode(loads(payload if isinstance(payload, str) else bytes(payload)))  # type: ignore[no-any-return]
    except (ValueError, RecursionError) as error:
        why = str(error)[:200]
    raise DecodeError(f"the webhook's payload is not JSON: {why}", raw=payload)


def verify_signature(
    payload: bytes | str,
    headers: HeadersLike | Iterable[tuple[Any, Any]],
    *,
    secret: str | Secret | None,
    tolerance: float = DEFAULT_TOLERANCE_S,
    tolerance_s: float | Unset = UNSET,
    now: float | None = None,
) -> None:
    """Check that `payload` (the body, byte for byte as it came) was signed with `secret` at about `now` (Unix time).

    `headers` are those of the request, as any framework provides them: a mapping (its values may be lists), pairs, of str
    or bytes, or a WSGI environ. `tolerance` is in seconds; `tolerance_s` is the same. The `fault` of
    InvalidWebhookSignatureError is what is wrong: "missing header", "repeated header", "bad timestamp", "too old", "in the
    future" or "no match". UsageError: an argument makes no sense.
    """
    secret = key = Secret.of(secret)  # a traceback may show the variables of this frame
    if key is None:
        raise UsageError("no webhook secret: pass secret=..., or set OPENAI_WEBHOOK_SECRET")
    _check_key(key)
    if isinstance(payload, str):
        payload = _octets(payload)
    elif not isinstance(payload, (bytes, bytearray, memoryview)):
        raise UsageTypeError(f"the payload must be the body as it came (bytes or str), not {type(payload).__name__}")
    name, limit = ("tolerance", tolerance) if isinstance(tolerance_s, Unset) else ("tolerance_s", tolerance_s)
    tolerance_s = _seconds(name, limit)
    if now is None:
        import time

        now = time.time()
    now = _seconds("now", now)
    fields = _fields(headers)
    identity, stamp = (_only(fields, f"webhook-{name}") for name in ("id", "timestamp"))
    signatures = _field(fields, "webhook-signature")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= _MAX_STAMP_DIGITS):
        raise InvalidWebhookSignatureError("bad timestamp", "webhook-timestamp is not a number of seconds")
    sent = int(stamp)
    if now - sent > tolerance_s:
        raise InvalidWebhookSignatureError("too old", f"it was signed more than {tolerance_s:g} s ago")
    if sent - now > tolerance_s:
        raise InvalidWebhookSignatureError("in the future", f"it was signed more than {tolerance_s:g} s from now")
    if not _signed(key, _octets(f"{identity}.{stamp}.") + bytes(payload), signatures):
        raise InvalidWebhookSignatureError(
            "no match", "no signature matches: the secret is wrong, or the payload was changed"
        )


def signed_headers(payload: bytes, *, secret: str | Secret, identity: str, now: int) -> dict[str, str]:
    """Return the headers that the service sends with `payload`, signed with `secret` at `now` (Unix time).

    `identity` is that of the delivery. For tests of a server that receives webhooks. UsageError: the secret is no secret.
    """
    secret = key = Secret.of(secret)  # a traceback may show the variables of this frame
    _check_key(key)
    signature = _signature(key, _octets(f"{identity}.{now}.") + payload).decode("ascii")
    return {"webhook-id": identity, "webhook-timestamp": str(now), "webhook-signature": f"v1,{signature}"}


def _signature(key: Secret, message: bytes) -> bytes:
    import base64
    import hmac

    return base64.b64encode(hmac.new(_key(key), message, "sha256").digest())


def _signed(key: Secret, message: bytes, signatures: str) -> bool:
    """Return whether one of `signatures` is that of `message`. Its variables hold the right one: it raises nothing."""
    import hmac

    expected = _signature(key, message)
    matches = False
    # "v1,SIGNATURE v1,SIGNATURE"; a header that came twice was joined by a comma on its way.
    words = _BETWEEN.split(signatures)
    for version, value in pairwise(words):
        if version == "v1" and hmac.compare_digest(_octets(value), expected):
            matches = True
    return matches


def _seconds(name: str, value: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise UsageTypeError(f"{name} must be a number of seconds, not {type(value).__name__}")
    if not 0 <= value <= _MOST_SECONDS:
        raise UsageError(
            f"{name} must be a number of seconds, 0 or more, not {value!r}: every webhook would pass, or none"
        )
    return value


def _fields(headers: Any) -> Headers:
    """Take what frameworks call headers; a WSGI environ too."""
    pairs = headers.items() if hasattr(headers, "items") else headers
    if isinstance(pairs, (str, bytes)) or not isinstance(pairs, Iterable):
        hint = "; pass its .headers" if hasattr(headers, "headers") else ""
        raise UsageTypeError(
            f"headers must be a mapping, or pairs of names and values, not {type(headers).__name__}{hint}"
        )
    found: list[tuple[str, str]] = []
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise UsageTypeError(f"headers must be pairs of names and values, not {type(pair).__name__}")
        name = _text(pair[0])
        if name.startswith("HTTP_"):
            name = name[5:].replace("_", "-")
        values = pair[1] if isinstance(pair[1], (list, tuple)) else (pair[1],)
        found += [(name, _text(value).strip()) for value in values if value is not None]
    return Headers(found)


def _text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _octets(text: str) -> bytes:
    """Encode text from outside: half of a surrogate pair must not cause an error of another kind."""
    return text.encode("utf-8", "surrogatepass")


def _field(headers: Headers, name: str) -> str:
    value = headers.get(name)
    if not value:
        raise InvalidWebhookSignatureError("missing header", f"the header {name} is missing")
    return value


def _only(headers: Headers, name: str) -> str:
    """Return the value of a header that may come once; the same value twice does no harm."""
    value = _field(headers, name)
    values = set(headers.get_list(name))
    if len(values) > 1:
        raise InvalidWebhookSignatureError("repeated header", f"the header {name} came with different values")
    return values.pop() if values else value


def _check_key(secret: Any) -> None:
    """UsageError for a secret so short that anyone could sign."""
    if not isinstance(secret, Secret) or not isinstance(secret.reveal(), str):
        kind = type(secret.reveal() if isinstance(secret, Secret) else secret).__name__
        secret = None
        raise UsageTypeError(f"the webhook secret must be a string, not {kind}")
    if not secret.reveal().strip():
        raise UsageError("the webhook secret is empty; leave it out, or pass None, to use the one of the client")
    if len(_key(secret)) < _SHORTEST_KEY and secret.reveal().strip().startswith(_PREFIX):
        raise UsageError(
            f"the webhook secret holds fewer than {_SHORTEST_KEY} bytes after {_PREFIX}: anyone could sign"
        )


def _key(secret: Secret) -> bytes:
    import base64
    import binascii

    if not secret.reveal().strip().startswith(_PREFIX):
        return _octets(secret.reveal())
    try:
        return base64.b64decode(_padded(secret).reveal(), validate=True)
    except (binascii.Error, ValueError):
        pass
    raise UsageError(f"the webhook secret begins with {_PREFIX} but is not base64 after it")


def _padded(secret: Secret) -> Secret:
    code = secret.reveal().strip()[len(_PREFIX) :].rstrip("=")
    return Secret(code + "=" * (-len(code) % 4))
