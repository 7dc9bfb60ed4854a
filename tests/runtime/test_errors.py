"""The tree of errors, and how any answer becomes one of them."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base import errors
from wherry._runtime.base.errors import RequestSummary
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.secrets import Secret
from wherry._runtime.response.error_of import error_of_payload, from_response

ASKED = RequestSummary("POST", "https://api.test/v1/x")


def make(body: Any, status: int = 400, **headers: str) -> errors.APIStatusError:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = Headers({name.replace("_", "-"): value for name, value in headers.items()}.items())
    return from_response(status, fields, raw, request=ASKED)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (403, errors.PermissionDeniedError),
        (404, errors.NotFoundError),
        (409, errors.ConflictError),
        (422, errors.UnprocessableEntityError),
        (429, errors.RateLimitError),
        (500, errors.InternalServerError),
        (503, errors.InternalServerError),
        (529, errors.InternalServerError),
        (418, errors.APIStatusError),
        (304, errors.APIStatusError),
    ],
)
def test_each_status_has_its_class(status: int, kind: type[Exception]) -> None:
    """The class tells whose fault it is."""
    error = make({}, status)
    assert type(error) is kind
    assert error.status == error.status_code == status


def test_the_tree() -> None:
    """What is drawn in the docstring holds."""
    assert errors.APIResponseValidationError is errors.DecodeError
    for kind in (errors.APIStatusError, errors.APIConnectionError, errors.DecodeError, errors.StreamError):
        assert issubclass(kind, errors.APIError)
    assert issubclass(errors.APITimeoutError, errors.APIConnectionError)
    assert issubclass(errors.IncompleteStreamError, errors.StreamError)
    assert issubclass(errors.IncompleteStreamError, errors.APIConnectionError)
    assert issubclass(errors.UsageError, ValueError)
    assert issubclass(errors.UsageTypeError, TypeError)
    assert not issubclass(errors.UsageError, errors.APIError)
    for name in errors.__all__:
        value = getattr(errors, name)
        if isinstance(value, type) and issubclass(value, BaseException):
            assert issubclass(value, errors.WherryError)
            assert value.__name__ in (errors.__doc__ or "").replace(")", " ").split()


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        (
            {"error": {"message": "m", "code": "c", "param": "p", "type": "t"}},
            ("m", "c", "p", "t"),
        ),
        ({"message": "m", "code": 42}, ("m", 42, None, None)),
        ({"error": "text"}, ("text", None, None, None)),
        ({"detail": "text"}, ("text", None, None, None)),
        ({"detail": [{"loc": ["a"], "msg": "bad"}]}, ("a: bad", None, None, None)),
        ({"error": {"message": {"deep": 1}}}, ('{"deep": 1}', None, None, None)),
        ({"errors": [{"message": "first"}, {"message": "second"}]}, ("first; second", None, None, None)),
        (
            {"error": {"code": True, "param": 5, "type": []}},
            ('the answer has no message: {"error": {"code": true, "param": 5, "type": []}}', None, None, None),
        ),
        ("just text", ("just text", None, None, None)),
        (b"<html>\n <b>Bad Gateway</b></html>", ("<html> <b>Bad Gateway</b></html>", None, None, None)),
        (b"", ("the answer has no message", None, None, None)),
        (b"\xff\xfe", ("\ufffd\ufffd", None, None, None)),
        ({"errors": [["a", "b"], "c"]}, ("a; b; c", None, None, None)),
        ([], ("the answer has no message", None, None, None)),
        (None, ("the answer has no message", None, None, None)),
    ],
)
def test_any_body_is_understood(body: Any, facts: tuple[Any, ...]) -> None:
    """Nested, flat, lists, text, HTML, nothing: message, code, param and type are found where they are."""
    error = make(body)
    assert (error.message, error.code, error.param, error.type) == facts


def test_the_text_of_an_error() -> None:
    """It holds status, code, message, request and request id; a long message is cut."""
    error = make({"error": {"message": "no", "code": "c"}}, 404, x_request_id="req-1")
    assert str(error) == "404 c: no (POST https://api.test/v1/x, request id req-1)"
    assert repr(error) == f"NotFoundError({str(error)!r})"
    assert error.body == {"message": "no", "code": "c"}
    assert error.payload == {"error": {"message": "no", "code": "c"}}
    assert len(str(make(b"x" * 100_000))) < 700
    assert str(errors.APIError("plain")) == "plain"


def test_a_key_is_taken_out_of_messages() -> None:
    """A server that repeats the key in its complaint does not get it into our message."""
    error = from_response(
        401, Headers(), b'{"error": {"message": "bad key sk-abcdef given"}}', secrets=(Secret("sk-abcdef"),)
    )
    assert error.message == "bad key *** given"
    inside = error_of_payload({"error": "sk-abcdef"}, secrets=(Secret("sk-abcdef"),))
    assert "sk-abcdef" not in str(inside)


def test_urls_in_errors_are_masked() -> None:
    """User names, passwords and key-like query values are not shown."""
    summary = RequestSummary("GET", "https://user:pass@api.test/x?api-key=k1&a=b&sig=k2&access_token=k3")
    assert repr(summary) == "GET https://***@api.test/x?api-key=***&a=b&sig=***&access_token=***"


def test_errors_can_be_copied_and_pickled() -> None:
    """Errors cross process borders whole."""
    error = make({"error": {"message": "no", "code": "c"}}, 404, x_request_id="req-1")
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(twin) is errors.NotFoundError
        assert str(twin) == str(error)
        assert (twin.status, twin.code, twin.headers["X-Request-Id"]) == (404, "c", "req-1")
    cut = errors.IncompleteStreamError("cut", events=2, tail="x")
    assert pickle.loads(pickle.dumps(cut)).events == 2
    assert pickle.loads(pickle.dumps(errors.UsageError("x"))).args == ("x",)


@given(
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["error", "errors", "message", "detail", "code", "param", "type", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=10,
    )
)
def test_no_body_breaks_the_error(body: Any) -> None:
    """Property: whatever a server says, the result is our error, and it can be printed."""
    error = make(body, 500)
    assert isinstance(error, errors.InternalServerError)
    assert str(error).startswith("500")


def test_deep_and_huge_bodies() -> None:
    """Nesting beyond the interpreter's limit and numbers beyond its limit are text, not a crash."""
    assert make(b"[" * 200_000).status == 400
    assert make(b"1" * 10_000).status == 400
    assert make(b'{"error":' * 50_000).status == 400


