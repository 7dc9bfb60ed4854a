# Copied from templates/runtime/streaming.py by scripts/generate.py. Edit it there.
"""Request bodies that are read while they are sent: files, paths, iterators. Never more than one chunk in memory.

A body knows its length where that can be known, and whether it can be sent a second time.
"""

from __future__ import annotations

import io
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import Any

from .errors import UsageTypeError

__all__ = ("CHUNK_BYTES", "FileSource", "RegionSource", "Source", "StreamedBody", "source_of")

CHUNK_BYTES = 64 * 1024
_CO_COROUTINE = 0x80
"""The flag of an `async def` (inspect.CO_COROUTINE; importing inspect takes long)."""


class PathSource:
    """A file of the file system, opened at each sending."""

    __slots__ = ("length", "path")
    replayable = True

    def __init__(self, path: Any) -> None:
        import os  # only callers who give a path have a file system

        self.path = path
        self.length: int | None = os.stat(path).st_size

    def chunks(self) -> Iterator[bytes]:
        """Read it."""
        with open(self.path, "rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk


class RegionSource:
    """A region of a file of the file system, opened at each sending."""

    __slots__ = ("length", "path", "start")
    replayable = True

    def __init__(self, path: Any, start: int, length: int) -> None:
        self.path = path
        self.start = start
        self.length: int | None = length

    def chunks(self) -> Iterator[bytes]:
        """Read it."""
        left = self.length or 0
        with open(self.path, "rb") as file:
            file.seek(self.start)
            while left and (chunk := file.read(min(left, CHUNK_BYTES))):
                left -= len(chunk)
                yield chunk


class FileSource:
    """An open binary file, sent from where it stands. A seekable one is put back there for another sending."""

    __slots__ = ("file", "length", "replayable", "start")

    def __init__(self, file: Any) -> None:
        self.file = file
        self.length: int | None = None
        self.start = 0
        self.replayable = _is_seekable(file)
        if self.replayable:
            self.start = file.tell()
            self.length = file.seek(0, 2) - self.start
            file.seek(self.start)

    def head(self, size: int) -> bytes:
        """Give its first bytes and put it back; b"" where that cannot be done."""
        if not self.replayable:
            return b""
        self.file.seek(self.start)
        chunk = self.file.read(size)
        self.file.seek(self.start)
        return _octets(chunk, self.file)

    def chunks(self) -> Iterator[bytes]:
        """Read it from where it stood."""
        if self.replayable:
            self.file.seek(self.start)
        while chunk := self.file.read(CHUNK_BYTES):
            yield _octets(chunk, self.file)


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
        """Refuse: only an async client can read it."""
        raise UsageTypeError("an async iterator can be sent by an async client only; nothing more was sent")


Source = PathSource | RegionSource | FileSource | IteratorSource | AsyncSource


def source_of(content: object) -> Source | None:
    """Give the source that reads `content`, or None where it is no file, path or iterator of bytes.

    UsageTypeError for what gives no bytes: a file of text, one that a web framework reads asynchronously.
    """
    if isinstance(content, RegionSource):
        return content
    if hasattr(content, "__fspath__"):
        return PathSource(content)
    read = getattr(content, "read", None)
    if callable(read):
        if isinstance(content, io.TextIOBase):
            raise UsageTypeError(
                f"{type(content).__name__} gives text, not bytes; open it in binary mode, or give text.encode()"
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
    """A body of several pieces, bytes and sources. Iterate it (or iterate it asynchronously) once for each sending."""

    __slots__ = ("length", "pieces", "replayable")

    def __init__(self, pieces: Iterable[bytes | Source]) -> None:
        self.pieces = tuple(pieces)
        lengths = [len(piece) if isinstance(piece, bytes) else piece.length for piece in self.pieces]
        self.length: int | None = None if None in lengths else sum(length or 0 for length in lengths)
        self.replayable = all(isinstance(piece, bytes) or piece.replayable for piece in self.pieces)

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield from piece.chunks()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _AsyncChunks(self.pieces)

    def __repr__(self) -> str:
        return f"<StreamedBody of {'unknown length' if self.length is None else f'{self.length} bytes'}>"


class _AsyncChunks:
    """A class and no async generator: nothing is left to clean up when a sending breaks off."""

    __slots__ = ("_async", "_pieces", "_sync")

    def __init__(self, pieces: tuple[bytes | Source, ...]) -> None:
        self._pieces = iter(pieces)
        self._sync: Iterator[bytes] | None = None
        self._async: AsyncIterator[bytes] | None = None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
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
    try:  # tempfile.SpooledTemporaryFile of Python 3.10 does not say
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
    return f"{kind} is read asynchronously: give (it.filename, await it.read()){inner}; nothing was sent"


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
    raise UsageTypeError(f"{type(source).__name__} gave {type(chunk).__name__}, not bytes{hint}")
