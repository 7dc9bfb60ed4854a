"""Waiting for the service: what is asked how often, how long each wait is, and how it ends; with every kind of client."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
import trio

import wherry
from wherry._runtime.mixins.polling.pace import Pace
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply, Sent

KINDS = ("sync", "asyncio", "trio")
every_kind = pytest.mark.parametrize("kind", KINDS)


class Service:
    """Answers looks with `statuses` in turn (the last one stays); everything else at once."""

    def __init__(self, *statuses: str, headers: dict[str, str] | None = None, broken: str = "") -> None:
        self.statuses = list(statuses)
        self.headers = headers or {}
        self.broken = broken
        self.stored: list[str] = []
        self.lock = threading.Lock()

    def __call__(self, sent: Sent) -> Reply:
        path = sent.url.removeprefix("http://api.test/v1")
        if path == "/files":
            name = sent.body.partition(b'filename="')[2].partition(b'"')[0].decode()
            if name == self.broken:
                return Reply(400, json={"error": {"message": f"{name} is refused"}})
            with self.lock:
                self.stored.append(name)
            return Reply(json={"id": f"file-{name}", "object": "file"})
        if sent.method == "GET":
            status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
            return Reply(json={"id": path.rpartition("/")[2], "status": status}, headers=self.headers)
        return Reply(json={"id": "made", "thread_id": "th", "status": "queued"})


def call(
    kind: str, service: Callable[[Sent], Reply], method: str, /, *args: Any, **arguments: Any
) -> tuple[Any, list[Sent], list[float]]:
    """Call a method of the generated client; give its value, the requests and the waits."""
    options: dict[str, Any] = {"api_key": "sk-test", "base_url": "http://api.test/v1"}

    def bound(client: Any) -> Any:
        for name in method.split("."):
            client = getattr(client, name)
        return client

    if kind == "sync":
        transport: Any = MemoryTransport(service)
        value = bound(wherry.Client(transport=transport, **options))(*args, **arguments)
    else:
        transport = AsyncMemoryTransport(service)

        async def main() -> Any:
            return await bound(wherry.AsyncClient(transport=transport, **options))(*args, **arguments)

        value = asyncio.run(main()) if kind == "asyncio" else trio.run(main)
    return value, transport.requests, transport.sleeps


def seen(requests: list[Sent]) -> list[str]:
    return [f"{sent.method} {sent.url.removeprefix('http://api.test/v1')}" for sent in requests]


CASES: list[tuple[str, tuple[Any, ...], dict[str, Any], list[str], type[Any]]] = [
    (
        "vector_stores.files.create_and_poll", ("f",), {"vector_store_id": "vs"},
        ["POST /vector_stores/vs/files", *["GET /vector_stores/vs/files/f"] * 3], wherry.models.VectorStoreFile,
    ),
    (
        "vector_stores.files.poll", ("f",), {"vector_store_id": "vs"},
        ["GET /vector_stores/vs/files/f"] * 3, wherry.models.VectorStoreFile,
    ),
    (
        "vector_stores.files.upload_and_poll", (), {"vector_store_id": "vs", "file": ("a", b"x")},
        ["POST /files", "POST /vector_stores/vs/files", *["GET /vector_stores/vs/files/made"] * 3],
        wherry.models.VectorStoreFile,
    ),
    (
        "vector_stores.file_batches.create_and_poll", ("vs",), {"file_ids": ["f"]},
        ["POST /vector_stores/vs/file_batches", *["GET /vector_stores/vs/file_batches/made"] * 3],
        wherry.models.VectorStoreFileBatch,
    ),
    (
        "vector_stores.file_batches.poll", (), {"batch_id": "b", "vector_store_id": "vs"},
        ["GET /vector_stores/vs/file_batches/b"] * 3, wherry.models.VectorStoreFileBatch,
    ),
    (
        "beta.threads.runs.create_and_poll", (), {"thread_id": "th", "assistant_id": "a"},
        ["POST /threads/th/runs", *["GET /threads/th/runs/made"] * 3], wherry.models.Run,
    ),
    ("beta.threads.runs.poll", ("r", "th"), {}, ["GET /threads/th/runs/r"] * 3, wherry.models.Run),
    (
        "beta.threads.runs.submit_tool_outputs_and_poll", ("r",), {"thread_id": "th", "tool_outputs": []},
        ["POST /threads/th/runs/r/submit_tool_outputs", *["GET /threads/th/runs/made"] * 3], wherry.models.Run,
    ),
    (
        "beta.threads.create_and_run_poll", (), {"assistant_id": "a"},
        ["POST /threads/runs", *["GET /threads/th/runs/made"] * 3], wherry.models.Run,
    ),
    (
        "videos.create_and_poll", (), {"prompt": "A ship."},
        ["POST /videos", *["GET /videos/made"] * 3], wherry.models.Video,
    ),
    ("videos.poll", ("v",), {}, ["GET /videos/v"] * 3, wherry.models.Video),
]  # fmt: skip


@every_kind
@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_it_asks_until_it_is_done(kind: str, case: Any) -> None:
    """The work is begun once and asked for until it is done; the last state comes back typed; waits are the transport's."""
    method, args, arguments, expected, model = case
    states: list[str] = []
    value, requests, waits = call(
        kind, Service("queued", "in_progress", "completed"), method, *args, **arguments,
        on_progress=lambda state: states.append(state.status),
    )  # fmt: skip
    assert type(value) is model
    assert value.status == "completed"
    assert seen(requests) == expected
    assert states == ["queued", "in_progress", "completed"]
    assert waits == [1.0, 1.5]


