"""What a client makes is there afterwards, can be changed, comes to its end, and is gone when deleted."""

from __future__ import annotations

import base64
import hashlib
import io
import struct
import zipfile
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT
from tests.server_tests.conftest import HEADERS
from tests.server_tests.independent import errors
from wherry_server import serve

DATA = bytes(range(256)) * 300


def upload(
    client: httpx.Client, name: str = "größe.bin", data: bytes = DATA, purpose: str = "user_data"
) -> dict[str, Any]:
    """Upload a file."""
    made = client.post("/files", files={"file": (name, data, "application/x-sample")}, data={"purpose": purpose})
    found: dict[str, Any] = made.json()
    return found


def test_file(client: httpx.Client) -> None:
    """A file is listed first, has its size and name, gives its bytes back, and is gone after deletion."""
    file = upload(client)
    assert (file["bytes"], file["filename"], file["purpose"]) == (len(DATA), "größe.bin", "user_data")
    assert client.get("/files").json()["data"][0] == file
    assert client.get(f"/files/{file['id']}").json() == file
    content = client.get(f"/files/{file['id']}/content")
    assert hashlib.sha256(content.content).digest() == hashlib.sha256(DATA).digest()
    assert content.headers["content-type"] == "application/x-sample"
    assert client.delete(f"/files/{file['id']}").json() == {"id": file["id"], "object": "file", "deleted": True}
    for response in (client.get(f"/files/{file['id']}"), client.get(f"/files/{file['id']}/content")):
        assert response.status_code == 404
        assert errors("ErrorResponse", response.json()) == []
    assert client.delete(f"/files/{file['id']}").status_code == 404
    assert file not in client.get("/files").json()["data"]


def test_upload_in_parts(client: httpx.Client) -> None:
    """Parts are joined in the order in which they are named; a wrong sum is refused; the file has the bytes."""
    begun = {"filename": "big.bin", "purpose": "assistants", "bytes": len(DATA), "mime_type": "text/plain"}
    job = client.post("/uploads", json=begun).json()
    parts = [
        client.post(f"/uploads/{job['id']}/parts", files={"data": ("part", piece)}).json()["id"]
        for piece in (DATA[50_000:], DATA[:50_000])
    ]
    short = client.post(f"/uploads/{job['id']}/complete", json={"part_ids": parts[:1]})
    assert (short.status_code, short.json()["error"]["param"]) == (400, "part_ids")
    done = client.post(f"/uploads/{job['id']}/complete", json={"part_ids": parts[::-1]}).json()
    assert (done["status"], done["file"]["bytes"], done["file"]["filename"]) == ("completed", len(DATA), "big.bin")
    assert client.get(f"/files/{done['file']['id']}/content").content == DATA
    assert client.post(f"/uploads/{job['id']}/complete", json={"part_ids": parts}).status_code == 400


def test_cancelled_upload(client: httpx.Client) -> None:
    """A cancelled upload takes no more parts."""
    job = client.post(
        "/uploads", json={"filename": "a", "purpose": "batch", "bytes": 1, "mime_type": "text/plain"}
    ).json()
    assert client.post(f"/uploads/{job['id']}/cancel").json()["status"] == "cancelled"
    assert client.post(f"/uploads/{job['id']}/parts", files={"data": ("part", b"x")}).status_code == 400


def test_container_file(client: httpx.Client) -> None:
    """A file goes into a container from the request or from the files, and comes out again."""
    container = client.post("/containers", json={"name": "box"}).json()
    path = f"/containers/{container['id']}/files"
    sent = client.post(path, files={"file": ("in.txt", b"inside")}).json()
    copied = client.post(path, json={"file_id": upload(client)["id"]}).json()
    assert client.get(f"{path}/{sent['id']}/content").content == b"inside"
    assert client.get(f"{path}/{copied['id']}/content").content == DATA
    assert [one["id"] for one in client.get(path).json()["data"]] == [copied["id"], sent["id"]]
    gone = client.delete(f"{path}/{sent['id']}")
    assert (gone.status_code, gone.content) == (200, b"")
    assert client.get(f"{path}/{sent['id']}/content").status_code == 404


