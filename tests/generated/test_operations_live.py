"""Every operation over a real socket, against the built-in server, which checks each request and answers validly."""

from __future__ import annotations

import asyncio
import io
import itertools
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
import trio

import wherry
from tests.generated.arguments import FILE, ID, arguments, chosen
from tests.generated.conforming import problems
from tests.generated.surface import BY_PATH, METHODS, STREAMING, Method
from tests.generated.test_streams import streaming
from tests.server import Server, serve

ITEMS = 45
EVERY_BODY = [(method, media) for method in METHODS for media in method.media]
RUNNERS = ("asyncio", "trio")
KEYS: dict[str, Any] = {"api_key": "sk-user", "admin_api_key": "sk-admin-user", "max_retries": 0, "timeout": 20}
"""No retries: an answer that is not good the first time is a failure here."""


def _id(pair: Any) -> str:
    return str(pair) if pair else ""


def uploads() -> dict[str, dict[str, Any]]:
    """Method -> arguments that make a multipart body, with all its fields."""
    media = "multipart/form-data"
    found: dict[str, dict[str, Any]] = {}
    for method, seed in itertools.product(METHODS, "abcdefgh"):
        if media in method.media and str(method) not in found:
            given = arguments(method, media, full=True, seed=seed, path_value=f"upload {method}")
            if chosen(method, given) == media:
                found[str(method)] = given
    return found


