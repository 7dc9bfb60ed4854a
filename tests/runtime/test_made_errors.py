"""Errors as programs make them in their tests, and what they read of those that they catch."""

from __future__ import annotations

import copy
import pickle
import sys
import traceback
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock, Mock

import httpx
import pytest

import wherry
from wherry._runtime.base.http_objects import PlainResponse
from wherry.transports import MemoryTransport, Reply

KEY = "sk-made-0123456789"
REQUEST = httpx.Request("POST", "https://api.test/v1/x?a=1", headers={"Authorization": f"Bearer {KEY}"})
BODY = {"message": "too fast", "code": 7, "param": "n", "type": "limit"}


def response(status: int = 429, **parts: Any) -> httpx.Response:
    return httpx.Response(status, request=REQUEST, headers={"x-request-id": "r1", "retry-after": "2"}, **parts)


@pytest.mark.parametrize(
    "kind",
    [
        wherry.APIStatusError,
        wherry.BadRequestError,
        wherry.AuthenticationError,
        wherry.RateLimitError,
        wherry.InternalServerError,
    ],
)
def test_an_error_of_a_status(kind: Any) -> None:
    """It takes the response and the body, and knows of them what one of a call knows."""
    made = response()
    for error in (kind("slow down", response=made, body=BODY), kind(message="slow down", response=made, body=BODY)):
        assert (str(error), error.message, error.args) == ("slow down", "slow down", ("slow down",))
        assert (error.status_code, error.status, error.request_id) == (429, 429, "r1")
        assert (error.code, error.param, error.type, error.body) == ("7", "n", "limit", BODY)
        assert error.response is made
        assert error.response.headers.get("retry-after") == error.headers["retry-after"] == "2"
        assert (error.request.method, error.request.url.path, error.request.url.host) == ("POST", "/v1/x", "api.test")
    plain = kind("m", response=made, body=None)
    assert (plain.code, plain.param, plain.type, plain.body) == (None, None, None, None)
    plain.status_code, plain.response = 500, None
    assert plain.status == 500
    with pytest.raises(TypeError, match="response="):
        kind("m", body=None)


def test_stand_ins_will_do() -> None:
    """Tests pass mocks as responses and requests; an error is made of them, too."""
    for stand_in in (Mock(status_code=429), MagicMock(status_code=429), SimpleNamespace(status_code=429)):
        error = wherry.RateLimitError("m", response=stand_in, body={"code": "x"})
        assert (error.status_code, error.code, str(error)) == (429, "x", "m")
        assert error.response is stand_in
    assert wherry.RateLimitError("m", response=httpx.Response(429), body=None).request is None
    assert str(wherry.APIConnectionError(request=MagicMock())) == "Connection error."


def test_the_other_errors() -> None:
    """Connection errors, timeouts, plain and unread answers: each takes what programs pass, by name or by position."""
    for error in (wherry.APIError("boom", REQUEST, body=BODY), wherry.APIError("boom", request=REQUEST, body=BODY)):
        assert (str(error), error.message, error.code, error.request.method) == ("boom", "boom", "7", "POST")
    assert str(wherry.APIConnectionError(request=REQUEST)) == "Connection error."
    assert str(wherry.APIConnectionError(message="no way", request=REQUEST)) == "no way"
    for error in (wherry.APITimeoutError(request=REQUEST), wherry.APITimeoutError(REQUEST)):
        assert str(error) == error.message == "Request timed out."
        assert isinstance(error, wherry.APIConnectionError)
        assert error.request.url == "https://api.test/v1/x?a=1"
    made = response(200, content=b"{")
    for unread in (
        wherry.APIResponseValidationError(response=made, body="{", message="odd"),
        wherry.APIResponseValidationError(made, "{", message="odd"),
    ):
        assert (str(unread), unread.status_code, unread.body, unread.response) == ("odd", 200, "{", made)
    assert wherry.APIResponseValidationError(response=made, body=None).message
    refused = wherry.OAuthError(response=response(401), body={"error": "invalid_grant", "error_description": "gone"})
    assert (str(refused), refused.error, refused.status_code) == ("gone", "invalid_grant", 401)
    assert isinstance(refused, wherry.AuthenticationError)
    assert str(wherry.InvalidWebhookSignatureError("bad")) == "bad"


