"""Every error of the client, by whose fault it is.

    WherryError
      APIError                     message, request, body, code, param, type
        APIStatusError             the server said no: status, headers, request_id
          BadRequestError            400
          AuthenticationError        401
          PermissionDeniedError      403
          NotFoundError              404
          ConflictError              409
          UnprocessableEntityError   422
          RateLimitError             429
          InternalServerError        500 and above
        APIConnectionError         we could not ask, or the answer broke off
          APITimeoutError
        DecodeError                we did not understand the answer (alias APIResponseValidationError)
        StreamError                a stream that is not one
          IncompleteStreamError      a stream without its end mark; also an APIConnectionError
        PollTimeoutError           what was waited for is not done yet
    InvalidWebhookSignatureError   a webhook that was not signed as it should be; also a ValueError
    UsageError                     the caller's mistake; also a ValueError
      UsageTypeError                 also a TypeError
      UsageFileError                 a file that cannot be read; also an OSError
        UsageFileNotFoundError         also a FileNotFoundError

Rule: no message, no repr and no attribute may hold a secret, whatever the server says: an error knows its request, and
takes out of all words of others what that has sent to prove who it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .request_summary import RequestSummary
from .secrets import Secret, masked

if TYPE_CHECKING:
    from typing_extensions import Self

    from .headers import Headers

__all__ = (
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DecodeError",
    "IncompleteStreamError",
    "InternalServerError",
    "InvalidWebhookSignatureError",
    "NotFoundError",
    "PermissionDeniedError",
    "PollTimeoutError",
    "RateLimitError",
    "RequestSummary",
    "StreamError",
    "UnprocessableEntityError",
    "UsageError",
    "UsageFileError",
    "UsageFileNotFoundError",
    "UsageTypeError",
    "UsageValueError",
    "WherryError",
    "error_of_payload",
    "from_response",
    "unseen",
)


_SAID = frozenset(("body", "code", "message", "param", "partial", "raw", "request_id", "type"))
"""Attributes of errors that hold words of others."""


class WherryError(Exception):
    """The root of all errors of this package."""

    def _alone(self) -> Self:
        """Return this error without its traceback, and without the error that it was raised in the place of (`from None`).

        Both may hold what the server said as it came: a JSONDecodeError has the whole document.
        """
        if self.__suppress_context__ and self.__cause__ is None:
            self.__context__ = None
        return self.with_traceback(None)

    def __reduce__(self) -> tuple[Any, ...]:
        # The constructors take keywords; pickle and copy restore the state instead of calling them.
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[WherryError], args: tuple[Any, ...], state: dict[str, Any]) -> WherryError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class APIError(WherryError):
    """Something went wrong between us and the API.

    `message` is the server's or ours; `body` the payload that told of it (parsed JSON, or text); `code`, `param` and
    `type` are the API's own words where it gave them; `request_id` is what its support asks for; `attempts` says how
    often the request was sent.
    """

    attempts: int = 1

    def __init__(
        self,
        message: str,
        *,
        request: RequestSummary | None = None,
        body: object = None,
        code: str | int | None = None,
        param: str | None = None,
        type: str | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.body = body
        self.code = code
        self.param = param
        self.type = type
        self.request_id = request_id
        self.request = request

    @property
    def request(self) -> RequestSummary | None:
        """Method and URL, secrets masked; None where there was no request.

        Setting it takes what that request has sent to prove who it is out of all words of others.
        """
        return self._request

    @request.setter
    def request(self, request: RequestSummary | None) -> None:
        self._request = request
        if request is not None:
            self._hide(request.secrets)

    def _hide(self, secrets: tuple[Secret, ...]) -> None:
        """Take what must not be shown out of everything that the server, or a library, said."""
        for name, value in self.__dict__.items():
            if name in _SAID:
                self.__dict__[name] = masked(value, secrets)
            elif name == "headers":
                self.__dict__[name] = value.without(secrets)
        self.args = masked(self.args, secrets)

    def _head(self) -> str:
        return "" if self.code is None else str(self.code)

    def __str__(self) -> str:
        head = self._head()
        text = f"{head}: {self.message}" if head else self.message
        notes = []
        if self.request is not None:
            notes.append(repr(self.request))
        if self.request_id:
            notes.append(f"request id {self.request_id}")
        if self.attempts > 1:
            notes.append(f"after {self.attempts} attempts")
        return f"{text} ({', '.join(notes)})" if notes else text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class APIStatusError(APIError):
    """The server answered with an error status."""

    def __init__(self, message: str, *, status: int, headers: Headers, **facts: Any) -> None:
        self.status = status
        self.headers = headers
        super().__init__(message, **facts)

    @property
    def status_code(self) -> int:
        """The same as `status`."""
        return self.status

    def _head(self) -> str:
        code = super()._head()
        if self.message.startswith(NO_MESSAGE):
            from ..response.complaint_text import reason

            code = code or reason(self.status)
        return f"{self.status} {code}" if code not in ("", str(self.status)) else str(self.status)


class BadRequestError(APIStatusError):
    """400: the request is wrong."""


class AuthenticationError(APIStatusError):
    """401: the key is missing, wrong or expired."""


class PermissionDeniedError(APIStatusError):
    """403: the key may not do this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing, or no such path."""


class ConflictError(APIStatusError):
    """409: somebody else changed it at the same time."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed and yet cannot be handled."""


