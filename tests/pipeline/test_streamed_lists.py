"""A list that streams where it is asked to: pages and events, sync and async, for programs and for type checkers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.generating import build, import_all, run, workshop, written

FIRST = Path(__file__).parent / "specs" / "documents" / "first.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package `first`."""
    scratch = tmp_path_factory.mktemp("first")
    return written(build(FIRST, workshop(scratch / "workshop"), package="first"), scratch)


def test_import(folder: Path) -> None:
    """Every module is Python, and everything in it can be reached."""
    import_all(folder, "first")


CALLS = """
import asyncio, json
import first
from first.transports import AsyncMemoryTransport, MemoryTransport, Reply

EVENT = {"object": "fine-tune-event", "message": "queued"}
PAGE = {"object": "list", "data": [EVENT]}
STREAM = f"data: {json.dumps(EVENT)}\\n\\ndata: [DONE]\\n\\n".encode()
SSE = {"content-type": "text/event-stream"}

def replies():
    return [Reply(json=PAGE), Reply(json=PAGE), Reply(json=PAGE), Reply(headers=SSE, body=STREAM)]

transport = MemoryTransport(replies())
events = first.Client(api_key="k", transport=transport).fine_tunes.events
found = [type(events.list("x")).__name__, *(each.message for each in events.list("x"))]
found.append(type(events.with_raw_response.list("x").parse()).__name__)
with events.list("x", stream=True) as stream:
    found += [type(each).__name__ for each in stream]
found.append(transport.requests[-1].url.partition("?")[2])

async def main():
    transport = AsyncMemoryTransport(replies())
    events = first.AsyncClient(api_key="k", transport=transport).fine_tunes.events
    found = [type(await events.list("x")).__name__, *[each.message async for each in events.list("x")]]
    found.append(type((await events.with_raw_response.list("x")).parse()).__name__)
    async with await events.list("x", stream=True) as stream:
        found += [type(each).__name__ async for each in stream]
    return found + [transport.requests[-1].url.partition("?")[2]]

print(json.dumps([found, asyncio.run(main())]))
"""


def test_calls(folder: Path) -> None:
    """Without `stream` a call gives a page; with it, the items one by one."""
    sync, asynchronous = json.loads(run(CALLS, folder))
    assert sync == ["Page", "queued", "Page", "FineTuneEvent", "stream=true"]
    assert asynchronous == ["AsyncPage", "queued", "AsyncPage", "FineTuneEvent", "stream=true"]


TYPED = """
from typing_extensions import assert_type

from first import AsyncClient, AsyncPage, AsyncStream, Client, Page, Stream
from first.models import FineTuneEvent


def sync(client: Client, flag: bool) -> None:
    events = client.fine_tunes.events
    assert_type(events.list("x"), Page[FineTuneEvent])
    assert_type(events.list("x", stream=True), Stream[FineTuneEvent])
    assert_type(events.list("x", stream=flag), Page[FineTuneEvent] | Stream[FineTuneEvent])


async def asynchronous(client: AsyncClient, flag: bool) -> None:
    events = client.fine_tunes.events
    assert_type(await events.list("x"), AsyncPage[FineTuneEvent])
    assert_type(await events.list("x", stream=True), AsyncStream[FineTuneEvent])
    assert_type(await events.list("x", stream=flag), AsyncPage[FineTuneEvent] | AsyncStream[FineTuneEvent])
    async for event in events.list("x", stream=False):
        assert_type(event, FineTuneEvent)
"""


def test_types(folder: Path, tmp_path: Path) -> None:
    """mypy, strict, accepts the methods, and knows what each call gives."""
    program = tmp_path / "typed.py"
    program.write_text(TYPED)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-incremental", "--follow-imports=silent", "-m", "first.resources.fine_tunes", "-m", "typed"],
        cwd=tmp_path, env={"MYPYPATH": f"{folder}:{tmp_path}"}, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
