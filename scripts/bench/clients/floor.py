"""The floor: a bare socket, HTTP by hand, and json. Nothing that speaks HTTP in Python can be much cheaper.

Without a network it is json alone: json.loads of what there is to decode, json.dumps of what there is to send.
"""

from __future__ import annotations

import asyncio
import json
import socket
from base64 import b64decode
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from .. import payloads
from .base import KEY, Client


class Floor(Client):
    """A raw socket and json."""

    name = "floor"
    title = "raw socket + json"
    raw = "floor"

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url)
        url = urlsplit(base_url)
        self._address = (url.hostname or "", url.port or 80)
        self._path = url.path
        self._socket: socket.socket | None = None
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    def _request(self, method: str, path: str, body: Any) -> bytes:
        content = b"" if body is None else json.dumps(body).encode()
        head = (
            f"{method} {self._path}{path} HTTP/1.1\r\nHost: {self._address[0]}\r\nAccept: */*\r\nAuthorization: Bearer {KEY}"
            f"\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        return head.encode() + content

    def _connection(self) -> socket.socket:
        if self._socket is None:
            self._socket = socket.create_connection(self._address)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._socket

    def _whole(self, request: bytes) -> Any:
        connection = self._connection()
        connection.sendall(request)
        data = connection.recv(65536)
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        left = _content_length(head) - len(body)
        parts = [body]
        while left > 0:
            parts.append(connection.recv(min(left, 1 << 20)))
            left -= len(parts[-1])
        return json.loads(b"".join(parts))

    def call(self) -> int:
        return len(_text(self._whole(self._request("POST", "/chat/completions", payloads.chat(1)))))

    def long_answer(self) -> int:
        return len(output_text(self._whole(self._request("POST", "/responses", payloads.response("long")))))

    def list_models(self) -> int:
        return _items(self._whole(self._request("GET", "/models", None)))

    async def call_async(self, model: str = "small") -> int:
        connection = self._idle.pop() if self._idle else await asyncio.open_connection(*self._address)
        reader, writer = connection
        writer.write(self._request("POST", "/chat/completions", payloads.chat(1, model)))
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(_content_length(head))
        self._idle.append(connection)
        return len(_text(json.loads(body)))

    def stream(self, kind: str, model: str) -> int:
        connection = self._connection()
        connection.sendall(_stream_request(self, kind, model))
        reading = _Reading(kind)
        while not reading.ended:
            reading.feed(connection.recv(65536))
        return reading.characters

    async def stream_async(self, kind: str, model: str) -> int:
        connection = self._idle.pop() if self._idle else await asyncio.open_connection(*self._address)
        reader, writer = connection
        writer.write(_stream_request(self, kind, model))
        reading = _Reading(kind)
        while not reading.ended:
            reading.feed(await reader.read(65536))
        self._idle.append(connection)
        return reading.characters

    def decoder(self, what: str) -> Callable[[bytes], Any]:
        return json.loads

    def told(self, what: str, value: Any) -> int:
        if what == "list":
            return _items(value)
        return len(
            {"completion": _text, "response": output_text, "chunk": chat_delta, "event": responses_delta}[what](value)
        )

    def embedder(self, read: str) -> Callable[[], int]:
        def vectors() -> Iterator[memoryview[Any]]:
            for item in json.loads(payloads.vectors())["data"]:
                yield memoryview(b64decode(item["embedding"])).cast("f")

        if read == "list":
            return lambda: sum([len(vector.tolist()) for vector in vectors()])
        return lambda: sum(map(len, vectors()))

    def events(self, kind: str, count: int, packing: str) -> int:
        delta, loads, characters = DELTAS[kind], json.loads, 0
        for data in json_events(kind, count):
            characters += len(delta(loads(data)))
        return characters

    def builder(self, count: int, *, typed: bool) -> Callable[[], bytes]:
        arguments = payloads.chat(count)
        return lambda: json.dumps(arguments).encode()

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()

    async def close_async(self) -> None:
        for _, writer in self._idle:
            writer.close()
            await writer.wait_closed()


class _Reading:
    """Chunks of HTTP, then events split at blank lines; knows no more than it must."""

    def __init__(self, kind: str) -> None:
        self._delta = DELTAS[kind]
        self._wire = b""
        self._text = b""
        self._body_began = False
        self.characters = 0
        self.ended = False

    def feed(self, data: bytes) -> None:
        if not data:
            raise ConnectionError("the server closed the connection")
        wire = self._wire + data
        if not self._body_began:
            head, found, wire = wire.partition(b"\r\n\r\n")
            if not found:
                self._wire = head
                return
            self._body_began = True
        self._wire = b""
        position = 0
        while True:
            line_end = wire.find(b"\r\n", position)
            if line_end < 0:
                break
            size = int(wire[position:line_end], 16)
            end = line_end + 2 + size
            if len(wire) < end + 2:
                break
            if size == 0:
                self.ended = True
                return
            self._events(wire[line_end + 2 : end])
            position = end + 2
        self._wire = wire[position:]

    def _events(self, data: bytes) -> None:
        *events, self._text = (self._text + data).split(b"\n\n")
        for event in events:
            found = event[event.find(b"data: ") + 6 :]
            if found != b"[DONE]":
                self.characters += len(self._delta(json.loads(found)))


def _stream_request(client: Floor, kind: str, model: str) -> bytes:
    path, body = stream_call(kind, model)
    return client._request("POST", path, body)


def _content_length(head: bytes) -> int:
    at = head.index(b"content-length: ") + 16
    return int(head[at:].split(b"\r\n", 1)[0])


# --- what all clients without types have in common ---------------------------------------------------------------------


def stream_call(kind: str, model: str) -> tuple[str, dict[str, Any]]:
    """Return the path and the body of a streamed call."""
    if kind == "chat":
        return "/chat/completions", {**payloads.chat(1, model), "stream": True}
    return "/responses", {**payloads.response(model), "stream": True}


@cache
def json_events(kind: str, count: int) -> list[bytes]:
    """The data of a stream's events, those that are JSON."""
    return [data for data in payloads.DATA[kind](count) if data != b"[DONE]"]


def chat_delta(value: Any) -> str:
    """Read the text of a chunk."""
    choices = value["choices"]
    return (choices[0]["delta"].get("content") or "") if choices else ""


def responses_delta(value: Any) -> str:
    """Read the text of an event."""
    return value["delta"] if value["type"] == "response.output_text.delta" else ""


DELTAS: dict[str, Callable[[Any], str]] = {"chat": chat_delta, "responses": responses_delta}


def _text(value: Any) -> str:
    text: str = value["choices"][0]["message"]["content"]
    return text


def output_text(value: Any) -> str:
    """Read the text of a Response."""
    parts = (part for item in value["output"] if item["type"] == "message" for part in item["content"])
    return "".join(part["text"] for part in parts if part["type"] == "output_text")


def _items(value: Any) -> int:
    return sum(1 for item in value["data"] if item["id"])
