"""Every error of the client, by whose fault it is.

    WherryError
      APIError                     message, request, body, code, param, type
        APIStatusError             the server said no: status, headers, request_id
          BadRequestError            400
          AuthenticationError        401
            OAuthError                 the server that issues tokens refused
          PermissionDeniedError      403
          NotFoundError              404
          ConflictError              409
          UnprocessableEntityError   422
          RateLimitError             429
          InternalServerError        500 and above
        APIConnectionError         we could not ask, or the answer broke off
          APITimeoutError
          WebSocketConnectionClosedError   a WebSocket connection ended (socket_errors)
            SessionExpiredError              its session was as old as one may be
        DecodeError                we did not understand the answer (alias APIResponseValidationError)
        StreamError                a stream that is not one
          IncompleteStreamError      a stream without its end mark; also an APIConnectionError
          StreamConflictError        a stream that contradicts itself; also a RuntimeError
        PollTimeoutError           what was waited for is not done yet; also a RuntimeError
    DoesNotFitError                an answer that does not fit its type; also a ValueError
    LengthFinishReasonError        the answer was cut at the token limit, so it cannot be parsed
    ContentFilterFinishReasonError the content filter stopped the answer, so it cannot be parsed
    ToolError                      raised by a tool, so that the model reads its text
    MaxTurnsError                  the model wanted more turns than it may have; also a RuntimeError
    InvalidWebhookSignatureError   a webhook that was not signed as it should be; also a ValueError
    WebSocketQueueFullError        nobody reads what a connection holds (socket_errors)
    UsageError                     the caller's mistake; also a ValueError
      UsageTypeError                 also a TypeError
      UsageStateError                also a RuntimeError
      UsageFileError                 a file that cannot be read; also an OSError
        UsageFileNotFoundError         also a FileNotFoundError

Rule: no message, no repr and no attribute may hold a secret, whatever the server says: an error knows its request, and
takes out of all words of others what that has sent to prove who it is.

The constructors take what those of the official package take, so that programs can make errors in their tests. The text
of an error made that way is the message alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .api_error import AnsweredError, APIError, APIStatusError
from .field_docs import Told
from .headers import EMPTY, Headers
from .request_summary import RequestSummary
from .usage_errors import (
    UsageError,
    UsageFileError,
    UsageFileNotFoundError,
    UsageStateError,
    UsageTypeError,
    WherryError,
)

__all__ = (
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "ContentFilterFinishReasonError",
    "DecodeError",
    "DoesNotFitError",
    "IncompleteStreamError",
    "InternalServerError",
    "InvalidWebhookSignatureError",
    "LengthFinishReasonError",
    "MaxTurnsError",
    "NotFoundError",
    "OAuthError",
    "PermissionDeniedError",
    "PollTimeoutError",
    "RateLimitError",
    "RequestSummary",
    "StreamConflictError",
    "StreamError",
    "ToolError",
    "UnprocessableEntityError",
    "UsageError",
    "UsageFileError",
    "UsageFileNotFoundError",
    "UsageStateError",
    "UsageTypeError",
    "UsageValueError",
    "WherryError",
    "name_publicly",
)


class BadRequestError(APIStatusError):
    """400: the request is wrong. It is not tried again: `message` and `param` say what to change."""


class AuthenticationError(APIStatusError):
    """401: the key is missing, wrong or expired. It is not tried again."""


class OAuthError(AuthenticationError):
    """401: the server that issues tokens refused."""

    error: str | None
    """Its code, as RFC 6749 names them: "invalid_grant"."""

    def __init__(self, message: str = "", *, response: Any = None, body: object = None, **facts: Any) -> None:
        told = body if isinstance(body, dict) else {}
        described = told.get("error_description")
        self.error = told.get("error")
        message = message or (described if isinstance(described, str) else "") or "no token was issued"
        super().__init__(message, response=response, body=body, **facts)


class PermissionDeniedError(APIStatusError):
    """403: the key, or its project, may not do this. It is not tried again."""


class NotFoundError(APIStatusError):
    """404: the object, the model or the path does not exist, or this key may not see it. It is not tried again."""


class ConflictError(APIStatusError):
    """409: it was changed by another request at the same time. Raised after `max_retries` further tries."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed but cannot be handled. It is not tried again."""


