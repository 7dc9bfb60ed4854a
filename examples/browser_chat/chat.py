"""The Python half of the page: one conversation, its files, and the current request.

It runs in the page's worker and talks to the page through `tell`, which takes one JSON text per message:

    {"kind": "sending", "attempt": 0, "of": 4}                             a request goes out; attempts count from 0
    {"kind": "waiting", "seconds": 2, "why": …, "attempt": 1, "of": 4}     the next one goes out after that time
    {"kind": "text", "text": …}                                            a piece of the answer
    {"kind": "fields", "fields": {…}}                                      an answer in fields, as far as it has come
    {"kind": "done"} {"kind": "stopped"}                                   the answer is over
    {"kind": "stored", "id": …, "name": …, "bytes": …}                     a file is there
    {"kind": "failed", "title": …, "text": …}                              what went wrong, for a person

The key lives in the client for as long as it is typed in the page, and nowhere else.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, TypedDict

import wherry
from wherry import UNSET, AsyncClient
from wherry.transports import AsyncFetchTransport

MAX_RETRIES = 3


class Point(TypedDict):
    """One thing to know."""

    name: str
    detail: str


class Overview(TypedDict):
    """An answer in fields, each of them short."""

    title: str
    summary: str
    points: list[Point]


class Transport(AsyncFetchTransport):
    """The default transport of a page; it also reports how long a retry waits."""

    def __init__(self, waiting: Callable[[float], None]) -> None:
        super().__init__()
        self.waiting = waiting

    async def sleep(self, seconds: float, /) -> None:
        """Report the wait, then wait."""
        self.waiting(seconds)
        await super().sleep(seconds)


class Chat:
    """A conversation in memory. The page calls `ask`, `stop`, `upload` and `forget`."""

    def __init__(self, tell: Callable[[str], object], transport: Any = None) -> None:
        self._tell = tell
        self._transport = transport or Transport(self._waiting)
        self._messages: list[Any] = []
        self._attempt = 0
        self._why = ""
        self._work: asyncio.Task[None] | None = None

    # --- what the page calls ------------------------------------------------------------------------------------------

    def ask(self, request: str) -> None:
        """Ask the model: JSON with key, base_url, model, text, files (ids of stored files) and fields (whether it answers in fields)."""
        self._begin(self._answer(**json.loads(request)))

    def upload(self, request: str, content: Any) -> None:
        """Store a file: JSON with key, base_url, name and purpose; `content` is a JS Uint8Array, or bytes."""
        data = content if isinstance(content, bytes) else content.to_bytes()
        self._begin(self._store(data, **json.loads(request)))

    def stop(self) -> None:
        """Cancel the current work: this closes the connection, or ends a wait, at once."""
        if self._work is not None:
            self._work.cancel()

    def forget(self) -> None:
        """Start a new conversation."""
        self.stop()
        self._messages = []

    # --- the work -----------------------------------------------------------------------------------------------------

    async def _answer(
        self, *, key: str, base_url: str, model: str, text: str, files: list[str], fields: bool = False
    ) -> None:
        parts: list[dict[str, Any]] = [{"type": "file", "file": {"file_id": file_id}} for file_id in files]
        question = {"role": "user", "content": [*parts, {"type": "text", "text": text}] if parts else text}
        messages = self._messages
        messages.append(question)
        answer = ""
        try:
            completions = self._client(key, base_url).chat.completions
            kind = Overview if fields else UNSET
            # Leaving the block, by `stop` too, closes the connection.
            async with completions.stream(model=model, messages=messages, response_format=kind) as stream:
                async for event in stream:
                    if event.type in ("content.delta", "refusal.delta") and event.delta:
                        answer += event.delta
                        if (parsed := getattr(event, "parsed", None)) is None:
                            self._say("text", text=event.delta)
                        else:
                            self._say("fields", fields=parsed)
            if answer:
                self._say("done")
            else:
                self._say("failed", title="The model answered nothing", text="The stream ended without any text.")
        finally:
            # Keep what was said, even an answer that was cut short; take back a question that got no answer.
            if answer:
                messages.append({"role": "assistant", "content": answer})
            else:
                messages.remove(question)

    async def _store(self, data: bytes, *, key: str, base_url: str, name: str, purpose: Any) -> None:
        stored = await self._client(key, base_url).files.create(file=(name, data), purpose=purpose)
        self._say("stored", id=stored.id, name=stored.filename, bytes=stored.bytes)

    def _client(self, key: str, base_url: str) -> AsyncClient:
        # A client keeps no connection of its own here, so a new one for each request costs nothing.
        return AsyncClient(
            api_key=key,
            base_url=base_url,
            max_retries=MAX_RETRIES,
            transport=self._transport,
            on_request=lambda event: self._say("sending", attempt=event.attempt, of=MAX_RETRIES + 1),
            on_response=self._answered,
        )

    def _answered(self, event: Any) -> None:
        self._attempt = event.attempt
        self._why = f"The server answered {event.status}" if event.status else "The server could not be reached"

    def _waiting(self, seconds: float) -> None:
        self._say("waiting", seconds=seconds, why=self._why, attempt=self._attempt + 1, of=MAX_RETRIES + 1)

    def _begin(self, work: Any) -> None:
        self._work = task = asyncio.ensure_future(work)
        task.add_done_callback(self._ended)

    def _ended(self, work: asyncio.Task[None]) -> None:
        if work.cancelled():
            self._say("stopped")
        elif isinstance(error := work.exception(), wherry.WherryError):
            self._say("failed", title=title(error), text=str(error))
        elif error is not None:
            self._say("failed", title="Something in this page went wrong", text=f"{type(error).__name__}: {error}")

    def _say(self, kind: str, **facts: Any) -> None:
        self._tell(json.dumps({"kind": kind, **facts}))


def title(error: wherry.WherryError) -> str:
    """Say in a few words what to do about an error."""
    match error:
        case wherry.AuthenticationError() | wherry.PermissionDeniedError():
            return "The key was refused"
        case wherry.NotFoundError():
            return "There is no such model or address"
        case wherry.RateLimitError(code="insufficient_quota"):
            return "The quota of this key is used up"
        case wherry.RateLimitError():
            return "Too many requests; try again later"
        case wherry.APIStatusError():
            return "The server refused the request" if error.status < 500 else "The server failed"
        case wherry.APITimeoutError():
            return "The server took too long"
        case wherry.IncompleteStreamError() | wherry.LengthFinishReasonError():
            return "The answer was cut short"
        case wherry.APIConnectionError():
            return "The server could not be reached"
        case wherry.UsageError():
            return "Not sent"
    return "The answer could not be read"
