"""Methods that wait: what they print, what standard error says meanwhile, and how they end."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import wherry
from tests.command.conftest import Command
from tests.command.test_completion import words
from wherry._runtime.command.operations.methods import Method
from wherry._runtime.command.operations.names import resources
from wherry._runtime.command.operations.parser import parser_of
from wherry._runtime.command.operations.waiting import waiting_methods
from wherry._runtime.transports.standard.transport import StandardTransport
from wherry_server import Server
from wherry_server.replies import reply

FILES = "vector_stores.files"
QUICKLY = ("--poll-interval-ms", "10")


@pytest.fixture(autouse=True)
def _as_new(api: Server) -> None:
    api.replies.clear()


def _batch(status: str, **fields: object) -> dict[str, object]:
    return {"id": "batch_1", "object": "batch", "status": status, "brand_new": 1, **fields}


def _say(api: Server, path: str, *values: dict[str, object]) -> None:
    headers = {"openai-poll-after-ms": "100"}
    for value in values:
        api.replies.add(reply(json=value, headers=headers), on=path, times=1)


def test_all_that_wait_have_a_command_line(command: Command) -> None:
    """Each method that waits has a parser, and a sentence for each argument; none takes what only a program can give."""
    found = {f"{name}.{each}" for name in resources(wherry) for each in waiting_methods(wherry, name)}
    assert found == {
        "beta.threads.create_and_run_poll",
        "beta.threads.runs.create_and_poll",
        "beta.threads.runs.poll",
        "beta.threads.runs.submit_tool_outputs_and_poll",
        "files.wait_for_processing",
        "uploads.upload_file_chunked",
        "vector_stores.file_batches.create_and_poll",
        "vector_stores.file_batches.poll",
        "vector_stores.file_batches.upload_and_poll",
        "vector_stores.files.create_and_poll",
        "vector_stores.files.poll",
        "vector_stores.files.upload",
        "vector_stores.files.upload_and_poll",
        "videos.create_and_poll",
        "videos.poll",
    }
    for name in found:
        method = Method(wherry, *name.rpartition(".")[::2])
        parser_of(method)
        assert not method.is_operation
        assert method.sentence.endswith("."), name
        assert not {"on_progress", "resume", "options", "unknown"} & {each.name for each in method.arguments}
    assert set(waiting_methods(wherry, FILES)) <= set(words(command, "vector_stores", "files", ""))
    assert words(command, "vector-stores", "files", "upload-and-poll", "--vector") == ["--vector-store-id"]
    assert words(command, "batches", "retrieve", "batch_1", "--wa") == ["--wait"]
    assert "  upload_and_poll  Upload a file" in command("vector-stores", "files", "--help").out


def test_a_file_is_uploaded_and_waited_for(command: Command, tmp_path: Path) -> None:
    """The last state is printed as the service said it; standard error has a line for each change, or none."""
    (tmp_path / "notes.txt").write_text("What a wherry is.", "utf-8")
    store = command("vector-stores", "create", "--name", "notes", "--query", "id").out.strip()
    sent = ("upload-and-poll", "--vector-store-id", store, "--file", "notes.txt", *QUICKLY)
    ended = command("vector-stores", "files", *sent)
    assert ended.code == 0, ended.err
    stored = json.loads(ended.out)
    assert (stored["object"], stored["status"]) == ("vector_store.file", "completed")
    assert ended.err.splitlines() == [f"{stored['id']}: in_progress", f"{stored['id']}: completed"]
    ended = command("vector_stores.files.upload_and_poll", *sent[1:], "--quiet", "--query", "status")
    assert (ended.code, ended.out, ended.err) == (0, "completed\n", "")
    several = command("vector_stores.file_batches", "upload_and_poll", store, "--files", "notes.txt", *QUICKLY)
    assert (several.code, json.loads(several.out)["file_counts"]["completed"]) == (0, 1)
    assert several.err.endswith("completed, 1 of 1\n")


def test_parts_of_a_file(command: Command, tmp_path: Path) -> None:
    """A large file is sent in parts, and standard error says how much of it is there."""
    (tmp_path / "rows.jsonl").write_bytes(b"x" * 2500)
    ended = command(
        *("uploads", "upload-file-chunked", "--file", "rows.jsonl", "--mime-type", "text/jsonl"),
        *("--purpose", "batch", "--part-size", "1000", "--concurrency", "1", "--query", "file.bytes"),
    )
    assert (ended.code, ended.out) == (0, "2500\n"), ended.err
    assert [line.partition(": ")[2] for line in ended.err.splitlines()] == [
        f"{sent} of 2500 bytes" for sent in (1000, 2000, 2500)
    ]


def test_retrieve_waits(command: Command, api: Server) -> None:
    """`retrieve --wait` looks again until the work is done; what failed has the exit code 1, and says why."""
    path = "GET /batches/batch_1"
    counts = {"total": 3, "completed": 1, "failed": 1}
    _say(api, path, _batch("validating"), _batch("in_progress", request_counts=counts), _batch("finalizing"))
    _say(api, path, _batch("completed"))
    ended = command("batches", "retrieve", "batch_1", "--wait")
    assert (ended.code, json.loads(ended.out)) == (0, _batch("completed"))
    assert ended.err.splitlines() == [
        "batch_1: validating",
        "batch_1: in_progress, 1 of 3 (1 failed)",
        "batch_1: finalizing",
        "batch_1: completed",
    ]
    _say(api, path, _batch("failed"))
    ended = command("batches", "retrieve", "batch_1", "--wait", "--quiet", "--query", "status")
    assert (ended.code, ended.out, ended.err) == (1, "failed\n", "wherry: batch_1 is failed\n")
    file = {"id": "file-1", "object": "vector_store.file", "status": "failed", "last_error": {"message": "no \x1btext"}}
    _say(api, "GET /vector_stores/vs_1/files/file-1", file)
    ended = command(FILES, "poll", "file-1", "--vector-store-id", "vs_1", "--quiet")
    assert (ended.code, ended.err) == (1, "wherry: file-1 is failed: no \ufffdtext\n")
    _say(api, path, _batch("in_progress"))
    assert command("batches", "retrieve", "batch_1").code == 0, "without --wait, it is looked at once"


def test_a_terminal_has_one_line(command: Command, api: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a terminal the newest state takes the place of the one before it, and errors stand on a line of their own."""
    _say(api, "GET /batches/batch_1", _batch("in_progress"), _batch("failed"))
    command("models", "list")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    ended = command("batches", "retrieve", "batch_1", "--wait")
    assert ended.err == "\rbatch_1: in_progress\rbatch_1: failed     \nwherry: batch_1 is failed\n"


