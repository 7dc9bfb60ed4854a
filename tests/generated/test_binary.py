"""Every operation whose answer is bytes: the bytes, their content type, and no need of a file system."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.generated.arguments import arguments
from tests.generated.calling import Caller, answer, both_kinds, finished
from tests.generated.surface import METHODS, Method

BINARY = [method for method in METHODS if method.entry["returns"] == "bytes"]
EVERY_BINARY = pytest.mark.parametrize("method", BINARY, ids=str)


def test_which_operations() -> None:
    """Speech, the content of files, artifacts, videos and skills, recordings, and the SDP answer of a call."""
    assert {str(method) for method in BINARY} == {
        "audio.speech.create",
        "beta.agents.sessions.artifacts.content",
        "containers.files.content.retrieve",
        "files.content",
        "live.sessions.download_recording",
        "realtime.calls.create",
        "skills.content.retrieve",
        "skills.versions.content.retrieve",
        "videos.download_content",
    }


@EVERY_BINARY
@both_kinds
def test_bytes(method: Method, kind: str, tmp_path: Path) -> None:
    """The answer has its bytes in every form, its headers, and can be written to a path or an open file."""
    reply, data = answer(method)
    value = Caller(kind, [reply]).call(method, **arguments(method, method.media[0], full=False))
    assert isinstance(value, wherry.BinaryResponse)
    assert value.content == value.read() == bytes(value) == data
    assert b"".join(value.iter_bytes(100)) == data
    assert [len(chunk) for chunk in value.iter_bytes(100)] == [100, 100, 56]
    assert value.headers["content-type"] == "application/x-test"
    assert value.status_code == 200 or method.operation.success == value.status_code
    written = io.BytesIO()
    value.write_to_file(written)
    value.write_to_file(tmp_path / "copy")
    assert written.getvalue() == (tmp_path / "copy").read_bytes() == data


@EVERY_BINARY
@both_kinds
def test_read_while_it_comes(method: Method, kind: str) -> None:
    """With `with_streaming_response` the bytes are taken from the wire one chunk at a time."""
    chunks = [b"one", b"two", b"three"]
    reply = answer(method)[0]
    reply.chunks = chunks
    caller = Caller(kind, [reply])
    resource: Any = caller.client
    for attribute in method.resource.split("."):
        resource = getattr(resource, attribute)
    call = getattr(resource.with_streaming_response, method.name)
    opened = call(**arguments(method, method.media[0], full=False))
    if kind == "sync":
        with opened as response:
            body = response.iter_bytes()
            first = next(body)
    else:
        response = finished(opened.__aenter__())
        first = finished(response.iter_bytes().__anext__())
        finished(opened.__aexit__(None, None, None))
    assert first == b"one"
    assert caller.transport.responses[0].read == 1
    assert caller.transport.responses[0].closed
