"""What must hold of WebSockets on every JavaScript host, beside the table of tests/sockets: keys, bounds, nothing left over."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import traceback
from collections.abc import AsyncIterator
from typing import Any

import wherry
from tests.sockets.here import KEY, read
from tests.wasm.behaviour import Here, raised, scenario
from tests.wasm.sockets import here_of
from wherry.transports import AsyncSocket, SocketSettings

ASKED: Any = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "ahoy"}]}


async def opened(here: Here, faults: str = "", **settings: Any) -> AsyncSocket:
    """Return a socket of the transport, which the server's log tells apart."""
    return await here_of(here.url, here.host).open(faults, f"/responses?tag={here.tag}", **settings)


def connecting(here: Here, key: str, fault: str = "", **options: Any) -> Any:
    """Return what `connect` of a client with this key returns."""
    client = wherry.AsyncClient(api_key=key, base_url=here.url, max_retries=0)
    query = {"tag": here.tag, **({"_fault": fault} if fault else {})}
    return client.realtime.connect(model="gpt-realtime", extra_query=query, **options)


async def seen(here: Here) -> dict[str, Any]:
    """Return what the server saw of the one connection, once it is over."""
    async with wherry.AsyncClient(api_key="sk-reader", base_url=here.origin) as reader:
        for _ in range(100):
            records = await reader.get("/_server/log")
            (record,) = [each for each in records if here.tag in each["query"]]
            if record["finished_s"] is not None:
                return dict(record)
            await asyncio.sleep(0.05)
    raise AssertionError(f"it is still open: {record}")


@scenario
async def a_dropped_socket_is_closed(here: Here) -> None:
    """Who forgets a socket closes it; nobody has to wait for that."""
    socket = await opened(here)
    del socket
    gc.collect()
    assert (await seen(here))["socket"]["broken"] == ""


@scenario
async def listeners_are_let_go(here: Here) -> None:
    """After a close, an end, a refusal and a drop no function of Python is held by JavaScript."""
    ffi: Any = sys.modules["pyodide.ffi"]
    create_proxy, made = ffi.create_proxy, []

    def noting(function: Any) -> Any:
        made.append(create_proxy(function))
        return made[-1]

    ffi.create_proxy = noting
    try:
        socket = await opened(here)
        await socket.close()
        await read(await opened(here, "close=1011"))
        await here_of(here.url, here.host).refused("401", subprotocols=("two",))
        socket = await opened(here)
        del socket
        gc.collect()
        await asyncio.sleep(0.2)
    finally:
        ffi.create_proxy = create_proxy
    assert len(made) >= 6
    assert [each for each in made if _is_alive(each)] == []
    assert [each for each in gc.get_objects() if type(each).__name__ == "Line"] == []


def _is_alive(js_proxy: Any) -> bool:
    try:
        return bool(js_proxy.type)
    except Exception as error:
        return "destroyed" not in str(error)


@scenario
async def what_nobody_reads_is_bounded(here: Here) -> None:
    """The host cannot hold the server back: more than `max_queue_bytes` is an end that is told, after what had come."""
    socket = await opened(here, "flood=500;size=1000", max_queue_bytes=20_000)
    await asyncio.sleep(0.3)
    got, closing = await read(socket)
    assert 15 < len(got) < 25
    assert closing is not None
    assert (closing.code, closing.by) == (1009, "us")
    assert "max_queue_bytes" in closing.fault


@scenario
async def close_codes_are_those_that_hosts_take(here: Here) -> None:
    """1000 stands for codes that a host does not send; one that cannot be sent at all is a mistake."""
    socket = await opened(here)
    await raised(wherry.UsageError, socket.close(1006))
    await socket.close(1001, "going")
    assert socket.closing is not None
    assert (socket.closing.code, socket.closing.reason, socket.closing.by) == (1000, "going", "us")
    assert (await seen(here))["socket"]["closing"] == [1000, "going"]


# --- from the client --------------------------------------------------------------------------------------------------


@scenario
async def a_realtime_session(here: Here) -> None:
    """Events are sent by methods and come typed, until our own close."""
    async with connecting(here, KEY, dangerously_allow_browser=True) as connection:
        await connection.session.update(session={"type": "realtime", "output_modalities": ["text"]})
        await connection.conversation.item.create(item=ASKED)
        await connection.response.create()
        kinds = [event.type async for event in until(connection, "response.done")]
    assert kinds[0] == "session.created"
    assert "response.output_text.delta" in kinds
    assert (await seen(here))["socket"]["closing"] == [1000, ""]


