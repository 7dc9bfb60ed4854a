"""APIError and APIStatusError: what errors know of a request and of its answer. errors.py lists all of them.

Everything that others said is kept without the secrets of the request; the rule is that of errors.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .annotating import Later
from .headers import EMPTY, Headers
from .request_summary import RequestSummary
from .secrets import Secret
from .unset import UNSET
from .usage_errors import WherryError

if TYPE_CHECKING:
    from . import rate_limits as r
else:
    r = Later(".rate_limits", __package__)

__all__ = ("APIError", "APIStatusError", "AnsweredError")

_SAID = frozenset(("_content", "body", "code", "message", "param", "payload", "raw", "request_id", "tail", "type"))
"""Attributes of errors that hold words of others."""


class APIError(WherryError):
    """Something went wrong between the client and the API.

    All that it knows is in its text, without anything secret.
    """

    attempts: int = 1
    """How often the request was sent."""
    tried_s: float = 0.0
    """Under limits, for how many seconds it was tried again since it was first refused; 0 without limits."""
    message: str = ""
    """What went wrong: the server's words, or ours."""
    body: object = None
    """The error object that reported it: parsed JSON, or text. None where there was none."""
    payload: object = None
    """All that the error object came in."""
    code: str | int | None = None
    """The API's name for the error, as "rate_limit_exceeded"."""
    param: str | None = None
    """The argument that is wrong, as the API names it."""
    type: str | None = None
    """The API's kind of the error, as "invalid_request_error"."""
    request_id: str | None = None
    """The number of the request at the service, for which its support asks (x-request-id)."""
    _request: Any = None
    _hint: str = ""
    """What to look at, in our words; shown behind the message."""
    _by_hand = False
    """Whether a program made it, of an HTTP library's request or response."""

    def __init__(
        self,
        message: str,
        request: Any = None,
        *,
        body: object = None,
        payload: object = UNSET,
        code: str | int | None = None,
        param: str | None = None,
        type: str | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message)
        if payload is UNSET:
            payload = body
            if isinstance(body, dict):
                code = str(body["code"]) if code is None and body.get("code") is not None else code
                param, type = param or body.get("param"), type or body.get("type")
        self.message = message
        self.body = body
        self.payload = payload
        self.code = code
        self.param = param
        self.type = type
        self.request_id = request_id
        self.request = request

    @property
    def request(self) -> RequestSummary | Any:
        """Method, URL and headers of the request, with its secrets masked; None where there was no request.

        It can be set, for errors that a program makes itself: then keys and tokens of that request are masked in
        `message`, `body` and the other texts of the error, too.
        """
        return self._request

    @request.setter
    def request(self, request: Any) -> None:
        if request is not None and not isinstance(request, RequestSummary):
            from .http_objects import foreign_request

            request, self._by_hand = foreign_request(request), True
        self._request = request
        if request is not None:
            self._hide(request.secrets)
            self._asked(request)

    def _asked(self, request: Any) -> None:
        """Take what else is to be learnt from the request."""

    def _hide(self, secrets: tuple[Secret, ...]) -> None:
        """Remove what must not be shown from everything that the server or a library said."""
        from .masking import all_masked

        own = self.__dict__
        names = [name for name in own if name in _SAID and own[name]]
        *said, self.args = all_masked([*(own[name] for name in names), self.args], secrets)
        own.update(zip(names, said, strict=True))
        if "headers" in own:
            own["headers"] = own["headers"].without(secrets)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what pickle writes: plain data instead of our own objects, so that a pickle still loads after they move."""
        make, args, state = super().__reduce__()
        request, headers = self.request, state.get("headers")
        plain = {**state, "_request": request and (request.method, str(request.url))}
        plain.pop("_response", None)  # it is made again when it is read
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

    def _words(self) -> tuple[str, str]:
        """Return what went wrong, and what to do about it ("" if nothing is known)."""
        return self.message, self._hint

    def __str__(self) -> str:
        return self.message if self._by_hand else self._told()

    def _told(self) -> str:
        """Return everything that this error knows, in a line."""
        if "message" not in self.__dict__:  # a subclass has an __init__ of its own
            return Exception.__str__(self)
        head = self._head()
        text, hint = self._words()
        text = f"{head}: {text}" if head else text
        text += f"; {hint}" if hint else ""
        notes = []
        if self.request is not None:
            notes.append(repr(self.request))
        if self.request_id:
            notes.append(f"request id {self.request_id}")
        if self.attempts > 1:
            notes.append(f"after {self.attempts} attempts{f' in {self.tried_s:.0f} s' if self.tried_s else ''}")
        return f"{text} ({', '.join(notes)})" if notes else text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class AnsweredError(APIError):
    """There was an answer: status, headers and body."""

    if TYPE_CHECKING:  # evaluated at run time, they would be looked up in the package that the class names as its own
        status: Any
        """The HTTP status of the answer."""
        headers: Headers
        """The headers of the answer; names in any case."""
        _content: bytes
    else:
        status = None
        headers = EMPTY
        _content = b""

    def _take(self, response: Any, facts: dict[str, Any]) -> None:
        """Take what a program passed as `response`: an object of any HTTP library, or a stand-in for one."""
        from .http_objects import foreign_response

        self.status, self.headers, request = foreign_response(response)
        self._response = response
        self._by_hand = True
        facts.setdefault("request", request)
        facts.setdefault("request_id", self.headers.get("x-request-id"))
        content = getattr(response, "__dict__", {}).get("_content")  # what it has read; some may be unread
        self._content = content if isinstance(content, bytes) else b""

    @property
    def status_code(self) -> int:
        """The same as `status`."""
        return self.status  # type: ignore[no-any-return]

    @status_code.setter
    def status_code(self, status: int) -> None:
        self.status = status

    @property
    def rate_limits(self) -> r.RateLimits | None:
        """What the headers of the answer tell about rate limits; None if they tell nothing."""
        return r.read_rate_limits(self.headers, self.headers.date_s)

    @property
    def response(self) -> Any:
        """The answer, as an httpx.Response (httpx2's where that sent the request): made when it is first read.

        Its `request` has no secrets. Where no HTTP library is loaded (Pyodide, WASI), it is an object with `status_code`,
        `headers`, `content`, `text`, `json()` and `request`. None where there was no whole answer.
        """
        found = self.__dict__.get("_response")
        if found is None and self.status is not None:
            from .http_objects import http_response

            found = self._response = http_response(self.request, self.status, self.headers, self._content)
        return found

    @response.setter
    def response(self, response: Any) -> None:
        self._response = response


class APIStatusError(AnsweredError):
    """The server answered with an error status: 400 and above, or a redirect that leads nowhere.

    The usual statuses have classes of their own, 404 for example NotFoundError; any other is an APIStatusError itself. 408,
    409, 429 and those of 500 and above are tried again first, `max_retries` times, others are not; `x-should-retry` in the
    answer says otherwise. What the server said is in `message`, `code`, `param`, `type` and `body`.
    """

    status: int
    """The HTTP status of the answer."""
    _phrase: str = ""
    """The name of the status, used if the server has said nothing else."""

    def __init__(
        self,
        message: str,
        *,
        response: Any = None,
        body: object = None,
        status: int | None = None,
        headers: Headers = EMPTY,
        content: bytes = b"",
        **facts: Any,
    ) -> None:
        if response is not None:
            self._take(response, facts)
        elif status is None:
            raise TypeError(f"{type(self).__name__} needs response=, an answer of an HTTP library")
        else:
            self.status = status
            self.headers = headers
            self._content = content
        super().__init__(message, body=body, **facts)

    def _head(self) -> str:
        code = super()._head() or self._phrase
        return f"{self.status} {code}" if code not in ("", str(self.status)) else str(self.status)

# Copied from templates/runtime/base/api_error.py: edit it there.
