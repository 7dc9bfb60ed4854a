"""Calls of any address: `client.get`, `post`, `put`, `patch` and `delete`, with what programs know of the official package.

`cast_to` says what the answer becomes, `options` holds what is not the body. A whole URL may take the place of a path;
at another origin than that of `base_url` the request shows nothing of who sends it: no key, no default header or query.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypedDict, get_args

from ..base.address import Address, fault_of
from ..base.errors import UsageError, UsageTypeError
from ..base.operation import JSON, TEXT_FORMATS, Operation
from ..base.secrets import Veil
from ..base.unset import UNSET, is_not_given
from ..request.build import Request, build
from ..request.options import Options
from ..response.cast import answer_decoder, decoder_for
from .redirects import origin

__all__ = ("AnyCall", "RequestOptions", "request_to")

_VALUES = (
    "query",
    "headers",
    "cookies",
    "extra_headers",
    "extra_query",
    "extra_body",
    "timeout",
    "max_retries",
    "idempotency_key",
    "strict",
)
_ARGUMENTS = ("body", "content", "files", "cast_to", "options", "stream", "stream_cls", "decoder", "stream_family")
_OPTIONS = {
    "headers": "extra_headers",
    "params": "extra_query",
    "extra_json": "extra_body",
    "timeout": "timeout",
    "max_retries": "max_retries",
    "idempotency_key": "idempotency_key",
}


class RequestOptions(TypedDict, total=False):
    """What `options=` of `client.get`, `post` and so on may hold."""

    headers: Mapping[str, Any]
    params: Mapping[str, object]
    extra_json: Mapping[str, object]
    timeout: Any
    max_retries: int
    idempotency_key: str
    follow_redirects: Literal[True]
    security: Mapping[str, bool]


class AnyCall:
    """One call of `client.get`, `post` and so on: `operation`, `decoder`, `body` and `values` as for `_request`, or for `_stream` if `stream` is true."""

    __slots__ = ("body", "decoder", "operation", "stream", "values")

    def __init__(
        self,
        verb: str,
        path: str,
        *,
        decoder: Any = JSON,
        cast_to: Any = UNSET,
        body: Any = None,
        content: Any = None,
        files: Any = None,
        options: Mapping[str, Any] | None = None,
        stream: bool = False,
        stream_cls: Any = None,
        stream_family: str = "",
        **values: Any,
    ) -> None:
        values = {name: value for name, value in values.items() if not is_not_given(value)}
        for name in values:
            if name not in _VALUES:
                known = ", ".join((*_ARGUMENTS, *_VALUES))
                raise UsageTypeError(f"{verb.lower()}() got an unexpected keyword argument {name!r}; it takes {known}")
        self.values = Veil(values)
        admin = self._take(verb, options or {})
        self.stream = stream
        if stream and (items := get_args(stream_cls)):  # Stream[Model]
            cast_to = items[0]
        if not is_not_given(cast_to):
            decoder = decoder_for(cast_to) if stream else answer_decoder(cast_to)
        self.decoder = decoder
        body, content, files = (None if is_not_given(value) else value for value in (body, content, files))
        kind, media, is_form = "json", "", self._is_form()
        if content is None and isinstance(body, (bytes, bytearray, memoryview)):
            content, body = body, None
        if content is not None:
            if body is not None or files is not None:
                raise UsageTypeError("pass content, which is sent as it is, or body and files, not both")
            body, kind, media = content, "binary", "application/json"
        elif files is not None or is_form:
            files = _files(files)
            body, kind = {**(body or {}), **files}, "multipart"
        self.body = body
        address, path, query = _place(path)
        self.operation = Operation(
            verb.upper(),
            path,
            name=f"{verb.lower()} {path}",
            query=query,
            body=kind,
            media=media,
            stream_family=stream_family,
            files=tuple(files or ()),
            text_formats=TEXT_FORMATS,
            admin=admin,
            address=address,
        )

    def _take(self, verb: str, options: Mapping[str, Any]) -> bool:
        """Put `options` into the values of the call. Return whether the admin key is asked for."""
        admin = False
        for name, value in options.items():
            if is_not_given(value):
                continue
            if name == "security":
                admin = bool((value or {}).get("admin_api_key_auth")) and not (value or {}).get("bearer_auth")
            elif name == "follow_redirects":
                if value is False:
                    raise UsageError(
                        "follow_redirects: redirects are always followed, and never with a key to elsewhere"
                    )
            elif name not in _OPTIONS:
                value = None  # a traceback may show the variables of this frame
                known = ", ".join((*_OPTIONS, "follow_redirects", "security"))
                raise UsageTypeError(f"{verb.lower()}() takes no {name!r} in options; it takes {known}")
            else:
                own = _OPTIONS[name]
                given = self.values.get(own)
                if given is None:
                    self.values[own] = Veil.over(value)
                elif isinstance(given, Mapping):
                    self.values[own] = Veil({**(value or {}), **given})
        return admin

    def _is_form(self) -> bool:
        """Drop a multipart content type without a boundary, which we make ourselves. Return whether there was one."""
        for place in ("headers", "extra_headers"):
            given = self.values.get(place) or {}
            for name, value in given.items():
                if (
                    name.lower() == "content-type"
                    and str(value).startswith("multipart/form-data")
                    and "boundary" not in value
                ):
                    self.values[place] = Veil({other: given[other] for other in given if other != name})
                    return True
        return False


def _files(files: Any) -> dict[str, Any]:
    """Return files by the name of their field; those of one field as a list."""
    if files is None or isinstance(files, Mapping):
        return dict(files or {})
    found: dict[str, list[Any]] = {}
    for name, file in files:
        found.setdefault(name, []).append(file)
    return {
        name.removesuffix("[]") if len(held) > 1 else name: held if len(held) > 1 else held[0]
        for name, held in found.items()
    }


def _place(path: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return the address, if `path` is a whole URL, the path, and its query."""
    path = str(path)
    if path.startswith(("http://", "https://")):
        path = Address(path).partition("#")[0]
        if problem := fault_of(path):
            raise UsageError(f"path: the address cannot be connected to: {problem}")
        return Address(path), "/" + path.partition("://")[2].partition("?")[0].partition("/")[2], ()
    path, _, query = path.partition("?")
    pairs = tuple(tuple(pair.partition("=")[::2]) for pair in query.split("&") if pair)
    if "{" in path or "}" in path or not path.isascii() or any(ord(character) <= 32 for character in path):
        raise UsageError(f"path: {path!r} must be percent-encoded")
    return "", path if path.startswith("/") else f"/{path}", pairs  # type: ignore[return-value]


def request_to(operation: Operation, options: Options, accept: str, values: dict[str, Any]) -> Request:
    """Return the request to the address of `operation`. Keys and defaults are for the origin of `base_url` alone."""
    if origin(operation.address) == origin(options.base_url):
        return build(operation, options, accept=accept, **values)
    stranger = options.replaced({"set_default_headers": None, "set_default_query": None, "vouched": True})
    stranger.api_key = stranger.admin_api_key = stranger.organization = stranger.project = None
    return build(operation, stranger, accept=accept, **values).changed(foreign=True, held=options)

# Copied from templates/runtime/client/anywhere.py: edit it there.
