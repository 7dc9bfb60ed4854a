"""Fork while an answer is read and a WebSocket is open: `python -m tests.transports.forking STREAM_URL SOCKET_URL ...`.

A program of its own, as a fork copies everything. It prints a line of JSON for each pair of URLs, each way to connect and each
way that a child ends: `[scheme, way, end, fault]`, where `fault` is "" if the parent goes on undisturbed.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import os
import signal
import sys
import traceback
import warnings
from typing import Any
from urllib.parse import urlsplit

from tests.transports.socket_ways import WAYS, Way, ask
from wherry._runtime.transports.aio_http.transport import AioHttpTransport

ENDS = ("drops", "closes", "returns")
"""What a child does with what it got: it drops its copies, closes them, or goes on to the end of the program."""
LIMIT_S = 10.0


def ends(way: Way | None) -> tuple[str, ...]:
    """Return the ends that are tried: not all of trio's, which shares its list of sockets with a child that goes on."""
    return ENDS[:2] if way is not None and way.runner == "trio" else ENDS


class Child(BaseException):
    """Leads out of a child, through everything that its parent was in the midst of."""


def each_case(*urls: str) -> None:
    """Run every case."""
    for stream, socket in zip(urls[::2], urls[1::2], strict=True):
        for way in [*WAYS, None]:
            for end in ends(way):
                fault = ""
                try:
                    case(way, end, stream, socket)
                except Child:
                    gc.collect()
                    sys.exit(0)
                except Exception as error:
                    fault = f"{type(error).__name__}: {error}"
                print(json.dumps([urlsplit(stream).scheme, str(way or "aiohttp"), end, fault]), flush=True)


def case(way: Way | None, end: str, stream_url: str, socket_url: str) -> None:
    """Raise whatever is wrong in the parent. The child does not return."""

    async def whole() -> None:
        transport: Any = AioHttpTransport() if way is None else way.transport()
        answer = await wait(way, transport.send(ask(stream_url), ask(stream_url).timeout))
        assert await piece(way, answer) == b"first"
        socket = None if way is None else await way.connect(transport, socket_url)
        child = os.fork()
        if not child:
            signal.alarm(int(LIMIT_S))
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # asyncio says so when its transports are dropped
                    if end == "closes":
                        for each in (answer, socket):
                            if each is not None:
                                first_step(way, each.close())
                    del answer, socket, transport
                    gc.collect()
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            if end == "returns":
                raise Child
            os._exit(0)
        status = os.waitpid(child, 0)[1]  # noqa: ASYNC222 - nothing else is to be done meanwhile
        assert status == 0, f"the child ended with {status}"
        if socket is not None:
            await socket.send("parent")
            assert await socket.recv(LIMIT_S) == "parent"
        go = await wait(way, transport.send(ask(stream_url.replace("/stream", "/go")), ask(stream_url).timeout))
        assert await piece(way, go) == b"gone"
        await wait(way, go.finish())
        assert await piece(way, answer) == b"last"
        await wait(way, answer.finish())
        if socket is not None:
            await socket.close()
        if way is None:
            await transport.close()
        else:
            await way.shut(transport)

    if way is None:
        asyncio.run(whole())
    else:
        way.run(whole)


async def wait(way: Way | None, made: Any) -> Any:
    """Return what was made, or what comes of awaiting it."""
    return made if way is not None and way.runner == "threads" else await made


async def piece(way: Way | None, answer: Any) -> bytes:
    return next(answer) if way is not None and way.runner == "threads" else await answer.__anext__()


def first_step(way: Way | None, work: Any) -> None:
    """Do what happens before anything is waited for: the event loop is the parent's. Threads have done all of it."""
    if way is None or way.runner != "threads":
        with contextlib.suppress(StopIteration):
            work.send(None)
        work.close()


if __name__ == "__main__":
    each_case(*sys.argv[1:])
