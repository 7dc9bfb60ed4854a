"""Masks secrets in everything that reaches a repr, a message, a hook or a log.

It is loaded when something is shown for the first time, since its patterns take time to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .secrets import KEY_NAMES, MASK, Secret

__all__ = (
    "all_masked",
    "is_secret_header",
    "is_secret_name",
    "mask_header",
    "mask_text",
    "mask_url",
    "masked",
    "sent_secrets",
    "tells_who_we_are",
)

_SECRET_WORDS = frozenset(
    [
        "apikey",
        "assertion",
        "auth",
        "authentication",
        "authorization",
        "bearer",
        "cookie",
        "cookie2",
        "cred",
        "credential",
        "credentials",
        "creds",
        "hmac",
        "jwt",
        "key",
        "license",
        "mfa",
        "otp",
        "pass",
        "passcode",
        "passphrase",
        "passwd",
        "password",
        "passwords",
        "pat",
        "pin",
        "principal",
        "private",
        "psk",
        "pw",
        "pwd",
        "secret",
        "secrets",
        "session",
        "sessionid",
        "sid",
        "sig",
        "signature",
        "signatures",
        "token",
        "tokens",
        "totp",
        "userinfo",
    ]
)
_SECRET_PARTS = ("apikey", "authorization", "cookie", "credential", "passw", "secret", "session", "signature", "token")
_HARMLESS = frozenset(
    ("cache-key", "idempotency-key", "sec-websocket-key", "surrogate-key", "www-authenticate", "x-cache-key")
)
_HARMLESS_STARTS = ("x-ratelimit-", "ratelimit-", "anthropic-ratelimit-")
_ADDRESSES = frozenset(("content-location", "link", "location", "origin", "referer", "refresh"))
_SCHEMES = ("apikey", "basic", "bearer", "digest", "key", "negotiate", "ntlm", "signature", "token")
_SCHEME = re.compile(r"[\w.-]+")
_SHOWN_SCHEMES = ("Bearer", "Basic")
_PARTED = re.compile(r"[^a-z0-9]+")
_PARAMETER = re.compile(r"([?&#;])([^=&#?;]*)=([^&#]*)")
_USER = re.compile(r"((?<!\w)\w[\w+.-]*://)[^\s/?#]*@")
_BARE_USER = re.compile(r"\A[^\s/?#@:]*:[^\s/?#]*@")
_ODD_USER = re.compile(r"\A(\w[\w+.-]*://)[^\s/?#@:]*:(?!\d*(?:[/?#]|\Z))\S*@")
"""A password with "/", "?" or "#" in it, which a port cannot have."""
_PARTS = re.compile(r"\s*[,;]\s*")
_PROOFS = frozenset(("mac", "response"))
"""Parts of Authorization that are secret, though their names do not suggest it."""
_PRIVATE = ("openai-organization", "openai-project", "idempotency-key")
"""Headers that hold no secret and are for the service only, all the same."""
_SHORTEST_PART = 8


def is_secret_name(name: str) -> bool:
    """Return whether something of this name (a header, a query parameter) is likely to be secret."""
    lowered = name.lower()
    if lowered in KEY_NAMES:
        return True
    if lowered in _HARMLESS or lowered.startswith(_HARMLESS_STARTS):
        return False
    words = _PARTED.split(lowered)
    return (
        not _SECRET_WORDS.isdisjoint(words)
        or words[-1].endswith("key")
        or any(part in lowered for part in _SECRET_PARTS)
    )


def is_secret_header(name: str, value: str = "") -> bool:
    """Return whether header `name` must not be shown: by its name, or because its value begins as Authorization does."""
    return is_secret_name(name) or _parted(value)[0].lower() in _SCHEMES


def tells_who_we_are(name: str, value: str = "") -> bool:
    """Return whether a header must not be sent to another origin."""
    return is_secret_header(name, value) or name.lower() in _PRIVATE


def _parted(value: str) -> tuple[str, str]:
    """Return the scheme at the beginning of a value, as in Authorization, and the rest; ("", value) without one."""
    scheme, *rest = value.split(None, 1) or ("",)
    return (scheme, rest[0].strip()) if rest and _SCHEME.fullmatch(scheme) else ("", value)


def mask_header(name: str, value: str) -> str:
    """Return `value`, or *** if the header holds a secret; the scheme of an Authorization header stays."""
    if not is_secret_header(name, value):
        return mask_url(value) if name.lower() in _ADDRESSES else value
    scheme, _ = _parted(value)
    return f"{scheme} {MASK}" if scheme in _SHOWN_SCHEMES else MASK


def mask_url(url: str) -> str:
    """Return `url` (or a text with URLs in it) without user names, passwords and values of key-like parameters."""
    if "@" in url:
        url = _ODD_USER.sub(rf"\1{MASK}@", _USER.sub(rf"\1{MASK}@", url))
        if "://" not in url:
            url = _BARE_USER.sub(f"{MASK}@", url)
    return _PARAMETER.sub(_parameter, url) if "=" in url else url


def _parameter(found: re.Match[str]) -> str:
    mark, name, _ = found.groups()
    if "%" in name:
        from urllib.parse import unquote

        name = unquote(name)
    secret = name.lower() == "code" or is_secret_name(name)
    return f"{mark}{found[2]}={MASK}" if secret else found[0]


def mask_text(text: str, secrets: Iterable[Secret]) -> str:
    """Return `text` without any of `secrets` (a server may repeat a key in its error)."""
    for secret in secrets:
        text = secret.masked_in(text)
    return text


def masked(value: Any, secrets: Iterable[Secret]) -> Any:
    """Return `value` (text, bytes or JSON values) without `secrets`; the same object if there are none in it."""
    if not isinstance(value, (str, bytes, dict, list, tuple)):
        return value
    secrets = tuple(secrets)
    try:
        return _masked(value, secrets) if secrets else value
    except RecursionError:
        return MASK


def all_masked(values: Iterable[Any], secrets: Iterable[Secret]) -> list[Any]:
    """Return each of `values` as `masked` does."""
    secrets = tuple(secrets)
    return [masked(value, secrets) if value else value for value in values]


def _masked(value: Any, secrets: tuple[Secret, ...]) -> Any:
    if isinstance(value, str):
        return mask_text(value, secrets)
    if isinstance(value, bytes):
        # Each byte is one character, so that bytes that are no text stay as they are.
        wide = tuple(Secret(secret.reveal().encode("utf-8", "replace").decode("latin-1")) for secret in secrets)
        return mask_text(value.decode("latin-1"), (*secrets, *wide)).encode("latin-1")
    if isinstance(value, dict):
        return {_masked(name, secrets): _masked(item, secrets) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)([_masked(item, secrets) for item in value]) if value else value
    return value


def sent_secrets(held: Iterable[Secret], headers: Iterable[tuple[str, str]] = (), url: str = "") -> tuple[Secret, ...]:
    """Return the secrets that a request has sent, and those that the client keeps (`held`), the longest first."""
    texts = {secret.reveal() for secret in held}
    for name, value in headers:
        if is_secret_header(name, value):
            texts |= _of_header(name, value)
    texts |= _of_url(url)
    return tuple(map(Secret, sorted(texts, key=len, reverse=True)))


def _of_header(name: str, value: str) -> set[str]:
    """Return the secret texts in a header: the value, the part after its scheme, the password in it.

    If a value has parts (cookies, several keys, `AWS4-HMAC-SHA256 Credential=..., Signature=...`), each secret part.
    """
    found = {value}
    scheme, rest = _parted(value)
    if scheme.lower() in _SCHEMES:
        found = {rest}
        if scheme.lower() == "basic":
            found |= _of_user(_unbase64(rest))
    for part in _PARTS.split(rest):
        label, equals, told = part.partition("=")
        if equals and (name.lower() == "cookie" or label.lower() in _PROOFS or is_secret_name(label)):
            found |= {told, told.strip('"')}
        elif len(part) >= _SHORTEST_PART and part != rest:
            found.add(part)
    return found


def _of_url(url: str) -> set[str]:
    if "@" not in url and "?" not in url:
        return set()
    from urllib.parse import unquote_plus

    found: set[str] = set()
    user = _USER.match(url)
    if user is not None:
        found |= _of_user(user[0].partition("://")[2][:-1])
    for _, name, value in _PARAMETER.findall(url):
        if name.lower() == "code" or is_secret_name(unquote_plus(name)):
            found |= {value, unquote_plus(value)}
    return found


def _of_user(user: str) -> set[str]:
    """Return the secret texts of `name:password`: both together, also in base64, and the password alone."""
    from base64 import b64encode
    from urllib.parse import unquote

    plain = unquote(user)
    code = b64encode(plain.encode("utf-8", "replace")).decode("ascii")
    return {user, plain, code, user.partition(":")[2], plain.partition(":")[2]}


def _unbase64(text: str) -> str:
    from base64 import b64decode

    try:
        return b64decode(text.strip()).decode("utf-8", "replace")
    except ValueError:
        return ""

# Copied from templates/runtime/base/masking.py: edit it there.