UPLOADS = uploads()
FORMS: tuple[Callable[[], Any], ...] = (
    lambda: FILE,
    lambda: FILE[1],
    lambda: io.BytesIO(FILE[1]),
    lambda: iter((FILE[1][:3], FILE[1][3:])),
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One server for all of these tests; it must not have failed itself."""
    with serve(items=ITEMS) as running:
        yield running
    assert [record.error for record in running.log if record.error] == []


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[wherry.Client]:
    """One client over the default transport."""
    with wherry.Client(base_url=server.url, **KEYS) as opened:
        yield opened


def on_async(server: Server, runner: str, scenario: Callable[[wherry.AsyncClient], Coroutine[Any, Any, Any]]) -> Any:
    """Run a scenario with an async client on an event loop."""

    async def main() -> Any:
        async with wherry.AsyncClient(base_url=server.url, **KEYS) as opened:
            return await scenario(opened)

    return asyncio.run(main()) if runner == "asyncio" else trio.run(main)


def check(method: Method, value: Any, server: Server) -> None:
    """The server met the operation that was meant, with the right key, and the answer is what the manifest declares."""
    record = server.log[-1]
    assert record.operation == method.operation.name
    assert record.credential == ("admin" if method.operation.admin else "user")
    returns = method.entry["returns"]
    if method.page:
        assert [told for item in value.data for told in problems(item, returns)] == []
    elif returns == "bytes":
        assert isinstance(value, wherry.BinaryResponse)
        assert len(value.content) == record.answer_bytes > 0
    else:
        assert problems(value, returns) == []


@pytest.mark.parametrize(("method", "media"), EVERY_BODY, ids=_id)
def test_every_operation(server: Server, client: wherry.Client, method: Method, media: str | None) -> None:
    """Each operation is understood and its answer is typed, with what it requires given."""
    given = arguments(method, media, full=False, path_value=f"{ID} {method}")
    check(method, method.on(client)(**given), server)


def test_which_operations_upload() -> None:
    """All that take multipart bodies, but the one whose multipart body has nothing that JSON could not say."""
    multipart = {str(method) for method in METHODS if "multipart/form-data" in method.media}
    assert multipart - UPLOADS.keys() == {"videos.remix"}


@pytest.mark.parametrize("name", UPLOADS)
def test_every_upload(server: Server, client: wherry.Client, name: str) -> None:
    """Each multipart operation takes all its fields; files as named bytes, bytes, open files and iterators."""
    method, given = BY_PATH[name], UPLOADS[name]
    files = {name: isinstance(value, list) for name, value in given.items() if value in (FILE, [FILE])}
    for make in FORMS if files else FORMS[:1]:
        forms = {name: [make()] if several else make() for name, several in files.items()}
        check(method, method.on(client)(**{**given, **forms}), server)
        record = server.log[-1]
        assert record.headers["content-type"].startswith("multipart/form-data")
        assert record.body.count(FILE[1]) == len(forms)


@pytest.mark.parametrize("runner", RUNNERS)
def test_operations_awaited(server: Server, runner: str) -> None:
    """The first operation of every resource, awaited over one client."""
    sample = {method.resource: method for method in reversed(METHODS)}.values()

    async def scenario(client: wherry.AsyncClient) -> None:
        for method in sample:
            given = arguments(method, method.media[0], full=False, path_value=f"{ID} {runner} {method}")
            check(method, await method.on(client)(**given), server)

    on_async(server, runner, scenario)
    assert len(sample) > 60


def check_stream(method: Method, events: list[Any], stream: Any) -> None:
    """Each event is of the declared type and the stream's own end was seen."""
    event = method.entry["stream"]["event"]
    assert len(events) >= 2
    told = [problem for item in events for problem in problems(item, event)]
    assert told == []
    assert stream.completed is True
    assert stream.response.status == 200


def asked(method: Method) -> dict[str, Any]:
    """Arguments for which the server has something to stream."""
    given = streaming(method)
    if str(method) in ("chat.completions.create", "responses.create", "completions.create"):
        given["model"] = "gpt-4o"
    if str(method) == "chat.completions.create":
        given["messages"] = [{"role": "user", "content": "Say ahoy"}]
    if method.resource == "images":
        given["partial_images"] = 2
    given.update({p["name"]: f"stream {p['name']}" for p in method.parameters if p["place"] == "path"})
    return given


@pytest.mark.parametrize("method", STREAMING, ids=str)
def test_every_stream(server: Server, client: wherry.Client, method: Method) -> None:
    """Each streaming operation streams typed events up to its end, and the connection is used again."""
    connections = set()
    for _ in range(2):
        with method.on(client)(**asked(method)) as stream:
            check_stream(method, list(stream), stream)
        assert server.log[-1].operation == method.operation.name
        connections.add(server.log[-1].connection)
    assert len(connections) == 1


@pytest.mark.parametrize("runner", RUNNERS)
def test_streams_awaited(server: Server, runner: str) -> None:
    """The same with `async for`."""

    async def scenario(client: wherry.AsyncClient) -> None:
        for method in STREAMING:
            async with await method.on(client)(**asked(method)) as stream:
                check_stream(method, [event async for event in stream], stream)

    on_async(server, runner, scenario)


# One list of each kind of page, those that a server pages for real.
LISTS = {
    "CursorPage": "files.list",
    "ConversationCursorPage": "conversations.items.list",
    "NextCursorPage": "admin.organization.groups.list",
    "TokenPage": "admin.organization.usage.completions",
    "Page": "models.list",
}


def listed(kind: str) -> tuple[Method, dict[str, Any]]:
    method = BY_PATH[LISTS[kind]]
    assert method.page == kind
    small = {"limit": 20} if any(p["name"] == "limit" for p in method.parameters) else {}
    return method, {**arguments(method, full=False), **small}


@pytest.fixture(scope="module")
def untouched() -> Iterator[Server]:
    """A server that nobody writes to."""
    with serve(items=ITEMS) as running:
        yield running


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_of_page(untouched: Server, kind: str) -> None:
    """Iterating gives every item of every page once."""
    method, given = listed(kind)
    with wherry.Client(base_url=untouched.url, **KEYS) as client:
        items = list(method.on(client)(**given))
        assert len(items) == ITEMS
        assert len({repr(item) for item in items}) == ITEMS
        assert len(list(method.on(client)(**given).iter_pages())) == (3 if given.get("limit") else 1)


@pytest.mark.parametrize("runner", RUNNERS)
def test_pages_awaited(untouched: Server, runner: str) -> None:
    """The same with `async for`, and the first page alone with `await`."""

    async def scenario(client: wherry.AsyncClient) -> None:
        for kind in LISTS:
            method, given = listed(kind)
            assert len([item async for item in method.on(client)(**given)]) == ITEMS
            page = await method.on(client)(**given)
            assert len(page.data) == given.get("limit", ITEMS)

    on_async(untouched, runner, scenario)