def test_skill(client: httpx.Client) -> None:
    """The files of a skill come back as an archive, each version its own."""
    files = [("files[]", ("tool/SKILL.md", b"# Tool")), ("files[]", ("tool/run.py", b"pass"))]
    skill = client.post("/skills", files=files).json()
    version = client.post(f"/skills/{skill['id']}/versions", files=[("files[]", ("tool/SKILL.md", b"# Second"))]).json()
    first = client.get(f"/skills/{skill['id']}/content")
    second = client.get(f"/skills/{skill['id']}/versions/{version['version']}/content")
    assert first.headers["content-type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(first.content)).namelist() == ["tool/SKILL.md", "tool/run.py"]
    assert zipfile.ZipFile(io.BytesIO(second.content)).read("tool/SKILL.md") == b"# Second"


def test_stored_chat_completion(client: httpx.Client) -> None:
    """A stored completion is retrieved, changed, listed with its messages, and deleted; one not stored is not listed."""
    client.post("/chat/completions", json=CHAT)
    made = client.post("/chat/completions", json={**CHAT, "store": True, "metadata": {"a": "1"}}).json()
    path = f"/chat/completions/{made['id']}"
    assert client.get(path).json() == made
    assert client.post(path, json={"metadata": {"a": "2"}}).json() == {**made, "metadata": {"a": "2"}}
    listed = client.get("/chat/completions", params={"order": "desc", "limit": "2"}).json()["data"]
    assert [one["id"] for one in listed] == [made["id"], "chatcmpl-0045"]
    assert client.get(f"{path}/messages").json()["data"][0]["content"] == "Say ahoy"
    assert client.delete(path).json()["deleted"] is True
    assert client.get(path).status_code == 404


def test_stored_response(client: httpx.Client) -> None:
    """A response is kept with its input items until it is deleted."""
    made = client.post("/responses", json={"model": "gpt-4o", "input": "Say ahoy", "metadata": {"a": "1"}}).json()
    assert made["metadata"] == {"a": "1"}
    assert client.get(f"/responses/{made['id']}").json() == made
    items = client.get(f"/responses/{made['id']}/input_items").json()["data"]
    assert [item["content"][0]["text"] for item in items] == ["Say ahoy"]
    deleted = client.delete(f"/responses/{made['id']}")
    assert (deleted.status_code, deleted.content) == (200, b"")
    assert client.get(f"/responses/{made['id']}").status_code == 404


def test_background_response(client: httpx.Client) -> None:
    """A response in the background is queued, then in progress, then has its output."""
    made = client.post("/responses", json={"model": "gpt-4o", "input": "Say ahoy", "background": True}).json()
    assert (made["status"], made["output"]) == ("queued", [])
    looks = [client.get(f"/responses/{made['id']}").json() for _ in range(3)]
    assert [one["status"] for one in looks] == ["in_progress", "completed", "completed"]
    assert "Say ahoy" in looks[-1]["output"][0]["content"][0]["text"]
    waiting = client.post("/responses", json={"model": "gpt-4o", "input": "x", "background": True}).json()
    assert client.post(f"/responses/{waiting['id']}/cancel").json()["status"] == "cancelled"


def test_conversation(client: httpx.Client) -> None:
    """A conversation keeps its items, takes those of a response, and loses a deleted one."""
    first = {"type": "message", "role": "user", "content": "One"}
    made = client.post("/conversations", json={"items": [first], "metadata": {"a": "1"}}).json()
    path = f"/conversations/{made['id']}"
    added = client.post(f"{path}/items", json={"items": [{**first, "content": "Two"}]}).json()
    assert errors("ConversationItemList", added) == []
    client.post("/responses", json={"model": "gpt-4o", "input": "Three", "conversation": made["id"]})
    items = client.get(f"{path}/items", params={"order": "asc"}).json()["data"]
    assert [item["content"][0]["text"] for item in items][:3] == ["One", "Two", "Three"]
    assert len(items) == 4
    assert client.delete(f"{path}/items/{items[0]['id']}").json() == made
    assert client.get(f"{path}/items/{items[0]['id']}").status_code == 404


def test_items_without_a_type(client: httpx.Client) -> None:
    """What has a role is a message, what has an id alone refers to an item."""
    for path in ("/conversations", "/conversations/conv_1/items"):
        sent = {"items": [{"role": "user", "content": "One"}, {"id": "msg_1"}, {"id": "msg_2", "type": None}]}
        assert client.post(path, json=sent).status_code == 200
    answer = client.post("/conversations/conv_1/items", json=sent).json()
    assert errors("ConversationItemList", answer) == []
    assert [each["id"] for each in answer["data"][1:]] == ["msg_1", "msg_2"]


def test_vector_store_is_polled(client: httpx.Client) -> None:
    """A store and its files are in progress at first and completed after a few looks; counts agree."""
    file = upload(client)
    store = client.post("/vector_stores", json={"name": "s", "file_ids": [file["id"]]}).json()
    assert (store["status"], store["file_counts"]["in_progress"]) == ("in_progress", 1)
    looks = [client.get(f"/vector_stores/{store['id']}").json() for _ in range(2)]
    assert [one["status"] for one in looks] == ["in_progress", "completed"]
    assert (looks[-1]["file_counts"]["completed"], looks[-1]["file_counts"]["total"]) == (1, 1)
    files = client.get(f"/vector_stores/{store['id']}/files").json()["data"]
    assert [one["id"] for one in files] == [file["id"]]
    batch = client.post(f"/vector_stores/{store['id']}/file_batches", json={"file_ids": [file["id"]]}).json()
    assert batch["status"] == "in_progress"
    path = f"/vector_stores/{store['id']}/file_batches/{batch['id']}"
    assert [client.get(path).json()["status"] for _ in range(2)] == ["in_progress", "completed"]
    assert [one["id"] for one in client.get(f"{path}/files").json()["data"]] == [file["id"]]


@pytest.mark.parametrize(
    ("path", "body", "states"),
    [
        (
            "/batches",
            {"input_file_id": "file-0001", "endpoint": "/v1/responses", "completion_window": "24h"},
            ["validating", "in_progress", "completed"],
        ),
        (
            "/fine_tuning/jobs",
            {"model": "gpt-4o", "training_file": "file-0001"},
            ["validating_files", "queued", "succeeded"],
        ),
        ("/videos", {"prompt": "a ship"}, ["queued", "in_progress", "completed"]),
        ("/threads/thread_1/runs", {"assistant_id": "asst_1"}, ["queued", "in_progress", "completed"]),
    ],
)
def test_progress(client: httpx.Client, path: str, body: dict[str, Any], states: list[str]) -> None:
    """What takes time goes through its states as it is looked at."""
    made = client.post(path, json=body).json()
    assert [made["status"], *(client.get(f"{path}/{made['id']}").json()["status"] for _ in range(2))] == states


def test_polls_setting() -> None:
    """`polls` is the number of looks until a thing is done."""
    with serve(polls=4) as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        made = client.post("/vector_stores", json={}).json()
        states = [client.get(f"/vector_stores/{made['id']}").json()["status"] for _ in range(4)]
        assert states == ["in_progress"] * 3 + ["completed"]


def test_cancelled_batch(client: httpx.Client) -> None:
    """A cancelled batch stays cancelled."""
    body = {"input_file_id": "file-0001", "endpoint": "/v1/responses", "completion_window": "24h"}
    made = client.post("/batches", json=body).json()
    cancelled = client.post(f"/batches/{made['id']}/cancel").json()
    assert cancelled["status"] == "cancelled"
    assert client.get(f"/batches/{made['id']}").json() == cancelled


def test_video_content(client: httpx.Client) -> None:
    """A video has content once it is done, as a film or as a picture."""
    video = client.post("/videos", files={"prompt": (None, "a ship")}).json()
    assert client.get(f"/videos/{video['id']}/content").status_code == 404
    assert [client.get(f"/videos/{video['id']}").json()["progress"] for _ in range(2)] == [50, 100]
    assert client.get(f"/videos/{video['id']}/content").headers["content-type"] == "video/mp4"
    picture = client.get(f"/videos/{video['id']}/content", params={"variant": "thumbnail"})
    assert picture.headers["content-type"] == "image/webp"


def test_settings_are_kept(client: httpx.Client) -> None:
    """A thing that there is one of keeps what is written to it."""
    path = "/organization/data_retention"
    made = client.post(path, json={"retention_type": "modified_abuse_monitoring"}).json()
    assert client.get(path).json() == made


def test_embeddings(client: httpx.Client) -> None:
    """As many vectors as inputs, of the wanted size; base64 holds the same numbers."""
    asked = {"model": "m", "input": ["one", "two"], "dimensions": 8}
    plain = client.post("/embeddings", json=asked).json()["data"]
    packed = client.post("/embeddings", json={**asked, "encoding_format": "base64"}).json()["data"]
    for one, other in zip(plain, packed, strict=True):
        assert list(struct.unpack("<8f", base64.b64decode(other["embedding"]))) == one["embedding"]


@pytest.mark.parametrize(
    ("form", "begins"), [("mp3", b"ID3"), ("wav", b"RIFF"), ("flac", b"fLaC"), ("opus", b"OggS"), ("aac", b"\xff\xf1")]
)
def test_speech(client: httpx.Client, form: str, begins: bytes) -> None:
    """Speech begins as a file of its format does; in events it is the same audio."""
    asked = {"model": "tts-1", "input": "one two three", "voice": "alloy", "response_format": form}
    whole = client.post("/audio/speech", json=asked)
    assert whole.content.startswith(begins)
    assert whole.headers["content-type"].startswith("audio/")
    streamed = client.post("/audio/speech", json={**asked, "stream_format": "sse"}).text
    parts = [line.partition('"audio":"')[2].partition('"')[0] for line in streamed.splitlines() if '"audio"' in line]
    assert b"".join(map(base64.b64decode, parts)) == whole.content


@pytest.mark.parametrize("form", ["json", "verbose_json", "diarized_json", "text", "srt", "vtt"])
def test_transcription_formats(client: httpx.Client, form: str) -> None:
    """Each format is answered in its own way and names the file."""
    data = {"model": "whisper-1", "response_format": form}
    answer = client.post("/audio/transcriptions", files={"file": ("ahoy.wav", b"RIFF")}, data=data)
    assert "ahoy.wav" in answer.text
    schema = {"json": "Json", "verbose_json": "VerboseJson", "diarized_json": "DiarizedJson"}.get(form)
    if schema:
        assert errors(f"CreateTranscriptionResponse{schema}", answer.json()) == []
    else:
        assert answer.headers["content-type"].startswith("text/plain")


def test_structured_answer(client: httpx.Client) -> None:
    """A wanted JSON schema is followed, references within it included."""
    schema = {
        "type": "object",
        "properties": {"ships": {"type": "array", "minItems": 2, "items": {"$ref": "#/$defs/ship"}}},
        "required": ["ships"],
        "$defs": {"ship": {"type": "object", "properties": {"masts": {"type": "integer"}}, "required": ["masts"]}},
    }
    wanted = {"type": "json_schema", "json_schema": {"name": "fleet", "schema": schema}}
    answer = client.post("/chat/completions", json={**CHAT, "response_format": wanted}).json()
    fleet = httpx.Response(200, text=answer["choices"][0]["message"]["content"]).json()
    assert all(isinstance(ship["masts"], int) for ship in fleet["ships"])
    assert len(fleet["ships"]) == 2


def test_ids_with_slashes(client: httpx.Client) -> None:
    """An encoded slash belongs to the id, for what is remembered too."""
    path = "/assistants/a%2Fb"
    assert client.post(path, json={"name": "Ahab"}).json()["id"] == "a/b"
    assert client.get(path).json()["name"] == "Ahab"
    assert client.delete(path).json()["id"] == "a/b"
    assert [client.get(one).status_code for one in (path, "/assistants/b", "/assistants/a%252Fb")] == [404, 200, 200]


def test_unknown_ids() -> None:
    """An id nobody created is made up, unless ids are strict or it begins with `missing`."""
    with serve(strict_ids=True) as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        assert client.get("/files/file-nobody").status_code == 404
        assert client.get("/files/file-0001").status_code == 200
    with serve() as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        assert client.get("/files/file-nobody").status_code == 200
        assert client.get("/files/missing-1").json()["error"]["code"] == "not_found"
