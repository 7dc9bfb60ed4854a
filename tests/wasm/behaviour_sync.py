"""What must hold of Client where the stack can be suspended: the same rules as in behaviour.py, without `await`.

A scenario is a function that gets a Here and asserts.
"""

from __future__ import annotations

import asyncio
import time
import traceback
from collections.abc import Callable
from typing import Any

import wherry
from tests.wasm.behaviour import ASK, Here

Scenario = Callable[["SyncHere"], None]
SCENARIOS: dict[str, Scenario] = {}


class SyncHere(Here):
    """A host and the server it talks to."""

    def sync_client(self, **options: Any) -> wherry.Client:
        """Make a client; its requests are told apart in the log."""
        options = {"base_url": self.url, "max_retries": 0, **self.client_options, **options}
        return wherry.Client(api_key="sk-test-0123456789", default_headers={"x-scenario": self.tag}, **options)

    def sync_log(self) -> list[dict[str, Any]]:
        """Return what the server saw of this scenario."""
        reader = wherry.Client(api_key="sk-reader", base_url=self.origin)
        return self.own(reader.get(f"/_server/log?since={self._since}"))

    def sync_seen(self, wanted: Callable[[dict[str, Any]], object], within_s: float = 5) -> dict[str, Any]:
        """Wait until the server has seen what is wanted, and give that."""
        ends_s = time.monotonic() + within_s
        while not (found := [record for record in self.sync_log() if wanted(record)]):
            assert time.monotonic() < ends_s, f"not seen within {within_s} s; seen: {self.sync_log()}"
        return found[-1]


def scenario(function: Scenario) -> Scenario:
    """Take a scenario into the list, under its name."""
    SCENARIOS[function.__name__] = function
    return function


def run_all(url: str, host: str, names: list[str] | None = None) -> dict[str, str]:
    """Run the scenarios, all or the named ones; give for each "" or the traceback of its failure."""
    here = SyncHere(url, host)
    outcomes = {}
    for name in names or SCENARIOS:
        here.begin(name)
        try:
            SCENARIOS[name](here)
            outcomes[name] = ""
        except Exception:
            outcomes[name] = traceback.format_exc()[-3000:]
    return outcomes


def raised(kind: type[Any], call: Callable[[], Any]) -> Any:
    """Return the error that `call` must raise."""
    try:
        result = call()
    except kind as error:
        return error
    raise AssertionError(f"{kind.__name__} was not raised; the call gave {result!r}")


def stream_of(client: wherry.Client, fault: str) -> Any:
    """Ask for a streamed chat with a fault of the server."""
    return client.chat.completions.create(**ASK, stream=True, extra_headers={"x-fault": fault})


@scenario
def sync_events_arrive_one_by_one(here: SyncHere) -> None:
    """Each event is there while the server has not yet sent the next one."""
    with here.sync_client() as client, stream_of(client, "stall=3:60") as stream:
        for _ in range(3):
            next(stream)
        assert here.sync_seen(lambda record: record["events"] == 3)["finished_s"] is None


@scenario
def sync_streams_are_complete(here: SyncHere) -> None:
    """All events come, in order, and the stream knows its end."""
    with here.sync_client() as client:
        for fault in ("ok", "split=7", "gzip"):
            stream = stream_of(client, fault)
            assert len([chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices]) > 5
            assert stream.completed is True


@scenario
def sync_closing_reaches_the_server(here: SyncHere) -> None:
    """`close`, the end of `with` and dropping the stream cut the connection after few of many events."""
    with here.sync_client() as client:
        stream = stream_of(client, "drip=1000,words=500")
        next(stream)
        stream.close()
        with stream_of(client, "drip=1000,words=500") as stream:
            next(stream)
        stream = stream_of(client, "stall=1:60")
        next(stream)
        del stream
        here.sync_seen(lambda _: sum(record["disconnected_s"] is not None for record in here.sync_log()) == 3)
    assert all(record["events"] <= 20 for record in here.sync_log())


@scenario
def sync_silence_times_out(here: SyncHere) -> None:
    """The read timeout runs while the headers are waited for, and between two chunks."""
    with here.sync_client(timeout=wherry.Timeout(20, read=0.3)) as client:
        raised(wherry.APITimeoutError, lambda: client.models.list(extra_headers={"x-fault": "slow-headers=60"}))
        stream = stream_of(client, "stall=1:60")
        next(stream)
        raised(wherry.APITimeoutError, lambda: next(stream))


