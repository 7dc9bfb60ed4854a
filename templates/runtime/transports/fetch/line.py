"""The host's own WebSocket. It frames, answers pings, and tells whole messages, each by a call of Python.

What it cannot do is settled here:

- It cannot hold the server back: when `max_queue_bytes` wait to be read, the connection ends.
- It sends no pings; `idle_timeout_s` is the one way to notice a server that is gone.
- It says little about a broken connection or a refusal, except at the edge (workerd), where fetch opens WebSockets: there the
  answer is known. Outside of browsers an ordinary request asks for it. Some hosts tell an error and never an end: that is the
  end too.
- It never says how much it has sent. `bufferedAmount` is looked at again and again; workerd has none, and takes all at once.
- It sends no close codes but 1000 and those from 3000 on: 1000 stands for the others.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast

from ...base.closing import LOST, Closing, check_close
from ...base.errors import APIError, APITimeoutError, UsageError, UsageStateError
from ...base.headers import Headers
from ...base.timeouts import Timeout
from ...request.build import Request
from ...sockets.handshake import REFUSAL_BYTES, BadHandshake, Refusal
from ...sockets.session import Session
from ...sockets.settings import SocketSettings
from .call import Call, open_call
from .host import Host, js_module
from .timer import Timer

__all__ = ("STALL_S", "Line", "open_line")

_OPEN = 1
_CLOSE_S = 0.5
_ERROR_S = 0.1
"""How long after an error a host may take to tell the end."""
_HIGH_BYTES = 1024 * 1024
_POLL_S = 0.01
"""No host tells that what was to be sent is gone."""
STALL_S = 30.0
"""How long the server may take nothing of what is sent before the connection is given up."""
_QUEUE_BYTES = 64 * 1024 * 1024


async def open_line(host: Host, request: Request, settings: SocketSettings, timeout: Timeout) -> Line:
    """Open a WebSocket. As for a call, `timeout.read` is the limit until the answer."""
    if host.in_browser and request.headers:
        raise UsageError(
            "a browser cannot send headers with a WebSocket: pass a key as a subprotocol, and anything else in the query; "
            "nothing was sent"
        )
    if host.at_edge:
        return await _by_fetch(host, request, settings, timeout)
    line = Line(_made(host, request, settings), settings)
    limit_s = timeout.left(timeout.read)
    end_s = None if limit_s is None else time.monotonic() + limit_s
    try:
        while not line.opened:
            if (closing := line.session.closing) is not None:
                raise await _refused(host, request, closing.fault, end_s)
            if not await line.changed(end_s) and not line.opened:
                message = "Request timed out: the server did not answer the WebSocket handshake within timeout.read."
                raise APITimeoutError(message, limit="read")
    except BaseException:
        line.cut()
        raise
    return line


async def _refused(host: Host, request: Request, words: str, end_s: float | None) -> Exception:
    """Return the error of a WebSocket that was not opened.

    The host does not say what the server answered. Outside of browsers an ordinary request to the same address, with the
    same key, is allowed to ask: a wrong key, a limit that is reached and a server that is down get the same answer.
    """
    if host.in_browser:
        return host.no_socket(words)
    left_s = None if end_s is None else max(end_s - time.monotonic(), 0.001)
    status = 0
    try:
        call = await open_call(host, request, None, Timeout(left_s))
        status, body = call.status, await _first_bytes(call)
    except APIError:
        return host.no_socket(words)
    known = status in (401, 403, 429) or status >= 500
    return Refusal(status, Headers(call.headers), body) if known else host.no_socket(words, status)


async def _by_fetch(host: Host, request: Request, settings: SocketSettings, timeout: Timeout) -> Line:
    offered = settings.subprotocols
    upgrade = [("Upgrade", "websocket"), *([("Sec-WebSocket-Protocol", ", ".join(offered))] if offered else ())]
    call = await open_call(host, request, None, timeout, upgrade)
    headers = Headers(call.headers)
    if not call.js_socket:
        raise Refusal(call.status, headers, await _first_bytes(call))
    line = Line(call.js_socket, settings, headers)
    call.js_socket.accept()
    if line.subprotocol and line.subprotocol not in offered:
        line.cut()
        raise BadHandshake("it chose a subprotocol that was not offered", headers)
    return line


async def _first_bytes(call: Call) -> bytes:
    body = b""
    try:
        while len(body) < REFUSAL_BYTES and (chunk := await call.read()) is not None:
            body += chunk
    finally:
        call.close()
    return body[:REFUSAL_BYTES]


def _made(host: Host, request: Request, settings: SocketSettings) -> Any:
    """Make a WebSocket. No variable of this frame holds the key."""
    js, ffi = js_module(), js_module("pyodide.ffi")
    if not hasattr(js, "WebSocket"):
        raise UsageError(
            "this host has no WebSocket: use Node 22 or newer, or Node 20 with the flag --experimental-websocket"
        )
    try:
        return js.WebSocket.new(f"ws{request.url[4:]}", _js_options(host, request, settings))
    except ffi.JsException as error:
        problem = str(getattr(error, "name", "error"))
    # The words of the host repeat the address and the subprotocols.
    raise UsageError(
        f"the host opens no WebSocket to this address with these subprotocols ({problem}); a page of https: needs an "
        "https: or wss: address; nothing was sent"
    )


def _js_options(host: Host, request: Request, settings: SocketSettings) -> Any:
    to_js, js_object = js_module("pyodide.ffi").to_js, js_module().Object
    protocols = list(settings.subprotocols)
    if host.in_browser:
        return to_js(protocols)
    options = {"protocols": protocols, "headers": host.headers(request)}  # no standard; Node, Deno and Bun take it
    return to_js(options, dict_converter=js_object.fromEntries)


class _Messages:
    """In the place of Framing: the host frames."""

    def feed(self, message: Any) -> tuple[Any]:
        return (message,)

    def message(self, message: Any) -> Any:
        return message

    def close(self, code: int, reason: str) -> bytes:
        return b"close"

    def outgoing(self) -> bytes:
        return b""


class Line:
    """One WebSocket of the host, and what came over it."""

    __slots__ = (
        "_code",
        "_fault",
        "_is_read",
        "_js_listeners",
        "_js_socket",
        "_most_bytes",
        "_timer",
        "_waiters",
        "headers",
        "opened",
        "session",
        "subprotocol",
    )

    def __init__(self, js_socket: Any, settings: SocketSettings, headers: Headers | None = None) -> None:
        most = _QUEUE_BYTES if settings.max_queue_bytes is None else settings.max_queue_bytes
        kept = replace(settings, ping_after_s=None, max_queue_bytes=most)
        self.session = Session(kept, time.monotonic(), cast(Any, _Messages()))
        self.headers: Mapping[str, str] = headers or {}
        self.subprotocol = "" if headers is None else (headers.get("sec-websocket-protocol") or "").strip()
        self.opened = headers is not None
        self._most_bytes = settings.max_message_bytes
        self._waiters: list[asyncio.Future[bool]] = []
        self._is_read = False
        self._code = 0
        self._fault = ""
        self._timer: Timer | None = None
        self._js_socket: Any = js_socket
        js_socket.binaryType = "arraybuffer"
        create_proxy = js_module("pyodide.ffi").create_proxy
        js_message, js_other = create_proxy(self._message), create_proxy(self._event)
        self._js_listeners = (("message", js_message), *((name, js_other) for name in ("open", "error", "close")))
        for name, js_listener in self._js_listeners:
            js_socket.addEventListener(name, js_listener)

    # What the host tells

    def _message(self, js_event: Any) -> None:
        if self.session.closing is not None:  # the listener is about to be taken away
            return
        data = js_event.data
        if not isinstance(data, str):
            data = data.to_bytes()
        if self._most_bytes is not None and len(data) > self._most_bytes:
            self._over(Closing(1009, "", "us", f"a message is longer than {self._most_bytes} bytes"))
        elif self.session.full:
            self._over(
                Closing(1009, "", "us", "nobody reads, max_queue_bytes wait, and nothing can hold the server back")
            )
        else:
            self.session.received(cast(Any, data), time.monotonic())
        self._wake()

    def _event(self, js_event: Any) -> None:
        kind = js_event.type
        if kind == "open":
            self.opened, self.subprotocol = True, self._js_socket.protocol
        elif kind == "close":
            code = int(js_event.code)
            by: Any = "peer" if js_event.wasClean and code != LOST else "lost"
            self._over(None if code == self._code else Closing(code, str(js_event.reason), by, self._fault))
        elif self._timer is None:
            self._fault = _words(js_event)
            self._timer = Timer(_ERROR_S, lambda: self._over(Closing(LOST, "", "lost", self._fault)))
        self._wake()

    def _over(self, closing: Closing | None) -> None:
        """It has ended; None for by our own close frame."""
        self.session.ends(closing)
        # Not at once: this may be the listener that is to be destroyed.
        asyncio.get_running_loop().call_soon(self.cut)
        self._wake()

    def _wake(self) -> None:
        for waiter in self._waiters:
            _settle(waiter, True)

    async def changed(self, end_s: float | None) -> bool:
        """Wait until something has happened; False if nothing has until `end_s`."""
        waiter: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        timer = None
        if end_s is not None:
            timer = Timer(max(end_s - time.monotonic(), 0.0), partial(_settle, waiter, False))
        try:
            return await waiter
        finally:
            self._waiters.remove(waiter)
            if timer is not None:
                timer.stop()

    # What the program wants

    def push(self, message: str | bytes) -> bool:
        """Send a message; False if that has to wait. Raise WebSocketConnectionClosedError after the end."""
        session, js_socket = self.session, self._js_socket
        session.send(message)
        if js_socket.readyState != _OPEN or self._unsent_bytes() > _HIGH_BYTES:
            return False
        js_socket.send(message if isinstance(message, str) else js_module("pyodide.ffi").to_js(message))
        return True

    async def send(self, message: str | bytes, limit_s: float = STALL_S) -> None:
        """Send a message; wait while more than 1 MiB waits to be sent, for `limit_s` without progress at most."""
        waiting, since_s = -1, 0.0
        while not self.push(message):
            now, still = time.monotonic(), self._unsent_bytes()
            if still != waiting:
                waiting, since_s = still, now
            elif now - since_s > (min(limit_s, STALL_S) if self._js_socket.readyState == _OPEN else _ERROR_S):
                self._over(Closing(LOST, "", "lost", f"the server took nothing for {min(limit_s, STALL_S):g} s"))
                continue  # its error is raised
            await self.changed(now + _POLL_S)

    def _unsent_bytes(self) -> int:
        return getattr(self._js_socket, "bufferedAmount", 0) or 0

    async def receive(self, timeout_s: float | None) -> str | bytes:
        """Return the next message; TimeoutError if none comes in time."""
        session = self.session
        if (message := session.take()) is not None:
            return message
        if self._is_read:
            raise UsageStateError("another task receives from this connection already")
        now = time.monotonic()
        end_s = None if timeout_s is None else now + timeout_s
        self._is_read = True
        session.reads(now)
        try:
            while (message := session.take()) is None:
                wait_s = session.wait_s(now)
                until_s = end_s if wait_s is None else min(now + wait_s, now + wait_s if end_s is None else end_s)
                in_time = await self.changed(until_s)
                now = time.monotonic()
                if not in_time:
                    session.tick(now)
                    if session.closing is not None:
                        self.cut()
                    elif end_s is not None and now >= end_s:
                        raise TimeoutError(f"no message came within {timeout_s:g} s")
        finally:
            self._is_read = False
            session.rests(now)
        return message

    async def close(self, code: int, reason: str) -> None:
        """Close. The server has half a second to answer."""
        self.begin_close(code, reason)
        try:
            end_s = time.monotonic() + _CLOSE_S
            while self.session.closing is None and await self.changed(end_s):
                pass
        finally:
            self.cut()

    def begin_close(self, code: int, reason: str) -> None:
        """Say that this is the end, once."""
        check_close(code, reason)
        code = code if code >= 3000 else 1000
        if self.session.close(code, reason):
            self._code = code
            self._js_socket.close(code, reason)

    def cut(self) -> None:
        """Let go of the WebSocket, at once. Further calls do nothing. It needs no event loop."""
        self.session.ends()
        js_listeners, self._js_listeners = self._js_listeners, ()
        if not js_listeners:
            return
        if self._timer is not None:
            self._timer.stop()
        for name, js_listener in js_listeners:
            self._js_socket.removeEventListener(name, js_listener)
        for _, js_listener in js_listeners[:2]:
            js_listener.destroy()
        with contextlib.suppress(js_module("pyodide.ffi").JsException):
            self._js_socket.close()  # workerd answers no close frame by itself
        self._js_socket = None
        self._wake()


def _settle(waiter: asyncio.Future[bool], outcome: bool) -> None:
    if not waiter.done():
        waiter.set_result(outcome)


def _words(js_event: Any) -> str:
    """Return what a host says about an error."""
    from ...base.masking import mask_url

    said = getattr(js_event, "message", "") or getattr(getattr(js_event, "error", None), "message", "")
    return mask_url(said) if isinstance(said, str) else ""
