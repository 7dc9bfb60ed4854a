"""The default in a WASI 0.2 component: wasi:http, without sockets and without an HTTP library.

Of the timeouts, `read` and `write` are measured here. The host connects on its own clock, so the wait for a connection
is a part of the first wait: for room to write, or for the head of the answer.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, NoReturn
from urllib.parse import urlsplit

from ...base.errors import APITimeoutError, UsageError
from ...base.timeouts import Timeout
from ...request.build import Request
from .answer import AsyncWasiResponse, WasiResponse
from .bindings import Hold, Host, Steps, bind, drop, failure
from .loop import running

__all__ = ("AsyncWasiTransport", "WasiTransport", "make", "prepare")

_METHODS = frozenset(("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"))
_FRAMING = frozenset(
    (
        *("connection", "content-length", "host", "http2-settings", "keep-alive", "proxy-authenticate"),
        *("proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"),
    )
)
"""What the host, or this module, says itself; most of these make the host refuse a request."""
_NO_SOCKETS = (
    "WASI 0.2 has no WebSockets, and gives guests no sockets by default: use HTTP here, or pass transport= with a "
    "transport that has connect()"
)


def make(asynchronous: bool) -> WasiTransport | AsyncWasiTransport:
    """Make the transport of this platform."""
    return AsyncWasiTransport() if asynchronous else WasiTransport()


def prepare() -> None:
    """Load the bindings now, if they have their usual name: a woken snapshot imports nothing."""
    try:
        bind()
    except UsageError:  # they have another name, or there is no component: the first request would say so
        pass


class WasiTransport:
    """For Client. Each wait blocks the component.

    `bindings` is the module that componentize-py made for the component's world (or its name), by default `wit_world`.
    """

    asynchronous = False

    def __init__(self, bindings: ModuleType | str | None = None) -> None:
        self._host = bind(bindings)

    def send(self, request: Request, timeout: Timeout, /) -> WasiResponse:
        """Send, and return when the head of the answer is there."""
        host = self._host
        call = _Call(host, request, timeout)
        try:
            if isinstance(request.body, bytes):
                host.follow(call.write(request.body))
            elif request.body is not None:
                for chunk in request.body:
                    host.follow(call.write(chunk))
            host.follow(call.end())
            return WasiResponse(host, host.follow(call.head()), timeout)
        finally:
            call.close()

    def connect(self, *_: object) -> NoReturn:
        """Refuse: a component has HTTP, and no connections of its own."""
        raise UsageError(_NO_SOCKETS)

    def sleep(self, seconds: float, /) -> None:
        """Wait."""
        self._host.wait(self._host.timer(seconds))

    def close(self) -> None:
        """Do nothing: the host keeps the connections."""


class AsyncWasiTransport:
    """For AsyncClient, on WasiLoop. `bindings`: see WasiTransport."""

    asynchronous = True

    def __init__(self, bindings: ModuleType | str | None = None) -> None:
        self._host = bind(bindings)

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncWasiResponse:
        """Send, and return when the head of the answer is there."""
        loop = running()
        call = _Call(self._host, request, timeout)
        try:
            if isinstance(request.body, bytes):
                await loop.follow(call.write(request.body))
            elif request.body is not None:
                async for chunk in request.body:
                    await loop.follow(call.write(chunk))
            await loop.follow(call.end())
            return AsyncWasiResponse(self._host, await loop.follow(call.head()), timeout, loop)
        finally:
            call.close()

    async def connect(self, *_: object) -> NoReturn:
        """Refuse: a component has HTTP, and no connections of its own."""
        raise UsageError(_NO_SOCKETS)

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""
        loop = running()
        await loop.ready(self._host.timer(seconds))

    async def close(self) -> None:
        """Do nothing: the host keeps the connections."""


class _Call:
    """One request, from its first byte to the head of its answer."""

    __slots__ = ("_future", "_hold", "_host", "_out", "_timeout")

    def __init__(self, host: Host, request: Request, timeout: Timeout) -> None:
        self._host = host
        self._timeout = timeout
        self._future: Any = None
        self._out: Any = None
        self._hold = hold = Hold()
        try:
            outgoing = _outgoing(host, request)
            # A body that is asked for is sent, also an empty one. It is asked for before the request is handed over,
            # and written afterwards: until then the host takes no more than a first piece.
            body = None if request.content_length == 0 else outgoing.body()
            self._future = hold.take(host.handler.handle(outgoing, None))
            if body is not None:
                self._out = hold.take(hold.take(body).write())
        except host.Err as error:
            hold.drop()
            raise failure(host.reason(error)) from None
        except BaseException:
            hold.drop()
            raise

    def write(self, chunk: bytes) -> Steps[None]:
        """Send a part of the body, as much at a time as the host has room for."""
        view = memoryview(chunk)
        while view and self._out is not None:
            try:
                room = self._out.check_write()
                if room:
                    self._out.write(bytes(view[:room]))
                    view = view[room:]
                    continue
            except self._host.Err as error:
                self._host.reason(error)
                self._hang_up()  # the other side wants no more: its answer says why
                return
            yield from self._room()

    def end(self) -> Steps[None]:
        """Finish the body."""
        if self._out is None:
            return
        try:
            self._out.flush()
            while not self._out.check_write():
                yield from self._room()
        except self._host.Err as error:
            self._host.reason(error)  # the other side has what it wants; finishing shows whether that was all
        self._out = None
        self._hold.drop(keep=2)  # the body outlives its stream
        try:
            self._host.http.OutgoingBody.finish(self._hold.hand_over(), None)
        except self._host.Err as error:
            code = self._host.reason(error)
            if type(code).__name__ == "ErrorCode_HttpRequestBodySize":
                raise failure(code) from None

    def _room(self) -> Steps[None]:
        limit_s = self._timeout.left(self._timeout.write)
        if not (yield self._out.subscribe(), limit_s):
            raise APITimeoutError(limit="write")

    def head(self) -> Steps[Any]:
        """Wait for the answer; return the host's incoming response."""
        while (result := self._future.get()) is None:
            limit_s = self._timeout.left(self._timeout.read)
            if not (yield self._future.subscribe(), limit_s):
                raise APITimeoutError(limit="read")
        result = result.value  # the outer result says whether the answer was taken before, the inner one what it is
        if isinstance(result, self._host.Err):
            raise failure(result.value) from None
        return result.value

    def _hang_up(self) -> None:
        self._out = None
        self._hold.drop(keep=1)

    def close(self) -> None:
        """Let go. A request whose answer was not taken is called off."""
        self._out = self._future = None
        self._hold.drop()


