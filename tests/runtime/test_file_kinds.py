"""Files that have no name or no type: told by their first bytes; and things of other libraries that people pass."""

from __future__ import annotations

import asyncio
import io
import os
import pathlib
import tempfile
from typing import Any

import pytest

from wherry._runtime.base.errors import UsageTypeError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.request import multipart
from wherry._runtime.request.files import StreamedBody
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

SEND = Operation("POST", "/things", name="things.create", body="multipart", files=("file",))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt "
KINDS = [
    (PNG, "image.png", "image/png"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image.jpg", "image/jpeg"),
    (b"\xff\xd8\xff\xe1\x00\x10Exif", "image.jpg", "image/jpeg"),
    (b"GIF87a\x01\x00", "image.gif", "image/gif"),
    (b"GIF89a\x01\x00", "image.gif", "image/gif"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image.webp", "image/webp"),
    (WAV, "audio.wav", "audio/wav"),
    (b"ID3\x04\x00", "audio.mp3", "audio/mpeg"),
    (b"\xff\xfb\x90\x00", "audio.mp3", "audio/mpeg"),
    (b"\xff\xf3\x40\xc4", "audio.mp3", "audio/mpeg"),
    (b"\xff\xf1\x50\x80", "audio.aac", "audio/aac"),
    (b"OggS\x00\x02", "audio.ogg", "audio/ogg"),
    (b"fLaC\x00\x00", "audio.flac", "audio/flac"),
    (b"\x00\x00\x00\x20ftypM4A \x00\x00", "audio.m4a", "audio/mp4"),
    (b"\x00\x00\x00\x20ftypisom\x00\x00", "video.mp4", "video/mp4"),
    (b"\x00\x00\x00\x1cftypmp42\x00\x00", "video.mp4", "video/mp4"),
    (b"\x00\x00\x00\x14ftypqt  \x00\x00", "video.mov", "video/quicktime"),
    (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm", "video.webm", "video/webm"),
    (b"%PDF-1.7\n", "upload.pdf", "application/pdf"),
    (b"\x00\x00\x00\x1cftypavif\x00\x00", "upload", "application/octet-stream"),
    (b"\x1aE\xdf\xa3\x9fmatroska", "upload", "application/octet-stream"),
    (b"RIFF\x24\x00\x00\x00AVI LIST", "upload", "application/octet-stream"),
    (b"\xff\xfeh\x00i\x00", "upload", "application/octet-stream"),
    (b'{"a": 1}\n', "upload", "application/octet-stream"),
    (b"\x89PN", "upload", "application/octet-stream"),
    (b"", "upload", "application/octet-stream"),
]


def part(value: Any) -> tuple[bytes, bytes]:
    """The head and the content of the one part of a form."""
    body, _ = multipart.encode({"file": value}, files=("file",), boundary="B")
    whole = body if isinstance(body, bytes) else b"".join(body)
    head, _, rest = whole.partition(b"\r\n\r\n")
    return head, rest.removesuffix(b"\r\n--B--\r\n")


def golden(name: str, kind: str) -> bytes:
    return f'--B\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {kind}'.encode()


@pytest.mark.parametrize(("content", "name", "kind"), KINDS)
def test_files_without_a_name(content: bytes, name: str, kind: str) -> None:
    """In memory and in files alike, the first bytes give both name and type; the content is sent whole."""
    forms: list[Any] = [
        content,
        bytearray(content),
        memoryview(content),
        io.BytesIO(content),
        (None, content),
        ("", content),
    ]
    for form in (*forms, (None, io.BytesIO(content), None)):
        assert part(form) == (golden(name, kind), content)


@pytest.mark.parametrize(
    ("value", "name", "kind"),
    [
        (("a.jpg", PNG), "a.jpg", "image/jpeg"),
        (("a.png", WAV, "audio/x-own"), "a.png", "audio/x-own"),
        (("photo", PNG), "photo", "image/png"),
        (("photo.unknown", PNG), "photo.unknown", "image/png"),
        (("png", b"x"), "png", "application/octet-stream"),
        (("photo", PNG, "image/own"), "photo", "image/own"),
        ((None, b"x", "audio/mpeg"), "audio.mp3", "audio/mpeg"),
        ((None, PNG, "image/jpeg; q=1"), "image.jpg", "image/jpeg; q=1"),
        ((None, PNG, "application/octet-stream"), "image.png", "application/octet-stream"),
        ((None, b"x", "text/x-own"), "upload", "text/x-own"),
        ((None, b"x", "text/markdown"), "upload.md", "text/markdown"),
    ],
)
def test_what_the_caller_says_wins(value: Any, name: str, kind: str) -> None:
    """The first bytes speak only where neither name nor type does."""
    assert part(value)[0] == golden(name, kind)


def test_a_file_is_sent_from_where_it_stands() -> None:
    """What is looked at is what will be sent, and the file stands where it stood."""
    file = io.BytesIO(b"skipped" + PNG)
    file.seek(7)
    assert part(file) == (golden("image.png", "image/png"), PNG)
    once = io.BufferedReader(_Once(PNG))  # type: ignore[type-var]
    assert part(once) == (golden("upload", "application/octet-stream"), PNG)


class _Once(io.RawIOBase):
    """A stream that cannot go back."""

    def __init__(self, content: bytes) -> None:
        self._rest = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._rest.readinto(buffer)


class _Named(io.BytesIO):
    def __init__(self, content: bytes, **attributes: Any) -> None:
        super().__init__(content)
        self.__dict__.update(attributes)


class _Path:
    def __fspath__(self) -> str:
        return "/some/dir/b.wav"


@pytest.mark.parametrize(
    ("attributes", "name", "kind"),
    [
        ({"name": 5}, "image.png", "image/png"),
        ({"name": None}, "image.png", "image/png"),
        ({"name": pathlib.PurePosixPath("/dir/a.gif")}, "a.gif", "image/gif"),
        ({"name": _Path()}, "b.wav", "audio/wav"),
        ({"name": b"/dir/\xc3\xa4.gif"}, "ä.gif", "image/gif"),
        ({"name": "<fdopen>"}, "image.png", "image/png"),
        ({"name": "field", "filename": "photo.webp"}, "photo.webp", "image/webp"),  # as werkzeug has it
        ({"name": "field", "filename": None}, "image.png", "image/png"),
        ({"name": "photo.webp", "size": 9, "content_type": "x/y"}, "photo.webp", "image/webp"),  # as Django has it
    ],
)
def test_names_of_file_objects(attributes: dict[str, Any], name: str, kind: str) -> None:
    """A name may be a path, bytes, a number or nothing; web frameworks have it elsewhere."""
    assert part(_Named(PNG, **attributes)) == (golden(name, kind), PNG)


def test_temporary_files(tmp_path: pathlib.Path) -> None:
    """Spooled ones have no name, those of descriptors a number; both are told by their bytes and can be sent again."""
    with tempfile.SpooledTemporaryFile() as spooled:
        spooled.write(PNG)
        spooled.seek(0)
        body, _ = multipart.encode({"file": spooled}, boundary="B")
        assert isinstance(body, StreamedBody)
        assert (body.replayable, body.length) == (True, len(b"".join(body)))
        spooled.seek(0)
        assert part(spooled) == (golden("image.png", "image/png"), PNG)
    path = tmp_path / "x"
    path.write_bytes(WAV)
    with os.fdopen(os.open(path, os.O_RDONLY), "rb") as file:
        assert part(file) == (golden("audio.wav", "audio/wav"), WAV)
    with path.open("rb") as file:
        assert part(file) == (golden("x", "audio/wav"), WAV)


class UploadFile:
    """As Starlette and FastAPI have it."""

    def __init__(self, file: Any, filename: str) -> None:
        self.file, self.filename = file, filename

    async def read(self, size: int = -1) -> bytes:
        return bytes(self.file.read(size))


class Delegating:
    """An object whose read is no `async def` but gives an awaitable."""

    def __init__(self, upload: UploadFile) -> None:
        self.read = lambda size=-1: upload.read(size)


class FileField:
    """As aiohttp has it: a file in an attribute, and no way to read it itself."""

    def __init__(self, file: Any, filename: str) -> None:
        self.file, self.filename, self.name = file, filename, "field"


REFUSED = [
    (UploadFile(io.BytesIO(PNG), "a.png"), r"UploadFile is read asynchronously: pass \(it.filename, await it.read\(\)\), or"),
    (("a.png", UploadFile(io.BytesIO(PNG), "a.png")), "UploadFile is read asynchronously"),
    ([UploadFile(io.BytesIO(PNG), "a.png")], "UploadFile is read asynchronously"),
    (Delegating(UploadFile(io.BytesIO(PNG), "a.png")), "Delegating is read asynchronously"),
    (FileField(io.BytesIO(PNG), "a.png"), r"FileField is not a file.*for FileField, pass \(it.filename, it.file\)"),
    ("picture.png", r"str is not a file.*pathlib.Path, and text .* be encoded"),
    (("a.txt", "text"), "str is not a file.*be encoded"),
    ([b"x", "picture.png"], "str is not a file"),
    ([("a.txt", "text")], "str is not a file"),
    (5, "int is not a file"),
    (io.StringIO("x"), r"StringIO yields text, not bytes; open it in binary mode, or pass text.encode\(\)"),
    (("a.txt", io.StringIO("x")), "StringIO yields text"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "match"), REFUSED)
def test_what_cannot_be_sent(value: Any, match: str) -> None:
    """The error says what to give instead; nothing is sent, by neither client, and no coroutine is left unawaited."""
    transport = MemoryTransport([Reply(json={})])
    with pytest.raises(UsageTypeError, match=match):
        Client(api_key="k", transport=transport)._request(SEND, JSON, body={"file": value})

    async def main() -> None:
        transport = AsyncMemoryTransport([Reply(json={})])
        with pytest.raises(UsageTypeError, match=match):
            await AsyncClient(api_key="k", transport=transport)._request(SEND, JSON, body={"file": value})

    asyncio.run(main())


class AsyncFile:
    """As aiofiles and anyio have it: read and iterated asynchronously."""

    name = "a.png"

    def __init__(self, content: bytes) -> None:
        self._lines = iter(content.splitlines(keepends=True))

    async def read(self, size: int = -1) -> bytes:
        return b"".join(self._lines)

    def __aiter__(self) -> AsyncFile:
        return self

    async def __anext__(self) -> bytes:
        line = next(self._lines, None)
        if line is None:
            raise StopAsyncIteration
        return line


def test_files_that_are_read_asynchronously() -> None:
    """One that can be iterated is sent by an async client, and a sync one says that it cannot."""

    async def main() -> bytes:
        transport = AsyncMemoryTransport([Reply(json={})])
        await AsyncClient(api_key="k", transport=transport)._request(SEND, JSON, body={"file": AsyncFile(PNG)})
        return transport.requests[0].body

    sent = asyncio.run(main())
    assert b'filename="a.png"\r\nContent-Type: image/png\r\n\r\n' + PNG in sent
    with pytest.raises(UsageTypeError, match="only an async client"):
        Client(api_key="k", transport=MemoryTransport([Reply(json={})]))._request(
            SEND, JSON, body={"file": AsyncFile(PNG)}
        )
