"""What wherry and the official SDK have in common: the same calls, the same attributes. The code is the same for both."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from .. import payloads
from .base import Client, Stop


class SDK(Client):
    """A client with typed answers; a subclass makes `_client`, `_async` and the clients without a network."""

    _client: Any
    _async: Any
    _seen: Any = None

    def call(self) -> int:
        return len(self._client.chat.completions.create(**payloads.chat(1)).choices[0].message.content)

    def long_answer(self) -> int:
        return len(self._client.responses.create(**payloads.response("long")).output_text)

    async def call_async(self, model: str = "small") -> int:
        value = await self._async.chat.completions.create(**payloads.chat(1, model))
        return len(value.choices[0].message.content)

    def list_models(self) -> int:
        return sum(1 for item in self._client.models.list() if item.id)

    def stream(self, kind: str, model: str) -> int:
        return self._read(self._client, kind, model)

    def events(self, kind: str, count: int, packing: str) -> int:
        return self._read(self._answering(payloads.packets(kind, count, packing)), kind, "canned")

    def _read(self, client: Any, kind: str, model: str) -> int:
        characters = 0
        if kind == "chat":
            for chunk in client.chat.completions.create(**payloads.chat(1, model), stream=True):
                if chunk.choices:
                    characters += len(chunk.choices[0].delta.content or "")
        else:
            for event in client.responses.create(**payloads.response(model), stream=True):
                if event.type == "response.output_text.delta":
                    characters += len(event.delta)
        return characters

    async def stream_async(self, kind: str, model: str) -> int:
        characters = 0
        if kind == "chat":
            async for chunk in await self._async.chat.completions.create(**payloads.chat(1, model), stream=True):
                if chunk.choices:
                    characters += len(chunk.choices[0].delta.content or "")
        else:
            async for event in await self._async.responses.create(**payloads.response(model), stream=True):
                if event.type == "response.output_text.delta":
                    characters += len(event.delta)
        return characters

    def helped(self, kind: str, model: str, read: str) -> int:
        return self._help(self._client, kind, model, read)

    def added(self, kind: str, model: str, count: int, read: str) -> int:
        return self._help(self._answering(payloads.packets(model, count, "one")), kind, "canned", read)

    def _help(self, client: Any, kind: str, model: str, read: str) -> int:
        if read == "bare":
            return self._read(client, kind, model)
        characters = 0
        if kind == "responses":
            with client.responses.stream(**payloads.response(model)) as stream:
                for event in stream:
                    if event.type == "response.output_text.delta":
                        characters += len(event.delta)
                return characters if len(stream.get_final_response().output_text) == characters else 0
        with client.chat.completions.stream(**self._asked(model, read)) as stream:
            for event in stream:
                if event.type == "content.delta":
                    characters += len(event.delta)
                    if read == "parsed":
                        self._seen = event.parsed
            return characters if self._is_result(stream.get_final_completion(), characters, read) else 0

    async def helped_async(self, kind: str, model: str, read: str) -> int:
        if read == "bare":
            return await self.stream_async(kind, model)
        characters = 0
        async with self._async.chat.completions.stream(**self._asked(model, read)) as stream:
            async for event in stream:
                if event.type == "content.delta":
                    characters += len(event.delta)
            return characters if self._is_result(await stream.get_final_completion(), characters, read) else 0

    def _asked(self, model: str, read: str) -> dict[str, Any]:
        return payloads.chat(1, model) | ({} if read == "text" else {"response_format": self._log()})

    def _is_result(self, completion: Any, characters: int, read: str) -> bool:
        message = completion.choices[0].message
        return len(message.content) == characters and (read == "text" or type(message.parsed) is self._log())

    def _log(self) -> type:
        """Return the class for the JSON of payloads.pieces."""
        self._lacks("helped")

    def told(self, what: str, value: Any) -> int:
        if what == "list":
            return sum(1 for item in value.data if item.id)
        if what == "completion":
            return len(value.choices[0].message.content)
        if what == "chunk":
            return len(value.choices[0].delta.content)
        return len(value.output_text if what == "response" else value.delta)

    def embedder(self, read: str) -> Callable[[], int]:
        client, arguments = self._answering([payloads.vectors()], "application/json"), payloads.embedding()
        if read == "list":
            return lambda: sum([len(item.embedding) for item in client.embeddings.create(**arguments).data])
        return lambda: sum([len(item.buffer()) for item in client.embeddings.create(**arguments).data])

    def builder(self, count: int, *, typed: bool) -> Callable[[], bytes]:
        sent: list[bytes] = []
        client = self._stopping(sent)
        arguments = payloads.chat(count)
        if typed:
            arguments["messages"] = [
                self._said(message) if message["role"] == "assistant" else message for message in arguments["messages"]
            ]

        def build() -> bytes:
            sent.clear()
            with suppress(Stop):
                client.chat.completions.create(**arguments)
            return sent[0]

        return build

    def close(self) -> None:
        self._client.close()

    async def close_async(self) -> None:
        await self._async.close()

    def _answering(self, packets: list[bytes], media: str = "text/event-stream") -> Any:
        """Make a client that gets these bytes as the answer, without a network."""
        self._lacks("events")

    def _stopping(self, sent: list[bytes]) -> Any:
        """Make a client that puts the body into `sent` and raises Stop where it would send it."""
        self._lacks("builder")

    def _said(self, message: dict[str, Any]) -> Any:
        """Make the object of a message of the assistant."""
        self._lacks("builder")


class AsyncOnly(Client):
    """Goes before an SDK that is measured on asyncio alone: the rest is the same as without its HTTP library."""

    import_code = ""
    first_call_code = ""
    eager_code = ""

    def call(self) -> int:
        self._lacks("call")

    def long_answer(self) -> int:
        self._lacks("long_answer")

    def list_models(self) -> int:
        self._lacks("list_models")

    def stream(self, kind: str, model: str) -> int:
        self._lacks("stream")

    def helped(self, kind: str, model: str, read: str) -> int:
        self._lacks("helped")

    def added(self, kind: str, model: str, count: int, read: str) -> int:
        self._lacks("added")

    def partial(self, pieces: list[str]) -> Any:
        self._lacks("partial")

    def decoder(self, what: str) -> Callable[[bytes], Any]:
        self._lacks("decoder")

    def events(self, kind: str, count: int, packing: str) -> int:
        self._lacks("events")

    def builder(self, count: int, *, typed: bool) -> Callable[[], bytes]:
        self._lacks("builder")