def test_an_error_in_the_shape_of_a_stream() -> None:
    """A server that was asked for a stream may write its error as an event; a text that only begins so stays a text."""
    body = b'data: {"error": {"message": "no", "code": "x"}}\n\ndata: [DONE]\n\n'
    error = from_response(500, Headers(), body)
    assert (error.message, error.code, error.body) == ("no", "x", {"message": "no", "code": "x"})
    assert from_response(500, Headers(), b"data: none\nfound").body == "data: none\nfound"


@pytest.mark.parametrize(
    ("status", "code", "url", "hint"),
    [
        (404, None, "http://host/chat/completions", "base_url has no version in it: most end in /v1"),
        (404, None, "http://host/v1/files/x", ""),
        (404, None, "http://host/v1beta/openai/models", ""),
        (404, None, "http://host/openai/deployments/x/embeddings?api-version=2024-10-21", ""),
        (404, None, "http://host/openai/files?api-version=2024-10-21", ""),
        (
            404,
            "model_not_found",
            "http://host/v1/responses",
            "client.models.list() has the models that this key may use",
        ),
        (401, "invalid_api_key", "http://host/v1/models", "is this the key of this server, and is it whole?"),
        (400, None, "http://host/responses", ""),
    ],
)
def test_hints(status: int, code: str | None, url: str, hint: str) -> None:
    """What most often is a mistake of the settings says what to look at; the message stays the server's, also in a pickle."""
    body = json.dumps({"error": {"message": "no", "code": code}}).encode()
    error = from_response(status, Headers(), body, request=RequestSummary("POST", url))
    assert error.message == "no"
    for each in (error, pickle.loads(pickle.dumps(error))):
        assert (f"no; {hint} (POST" if hint else "no (POST") in str(each)
