"""The JavaScript host: which one it is, what its `fetch` forbids, and what its errors mean.

Nothing of JavaScript is looked at when this module is imported, and no JavaScript object is kept: some hosts take a
snapshot of the interpreter after the imports, which may hold none.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ...base.errors import APIConnectionError, APIError, APITimeoutError, UsageError
from ...request.build import Request

__all__ = ("Host", "checked_method", "collected", "collected_async", "js_module", "no_waiting", "waited")

_OWN_BUSINESS = frozenset(
    (
        "accept-encoding",
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)
"""Request headers that `fetch` sets itself. Some hosts drop them without a word, others fail."""
_NO_SYNC = (
    "a Client cannot wait here, because Python's stack cannot be suspended. Use AsyncClient; or run the code with "
    "pyodide.runPythonAsync (or in a coroutine) on a host with JavaScript Promise Integration: a current browser, "
    "Node 25 or newer, Node 20 to 24 with the flag --experimental-wasm-stack-switching"
)
_NODE_LIMITS = {
    "UND_ERR_HEADERS_TIMEOUT": ("headersTimeout", "the headers of the answer"),
    "UND_ERR_BODY_TIMEOUT": ("bodyTimeout", "the next bytes of the answer"),
}


def js_module(name: str = "js") -> Any:
    """Import `js`, the global object of JavaScript, or `pyodide.ffi`. They exist in Pyodide alone."""
    return import_module(name)


class Host:
    """What has to be known of the host to send a request. Plain values."""

    __slots__ = ("at_edge", "in_browser", "in_page", "in_worker")

    def __init__(self) -> None:
        js = js_module()
        versions = getattr(getattr(js, "process", None), "versions", None)
        self.at_edge = hasattr(js, "WebSocketPair")
        """workerd: its fetch opens WebSockets."""
        on_server = self.at_edge or bool(getattr(versions, "node", None))
        self.in_page = not on_server and hasattr(js, "document")
        self.in_worker = not on_server and not self.in_page and hasattr(js, "WorkerGlobalScope")
        self.in_browser = self.in_page or self.in_worker
        """A browser has cross-origin rules, hides redirects, and names itself in User-Agent."""

    def headers(self, request: Request) -> list[tuple[str, str]]:
        """Return the headers that may be sent."""
        return [
            (name, value)
            for name, value in request.headers.pairs
            if (lowered := name.lower()) not in _OWN_BUSINESS and not (self.in_browser and lowered == "user-agent")
        ]

    def redirects(self, request: Request) -> str:
        """Return the redirect mode of fetch.

        The client follows redirects itself, and a key goes to no other origin. A browser does not reveal where a
        redirect leads: there it may follow by itself, but only what carries no secret and no body.
        """
        if not self.in_browser or request.body:
            return "manual"
        from ...base.masking import tells_who_we_are

        carries_secret = any(tells_who_we_are(name, value) for name, value in request.headers.pairs)
        return "manual" if carries_secret else "follow"

    def hidden_redirect(self, request: Request) -> APIError:
        """Make the error of a redirect that the browser hides and that must not be followed."""
        return APIError(
            "the server redirects the request to another address, which the browser does not reveal; following it could "
            "leak the key. Set base_url to the address that answers without a redirect",
            request=request.summary,
        )

    def failure(self, error: Any, *, timed_out: bool) -> APIConnectionError:
        """Make our error of a JavaScript error: of `fetch`, of the reader of its body, or of XMLHttpRequest."""
        if timed_out:
            return APITimeoutError(limit="read")
        cause = getattr(error, "cause", None)
        code = getattr(cause, "code", None)
        if code in _NODE_LIMITS:
            option, what = _NODE_LIMITS[code]
            return APITimeoutError(
                f"Request timed out: Node's own fetch waits for {what} for no more than 300 s, whatever the "
                f"timeout of the client is ({code}). To lift this limit: import {{ Agent, setGlobalDispatcher }} from "
                f'"undici"; setGlobalDispatcher(new Agent({{ headersTimeout: 0, bodyTimeout: 0 }})) ({option})'
            )
        text = ": ".join(filter(None, (_message(error), _message(cause) or (code if isinstance(code, str) else ""))))
        if code == "UND_ERR_CONNECT_TIMEOUT":
            return APITimeoutError(f"Request timed out: no connection ({text}).")
        hint = ""
        if self.in_browser:
            hint = (
                ". A browser does not say why: the network may be down, or the server may not let pages of this "
                "origin in (CORS; the console of the browser says so)"
            )
        from ...base.masking import mask_url

        return APIConnectionError(f"the connection failed: {mask_url(text)}{hint}")

    def no_socket(self, words: str, status: int = 0) -> APIConnectionError:
        """Make the error of a WebSocket that was not opened; `words` are the host's.

        `status`: what an ordinary request to the same address was answered; 0 for nothing, or nobody asked.
        """
        hint = "`await client.models.list()` tells whether the key is right"
        if self.in_browser:
            hint = "the network panel of the developer tools shows the answer; a short-lived key may have expired"
        elif status:
            hint = f"an ordinary request to this address is answered with {status}; is it one for WebSockets?"
        return APIConnectionError(
            f"the WebSocket was not opened{': ' + words if words else ''}. The host does not tell what the server answered: "
            f"the network may be down, or the server refused (a wrong or expired key, for example); {hint}"
        )


def _message(error: Any) -> str:
    """Return the text of a JavaScript error; of a Python value, nothing."""
    text = getattr(error, "message", None)
    return text.strip() if isinstance(text, str) else ""


def no_waiting() -> UsageError:
    """Make the error of a Client whose stack cannot be suspended."""
    return UsageError(_NO_SYNC)


def waited(coroutine: Any) -> Any:
    """Suspend the stack until a coroutine is done, and return what it returns."""
    ffi = js_module("pyodide.ffi")
    if not ffi.can_run_sync():
        coroutine.close()
        raise no_waiting()
    return ffi.run_sync(coroutine)


def collected(body: Any) -> Any:
    """Copy a request body into one Uint8Array; None for no body."""
    if not body:
        return None
    return _joined([body] if isinstance(body, bytes) else list(body))


async def collected_async(body: Any) -> Any:
    """Do the same with a body that may be asynchronous."""
    if body and hasattr(body, "__aiter__"):
        return _joined([chunk async for chunk in body])
    return collected(body)


def _joined(chunks: list[bytes]) -> Any:
    js_bytes = js_module().Uint8Array.new(sum(map(len, chunks)))
    start = 0
    for chunk in chunks:
        if chunk:
            js_bytes.subarray(start, start + len(chunk)).assign(chunk)
            start += len(chunk)
    return js_bytes


def checked_method(request: Request) -> str:
    """Return the method of `request`; UsageError where fetch cannot send its body, or the Host that the caller gave."""
    if "host" in request.headers:
        raise UsageError("fetch sets the Host header itself, from the address; nothing was sent")
    if request.body and request.method in ("GET", "HEAD"):
        raise UsageError(f"fetch cannot send a body with {request.method}; nothing was sent")
    return request.method
