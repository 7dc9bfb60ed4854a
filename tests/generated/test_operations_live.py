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
from wherry_server import Server, serve
from wherry_server.stream import dumps

ITEMS = 45
# What stands at a path of its own is set, then read, then deleted.
ORDER = ("POST", "GET", "DELETE")
EVERY_BODY = [
    (method, media)
    for method in sorted(METHODS, key=lambda method: ORDER.index(method.entry["verb"]))
    for media in method.media
]
RUNNERS = ("asyncio", "trio")
KEYS: dict[str, Any] = {"api_key": "sk-user", "admin_api_key": "sk-admin-user", "max_retries": 0, "timeout": 20}
"""No retries: an answer that is not good the first time is a failure here."""


CURSORS = ("after", "before", "page", "starting_after")


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
    """The server met the operation that was meant, with the right key; the answer is what the manifest declares, and whole."""
    record = server.log[-1]
    assert record.operation == method.operation.name
    assert record.credential == ("admin" if method.operation.admin else "user")
    returns = method.entry["returns"]
    if method.page:
        assert [told for item in value.data for told in problems(item, returns)] == []
    elif returns == "bytes":
        assert isinstance(value, wherry.BinaryResponse)
        assert len(value.content) == record.answer_bytes > 0
        return
    else:
        assert problems(value, returns) == []
    if isinstance(value, wherry.BaseModel) or method.page:
        # What is written again in the server's manner has every byte that came.
        assert len(dumps(value.to_dict()).encode()) == record.answer_bytes


def asking(method: Method, media: str | None, mark: str, *, full: bool) -> dict[str, Any]:
    """Arguments that the server can take: of cursors it knows its own alone, and it has a limit for limits.

    Vectors in base64 have a test of their own: they are not answered as they came.
    """
    given = arguments(method, media, full=full, path_value=f"{ID} {mark} {method}")
    given = {name: value for name, value in given.items() if name not in (*CURSORS, "encoding_format")}
    return {**given, "limit": 3} if "limit" in given else given


@pytest.mark.parametrize(("method", "media"), EVERY_BODY, ids=_id)
def test_every_operation(server: Server, client: wherry.Client, method: Method, media: str | None) -> None:
    """Each operation is understood and its answer is typed, with what it requires given, and with everything given."""
    for full in (False, True):
        value = method.on(client)(**asking(method, media, f"{full}", full=full))
        if method.always_streams:
            check_stream(method, list(value), value)
        else:
            check(method, value, server)


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


def test_operations_awaited(server: Server) -> None:
    """The same, awaited on asyncio, over one client; the raw answer and what is made of it say the same."""

    async def scenario(client: wherry.AsyncClient) -> None:
        for method, media in EVERY_BODY:
            if method.always_streams:
                continue
            raw = await method.raw_on(client)(**asking(method, media, "asyncio", full=True))
            value = raw.parse()
            check(method, value, server)
            if isinstance(value, wherry.BaseModel):
                assert value.to_dict() == raw.json()

    on_async(server, "asyncio", scenario)


def test_operations_awaited_on_trio(server: Server) -> None:
    """The first operation of every resource, awaited over one client."""
    sample = {method.resource: method for method in reversed(METHODS) if not method.always_streams}.values()

    async def scenario(client: wherry.AsyncClient) -> None:
        for method in sample:
            value = await method.on(client)(**asking(method, method.media[0], "trio", full=False))
            check(method, value, server)

    on_async(server, "trio", scenario)
    assert len(sample) > 90


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


# Three items and two on a page: every list that has a limit has two pages.
FEW = 3
PAGED = [method for method in METHODS if method.page]


@pytest.fixture(scope="module")
def untouched() -> Iterator[Server]:
    """A server with little in it, to which nobody writes."""
    with serve(items=FEW) as running:
        yield running


def listing(method: Method) -> tuple[dict[str, Any], int]:
    """Arguments for the first page, and how many pages there are."""
    limited = any(p["name"] == "limit" for p in method.parameters)
    return {**asking(method, method.media[0], "pages", full=False), **({"limit": 2} if limited else {})}, 1 + limited


def check_pages(method: Method, found: list[Any], pages: int, server: Server, before: int) -> None:
    """Every item came once, typed, and every page was asked for once."""
    assert len(found) == FEW or pages == 1
    assert len({repr(item) for item in found}) == len(found) > 0
    assert [told for item in found for told in problems(item, method.entry["returns"])] == []
    records = list(server.log)[before:]
    assert [record.operation for record in records] == [method.operation.name] * pages
    assert [any(f"{name}=" in record.query for name in CURSORS) for record in records] == [False, True][:pages]


@pytest.fixture(scope="module")
def reader(untouched: Server) -> Iterator[wherry.Client]:
    """A client of that server."""
    with wherry.Client(base_url=untouched.url, **KEYS) as opened:
        yield opened


@pytest.mark.parametrize("method", PAGED, ids=str)
def test_every_list(untouched: Server, reader: wherry.Client, method: Method) -> None:
    """Iterating gives every item of both pages once."""
    given, pages = listing(method)
    before = len(untouched.log)
    check_pages(method, list(method.on(reader)(**given)), pages, untouched, before)


def test_lists_awaited(untouched: Server) -> None:
    """The same with `async for`, and the first page alone with `await`."""

    async def scenario(client: wherry.AsyncClient) -> None:
        for method in PAGED:
            given, pages = listing(method)
            before = len(untouched.log)
            found = [item async for item in method.on(client)(**given)]
            check_pages(method, found, pages, untouched, before)
            page = await method.on(client)(**given)
            assert len(page.data) == (2 if pages == 2 else len(found))

    on_async(untouched, "asyncio", scenario)


# One list of each kind of page, those that a server pages for real.
LISTS = {
    "CursorPage": "files.list",
    "ConversationCursorPage": "conversations.items.list",
    "NextCursorPage": "admin.organization.groups.list",
    "TokenPage": "admin.organization.usage.completions",
    "Page": "models.list",
}


@pytest.fixture(scope="module")
def many() -> Iterator[Server]:
    """A server with more in it, to which nobody writes."""
    with serve(items=ITEMS) as running:
        yield running


def listed(kind: str) -> tuple[Method, dict[str, Any]]:
    method = BY_PATH[LISTS[kind]]
    assert method.page == kind
    small = {"limit": 20} if any(p["name"] == "limit" for p in method.parameters) else {}
    return method, {**arguments(method, full=False), **small}


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_of_page(many: Server, kind: str) -> None:
    """Iterating gives every item of every page once."""
    method, given = listed(kind)
    with wherry.Client(base_url=many.url, **KEYS) as client:
        items = list(method.on(client)(**given))
        assert len(items) == ITEMS
        assert len({repr(item) for item in items}) == ITEMS
        assert len(list(method.on(client)(**given).iter_pages())) == (3 if given.get("limit") else 1)


@pytest.mark.parametrize("runner", RUNNERS)
def test_pages_awaited(many: Server, runner: str) -> None:
    """The same with `async for`, and the first page alone with `await`."""

    async def scenario(client: wherry.AsyncClient) -> None:
        for kind in LISTS:
            method, given = listed(kind)
            assert len([item async for item in method.on(client)(**given)]) == ITEMS
            page = await method.on(client)(**given)
            assert len(page.data) == given.get("limit", ITEMS)

    on_async(many, runner, scenario)
