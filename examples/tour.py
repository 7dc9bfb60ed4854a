"""The tour: what the client does, seen over real sockets, on asyncio, trio and plain threads.

    python examples/tour.py            against the built-in server, no key needed
    python examples/tour.py --live     against the real service (OPENAI_API_KEY; costs a few hundred tokens)

Each step is one short function, written twice, with and without `await`: that is all the difference there is.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import wherry
from wherry import AsyncClient, Client

MODEL = os.environ.get("WHERRY_TOUR_MODEL", "gpt-4.1-mini")
QUESTION = "Name one river in one word."


# --- the steps, for threads -------------------------------------------------------------------------------------------


def chat(client: Client) -> str:
    """One question, one answer."""
    answer = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": QUESTION}])
    return repr(answer.choices[0].message.content)


def streamed_chat(client: Client) -> str:
    """The same, piece by piece as the pieces arrive."""
    pieces: list[str] = []
    with client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": QUESTION}], stream=True
    ) as stream:
        for chunk in stream:
            pieces += [choice.delta.content or "" for choice in chunk.choices]
    return f"{sum(map(bool, pieces))} pieces: {''.join(pieces)!r}"


def responses_stream(client: Client) -> str:
    """A response as typed events; the last one carries the whole."""
    kinds: dict[str, int] = {}
    text = ""
    with client.responses.create(model=MODEL, input=QUESTION, stream=True) as stream:
        for event in stream:
            kinds[event.type] = kinds.get(event.type, 0) + 1
            if event.type == "response.completed":
                text = event.response.output_text
    return f"{sum(kinds.values())} events of {len(kinds)} types: {text!r}"


def upload(client: Client) -> str:
    """A file from memory, read back, deleted."""
    stored = client.files.create(file=("notes.jsonl", b'{"note": 1}\n'), purpose="user_data")
    listed = any(item.id == stored.id for item in client.files.list(limit=20))
    client.files.delete(stored.id)
    return f"{stored.filename}, {stored.bytes} bytes, {'listed' if listed else 'not listed'}, deleted"


def pages(client: Client) -> str:
    """A list that spans several pages, walked as one."""
    page = client.files.list(limit=10)
    items = sum(1 for _ in page)
    return f"{items} items, ten a page; the first page has {len(page.data)}"


# --- the same steps, for asyncio and trio -----------------------------------------------------------------------------


async def async_chat(client: AsyncClient) -> str:
    """One question, one answer."""
    answer = await client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": QUESTION}])
    return repr(answer.choices[0].message.content)


async def async_streamed_chat(client: AsyncClient) -> str:
    """The same, piece by piece as the pieces arrive."""
    pieces: list[str] = []
    async with await client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": QUESTION}], stream=True
    ) as stream:
        async for chunk in stream:
            pieces += [choice.delta.content or "" for choice in chunk.choices]
    return f"{sum(map(bool, pieces))} pieces: {''.join(pieces)!r}"


async def async_responses_stream(client: AsyncClient) -> str:
    """A response as typed events; the last one carries the whole."""
    kinds: dict[str, int] = {}
    text = ""
    async with await client.responses.create(model=MODEL, input=QUESTION, stream=True) as stream:
        async for event in stream:
            kinds[event.type] = kinds.get(event.type, 0) + 1
            if event.type == "response.completed":
                text = event.response.output_text
    return f"{sum(kinds.values())} events of {len(kinds)} types: {text!r}"


async def async_upload(client: AsyncClient) -> str:
    """A file from memory, read back, deleted."""
    stored = await client.files.create(file=("notes.jsonl", b'{"note": 1}\n'), purpose="user_data")
    listed = False
    async for item in client.files.list(limit=20):
        listed = listed or item.id == stored.id
    await client.files.delete(stored.id)
    return f"{stored.filename}, {stored.bytes} bytes, {'listed' if listed else 'not listed'}, deleted"


async def async_pages(client: AsyncClient) -> str:
    """A list that spans several pages, walked as one."""
    page = await client.files.list(limit=10)
    items = 0
    async for _ in page:
        items += 1
    return f"{items} items, ten a page; the first page has {len(page.data)}"


# --- the tour ---------------------------------------------------------------------------------------------------------

STEPS: list[tuple[str, Callable[[Client], str], Callable[[AsyncClient], Awaitable[str]]]] = [
    ("chat", chat, async_chat),
    ("streamed chat", streamed_chat, async_streamed_chat),
    ("responses stream", responses_stream, async_responses_stream),
    ("in-memory upload", upload, async_upload),
    ("pagination", pages, async_pages),
]


class Tour:
    """Runs the steps on one way of running Python and prints a line for each."""

    def __init__(self, base_url: str | None, api_key: str | None, refuse_once: Callable[[], None] | None) -> None:
        self.base_url = base_url
        self.api_key = api_key
        self.refuse_once = refuse_once
        """Makes the server answer the next request with 429 and retry-after: 1; None against the real service."""

    def line(self, name: str, started: float, text: str) -> None:
        """Print one step."""
        sys.stdout.write(f"  {name:<18}{(time.perf_counter() - started) * 1000:7.0f} ms   {text}\n")
        sys.stdout.flush()

    def threads(self) -> None:
        """Plain blocking calls."""
        with Client(api_key=self.api_key, base_url=self.base_url) as client:
            for name, step, _ in STEPS:
                started = time.perf_counter()
                self.line(name, started, step(client))
            if self.refuse_once:
                self.refuse_once()
                started = time.perf_counter()
                chat(client)
                self.line("429, then a wait", started, f"waited {time.perf_counter() - started:.1f} s, then answered")

    async def any_loop(self, sleep: Callable[[float], Awaitable[None]], alongside: Callable[..., object]) -> None:
        """The same on an event loop; during the wait another task goes on counting."""
        async with AsyncClient(api_key=self.api_key, base_url=self.base_url) as client:
            for name, _, step in STEPS:
                started = time.perf_counter()
                self.line(name, started, await step(client))
            if self.refuse_once:
                self.refuse_once()
                ticks: list[int] = []

                async def count() -> None:
                    while True:
                        await sleep(0.1)
                        ticks.append(1)

                started = time.perf_counter()
                await alongside(count, lambda: async_chat(client))  # type: ignore[misc]
                waited = time.perf_counter() - started
                text = f"waited {waited:.1f} s while another task ticked {len(ticks)} times, then answered"
                self.line("429, then a wait", started, text)


async def asyncio_alongside(background: Callable[[], Awaitable[None]], work: Callable[[], Awaitable[str]]) -> None:
    """Run `background` for as long as `work` takes, on asyncio."""
    task = asyncio.ensure_future(background())
    try:
        await work()
    finally:
        task.cancel()


async def trio_alongside(background: Callable[[], Awaitable[None]], work: Callable[[], Awaitable[str]]) -> None:
    """Run `background` for as long as `work` takes, on trio."""
    import trio

    async with trio.open_nursery() as nursery:
        nursery.start_soon(background)
        await work()
        nursery.cancel_scope.cancel()


def run(tour: Tour) -> None:
    """The three ways, one after the other."""
    sys.stdout.write("threads\n")
    tour.threads()
    sys.stdout.write("asyncio\n")
    asyncio.run(tour.any_loop(asyncio.sleep, asyncio_alongside))
    try:
        import trio
    except ModuleNotFoundError:
        sys.stdout.write("trio is not installed: left out\n")
        return
    sys.stdout.write("trio\n")
    trio.run(tour.any_loop, trio.sleep, trio_alongside)


def main() -> int:
    """Run the tour; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--live", action="store_true", help="against the real service (OPENAI_API_KEY)")
    live = parser.parse_args().live or os.environ.get("LIVE") == "1"
    started = time.perf_counter()
    if live:
        if not os.environ.get("OPENAI_API_KEY"):
            sys.stderr.write("set OPENAI_API_KEY first: LIVE=1 (or --live) calls the real service\n")
            return 2
        sys.stdout.write(f"wherry {wherry.__version__} against the real service\n")
        run(Tour(None, None, None))
    else:
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts" / "server"))
        from wherry_server import serve

        with serve(port=0) as server:
            sys.stdout.write(f"wherry {wherry.__version__} against the built-in server, {server.url}\n")
            run(Tour(server.url, "sk-tour", lambda: server.faults.add("429;retry-after=1")))
    sys.stdout.write(f"done in {time.perf_counter() - started:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
