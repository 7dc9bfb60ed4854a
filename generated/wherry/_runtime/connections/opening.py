"""Opening: what a connection needs, made of the options of a client: the request of its handshake, and its settings.

The address, headers and query are those of any other call. `websocket_base_url` wins over `base_url`. A browser can send no
headers: there a key goes along as a subprotocol, and only a short-lived one, unless the program insists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from ..base.address import Address
from ..base.errors import DecodeError, UsageError, UsageTypeError
from ..base.headers import Headers
from ..base.operation import Operation
from ..base.secrets import Key, Secret, veiled
from ..base.timeouts import DEFAULT_TIMEOUT, Timeout, TimeoutTypes
from ..base.unset import UNSET, is_not_given
from ..client.exchange import Exchange
from ..request.build import Request, build
from ..sockets.handshake import BadHandshake, Refusal
from ..sockets.settings import SocketSettings

__all__ = ("Opening", "refused", "settings_of")

_EPHEMERAL = "ek_"
_TIMEOUT = Timeout(10.0, connect=5.0)
"""Of handshakes where nobody has asked for another one: a model that thinks is waited for later."""
_SENT_ALWAYS = frozenset(("accept", "accept-encoding", "authorization", "api-key", "user-agent", "content-type"))
"""Headers that a browser replaces by its own, or that a subprotocol stands for."""
_OWN = frozenset(each.name for each in fields(SocketSettings))
_IGNORED = frozenset(("compression", "max_queue", "write_limit"))
"""Options of the library `websockets` that change nothing here: there is no compression, and queues are counted in bytes."""


class Opening:
    """How a connection is opened, and opened again. `query` and `headers` are the caller's; both can be set."""

    __slots__ = ("_insists", "_operation", "_path", "_query", "client", "headers", "query", "settings", "timeout")

    def __init__(
        self,
        client: Any,
        operation: Operation,
        *,
        path: tuple[object, ...] = (),
        query: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, Any] | None = None,
        settings: SocketSettings,
        timeout: TimeoutTypes = UNSET,
        dangerously_allow_browser: bool = False,
    ) -> None:
        self.client = client
        self.headers, self.query = veiled(extra_headers or {}, extra_query or {})
        self.settings = settings
        self.timeout = timeout
        self._operation = operation
        self._path = path
        self._query = dict(query or {})
        self._insists = dangerously_allow_browser

    def exchange(self, max_retries: int | None = None) -> Exchange:
        """Return the handshake as a call that was not sent yet."""
        client = self.client
        if client._options.websocket_base_url is not None:
            client = client._copy(_at_own_address(client._options), "")
        options = client._options
        timeout = self.timeout
        if is_not_given(timeout) and options.timeout is DEFAULT_TIMEOUT:
            timeout = _TIMEOUT
        request = build(
            client._target(self._operation, {}),
            options,
            path=self._path,
            query=client._socket_query(self._query) if client._azure else self._query,
            extra_query=self.query,
            extra_headers=self.headers,
            timeout=timeout,
            accept="*/*",
        )
        exchange = Exchange(request, options.max_retries if max_retries is None else max_retries)
        if request.timeout._spans:
            client._limit(exchange)
        return exchange

    def for_browser(self, request: Request) -> tuple[Request, SocketSettings]:
        """Return request and settings as a browser can send them: without headers, and with the key as a subprotocol."""
        options, client = self.client._options, self.client
        header, prefix = options.key_header
        key = Secret((request.headers.get(header) or "").removeprefix(prefix))
        if not self._insists and not key.reveal().startswith(_EPHEMERAL):
            raise UsageError(
                "a key in a browser can be read by whoever visits the page: make a short-lived one on your server "
                "(client.realtime.client_secrets.create) and pass its value (ek_...) as api_key. "
                "dangerously_allow_browser=True sends any key; nothing was sent"
            )
        offered = list(self.settings.subprotocols)
        for name, value in request.headers.pairs:
            lowered = name.lower()
            if lowered == "openai-beta":
                offered.append(f"openai-beta.{value.replace('=', '-')}")
            elif lowered in ("openai-organization", "openai-project"):
                offered.append(f"{lowered}.{value}")
            elif lowered not in _SENT_ALWAYS:
                raise UsageError(f"a browser cannot send headers with a WebSocket, and {name} is one; nothing was sent")
        url = request.url
        if client._azure:
            from ..request.query import quote

            name = header if header == "api-key" else "Authorization"
            url = Address(f"{url}{'&' if '?' in url else '?'}{name}={quote(prefix + key.reveal())}")
        else:
            offered = ["realtime", Key(f"openai-insecure-api-key.{key.reveal()}"), *offered]
        changed = request.changed(url=url, headers=Headers())
        return changed, replace(self.settings, subprotocols=tuple(dict.fromkeys(offered)))


def _at_own_address(options: Any) -> Any:
    """Return the options with the address for WebSockets, as HTTP libraries write it."""
    url = options.websocket_base_url
    return options.replaced({"base_url": Address(f"http{url[2:]}") if url[:2] == "ws" else url})


def settings_of(options: Mapping[str, Any] | SocketSettings | None) -> SocketSettings:
    """Return the settings in `websocket_connection_options`: ours, or those of the library `websockets`."""
    if isinstance(options, SocketSettings):
        return options
    (given,) = veiled({name: value for name, value in (options or {}).items() if not is_not_given(value)})
    if given.pop("extensions", None):
        raise UsageError("websocket_connection_options: extensions are not supported")
    found = {name: given[name] for name in given if name in _OWN}
    if "max_size" in given:
        found["max_message_bytes"] = given["max_size"]
    unknown = given.keys() - _OWN - _IGNORED - {"max_size"}
    if unknown:
        raise UsageTypeError(
            f"websocket_connection_options has no {', '.join(sorted(unknown))}; it takes {', '.join(sorted(_OWN))}, "
            "and max_size"
        )
    return SocketSettings(**{**found, "subprotocols": tuple(found.get("subprotocols") or ())})


def refused(refusal: Refusal, exchange: Exchange) -> float:
    """Return the seconds to wait before the next attempt; raise the error of the refusal if there is none."""
    status, headers = refusal.status, refusal.headers
    if status < 300:
        if isinstance(refusal, BadHandshake):
            problem = str(refusal)
        else:
            kind = headers.media_type or "an answer without a type"
            problem = f"the server answered the WebSocket handshake with {status} ({kind}) instead of 101"
        secrets = exchange.secrets
        raise DecodeError(
            problem, status=status, headers=headers.without(secrets), raw=refusal.body, request=exchange.summary
        )
    if status < 400:
        from ..client import redirects

        problem = "the server redirects the WebSocket, which is not followed: pass the address as websocket_base_url"
        raise redirects.refused(exchange.sent, status, headers, refusal.body, problem)
    if status == 501:  # it will not learn it
        raise exchange.error(status, headers, refusal.body)
    wait_s = exchange.answered(status, headers, refusal.body)
    assert wait_s is not None
    return wait_s

# Copied from templates/runtime/connections/opening.py: edit it there.
