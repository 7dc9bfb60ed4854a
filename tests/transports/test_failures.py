"""Whose fault it is, whatever goes wrong: only our errors leave a call, or the caller's own, and no error is its own cause."""

from __future__ import annotations

import importlib
import mmap
import pathlib
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from typing import Any

import anyio
import httpx
import pytest
import trio

from tests.transports.causes import chain, failure
from tests.transports.kinds import WIRE, Kind, make, on_every, on_injecting, on_wire, play, run
from tests.transports.scripted import Answer, Cut, ScriptedServer
from wherry import Client
from wherry._runtime.base import errors
from wherry._runtime.base.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    DecodeError,
    IncompleteStreamError,
    UsageError,
    UsageFileError,
    UsageFileNotFoundError,
    WherryError,
)
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.transports.http import connections as native

httpx.HTTPTransport(verify=False).close()
h11, httpcore = sys.modules["h11"], sys.modules["httpcore"]
"""What httpx stands on: loaded by it, and asked for here alone."""

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
UPLOAD = Operation("POST", "/files", name="files.create", body="multipart", files=("file",))
SEND = Operation("POST", "/raw", name="raw.create", body="raw")
OK = Answer.json({"ok": True})
KEY = "sk-test-0123456789"


# --- what the libraries raise ----------------------------------------------------------------------------------------

BELOW: list[tuple[Exception, type[WherryError]]] = [
    (TimeoutError("slow"), APITimeoutError),
    (ConnectionResetError(104, "reset"), APIConnectionError),
    (OSError("no route"), APIConnectionError),
    (ssl.SSLError(1, "bad record"), APIConnectionError),
    (ssl.SSLCertVerificationError(1, "certificate verify failed"), APIConnectionError),
    (UnicodeError("label empty or too long"), APIConnectionError),
    (UnicodeEncodeError("idna", "a..b", 0, 1, "label empty"), APIConnectionError),
    (ValueError("something"), APIConnectionError),
    (
        RuntimeError("unable to perform operation on <TCPTransport closed=True>; the handler is closed"),
        APIConnectionError,
    ),
    (AttributeError("'NoneType' object has no attribute 'recv'"), APIConnectionError),
    (OverflowError("port must be 0-65535"), APIConnectionError),
    (ImportError("no socksio"), APIConnectionError),
    (anyio.ClosedResourceError(), APIConnectionError),
    (anyio.BrokenResourceError(), APIConnectionError),
    (anyio.EndOfStream(), APIConnectionError),
    (anyio.BusyResourceError("reading from"), APIConnectionError),
    (trio.ClosedResourceError(), APIConnectionError),
    (trio.BrokenResourceError(), APIConnectionError),
    (trio.BusyResourceError(), APIConnectionError),
    (trio.TooSlowError(), APIConnectionError),
    (h11.LocalProtocolError("too much data"), APIConnectionError),
    (h11.RemoteProtocolError("illegal"), APIConnectionError),
    (httpcore.ReadError(), APIConnectionError),
    (httpcore.UnsupportedProtocol("ftp"), APIConnectionError),
    (DecodeError("ours"), DecodeError),
    (APITimeoutError("ours"), APITimeoutError),
]
if sys.version_info >= (3, 11):
    BELOW.append((ExceptionGroup("all", [OSError("refused"), ValueError("odd")]), APIConnectionError))  # noqa: F821
OF_FAMILY = {
    "ConnectTimeout": APITimeoutError,
    "ReadTimeout": APITimeoutError,
    "PoolTimeout": APITimeoutError,
    "ConnectError": APIConnectionError,
    "ReadError": APIConnectionError,
    "WriteError": APIConnectionError,
    "CloseError": APIConnectionError,
    "ProxyError": APIConnectionError,
    "UnsupportedProtocol": APIConnectionError,
    "LocalProtocolError": APIConnectionError,
    "RemoteProtocolError": APIConnectionError,
    "DecodingError": APIConnectionError,
    "TooManyRedirects": APIConnectionError,
    "InvalidURL": APIConnectionError,
    "StreamClosed": APIConnectionError,
}


def raised_below(module: Any) -> list[tuple[Exception, type[WherryError]]]:
    own = []
    for name, ours in OF_FAMILY.items():
        kind = getattr(module, name)
        own.append((kind() if name == "StreamClosed" else kind("why"), ours))
    return [*BELOW, *own]


