"""Options that the official package has and that mean something else here: translated, or refused with the way out."""

from __future__ import annotations

from typing import Any, Literal, get_args

from ..base.errors import UsageError, UsageTypeError
from ..base.unset import is_not_given

__all__ = (
    "PROVIDERS",
    "STAY",
    "WORKLOAD_IDENTITY",
    "DataResidency",
    "check_client",
    "official",
    "own_timeout",
    "refuse_hooks",
)

STAY = ("admin_api_key", "api_key", "base_url", "organization", "project", "webhook_secret", "websocket_base_url")
"""Options that None does not change in `copy`."""
DataResidency = Literal["global", "us", "eu", "ae", "au", "in", "jp"]
"""Regions that a client may be made for: each has an address of its own."""
WORKLOAD_IDENTITY = "tokens of a workload identity are not supported: pass a function that returns a token as api_key"
PROVIDERS = "providers are not supported: pass the address of the service as base_url, and its key as api_key"
_REFUSED = {
    "workload_identity": WORKLOAD_IDENTITY,
    "provider": PROVIDERS,
    "_strict_response_validation": "answers are never refused for their fields: check them with a model of your own",
}
_SEPARATE = (*_REFUSED, "_enforce_credentials", "data_residency")
_HOOKS = (
    "_build_headers",
    "_build_request",
    "_calculate_retry_timeout",
    "_make_status_error",
    "_prepare_options",
    "_prepare_request",
    "_prepare_url",
    "_refresh_api_key",
    "_should_retry",
    "auth_headers",
    "custom_auth",
    "default_headers",
    "default_query",
)
"""What subclasses of the official client override. No call asks for them here."""
_RETRIES = "use max_retries; to decide case by case, pass max_retries=0 and call again yourself"
_REQUESTS = (
    "use api_key=FUNCTION for keys that change, default_headers, default_query, on_request and on_response, or an "
    "http_client with auth and event hooks"
)
_TIMEOUT_OF_LIBRARIES = {"connect": 5.0, "read": 5.0, "write": 5.0, "pool": 5.0}


def official(options: dict[str, Any]) -> dict[str, Any]:
    """Return `options` under our names. UsageError for one that cannot be followed, or for two that exclude each other."""
    found = {name: value for name, value in options.items() if name not in _SEPARATE}
    for name, reason in _REFUSED.items():
        value = options.get(name)
        if value is not None and value is not False and not is_not_given(value):
            raise UsageError(f"{name}: {reason}")
    if isinstance(options.get("_enforce_credentials"), bool):
        found["enforced"] = options["_enforce_credentials"]
    region = options.get("data_residency")
    if region is not None and not is_not_given(region):
        found["base_url"] = _address_in(region, options)
    for name in ("default_headers", "default_query"):
        if found.get(name) is not None and found.get(f"set_{name}") is not None:
            raise UsageError(f"pass {name}, which are added, or set_{name}, which replace them; not both")
    return found


def _address_in(region: str, options: dict[str, Any]) -> str:
    for other in ("base_url", "websocket_base_url"):
        if options.get(other) is not None and not is_not_given(options[other]):
            raise UsageError(f"pass data_residency or {other}, not both: the region decides the address")
    regions = get_args(DataResidency)
    if region not in regions:
        raise UsageError(f"data_residency must be one of {', '.join(sorted(regions))}, not {region!r}")
    host = "api.openai.com" if region == "global" else f"{region}.api.openai.com"
    return f"https://{host}/v1"


def refuse_hooks(cls: type) -> None:
    """Raise UsageTypeError if a subclass overrides what would never be called: nobody would see that it has no effect."""
    for name in _HOOKS:
        if name in vars(cls):
            instead = _RETRIES if name in ("_calculate_retry_timeout", "_should_retry") else _REQUESTS
            raise UsageTypeError(f"{cls.__name__}.{name} would never be called: {instead}")


def own_timeout(http_client: Any) -> dict[str, Any]:
    """Return the time limits that the user gave an HTTP client, for a client of ours that is given none."""
    limits = getattr(http_client, "timeout", None)
    as_dict = getattr(limits, "as_dict", None)
    if not callable(as_dict):
        return {}
    ours = any(kind.__module__.endswith(".own_client") for kind in type(http_client).__mro__)
    return {"timeout": limits} if ours or as_dict() != _TIMEOUT_OF_LIBRARIES else {}


def check_client(http_client: object, asynchronous: bool) -> None:
    """Raise UsageTypeError if an HTTP client is of the wrong kind. No library is imported to find out."""
    kinds = [(kind.__module__.partition(".")[0], kind.__name__) for kind in type(http_client).__mro__]
    found = next(
        (name for root, name in kinds if root in ("httpx", "httpx2") and name in ("Client", "AsyncClient")), ""
    )
    if found and (found == "AsyncClient") is not asynchronous:
        raise UsageTypeError(
            "http_client is a sync Client; an AsyncClient of this package needs an async one"
            if asynchronous
            else "http_client is an AsyncClient; a Client of this package needs a sync one"
        )
    others = ("aiohttp", "ClientSession") in kinds or callable(getattr(http_client, "send", None))
    if not found and not others:
        kind = type(http_client).__name__
        raise UsageTypeError(
            f"http_client must be a Client or AsyncClient of httpx or httpx2, not {kind}; transport= takes anything that "
            "honours the protocol of transports/base.py"
        )

# Copied from templates/runtime/client/official_options.py: edit it there.
