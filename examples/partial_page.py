"""A web page that fills while the model writes: each sight is on it as soon as the model has finished with it.

    python examples/partial_page.py          then open the address that it prints
    python examples/partial_page.py 8000     on this port

There is no JavaScript: the server sends the page in pieces, and the browser shows them as they come.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

from wherry import Client, WherryError

MODEL = "gpt-5-mini"
HEAD = (
    '<!doctype html><meta charset="utf-8"><title>A day out</title><form><input name="city" placeholder="City"></form>'
)


@dataclass
class Sight:
    """A place to see."""

    name: str
    why: str
    hours: float


@dataclass
class Day:
    """A day in a city: five sights, in the order of the walk."""

    title: str
    sights: list[Sight]


def sights(client: Client, city: str) -> Iterator[dict[str, Any]]:
    """Yield each sight when it is complete, while the next one is still being written."""
    shown = 0
    with client.responses.stream(model=MODEL, input=f"A day in {city}", text_format=Day) as stream:
        for event in stream:
            if event.type == "response.output_text.delta" and event.parsed:
                begun = event.parsed.get("sights", [])
                yield from begun[shown:-1]  # the last one may still grow
                shown = max(shown, len(begun) - 1)
            elif event.type == "response.output_text.done" and event.parsed:
                yield from (vars(sight) for sight in event.parsed.sights[shown:])  # now it is a Day


def page(client: Client, city: str) -> Iterator[bytes]:
    """Yield the page, piece by piece."""
    yield f"{HEAD}<h1>A day in {escape(city)}</h1><ol>\n".encode()
    try:
        for sight in sights(client, city):
            yield f"<li><b>{escape(sight['name'])}</b>, {sight['hours']:g} h: {escape(sight['why'])}</li>\n".encode()
    except WherryError as error:
        yield f"<li>The rest did not come: {escape(str(error))}</li>\n".encode()
    yield b"</ol>"


def main(port: int) -> None:
    """Serve the page on this machine until Ctrl-C."""
    with Client() as client:

        def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return page(client, parse_qs(environ["QUERY_STRING"]).get("city", ["Ghent"])[0])

        with make_server("127.0.0.1", port, app) as server:
            print(f"http://127.0.0.1:{server.server_port}/", flush=True)
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                print("closed")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 0)
