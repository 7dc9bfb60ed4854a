"""The client of this repository: on httpx (the default), httpx2 and aiohttp, with json="fast", through a user's own client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar

from .base import KEY, WHEEL, Stop
from .sdk import SDK, AsyncOnly

_IMPORT = "import wherry"
_CALL = """
client = wherry.Client(api_key="sk-test", base_url=base_url)
answer = client.chat.completions.create(model="small", messages=[{"role": "user", "content": "ahoy"}])
assert answer.choices[0].message.content
"""
_EAGER = """
from importlib import import_module
from pkgutil import iter_modules
import wherry.models
for module in iter_modules(wherry.models.__path__):
    import_module(f"wherry.models.{module.name}")
"""


@dataclass
class Row:
    """A line of a Log."""

    id: int
    name: str
    score: float
    done: bool


@dataclass
class Log:
    """What payloads.pieces is."""

    log: list[Row]
    x: str


_MODELS = {
    "completion": "ChatCompletion",
    "response": "Response",
    "chunk": "ChatCompletionChunk",
    "event": "ResponseStreamEvent",
    "list": "ListModelsResponse",
}


class Wherry(SDK):
    """wherry, as it is installed."""

    name = "wherry"
    title = "wherry on httpx"
    packages: ClassVar[tuple[str, ...]] = (WHEEL,)
    raw = "httpx"
    import_code = _IMPORT
    first_call_code = _IMPORT + _CALL
    eager_code = _EAGER
    options: ClassVar[dict[str, Any]] = {}

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url)
        self._library: Any = import_module("wherry")
        self._reader: Any = import_module("wherry._runtime.typed.partial_json").PartialReader
        self._client = self._made(http_client=self._http_client("Client"))
        self._async = self._made("AsyncClient", http_client=self._http_client("AsyncClient"))

    def _made(self, kind: str = "Client", **more: Any) -> Any:
        return getattr(self._library, kind)(api_key=KEY, base_url=self.base_url, **self.options, **more)

    def _http_client(self, name: str) -> Any:
        return None

    def decoder(self, what: str) -> Callable[[bytes], Any]:
        model: Any = getattr(self._library.models, _MODELS[what])
        if hasattr(model, "from_json"):
            decode: Callable[[bytes], Any] = model.from_json
            return decode
        loads: Any = import_module("wherry._runtime.data.codec").loads  # a union has no from_json
        return lambda data: model._decode(loads(data))

    def partial(self, pieces: list[str]) -> Any:
        reader = self._reader()
        for piece in pieces:
            reader.feed(piece)
            self._seen = reader.value
        reader.end()
        return reader.value

    def _log(self) -> type:
        return Log

    def _answering(self, packets: list[bytes], media: str = "text/event-stream") -> Any:
        return self._made(transport=_Canned(packets, media))

    def _stopping(self, sent: list[bytes]) -> Any:
        return self._made(transport=_Wall(sent))

    def _said(self, message: dict[str, Any]) -> Any:
        return self._library.models.ChatCompletionMessage.from_dict(message)


class WherryHttpx2(Wherry):
    """wherry where httpx is not installed, but httpx2 is."""

    name = "wherry-httpx2"
    title = "wherry on httpx2"
    packages = (WHEEL, "attrs", "httpx2")
    without_dependencies = True
    needs = (3, 11)
    raw = "httpx2"


class WherryFast(Wherry):
    """wherry with the extra `speed`, and asked to use it."""

    name = "wherry-fast"
    title = 'wherry on httpx, json="fast"'
    packages = (WHEEL, "msgspec", "orjson")
    promised = False
    import_code = ""
    eager_code = ""
    first_call_code = _IMPORT + _CALL.replace("Client(", 'Client(json="fast", ')
    options: ClassVar[dict[str, Any]] = {"json": "fast"}

    def decoder(self, what: str) -> Callable[[bytes], Any]:
        model: Any = getattr(self._library.models, _MODELS[what])
        loads: Any = import_module("wherry._runtime.data.fast_json").loads
        return lambda data: model._decode(loads(data))


class WherryAioHttp(AsyncOnly, Wherry):
    """wherry with the extra `aiohttp`, and asked to use it; what does not go over the network is the same as without."""

    name = "wherry-aiohttp"
    title = "wherry on aiohttp"
    packages = (WHEEL, "aiohttp")
    promised = False

    def _http_client(self, name: str) -> Any:
        return None if name == "Client" else self._library.DefaultAioHttpClient()


class WherryInjected(Wherry):
    """wherry through an httpx client of the user's own, which the user closes."""

    name = "wherry-injected"
    title = "wherry, http_client="

    def __init__(self, base_url: str) -> None:
        library: Any = import_module("httpx")
        self._own, self._own_async = library.Client(), library.AsyncClient()
        super().__init__(base_url)

    def _http_client(self, name: str) -> Any:
        return self._own if name == "Client" else self._own_async

    def close(self) -> None:
        super().close()
        self._own.close()

    async def close_async(self) -> None:
        await super().close_async()
        await self._own_async.aclose()


class _Wall:
    """A transport that keeps the body and sends nothing."""

    def __init__(self, sent: list[bytes]) -> None:
        self._sent = sent

    def send(self, request: Any, timeout: Any, /) -> Any:
        self._sent.append(request.body)
        raise Stop

    def sleep(self, seconds: float, /) -> None: ...

    def close(self) -> None: ...


class _Canned:
    """A transport whose answers are these packets."""

    status = 200

    def __init__(self, packets: list[bytes], media: str) -> None:
        self._packets = packets
        self.headers = (("content-type", media),)

    def send(self, request: Any, timeout: Any, /) -> Any:
        return self

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._packets)

    def finish(self) -> None: ...

    def sleep(self, seconds: float, /) -> None: ...

    def close(self) -> None: ...
