"""The headers of a webhook as the servers of others have them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from starlette.datastructures import Headers

import wherry

KEY = b"0123456789abcdef0123456789abcdef"
BODY = b'{"type": "response.completed", "data": {"id": "resp_1"}}'


@pytest.fixture
def signed() -> dict[str, str]:
    """The headers of a signed webhook."""
    stamp = str(int(time.time()))
    mac = hmac.new(KEY, f"wh_1.{stamp}.".encode() + BODY, hashlib.sha256)
    signature = "v1," + base64.b64encode(mac.digest()).decode()
    return {"webhook-id": "wh_1", "webhook-timestamp": stamp, "webhook-signature": signature}


@pytest.fixture
def client() -> wherry.Client:
    return wherry.Client(api_key="sk-test", webhook_secret="whsec_" + base64.b64encode(KEY).decode())


def test_headers_of_http_server(client: wherry.Client, signed: dict[str, str]) -> None:
    """They are a message of the email package, whose names have any case."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            event = client.webhooks.unwrap(body, self.headers)
            self.send_response(204 if event.type == "response.completed" else 500)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request("POST", "/", BODY, {name.title(): value for name, value in signed.items()})
        assert connection.getresponse().status == 204
        connection.close()
        thread.join()


def test_headers_of_starlette(client: wherry.Client, signed: dict[str, str]) -> None:
    """Those of its requests, made of bytes, and the pairs that ASGI has."""
    raw = [(name.encode(), value.encode()) for name, value in signed.items()]
    for taken in (Headers(raw=raw), raw):
        assert client.webhooks.unwrap(BODY, taken).type == "response.completed"
