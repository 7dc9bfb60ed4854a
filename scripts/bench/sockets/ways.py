"""Who talks. A way imports its library itself: this module can be read where none is installed.

A link has what cases want. Links of threads are written as if they waited, and never do.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

from .cases import Case, Took

__all__ = ("WAYS", "Way")

KEY = "sk-test"


@dataclass(frozen=True)
class Way:
    """`environment`: where it runs; `beside`: the way that it is measured by; `turns_alone`: it knows only turns."""

    environment: str
    title: str
    run: Callable[[str, Case], Took]
    beside: str = ""
    turns_alone: bool = False


class _Blocking:
    """A socket of threads whose methods can be awaited."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket

    async def send(self, text: str) -> None:
        self._socket.send(text)

    async def recv(self) -> Any:
        return self._socket.recv()

    async def close(self) -> None:
        self._socket.close()


class _Link:
    """Texts over a socket that `connect` opens."""

    def __init__(self, connect: Callable[[], Awaitable[Any]]) -> None:
        self._connect = connect
        self._socket: Any = None

    async def begin(self) -> None:
        self._socket = await self._connect()
        self.send, self.recv = self._socket.send, self._socket.recv

    async def open(self, *, close: bool) -> None:
        socket = await self._connect()
        if close:
            await socket.close()

    async def turn(self, body: dict[str, Any]) -> dict[str, Any]:
        """Ask, and read the events of the answer."""
        await self.send(json.dumps({"type": "response.create", **body}))
        while (event := json.loads(await self.recv()))["type"] != "response.completed":
            pass
        return {"id": event["response"]["id"], "call_id": event["response"]["output"][0]["call_id"]}

    async def end(self) -> None:
        await self._socket.close()


async def _played(link: Any, case: Case) -> Took:
    await link.begin()
    try:
        return await case.play(link)
    finally:
        await link.end()


def _at_once(work: Coroutine[Any, Any, Took]) -> Took:
    """Run what waits for nothing."""
    try:
        work.send(None)
    except StopIteration as done:
        took: Took = done.value
        return took
    raise AssertionError("a case of threads waits in its calls alone")


def _run(runner: str, main: Callable[[], Coroutine[Any, Any, Took]]) -> Took:
    if runner == "threads":
        return _at_once(main())
    if runner == "asyncio":
        import asyncio

        return asyncio.run(main())
    import trio

    return trio.run(main)


# --- the library alone ------------------------------------------------------------------------------------------------


def _bare(runner: str, base_url: str, case: Case) -> Took:
    from importlib import import_module

    module = import_module(f"websockets.{'sync' if runner == 'threads' else runner}.client")
    url = f"{base_url.replace('http', 'ws', 1)}/responses"

    async def connect() -> Any:
        made = module.connect(url, compression=None, max_size=None)
        if runner == "threads":
            return _Blocking(made)
        return await made if runner == "asyncio" else _Entered(made, await made.__aenter__())

    return _run(runner, lambda: _played(_Link(connect), case))


class _Entered:
    """A connection that is only to be had by `async with`."""

    def __init__(self, manager: Any, socket: Any) -> None:
        self._manager = manager
        self.send, self.recv = socket.send, socket.recv

    async def close(self) -> None:
        await self._manager.__aexit__(None, None, None)


# --- wherry's transports ----------------------------------------------------------------------------------------------


def _transport(runner: str, base_url: str, case: Case) -> Took:
    import wherry
    from wherry._runtime.base.headers import Headers
    from wherry._runtime.request.build import Request
    from wherry.transports import SocketSettings

    client: Any = (wherry.Client if runner == "threads" else wherry.AsyncClient)(api_key=KEY, base_url=base_url)
    transport, limits = client._transport(), wherry.Timeout(20)
    headers = Headers([("Authorization", f"Bearer {KEY}")])

    async def connect() -> Any:
        request = Request("GET", f"{base_url}/responses", headers, None, limits)
        made = transport.connect(request, SocketSettings(max_message_bytes=None), limits)
        return _Blocking(made) if runner == "threads" else await made

    return _run(runner, lambda: _played(_Link(connect), case))


