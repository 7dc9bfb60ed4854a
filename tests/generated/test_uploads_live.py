"""A large file in parts, over a real socket: the mixin is wired, and the bytes arrive as they were sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

import wherry
from wherry_server import serve

CONTENT = bytes(range(256)) * 1000


@pytest.fixture(scope="module")
def server() -> Iterator[object]:
    with serve(port=0) as running:
        yield running


def sent_parts(server: object) -> list[str]:
    return [record.path for record in server.log if record.path.endswith("/parts")]  # type: ignore[attr-defined]


def test_sync(server: object) -> None:
    """Parts go out, progress is told, and the upload is completed with the checked size."""
    server.log.clear()  # type: ignore[attr-defined]
    seen: list[int] = []
    with wherry.Client(api_key="sk-test", base_url=server.url) as client:  # type: ignore[attr-defined]
        upload = client.uploads.upload_file_chunked(
            file=CONTENT, filename="big.bin", mime_type="application/octet-stream", purpose="assistants",
            part_size=100_000, on_progress=lambda progress: seen.append(progress.bytes_done),
        )  # fmt: skip
    assert upload.status == "completed"
    assert upload.bytes == len(CONTENT)
    assert len(sent_parts(server)) == 3
    assert seen[-1] == len(CONTENT)


def test_async(server: object) -> None:
    """The asynchronous twin does the same; the parts hold the bytes of the file in order."""
    server.log.clear()  # type: ignore[attr-defined]

    async def main() -> object:
        async with wherry.AsyncClient(api_key="sk-test", base_url=server.url) as client:  # type: ignore[attr-defined]
            return await client.uploads.upload_file_chunked(
                file=CONTENT, filename="big.bin", mime_type="application/octet-stream", purpose="assistants",
                part_size=100_000,
            )  # fmt: skip

    upload = asyncio.run(main())
    assert upload.status == "completed"  # type: ignore[attr-defined]
    bodies = [record.body for record in server.log if record.path.endswith("/parts")]  # type: ignore[attr-defined]
    pieces = [CONTENT[start : start + 100_000] for start in range(0, len(CONTENT), 100_000)]
    assert [sum(b"\r\n\r\n" + piece + b"\r\n--" in body for body in bodies) for piece in pieces] == [1, 1, 1]
