"""One call through what somebody put in the place of an official method.

    their function -> the official method -> `_post` of its resource, which is ours -> our method -> our client

Their function gets an object of the official resource class itself, so whatever it does with it works. What it hands on
is what is sent: the body and the headers are those that reach `_post`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from types import FunctionType, MethodType
from typing import Any

from ..base.operation import Operation
from ..base.unset import UNSET, is_not_given
from ..client.modes import MODE_HEADER
from .traced_stream import followed, seen

__all__ = ("streams_through", "through")

_OURS = {"idempotency_key", "max_retries", "retry_before_first_event", "strict", "timeout"}
"""Arguments that our helpers pass on in any case; the official `create` does not have them, but for the timeout."""
_OPTIONS = {"headers": "extra_headers", "extra_json": "extra_body", "timeout": "timeout"}


def through(own: FunctionType, official: type, name: str) -> Callable[..., Any]:
    """Return the method `name` of the official class, as it is now, for calls that `own` of a resource of ours sends."""

    def call(resource: Any, *args: Any, **kwargs: Any) -> Any:
        return _Carrier(resource, own).call(official, name, args, kwargs)

    return call


def streams_through(resource: Any, helper: MethodType, official: Any, theirs: Any) -> Any:
    """Return our helper `stream` of a resource, for a `create` that is not ours: `theirs`, or that of the official class."""
    bound = type(resource)(resource._client._in_mode(""))  # a stream has its response in any case
    sending = type(resource)(bound._client._answering_real(False))  # a helper reads objects of ours
    create = type(bound).create

    def call(**kwargs: Any) -> Any:
        kwargs = {key: value for key, value in kwargs.items() if value or (key not in _OURS and value is not UNSET)}
        if theirs is not None:
            return theirs(**kwargs)
        carrier = _Carrier(sending, create)
        return followed(carrier.call(official, "create", (), kwargs), carrier)

    bound.create = call
    return MethodType(helper.__func__, bound)


class _Carrier:
    """What the official resource takes for a client: each request that its method makes is sent by our method."""

    def __init__(self, resource: Any, own: FunctionType) -> None:
        self._resource = resource
        self._own = own
        self._args: tuple[Any, ...] = ()
        self._given: dict[str, Any] = {}
        self.stream: Any = None  # what our method returned, if it is one

    def call(self, official: type, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call the method `name` of an object of the official class."""
        kwargs = {key: value for key, value in kwargs.items() if not is_not_given(value)}
        known = _names(self._own.__code__)
        self._args = args
        self._given = {
            key: value for key, value in kwargs.items() if key in known
        }  # the others are the tracer's, or new
        client = self._resource._client
        if client._mode:
            mode = "stream" if client._mode == "streaming" else "true"
            kwargs["extra_headers"] = {**(kwargs.get("extra_headers") or {}), MODE_HEADER: mode}
        made = official(self)
        made._client = client
        method = getattr(made, name)
        if taken := _parameters(method):
            kwargs = {key: value for key, value in kwargs.items() if key in taken or key not in known}
        return method(*args, **kwargs)

    def get(self, path: str, *, body: Any = None, options: Any = None, stream: bool = False, **how: Any) -> Any:
        """Send a request, with the body and the options as they are now."""
        options, given = options or {}, self._given
        for name, own in _OPTIONS.items():
            given = {key: value for key, value in given.items() if key != own}
            if name in options:
                given[own] = options[name]
        if headers := given.get("extra_headers"):  # the official method labels forms, as yet without a boundary
            given["extra_headers"] = {key: value for key, value in headers.items() if value != "multipart/form-data"}
        client: Any = self._resource._client._in_mode("")
        if self._own.__name__ != "parse":  # that makes the body of what it is given
            client = _Sending(client, body)
        answer = self._own(type(self._resource)(client), *self._args, **given)
        return seen(answer, note=self) if stream else answer

    post = patch = put = delete = get_api_list = get


class _Sending:
    """Our client, for one request: it sends the body that the tracer has left."""

    def __init__(self, client: Any, body: Any) -> None:
        self._client = client
        self._body = body

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def _request(self, operation: Operation, decoder: Any, **values: Any) -> Any:
        return self._client._request(operation, decoder, **self._changed(operation, values))

    def _stream(self, operation: Operation, decoder: Any, **values: Any) -> Any:
        return self._client._stream(operation, decoder, **self._changed(operation, values))

    def _changed(self, operation: Operation, values: dict[str, Any]) -> dict[str, Any]:
        body, vectors = self._body, operation.vectors
        if operation.body != "json" or not isinstance(body, dict):
            return values
        if vectors and is_not_given(values["body"].get(vectors)):  # the official method asks for base64, and so do we
            body = {key: value for key, value in body.items() if key != vectors}
        return {**values, "body": body}


def _parameters(function: Any) -> frozenset[str]:
    """Return the names of the parameters of a function of this or the official package, below what is around it."""
    return _names(getattr(inspect.unwrap(function), "__code__", None))


@cache
def _names(code: Any) -> frozenset[str]:
    return frozenset() if code is None else frozenset(code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount])

# Copied from templates/runtime/compat/traced_call.py: edit it there.
