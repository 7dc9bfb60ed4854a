"""How a response, a payload or a failed connection becomes an error. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RequestSummary,
    UnprocessableEntityError,
)
from ..base.headers import EMPTY, Headers
from ..base.secrets import Secret

__all__ = ("connection_error", "error_of_payload", "from_response", "unseen")

_MAX_CAUSES = 20
_NO_MESSAGE = "the answer has no message"

_STATUS_ERRORS: Mapping[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def from_response(
    status: int,
    headers: Headers,
    body: bytes,
    *,
    request: RequestSummary | None = None,
    secrets: Iterable[Secret] = (),
) -> APIStatusError:
    """Return the error of a response with an error status, whatever its body is: JSON of any shape, HTML, nothing."""
    from ..base.masking import all_masked  # errors alone need these
    from .error_text import HINT, cut, payload_of, quoted, read, reason, shortened

    # Secrets are masked first: of one that is cut in two, half would stay.
    secrets = unseen(request, secrets)
    said = payload_of(body)
    payload, content, request_id = all_masked((said, body, headers.get("x-request-id")), secrets)
    told = read(payload)
    message = quoted(payload) if isinstance(payload, str) else cut(told.message)
    if not message and payload and not isinstance(payload, str):
        message = f"{_NO_MESSAGE}: {shortened(json.dumps(payload), 200)}"
    if message and status in (404, 405) and (isinstance(payload, str) or payload == {"detail": "Not Found"}):
        message = f"{message}; {HINT}"
    error = _error_of_status(
        status,
        message or _NO_MESSAGE,
        headers=headers.without(secrets),
        request=request,
        body=_inner(payload),
        payload=payload,
        # A secret in JSON may be spelled so that its text is not found in the bytes.
        content=content if payload == said else json.dumps(payload).encode(),
        code=told.code,
        param=told.param,
        type=told.type,
        request_id=request_id,
    )
    if error.message.startswith(_NO_MESSAGE):
        error._phrase = reason(status)
    if status in (401, 404, 407) and request is not None and HINT not in error.message:
        from .hints import hint_of

        error._hint = hint_of(status, told.code, request.url)
    return error


def error_of_payload(
    payload: object,
    *,
    headers: Headers | None = None,
    request: RequestSummary | None = None,
    request_id: str | None = None,
    secrets: Iterable[Secret] = (),
) -> APIError:
    """Return the error that a server reports in a response of success, of the class for the status that it names."""
    from ..base.masking import masked
    from .error_text import cut, quoted, read, shortened

    secrets = unseen(request, secrets)
    payload = masked(payload, secrets)
    told = read(payload)
    message = quoted(payload) if isinstance(payload, str) else cut(told.message)
    if not message:
        message = "the server reported an error"
        if payload and not isinstance(payload, str):
            message += f" without a message: {shortened(json.dumps(payload, default=repr), 200)}"
    facts: dict[str, Any] = {
        "request": request,
        "body": _inner(payload),
        "payload": payload,
        "code": told.code,
        "param": told.param,
        "type": told.type,
        "request_id": masked(request_id, secrets),
    }
    if told.status is None:
        return APIError(message, **facts)
    shown = EMPTY if headers is None else headers.without(secrets)
    content = json.dumps(payload, default=repr).encode()
    return _error_of_status(told.status, message, headers=shown, content=content, **facts)


def _inner(payload: Any) -> Any:
    """Return the error object in `{"error": {...}}`; any other payload as it is."""
    return (payload.get("error") or payload) if isinstance(payload, dict) else payload


def unseen(request: RequestSummary | None, secrets: Iterable[Secret]) -> tuple[Secret, ...]:
    """Return the secrets that may not be shown: those that the request has sent, and `secrets`."""
    return (*secrets, *(() if request is None else request.secrets))


def _error_of_status(status: int, message: str, **facts: Any) -> APIStatusError:
    kind = _STATUS_ERRORS.get(status) or (InternalServerError if status >= 500 else APIStatusError)
    return kind(message, status=status, **facts)


def connection_error(error: Exception, secrets: tuple[Secret, ...] = (), **facts: Any) -> APIConnectionError:
    """Return the error for what a transport raised, with the original as its `__cause__`.

    A cause whose text holds one of `secrets` is left out.
    """
    from ..base.masking import mask_text

    if isinstance(error, APIConnectionError):
        error._hide(secrets)
        links: list[BaseException] = [error]
        for _ in range(_MAX_CAUSES):
            cause = links[-1].__cause__ or links[-1].__context__
            if cause is None:
                break
            if mask_text(repr(cause), secrets) != repr(cause):
                links[-1].__cause__ = links[-1].__context__ = None
                links[-1].__suppress_context__ = True
                for link in links:
                    link.__traceback__ = None  # its frames have the cause as a variable
                break
            links.append(cause)
        return error
    text = mask_text(str(error), secrets) or type(error).__name__
    if isinstance(error, TimeoutError):
        ours: APIConnectionError = APITimeoutError(f"Request timed out: {text}", **facts)
    else:
        ours = APIConnectionError(f"the connection failed: {text}", **facts)
    if mask_text(repr(error), secrets) == repr(error):
        ours.__cause__ = error
    else:
        ours.__suppress_context__ = True
    return ours