class RateLimitError(APIStatusError):
    """429: too many requests, or the quota is used up (code insufficient_quota)."""


class InternalServerError(APIStatusError):
    """500 and above: the server failed."""


class APIConnectionError(APIError):
    """The server could not be reached, or the connection broke."""


class APITimeoutError(APIConnectionError):
    """A step took longer than the timeout allows."""


class DecodeError(APIError):
    """The answer is not what it says it is. `raw` holds it as it came."""

    def __init__(self, message: str, *, raw: str | bytes = b"", **facts: Any) -> None:
        self.raw = raw
        super().__init__(message, **facts)


class StreamError(APIError):
    """An event stream was asked for, and what came cannot be read as one."""


class IncompleteStreamError(StreamError, APIConnectionError):
    """The stream ended without its end mark: the answer was cut.

    Everything that had come was yielded before. `events` counts it, `last` is the last typed event, `partial` holds
    the text of an event that was begun and never ended.
    """

    def __init__(self, message: str, *, events: int = 0, last: object = None, partial: str = "", **facts: Any) -> None:
        self.events = events
        self.last = last
        self.partial = partial
        super().__init__(message, **facts)


class PollTimeoutError(APIError):
    """The service was not done within `poll_timeout_s`, and goes on. `last` is the typed object that was seen last."""

    def __init__(self, message: str, *, last: object = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.last = last


class InvalidWebhookSignatureError(WherryError, ValueError):
    """A webhook is not what its sender signed. `fault` names what is wrong in a word or two."""

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(f"the webhook is refused ({fault}): {message}")
        self.fault = fault


class UsageError(WherryError, ValueError):
    """The call is wrong; nothing was sent."""


class UsageTypeError(UsageError, TypeError):
    """An argument has a type that cannot work; nothing was sent."""


class UsageFileError(OSError, UsageError):
    """A file that was to be sent cannot be read."""


class UsageFileNotFoundError(UsageFileError, FileNotFoundError):
    """A file that was to be sent is not there."""


UsageValueError = UsageError
APIResponseValidationError = DecodeError

NO_MESSAGE = "the answer has no message"

STATUS_ERRORS: Mapping[int, type[APIStatusError]] = {
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
    """Make the error of an answer with an error status, whatever its body is: JSON of any shape, HTML, nothing."""
    from ..response.complaint_text import HINT, cut, payload_of, quoted, read, shortened  # errors alone need it

    # Secrets go first: of one that is cut in two, half would stay.
    secrets = unseen(request, secrets)
    payload = masked(payload_of(body), secrets)
    told = read(payload)
    message = quoted(payload) if isinstance(payload, str) else cut(told.message)
    if not message and payload and not isinstance(payload, str):
        message = f"{NO_MESSAGE}: {shortened(json.dumps(payload), 200)}"
    if message and status in (404, 405) and (isinstance(payload, str) or payload == {"detail": "Not Found"}):
        message = f"{message}; {HINT}"
    return _error_of_status(
        status,
        message or NO_MESSAGE,
        headers=headers.without(secrets),
        request=request,
        body=payload,
        code=told.code,
        param=told.param,
        type=told.type,
        request_id=masked(headers.get("x-request-id"), secrets),
    )


def error_of_payload(
    payload: object,
    *,
    headers: Headers | None = None,
    request: RequestSummary | None = None,
    request_id: str | None = None,
    secrets: Iterable[Secret] = (),
) -> APIError:
    """Make the error that a server reports inside an answer whose status is 200: of the class that it names itself."""
    from ..response.complaint_text import cut, quoted, read, shortened

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
        "body": payload,
        "code": told.code,
        "param": told.param,
        "type": told.type,
        "request_id": masked(request_id, secrets),
    }
    if told.status is None:
        return APIError(message, **facts)
    from .headers import EMPTY

    shown = EMPTY if headers is None else headers.without(secrets)
    return _error_of_status(told.status, message, headers=shown, **facts)


def unseen(request: RequestSummary | None, secrets: Iterable[Secret]) -> tuple[Secret, ...]:
    """Return what may not be shown: what the request has sent, and `secrets`."""
    return (*secrets, *(() if request is None else request.secrets))


def _error_of_status(status: int, message: str, **facts: Any) -> APIStatusError:
    kind = STATUS_ERRORS.get(status) or (InternalServerError if status >= 500 else APIStatusError)
    return kind(message, status=status, **facts)


def _name_publicly(package: str) -> None:
    """Let tracebacks and pickles name the public path, `wherry.NotFoundError`, not this module."""
    for value in globals().values():
        if isinstance(value, type) and issubclass(value, WherryError) and value is not UsageTypeError:
            value.__module__ = package


_name_publicly(__name__.removesuffix("._runtime.base.errors"))
