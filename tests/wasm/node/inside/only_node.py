"""Scenarios of Node alone: redirects that can be seen, its own time limits, connections that are used again, leaks."""

from __future__ import annotations

import asyncio
import gc
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from pyodide.code import run_js
from pyodide.ffi import JsProxy, can_run_sync

import wherry
from tests.wasm.behaviour import ASK, Here, raised, scenario, stream_of


@scenario
async def no_javascript_object_is_kept(here: Here) -> None:
    """After everything was imported and a client was made and used, no module and no client holds a JsProxy.

    A snapshot of the interpreter may hold none, and hosts that serve one request after the other allow no sharing.
    """
    wherry.preload()
    client = here.client()
    assert await client.models.list()
    names = [wherry.__name__, *[each.name for each in pkgutil.walk_packages(wherry.__path__, "wherry.")]]
    modules = [importlib.import_module(name) for name in names if name in sys.modules]
    assert len(modules) > 80
    held = [
        f"{module.__name__}.{name}"
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, JsProxy)
    ]
    assert held == []
    assert _proxies_below(client) == []


def _proxies_below(root: object) -> list[object]:
    found, seen, left = [], set(), [root]
    while left:
        value = left.pop()
        if id(value) in seen or isinstance(value, type) or type(value).__name__ == "module":
            continue
        seen.add(id(value))
        if isinstance(value, JsProxy):
            found.append(value)
        elif not callable(value):
            left.extend(gc.get_referents(value))
    return found


_WATCHED = """(() => {
  const v8 = process.getBuiltinModule("v8"), vm = process.getBuiltinModule("vm");
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc"), made = [];
  const { AbortController, fetch } = globalThis;
  const watch = (object) => { made.push(new WeakRef(object)); return object; };
  globalThis.AbortController = function () { return watch(new AbortController()); };
  globalThis.fetch = async (...given) => watch(await fetch(...given));
  return {
    made: () => made.length,
    alive: () => { collect(); return made.filter((each) => each.deref() !== undefined).length; },
    timers: () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length,
    restore: () => Object.assign(globalThis, { AbortController, fetch }),
  };
})()"""


@scenario
async def many_calls_leave_nothing(here: Here) -> None:
    """Of 1,500 calls, streams, dropped streams and errors no fetch, no answer and no timer is left."""

    async def round_of_calls(client: Any) -> None:
        await client.models.list()
        async with await stream_of(client, "ok") as stream:
            await stream.__anext__()
        dropped = await stream_of(client, "ok")
        await dropped.__anext__()
        del dropped
        await raised(wherry.NotFoundError, client.models.list(extra_headers={"x-fault": "404"}))

    js_watched = run_js(_WATCHED)
    timers = js_watched.timers()
    try:
        async with here.client() as client:
            for _ in range(375):
                await round_of_calls(client)
        gc.collect()
        await asyncio.sleep(0.05)  # what a job of JavaScript has looked at lives until its end
        assert js_watched.made() >= 2 * 1500  # Node makes controllers of its own
        assert js_watched.alive() <= 10, f"{js_watched.alive()} are alive"
        assert js_watched.timers() <= timers + 2, f"{timers} timers, then {js_watched.timers()}"
    finally:
        js_watched.restore()
    calls = [each for each in gc.get_objects() if type(each).__module__ == "wherry._runtime.transports.fetch.call"]
    assert calls == []


@scenario
async def a_connection_is_used_again(here: Here) -> None:
    """Streams that were read to their end, one after the other, take one connection."""
    async with here.client() as client:
        for _ in range(5):
            async for _ in await stream_of(client, "ok"):
                pass
    assert len({record["connection"] for record in await here.log()}) == 1


@scenario
async def redirects_are_followed_without_the_key(here: Here) -> None:
    """A redirect to the same origin is followed as it is, one to another origin without the key."""
    async with here.client() as client:
        assert await client.models.list(extra_headers={"x-fault": "redirect=same"})
        await raised(wherry.AuthenticationError, client.models.list(extra_headers={"x-fault": "redirect=cross"}))
        await raised(wherry.APIStatusError, client.models.list(extra_headers={"x-fault": "redirect=loop"}))
    ports = {record["port"] for record in await here.log()}
    assert len(ports) == 2
    for record in await here.log():
        own = str(record["port"]) == here.origin.rpartition(":")[2]
        assert ("authorization" in record["headers"]) is own


_IMPATIENT_NODE = """(() => {
  const name = Symbol.for("undici.globalDispatcher.1");
  const agent = globalThis[name];
  globalThis[name] = new agent.constructor({ headersTimeout: 300, bodyTimeout: 300 });
  return () => { globalThis[name] = agent; };
})()"""


@scenario
async def the_limits_of_node_are_time_limits(here: Here) -> None:
    """Node's own fetch gives up after 300 s of silence: a timeout whose message says how to lift it."""
    assert await here.log() == []  # the first fetch makes the agent
    restore = run_js(_IMPATIENT_NODE)
    try:
        async with here.client() as client:
            call = client.models.list(extra_headers={"x-fault": "slow-headers=5"})
            error = await raised(wherry.APITimeoutError, call)
            assert "headersTimeout: 0" in str(error)
            stream = await stream_of(client, "stall=1:10")
            await stream.__anext__()
            error = await raised(wherry.APITimeoutError, stream.__anext__())
            assert "bodyTimeout: 0" in str(error)
    finally:
        restore()


@scenario
async def a_body_that_fetch_cannot_send_is_refused(here: Here) -> None:
    """GET with a body is an error of usage, and nothing is sent."""
    async with here.client() as client:
        await raised(wherry.UsageError, client.get("/models", body={"a": 1}))
    assert await here.log() == []


@scenario
async def a_blocking_client_says_what_to_do(here: Here) -> None:
    """Where the stack cannot be suspended, Client names the ways out, and sends nothing."""
    if can_run_sync():
        return
    client = wherry.Client(api_key="sk-test", base_url=here.url)

    async def call() -> None:
        client.models.list()

    message = str(await raised(wherry.UsageError, call()))
    assert "AsyncClient" in message
    assert "runPythonAsync" in message
    assert "--experimental-wasm-stack-switching" in message


@scenario
async def a_cassette_is_recorded_and_played(here: Here) -> None:
    """A stream and an upload are recorded into a file of Pyodide's file system, and played from there without a server."""
    from wherry.testing import CassetteError, cassette

    path = f"{tempfile.gettempdir()}/cassettes/node.jsonl"

    async def program(transport: Any, url: str, key: str, content: bytes = b"\x00\xff") -> tuple[list[Any], str]:
        client = wherry.AsyncClient(api_key=key, base_url=url, transport=transport, max_retries=0)
        stream = await client.chat.completions.create(**ASK, stream=True)
        chunks = [chunk.to_dict() async for chunk in stream]
        return chunks, (await client.files.create(file=("a.bin", content), purpose="assistants")).id

    key = "sk-test-0123456789"
    with cassette(path, mode="all") as tape:
        recorded = await program(tape.async_transport, here.url, key)
    assert len(recorded[0]) > 2
    assert key not in Path(path).read_text("utf-8")  # noqa: ASYNC240 - a file in memory
    with cassette(path) as tape:
        assert await program(tape.async_transport, "http://unreachable.invalid/v1", "test") == recorded
    said = ""
    try:
        with cassette(path) as tape:
            await program(tape.async_transport, "http://unreachable.invalid/v1", "test", b"\x00\xfe")
    except CassetteError as error:
        said = str(error)
    assert "sha256" in said, "another upload was taken for the recorded one"
