"""FileTypes: the types that are accepted as a file, for annotations. How they are read: see multipart.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ("FileContent", "FileTypes")

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable, Mapping
    from os import PathLike
    from typing import IO, TypeAlias

    FileContent: TypeAlias = (
        bytes | bytearray | memoryview | IO[bytes] | PathLike[str] | Iterable[bytes] | AsyncIterable[bytes]
    )
    """The bytes of a file: in memory, read from an open binary file or a path, or pulled from an iterable."""

    FileTypes: TypeAlias = (
        FileContent
        | tuple[str | None, FileContent]
        | tuple[str | None, FileContent, str | None]
        | tuple[str | None, FileContent, str | None, Mapping[str, str]]
    )
    """The bytes alone, or with a file name, a content type and headers of the part."""
else:
    # Unions of these cost import time, and nobody asks for them at run time.
    FileContent = FileTypes = Any

# Copied from templates/runtime/request/file_types.py: edit it there.
