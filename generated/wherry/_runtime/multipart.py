# Copied from templates/runtime/multipart.py by scripts/generate.py. Edit it there.
"""multipart/form-data (RFC 7578, names as HTML wants them). The same bytes on every transport.

A file is bytes, bytearray, memoryview, a binary file, an os.PathLike, an iterator of bytes (also an async one), or
(file name, content[, content type[, headers]]). Other values are text: lists `name[]`, objects `name[key]`.
No field name, file name or header can break out of its line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from . import codec
from .errors import UsageError, UsageTypeError
from .headers import checked
from .query import flatten
from .sentinel import Unset
from .streaming import RegionSource, Source, StreamedBody, source_of

__all__ = ("base_name", "content_of", "encode", "is_file", "new_boundary")

_TYPES = {
    "aac": "audio/aac",
    "bin": "application/octet-stream",
    "css": "text/css",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "flac": "audio/flac",
    "gif": "image/gif",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "m4a": "audio/mp4",
    "md": "text/markdown",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "mpeg": "audio/mpeg",
    "mpga": "audio/mpeg",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "py": "text/x-python",
    "tar": "application/x-tar",
    "txt": "text/plain",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""Our own table: the one of the operating system differs from machine to machine, and WebAssembly has none."""

_BYTES = (bytes, bytearray, memoryview)


def new_boundary() -> str:
    """Make a boundary that nobody can guess."""
    from random import SystemRandom

    return f"wherry-{SystemRandom().getrandbits(128):032x}"


def is_file(value: object) -> bool:
    """Say whether `value` has one of the forms of a file (a list of files has not)."""
    if isinstance(value, tuple):
        return 2 <= len(value) <= 4 and isinstance(value[0], (str, type(None))) and _is_content(value[1])
    return _is_content(value)


def _is_content(value: object) -> bool:
    if (
        isinstance(value, (*_BYTES, RegionSource))
        or hasattr(value, "__fspath__")
        or callable(getattr(value, "read", None))
    ):
        return True
    return not isinstance(value, (str, list, tuple, Mapping)) and (
        hasattr(value, "__anext__") or hasattr(value, "__aiter__") or hasattr(value, "__next__")
    )


def encode(
    fields: Mapping[str, Any],
    *,
    files: tuple[str, ...] = (),
    parts: Mapping[str, str] | None = None,
    boundary: str | None = None,
) -> tuple[bytes | StreamedBody, str]:
    """Give the body and its content type. It is bytes where everything is in memory, else read while it is sent.

    `files` names the binary fields, `parts` the content types that fields must have.
    """
    boundary = boundary or new_boundary()
    pieces: list[bytes | bytearray | memoryview | Source] = []
    for name, value in fields.items():
        if value is None or isinstance(value, Unset):
            continue
        prescribed = (parts or {}).get(name)
        if is_file(value):
            _add_file(pieces, boundary, name, value, prescribed)
        elif isinstance(value, (list, tuple)) and value and all(map(is_file, value)):
            for item in value:
                _add_file(pieces, boundary, name if name.endswith("[]") else f"{name}[]", item, prescribed)
        elif name in files and not isinstance(value, (Mapping, list, tuple)) and not hasattr(value, "to_dict"):
            raise UsageTypeError(_not_a_file(name, value))
        elif prescribed is not None:
            text = json.dumps(codec.plain(value), ensure_ascii=False, separators=(",", ":"))
            if isinstance(value, str):
                text = value
            pieces.append(_head(boundary, name, None, prescribed, ()) + _utf8(text) + b"\r\n")
        else:
            for field, text in flatten(name, codec.plain(value)):
                pieces.append(_head(boundary, field, None, None, ()) + _utf8(text) + b"\r\n")
    pieces.append(b"--" + boundary.encode("ascii") + b"--\r\n")
    return _joined(pieces), f"multipart/form-data; boundary={boundary}"


def content_of(value: object) -> tuple[bytes | StreamedBody, str]:
    """Give body and content type of one file that is a whole request body."""
    _, content, content_type, _ = _file(value)
    if isinstance(content, _BYTES):
        return bytes(content), content_type
    return StreamedBody((content,)), content_type


def _add_file(
    pieces: list[bytes | bytearray | memoryview | Source],
    boundary: str,
    name: str,
    value: object,
    prescribed: str | None,
) -> None:
    filename, content, content_type, headers = _file(value)
    pieces.append(_head(boundary, name, filename, prescribed or content_type, headers))
    pieces.append(content)
    pieces.append(b"\r\n")


def _file(
    value: object,
) -> tuple[str, bytes | bytearray | memoryview | Source, str, Iterable[tuple[str, str]]]:
    """Take any form of a file apart: name, content, content type, further headers."""
    name: str | None = None
    content: object = value
    content_type: str | None = None
    headers: Mapping[str, str] = {}
    if isinstance(value, tuple):
        name, content = value[:2]
        content_type = value[2] if len(value) > 2 else None
        headers = (value[3] if len(value) > 3 else None) or {}
    source: bytes | bytearray | memoryview | Source | None
    source = content if isinstance(content, _BYTES) else source_of(content)
    if source is None:
        raise UsageTypeError(_not_a_file("a file", content))
    if not name:
        name = base_name(content) or "upload"
    if not content_type:
        content_type = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return name, source, content_type, [(key, item) for key, item in headers.items() if key.lower() != "content-type"]


def base_name(content: object) -> str:
    """Give the name of a path or an open file without its folders, "" where it has none."""
    name = str(content) if hasattr(content, "__fspath__") else getattr(content, "name", "")
    if not isinstance(name, str) or name.startswith("<"):
        return ""
    return name.replace("\\", "/").rpartition("/")[2]


def _head(
    boundary: str, name: str, filename: str | None, content_type: str | None, headers: Iterable[tuple[str, str]]
) -> bytes:
    lines = [f'--{boundary}\r\nContent-Disposition: form-data; name="{_escape(name)}"']
    if filename is not None:
        if any(ord(character) < 32 or ord(character) == 127 for character in filename):
            raise UsageError(f"the file name {filename!r} has a control character; nothing was sent")
        lines[0] += f'; filename="{_escape(filename)}"'
    lines += [f"{key}: {checked(key, value)}" for key, value in headers]
    if content_type is not None:
        lines.append(f"Content-Type: {checked('Content-Type', content_type)}")
    return _utf8("\r\n".join(lines) + "\r\n\r\n")


def _escape(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _joined(pieces: list[bytes | bytearray | memoryview | Source]) -> bytes | StreamedBody:
    """Join neighbours that are in memory; one copy of the whole."""
    merged: list[bytes | Source] = []
    pending: list[bytes | bytearray | memoryview] = []
    for piece in pieces:
        if isinstance(piece, _BYTES):
            pending.append(piece)
        else:
            merged += [b"".join(pending), piece]
            pending = []
    if not merged:
        return b"".join(pending)
    return StreamedBody([*merged, b"".join(pending)])


def _not_a_file(name: str, value: object) -> str:
    return (
        f"{name}: {type(value).__name__} is not a file; give bytes, an open binary file, a pathlib.Path, "
        "an iterator of bytes, or (file name, content)"
    )
