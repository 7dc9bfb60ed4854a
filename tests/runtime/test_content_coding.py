"""Content codings: what the label says, what the bytes say, and what stands behind their end."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import pytest

from wherry._runtime.base.errors import APIConnectionError, DecodeError
from wherry._runtime.base.headers import Headers
from wherry._runtime.response.body_buffer import BodyBuffer
from wherry._runtime.response.content_coding import PIECE_BYTES, decoder_for

PLAIN = b'{"text": "' + b"hello " * 40 + b'"}'
PACKED = gzip.compress(PLAIN)
ZLIB = zlib.compress(PLAIN)
BINARY = bytes(range(255, -1, -1))


def raw_deflate(data: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeeze.compress(data) + squeeze.flush()


def decoded(coding: str, body: bytes, size: int) -> bytes:
    """What comes of a body that arrives in chunks of `size` bytes."""
    decoder = decoder_for(coding)
    chunks = [body[start : start + size] for start in range(0, len(body), size)]
    if decoder is None:
        return body
    pieces = [piece for chunk in chunks for piece in decoder.pieces(chunk)] + list(decoder.end())
    assert all(0 < len(piece) <= PIECE_BYTES for piece in pieces)
    return b"".join(pieces)


@pytest.mark.parametrize(
    "coding",
    ["", "identity", "identity, identity", "utf-8", "UTF8", "utf-8, utf-8", "none", "None", "null", "binary", "8bit",
     "ISO-8859-1", "us-ascii", '"utf-8"', "charset=utf-8", "aws-chunked", " , ,", "text", "utf-8; q=1", "chunked"],
)  # fmt: skip
def test_labels_that_are_no_codings(coding: str) -> None:
    """The name of a charset and words for nothing leave the body as it is, and no decoder stands in its way."""
    assert decoder_for(coding) is None


@pytest.mark.parametrize("size", [1, 7, 10_000])
@pytest.mark.parametrize(
    ("coding", "body", "plain"),
    [
        ("gzip", PACKED, PLAIN),
        ("GZIP", PACKED, PLAIN),
        ("x-gzip", PACKED, PLAIN),
        ("identity, gzip", PACKED, PLAIN),
        ("gzip, utf-8", PACKED, PLAIN),
        ("none, gzip;q=1.0", PACKED, PLAIN),
        ("gzip", PACKED + bytes(20), PLAIN),
        ("gzip", PACKED + bytes(20_000), PLAIN),
        ("gzip", PACKED + b"junk", PLAIN),
        ("gzip", PACKED + b"\r\n", PLAIN),
        ("gzip", PACKED + b"\x1f", PLAIN),
        ("gzip", PACKED + bytes(3) + b"junk" + PACKED, PLAIN),
        ("gzip", PACKED + PACKED, PLAIN * 2),
        ("gzip", PACKED + bytes(5) + PACKED + b"!", PLAIN * 2),
        ("gzip", gzip.compress(b"") + PACKED, PLAIN),
        ("gzip", PLAIN, PLAIN),
        ("gzip", b'\xef\xbb\xbf\n {"a": 1}', b'\xef\xbb\xbf\n {"a": 1}'),
        ("gzip", b"data: {}\n\n", b"data: {}\n\n"),
        ("gzip", b"Rate limit exceeded", b"Rate limit exceeded"),
        ("gzip", BINARY, BINARY),
        ("gzip", b"5", b"5"),
        ("gzip", b"", b""),
        ("deflate", b"", b""),
        ("br", b"", b""),
        ("gzip", ZLIB, PLAIN),
        ("deflate", ZLIB, PLAIN),
        ("deflate", raw_deflate(PLAIN), PLAIN),
        ("deflate", PACKED, PLAIN),
        ("deflate", PLAIN, PLAIN),
        ("deflate", b": ping\n\n", b": ping\n\n"),
        ("deflate", ZLIB + b"junk", PLAIN),
        ("deflate", raw_deflate(PLAIN) + bytes(9), PLAIN),
        ("br", PLAIN, PLAIN),
        ("zstd", b"event: a\ndata: {}\n\n", b"event: a\ndata: {}\n\n"),
        ("gzip, gzip", PLAIN, PLAIN),
        ("something", b'{"\xc3\xa4": 1}', b'{"\xc3\xa4": 1}'),
    ],
)  # fmt: skip
def test_the_bytes_count(coding: str, body: bytes, plain: bytes, size: int) -> None:
    """However the body is cut: it is unpacked if it is packed, whatever the label, and its end is the end of the data."""
    assert decoded(coding, body, size) == plain


@pytest.mark.parametrize("size", [1, 7, 10_000])
@pytest.mark.parametrize(
    ("coding", "body", "error", "match"),
    [
        ("br", b"\x8b\x03\x80{}\x03", DecodeError, "'br', which was not requested"),
        ("zstd", b"\x28\xb5\x2f\xfd", DecodeError, "'zstd'"),
        ("compress", b"\x1f\x9d\x90", DecodeError, "'compress'"),
        ("gzip, gzip", gzip.compress(PACKED), DecodeError, "'gzip, gzip'"),
        ("gzip, br", PACKED, DecodeError, "'gzip, br'"),
        ("gzip", PACKED[:-4], APIConnectionError, "broke off"),
        ("gzip", PACKED[:2], APIConnectionError, "broke off"),
        ("gzip", PACKED + PACKED[:-4], APIConnectionError, "broke off"),
        ("deflate", ZLIB[:-1], APIConnectionError, "broke off"),
        ("gzip", PACKED[:-8] + bytes(8), DecodeError, "is not gzip"),
        ("gzip", b"\x1f\x8bno gzip at all", DecodeError, "is not gzip"),
        ("gzip", PACKED + bytes(1_100_000), DecodeError, "goes on and on"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(coding: str, body: bytes, error: type[Exception], match: str, size: int) -> None:
    """Codings that were not asked for, broken data, data that ends early, and a tail without end are errors."""
    with pytest.raises(error, match=match):
        decoded(coding, body, size if len(body) < 10_000 else 10_000)


@pytest.mark.parametrize("media", ["application/json", "application/problem+json; charset=utf-8", "text/event-stream"])
def test_gzip_data_without_a_label(media: str) -> None:
    """JSON and text that turn out to be gzip data are unpacked, of errors too."""
    for status in (200, 400):
        buffer = BodyBuffer(status, None)
        for start in range(0, len(PACKED), 9):
            buffer.add(PACKED[start : start + 9])
        assert buffer.take(Headers([("Content-Type", media)])) == PLAIN


@pytest.mark.parametrize(
    ("headers", "body", "limit"),
    [
        ({"Content-Type": "application/gzip"}, PACKED, None),
        ({"Content-Type": "application/octet-stream"}, PACKED, None),
        ({}, PACKED, None),
        ({"Content-Type": "application/json"}, PACKED[:-4], None),
        ({"Content-Type": "application/json"}, gzip.compress(bytes(100_000)), 5000),
    ],
)
def test_gzip_data_that_stays(headers: dict[str, str], body: bytes, limit: int | None) -> None:
    """A file that is gzip data stays one; so does what is broken, or would be longer than the limit."""
    buffer = BodyBuffer(200, limit)
    buffer.add(body)
    fields: Any = Headers(headers.items())
    assert buffer.take(fields) == body
