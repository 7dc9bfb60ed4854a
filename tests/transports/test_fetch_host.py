"""What the transport over fetch knows of its host, and the synchronous XMLHttpRequest, with a made-up JavaScript."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from wherry._runtime.base.errors import APIConnectionError, APITimeoutError, UsageError
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.request.build import Request
from wherry._runtime.sockets.settings import SocketSettings

FETCH = "wherry._runtime.transports.fetch"
NODE = {"process": SimpleNamespace(versions=SimpleNamespace(node="24.0.0"))}
HOSTS: dict[str, tuple[dict[str, Any], tuple[bool, bool, bool]]] = {
    "node": (NODE, (False, False, False)),
    "node with a DOM": ({**NODE, "document": 1}, (False, False, False)),
    "page": ({"document": 1, "XMLHttpRequest": 1}, (True, True, False)),
    "bundled page": ({"document": 1, "process": SimpleNamespace(env={})}, (True, True, False)),
    "worker": ({"WorkerGlobalScope": 1}, (True, False, True)),
    "workerd": ({"WorkerGlobalScope": 1, "WebSocketPair": 1}, (False, False, False)),
}
KEY = {"Authorization": "Bearer sk-test", "User-Agent": "wherry", "Accept-Encoding": "gzip", "X-Own": "1"}


class JsError(Exception):
    """A JavaScript error, as Pyodide raises it."""

    def __init__(self, name: str, message: str, cause: Any = None) -> None:
        super().__init__(f"{name}: {message}")
        self.name, self.message, self.cause = name, message, cause


@pytest.fixture
def javascript(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that makes the global object of JavaScript."""

    def make(names: dict[str, Any]) -> Any:
        js, ffi = ModuleType("js"), ModuleType("pyodide.ffi")
        vars(js).update(names)
        ffi.JsException, ffi.can_run_sync = JsError, lambda: False  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "js", js)
        monkeypatch.setitem(sys.modules, "pyodide", ModuleType("pyodide"))
        monkeypatch.setitem(sys.modules, "pyodide.ffi", ffi)
        return js

    return make


def host_of(javascript: Any, name: str) -> Any:
    javascript(HOSTS[name][0])
    return importlib.import_module(f"{FETCH}.host").Host()


def request(method: str = "POST", body: bytes | None = b"{}", headers: dict[str, str] = KEY) -> Request:
    return Request(method, "https://api.test/v1/models", Headers(headers.items()), body, Timeout(60))


@pytest.mark.parametrize("name", HOSTS)
def test_the_host_is_told(javascript: Any, name: str) -> None:
    """Pages and workers of browsers are browsers; Node, with or without a DOM, and workerd are not."""
    host = host_of(javascript, name)
    assert (host.in_browser, host.in_page, host.in_worker) == HOSTS[name][1]


def test_nothing_of_javascript_is_needed_to_import() -> None:
    """The modules import where there is no JavaScript: they look at nothing of it and keep nothing."""
    assert "js" not in sys.modules
    for part in ("transport", "call", "host", "xhr", "line", "socket", "timer"):
        assert importlib.import_module(f"{FETCH}.{part}")


def test_headers_that_fetch_owns_are_left_out(javascript: Any) -> None:
    """Framing and codings are the host's; a browser names itself too."""
    given = request(headers={**KEY, "Host": "x"})
    assert dict(host_of(javascript, "node").headers(given)).keys() == {"Authorization", "User-Agent", "X-Own"}
    assert dict(host_of(javascript, "page").headers(given)).keys() == {"Authorization", "X-Own"}


@pytest.mark.parametrize(
    ("name", "headers", "body", "mode"),
    [
        ("node", KEY, None, "manual"),
        ("workerd", KEY, None, "manual"),
        ("page", KEY, None, "manual"),
        ("worker", {"api-key": "x"}, None, "manual"),
        ("page", {"OpenAI-Organization": "x"}, None, "manual"),
        ("page", {"X-Own": "1"}, b"{}", "manual"),
        ("page", {"X-Own": "1"}, None, "follow"),
    ],
)
def test_a_browser_follows_no_redirect_with_a_key(
    javascript: Any, name: str, headers: dict[str, str], body: bytes | None, mode: str
) -> None:
    """Where the client sees redirects it follows them itself; a browser may follow what carries no secret, no body."""
    assert host_of(javascript, name).redirects(request(headers=headers, body=body)) == mode