class RateLimitError(APIStatusError):
    """429: too many requests, or the quota is used up (`code` is "insufficient_quota").

    Too many requests are tried again, after the time that the server names; this is raised after `max_retries` of that.
    A quota that is used up is not tried again.
    """


class InternalServerError(APIStatusError):
    """500 and above: the server failed, or has too much to do. Raised after `max_retries` further tries."""


class APIConnectionError(APIError):
    """The server could not be reached, or the connection broke.

    If a response of the server's goes on without its stream, it can be read from where it broke off:
    `client.responses.retrieve(error.response_id, stream=True, starting_after=error.starting_after, resume=True)`.
    """

    partial: Any = None
    """What had come of a stream that was put together: the typed object, as far as it goes."""
    response_id: str | None = None
    """The response that goes on at the service without its stream."""
    starting_after: int | None = None
    """The number of the last event of that response that came."""
    is_final: bool = False
    """Whether the call is not repeated: over a WebSocket connection, what was sent once is not sent again unasked."""

    def __init__(self, message: str = "Connection error.", request: Any = None, **facts: Any) -> None:
        super().__init__(message, request, **facts)


class APITimeoutError(APIConnectionError):
    """A step, or the call, took longer than the timeout allows.

    `repr()` says what was waited for, which limit it was, and what to do; so does the text of a call that was tried again.
    That of a call that was tried once is "Request timed out.", as in the official package: programs compare it.
    """

    limit: str | None = None
    """The limit of the Timeout: "connect", "read", "write", "pool", "total", "first_event", "idle"; None if nobody says."""
    limit_s: float | None = None
    """How many seconds it was; None where that is not known."""
    _TEXT = "Request timed out."

    def __init__(
        self,
        message: Any = _TEXT,
        request: Any = None,
        *,
        limit: str | None = None,
        limit_s: float | None = None,
        **facts: Any,
    ) -> None:
        if not isinstance(message, str):  # the request, by position
            message, request = self._TEXT, message
        self.limit, self.limit_s = limit, limit_s  # before the request, which may know the seconds
        super().__init__(message, request, **facts)

    def _asked(self, request: Any) -> None:
        if self.limit is not None and self.limit_s is None:
            self.limit_s = getattr(getattr(request, "timeout", None), self.limit, None)

    def _words(self) -> tuple[str, str]:
        from .timed_out import told  # few are shown

        return told(self.message, self._hint, self.limit, self.limit_s, plain=self.message == self._TEXT)

    def __str__(self) -> str:
        return self._TEXT if self.attempts == 1 and self.message == self._TEXT else super().__str__()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._told()!r})"


class DecodeError(AnsweredError):
    """The answer is not what its headers say, or cannot be decoded.

    `response` and `status` are None where it was not a whole answer.
    """

    raw: str | bytes
    """The answer as it came."""

    def __init__(
        self,
        *given: Any,
        message: str | None = None,
        response: Any = None,
        body: object = None,
        raw: str | bytes = b"",
        status: int | None = None,
        headers: Headers = EMPTY,
        **facts: Any,
    ) -> None:
        # Our own way is (message), that of the official package (response, body).
        if given and isinstance(given[0], str):
            message = given[0]
        elif given:
            response, body = given[0], given[1] if len(given) > 1 else body
        if response is not None:
            self._take(response, facts)
        else:
            self.status, self.headers = status, headers
            self._content = raw.encode("utf-8", "replace") if isinstance(raw, str) else bytes(raw)
        self.raw = raw or self._content
        super().__init__(message or "the answer does not fit its schema", body=body, **facts)


class StreamError(APIError):
    """An event stream was requested, but what came cannot be read as one."""


class IncompleteStreamError(StreamError, APIConnectionError):
    """The stream ended without its end mark: the answer was cut.

    Everything that had come was yielded before.
    """

    events: int
    """How many events came."""
    last: object
    """The last typed event that came."""
    tail: str
    """The text of an event that was begun and never ended."""

    def __init__(
        self,
        message: str,
        *,
        events: int = 0,
        last: object = None,
        tail: str = "",
        partial: object = None,
        **facts: Any,
    ) -> None:
        self.events = events
        self.last = last
        self.tail = tail
        self.partial = partial
        super().__init__(message, **facts)


