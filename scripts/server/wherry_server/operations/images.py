"""Images: a one-pixel PNG stands for every picture; streamed with partial images first."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from ..call import Answer, Call, Events, Json
from ..sample import EPOCH
from ..service import Service, operation
from ..stream import TYPED, Event
from . import rest


def png(red: int, green: int, blue: int) -> bytes:
    """Return a PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(bytes([0, red, green, blue])))
    return b"\x89PNG\r\n\x1a\n" + head + pixel + chunk(b"IEND", b"")


@operation("POST /images/generations", "POST /images/edits", "POST /images/variations")
def create(service: Service, call: Call) -> Answer:
    """Answer with as many images as are wanted."""
    body = call.fields
    if body.get("stream"):
        kind = "image_edit" if call.operation.path.endswith("edits") else "image_generation"
        return Events(_events(service, call, kind, body.get("partial_images") or 0), TYPED)
    as_url = body.get("response_format", "url" if str(body.get("model")).startswith("dall-e") else "b64_json") == "url"
    data = []
    for index in range(body.get("n") or 1):
        image = {"url": f"https://example.test/image-{index}.png"} if as_url else {"b64_json": _base64(index)}
        data.append({**image, "revised_prompt": body.get("prompt") or "amber"})
    wanted = {name: body[name] for name in ("size", "quality", "background", "output_format") if body.get(name)}
    return Json(service.rich(rest.answer_schema(service, call), call.seed, created=EPOCH, data=data, **wanted))


def _base64(shade: int) -> str:
    return base64.b64encode(png(255 - shade % 256, 191, 0)).decode()


def _events(service: Service, call: Call, kind: str, partial: int) -> Iterator[Event]:
    wanted: dict[str, Any] = {"created_at": EPOCH}
    wanted |= {
        name: call.fields[name] for name in ("size", "quality", "background", "output_format") if call.fields.get(name)
    }
    union = service.schema(call.operation.media["text/event-stream"])
    for index in range(partial):
        values = {**wanted, "b64_json": _base64(index), "partial_image_index": index}
        name = f"{kind}.partial_image"
        yield Event(service.plain(service.member(union, "type", name), call.seed, **values), name)
    name = f"{kind}.completed"
    values = {**wanted, "b64_json": _base64(partial)}
    yield Event(service.plain(service.member(union, "type", name), call.seed, **values), name)
