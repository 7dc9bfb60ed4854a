"""multipart/form-data: golden bytes, forms of files, and no way out of a header."""

from __future__ import annotations

import asyncio
import io
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base.errors import UsageError, UsageTypeError
from wherry._runtime.base.unset import UNSET
from wherry._runtime.request import multipart
from wherry._runtime.request.files import StreamedBody


def encode(fields: dict[str, Any], **more: Any) -> bytes:
    body, kind = multipart.encode(fields, boundary="B", **more)
    assert kind == "multipart/form-data; boundary=B"
    return body if isinstance(body, bytes) else b"".join(body)


def lines(body: bytes) -> list[str]:
    return body.decode().split("\r\n")


def test_text_fields() -> None:
    """Scalars, lists and objects in the spelling of the API; what is None, UNSET or empty is not sent."""
    body = encode(
        {
            "model": "whisper-1",
            "temperature": 0.5,
            "stream": False,
            "include": ["a", "b"],
            "chunking_strategy": {"type": "server_vad", "list": [1]},
            "none": None,
            "unset": UNSET,
            "empty": [],
            "unicode": "é",
        }
    )
    assert lines(body) == [
        "--B",
        'Content-Disposition: form-data; name="model"',
        "",
        "whisper-1",
        "--B",
        'Content-Disposition: form-data; name="temperature"',
        "",
        "0.5",
        "--B",
        'Content-Disposition: form-data; name="stream"',
        "",
        "false",
        "--B",
        'Content-Disposition: form-data; name="include[]"',
        "",
        "a",
        "--B",
        'Content-Disposition: form-data; name="include[]"',
        "",
        "b",
        "--B",
        'Content-Disposition: form-data; name="chunking_strategy[type]"',
        "",
        "server_vad",
        "--B",
        'Content-Disposition: form-data; name="chunking_strategy[list][]"',
        "",
        "1",
        "--B",
        'Content-Disposition: form-data; name="unicode"',
        "",
        "é",
        "--B--",
        "",
    ]


class Named(io.BytesIO):
    name = "/some/dir/Ünï.mp3"


@pytest.mark.parametrize(
    ("value", "filename", "kind", "content"),
    [
        (b"x", "upload", "application/octet-stream", "x"),
        (bytearray(b"x"), "upload", "application/octet-stream", "x"),
        (memoryview(b"xy")[1:], "upload", "application/octet-stream", "y"),
        (("a.jsonl", b"x"), "a.jsonl", "application/jsonl", "x"),
        (("a.PNG", b"x"), "a.PNG", "image/png", "x"),
        (("a.png", b"x", "image/x-own"), "a.png", "image/x-own", "x"),
        ((None, b"x"), "upload", "application/octet-stream", "x"),
        (io.BytesIO(b"x"), "upload", "application/octet-stream", "x"),
        (Named(b"x"), "Ünï.mp3", "audio/mpeg", "x"),
        (("b.wav", Named(b"x")), "b.wav", "audio/wav", "x"),
        (iter([b"x", bytearray(b"y")]), "upload", "application/octet-stream", "xy"),
    ],
)
def test_forms_of_a_file(value: Any, filename: str, kind: str, content: str) -> None:
    """Every accepted form gives one part with a file name and a content type."""
    assert lines(encode({"file": value}, files=("file",))) == [
        "--B",
        f'Content-Disposition: form-data; name="file"; filename="{filename}"',
        f"Content-Type: {kind}",
        "",
        content,
        "--B--",
        "",
    ]


def test_a_path(tmp_path: pathlib.Path) -> None:
    """A path is streamed, with its length known."""
    path = tmp_path / "notes.md"
    path.write_bytes(b"# hi" * 50000)
    body, _ = multipart.encode({"file": path}, boundary="B")
    assert isinstance(body, StreamedBody)
    assert body.replayable
    chunks = list(body)
    assert max(map(len, chunks)) <= 64 * 1024
    assert sum(map(len, chunks)) == body.length
    assert b"".join(chunks) == b"".join(body)
    assert b'filename="notes.md"\r\nContent-Type: text/markdown\r\n' in chunks[0]


def test_further_headers_of_a_part() -> None:
    """The fourth element of the tuple adds headers; it cannot replace the content type."""
    body = encode({"file": ("a.txt", b"x", "text/plain", {"X-A": "1", "content-type": "no"})})
    assert "X-A: 1\r\nContent-Type: text/plain\r\n" in body.decode()


def test_several_files() -> None:
    """A list of files is `name[]`, one file is `name`."""
    body = encode({"image": [b"1", ("b.png", b"2")], "mask": b"3"}, files=("image", "mask"))
    names = [line for line in lines(body) if line.startswith("Content-Disposition")]
    assert names == [
        'Content-Disposition: form-data; name="image[]"; filename="upload"',
        'Content-Disposition: form-data; name="image[]"; filename="b.png"',
        'Content-Disposition: form-data; name="mask"; filename="upload"',
    ]


def test_prescribed_content_types() -> None:
    """Parts for which the document prescribes a type carry it; objects travel as JSON then."""
    body = encode(
        {"sdp": "v=0\r\n", "session": {"é": [1]}}, parts={"sdp": "application/sdp", "session": "application/json"}
    )
    assert body.decode() == (
        '--B\r\nContent-Disposition: form-data; name="sdp"\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n\r\n'
        '--B\r\nContent-Disposition: form-data; name="session"\r\nContent-Type: application/json\r\n\r\n'
        '{"é":[1]}\r\n--B--\r\n'
    )


