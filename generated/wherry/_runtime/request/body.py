"""The body of a request: its media type, out of those that the operation takes, and its bytes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..base.errors import UsageTypeError
from ..base.operation import Operation
from ..base.unset import is_not_given
from ..data import codec
from . import query

if TYPE_CHECKING:
    from .files import StreamedBody

__all__ = ("JSON_TYPE", "Content", "encode")

JSON_TYPE = "application/json"
Content = "bytes | StreamedBody | None"


def encode(
    operation: Operation, body: Any, extra_body: object = None, *, boundary: str | None = None, json: Any = codec
) -> tuple[bytes | StreamedBody | None, str | None]:
    """Return the content and its type; (None, None) if there is no body. `extra_body` wins over `body`, key by key.

    `json`: the module that writes JSON, with an `encode` like that of codec.
    """
    if extra_body is not None and not is_not_given(extra_body):
        body = _merged(operation, body, extra_body)
    if body is None or (body.__class__ is not dict and is_not_given(body)):
        return None, None
    kind = operation.body or "json"
    if kind == "either":
        kind = "multipart" if _needs_multipart(operation, body) else "json"
    elif kind == "sdp_or_multipart":
        given = {name: value for name, value in body.items() if value is not None and not is_not_given(value)}
        if list(given) == ["sdp"]:
            return str(given["sdp"]).encode(), "application/sdp"
        kind = "multipart"
    if kind == "json":
        return json.encode(body), operation.media or JSON_TYPE
    from . import multipart  # most calls send JSON

    if kind == "multipart":
        return multipart.encode(
            _fields(operation, body), files=operation.files, parts=dict(operation.parts), boundary=boundary
        )
    if kind == "form":
        pairs = [pair for name, value in _fields(operation, body).items() for pair in query.flatten(name, value)]
        return query.encode(pairs).encode("ascii"), "application/x-www-form-urlencoded"
    if isinstance(body, str):
        return body.encode(), operation.media or "text/plain; charset=utf-8"
    if multipart.is_file(body):
        content, content_type = multipart.content_of(body)
        return content, operation.media or content_type
    if kind == "raw":
        return json.encode(body), JSON_TYPE
    raise UsageTypeError(f"{operation.name}: the body must be bytes or a file, not {type(body).__name__}")


def _merged(operation: Operation, body: Any, extra: object) -> Any:
    if body is None or is_not_given(body):
        return extra
    if not isinstance(extra, Mapping):
        raise UsageTypeError(f"{operation.name}: extra_body must be a mapping, not {type(extra).__name__}")
    return {**_fields(operation, body), **extra}


def _fields(operation: Operation, body: Any) -> Mapping[str, Any]:
    if isinstance(body, Mapping):
        return body
    if hasattr(body, "to_dict"):
        fields: Mapping[str, Any] = body.to_dict()
        return fields
    raise UsageTypeError(f"{operation.name}: the body must be a mapping, not {type(body).__name__}")


def _needs_multipart(operation: Operation, body: Any) -> bool:
    if not isinstance(body, Mapping):
        return False
    from .multipart import is_file

    for name in operation.multipart_only:
        value = body.get(name)
        if value is not None and not is_not_given(value):
            return True
    for name in operation.files:
        value = body.get(name)
        if is_file(value):
            return True
        if isinstance(value, (list, tuple)) and any(map(is_file, value)):
            return True
    return False

# Copied from templates/runtime/request/body.py: edit it there.
