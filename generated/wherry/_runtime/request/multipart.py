"""multipart/form-data (RFC 7578, names as HTML wants them). The same bytes on every transport.

A file is bytes, bytearray, memoryview, a binary file, an os.PathLike, an iterator of bytes (also an async one), or
(file name, content[, content type[, headers]]). Other values are text: lists `name[]`, objects `name[key]`.
A file without a name or type gets one from its first bytes (file_kinds), unless the caller gives it.
No field name, file name or header can break out of its line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..base.errors import UsageError, UsageTypeError
from ..base.headers import checked
from ..base.unset import Unset, is_not_given
from ..data import codec
from .file_kinds import HEAD_BYTES, OCTETS, named_for, type_of_bytes, type_of_name
from .files import FileSource, RegionSource, Source, StreamedBody, source_of
from .query import flatten

__all__ = ("base_name", "content_of", "encode", "is_file", "new_boundary")

_BYTES = (bytes, bytearray, memoryview)


def new_boundary() -> str:
    """Return a boundary that nobody can guess."""
    from random import SystemRandom

    return f"wherry-{SystemRandom().getrandbits(128):032x}"


def is_file(value: object) -> bool:
    """Return whether `value` has one of the forms of a file (a list of files has not)."""
    if isinstance(value, tuple):
        return _is_pair(value) and _is_content(value[1])
    return _is_content(value)


def _is_pair(value: object) -> bool:
    """Whether it looks like (file name, content, ...)."""
    return isinstance(value, tuple) and 2 <= len(value) <= 4 and isinstance(value[0], (str, type(None)))


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
    """Return the body and its content type. The body is bytes if all of it is in memory, else it is read while it is sent.

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
        elif not isinstance(value, str) and is_not_given(value):
            continue
        elif name in files and (wrong := _not_files(value)):
            raise UsageTypeError(_not_a_file(name, wrong[0]))
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
    """Return the body and content type of a file that is the whole body."""
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
    """Return the parts of a file in any of its forms: name, content, content type, further headers."""
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
    name = name or base_name(content)
    if not name or not (content_type or type_of_name(name)):
        seen = type_of_bytes(_first_bytes(source))
        content_type = content_type or type_of_name(name) or seen or OCTETS
        name = name or named_for(content_type) or named_for(seen) or "upload"
    content_type = content_type or type_of_name(name) or OCTETS
    return name, source, content_type, [(key, item) for key, item in headers.items() if key.lower() != "content-type"]


def _first_bytes(source: bytes | bytearray | memoryview | Source) -> bytes:
    """The first bytes of a file; b"" if it cannot be read twice."""
    if isinstance(source, _BYTES):
        return memoryview(source)[:HEAD_BYTES].tobytes()[:HEAD_BYTES]
    return source.head(HEAD_BYTES) if isinstance(source, FileSource) else b""


def base_name(content: object) -> str:
    """Return the name of a path or an open file without its folders; "" if it has none.

    Files of web frameworks have it as `filename`; what they call `name` may be the field of a form.
    """
    name: Any = content if hasattr(content, "__fspath__") else getattr(content, "filename", None)
    if name is None and not hasattr(content, "filename"):
        name = getattr(content, "name", "")
    path: Any = getattr(name, "__fspath__", None)
    if path is not None:
        name = path()
    if isinstance(name, bytes):
        name = name.decode("utf-8", "replace")
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
    """Join neighbouring pieces that are in memory, with a single copy."""
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


def _not_files(value: Any) -> list[object]:
    """The values given as files that are neither a file nor an object that refers to one."""
    items = value if isinstance(value, (list, tuple)) and not _is_pair(value) else (value,)
    found = [item[1] if _is_pair(item) else item for item in items]
    return [item for item in found if not (isinstance(item, Mapping) or hasattr(item, "to_dict") or is_file(item))]


def _not_a_file(name: str, value: object) -> str:
    kind = type(value).__name__
    hint = ""
    if isinstance(value, str):
        hint = "; a path must be a pathlib.Path, and text meant as the content must be encoded: text.encode()"
    elif hasattr(value, "filename") and hasattr(getattr(value, "file", None), "read"):
        hint = f"; for {kind}, pass (it.filename, it.file)"
    return (
        f"{name}: {kind} is not a file; pass bytes, an open binary file, a pathlib.Path, "
        f"an iterator of bytes, or (file name, content){hint}"
    )

# Copied from templates/runtime/request/multipart.py: edit it there.
