"""Request bodies that are read while they are sent: files, paths, iterators. Never more than one chunk is in memory.

A body knows its length, if that can be known, and whether it can be sent a second time. If a file grows while it is
sent, no more than the announced length is sent; if it shrinks, the call fails.
"""

from __future__ import annotations

import io
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..base.annotating import Later
from ..base.errors import UsageError, UsageFileError, UsageFileNotFoundError, UsageTypeError

if TYPE_CHECKING:
    import os
else:
    os = Later("os", __package__)  # only callers who give a path have a file system

__all__ = ("CHUNK_BYTES", "FileSource", "RegionSource", "Source", "StreamedBody", "file_from_path", "source_of")

CHUNK_BYTES = 64 * 1024
_CO_COROUTINE = 0x80
"""The flag of an `async def` (inspect.CO_COROUTINE; importing inspect takes long)."""


def file_from_path(path: str | os.PathLike[str]) -> tuple[str, bytes]:
    """Return name and content of a file, for an argument that takes a file. OSError if it cannot be read."""
    with open(path, "rb") as file:
        return os.path.basename(path), file.read()


class RegionSource:
    """A region of a file in the file system, opened each time it is sent."""

    __slots__ = ("length", "path", "start")
    replayable = True

    def __init__(self, path: Any, start: int, length: int) -> None:
        self.path = path
        self.start = start
        self.length: int | None = length

    def chunks(self) -> Iterator[bytes]:
        """Read it. UsageFileError if it is gone, UsageError if it has become shorter."""
        try:
            file = open(self.path, "rb")  # noqa: SIM115 - errors of opening are reworded, those of reading stay as they are
        except OSError as error:
            raise _unreadable(self.path, error) from error
        with file:
            if self.start:
                file.seek(self.start)
            yield from _measured(file, self.length, self.path)


class PathSource(RegionSource):
    """A whole file in the file system, opened each time it is sent."""

    __slots__ = ()

    def __init__(self, path: Any) -> None:
        try:
            length = os.stat(path).st_size
        except OSError as error:
            raise _unreadable(path, error) from error
        super().__init__(path, 0, length)


class FileSource:
    """An open binary file, sent from its current position. If it is seekable, it can be sent again from there."""

    __slots__ = ("file", "length", "replayable", "start")

    def __init__(self, file: Any) -> None:
        self.file = file
        self.length: int | None = None
        self.start = 0
        self.replayable = _is_seekable(file)
        if self.replayable:
            self.start = file.tell()
            file.seek(0, 2)
            self.length = max(file.tell() - self.start, 0)
            file.seek(self.start)

    def head(self, size: int) -> bytes:
        """Return its first bytes without moving its position; b"" if it is not seekable."""
        if not self.replayable:
            return b""
        self.file.seek(self.start)
        chunk = self.file.read(size)
        self.file.seek(self.start)
        return _octets(chunk, self.file)

    def chunks(self) -> Iterator[bytes]:
        """Read it from its first position. UsageError if it has become shorter."""
        if self.replayable:
            self.file.seek(self.start)
        return _measured(self.file, self.length, self.file)


def _measured(file: Any, length: int | None, source: Any) -> Iterator[bytes]:
    """Read `length` bytes of `file` in chunks; None: all of it."""
    left = CHUNK_BYTES if length is None else length
    while left:
        chunk = _octets(file.read(min(left, CHUNK_BYTES)), source)
        if not chunk:
            break
        if length is not None:
            chunk = chunk[:left]
            left -= len(chunk)
        yield chunk
    if length is not None and left:
        raise UsageError(
            f"{_name(source)} turned out {left} bytes shorter than the {length} that were announced; "
            "the call was abandoned"
        )


def _unreadable(path: Any, error: OSError) -> UsageFileError:
    kind = UsageFileNotFoundError if isinstance(error, FileNotFoundError) else UsageFileError
    return kind(f"{_name(path)} cannot be read: {error.strerror or error}")


def _name(source: Any) -> str:
    name = source if hasattr(source, "__fspath__") else getattr(source, "name", None)
    return f"the file {str(name)!r}" if name is not None else f"the {type(source).__name__}"


class IteratorSource:
    """An iterator of bytes, which can be sent once."""

    __slots__ = ("iterable",)
    replayable = False
    length: int | None = None

    def __init__(self, iterable: Iterable[bytes]) -> None:
        self.iterable = iterable

    def chunks(self) -> Iterator[bytes]:
        """Read what is left."""
        for chunk in self.iterable:
            yield _octets(chunk, self.iterable)


class AsyncSource:
    """An async iterator of bytes, for async clients, which can be sent once."""

    __slots__ = ("iterable",)
    replayable = False
    length: int | None = None

    def __init__(self, iterable: AsyncIterable[bytes]) -> None:
        self.iterable = iterable

    def chunks(self) -> Iterator[bytes]:
        """Raise UsageTypeError: only an async client can read it."""
        raise UsageTypeError("only an async client can send an async iterator; nothing more was sent")