class StreamConflictError(StreamError, RuntimeError):
    """The events of a stream contradict each other: two answers are mixed, or a part of one was lost."""

    partial: object
    """What the events before this one add up to."""

    def __init__(self, message: str, *, partial: object = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.partial = partial


class PollTimeoutError(APIError, RuntimeError):
    """The service was not done within `poll_timeout_s`, and is still working."""

    last: object
    """The last typed object that came: the state of the work."""

    def __init__(self, message: str, *, last: object = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.last = last


class DoesNotFitError(WherryError, ValueError):
    """The text of an answer does not fit the type that was asked for."""

    completion: Any = None
    """The whole answer, if the text was read from a ChatCompletion."""
    response: Any = None
    """The whole answer, if the text was read from a Response."""
    pointer: str
    """The place in the answer: a JSON pointer, "" for all of it."""
    expected: str
    """What should be there, in short words."""
    found: str
    """What is there, in short words."""
    name: str
    """The name of the type."""
    characters: int | None
    """How long the text was."""

    def __init__(
        self, expected: str, *, found: str = "", pointer: str = "", name: str = "", characters: int | None = None
    ) -> None:
        told = f"{pointer or 'the answer'}: expected {expected}{f', found {found}' if found else ''}"
        facts = [name] if name else []
        if characters is not None:
            facts.append(f"in a text of {characters} characters")
        super().__init__(f"{told} ({', '.join(facts)})" if facts else told)
        self.expected, self.found, self.pointer, self.name, self.characters = expected, found, pointer, name, characters


class LengthFinishReasonError(WherryError):
    """The answer was cut at the limit of tokens, so that it cannot be parsed."""

    completion: Any
    """The answer, as far as it goes."""

    def __init__(self, *, completion: Any) -> None:
        usage = getattr(completion, "usage", None)
        super().__init__(f"the answer was cut at the token limit{f'; usage: {usage}' if usage else ''}")
        self.completion = completion


class ContentFilterFinishReasonError(WherryError):
    """The content filter stopped the answer, so that it cannot be parsed."""

    completion: Any
    """The answer, as far as it goes; None where it is not known."""

    def __init__(self, *, completion: Any = None) -> None:
        super().__init__("the content filter stopped the answer")
        self.completion = completion


class ToolError(WherryError):
    """What a tool raises to tell the model why it failed: the model gets the text as the output of its call."""


class MaxTurnsError(WherryError, RuntimeError):
    """The model wanted another turn after `max_turns` of them."""

    state: Any
    """Where the run goes on, with a higher `max_turns`: `run_tools(state=...)`."""

    def __init__(self, message: str, *, state: Any = None) -> None:
        super().__init__(message)
        self.state = state


class InvalidWebhookSignatureError(WherryError, ValueError):
    """A webhook does not match its signature."""

    fault: str
    """What is wrong: "missing header", "repeated header", "bad timestamp", "too old", "in the future" or "no match"."""

    def __init__(self, fault: str, message: str | None = None) -> None:
        super().__init__(fault if message is None else f"the webhook is refused ({fault}): {message}")
        self.fault = fault


UsageValueError = UsageError
APIResponseValidationError = DecodeError


def name_publicly(values: Iterable[object], home: str = "") -> None:
    """Let tracebacks and pickles name `wherry.NotFoundError`, not the module. The price: inspect.getsource finds nothing.

    `home` is the public module that has them, below the package: `bulk`.
    """
    for value in values:
        if isinstance(value, type) and issubclass(value, WherryError):
            if not isinstance(vars(value).get("__doc__"), Told):  # a class may have two names
                value.__doc__ = Told(value.__doc__, value, value.__module__)  # type: ignore[assignment]
            package = __name__.removesuffix("._runtime.base.errors")
            value.__module__ = f"{package}.{home}" if home else package
            if "__firstlineno__" in vars(value):  # since Python 3.13; inspect would count it in the file of the package
                del value.__firstlineno__  # type: ignore[attr-defined]


name_publicly(globals().values())
