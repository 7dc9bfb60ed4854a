"""Errors of aiohttp as ours. They hold the headers of their request, and their frames do: both are taken away here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, NoReturn

from multidict import CIMultiDict, CIMultiDictProxy

from ...base.errors import APIConnectionError, APITimeoutError
from ...base.masking import mask_url
from ..http import family as families
from .wire import URL, Body, NotAgain, aiohttp

__all__ = ("raise_translated",)

_MAX_CAUSES = 20


class _Family:
    """The errors of aiohttp under the names that they have in httpx."""

    TimeoutException = (aiohttp.ServerTimeoutError, asyncio.TimeoutError)
    TransportError = (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, aiohttp.ClientResponseError)
    StreamError = ()
    InvalidURL = aiohttp.InvalidURL
    HTTPError = aiohttp.ClientError


def raise_translated(
    error: Exception,
    body: Any = None,
    *,
    data: Any = None,
    users_client: bool = False,
    proxy: Callable[[], str] | None = None,
) -> NoReturn:
    """Raise what aiohttp met as one of our errors; see `http.family.raise_translated`. `data` is what aiohttp was given."""
    if isinstance(error, NotAgain) and isinstance(error.__cause__, Exception):
        error = error.__cause__
    # Some quote what the server has sent, all of it.
    if isinstance(error, aiohttp.ClientResponseError):
        error.message = error.message.partition(":\n")[0]
    elif isinstance(error, aiohttp.ServerDisconnectedError) and not isinstance(error.message, str):
        error.message = "the server hung up"
        error.args = (error.message,)
    late = isinstance(data, Body) and data.is_late
    try:
        if late:
            raise APITimeoutError(limit="write") from error
        families.raise_translated(_Family, error, body, users_client=users_client, proxy=proxy)
    except APIConnectionError as ours:
        if ours.__cause__ is error:
            _strip(error)
        raise


def _strip(error: BaseException) -> None:
    """Take from an error, and from what led to it, what may hold secrets: frames, headers, the password of a proxy."""
    link: BaseException | None = error
    for _ in range(_MAX_CAUSES):
        if link is None:
            return
        link.__traceback__ = None
        shown: Any = link
        if isinstance(link, aiohttp.ClientResponseError):
            sent = link.request_info
            url = URL(mask_url(str(sent.url)), encoded=True)
            shown.request_info = aiohttp.RequestInfo(url, sent.method, CIMultiDictProxy(CIMultiDict()), url)
            shown.args = (shown.request_info, ())
            shown.history = ()
        elif isinstance(link, aiohttp.ClientConnectorError):
            # Its arguments are a key with the proxy, and the error of the operating system.
            shown.args = tuple(_without_password(each) for each in shown.args)
            for name, value in tuple(vars(link).items()):
                setattr(link, name, _without_password(value))
        link = link.__cause__ or link.__context__


def _without_password(value: Any) -> Any:
    if not hasattr(value, "_replace"):
        return value
    return value._replace(**{name: None for name in ("proxy_auth", "proxy_headers_hash") if hasattr(value, name)})
