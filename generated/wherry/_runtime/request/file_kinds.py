"""The content type of a file: by the ending of its name or, without one, by its first bytes. Pure."""

from __future__ import annotations

__all__ = ("HEAD_BYTES", "OCTETS", "named_for", "type_of_bytes", "type_of_name")

OCTETS = "application/octet-stream"
HEAD_BYTES = 64
"""How much of a file is needed to see what it is."""

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
"""A table of our own: those of operating systems differ, and WebAssembly has none."""
_BEGINS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"ID3", "mp3"),
    *((bytes((0xFF, second)), "mp3") for second in (0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2)),
    *((bytes((0xFF, second)), "aac") for second in (0xF1, 0xF9)),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
)
_RIFF = {b"WEBP": "webp", b"WAVE": "wav"}
_BRANDS = {b"M4A ": "m4a", b"M4B ": "m4a", b"qt  ": "mov"}
_PREFERRED = ("jpg", "mp3", "ogg")
"""The endings to use for types that have several."""
_STILLS = (b"avif", b"avis", b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"crx ", b"jp2 ")
"""Brands of the container of mp4 that are pictures."""


def type_of_name(name: str) -> str | None:
    """Return the content type for the ending of a file name; None if it is unknown."""
    _, dot, ending = name.rpartition(".")
    return _TYPES.get(ending.lower()) if dot else None


def type_of_bytes(head: bytes) -> str | None:
    """Return the content type of a file from its first HEAD_BYTES; None if they do not show it."""
    ending = _ending(head)
    return None if ending is None else _TYPES[ending]


def named_for(content_type: str | None) -> str:
    """Return a name for a file without one, since the API looks at the ending; "" if none fits."""
    kind = (content_type or OCTETS).partition(";")[0].strip().lower()
    endings = [ending for ending, type_ in _TYPES.items() if type_ == kind != OCTETS]
    if not endings:
        return ""
    family = kind.partition("/")[0]
    ending = next((each for each in endings if each in _PREFERRED), endings[0])
    return f"{family if family in ('audio', 'image', 'video') else 'upload'}.{ending}"


def _ending(head: bytes) -> str | None:
    for begin, ending in _BEGINS:
        if head.startswith(begin):
            return ending
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return None if brand in _STILLS else _BRANDS.get(brand, "mp4")
    if head[:4] == b"\x1aE\xdf\xa3" and b"webm" in head[:HEAD_BYTES]:
        return "webm"
    return None

# Copied from templates/runtime/request/file_kinds.py: edit it there.