@pytest.mark.parametrize(
    ("line", "path", "again"),
    [
        (
            (FILES, "create_and_poll", "file-1", "--vector-store-id", "vs_1"),
            "GET /vector_stores/vs_1/files/file-1",
            "wherry vector_stores.files poll file-1 --vector-store-id vs_1",
        ),
        (
            ("batches", "retrieve", "batch_1", "--wait"),
            "GET /batches/batch_1",
            "wherry batches retrieve batch_1 --wait",
        ),
        (
            ("files", "wait_for_processing", "file-1"),
            "GET /files/file-1",
            "wherry files wait_for_processing file-1",
        ),
        (("beta.threads", "create_and_run_poll", "--assistant-id", "a"), "GET /threads/t_1/runs/run_1", ""),
    ],
    ids=["by a method", "by an option", "by itself", "no way"],
)
def test_interrupted_and_too_slow(
    line: tuple[str, ...], path: str, again: str, command: Command, api: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C and the end of patience leave the work alone, and say which command waits on."""
    state: dict[str, object] = {"id": line[2] if again else "run_1", "thread_id": "t_1", "status": "in_progress"}
    going_on = f"the service goes on working; to wait on: {again}" if again else "the service goes on working on run_1"
    api.replies.add(reply(json={**state}), on="POST /threads/runs", times=9)
    api.replies.add(reply(json={**state}), on="POST /vector_stores/vs_1/files", times=9)
    api.replies.add(reply(json={**state}), on=path, times=9)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(StandardTransport, "sleep", interrupted)
        ended = command(*line)
    assert ended.code == 130
    assert ended.err.splitlines()[-2:] == [f"wherry: {going_on}", "wherry: interrupted"]
    assert not ended.out
    ended = command(*line, "--max-wait-seconds" if line[0] == "files" else "--poll-timeout-s", "0.01")
    assert ended.code == 3
    assert ended.err.splitlines()[-1] == f"wherry: {state['id']} is still in_progress after 0.01 s; {going_on}"
