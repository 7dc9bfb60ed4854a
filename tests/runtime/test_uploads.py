"""Large uploads in parts: how files are cut, how many are on the way, and how a broken one goes on."""

from __future__ import annotations

import asyncio
import io
import pathlib
import threading
import time
import tracemalloc
from types import SimpleNamespace
from typing import Any

import pytest
import trio

from wherry import NOT_GIVEN, omit
from wherry._runtime.base.errors import UsageError
from wherry._runtime.mixins import parallel, uploads
from wherry._runtime.request.files import RegionSource, source_of
from wherry._runtime.transports.http import loops

DATA = bytes(range(256)) * 40 + b"tail"


class Service:
    """What the service keeps: opened uploads, parts, and what was joined. Fails the part numbers of `broken` once."""

    def __init__(self, *broken: int) -> None:
        self.opened: dict[str, Any] = {}
        self.received: dict[str, bytes] = {}
        self.joined = b""
        self.broken = set(broken)
        self.at_once = self.most_at_once = self.calls = 0
        self.lock = threading.Lock()

    def begin(self) -> int:
        with self.lock:
            self.calls += 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            number = self.calls - 1
            if number in self.broken:
                self.broken.discard(number)
                self.at_once -= 1
                raise ConnectionError(f"part {number}")
            return number

    def keep(self, number: int, data: Any) -> SimpleNamespace:
        name, content = data
        assert name == "big.bin"
        source = source_of(content)
        with self.lock:
            self.at_once -= 1
            identity = f"part-{number}"
            self.received[identity] = bytes(content) if source is None else b"".join(source.chunks())
        return SimpleNamespace(id=identity)

    def complete(self, upload_id: str, *, part_ids: list[str], md5: Any) -> SimpleNamespace:
        assert upload_id == "up-1"
        self.joined = b"".join(self.received[identity] for identity in part_ids)
        return SimpleNamespace(id=upload_id, status="completed")


class Uploads(uploads.ChunkedUploads):
    def __init__(self, client: Any) -> None:
        self._client = client
        self.parts = self

    def create(self, upload_id: str = "", *, data: Any = None, **opened: Any) -> Any:
        service: Service = self._client.service
        if data is None:
            service.opened = opened
            return SimpleNamespace(id="up-1")
        return service.keep(service.begin(), data)

    def complete(self, upload_id: str, **more: Any) -> Any:
        return self._client.service.complete(upload_id, **more)


class AsyncUploads(uploads.AsyncChunkedUploads):
    def __init__(self, client: Any) -> None:
        self._client = client
        self.parts = self

    async def create(self, upload_id: str = "", *, data: Any = None, **opened: Any) -> Any:
        service: Service = self._client.service
        if data is None:
            service.opened = opened
            return SimpleNamespace(id="up-1")
        number = service.begin()
        await loops.sleep(0.001)
        return service.keep(number, data)

    async def complete(self, upload_id: str, **more: Any) -> Any:
        return self._client.service.complete(upload_id, **more)


def upload(how: str, service: Service, **arguments: Any) -> Any:
    client = SimpleNamespace(service=service)
    client._in_mode = lambda mode: client
    values = {"mime_type": "x/y", "purpose": "batch", "part_size": 1000, "filename": "big.bin", **arguments}
    if how == "sync":
        return Uploads(client).upload_file_chunked(**values)

    async def main() -> Any:
        return await AsyncUploads(client).upload_file_chunked(**values)

    return asyncio.run(main()) if how == "asyncio" else trio.run(main)


def pieces() -> Any:
    for start in range(0, len(DATA), 777):
        yield DATA[start : start + 777]


async def apieces() -> Any:
    for piece in pieces():
        yield piece


every_way = pytest.mark.parametrize("how", ["sync", "asyncio", "trio"])


@every_way
@pytest.mark.parametrize("form", ["bytes", "memoryview", "path", "file", "iterator", "async iterator"])
@pytest.mark.parametrize("concurrency", [1, 3])
def test_any_file_is_cut_and_joined(how: str, form: str, concurrency: int, tmp_path: pathlib.Path) -> None:
    """Whatever the form, the parts are joined in order, and no more than `concurrency` are on the way."""
    path = tmp_path / "big.bin"
    path.write_bytes(DATA)
    file: Any = {
        "bytes": lambda: DATA,
        "memoryview": lambda: memoryview(b"x" + DATA)[1:],
        "path": lambda: path,
        "file": lambda: io.BytesIO(DATA),
        "iterator": pieces,
        "async iterator": apieces,
    }[form]()
    service = Service()
    if how == "sync" and form == "async iterator":
        with pytest.raises(TypeError, match="async client"):
            upload(how, service, file=file, bytes=len(DATA))
        return
    seen: list[int] = []
    total = len(DATA) if "iterator" in form else None
    done = upload(
        how, service, file=file, bytes=total, concurrency=concurrency, on_progress=lambda at: seen.append(at.bytes_done)
    )
    assert done.status == "completed"
    assert service.joined == DATA
    assert service.opened == {"bytes": len(DATA), "filename": "big.bin", "mime_type": "x/y", "purpose": "batch"}
    assert service.calls == 11
    assert service.most_at_once <= concurrency
    assert seen[-1] == len(DATA)
    assert sorted(seen) == seen


