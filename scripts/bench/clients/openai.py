"""The official SDK, the newest that the package index has."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import GenericAlias
from typing import Any, ClassVar

from .base import KEY, Stop
from .sdk import SDK, AsyncOnly

_IMPORT = "import openai"
_CALL = """
client = openai.OpenAI(api_key="sk-test", base_url=base_url)
answer = client.chat.completions.create(model="small", messages=[{"role": "user", "content": "ahoy"}])
assert answer.choices[0].message.content
"""
_EAGER = """
from importlib import import_module
from pkgutil import walk_packages
import openai.types
for module in walk_packages(openai.types.__path__, "openai.types."):
    import_module(module.name)
"""


class OpenAI(SDK):
    """openai."""

    name = "openai"
    title = "openai"
    packages: ClassVar[tuple[str, ...]] = ("openai",)
    raw = "httpx2"
    import_code = _IMPORT
    first_call_code = _IMPORT + _CALL
    eager_code = _EAGER

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url)
        self._library: Any = import_module("openai")
        self._client = self._library.OpenAI(api_key=KEY, base_url=base_url)
        self._async = self._library.AsyncOpenAI(api_key=KEY, base_url=base_url, http_client=self._http_client())

    def _http_client(self) -> Any:
        return None

    def decoder(self, what: str) -> Callable[[bytes], Any]:
        types: Any = import_module("openai.types")
        responses: Any = import_module("openai.types.responses")
        if what == "event":
            construct: Any = import_module("openai._models").construct_type
            return lambda data: construct(type_=responses.ResponseStreamEvent, value=json.loads(data))
        kinds = {
            "completion": types.chat.ChatCompletion,
            "response": responses.Response,
            "chunk": types.chat.ChatCompletionChunk,
            "list": import_module("openai.pagination").SyncPage[types.Model],
        }
        kind = kinds[what]
        return lambda data: kind.construct(**json.loads(data))  # as the SDK itself does: without validation

    def helped(self, kind: str, model: str, read: str) -> int:
        if "-6400-" in model:
            self._lacks("patience for streams of 6,400 chunks: each takes it seconds")
        return super().helped(kind, model, read)

    async def helped_async(self, kind: str, model: str, read: str) -> int:
        self._lacks("need to be measured on asyncio as well: it is the same work")

    def partial(self, pieces: list[str]) -> Any:
        from_json: Any = import_module("jiter").from_json
        text = b""
        for piece in pieces:
            text += piece.encode()
            self._seen = from_json(text, partial_mode="trailing-strings")
        return self._seen

    def _log(self) -> type:
        return _pydantic_log()

    def _http(self) -> Any:
        """Return the HTTP library that the SDK stands on: it has changed once."""
        return import_module(type(self._client._client).__mro__[2].__module__.partition(".")[0])

    def _without_network(self, answer: Callable[[Any], Any]) -> Any:
        http = self._http()
        return self._library.OpenAI(
            api_key=KEY,
            base_url=self.base_url,
            max_retries=0,
            http_client=http.Client(transport=http.MockTransport(answer)),
        )

    def embedder(self, read: str) -> Callable[[], int]:
        if read != "list":
            self._lacks(f"embedder that reads a {read}")
        return super().embedder(read)

    def _answering(self, packets: list[bytes], media: str = "text/event-stream") -> Any:
        http = self._http()

        class Packets(http.SyncByteStream):  # type: ignore[misc, name-defined]
            def __iter__(self) -> Iterator[bytes]:
                return iter(packets)

        return self._without_network(
            lambda request: http.Response(200, headers={"content-type": media}, stream=Packets())
        )

    def _stopping(self, sent: list[bytes]) -> Any:
        def stop(request: Any) -> Any:
            sent.append(request.content)
            raise Stop

        return self._without_network(stop)

    def _said(self, message: dict[str, Any]) -> Any:
        return import_module("openai.types.chat").ChatCompletionMessage.construct(**message)


class OpenAIAioHttp(AsyncOnly, OpenAI):
    """openai over its own transport for aiohttp."""

    name = "openai-aiohttp"
    title = "openai on aiohttp"
    packages = ("openai", "aiohttp")

    def _http_client(self) -> Any:
        return self._library.DefaultAioHttpClient()


@cache
def _pydantic_log() -> type:
    make: Any = import_module("pydantic").create_model
    row = make("Row", id=(int, ...), name=(str, ...), score=(float, ...), done=(bool, ...))
    log: type = make("Log", log=(GenericAlias(list, (row,)), ...), x=(str, ...))
    return log