class _Broken:
    """A transport of the library that raises when it sends, or while its answer is read."""

    def __init__(self, module: Any, error: Exception, *, in_body: bool) -> None:
        self.module, self.error, self.in_body = module, error, in_body

    def _answer(self) -> Any:
        if not self.in_body:
            raise self.error
        error = self.error

        class Body(self.module.SyncByteStream, self.module.AsyncByteStream):  # type: ignore[name-defined, misc]
            def __iter__(self) -> Any:
                yield b"data: {}\n\n"
                raise error

            async def __aiter__(self) -> Any:
                yield b"data: {}\n\n"
                raise error

        return self.module.Response(200, headers={"content-type": "text/event-stream"}, stream=Body())

    def handle_request(self, request: Any) -> Any:
        return self._answer()

    async def handle_async_request(self, request: Any) -> Any:
        return self._answer()


@pytest.mark.parametrize("in_body", [False, True], ids=["sending", "reading"])
@on_injecting
def test_only_our_errors_leave_a_call(kind: Kind, in_body: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the library or what it stands on raises is one of ours, with the original as its cause."""
    module = importlib.import_module(kind.family)

    class Lane:
        def __init__(self, error: Exception) -> None:
            self.transport = _Broken(module, error, in_body=in_body)

        def use_again(self) -> None: ...

        def drop(self) -> None: ...

    async def whole() -> None:
        client = make(kind, base_url="http://127.0.0.1:1", max_retries=0)
        for error, wanted in raised_below(module):
            monkeypatch.setattr(native, "open_lane", lambda *_, error=error, **__: Lane(error))
            seen = await failure(lambda: client._request(CALL, JSON, body={}))
            assert isinstance(seen, wanted), error
            assert seen is error or seen.__cause__ is error
            assert str(seen)
            stream = await failure(lambda: _read(client))
            if in_body and not isinstance(error, DecodeError) and wanted is not APITimeoutError:
                assert isinstance(stream, IncompleteStreamError), error
                assert any(one is error for one in chain(stream))
            else:
                assert isinstance(stream, wanted), error
            assert isinstance(stream, APIError)
            assert stream.request is not None
        await client.close()

    run(kind, whole)


async def _read(client: Any) -> None:
    async for _ in await client._stream(CALL, JSON, body={}, max_retries=0):
        pass


@on_injecting
def test_a_users_client_raises_its_own_errors(kind: Kind) -> None:
    """What the library raises is ours; what a hook of the user's client raises is the user's. A closed one is told."""
    module = importlib.import_module(kind.family)
    hooked: list[Exception] = []

    def hook(_: Any) -> None:
        if hooked:
            raise hooked[0]

    async def ahook(_: Any) -> None:
        hook(_)

    async def whole() -> None:
        for error, wanted in raised_below(module):
            if isinstance(
                error, (ValueError, RuntimeError, AttributeError, ImportError, OverflowError)
            ) and not isinstance(error, (WherryError, UnicodeError, module.StreamError)):
                continue
            kinds = {"transport": _Broken(module, error, in_body=False), "trust_env": False}
            own = (module.AsyncClient if kind.is_async else module.Client)(**kinds)
            client = make(kind, base_url="http://api.test/v1", http_client=own, max_retries=0)
            seen = await failure(lambda client=client: client._request(CALL, JSON, body={}))
            assert isinstance(seen, wanted), error
        hooks = {"request": [ahook if kind.is_async else hook]}
        with ScriptedServer(OK) as server:
            own = (module.AsyncClient if kind.is_async else module.Client)(event_hooks=hooks, verify=False)
            client = make(kind, base_url=server.url, http_client=own)
            for mine in (KeyError("mine"), ValueError("mine"), RuntimeError("mine")):
                hooked[:] = [mine]
                assert await failure(lambda: client._request(CALL, JSON, body={})) is mine
            hooked.clear()
            await client._request(CALL, JSON, body={})
            if kind.is_async:
                await own.aclose()
            else:
                own.close()
            assert isinstance(await failure(lambda: client._request(CALL, JSON, body={})), UsageError)
            assert len(server.requests) == 1

    run(kind, whole)


# --- the caller's own errors -----------------------------------------------------------------------------------------

MINE = [
    PermissionError(13, "mine"),
    ValueError("mine"),
    OSError("mine"),
    TimeoutError("mine"),
    KeyError("mine"),
    ConnectionError("mine"),
    APIConnectionError("of another client"),
    httpcore.ReadError("of another client"),
]


@on_every
def test_what_the_callers_iterator_raises_is_left_as_it_is(kind: Kind) -> None:
    """It passes unchanged, is not tried again, and no later call suffers; also after a part was sent."""

    async def scenario(client: Any, server: Any) -> None:
        for error in MINE:
            for before in (0, 2):

                def pieces(error: Exception = error, before: int = before) -> Iterator[bytes]:
                    yield from [b"x" * 10] * before
                    raise error

                assert (
                    await failure(lambda: client._request(UPLOAD, JSON, body={"file": pieces()}, max_retries=2))
                    is error
                )
                assert await client._request(CALL, JSON, body={}, max_retries=0) == {"ok": True}
        if kind.is_async:

            class Pieces:
                def __aiter__(self) -> Any:
                    return self

                async def __anext__(self) -> bytes:
                    raise MINE[0]

            assert await failure(lambda: client._request(UPLOAD, JSON, body={"file": Pieces()})) is MINE[0]

    if kind.on_wire:
        play(kind, OK, scenario)
    else:
        play(kind, OK, scenario)


@on_wire
def test_what_other_functions_of_the_caller_raise(kind: Kind) -> None:
    """Hooks, functions that give the key, and files."""

    async def scenario(client: Any, server: Any) -> None:
        def raising(*_: object) -> Any:
            raise MINE[0]

        class File:
            def read(self, _: int) -> bytes:
                raise MINE[0]

        for options in ({"api_key": raising}, {"on_request": raising}, {"on_response": raising}):
            assert (
                await failure(lambda options=options: client.with_options(**options)._request(CALL, JSON, body={}))
                is MINE[0]
            )
        assert await failure(lambda: client._request(UPLOAD, JSON, body={"file": File()})) is MINE[0]
        assert await client._request(CALL, JSON, body={}) == {"ok": True}

    play(kind, OK, scenario)


class Changing:
    """A file whose length is not what it was."""

    def __init__(self, told: int, really: int) -> None:
        self.told, self.left, self.really = told, really, really
        self.name = "changing.bin"

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset if whence == 0 else self.told
        self.left = self.really
        return self.at

    at = 0

    def read(self, size: int) -> bytes:
        chunk = b"x" * min(size, self.left)
        self.left -= len(chunk)
        return chunk


@on_every
def test_files_that_grow_and_shrink(kind: Kind, tmp_path: pathlib.Path) -> None:
    """Of one that grows, what was told is sent; one that shrinks is our error, told once, and no later call suffers."""
    path = tmp_path / "a.bin"

    async def scenario(client: Any, server: Any) -> None:
        for operation in (UPLOAD, SEND):
            for told, really in ((10, 100_000), (70_000, 70_001), (0, 5)):
                body: Any = Changing(told, really)
                await client._request(operation, JSON, body={"file": body} if operation is UPLOAD else body)
                assert server.requests[-1].body.count(b"x") == told
        for operation in (UPLOAD, SEND):
            for told, really in ((10, 9), (100_000, 70_000), (5, 0)):
                body = Changing(told, really)
                given: Any = {"file": body} if operation is UPLOAD else body

                def call(operation: Operation = operation, given: Any = given) -> Any:
                    return client._request(operation, JSON, body=given, max_retries=2)

                seen = await failure(call)
                assert isinstance(seen, UsageError)
                assert f"{told - really} bytes shorter" in str(seen)
        assert await client._request(CALL, JSON, body={}, max_retries=0) == {"ok": True}

    play(kind, OK, scenario)
    assert not path.exists()


@on_wire
def test_a_file_that_vanishes(kind: Kind, tmp_path: pathlib.Path) -> None:
    """Missing from the start, gone before a second attempt, or no file at all: ours, and the error that Python would raise."""
    path = tmp_path / "a.bin"

    async def scenario(client: Any, server: Any) -> None:
        seen = await failure(lambda: client._request(UPLOAD, JSON, body={"file": path}))
        assert isinstance(seen, UsageFileNotFoundError)
        assert isinstance(seen, FileNotFoundError)
        assert not server.requests
        path.write_bytes(b"x" * 10)
        gone = client.with_options(on_response=lambda _: path.unlink(missing_ok=True))
        seen = await failure(lambda: gone._request(UPLOAD, JSON, body={"file": path}, max_retries=2))
        assert isinstance(seen, UsageFileNotFoundError)
        assert "a.bin" in str(seen)
        assert len(server.requests) < 3, "it is not tried a third time"
        seen = await failure(lambda: client._request(UPLOAD, JSON, body={"file": tmp_path}))
        assert isinstance(seen, UsageFileError)
        assert isinstance(seen, OSError)

    play(kind, Answer.json({}, 500, {"retry-after-ms": "1"}), scenario)


def test_errors_about_files_survive_copies() -> None:
    """They are pickled and copied like every other error."""
    import copy
    import pickle

    for kind in (UsageFileError, UsageFileNotFoundError):
        error = kind("the file 'a' cannot be read: gone")
        for same in (copy.copy(error), pickle.loads(pickle.dumps(error))):
            assert (type(same), str(same)) == (kind, str(error))
    assert "UsageFileError" in errors.__all__


@on_wire
def test_memory_that_is_mapped_or_viewed(kind: Kind, tmp_path: pathlib.Path) -> None:
    """A mapped file is sent with its length, from where it stands; views of any shape as their bytes."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"skipped" + b"x" * 100_000)

    async def scenario(client: Any, server: Any) -> None:
        with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:  # noqa: ASYNC230
            mapped.seek(7)
            await client._request(SEND, JSON, body=mapped)
            assert server.requests[-1].headers["content-length"] == "100000"
            view = memoryview(mapped)[7:]
            for body in (view, view.cast("I"), view.cast("B", (100, 1000))):
                await client._request(UPLOAD, JSON, body={"file": body})
                assert server.requests[-1].body.count(b"x" * 100_000) == 1
            del view, body

    play(kind, OK, scenario)


# --- answers that break off ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", WIRE, ids=str)
def test_no_error_leads_to_itself(kind: Kind) -> None:
    """Every way to fail on the wire, walked from the error to its roots."""
    answers = [
        Answer(chunks=[Cut()]),
        Answer(chunks=[Cut(hard=True)]),
        Answer(chunks=[b"HTTP/9 what\r\n\r\n"], framing="raw"),
        Answer(200, {"Content-Length": "9"}, [b"{", Cut()], framing="length"),
        Answer(200, {"Content-Type": "application/json", "Content-Encoding": "gzip"}, [b"no gzip"]),
        Answer(200, {"Content-Type": "application/json", "Content-Encoding": "snappy"}, [b"x"]),
        Answer.json({"error": {"message": "no"}}, 400),
        Answer(200, {"Content-Type": "application/json"}, [b"{"]),
    ]

    async def scenario(client: Any, server: Any) -> None:
        for _ in answers:
            assert isinstance(await failure(lambda: client._request(CALL, JSON, body={}, max_retries=0)), WherryError)

    play(kind, answers, scenario)
    streams = [
        Answer.sse({"choices": [1]}, Cut()),
        Answer.sse({"choices": [1]}, Cut(hard=True)),
        Answer.sse({"choices": [1]}, b"data: {\n\n"),
        Answer.sse({"choices": [1]}, {"error": {"message": "no"}}),
        Answer(200, {"Content-Type": "text/event-stream", "Content-Encoding": "gzip"}, [b"no gzip"]),
    ]

    async def streaming(client: Any, server: Any) -> None:
        for _ in streams:
            seen = await failure(lambda: _read(client))
            assert isinstance(seen, APIError)
            assert seen.request is not None

    play(kind, streams, streaming)


def test_https_to_a_server_of_plain_http() -> None:
    """What the TLS library calls a wrong version number is told as what it is."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        address = f"https://127.0.0.1:{listening.getsockname()[1]}/v1"
        with (
            Client(api_key=KEY, base_url=address, max_retries=0) as client,
            pytest.raises(APIConnectionError) as caught,
        ):
            client.models.list()
        thread.join()
    assert "does not speak TLS there: http:// instead of https://" in str(caught.value)
