"""One call of JavaScript's fetch: sent, read chunk by chunk, aborted. Coroutines; who cannot await runs them by JSPI.

Aborting is what cuts the connection, and it needs no event loop: `close` is an ordinary function, and may be called
from `__del__`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from ...base.errors import APIConnectionError
from ...base.timeouts import Timeout
from ...request.build import Request
from .host import Host, checked_method, js_module
from .timer import Timer

__all__ = ("Call", "open_call")

_LARGE_BODY_BYTES = 64 * 1024


async def open_call(
    host: Host, request: Request, js_body: Any, timeout: Timeout, upgrade: Sequence[tuple[str, str]] = ()
) -> Call:
    """Send, and return when the head of the answer is there. `upgrade` are headers that ask for a WebSocket."""
    js, js_error = js_module(), js_module("pyodide.ffi").JsException
    js_abort = js.AbortController.new()
    js_options = _js_options(host, request, js_body, js_abort.signal, upgrade)
    watch = _Watch(js_abort)
    watch.begin(timeout.left(_until_headers_s(timeout, 0 if js_body is None else js_body.length)))
    try:
        js_response = await js.fetch(request.url, js_options)
    except js_error as error:
        watch.stop()
        raise host.failure(error, timed_out=watch.fired) from error
    except BaseException:
        watch.stop()
        js_abort.abort()
        raise
    watch.end()
    call = Call(host, watch, js_response, timeout)
    if js_response.type == "opaqueredirect":
        call.close()
        raise host.hidden_redirect(request)
    return call


def _js_options(host: Host, request: Request, js_body: Any, js_signal: Any, upgrade: Sequence[tuple[str, str]]) -> Any:
    """Make the options of fetch. A function of its own: no variable of a frame that may fail holds the key."""
    options = {
        "method": checked_method(request),
        "headers": [*host.headers(request), *upgrade],
        "redirect": host.redirects(request),
        "signal": js_signal,
    }
    if js_body is not None:
        options["body"] = js_body
    if host.in_browser:
        options["cache"] = "no-store"
    return js_module("pyodide.ffi").to_js(options, dict_converter=js_module().Object.fromEntries)


def _until_headers_s(timeout: Timeout, body_bytes: int) -> float | None:
    """Return the limit until the head of the answer is there.

    fetch does not say when it is connected, or how much it has sent. So connecting counts as waiting for the answer,
    for which there is `read`; a large body may take `write` in addition, all of it.
    """
    if body_bytes <= _LARGE_BODY_BYTES or timeout.read is None:
        return timeout.read
    return None if timeout.write is None else timeout.read + timeout.write


class Call:
    """The head of an answer, and its body to be read once."""

    __slots__ = ("_host", "_js_reader", "_timeout", "_watch", "headers", "js_socket", "status")

    def __init__(self, host: Host, watch: _Watch, js_response: Any, timeout: Timeout) -> None:
        self._host = host
        self._watch = watch
        self._timeout = timeout
        self.status: int = js_response.status
        self.headers = plain_headers(js_module().Array.from_(js_response.headers).to_py())
        self.js_socket: Any = getattr(js_response, "webSocket", None)  # where an upgrade was asked for and granted
        js_body = js_response.body
        self._js_reader: Any = js_body.getReader() if hasattr(js_body, "getReader") else None  # null: HEAD, 204, 304
        watch.js_reader = self._js_reader
        if self._js_reader is None:
            watch.stop()

    async def read(self) -> bytes | None:
        """Return the next bytes, None at the end."""
        return await self._read(self._timeout.left(self._timeout.read))

    async def finish(self, within_s: float, most_bytes: int) -> None:
        """Read what is left if that is little and quick, so that the connection can be used again; else close."""
        ends_s = time.monotonic() + within_s
        try:
            while most_bytes >= 0 and (chunk := await self._read(max(ends_s - time.monotonic(), 0.001))) is not None:
                most_bytes -= len(chunk)
        except APIConnectionError:
            pass  # the caller has all he wanted
        finally:
            self.close()

    async def _read(self, limit_s: float | None) -> bytes | None:
        js_reader = self._js_reader
        if js_reader is None:
            return None
        watch = self._watch
        js_error = js_module("pyodide.ffi").JsException
        try:
            while True:
                watch.begin(limit_s)
                js_result = await js_reader.read()
                watch.end()
                if watch.fired:
                    raise self._host.failure(None, timed_out=True)
                if js_result.done:
                    self._js_reader = watch.js_reader = None
                    watch.stop()
                    return None
                chunk: bytes = js_result.value.to_bytes()
                if chunk:
                    return chunk
        except js_error as error:
            self.close()
            raise self._host.failure(error, timed_out=watch.fired) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Cut the connection if the body was not read to its end. Further calls do nothing."""
        if self._js_reader is not None:
            self._js_reader = self._watch.js_reader = None
            self._watch.stop()
            self._watch.js_abort.abort()


def plain_headers(pairs: list[Any]) -> list[tuple[str, str]]:
    """Return the headers of an answer whose content coding the host has undone."""
    headers = [(name, value) for name, value in pairs]
    if any(name.lower() == "content-encoding" for name, _ in headers):
        headers = [field for field in headers if field[0].lower() not in ("content-encoding", "content-length")]
    return headers


class _Watch:
    """Aborts a fetch that has been silent for too long. Whoever waits for it is woken by an error, or finds `fired` set.

    The wait for each chunk has a limit, and setting a timer for each would cost more than reading the chunk. So there
    is one timer, and what goes off too early is set again for the rest.
    """

    __slots__ = ("_ends_s", "_goes_off_s", "_timer", "fired", "js_abort", "js_reader")

    def __init__(self, js_abort: Any) -> None:
        self.js_abort = js_abort
        self.js_reader: Any = None
        self.fired = False
        self._ends_s: float | None = None
        self._goes_off_s = 0.0
        self._timer: Timer | None = None

    def begin(self, limit_s: float | None) -> None:
        """Begin to wait."""
        if limit_s is None:
            self._ends_s = None
            return
        self._ends_s = time.monotonic() + limit_s
        if self._timer is None or self._goes_off_s > self._ends_s:
            self._set(limit_s)

    def end(self) -> None:
        """What was waited for has come."""
        self._ends_s = None

    def stop(self) -> None:
        """Take the timer away."""
        self._ends_s = None
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.stop()

    def _set(self, seconds: float) -> None:
        ends_s = self._ends_s
        self.stop()
        self._ends_s = ends_s
        self._timer = Timer(seconds, self._go_off)
        self._goes_off_s = time.monotonic() + self._timer.seconds

    def _go_off(self) -> None:
        self._timer = None
        if self._ends_s is None:
            return
        left_s = self._ends_s - time.monotonic()
        if left_s > 0:
            self._set(left_s)
        else:
            self.fired = True
            self.js_abort.abort()
            if self.js_reader is not None:
                # Node forgets to end a read when the last bytes have come and are being decompressed.
                self.js_reader.cancel().catch(lambda _: None)

# Copied from templates/runtime/transports/fetch/call.py: edit it there.