@pytest.mark.parametrize("value", ["path/to/file", 5, object()])
def test_what_is_no_file_is_refused(value: Any) -> None:
    """A string in the place of a file is a mistake, and the error says what to give."""
    with pytest.raises(UsageTypeError, match=r"file: .* is not a file; pass bytes"):
        encode({"file": value}, files=("file",))


def test_an_object_may_stand_for_a_file() -> None:
    """A reference (an object) is allowed where a file is; it is spelled like any object."""
    assert 'name="image[file_id]"' in encode({"image": {"file_id": "f"}}, files=("image",)).decode()


def test_a_text_file_is_refused() -> None:
    """A file that was opened for text says so when it is read."""
    with pytest.raises(UsageTypeError, match="binary mode"):
        encode({"file": io.StringIO("x")})


@pytest.mark.parametrize("name", ["a\r\nX: 1", "a\nb", "a\0b", "a\x7fb"])
def test_control_characters_in_file_names_are_refused(name: str) -> None:
    """A file name cannot break out of its line."""
    with pytest.raises(UsageError, match="control character"):
        encode({"file": (name, b"x")})


def test_quotes_and_line_breaks_in_field_names() -> None:
    """Quotes are percent-encoded as HTML says; line breaks in field names as well."""
    body = encode({'a"b\r\nc': "x", "file": ('q"q.txt', b"x")}).decode()
    assert 'name="a%22b%0D%0Ac"' in body
    assert 'filename="q%22q.txt"' in body


@pytest.mark.parametrize("place", [("f", b"", "text/plain\r\nX: 1"), ("f", b"", None, {"X": "1\r\nY: 2"})])
def test_line_breaks_in_part_headers_are_refused(place: Any) -> None:
    """Content types and part headers are checked like all headers."""
    with pytest.raises(UsageError, match="line break"):
        encode({"file": place})


def test_the_boundary_is_new_each_time() -> None:
    """Nobody can guess the boundary, and it is legal without quotes."""
    first, second = multipart.new_boundary(), multipart.new_boundary()
    assert first != second
    assert len(first) <= 70
    assert all(character.isalnum() or character == "-" for character in first)


texts = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.tuples(texts, texts | st.binary(max_size=40)), max_size=5, unique_by=lambda pair: pair[0]))
def test_any_form_comes_back(pairs: list[tuple[str, Any]]) -> None:
    """Property: whatever the names and contents, splitting at the boundary gives them back, in order."""
    body, kind = multipart.encode(dict(pairs))
    assert isinstance(body, bytes)
    boundary = kind.partition("boundary=")[2].encode()
    first, *parts, last = (b"\r\n" + body).split(b"\r\n--" + boundary)
    assert (first, last) == (b"", b"--\r\n")
    assert len(parts) == len(pairs)
    for part, (name, value) in zip(parts, pairs, strict=True):
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        assert content == (value if isinstance(value, bytes) else value.encode())
        escaped = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        disposition = re.sub(r'; filename="[a-z]+(\.[a-z0-9]+)?"$', "", head.split(b"\r\n")[0].decode())
        assert disposition == f'Content-Disposition: form-data; name="{escaped}"'


# --- bodies that are read while they are sent ------------------------------------------------------------------------


class Pipe:
    """A file that cannot seek."""

    def __init__(self) -> None:
        self._chunks = [b"one", b"two"]

    def read(self, size: int) -> bytes:
        return self._chunks.pop(0) if self._chunks else b""


def test_lengths_and_replays() -> None:
    """A body knows its length if all pieces do, and can be sent again if all pieces can."""
    seekable, _ = multipart.encode({"a": io.BytesIO(b"123")}, boundary="B")
    assert isinstance(seekable, StreamedBody)
    assert (seekable.replayable, seekable.length) == (True, len(b"".join(seekable)))
    for one_way in (Pipe(), iter([b"onetwo"])):
        body, _ = multipart.encode({"a": one_way}, boundary="B")
        assert isinstance(body, StreamedBody)
        assert (body.replayable, body.length) == (False, None)
        assert b"onetwo" in b"".join(body)
        assert "unknown length" in repr(body)


def test_async_iteration_gives_the_same_bytes() -> None:
    """Async clients read bytes, files, iterators and async iterators in one body."""

    async def numbers() -> Any:
        for number in range(3):
            yield b"%d" % number

    def letters() -> Iterator[bytes]:
        yield b"ab"
        yield b""
        yield b"c"

    async def main() -> bytes:
        fields = {"t": "x", "n": numbers(), "l": letters(), "f": io.BytesIO(b"file")}
        body, _ = multipart.encode(fields, boundary="B")
        assert isinstance(body, StreamedBody)
        return b"".join([chunk async for chunk in body])

    text = asyncio.run(main()).decode()
    assert [text.count(f"\r\n\r\n{content}\r\n") for content in ("x", "012", "abc", "file")] == [1, 1, 1, 1]


def test_nothing_on_the_way_imports_tempfile() -> None:
    """In-memory uploads need no file system: `os` is used behind a path alone, tempfile never."""
    import ast

    for module in ("multipart", "files", "body"):
        source = pathlib.Path(multipart.__file__).with_name(f"{module}.py").read_text()
        top = [node for node in ast.parse(source).body if isinstance(node, (ast.Import, ast.ImportFrom))]
        names = {alias.name for node in top for alias in node.names}
        assert not names & {"os", "tempfile", "shutil", "pathlib", "mimetypes"}
