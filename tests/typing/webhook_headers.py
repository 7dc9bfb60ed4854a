"""Headers of webhooks, as servers and frameworks have them. Checked, never run."""
# pyright: strict

from __future__ import annotations

import os
from email.message import Message
from http.server import BaseHTTPRequestHandler
from typing import Any

from aiohttp import web
from starlette.requests import Request

import wherry
from wherry import AsyncClient, Client
from wherry.testing import cassette


class Handler(BaseHTTPRequestHandler):
    """The server of the standard library."""

    def do_POST(self) -> None:
        """Its headers are those of an e-mail."""
        wherry.Client().webhooks.unwrap(b"", self.headers)


class Flask:
    """As werkzeug's: no mapping."""

    def items(self, lower: bool = False) -> list[tuple[str, str]]:
        """Names and values."""
        return []


def each(client: Client, aclient: AsyncClient, request: Request, asked: web.Request, environ: dict[str, Any]) -> None:
    """All of them are taken."""
    client.webhooks.unwrap(b"", request.headers)
    client.webhooks.unwrap(b"", asked.headers)
    client.webhooks.unwrap(b"", environ)
    client.webhooks.unwrap(b"", Message())
    client.webhooks.unwrap(b"", Flask())
    client.webhooks.unwrap(b"", request.scope["headers"])
    client.webhooks.unwrap(b"", [(b"webhook-id", b"1")])
    client.webhooks.verify_signature(b"", {"webhook-id": ["1"]})
    aclient.webhooks.verify_signature(b"", Flask())


def wrong(client: Client) -> None:
    """A text is not."""
    client.webhooks.unwrap(b"", 5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def modes() -> None:
    """The mode of a cassette may come from the environment."""
    cassette("x", mode="auto")
    cassette("x", mode=os.environ.get("RECORD"))
    cassette("x", mode=os.environ.get("RECORD", "none"))