@every_kind
@pytest.mark.parametrize("status", ["failed", "cancelled", "expired", "requires_action", "incomplete", "something new"])
def test_every_end_ends_it(kind: str, status: str) -> None:
    """Whatever it ended as is for the caller to see, a status that nobody knows among it."""
    value, requests, waits = call(kind, Service(status), "beta.threads.runs.poll", "r", "th")
    assert (value.status, len(requests), waits) == (status, 1, [])


@every_kind
def test_how_long_it_waits(kind: str) -> None:
    """The caller's interval wins over the service's; the service's over our own, which grows to five seconds."""
    working = ["in_progress"] * 8 + ["completed"]
    told = {"openai-poll-after-ms": "250"}
    for arguments, headers, expected in (
        ({"poll_interval_ms": 40}, told, [0.04] * 8),
        ({}, told, [0.25] * 8),
        ({}, {}, [1.0, 1.5, 2.25, 3.375, 5.0, 5.0, 5.0, 5.0]),
        ({}, {"openai-poll-after-ms": "999999999"}, [120.0] * 8),
        ({}, {"openai-poll-after-ms": "0.001"}, [0.1] * 8),
        ({"poll_interval_ms": 0.001}, told, [0.01] * 8),
        ({}, {"openai-poll-after-ms": "soon"}, [1.0, 1.5, 2.25, 3.375, 5.0, 5.0, 5.0, 5.0]),
        ({}, {"openai-poll-after-ms": "-5"}, [1.0, 1.5, 2.25, 3.375, 5.0, 5.0, 5.0, 5.0]),
    ):
        _, _, waits = call(kind, Service(*working, headers=headers), "videos.poll", "v", **arguments)
        assert [round(wait, 4) for wait in waits] == [round(wait, 4) for wait in expected]


@every_kind
def test_a_limit_in_all(kind: str) -> None:
    """Above poll_timeout_s a PollTimeoutError holds the last state; the last wait is cut, so that the limit is used."""
    with pytest.raises(wherry.PollTimeoutError, match=r"v is still in_progress after 4 s \(poll_timeout_s\)") as caught:
        call(kind, Service("in_progress"), "videos.poll", "v", poll_timeout_s=4, poll_interval_ms=1500)
    assert isinstance(caught.value.last, wherry.models.Video)
    assert caught.value.last.status == "in_progress"
    assert isinstance(caught.value, wherry.APIError)
    assert not isinstance(caught.value, wherry.APIConnectionError)


def test_what_is_not_given_and_what_is_odd() -> None:
    """UNSET is as None; a status that is no text ends the wait, as one does that nobody knows.

    What other services call work that goes on is known.
    """
    pace = Pace(wherry.UNSET, wherry.omit)  # type: ignore[arg-type]
    assert pace.next_wait_s(wherry.models.Video.from_dict({"status": "queued"}), {}) == 1.0
    for odd in ({"status": ["queued"]}, {"status": None}, {}):
        assert pace.next_wait_s(wherry.models.Video.from_dict(odd), {}) is None
    assert pace.next_wait_s("no object", {}) is None
    for other in ("pending", "Processing", "RUNNING", "in-progress", "not started"):
        assert pace.next_wait_s(wherry.models.Video.from_dict({"status": other}), {}) is not None
    for wrong in (float("inf"), float("nan"), -1, True, "1"):
        with pytest.raises(wherry.UsageError, match="poll_interval_ms must be a positive number"):
            Pace(wrong, None)  # type: ignore[arg-type]