@scenario
def sync_calls_end_at_their_deadline(here: SyncHere) -> None:
    """`total` ends a call at its headers, `idle` a stream that stalls; neither is early."""
    with here.sync_client(timeout=wherry.Timeout(20, total=0.3)) as client:
        began_s = time.monotonic()
        error = raised(wherry.APITimeoutError, lambda: client.models.list(extra_headers={"x-fault": "slow-headers=60"}))
        assert error.limit == "total"
        assert 0.299 <= time.monotonic() - began_s < 5
        stream = stream_of(client.with_options(timeout=wherry.Timeout(20, idle=0.3)), "stall=1:60")
        next(stream)
        assert raised(wherry.APITimeoutError, lambda: next(stream)).limit == "idle"


@scenario
def sync_back_off_really_waits(here: SyncHere) -> None:
    """A 429 is tried again after its retry-after, and coroutines work meanwhile."""
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.02)
            ticks += 1

    task = asyncio.ensure_future(tick())
    control = wherry.Client(api_key="sk-control", base_url=here.origin)
    control.post("/_server/faults", body={"faults": ["429;retry-after=1"], "on": "GET /models"})
    with here.sync_client(max_retries=2) as client:
        assert client.models.list().data
    task.cancel()
    first, second = here.sync_log()
    assert (first["status"], second["status"]) == (429, 200)
    assert second["at"] - first["at"] >= 0.99
    assert ticks >= 5


@scenario
def sync_files_and_lists(here: SyncHere) -> None:
    """Files of all byte values arrive intact, and a list turns its pages."""
    content = bytes(range(256)) * 512
    with here.sync_client() as client:
        stored = client.files.create(file=("ünï.bin", content), purpose="user_data")
        assert client.files.content(stored.id).content == content
        assert len(list(client.models.list())) > 0
        assert sum(1 for _ in client.batches.list(limit=20)) == 45


@scenario
def sync_errors_have_their_classes(here: SyncHere) -> None:
    """Statuses and connections that fail raise their classes."""
    with here.sync_client() as client:
        raised(wherry.NotFoundError, lambda: client.models.list(extra_headers={"x-fault": "404"}))
        raised(wherry.RateLimitError, lambda: client.models.list(extra_headers={"x-fault": "429"}))
        raised(wherry.IncompleteStreamError, lambda: list(stream_of(client, "cut=2")))
    with here.sync_client(base_url="http://127.0.0.1:1023/v1") as client:
        raised(wherry.APIConnectionError, client.models.list)


# --- WebSockets, by JSPI ----------------------------------------------------------------------------------------------


@scenario
def a_realtime_session(here: SyncHere) -> None:
    """Events are sent by methods and come typed; an open connection holds up nothing else."""
    client = wherry.Client(api_key="sk-test-0123456789", base_url=here.url, max_retries=0)
    with client.realtime.connect(model="gpt-realtime", dangerously_allow_browser=True) as connection:
        connection.session.update(session={"type": "realtime", "output_modalities": ["text"]})
        connection.response.create()
        assert client.models.list().data
        kinds = [connection.recv().type]
        while kinds[-1] not in ("response.done", "error"):
            kinds.append(connection.recv().type)
    assert "response.output_text.delta" in kinds


@scenario
def responses_over_one_connection(here: SyncHere) -> None:
    """Whole ones, streams, and rounds of tools, which run in no thread of their own."""

    def look(place: str) -> str:
        """Look somewhere."""
        return f"a tree in {place}"

    client = wherry.Client(api_key="sk-test-0123456789", base_url=here.url, max_retries=0)
    query = {"_fault": "rounds=2"}
    with client.responses.connect(extra_query=query, dangerously_allow_browser=True) as connection:
        assert connection.create(model="gpt-5", input="ahoy").output_text
        with connection.stream(model="gpt-5", input="again") as stream:
            assert [event.type for event in stream][-1] == "response.completed"
        run = client.responses.run_tools(model="gpt-5", input="look", tools=[look], over=connection)
        assert run.until_done().response.output_text