# --- responses.connect() ----------------------------------------------------------------------------------------------


class _Turns:
    """Whole turns over `responses.connect()` of a client; wherry's and openai's have the same shape."""

    def __init__(self, client: Any, *, asynchronous: bool) -> None:
        self._asynchronous = asynchronous
        self._manager = client.responses.connect()
        self._connection: Any = None

    async def begin(self) -> None:
        entered = self._manager.__aenter__ if self._asynchronous else self._manager.__enter__
        self._connection = await entered() if self._asynchronous else entered()

    async def turn(self, body: dict[str, Any]) -> dict[str, Any]:
        connection = self._connection
        if self._asynchronous:
            await connection.response.create(**body)
            async for event in connection:
                if event.type == "response.completed":
                    break
        else:
            connection.response.create(**body)
            for event in connection:
                if event.type == "response.completed":
                    break
        return {"id": event.response.id, "call_id": event.response.output[0].call_id}

    async def end(self) -> None:
        if self._asynchronous:
            await self._manager.__aexit__(None, None, None)
        else:
            self._manager.__exit__(None, None, None)


def _responses(package: str, runner: str, base_url: str, case: Case) -> Took:
    from importlib import import_module

    module = import_module(package)
    client = (module.OpenAI if runner == "threads" else module.AsyncOpenAI)(api_key=KEY, base_url=base_url)
    return _run(runner, lambda: _played(_Turns(client, asynchronous=runner != "threads"), case))


class _ToolRun(_Turns):
    """Whole turns of `run_tools(over=connection)`: the same question, and the same result of the same tool."""

    def __init__(self, client: Any, tools: list[Any], *, asynchronous: bool) -> None:
        super().__init__(client, asynchronous=asynchronous)
        self._client, self._tools = client, tools
        self._run: Any = None

    async def turn(self, body: dict[str, Any]) -> dict[str, Any]:
        if "previous_response_id" not in body:
            asked = {**body, "tools": self._tools, "max_turns": 1000}
            self._run = self._client.responses.run_tools(**asked, over=self._connection)
        if self._asynchronous:
            async for event in self._run:
                if event.type == "turn.done":
                    break
        else:
            for event in self._run:
                if event.type == "turn.done":
                    break
        return {"id": event.result.id, "call_id": event.result.output[0].call_id}


def _run_tools(runner: str, base_url: str, case: Case) -> Took:
    import wherry

    def look() -> str:
        """Look."""
        return "r" * 1500

    client: Any = (wherry.Client if runner == "threads" else wherry.AsyncClient)(api_key=KEY, base_url=base_url)
    tools = [wherry.tool(look, name="look" if not number else f"look_{number}") for number in range(5)]
    return _run(runner, lambda: _played(_ToolRun(client, tools, asynchronous=runner != "threads"), case))


RUNNERS = ("threads", "asyncio", "trio")
WAYS: dict[str, Way] = {
    **{f"bare-{name}": Way("wherry", f"the websockets library, {name}", partial(_bare, name)) for name in RUNNERS},
    **{
        f"transport-{name}": Way("wherry", f"a transport of wherry, {name}", partial(_transport, name), f"bare-{name}")
        for name in RUNNERS
    },
    **{
        f"{package}-{name}": Way(
            package,
            f"responses.connect() of {package}, {name}",
            partial(_responses, package, name),
            f"bare-{name}",
            True,
        )
        for package in ("wherry", "openai")
        for name in (RUNNERS if package == "wherry" else RUNNERS[:2])
    },
    **{
        f"run-tools-{name}": Way(
            "wherry", f"run_tools(over=connection) of wherry, {name}", partial(_run_tools, name), f"bare-{name}", True
        )
        for name in RUNNERS
    },
}
