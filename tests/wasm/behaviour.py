"""What must hold on every host without sockets or threads: scenarios against the built-in server, over real sockets.

A scenario is an async function that gets a Here and asserts; `run_all` runs them inside the host and tells how each
ended. Nothing here needs more than the package and the standard library, so that the file runs wherever Python does.
That an event came while the server had not sent the next one is read from the server's log, not from a clock.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import time
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import wherry

ASK: dict[str, Any] = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Say ahoy."}]}
Scenario = Callable[["Here"], Awaitable[None]]
SCENARIOS: dict[str, Scenario] = {}


def scenario(function: Scenario) -> Scenario:
    """Take a scenario into the list, under its name."""
    SCENARIOS[function.__name__] = function
    return function


class Here:
    """A host and the server it talks to: `url` is the base of the API, `host` names the host."""

    def __init__(self, url: str, host: str, **client_options: Any) -> None:
        self.url = url
        self.origin = url.rpartition("/")[0]
        self.host = host
        self.in_browser = host in ("page", "worker")
        self.client_options = client_options
        self.tag = ""
        self._since = 0

    def begin(self, name: str) -> None:
        """Begin a scenario. Other runs may use the same server."""
        self.tag = f"{name.replace('_', '-')}-{time.time_ns()}"

    def client(self, **options: Any) -> wherry.AsyncClient:
        """Make a client; its requests are told apart in the log."""
        options = {"base_url": self.url, "max_retries": 0, **self.client_options, **options}
        return wherry.AsyncClient(api_key="sk-test-0123456789", default_headers={"x-scenario": self.tag}, **options)

    async def log(self) -> list[dict[str, Any]]:
        """Return what the server saw of this scenario."""
        reader = wherry.AsyncClient(api_key="sk-reader", base_url=self.origin, **self.client_options)
        return self.own(await reader.get(f"/_server/log?since={self._since}"))

    def own(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return those of this scenario; what came before them is not requested again."""
        own = [record for record in records if record["headers"].get("x-scenario") == self.tag]
        if records:
            self._since = own[0]["number"] - 1 if own else records[-1]["number"]
        return own

    async def seen(self, wanted: Callable[[dict[str, Any]], object], within_s: float = 5) -> dict[str, Any]:
        """Wait until the server has seen what is wanted, and give that."""
        ends_s = time.monotonic() + within_s
        while True:
            records = await self.log()
            found = [record for record in records if wanted(record)]
            if found:
                return found[-1]
            assert time.monotonic() < ends_s, f"not seen within {within_s} s; seen: {records}"
            await asyncio.sleep(0.02)


async def run_all(url: str, host: str, names: list[str] | None = None, **client_options: Any) -> dict[str, str]:
    """Run the scenarios, all or the named ones; give for each "" or the traceback of its failure."""
    here = Here(url, host, **client_options)
    outcomes = {}
    for name in names or SCENARIOS:
        here.begin(name)
        try:
            await asyncio.wait_for(SCENARIOS[name](here), 30)
            outcomes[name] = ""
        except Exception:
            outcomes[name] = traceback.format_exc()[-3000:] or "failed"
    return outcomes


async def stream_of(client: wherry.AsyncClient, fault: str, **more: Any) -> Any:
    """Ask for a streamed chat with a fault of the server."""
    return await client.chat.completions.create(**ASK, stream=True, extra_headers={"x-fault": fault}, **more)


async def raised(kind: type[Any], call: Awaitable[Any]) -> Any:
    """Return the error that `call` must raise."""
    try:
        result = await call
    except kind as error:
        return error
    raise AssertionError(f"{kind.__name__} was not raised; the call gave {result!r}")


# --- streams ----------------------------------------------------------------------------------------------------------


@scenario
async def events_arrive_one_by_one(here: Here) -> None:
    """Each event is there while the server has not yet sent the next one."""
    async with here.client() as client, await stream_of(client, "stall=3:60") as stream:
        for _ in range(3):
            await stream.__anext__()
        record = await here.seen(lambda record: record["events"] == 3)
        assert record["finished_s"] is None
        assert stream.completed is None


