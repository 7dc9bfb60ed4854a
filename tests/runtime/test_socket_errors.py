"""The errors of WebSocket connections: what they know, that they pickle, and that they show nothing."""

from __future__ import annotations

import copy
import pickle

import pytest

import wherry
from wherry import WebSocketConnectionClosedError, WebSocketQueueFullError
from wherry._runtime.base.closing import Closing
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.request_summary import RequestSummary

CONTENT = "what the user said"


def lost(**facts: object) -> WebSocketConnectionClosedError:
    return WebSocketConnectionClosedError(closing=Closing(1006, "", "lost", "ConnectionResetError"), **facts)  # type: ignore[arg-type]


def test_their_place_in_the_tree() -> None:
    """They have the official names, and are found by whoever catches what fits."""
    assert issubclass(WebSocketConnectionClosedError, wherry.APIConnectionError)
    assert issubclass(WebSocketQueueFullError, wherry.OpenAIError)
    assert WebSocketConnectionClosedError.__module__ == WebSocketQueueFullError.__module__ == "wherry"


def test_what_is_told() -> None:
    """The parts of the closing, and how many messages are affected."""
    error = lost(unsent=[CONTENT], unknown=[CONTENT, b"\xff"])
    assert (error.code, error.reason, error.by, error.fault) == (1006, "", "lost", "ConnectionResetError")
    assert error.recoverable
    assert (error.unsent, error.unknown) == ((CONTENT,), (CONTENT, b"\xff"))
    assert str(error) == (
        "1006: the connection broke off: ConnectionResetError; 1 message was not sent; "
        "2 messages were sent and not answered"
    )
    assert CONTENT not in repr(error)


@pytest.mark.parametrize(
    ("closing", "recoverable"),
    [(Closing(code, "", "peer"), code in {1001, 1005, 1006, 1011, 1012, 1013}) for code in range(1000, 1016)]
    + [(Closing(1006), True), (Closing(1001, "", "us"), False), (Closing(4000, "", "peer"), False)],
)
def test_which_ends_are_worth_a_new_connection(closing: Closing, recoverable: bool) -> None:
    """Only those that say that the server went away."""
    assert WebSocketConnectionClosedError(closing=closing).recoverable is recoverable


def test_made_as_programs_make_them() -> None:
    """The constructor takes what the official one takes, and texts of bytes count as messages."""
    error = WebSocketConnectionClosedError("gone", unsent_messages=["a", b"b", b"\xff"])
    assert str(error) == "gone"
    assert error.unsent_messages == ["a", "b"]
    assert error.unsent_frames == ["a", b"b", b"\xff"]


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_copies(twin: object) -> None:
    """Copies and pickles know the same."""
    error = lost(unsent=[CONTENT])
    error.request = RequestSummary("GET", "https://api.test/v1/realtime")
    again = twin(error)  # type: ignore[operator]
    assert type(again) is WebSocketConnectionClosedError
    assert (again.closing, again.unsent, str(again)) == (error.closing, error.unsent, str(error))
    assert b"_runtime" not in pickle.dumps(error)


def test_a_key_in_the_words_of_the_server() -> None:
    """A reason that repeats the key is shown without it, everywhere."""
    key = "sk-very-secret-key"
    request = RequestSummary("GET", "https://api.test/v1/realtime", Headers([("Authorization", f"Bearer {key}")]))
    closing = Closing(4001, f"bad key {key}", "peer", key)
    error = WebSocketConnectionClosedError(closing=closing, request=request)
    assert key not in repr(error)
    assert key not in str(vars(error))
    assert error.reason == "bad key ***"