def _outgoing(host: Host, request: Request) -> Any:
    """Make the host's request; its headers and its body's length are the only things to go wrong here."""
    http = host.http
    if "host" in request.headers:
        raise UsageError("the host of this component sets the Host header itself, from the address; nothing was sent")
    url = urlsplit(request.url)
    fields = [(name.decode("latin-1").lower(), value) for name, value in request.headers.raw]
    fields = [(name, value) for name, value in fields if name not in _FRAMING]
    if request.content_length:
        fields.append(("content-length", b"%d" % request.content_length))
    try:
        outgoing = http.OutgoingRequest(http.Fields.from_list(fields))
    except host.Err as error:
        names = ", ".join(name for name, _ in fields)
        kind = type(host.reason(error)).__name__.partition("_")[2].lower()
        raise UsageError(f"the host refuses one of the headers {names} ({kind})") from None
    scheme = {"http": http.Scheme_Http, "https": http.Scheme_Https}.get(url.scheme)
    try:
        known = request.method in _METHODS
        method = getattr(http, f"Method_{request.method.capitalize()}") if known else http.Method_Other
        outgoing.set_method(method() if known else method(request.method))
        outgoing.set_scheme(http.Scheme_Other(url.scheme) if scheme is None else scheme())
        outgoing.set_authority(url.netloc.rpartition("@")[2])
        outgoing.set_path_with_query(f"{url.path or '/'}{'?' if url.query else ''}{url.query}")
    except host.Err as error:
        host.reason(error)
        drop(outgoing)
        raise UsageError(f"the host refuses to send {request!r}: its method or address is not well-formed") from None
    return outgoing

# Copied from templates/runtime/transports/wasi/transport.py: edit it there.