@scenario
async def a_whole_stream_is_complete(here: Here) -> None:
    """All events come, in order, whatever the pieces are that the server sends."""
    texts = set()
    async with here.client() as client:
        for fault in ("ok", "one-byte", "coalesce", "crlf", "bom", "gzip", "keepalive", "split=7", "drip=1"):
            stream = await stream_of(client, fault)
            texts.add("".join([chunk.choices[0].delta.content or "" async for chunk in stream if chunk.choices]))
            assert stream.completed is True, fault
    assert len(texts) == 1
    assert len(texts.pop()) > 20


@scenario
async def a_decoded_answer_says_nothing_of_its_coding(here: Here) -> None:
    """The host decompresses: neither the coding nor the length of the coded body is told."""
    async with here.client() as client:
        raw = await client.models.with_raw_response.list(extra_headers={"x-fault": "gzip"})
        assert "content-encoding" not in raw.headers
        assert "content-length" not in raw.headers
        assert raw.parse().data


@scenario
async def closing_reaches_the_server(here: Here) -> None:
    """`close` cuts the connection after few of many events, though the server would go on."""
    async with here.client() as client:
        stream = await stream_of(client, "drip=1000,words=500")
        await stream.__anext__()
        await stream.close()
        await _cut_early(here)
        assert [chunk async for chunk in stream] == []


@scenario
async def leaving_the_block_reaches_the_server(here: Here) -> None:
    """`break` inside `async with` cuts the connection."""
    async with here.client() as client:
        async with await stream_of(client, "drip=1000,words=500") as stream:
            async for _ in stream:
                break
        await _cut_early(here)


@scenario
async def dropping_a_stream_reaches_the_server(here: Here) -> None:
    """A stream that nobody holds any more is cut, though the server is silent."""
    async with here.client() as client:
        stream = await stream_of(client, "stall=2:60")
        await stream.__anext__()
        del stream
        await _cut_early(here)


@scenario
async def cancelling_a_task_reaches_the_server(here: Here) -> None:
    """A task that is cancelled while it waits for an event leaves no connection, and the client works on."""

    async def read() -> None:
        async for _ in await stream_of(client, "stall=2:60"):
            pass

    async with here.client() as client:
        task = asyncio.ensure_future(read())
        await here.seen(lambda record: record["events"] == 2)
        task.cancel()
        await raised(asyncio.CancelledError, task)
        await _cut_early(here)
        assert (await client.models.list()).data


@scenario
async def cancelling_before_the_headers_reaches_the_server(here: Here) -> None:
    """A call that is cancelled before its answer begins leaves no connection either."""
    async with here.client() as client:
        call = client.models.list(extra_headers={"x-fault": "slow-headers=60"})
        await raised(asyncio.TimeoutError, asyncio.wait_for(call, 0.2))
        await here.seen(lambda record: record["disconnected_s"] is not None)


@scenario
async def streams_run_side_by_side(here: Here) -> None:
    """One stream does not wait for another: all are open at the same time."""
    async with here.client() as client:
        streams = [await stream_of(client, "stall=1:60") for _ in range(4)]
        await asyncio.gather(*[stream.__anext__() for stream in streams])
        records = await here.log()
        assert sum(record["finished_s"] is None for record in records) == 4
        for stream in streams:
            await stream.close()


@scenario
async def a_cut_stream_says_so(here: Here) -> None:
    """What came is yielded; then an error says that the stream is not whole."""
    async with here.client() as client:
        # With time in between: a browser throws away what was not read yet when the connection breaks.
        stream = await stream_of(client, "drip=50,cut=2")
        chunks = []

        async def read() -> None:
            async for chunk in stream:
                chunks.append(chunk)

        error = await raised(wherry.IncompleteStreamError, read())
        assert len(chunks) == error.events == 2
        assert isinstance(error, wherry.APIConnectionError)
        assert stream.completed is False


@scenario
async def an_error_inside_a_stream_is_raised(here: Here) -> None:
    """An error that the server reports in the stream comes after the events before it."""
    async with here.client() as client:
        stream = await stream_of(client, "error-event=2")
        for _ in range(2):
            await stream.__anext__()
        error = await raised(wherry.APIError, stream.__anext__())
        assert error.code == "server_error"