def test_a_class_of_a_program() -> None:
    """A subclass may set what it knows before and after the constructor, as wrappers of several services do."""

    class Own(wherry.RateLimitError):
        def __init__(self, message: str) -> None:
            self.status_code, self.response = 429, response()
            super().__init__(message, response=self.response, body=None)
            self.request = REQUEST
            self.llm_provider = "x"

    error = Own(f"bad {KEY}")
    assert (str(error), error.status_code, error.request.method) == ("bad ***", 429, "POST")


def test_answers_that_cannot_be_parsed() -> None:
    """They hold the completion, and are no errors of the API."""
    completion = wherry.models.ChatCompletion.from_dict({"id": "c", "usage": {"total_tokens": 5}})
    cut = wherry.LengthFinishReasonError(completion=completion)
    assert cut.completion is completion
    assert "total_tokens=5" in str(cut)
    assert wherry.ContentFilterFinishReasonError().completion is None
    for kind in (wherry.LengthFinishReasonError, wherry.ContentFilterFinishReasonError):
        assert issubclass(kind, wherry.OpenAIError)
        assert not issubclass(kind, wherry.APIError)


@pytest.mark.parametrize(
    "error",
    [
        wherry.RateLimitError(f"bad {KEY}", response=response(content=b'{"a": 1}'), body={"message": KEY}),
        wherry.APIConnectionError(message=f"bad {KEY}", request=REQUEST),
        wherry.APITimeoutError(REQUEST),
        wherry.APIResponseValidationError(response=response(200, content=b"{}"), body=KEY),
        wherry.OAuthError(response=response(401), body={"error_description": KEY}),
        wherry.LengthFinishReasonError(completion=None),
    ],
    ids=lambda error: type(error).__name__,
)
def test_made_errors_cross_processes_and_show_no_key(error: Any) -> None:
    """They are pickled and copied whole, and what the request sends to prove who it is is in none of their texts."""
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (type(twin), str(twin), repr(twin)) == (type(error), str(error), repr(error))
        if isinstance(error, wherry.APIStatusError):
            assert twin.response.status_code == error.status_code
            assert twin.response.content == error.response.content
            assert (twin.request.method, twin.request.url) == ("POST", "https://api.test/v1/x?a=1")
    request = getattr(error, "request", None)
    shown = f"{error} {error!r} {vars(error)!r} {request!r} {request and request.headers!r}"
    assert KEY not in shown + str(pickle.dumps(error))
    if request is not None:
        assert request.headers["authorization"].endswith("***")


def test_a_timeout_that_was_tried_once() -> None:
    """Its text is the official one, which programs compare; `repr()` tells the rest."""
    transport = MemoryTransport([wherry.APITimeoutError(limit="read")])
    with pytest.raises(wherry.APITimeoutError) as caught:
        wherry.Client(api_key=KEY, transport=transport, max_retries=0, timeout=7).models.list()
    assert str(caught.value) == "Request timed out."
    assert repr(caught.value) == (
        "APITimeoutError('Request timed out. Nothing came from the server within timeout.read (7 s); a long answer needs a stream, "
        "or a longer timeout= (GET https://api.openai.com/v1/models)')"
    )