Source = RegionSource | FileSource | IteratorSource | AsyncSource


def source_of(content: object) -> Source | None:
    """Return the source that reads `content`, or None if it is not a file, path or iterator of bytes.

    UsageTypeError for a file that returns no bytes: a text file, or one that a web framework reads asynchronously.
    """
    if isinstance(content, RegionSource):
        return content
    if hasattr(content, "__fspath__"):
        return PathSource(content)
    read = getattr(content, "read", None)
    if callable(read):
        if isinstance(content, io.TextIOBase):
            raise UsageTypeError(
                f"{type(content).__name__} yields text, not bytes; open it in binary mode, or pass text.encode()"
            )
        if not _is_async(read):
            return FileSource(content)
        if not isinstance(content, AsyncIterable):
            raise UsageTypeError(_read_asynchronously(content))
    if isinstance(content, AsyncIterable):
        return AsyncSource(content)
    if isinstance(content, Iterator):
        return IteratorSource(content)
    return None


class StreamedBody:
    """A body of several pieces: bytes and sources. Iterate it, or iterate it asynchronously, each time it is sent.

    `raised` is the error that a source raised: it is the caller's own, not one of the connection.
    """

    __slots__ = ("length", "pieces", "raised", "replayable")

    def __init__(self, pieces: Iterable[bytes | Source]) -> None:
        self.pieces = tuple(pieces)
        lengths = [len(piece) if isinstance(piece, bytes) else piece.length for piece in self.pieces]
        self.length: int | None = None if None in lengths else sum(length or 0 for length in lengths)
        self.replayable = all(isinstance(piece, bytes) or piece.replayable for piece in self.pieces)
        self.raised: Exception | None = None

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, bytes):
                yield piece
                continue
            try:
                yield from piece.chunks()
            except Exception as error:
                self.raised = error
                raise

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _AsyncChunks(self)

    def __repr__(self) -> str:
        return f"<StreamedBody of {'unknown length' if self.length is None else f'{self.length} bytes'}>"


class _AsyncChunks:
    """A class rather than an async generator: nothing is left to clean up if sending stops half-way."""

    __slots__ = ("_async", "_body", "_pieces", "_sync")

    def __init__(self, body: StreamedBody) -> None:
        self._body = body
        self._pieces = iter(body.pieces)
        self._sync: Iterator[bytes] | None = None
        self._async: AsyncIterator[bytes] | None = None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            return await self._next()
        except StopAsyncIteration:
            raise
        except Exception as error:
            self._body.raised = error
            raise

    async def _next(self) -> bytes:
        while True:
            if self._sync is not None:
                chunk = next(self._sync, None)
                if chunk is not None:
                    return chunk
                self._sync = None
            elif self._async is not None:
                try:
                    return _octets(await self._async.__anext__(), self._async)
                except StopAsyncIteration:
                    self._async = None
            else:
                piece = next(self._pieces, None)
                if piece is None:
                    raise StopAsyncIteration
                if isinstance(piece, bytes):
                    return piece
                if isinstance(piece, AsyncSource):
                    self._async = piece.iterable.__aiter__()
                else:
                    self._sync = piece.chunks()


def _is_seekable(file: Any) -> bool:
    seekable = getattr(file, "seekable", None)
    if callable(seekable):
        return bool(seekable())
    try:  # some do not say: SpooledTemporaryFile of Python 3.10, mmap before 3.13
        file.seek(file.tell())
    except (AttributeError, OSError, TypeError, ValueError):
        return False
    return True


def _is_async(method: Any) -> bool:
    code = getattr(getattr(method, "__func__", method), "__code__", None)
    return bool(code is not None and code.co_flags & _CO_COROUTINE)


def _read_asynchronously(file: object) -> str:
    kind = type(file).__name__
    inner = f", or {kind}'s own .file" if hasattr(getattr(file, "file", None), "read") else ""
    return f"{kind} is read asynchronously: pass (it.filename, await it.read()){inner}; nothing was sent"


def _octets(chunk: object, source: object) -> bytes:
    if isinstance(chunk, bytes):
        return chunk
    if hasattr(chunk, "__await__"):
        close: Any = getattr(chunk, "close", None)
        if close is not None:
            close()
        raise UsageTypeError(_read_asynchronously(source))
    if isinstance(chunk, (bytearray, memoryview)):
        return bytes(chunk)
    hint = "; open it in binary mode" if isinstance(chunk, str) else ""
    raise UsageTypeError(f"{type(source).__name__} yielded {type(chunk).__name__}, not bytes{hint}")

# Copied from templates/runtime/request/files.py: edit it there.