@scenario
async def an_unknown_event_is_kept(here: Here) -> None:
    """An event of a type that nobody knows comes with its raw data, and the stream goes on."""
    async with here.client() as client:
        stream = await client.responses.create(
            model="gpt-4o-mini", input="Say ahoy.", stream=True, extra_headers={"x-fault": "unknown-event"}
        )
        events = [event async for event in stream]
        (unknown,) = [event for event in events if event.type == "invented.event"]
        assert isinstance(unknown, wherry.UnknownModel)
        assert unknown.to_dict()["note"] == "of no known type"
        assert events[-1].type == "response.completed"
        assert events[-1].response.output_text


async def _cut_early(here: Here) -> None:
    record = await here.seen(lambda record: record["disconnected_s"] is not None)
    assert record["events"] <= 20, record


# --- time limits and back-off -----------------------------------------------------------------------------------------


@scenario
async def a_stalled_stream_times_out(here: Here) -> None:
    """The read timeout runs between two chunks, and the connection is cut then."""
    async with here.client(timeout=wherry.Timeout(20, read=0.3)) as client:
        stream = await stream_of(client, "stall=2:60")
        for _ in range(2):
            await stream.__anext__()
        await raised(wherry.APITimeoutError, stream.__anext__())
        await _cut_early(here)


@scenario
async def slow_headers_time_out(here: Here) -> None:
    """The read timeout runs while the headers are waited for."""
    async with here.client(timeout=wherry.Timeout(20, read=0.3)) as client:
        await raised(wherry.APITimeoutError, client.models.list(extra_headers={"x-fault": "slow-headers=60"}))
        await here.seen(lambda record: record["disconnected_s"] is not None)


@scenario
async def a_call_ends_at_its_deadline(here: Here) -> None:
    """`total` ends a call at its headers, `idle` a stream that stalls; neither is early."""
    for limits, limit in (({"total": 0.3}, "total"), ({"idle": 0.3}, "idle"), ({"first_event": 0.3}, "first_event")):
        async with here.client(timeout=wherry.Timeout(20, **limits)) as client:
            began_s = time.monotonic()
            if limit == "idle":
                stream = await stream_of(client, "stall=1:60")
                await stream.__anext__()
                error = await raised(wherry.APITimeoutError, stream.__anext__())
            elif limit == "total":
                slow = client.models.list(extra_headers={"x-fault": "slow-headers=60"})
                error = await raised(wherry.APITimeoutError, slow)
            else:
                client = client.with_options(max_retries=0)
                error = await raised(wherry.APITimeoutError, stream_of(client, "slow-headers=60"))
            assert error.limit == limit, error
            assert 0.299 <= time.monotonic() - began_s < 5, limit


@scenario
async def connecting_quickly_is_not_answering_quickly(here: Here) -> None:
    """The connect timeout does not cover the wait for the answer."""
    async with here.client(timeout=wherry.Timeout(20, connect=0.2)) as client:
        assert (await client.models.list(extra_headers={"x-fault": "slow-headers=0.6"})).data


@scenario
async def back_off_really_waits(here: Here) -> None:
    """A 429 is tried again after its retry-after, and other coroutines work meanwhile."""
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.02)
            ticks += 1

    task = asyncio.ensure_future(tick())
    async with here.client(max_retries=2) as client:
        answers = [{"faults": ["429;retry-after=1"], "on": "GET /models"}]
        control = wherry.AsyncClient(api_key="sk-control", base_url=here.origin, **here.client_options)
        await control.post("/_server/faults", body=answers[0])
        assert (await client.models.list()).data
    task.cancel()
    statuses = [(record["status"], record["at"]) for record in await here.log()]
    assert [status for status, _ in statuses] == [429, 200]
    assert statuses[1][1] - statuses[0][1] >= 0.99
    assert ticks >= 5


@scenario
async def calls_keep_to_limits(here: Here) -> None:
    """Calls wait for their turn, and one that is refused goes on although nothing is to be retried."""
    async with here.client(limits=wherry.Limits(concurrent=2)) as client:
        control = wherry.AsyncClient(api_key="sk-control", base_url=here.origin, **here.client_options)
        await control.post("/_server/faults", body={"faults": ["429;retry-after-ms=200"], "on": "GET /models"})
        for models in await asyncio.gather(*(client.models.list() for _ in range(4))):
            assert models.data
        assert [(row.waiting, row.in_flight) for row in client.limits] == [(0, 0)]
    assert sorted(record["status"] for record in await here.log()) == [200, 200, 200, 200, 429]