def test_a_timeout_in_a_traceback() -> None:
    """Programs compare `message`; the text goes on with the limit, the request and the attempts, also in a traceback."""
    transport = MemoryTransport([wherry.APITimeoutError(limit="connect")] * 2)
    with pytest.raises(wherry.APITimeoutError) as caught:
        wherry.Client(api_key=KEY, transport=transport, max_retries=1, timeout=7).models.list()
    error = caught.value
    assert (error.message, error.limit, error.limit_s) == ("Request timed out.", "connect", 7)
    assert str(error) == (
        "Request timed out. No connection was made within timeout.connect (7 s); is the address right? A firewall may be in "
        "the way, or a proxy is needed (HTTPS_PROXY) (GET https://api.openai.com/v1/models, after 2 attempts)"
    )
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    if sys.version_info >= (3, 11):
        caught.value.add_note("mine")
        shown = "".join(traceback.format_exception_only(caught.value))
        assert "GET https://api.openai.com/v1/models" in shown
        assert "mine" in shown


def failed(*replies: Any) -> Any:
    with pytest.raises(wherry.APIError) as caught:
        wherry.Client(api_key=KEY, transport=MemoryTransport(list(replies)), max_retries=0).models.list()
    return caught.value


@pytest.mark.parametrize(
    ("payload", "body"),
    [
        ({"error": {"message": "m", "code": "c"}, "id": 1}, {"message": "m", "code": "c"}),
        ({"error": "busy"}, "busy"),
        ({"error": None, "detail": "d"}, {"error": None, "detail": "d"}),
        ({"detail": "d"}, {"detail": "d"}),
        (["x"], ["x"]),
    ],
)
def test_the_body_is_the_error_object(payload: Any, body: Any) -> None:
    """`body` is what stands in "error", `payload` all of it; the response has the bytes."""
    error = failed(Reply(400, json=payload))
    assert (error.body, error.payload, error.response.json()) == (body, payload, payload)


def test_an_echoed_key_is_in_no_response() -> None:
    """The response of an error has no key in its body, however it was spelled, and none in its request or headers."""
    escaped = "".join(f"\\u{ord(character):04x}" for character in KEY)
    for body in (
        f'{{"error": {{"message": "bad {KEY}"}}}}',
        f'{{"error": {{"message": "bad {escaped}"}}}}',
        f"no {KEY}",
    ):
        made = failed(Reply(401, body=body.encode(), headers={"x-echo": KEY})).response
        assert (
            KEY
            not in f"{made.text} {made.headers!r} {dict(made.headers)} {dict(made.request.headers)} {made.request.url}"
        )
        assert made.content != body.encode()
        if body[0] == "{":
            assert made.json() == {"error": {"message": "bad ***"}}


def test_without_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no HTTP library is loaded, the response is an object with what programs read."""
    for name in ("httpx", "httpx2"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    error = failed(Reply(400, json={"error": {"message": "m"}}, headers={"retry-after": "1"}))
    made = error.response
    assert type(made) is PlainResponse
    assert (made.status_code, made.is_error, made.is_success) == (400, True, False)
    assert (made.headers["Retry-After"], made.request.method) == ("1", "GET")
    assert made.json() == {"error": {"message": "m"}}
    assert made.text.encode() == made.content == made.read()
    assert made.url == "https://api.openai.com/v1/models"
    assert error.response is made


class Own(wherry.RateLimitError):
    """An error of a program, whose constructor is its own."""

    def __init__(self, *given: object) -> None:
        Exception.__init__(self, *given)


class Slow(wherry.APITimeoutError):
    def __init__(self, text: str) -> None:
        Exception.__init__(self, text)


@pytest.mark.parametrize("error", [Own("told"), Slow("told"), wherry.APIError.__new__(wherry.APIError, "told")])
def test_an_error_whose_constructor_was_not_called(error: Any) -> None:
    """It has the text that it was given, can be shown and pickled, and what it does not know is None."""
    assert str(error) == "told"
    assert "told" in repr(error)
    assert (error.code, error.body, error.request, error.request_id) == (None, None, None, None)
    assert str(pickle.loads(pickle.dumps(error))) == "told"
    assert "told" in "".join(traceback.format_exception(error))
    if isinstance(error, wherry.APIStatusError):
        assert (error.status_code, error.response) == (None, None)