@scenario
async def responses_over_one_connection(here: Here) -> None:
    """Whole ones, streams, two lanes at once, and rounds of tools; each turn sends what is new alone."""

    async def look(place: str) -> str:
        """Look somewhere."""
        await asyncio.sleep(0.01)
        return f"a tree in {place}"

    client = wherry.AsyncClient(api_key=KEY, base_url=here.url, max_retries=0)
    query = {"tag": here.tag, "_fault": "rounds=2"}
    async with client.responses.connect(extra_query=query, dangerously_allow_browser=True) as connection:
        assert (await connection.create(model="gpt-5", input="ahoy")).output_text
        async with connection.stream(model="gpt-5", input="again") as stream:
            assert [event.type async for event in stream][-1] == "response.completed"
        lanes = [connection.lane(name) for name in "ab"]
        both = await asyncio.gather(*(lane.create(model="gpt-5", input="ahoy") for lane in lanes))
        assert all(each.output_text for each in both)
        run = client.responses.run_tools(model="gpt-5", input="look", tools=[look], over=connection)
        assert (await run.until_done()).response.output_text
    assert (await seen(here))["socket"]["count"] == 7


async def until(connection: Any, last: str) -> AsyncIterator[Any]:
    """Yield the events up to the first one of this type."""
    while True:
        event = await asyncio.wait_for(connection.recv(), 10)
        assert event.type != "error", event
        yield event
        if event.type == last:
            return


@scenario
async def keys_that_a_host_may_send(here: Here) -> None:
    """A browser sends short-lived keys alone, unless the program insists; other hosts send any, as a header."""
    async with here.client() as client:
        ephemeral = (await client.realtime.client_secrets.create()).value
    said: list[str] = []
    handler, logger = logging.Handler(), logging.getLogger("wherry")
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        async with connecting(here, ephemeral) as connection:
            assert ephemeral not in repr(connection)
            assert (await connection.recv()).type == "session.created"
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)
    assert ephemeral not in "".join(said)
    assert ("authorization" in (await seen(here))["headers"]) is not here.in_browser
    if here.in_browser:
        error = await raised(wherry.UsageError, connecting(here, KEY).enter())
        assert "short-lived" in str(error)
        await raised(wherry.UsageError, connecting(here, ephemeral, extra_headers={"x-own": "1"}).enter())
    await (await connecting(here, KEY, dangerously_allow_browser=True).enter()).close()


@scenario
async def headers_are_sent_or_refused(here: Here) -> None:
    """A transport that is asked for headers where there can be none says so, and sends nothing."""
    if here.in_browser:
        connect = here_of(here.url, here.host).connect(f"{here.url}/responses", SocketSettings(), {"x-own": "1"}, 5)
        assert "subprotocol" in str(await raised(wherry.UsageError, connect))
    else:
        async with connecting(here, KEY, extra_headers={"x-own": "1"}):
            pass
        assert (await seen(here))["headers"]["x-own"] == "1"


@scenario
async def a_refusal_is_told_as_far_as_it_is_known(here: Here) -> None:
    """At the edge it is the error of its status; elsewhere a connection error that says what it may be, and how to look."""
    options = {"websocket_connection_options": {"subprotocols": ["two"]}, "dangerously_allow_browser": True}
    error = await raised(wherry.APIError, connecting(here, KEY, "403", **options).enter())
    if here.host == "workerd":
        assert isinstance(error, wherry.PermissionDeniedError)
        return
    assert type(error) is wherry.APIConnectionError
    assert "refused" in str(error)
    if here.in_browser:
        assert "developer tools" in str(error)
    else:
        assert "an ordinary request to this address is answered with 404" in str(error)


@scenario
async def what_an_ordinary_request_is_told(here: Here) -> None:
    """Outside of browsers, a refusal that any request to the address gets is told with its status and its words."""
    if here.host != "node":  # at the edge the answer is known anyway
        return
    runtime = here_of(here.url, here.host)
    for status in (401, 403, 429, 503):
        assert await runtime.refused(f"{status}", "/models", subprotocols=("two",)) == ("Refusal", status)
    assert await runtime.refused("404", "/models", subprotocols=("two",)) == ("APIConnectionError", 0)


@scenario
async def a_server_that_takes_nothing(here: Here) -> None:
    """`send` waits for it, and gives the connection up after its limit, where the host tells how much waits."""
    if here.host == "workerd":  # it takes everything at once
        return
    socket: Any = await opened(here, "deaf=4")
    text, sent = "x" * 1_000_000, 0
    error = None
    while error is None and sent < 60:
        try:
            await socket.send(text, 0.3)
            sent += 1
        except wherry.WebSocketConnectionClosedError as caught:
            error = caught
    assert error is not None
    assert error.fault == "the server took nothing for 0.3 s", error.fault
    assert (error.code, error.by) == (1006, "lost")


@scenario
async def words_of_the_host_show_no_key(here: Here) -> None:
    """A subprotocol that cannot be sent is an error of usage, which does not repeat it, as the host's own words do."""
    if here.host == "workerd":  # it is a header there
        return
    settings = SocketSettings(subprotocols=("openai-insecure-api-key.ek_one ek_two",))
    request = here_of(here.url, here.host)
    error = await raised(wherry.UsageError, request.connect(f"{here.url}/responses", settings, {}, 5))
    assert "ek_one" not in "".join(traceback.format_exception(error))
