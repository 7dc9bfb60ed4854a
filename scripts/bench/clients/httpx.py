"""The HTTP library as it comes, and json: what users have who write their own few lines. httpx and httpx2 alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any, ClassVar

from .. import payloads
from .base import KEY, Client
from .floor import DELTAS, output_text, stream_call

_CALL = """
client = {0}.Client(headers={{"Authorization": "Bearer sk-test"}})
body = {{"model": "small", "messages": [{{"role": "user", "content": "ahoy"}}]}}
assert client.post(base_url + "/chat/completions", json=body).json()["choices"][0]["message"]["content"]
"""


class Httpx(Client):
    """httpx and json."""

    name = "httpx"
    title = "httpx + json"
    packages: ClassVar[tuple[str, ...]] = ("httpx",)
    raw = "httpx"
    family: ClassVar[str] = "httpx"
    import_code = "import httpx"
    first_call_code = import_code + _CALL.format("httpx")

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url)
        library: Any = import_module(self.family)
        headers = {"Authorization": f"Bearer {KEY}"}
        limits = library.Limits(max_connections=1000, max_keepalive_connections=100)
        self._client = library.Client(headers=headers)
        self._async = library.AsyncClient(headers=headers, limits=limits)
        self._chat = f"{base_url}/chat/completions"

    def call(self) -> int:
        value = self._client.post(self._chat, json=payloads.chat(1)).json()
        return len(value["choices"][0]["message"]["content"])

    async def call_async(self, model: str = "small") -> int:
        value = (await self._async.post(self._chat, json=payloads.chat(1, model))).json()
        return len(value["choices"][0]["message"]["content"])

    def long_answer(self) -> int:
        value = self._client.post(f"{self.base_url}/responses", json=payloads.response("long")).json()
        return len(output_text(value))

    def list_models(self) -> int:
        value = self._client.get(f"{self.base_url}/models").json()
        return sum(1 for item in value["data"] if item["id"])

    def stream(self, kind: str, model: str) -> int:
        path, body = stream_call(kind, model)
        delta, loads, characters, rest = DELTAS[kind], json.loads, 0, b""
        with self._client.stream("POST", self.base_url + path, json=body) as answer:
            for block in answer.iter_bytes():
                *events, rest = (rest + block).split(b"\n\n")
                for event in events:
                    data = event[event.find(b"data: ") + 6 :]
                    if data != b"[DONE]":
                        characters += len(delta(loads(data)))
        return characters

    async def stream_async(self, kind: str, model: str) -> int:
        path, body = stream_call(kind, model)
        delta, loads, characters, rest = DELTAS[kind], json.loads, 0, b""
        async with self._async.stream("POST", self.base_url + path, json=body) as answer:
            async for block in answer.aiter_bytes():
                *events, rest = (rest + block).split(b"\n\n")
                for event in events:
                    data = event[event.find(b"data: ") + 6 :]
                    if data != b"[DONE]":
                        characters += len(delta(loads(data)))
        return characters

    def builder(self, count: int, *, typed: bool) -> Callable[[], bytes]:
        arguments = payloads.chat(count)

        def build() -> bytes:
            content: bytes = self._client.build_request("POST", self._chat, json=arguments).content
            return content

        return build

    def close(self) -> None:
        self._client.close()

    async def close_async(self) -> None:
        await self._async.aclose()


class Httpx2(Httpx):
    """httpx2 and json."""

    name = "httpx2"
    title = "httpx2 + json"
    packages = ("httpx2",)
    needs = (3, 11)
    raw = "httpx2"
    family = "httpx2"
    import_code = "import httpx2"
    first_call_code = import_code + _CALL.format("httpx2")