def test_the_clock_counts_too() -> None:
    """Time that passes beside the waits (slow answers, uploads) counts; what is done in the last moment is taken."""
    now = [0.0]
    pace = Pace(None, 10.0, lambda: now[0])
    working, done = wherry.models.Video.from_dict({"status": "queued"}), wherry.models.Video.from_dict({"status": "x"})
    assert pace.next_wait_s(working, {}) == 1.0
    now[0] = 9.5
    assert pace.next_wait_s(working, {}) == 0.5
    now[0] = 10.1
    assert pace.next_wait_s(done, {}) is None
    with pytest.raises(wherry.PollTimeoutError):
        pace.next_wait_s(working, {})


@every_kind
@pytest.mark.parametrize("concurrency", [1, 3, 50])
def test_uploads_of_a_batch(kind: str, concurrency: int) -> None:
    """All files are stored, the batch has their ids in the order of the files, after those that were there already."""
    names = [f"f{number}" for number in range(7)]
    service = Service("completed")
    batch, requests, _ = call(
        kind, service, "vector_stores.file_batches.upload_and_poll", "vs",
        files=[(name, name.encode()) for name in names], file_ids=["old"], max_concurrency=concurrency, timeout=9,
    )  # fmt: skip
    assert sorted(service.stored) == names
    (made,) = [sent for sent in requests if sent.url.endswith("/file_batches")]
    assert made.json() == {"file_ids": ["old", *(f"file-{name}" for name in names)]}
    assert batch.status == "completed"
    assert all(sent.timeout.read == 9 for sent in requests)


@every_kind
def test_an_upload_of_a_batch_that_fails(kind: str) -> None:
    """Its error is raised, no batch is made, and no further upload is begun."""
    service = Service("completed", broken="f2")
    with pytest.raises(wherry.BadRequestError, match="f2 is refused"):
        call(
            kind, service, "vector_stores.file_batches.upload_and_poll", "vs",
            files=[(f"f{number}", b"x") for number in range(9)], max_concurrency=1,
        )  # fmt: skip
    assert service.stored == ["f0", "f1"]


@every_kind
def test_options_of_every_request(kind: str) -> None:
    """Headers and limits of a call hold for every look, too; what belongs to the start alone goes with it alone."""
    _, (start, *looks), _ = call(
        kind, Service("queued", "completed"), "videos.create_and_poll", prompt="x", timeout=7, max_retries=0,
        extra_headers={"X-Ship": "a"}, extra_query={"q": "1"}, extra_body={"more": 1}, idempotency_key="k",
    )  # fmt: skip
    assert [(sent.headers["x-ship"], sent.timeout.read) for sent in (start, *looks)] == [("a", 7.0)] * 3
    assert (start.url.partition("?")[2], start.headers["idempotency-key"]) == ("q=1", "k")
    assert all("?" not in sent.url and "idempotency-key" not in sent.headers for sent in looks)
    _, looks, _ = call(kind, Service("completed"), "videos.poll", "v", extra_query={"q": "1"}, timeout=7)
    assert [(sent.url.partition("?")[2], sent.timeout.read) for sent in looks] == [("q=1", 7.0)]


@every_kind
def test_upload_alone(kind: str) -> None:
    """`upload` stores and attaches, and does not wait."""
    value, requests, _ = call(
        kind, Service("x"), "vector_stores.files.upload", vector_store_id="vs", file=("a", b"x"), attributes={"k": "v"}
    )
    assert seen(requests) == ["POST /files", "POST /vector_stores/vs/files"]
    assert requests[1].json() == {"file_id": "file-a", "attributes": {"k": "v"}}
    assert isinstance(value, wherry.models.VectorStoreFile)


