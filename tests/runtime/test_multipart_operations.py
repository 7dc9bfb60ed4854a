"""Every operation that can send a form: the parts that it sends, with a fixed boundary, sync and async."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import pkgutil
import re
from typing import Any

import pytest

import wherry
import wherry.resources
from wherry._runtime.base.operation import Operation
from wherry._runtime.request import multipart
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

MP3 = ("a.mp3", b"\x00sound")
PNG = ("é.png", b"\x89PNG")

# Method, arguments, and the parts: a line each, `Content-Disposition parameters|Content-Type|content`.
FORMS: list[tuple[str, dict[str, Any], str]] = [
    (
        "audio.transcriptions.create",
        {
            "file": MP3,
            "model": "whisper-1",
            "temperature": 0.5,
            "include": ["logprobs"],
            "timestamp_granularities": ["word", "segment"],
            "chunking_strategy": {"type": "server_vad", "threshold": 0.5},
            "language": wherry.UNSET,
        },
        """
        name="file"; filename="a.mp3"|audio/mpeg|\x00sound
        name="model"||whisper-1
        name="temperature"||0.5
        name="include[]"||logprobs
        name="timestamp_granularities[]"||word
        name="timestamp_granularities[]"||segment
        name="chunking_strategy[type]"||server_vad
        name="chunking_strategy[threshold]"||0.5
        """,
    ),
    (
        "audio.translations.create",
        {"file": MP3, "model": "whisper-1", "response_format": "json"},
        """
        name="file"; filename="a.mp3"|audio/mpeg|\x00sound
        name="model"||whisper-1
        name="response_format"||json
        """,
    ),
    (
        "audio.voice_consents.create",
        {"name": "n", "recording": MP3, "language": "de"},
        """
        name="name"||n
        name="recording"; filename="a.mp3"|audio/mpeg|\x00sound
        name="language"||de
        """,
    ),
    (
        "audio.voices.create",
        {"name": "n", "audio_sample": MP3, "consent": "c"},
        """
        name="name"||n
        name="audio_sample"; filename="a.mp3"|audio/mpeg|\x00sound
        name="consent"||c
        """,
    ),
    (
        "containers.files.create",
        {"container_id": "c", "file": ("data.csv", b"a,b")},
        """
        name="file"; filename="data.csv"|text/csv|a,b
        """,
    ),
    (
        "content_provenance_checks.create",
        {"file": PNG},
        """
        name="file"; filename="é.png"|image/png|\x89PNG
        """,
    ),
    (
        "files.create",
        {"file": ("t.jsonl", b"{}"), "purpose": "batch", "expires_after": {"anchor": "created_at", "seconds": 3600}},
        """
        name="file"; filename="t.jsonl"|application/jsonl|{}
        name="purpose"||batch
        name="expires_after[anchor]"||created_at
        name="expires_after[seconds]"||3600
        """,
    ),
    (
        "images.edit",
        {"prompt": "p", "image": [PNG, b"two"], "mask": PNG, "n": 2},
        """
        name="prompt"||p
        name="mask"; filename="é.png"|image/png|\x89PNG
        name="n"||2
        name="image[]"; filename="é.png"|image/png|\x89PNG
        name="image[]"; filename="upload"|application/octet-stream|two
        """,
    ),
    (
        "images.create_variation",
        {"image": PNG, "n": None, "size": "256x256"},
        """
        name="image"; filename="é.png"|image/png|\x89PNG
        name="size"||256x256
        """,
    ),
    (
        "realtime.calls.create",
        {"sdp": "v=0", "session": {"type": "realtime", "model": "gpt-realtime"}},
        """
        name="sdp"|application/sdp|v=0
        name="session"|application/json|{"type":"realtime","model":"gpt-realtime"}
        """,
    ),
    (
        "skills.create",
        {"files": [("SKILL.md", b"# hi"), ("run.py", b"1")]},
        """
        name="files[]"; filename="SKILL.md"|text/markdown|# hi
        name="files[]"; filename="run.py"|text/x-python|1
        """,
    ),
    (
        "skills.versions.create",
        {"skill_id": "s", "files": ("all.zip", b"PK"), "default": True},
        """
        name="files"; filename="all.zip"|application/zip|PK
        name="default"||true
        """,
    ),
    (
        "uploads.parts.create",
        {"upload_id": "u", "data": b"part"},
        """
        name="data"; filename="upload"|application/octet-stream|part
        """,
    ),
    (
        "videos.create",
        {"prompt": "p", "input_reference": PNG, "seconds": "4"},
        """
        name="prompt"||p
        name="input_reference"; filename="é.png"|image/png|\x89PNG
        name="seconds"||4
        """,
    ),
    (
        "videos.create_character",
        {"video": ("v.mp4", b"film"), "name": "n"},
        """
        name="video"; filename="v.mp4"|video/mp4|film
        name="name"||n
        """,
    ),
    (
        "videos.edit",
        {"video": ("v.mp4", b"film"), "prompt": "p"},
        """
        name="video"; filename="v.mp4"|video/mp4|film
        name="prompt"||p
        """,
    ),
    (
        "videos.extend",
        {"video": ("v.mp4", b"film"), "prompt": "p", "seconds": "8"},
        """
        name="video"; filename="v.mp4"|video/mp4|film
        name="prompt"||p
        name="seconds"||8
        """,
    ),
]

# What the same operations send where no file is given.
JSONS: list[tuple[str, dict[str, Any], Any]] = [
    ("containers.files.create", {"container_id": "c", "file_id": "f"}, {"file_id": "f"}),
    ("images.edit", {"prompt": "p", "images": [{"file_id": "f"}]}, {"prompt": "p", "images": [{"file_id": "f"}]}),
    ("images.edit", {"prompt": "p", "images": [], "n": None}, {"prompt": "p", "images": [], "n": None}),
    ("videos.create", {"prompt": "p", "input_reference": {"file_id": "f"}}, {"prompt": "p", "input_reference": {"file_id": "f"}}),
    ("videos.edit", {"video": {"id": "v"}, "prompt": "p"}, {"video": {"id": "v"}, "prompt": "p"}),
    ("videos.extend", {"video": {"id": "v"}, "prompt": "p", "seconds": "4"}, {"video": {"id": "v"}, "prompt": "p", "seconds": "4"}),
    ("videos.remix", {"video_id": "v", "prompt": "p"}, {"prompt": "p"}),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _fixed_boundary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multipart, "new_boundary", lambda: "B")


def find(client: Any, method: str) -> Any:
    for name in method.split("."):
        client = getattr(client, name)
    return client


def send(method: str, arguments: dict[str, Any]) -> list[Any]:
    """Call the method sync and async; give both requests."""
    transport = MemoryTransport([Reply(json={})])
    find(wherry.Client(api_key="k", transport=transport), method)(**arguments)
    atransport = AsyncMemoryTransport([Reply(json={})])

    async def main() -> None:
        await find(wherry.AsyncClient(api_key="k", transport=atransport), method)(**arguments)

    asyncio.run(main())
    return [*transport.requests, *atransport.requests]


def golden(table: str) -> str:
    """The bytes of a form (as latin-1) from its table."""
    parts = []
    for line in inspect.cleandoc(table).split("\n"):
        disposition, kind, content = line.split("|", 2)
        head = f"Content-Disposition: form-data; {disposition}\r\n" + (f"Content-Type: {kind}\r\n" if kind else "")
        parts.append(f"--B\r\n{head}\r\n".encode() + content.encode("latin-1") + b"\r\n")
    return (b"".join(parts) + b"--B--\r\n").decode("latin-1")


@pytest.mark.parametrize(("method", "arguments", "table"), FORMS, ids=[form[0] for form in FORMS])
def test_the_form_of_each_operation(method: str, arguments: dict[str, Any], table: str) -> None:
    """Byte by byte what the table says, from both clients."""
    for sent in send(method, arguments):
        assert sent.headers["content-type"] == "multipart/form-data; boundary=B"
        assert sent.body.decode("latin-1") == golden(table)


@pytest.mark.parametrize(("method", "arguments", "body"), JSONS, ids=[f"{i}-{each[0]}" for i, each in enumerate(JSONS)])
def test_without_a_file_it_is_json(method: str, arguments: dict[str, Any], body: Any) -> None:
    """A reference in the place of a file needs no form."""
    for sent in send(method, arguments):
        assert sent.headers["content-type"] == "application/json"
        assert json.loads(sent.body) == body


def test_a_bare_session_description() -> None:
    """`sdp` alone is the whole body."""
    for sent in send("realtime.calls.create", {"sdp": "v=0"}):
        assert (sent.headers["content-type"], sent.body) == ("application/sdp", b"v=0")


def test_every_operation_that_can_send_a_form_is_here() -> None:
    """The tables name each operation whose body may be a form."""
    found = set()
    for module in pkgutil.walk_packages(wherry.resources.__path__, "wherry.resources."):
        loaded = importlib.import_module(module.name)
        for value in vars(loaded).values():
            if isinstance(value, Operation) and re.fullmatch(r"multipart|either|sdp_or_multipart", value.body):
                found.add(value.name)
    assert found == {form[0] for form in FORMS} | {each[0] for each in JSONS}