# --- what is sent -----------------------------------------------------------------------------------------------------


@scenario
async def files_arrive_intact(here: Here) -> None:
    """A megabyte of all byte values comes back as it was sent; so does an awkward file name."""
    content = bytes(range(256)) * 4096
    name = "a long name; 100% ünï✓ 'it'.bin"
    async with here.client() as client:
        stored = await client.files.create(file=(name, content), purpose="user_data")
        assert stored.bytes == len(content)
        assert stored.filename == name
        back = (await client.files.content(stored.id)).content
        assert hashlib.sha256(back).digest() == hashlib.sha256(content).digest()


@scenario
async def bodies_of_every_kind_are_sent_whole(here: Here) -> None:
    """An open file, an iterator and an async iterator are collected and sent with their length."""

    async def pieces() -> Any:
        for _ in range(10):
            yield b"12345"

    async with here.client() as client:
        for source in (io.BytesIO(b"12345" * 10), iter([b"12345"] * 10), pieces(), b"12345" * 10):
            stored = await client.files.create(file=("x.txt", source), purpose="user_data")
            assert stored.bytes == 50
    assert all(int(record["headers"]["content-length"]) == record["body_bytes"] for record in await here.log())


@scenario
async def headers_that_the_host_owns_do_no_harm(here: Here) -> None:
    """What fetch forbids is left out, what a caller adds is sent, and what only the host may say is refused."""
    extra = {"Connection": "close", "Accept-Encoding": "br", "TE": "x", "X-Own": "yes"}
    async with here.client() as client:
        assert await client.chat.completions.create(**ASK, extra_headers=extra)
        for name in ("Content-Length", "Transfer-Encoding", "Host"):
            try:
                await client.chat.completions.create(**ASK, extra_headers={name: "3"})
            except wherry.UsageError:
                continue
            raise AssertionError(f"{name} was taken")
    (record,) = await here.log()
    assert record["headers"]["x-own"] == "yes"
    assert int(record["headers"]["content-length"]) == record["body_bytes"]
    assert ("wherry" in record["headers"].get("user-agent", "")) is not here.in_browser


# --- what comes back --------------------------------------------------------------------------------------------------


@scenario
async def errors_have_their_classes(here: Here) -> None:
    """Each status raises its own class, with the code and the request id of the answer."""
    classes = {
        400: wherry.BadRequestError,
        401: wherry.AuthenticationError,
        403: wherry.PermissionDeniedError,
        404: wherry.NotFoundError,
        409: wherry.ConflictError,
        422: wherry.UnprocessableEntityError,
        429: wherry.RateLimitError,
        503: wherry.InternalServerError,
    }
    async with here.client() as client:
        for status, kind in classes.items():
            call = client.models.list(extra_headers={"x-fault": f"{status};code=some_code;message=so it is"})
            error = await raised(kind, call)
            assert (error.status, error.code) == (status, "some_code")
            assert "so it is" in str(error)
            assert error.request_id
        page = await raised(wherry.APIStatusError, client.models.list(extra_headers={"x-fault": "html-error=502"}))
        assert page.status == 502


@scenario
async def answers_without_a_body_are_answers(here: Here) -> None:
    """HEAD and 204 have no body at all, and nothing is read of it."""
    async with here.client(base_url=here.origin) as client:
        assert await client.delete("/_server/faults", decoder=wherry.NOTHING) is None
        error = await raised(wherry.APIStatusError, client.call("HEAD", "/v1/nowhere"))
        assert error.status == 404


@scenario
async def lists_turn_their_pages(here: Here) -> None:
    """Iterating a list asks for page after page."""
    async with here.client() as client:
        assert len({batch.id async for batch in client.batches.list(limit=20)}) == 45
    assert len(await here.log()) == 3


@scenario
async def an_unreachable_server_is_a_connection_error(here: Here) -> None:
    """A refused connection is an APIConnectionError without a status; in a browser it says that CORS may be why."""
    async with here.client(base_url="http://127.0.0.1:1023/v1") as client:
        error = await raised(wherry.APIConnectionError, client.models.list())
        assert not isinstance(error, wherry.APIStatusError)
        assert ("CORS" in str(error)) is here.in_browser