@every_kind
def test_wrong_arguments_send_nothing(kind: str) -> None:
    """An interval, limit or number of uploads that cannot be, a stream, an empty batch and an unknown name."""
    sent: list[Sent] = []

    def service(request: Sent) -> Reply:
        sent.append(request)
        return Reply(json={})

    for method, arguments, error in (
        (
            "videos.create_and_poll",
            {"prompt": "x", "poll_interval_ms": 0},
            "poll_interval_ms must be a positive number",
        ),
        ("videos.create_and_poll", {"prompt": "x", "poll_timeout_s": "1"}, "poll_timeout_s must be a positive number"),
        ("videos.create_and_poll", {"prompt": "x", "colour": 1}, "colour"),
        (
            "beta.threads.runs.create_and_poll",
            {"thread_id": "t", "assistant_id": "a", "stream": True},
            "waits for the end cannot stream",
        ),
        *(
            (f"vector_stores.{method}", {"vector_store_id": "v", **more, "stream": True}, "cannot stream")
            for method, more in (
                ("files.upload", {"file": b"x"}),
                ("files.upload_and_poll", {"file": b"x"}),
                ("file_batches.upload_and_poll", {"files": [b"x"]}),
            )
        ),
        *(
            (f"vector_stores.{method}", {"vector_store_id": "v", **more}, "unexpected argument '(nope|file_id|body)'")
            for method, more in (
                ("files.upload", {"file": b"x", "nope": 1}),
                ("files.upload_and_poll", {"file": b"x", "nope": 1}),
                ("files.upload_and_poll", {"file": b"x", "file_id": "f"}),
                ("file_batches.upload_and_poll", {"files": [b"x"], "nope": 1}),
                ("file_batches.upload_and_poll", {"files": [b"x"], "body": {}}),
            )
        ),
        (
            "uploads.upload_file_chunked",
            {"file": b"x", "filename": "a", "mime_type": "a/b", "purpose": "batch", "nope": 1},
            "nope",
        ),
        ("vector_stores.file_batches.upload_and_poll", {"vector_store_id": "v", "files": []}, "files=... or file_ids="),
        (
            "vector_stores.file_batches.upload_and_poll",
            {"vector_store_id": "v", "files": [b"x"], "max_concurrency": 0},
            "max_concurrency must be a positive number",
        ),
    ):
        with pytest.raises((wherry.UsageError, TypeError), match=error):
            call(kind, service, method, **arguments)
    assert sent == []


def test_an_async_progress_callback_is_awaited() -> None:
    """On async clients on_progress may be async."""
    states: list[str] = []

    async def tell(state: Any) -> None:
        await asyncio.sleep(0)
        states.append(state.status)

    call("asyncio", Service("queued", "completed"), "videos.poll", "v", on_progress=tell)
    assert states == ["queued", "completed"]


@every_kind
def test_the_way_of_the_caller_does_not_matter(kind: str) -> None:
    """On with_raw_response the wait gives the typed object, too: there is no one answer that it could show."""
    value, _, _ = call(kind, Service("queued", "completed"), "videos.with_raw_response.create_and_poll", prompt="x")
    assert isinstance(value, wherry.models.Video)


def files(*statuses: str) -> Callable[[Sent], Reply]:
    left = list(statuses)

    def reply(_: Sent) -> Reply:
        status = left.pop(0) if len(left) > 1 else left[0]
        return Reply(json={"id": "f", "object": "file", "filename": "a.txt", "bytes": 4, "status": status})

    return reply


@every_kind
def test_files_that_are_processed(kind: str) -> None:
    """wait_for_processing takes seconds, and returns the file however its processing ended."""
    method = "files.wait_for_processing"
    for end in ("processed", "error", "deleted"):
        service = files("uploaded", "running", end)
        value, requests, sleeps = call(kind, service, method, "f", poll_interval=0.5, max_wait_seconds=60)
        assert (type(value), value.id, value.status) == (wherry.models.FileObject, "f", end)
        assert (seen(requests), sleeps) == (["GET /files/f"] * 3, [0.5, 0.5])
    assert call(kind, files("uploaded", "processed"), method, "f", poll_interval=0)[2] == [0.01]
    assert call(kind, files("uploaded", "processed"), method, "f")[2] == [5.0]
    with pytest.raises(wherry.PollTimeoutError, match=r"max_wait_seconds.*wait_for_processing") as caught:
        call(kind, files("uploaded"), method, "f", poll_interval=1, max_wait_seconds=2)
    assert isinstance(caught.value, RuntimeError)
    assert caught.value.last.status == "uploaded"


@every_kind
def test_what_is_in_a_file_as_text(kind: str) -> None:
    """retrieve_content returns the text of a file; options of the call go along."""
    reply = Reply(body="ahoy\n€".encode(), headers={"content-type": "application/octet-stream"})
    value, requests, _ = call(kind, lambda _: reply, "files.retrieve_content", "f", extra_headers={"x-a": "b"})
    assert value == "ahoy\n€"
    assert (seen(requests), requests[0].headers["x-a"]) == (["GET /files/f/content"], "b")
