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

from typing import Any

from .headers import Headers
from .request_summary import RequestSummary
from .secrets import Secret
from .usage_errors import UsageError, UsageFileError, UsageFileNotFoundError, UsageTypeError, WherryError

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
)


_SAID = frozenset(("body", "code", "message", "param", "partial", "raw", "request_id", "type"))
"""Attributes of errors that hold words of others."""


class APIError(WherryError):
    """Something went wrong between the client and the API.

    `message` is the server's or ours; `body` the payload that reported it (parsed JSON, or text); `code`, `param` and
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
        """Remove what must not be shown from everything that the server or a library said."""
        from .masking import masked

        for name, value in self.__dict__.items():
            if name in _SAID and value:
                self.__dict__[name] = masked(value, secrets)
            elif name == "headers":
                self.__dict__[name] = value.without(secrets)
        self.args = masked(self.args, secrets)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what pickle writes: plain data instead of our own objects, so that a pickle still loads after they move."""
        make, args, state = super().__reduce__()
        request, headers = self.request, state.get("headers")
        plain = {**state, "_request": request and (request.method, request.url)}
        if isinstance(headers, Headers):
            plain["headers"] = headers.pairs
        return make, args, plain

    def __setstate__(self, state: dict[str, Any]) -> None:  # type: ignore[override]
        request, headers = state["_request"], state.get("headers")
        self.__dict__.update(state, _request=request and RequestSummary(*request))
        if isinstance(headers, tuple):
            self.__dict__["headers"] = Headers(headers)

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

    _phrase: str = ""
    """The name of the status, used if the server has said nothing else."""

    def __init__(self, message: str, *, status: int, headers: Headers, **facts: Any) -> None:
        self.status = status
        self.headers = headers
        super().__init__(message, **facts)

    @property
    def status_code(self) -> int:
        """The same as `status`."""
        return self.status

    def _head(self) -> str:
        code = super()._head() or self._phrase
        return f"{self.status} {code}" if code not in ("", str(self.status)) else str(self.status)


class BadRequestError(APIStatusError):
    """400: the request is wrong."""


class AuthenticationError(APIStatusError):
    """401: the key is missing, wrong or expired."""


class PermissionDeniedError(APIStatusError):
    """403: the key may not do this."""


class NotFoundError(APIStatusError):
    """404: the object or the path does not exist."""


class ConflictError(APIStatusError):
    """409: it was changed by another request at the same time."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed but cannot be handled."""


class RateLimitError(APIStatusError):
    """429: too many requests, or the quota is used up (code insufficient_quota)."""


class InternalServerError(APIStatusError):
    """500 and above: the server failed."""


class APIConnectionError(APIError):
    """The server could not be reached, or the connection broke."""


class APITimeoutError(APIConnectionError):
    """A step took longer than the timeout allows."""


class DecodeError(APIError):
    """The answer is not what its headers say, or cannot be decoded. `raw` holds it as it came."""

    def __init__(self, message: str, *, raw: str | bytes = b"", **facts: Any) -> None:
        self.raw = raw
        super().__init__(message, **facts)


class StreamError(APIError):
    """An event stream was requested, but what came cannot be read as one."""


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
    """The service was not done within `poll_timeout_s`, and is still working. `last` is the last typed object that came."""

    def __init__(self, message: str, *, last: object = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.last = last


class InvalidWebhookSignatureError(WherryError, ValueError):
    """A webhook does not match its signature. `fault` says what is wrong in a word or two."""

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(f"the webhook is refused ({fault}): {message}")
        self.fault = fault


UsageValueError = UsageError
APIResponseValidationError = DecodeError


def _name_publicly(package: str) -> None:
    """Let tracebacks and pickles name `wherry.NotFoundError`, not this module. The price: inspect.getsource finds nothing."""
    for value in globals().values():
        if isinstance(value, type) and issubclass(value, WherryError):
            value.__module__ = package
            if "__firstlineno__" in vars(value):  # since Python 3.13; inspect would count it in the file of the package
                del value.__firstlineno__  # type: ignore[attr-defined]


_name_publicly(__name__.removesuffix("._runtime.base.errors"))

# Copied from templates/runtime/base/errors.py by scripts/generate.py. Edit it there.