@every_way
@pytest.mark.parametrize("form", ["bytes", "iterator"])
def test_a_broken_upload_goes_on(how: str, form: str) -> None:
    """The error of a part ends the call; with the last progress, only what is missing is sent."""
    service = Service(5)
    last: list[uploads.UploadProgress] = []
    arguments: dict[str, Any] = {"bytes": len(DATA), "concurrency": 2, "on_progress": last.append}
    with pytest.raises(ConnectionError, match="part 5"):
        upload(how, service, file=DATA if form == "bytes" else pieces(), **arguments)
    assert service.joined == b""
    had = len(last[-1].part_ids)
    assert 4 <= had <= 6
    calls = service.calls
    upload(how, service, file=DATA if form == "bytes" else pieces(), resume=last[-1], **arguments)
    assert service.joined == DATA
    assert service.calls - calls == 11 - had


def test_names_and_lengths(tmp_path: pathlib.Path) -> None:
    """A path and an open file have both; where one is missing, the error says what to give."""
    path = tmp_path / "big.bin"
    path.write_bytes(DATA)
    service = Service()
    upload("sync", service, file=path, filename=None)
    assert service.opened["filename"] == "big.bin"
    with open(path, "rb") as file:
        upload("sync", service, file=file, filename=None)
    for wrong, text in (
        ({"file": DATA, "filename": None}, "filename="),
        ({"file": pieces()}, "bytes="),
        ({"file": DATA, "bytes": 5}, "bytes=5, but the file has"),
        ({"file": DATA, "part_size": 0}, "part_size"),
        ({"file": DATA, "part_size": 65 * 1024 * 1024}, "part_size"),
        ({"file": "big.bin"}, "not str"),
        ({"file": DATA, "resume": uploads.UploadProgress("up-1", 5, 1000)}, "another file"),
        ({"file": pieces(), "bytes": len(DATA) + 9}, "ended 9 bytes short"),
    ):
        with pytest.raises(UsageError, match=text):
            upload("sync", Service(), **wrong)


@pytest.mark.parametrize("nothing", [None, NOT_GIVEN, omit])
def test_what_is_not_given(nothing: Any) -> None:
    """A length and a size of parts that are None or a sentinel are found as without them."""
    service = Service()
    upload("sync", service, file=DATA, bytes=nothing, part_size=nothing)
    assert (service.joined, service.opened["bytes"], service.calls) == (DATA, len(DATA), 1)


def test_an_empty_file() -> None:
    """It is one empty part."""
    service = Service()
    upload("sync", service, file=b"")
    assert (service.calls, service.joined, service.opened["bytes"]) == (1, b"", 0)


def test_regions(tmp_path: pathlib.Path) -> None:
    """A region of a file reads the same bytes at each sending, in bounded chunks."""
    path = tmp_path / "x"
    path.write_bytes(b"0123456789" * 20000)
    region = RegionSource(path, 5, 150000)
    for _ in range(2):
        chunks = list(region.chunks())
        assert b"".join(chunks) == (b"0123456789" * 20000)[5:150005]
        assert max(map(len, chunks)) <= 64 * 1024


def test_where_no_thread_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """One worker does the work alone."""

    def start(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    service = Service()
    upload("sync", service, file=DATA)
    assert service.joined == DATA


@every_way
@pytest.mark.parametrize("form", ["path", "file", "iterator"])
def test_memory_holds_no_more_than_what_is_on_the_way(how: str, form: str, tmp_path: pathlib.Path) -> None:
    """A file of 48 MiB goes out in parts of 1 MiB, and a few of these are all that is ever held."""
    mib = 1024 * 1024
    path = tmp_path / "big.bin"
    with open(path, "wb") as made:
        made.truncate(48 * mib)

    class Forgetful(Service):
        def keep(self, number: int, data: Any) -> SimpleNamespace:
            source = source_of(data[1])
            size = len(data[1]) if source is None else sum(len(chunk) for chunk in source.chunks())
            assert size == mib
            with self.lock:
                self.at_once -= 1
            self.received[f"part-{number}"] = b""
            return SimpleNamespace(id=f"part-{number}")

    service = Forgetful()
    with open(path, "rb") as opened:
        forms: dict[str, Any] = {"path": path, "file": opened, "iterator": (bytes(60_000) for _ in range(839))}
        tracemalloc.start()
        try:
            upload(
                how, service, file=forms[form], part_size=mib, concurrency=2,
                bytes=48 * mib if form == "iterator" else None,
            )  # fmt: skip
            assert tracemalloc.get_traced_memory()[1] < 8 * mib
        finally:
            tracemalloc.stop()
    assert service.calls == 48


@pytest.mark.parametrize("late", [False, True], ids=["at work", "while it waits for the others"])
def test_an_interrupted_caller_does_not_wait_for_the_others(late: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the thread of the caller ends the call; the other threads finish what they have begun, and no more."""
    stopped, begun = threading.Event(), threading.Event()
    caller = threading.current_thread()
    left: list[int] = []

    def worker() -> None:
        if threading.current_thread() is caller:
            begun.wait(5)
            if late:
                return
            raise KeyboardInterrupt
        begun.set()
        assert stopped.wait(5)
        left.append(1)

    if late:

        def join(_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(threading.Thread, "join", join)
    with pytest.raises(KeyboardInterrupt):
        parallel.run_threads(worker, 3, stopped.set)
    assert stopped.is_set()
    monkeypatch.undo()
    deadline = time.monotonic() + 5
    while len(left) < 2 and time.monotonic() < deadline:
        time.sleep(0.001)
    assert len(left) == 2
