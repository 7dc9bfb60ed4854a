"""What a signal handler of the caller's raises, a time limit say, leaves the call as it is: never a broken connection."""

from __future__ import annotations

import functools
import importlib
import signal
from collections.abc import Callable
from typing import Any

import pytest

from tests.transports.kinds import FAMILIES
from tests.transports.scripted import Answer, ScriptedServer, Stall
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.http.connections import NativeTransport

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="this system has no timers")

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
READ = Operation("GET", "/things", name="things.list")
OK = Answer.json({"ok": True})
SILENT = Answer(chunks=[b"", Stall()], framing="kept")
CUT_SHORT = Answer(200, {"Content-Type": "application/json"}, [b'{"ok":', Stall()])
EVENTS = Answer.sse({"choices": []}, end=[Stall()])


def _streamed(client: Client) -> None:
    with client.with_streaming_response._request(CALL, JSON, body={}) as answer:
        answer.read()


ACTS: dict[str, tuple[Callable[[Client], Any], Answer]] = {
    "before the answer": (lambda client: client._request(CALL, JSON, body={}), SILENT),
    "before the answer to what may be repeated": (lambda client: client._request(READ, JSON), SILENT),
    "in the answer": (lambda client: client._request(CALL, JSON, body={}), CUT_SHORT),
    "before the first event": (lambda client: list(client._stream(CALL, JSON, body={})), CUT_SHORT),
    "in a stream": (lambda client: list(client._stream(CALL, JSON, body={})), EVENTS),
    "in a streamed answer": (_streamed, CUT_SHORT),
    "between two attempts": (
        lambda client: client._request(READ, JSON),
        Answer.json({}, 500, {"retry-after": "20"}),
    ),
}
ERRORS = (ValueError, TimeoutError, ConnectionResetError)


def _raise(error: Exception, *_: object) -> None:
    raise error


class Handler:
    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, *_: object) -> None:
        raise self.error

    def method(self, *_: object) -> None:
        raise self.error


HANDLERS: tuple[Callable[[Exception], Any], ...] = (
    lambda error: lambda *_: _raise(error),
    lambda error: functools.partial(_raise, error),
    lambda error: Handler(error).method,
    Handler,
)


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of a socket that was not yet handed to anybody
@pytest.mark.parametrize("own", [False, True], ids=["ours", "own client"])
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("act", ACTS)
def test_what_a_signal_handler_raises_is_the_callers(act: str, family: str, own: bool) -> None:
    """It is never taken for a failure of the connection, so nothing is tried again; the next call works at once."""
    ask, answer = ACTS[act]
    module = importlib.import_module(family)
    for number, kind in enumerate(ERRORS):
        error = kind("time is up")
        handler = HANDLERS[(number + len(act)) % len(HANDLERS)](error)
        with ScriptedServer([OK, answer, OK]) as server:
            inner = module.Client() if own else None
            how: dict[str, Any] = {"http_client": inner} if own else {"transport": NativeTransport(module)}
            client = Client(api_key="k", base_url=server.url, timeout=10, **how)
            client._request(READ, JSON)
            before = signal.signal(signal.SIGALRM, handler)
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            try:
                with pytest.raises(kind) as caught:
                    ask(client)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, before)
            assert caught.value is error
            assert len(server.requests) == 2
            assert client._request(READ, JSON) == {"ok": True}
            client.close()
            if inner is not None:
                inner.close()
