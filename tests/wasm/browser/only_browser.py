"""Scenarios of browsers alone: what other origins may not see, and what a Client does where the stack cannot wait."""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Iterator
from typing import Any

from pyodide.code import run_js

import wherry
from tests.wasm.behaviour import Here, raised, scenario, stream_of
from tests.wasm.behaviour_sync import SyncHere
from tests.wasm.behaviour_sync import raised as sync_raised
from tests.wasm.behaviour_sync import scenario as sync_scenario
from tests.wasm.behaviour_sync import stream_of as sync_stream_of

OTHERS: dict[str, str] = {}
"""Base URLs: `closed` lets no pages in, `hiding` lets them see no header of its own."""


@scenario
async def the_default_transport_is_fetch(here: Here) -> None:
    """AsyncClient() sends through fetch, and no HTTP library is loaded for it."""
    async with here.client() as client:
        assert (await client.models.list()).data
    assert {"httpx", "httpcore", "h11", "httpx2", "anyio"} & sys.modules.keys() == set()


@scenario
async def the_host_is_known(here: Here) -> None:
    """A page is a page and a module worker is a worker."""
    from wherry._runtime.transports.fetch.host import Host

    host = Host()
    assert (host.in_page, host.in_worker, host.in_browser) == (here.host == "page", here.host == "worker", True)


@scenario
async def a_refusal_by_cors_says_what_it_may_be(here: Here) -> None:
    """A server that lets no pages in: a connection error whose message names CORS."""
    async with here.client(base_url=OTHERS["closed"]) as client:
        error = await raised(wherry.APIConnectionError, client.models.list())
    assert not isinstance(error, wherry.APIStatusError)
    assert "CORS" in str(error)


@scenario
async def hidden_headers_do_no_harm(here: Here) -> None:
    """A retry-after that the server does not expose cannot be seen: then our own back-off waits, and really."""
    async with here.client(base_url=OTHERS["hiding"]) as client:
        fault = {"x-fault": "429;retry-after=1000;code=slow_down"}
        error = await raised(wherry.RateLimitError, client.models.list(extra_headers=fault))
        assert (error.code, error.request_id, error.headers.get("retry-after")) == ("slow_down", None, None)
        # Obeyed, it would be told as the end of the patience: 1000 s are more than the client waits.
        twice = {"x-fault": f"429;retry-after=1000;message=Ask later {here.host}. x2"}
        assert (await client.with_options(max_retries=2).models.list(extra_headers=twice)).data


@scenario
async def a_redirect_does_not_carry_the_key_away(here: Here) -> None:
    """A browser does not reveal where a redirect leads: the call fails and says so, and nothing follows it."""
    async with here.client() as client:
        error = await raised(wherry.APIError, client.models.list(extra_headers={"x-fault": "redirect=cross"}))
        assert "redirect" in str(error)
    assert len(await here.log()) == 1


@scenario
async def the_browser_names_itself(here: Here) -> None:
    """No User-Agent is given to fetch: a browser that takes one would have to ask the server for leave first."""
    run_js(
        "globalThis.ours = fetch; globalThis.given = []; fetch = (url, how) => (given.push(...how.headers), ours(url, how))"
    )
    try:
        async with here.client() as client:
            assert (await client.models.list()).data
    finally:
        names = [name.lower() for name, _ in run_js("fetch = ours; given").to_py()]
    assert {"authorization", "accept"} <= set(names)
    assert "user-agent" not in names


@scenario
async def streams_of_other_origins_are_streams(here: Here) -> None:
    """A stream from a server that hides its headers comes event by event all the same."""
    async with here.client(base_url=OTHERS["hiding"]) as client, await stream_of(client, "stall=2:60") as stream:
        for _ in range(2):
            await stream.__anext__()
        assert stream.request_id is None
        assert stream.completed is None


# --- where the stack cannot wait --------------------------------------------------------------------------------------


@contextlib.contextmanager
def no_suspending() -> Iterator[None]:
    """Let Pyodide say that the stack cannot be suspended, as in browsers without JSPI and in plain callbacks."""
    ffi: Any = sys.modules["pyodide.ffi"]
    can_run_sync, ffi.can_run_sync = ffi.can_run_sync, lambda: False
    try:
        yield
    finally:
        ffi.can_run_sync = can_run_sync


@sync_scenario
def buffered_streams_are_complete(here: SyncHere) -> None:
    """By XMLHttpRequest a stream comes at its end, whole, with the same events."""
    texts = []
    for hold in (contextlib.nullcontext, no_suspending):
        with hold(), here.sync_client() as client, sync_stream_of(client, "drip=5") as stream:
            texts.append([chunk.choices[0].delta.content for chunk in stream if chunk.choices])
            assert stream.completed is True
    assert texts[0] == texts[1]
    assert len(texts[0]) > 5


@sync_scenario
def buffered_files_arrive_intact(here: SyncHere) -> None:
    """By XMLHttpRequest all byte values go and come as they are."""
    content = bytes(range(256)) * 4096
    with no_suspending(), here.sync_client() as client:
        stored = client.files.create(file=("ünï.bin", content), purpose="user_data")
        back = client.files.content(stored.id).content
    assert hashlib.sha256(back).digest() == hashlib.sha256(content).digest()


@sync_scenario
def buffered_errors_have_their_classes(here: SyncHere) -> None:
    """By XMLHttpRequest statuses raise their classes; a refusal by CORS names it; a worker has time limits."""
    with no_suspending(), here.sync_client(timeout=wherry.Timeout(20, read=0.3)) as client:
        fault = {"x-fault": "404;code=no_such_thing"}
        error = sync_raised(wherry.NotFoundError, lambda: client.models.list(extra_headers=fault))
        assert (error.code, bool(error.request_id)) == ("no_such_thing", True)
        closed = client.with_options(base_url=OTHERS["closed"])
        assert "CORS" in str(sync_raised(wherry.APIConnectionError, closed.models.list))
        if here.host == "worker":
            slow = {"x-fault": "slow-headers=60"}
            sync_raised(wherry.APITimeoutError, lambda: client.models.list(extra_headers=slow))
            hurried = client.with_options(timeout=wherry.Timeout(20, total=0.3))
            error = sync_raised(wherry.APITimeoutError, lambda: hurried.models.list(extra_headers=slow))
            assert error.limit == "total"


@sync_scenario
def buffered_back_off_really_waits(here: SyncHere) -> None:
    """By XMLHttpRequest a 429 is tried again after its retry-after."""
    with no_suspending(), here.sync_client(max_retries=1) as client:
        control = wherry.Client(api_key="sk-control", base_url=here.origin)
        control.post("/_server/faults", body={"faults": ["429;retry-after=1"], "on": "GET /models"})
        assert client.models.list().data
    first, second = here.sync_log()
    assert (first["status"], second["status"]) == (429, 200)
    assert second["at"] - first["at"] >= 0.99
