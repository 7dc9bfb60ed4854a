"""`client.request`, which tracers replace on the client's class (`openai.OpenAI`) or on one client.

What replaces it on an object calls our method. What replaces it on the class was made around the official function, and
is copied around ours: that of wrapt, and a function that holds the original in its closure. Official clients keep theirs.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from functools import cache
from types import CellType, FunctionType
from typing import Any

import openai

from ..base.operation import Operation
from ..base.unset import is_not_given
from ..request import query as queries
from .async_seen import AsyncSeenStream
from .official import answer_of
from .places import members
from .sync_seen import SeenStream
from .traced import is_official, warn_not_traced
from .traced_stream import seen

__all__ = ("request_of", "sent")

_untouched: dict[type, tuple[Any, ...]] = {}
"""Class of our client -> official class, and what `request` and `post` are in both, once nothing was seen to be replaced."""
_NEVER = (openai.OpenAI, None, None, None, None)
_RUNTIME = f"{__name__.partition('._runtime.')[0]}._runtime."
_copies: dict[type, tuple[Any, Any]] = {}
"""Official class -> what replaces its function, and the copy of that around ours."""


def request_of(client: Any) -> Callable[..., Any] | None:
    """Return what calls of a client have to go through, `(operation, decoder, values, go, streams=...)`, or None.

    `go(operation, decoder, **values)` sends the request.
    """
    kind, own = type(client), client.__dict__
    official, request, post, our_request, our_post = _untouched.get(kind, _NEVER)
    if (
        (official.request is request and official.post is post)
        and (kind.request is our_request and kind.post is our_post)
        and not ("request" in own or "post" in own)
    ):
        return None
    return _replaced(client)


def _is_ours(found: Any) -> bool:
    return type(found) is FunctionType and found.__globals__["__name__"].startswith(_RUNTIME)


def _replaced(client: Any) -> Callable[..., Any] | None:
    kind = type(client)
    official = next(each for each in kind.__mro__ if each.__module__.partition(".")[0] == "openai")
    there, post = (inspect.getattr_static(official, name) for name in ("request", "post"))
    for home, own_post in (
        (official, is_official(post)),
        (kind, _is_ours(kind.post) and "post" not in client.__dict__),
    ):
        if not own_post:
            warn_not_traced(f"{home.__module__}.{home.__qualname__}.post")
    found = client.__dict__.get("request")
    if found is None and not _is_ours(kind.request):  # a class derived from ours has its own
        found = client.request
    if found is None:
        if is_official(there):
            _untouched[kind] = official, there, post, kind.request, kind.post
            return None
        if _copies.get(official, (None, None))[0] is not there:
            _copies[official] = there, _copied(there, kind.request)
        copied = _copies[official][1]
        if copied is None:
            warn_not_traced(f"openai.{official.__name__}.request")
            return None
        found = copied.__get__(client)

    def through(
        operation: Operation, decoder: Any, values: dict[str, Any], go: Callable[..., Any], *, streams: bool = False
    ) -> Any:
        cast_to = _cast_to(operation.name, client._asynchronous)
        options = _options(operation, decoder, values, go)
        if not streams:
            return found(cast_to, options)
        return found(cast_to, options, stream=True, stream_cls=AsyncSeenStream if client._asynchronous else SeenStream)

    return through


def _copied(found: Any, own: Callable[..., Any]) -> Any:
    """Return what is around the official function, around `own` instead; None if it cannot be copied."""
    if is_official(found):
        return own
    if not is_official(inspect.unwrap(found)):
        return None
    if hasattr(found, "_self_wrapper"):  # of wrapt
        inner = _copied(found.__wrapped__, own)
        return inner and type(found)(inner, found._self_wrapper)
    if type(found) is not FunctionType:
        return None
    cells = tuple(_cell(cell, own) for cell in found.__closure__ or ())
    if cells == (found.__closure__ or ()):
        return None
    copied = FunctionType(found.__code__, found.__globals__, found.__name__, found.__defaults__, cells)
    copied.__kwdefaults__ = found.__kwdefaults__
    return copied


def _cell(cell: CellType, own: Callable[..., Any]) -> CellType:
    content = cell.cell_contents
    copied = None
    if callable(content) and getattr(inspect.unwrap(content), "__name__", "") == "request":
        copied = _copied(content, own)
    return cell if copied is None else CellType(copied)


@cache
def _cast_to(name: str, asynchronous: bool) -> Any:
    """Return the official class of what an operation answers with; of what comes in pages, the page."""
    for member in members(None if " " in name else answer_of(name, asynchronous)):
        origin = typing.get_origin(member) or member
        if getattr(origin, "__name__", "") == "AsyncPaginator":
            return typing.get_args(member)[1]
        if origin not in (openai.Stream, openai.AsyncStream, None):
            return member
    return object


@cache
def _options_class() -> Any:
    from openai._models import FinalRequestOptions

    class Options(FinalRequestOptions):  # type: ignore[misc]
        """The options of a request, and how it is sent."""

        _call: Any = None

    return Options


def _options(operation: Operation, decoder: Any, values: dict[str, Any], go: Callable[..., Any]) -> Any:
    body = values.get("body")
    given: dict[str, Any] = {
        "method": operation.verb.lower(),
        "url": queries.expand(operation, values.get("path", ())) if len(operation.segments) > 1 else operation.path,
        "params": _given({**(values.get("query") or {}), **(values.get("extra_query") or {})}),
        "headers": _given(values.get("extra_headers") or {}),
        "json_data": _given(body) if isinstance(body, dict) else body,
        "extra_json": values.get("extra_body"),
        "timeout": values.get("timeout"),
        "max_retries": values.get("max_retries"),
        "idempotency_key": values.get("idempotency_key"),
    }
    options = _options_class().construct(**{name: each for name, each in given.items() if each is not None})
    options._call = go, operation, decoder, values, options.json_data
    return options


def _given(values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if not is_not_given(value)}


def sent(client: Any, cast_to: Any, options: Any, stream: bool, stream_cls: Any) -> Any:
    """Send a request as its options say: one of ours, which is on its way through a tracer, or any other."""
    call = getattr(options, "_call", None)
    if call is None:
        names = ("headers", "params", "timeout", "max_retries", "idempotency_key", "extra_json", "post_parser")
        how = {name: getattr(options, name) for name in names}
        return client.call(
            options.method.upper(),
            options.url,
            cast_to=cast_to,
            body=options.json_data,
            content=options.content,
            files=options.files,
            stream=stream,
            stream_cls=stream_cls,
            options={name: each for name, each in how.items() if each is not None and not is_not_given(each)},
        )
    go, operation, decoder, values, body = call
    values = {**values, "extra_headers": _given(options.headers or {}), "extra_body": options.extra_json}
    if options.json_data is not body:
        values["body"] = options.json_data
    answer = go(operation, decoder, **values)
    return seen(answer, stream_cls) if stream else answer
