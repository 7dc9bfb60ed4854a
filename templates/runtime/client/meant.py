"""What people mean by options that a client does not have: those of httpx, requests and older versions. Only errors come here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..base.errors import UsageTypeError
from ..base.nearest import nearest

__all__ = ("refusal",)

_OF_HTTP = "pass http_client=httpx.{client}({name}=...)"
_PROXY = "pass http_client=httpx.{client}(proxy=...), or set HTTPS_PROXY"
_EACH_CALL = "each call takes it"
_AZURE = "{azure} takes it"
_HOOKS = "pass on_request=FUNCTION or on_response=FUNCTION"
_INSTEAD = {
    "proxies": _PROXY,
    "proxy": _PROXY,
    "verify": "pass http_client=httpx.{client}(verify=...), or set SSL_CERT_FILE",
    "cert": _OF_HTTP,
    "http2": _OF_HTTP,
    "trust_env": _OF_HTTP,
    "follow_redirects": "redirects are followed, and never with a key to elsewhere",
    "session": "pass http_client=..., a client of httpx, httpx2 or aiohttp",
    "hooks": _HOOKS,
    "event_hooks": _HOOKS,
    "model": _EACH_CALL,
    "temperature": _EACH_CALL,
    "azure_endpoint": _AZURE,
    "azure_deployment": _AZURE,
    "azure_ad_token": _AZURE,
    "azure_ad_token_provider": _AZURE,
    "api_version": _AZURE,
}
_OTHERS = {
    "api_base": "base_url",
    "api_url": "base_url",
    "host": "base_url",
    "url": "base_url",
    "endpoint": "base_url",
    "key": "api_key",
    "token": "api_key",
    "openai_api_key": "api_key",
    "secret_key": "api_key",
    "org": "organization",
    "organisation": "organization",
    "organization_id": "organization",
    "headers": "default_headers",
    "params": "default_query",
    "retries": "max_retries",
    "request_timeout": "timeout",
    "client": "http_client",
}
"""Other names of options."""


def refusal(function: Callable[..., Any], kind: type[Any], name: str, known: tuple[str, ...]) -> UsageTypeError:
    """Return the error for an argument that is no option of a client.

    Args:
        function: The method that was called.
        kind: The class of the client.
        name: The unknown keyword; "" if something was given by position.
        known: The keywords that the method takes.
    """
    told = f"{kind.__name__ if function.__name__ == '__init__' else function.__name__}()"
    if not name:
        return UsageTypeError(f"{told} takes keyword arguments only: {told[:-1]}api_key=...)")
    if name in _INSTEAD:
        way = "Async" if kind._asynchronous else ""
        hint = ": " + _INSTEAD[name].format(name=name, client=f"{way}Client", azure=f"{way}AzureOpenAI")
    else:
        meant = _OTHERS.get(name)
        near = [meant] if meant in known else nearest(name, known)
        hint = f"; did you mean {near[0]!r}?" if near else ""
    return UsageTypeError(f"{told} got an unexpected keyword argument {name!r}{hint}")
