"""Whose client it is: the names of the clients, the variables of the environment, and how the key is sent.

From OpenAI's own document come the names that its users know: Client, OpenAI, OPENAI_API_KEY. From any other document
comes the client of another service, and its names follow from the name of the package and from the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from ..api import Api
from ..package import Brand, Key
from .identifiers import class_name

_ERRORS = frozenset(
    {
        "APIConnectionError", "APIError", "APIResponseValidationError", "APIStatusError", "APITimeoutError",
        "AuthenticationError", "BadRequestError", "ConflictError", "ContentFilterFinishReasonError", "DecodeError",
        "DoesNotFitError", "IncompleteStreamError", "InternalServerError", "InvalidWebhookSignatureError", "LengthFinishReasonError",
        "MaxTurnsError", "NotFoundError", "OAuthError", "PermissionDeniedError", "PollTimeoutError", "RateLimitError",
        "StreamConflictError", "StreamError", "ToolError", "UnprocessableEntityError", "UsageError", "UsageFileError",
        "UsageFileNotFoundError", "UsageStateError", "UsageTypeError", "UsageValueError",
    }
)  # fmt: skip
"""Errors of every client: their base class must have another name."""


def is_own(document: Mapping[str, Any]) -> bool:
    """Whether a document is OpenAI's own: its server is OpenAI's, or it has no server and OpenAI's title."""
    servers = document.get("servers")
    info = document.get("info")
    urls = [str(each.get("url", "")) for each in servers if isinstance(each, dict)] if isinstance(servers, list) else []
    if urls:
        return any((parts := _split(url)) is not None and parts.netloc.lower() == "api.openai.com" for url in urls)
    return isinstance(info, dict) and str(info.get("title", "")).strip().lower() == "openai api"


def brand_of(api: Api, package: str, version: str) -> Brand:
    """Name everything after the package."""
    name = class_name(package)
    stem = re.sub(r"\W", "_", package).strip("_").upper()
    options = ["api_key", "base_url", *(["webhook_secret"] if api.webhooks else []), "log"]
    return Brand(
        name=name,
        client=f"{name}Client",
        error=f"{name}Error" if f"{name}Error" not in _ERRORS else f"{name}ClientError",
        user_agent=f"{package}/{version}",
        environment=tuple((option, f"{stem}_{option.upper()}") for option in options),
        key=key_of(api),
        variables=f"{stem}_",
    )


def release(version: str) -> str:
    """The version of a document as that of a package: `v1.2-beta` -> 1.2, `2023-06-01` -> 2023.6.1; "" if it has none."""
    if date := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?!\d).*", version):
        return ".".join(str(int(part)) for part in date.groups())
    number = re.match(r"v?(\d{1,9}(?:\.\d{1,9}){0,3})(?!\d)", version.strip().lower())
    return ".".join(str(int(part)) for part in number[1].split(".")) if number else ""


# --- the key -----------------------------------------------------------------------------------------------------------


def key_of(api: Api) -> Key:
    """How most operations take the key, by the scheme that they name first; no key if none of them needs one."""
    wanted = Counter(
        operation.security[0]
        for operation in api.operations
        if operation.security and operation.security[0] in api.security_schemes
    )
    said = any(operation.security is not None for operation in api.operations)
    names = [name for name, _ in wanted.most_common()] or ([] if said else list(api.security_schemes))
    for name in names:
        if key := _key(api.security_schemes[name]):
            everywhere = all(operation.security for operation in api.operations)
            return Key(*key, required=everywhere)
    return Key("Authorization", "Bearer ", "The service asks for no key; one that is given travels as", required=False)


def _key(scheme: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Header, prefix of the key, and what the key is; a header that begins with ? is a query parameter."""
    kind, name = scheme.get("type"), str(scheme.get("name") or "")
    if kind == "http":
        word = str(scheme.get("scheme") or "bearer")
        if word.lower() == "basic":
            return "Authorization", "Basic ", "`user:password`, sent as"
        return "Authorization", f"{word.capitalize()} " if word.islower() else f"{word} ", "The key, sent as"
    if kind in ("oauth2", "openIdConnect"):
        return "Authorization", "Bearer ", "The access token, sent as"
    if kind == "apiKey" and re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", name):
        place = scheme.get("in")
        if place == "header":
            return name, "", "The key, sent as"
        if place == "query":
            return f"?{name}", "", "The key, sent as"
        if place == "cookie":
            return "Cookie", f"{name}=", "The key, sent as"
    return None


# --- the address -------------------------------------------------------------------------------------------------------


def base_url(servers: tuple[str, ...], origin: str = "") -> str:
    """The first server with a whole address. One without a host is relative to the URL of the document, if it has one."""
    for server in servers:
        parts = _split(server, origin) if "{" not in server else None
        if parts is not None and parts.scheme in ("http", "https") and parts.hostname:
            return urlunsplit(parts)
    return ""


def _split(url: str, origin: str = "") -> SplitResult | None:
    """The parts of a URL, relative to `origin`; None if it is invalid, such as `https://[tenant]/` or a port of 99999."""
    try:
        parts = urlsplit(urljoin(origin, url) if origin else url)
        return parts if parts.port is None or parts.port else None
    except ValueError:
        return None