def test_errors_say_what_is_known(javascript: Any) -> None:
    """A cause is told; a browser's message says that CORS may be one; secrets of an address are not shown."""
    refused = JsError("TypeError", "fetch failed", SimpleNamespace(message="connect ECONNREFUSED", code="ECONNREFUSED"))
    error = host_of(javascript, "node").failure(refused, timed_out=False)
    assert type(error) is APIConnectionError
    assert str(error) == "the connection failed: fetch failed: connect ECONNREFUSED"
    error = host_of(javascript, "page").failure(JsError("TypeError", "Failed to fetch"), timed_out=False)
    assert "CORS" in str(error)
    parsing = JsError("TypeError", "Failed to parse URL from https://x/?api_key=hidden")
    assert "hidden" not in str(host_of(javascript, "node").failure(parsing, timed_out=False))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("UND_ERR_HEADERS_TIMEOUT", "headersTimeout: 0"),
        ("UND_ERR_BODY_TIMEOUT", "bodyTimeout: 0"),
        ("UND_ERR_CONNECT_TIMEOUT", "no connection"),
    ],
)
def test_limits_of_node_are_timeouts(javascript: Any, code: str, said: str) -> None:
    """What Node gives up by itself is a timeout, with the way to lift it."""
    error = host_of(javascript, "node").failure(
        JsError("TypeError", "fetch failed", SimpleNamespace(message="", code=code)), timed_out=False
    )
    assert isinstance(error, APITimeoutError)
    assert said in str(error)


def test_a_body_with_get_is_refused(javascript: Any) -> None:
    """fetch cannot send one."""
    host_of(javascript, "node")
    checked = importlib.import_module(f"{FETCH}.host").checked_method
    assert checked(request("GET", None)) == "GET"
    with pytest.raises(UsageError, match="cannot send a body with GET"):
        checked(request("GET"))
    with pytest.raises(UsageError, match="Host"):
        checked(request(headers={"host": "x.test"}))


# --- XMLHttpRequest ---------------------------------------------------------------------------------------------------

EVERY_BYTE = bytes(range(256))


class XHR:
    """A synchronous XMLHttpRequest of a page or a worker."""

    def __init__(self) -> None:
        self.set: dict[str, str] = {}
        self.status = 200
        self.error: Exception | None = None

    @property
    def responseText(self) -> str:
        assert self.charset == "text/plain; charset=x-user-defined"
        return "".join(chr(byte if byte < 0x80 else 0xF700 + byte) for byte in EVERY_BYTE)

    @property
    def response(self) -> Any:
        assert self.responseType == "arraybuffer"
        return SimpleNamespace(to_bytes=lambda: EVERY_BYTE)

    def open(self, method: str, url: str, asynchronous: bool) -> None:
        assert not asynchronous

    def overrideMimeType(self, charset: str) -> None:
        self.charset = charset

    def setRequestHeader(self, name: str, value: str) -> None:
        self.set[name] = value

    def send(self, body: Any) -> None:
        if self.error is not None:
            raise self.error

    def getAllResponseHeaders(self) -> str:
        return "content-type: application/json\r\nx-empty: \r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n"


@pytest.mark.parametrize("name", ["page", "worker"])
def test_a_synchronous_request_keeps_every_byte(javascript: Any, name: str) -> None:
    """All byte values arrive, in a page (which may not choose the type of the answer) and in a worker."""
    made = XHR()
    host = host_of(javascript, name)
    sys.modules["js"].XMLHttpRequest = SimpleNamespace(new=lambda: made)  # type: ignore[attr-defined]
    send = importlib.import_module(f"{FETCH}.xhr").send
    answer = send(host, request(), None, Timeout(5))
    assert b"".join(answer) == EVERY_BYTE
    assert answer.headers == [("content-type", "application/json"), ("x-empty", "")]
    assert made.set == {"Authorization": "Bearer sk-test", "X-Own": "1"}
    assert getattr(made, "timeout", None) == (None if name == "page" else 5000)
    made.error = JsError("NetworkError", "it failed")
    with pytest.raises(APIConnectionError, match="CORS"):
        send(host, request(), None, Timeout(5))
    made.error = JsError("TimeoutError", "too late")
    with pytest.raises(APITimeoutError):
        send(host, request(), None, Timeout(5))


def test_no_way_to_wait_is_told(javascript: Any) -> None:
    """Without JSPI and without XMLHttpRequest, Client names the ways out; nothing is sent."""
    javascript(NODE)
    transport = importlib.import_module(f"{FETCH}.transport").make(False)
    with pytest.raises(UsageError, match=r"AsyncClient.*runPythonAsync"):
        transport.send(request(body=None), Timeout(5))
    with pytest.raises(UsageError, match=r"AsyncClient.*runPythonAsync"):
        transport.connect(request(body=None), SocketSettings(), Timeout(5))


def test_no_websocket_is_told(javascript: Any) -> None:
    """Node 20 has one behind a flag."""
    javascript(NODE)
    transport = importlib.import_module(f"{FETCH}.transport").make(True)
    with pytest.raises(UsageError, match="--experimental-websocket"):
        transport.connect(request(body=None), SocketSettings(), Timeout(5)).send(None)


@pytest.mark.parametrize("name", ["page", "worker"])
def test_headers_of_a_websocket_in_a_browser(javascript: Any, name: str) -> None:
    """They are refused before anything is sent, and the transport says beforehand that there can be none."""
    javascript(HOSTS[name][0])
    transport = importlib.import_module(f"{FETCH}.transport").make(True)
    assert not transport.sends_headers
    with pytest.raises(UsageError, match="subprotocol"):
        transport.connect(request(body=None), SocketSettings(), Timeout(5)).send(None)
