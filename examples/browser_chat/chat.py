"""The Python half of the page: one conversation, its files, and the current request.

It runs in the page's worker and talks to the page through `tell`, which takes one JSON text per message:

    {"kind": "sending", "attempt": 0, "of": 4}                             a request goes out; attempts count from 0
    {"kind": "waiting", "seconds": 2, "why": …, "attempt": 1, "of": 4}     the next one goes out after that time
    {"kind": "text", "text": …}                                            a piece of the answer
    {"kind": "fields", "fields": {…}}                                      an answer in fields, as far as it has come
    {"kind": "object", "text": …}                                          the same at its end, as Python writes it
    {"kind": "call", "id": …, "text": …}                                   a function is called
    {"kind": "output", "id": …, "text": …}                                 what it returned
    {"kind": "done"} {"kind": "stopped"}                                   the answer is over
    {"kind": "stored", "id": …, "name": …, "bytes": …}                     a file is there
    {"kind": "models", "names": […]}                                       what the server has
    {"kind": "unlisted", "title": …, "text": …, "advice": …, "unreached": …}   why that is not known
    {"kind": "failed", "title": …, "text": …, "advice": …, "unreached": …}     what went wrong, for a person

The key lives in the client for as long as it is typed in the page, and nowhere else.
"""

from __future__ import annotations

import asyncio
import json
import pprint
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Literal, TypedDict

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


@wherry.tool
def clock() -> str:
    """Tell the date and the time where the visitor is."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


@wherry.tool
def add(numbers: list[float]) -> float:
    """Add numbers exactly."""
    return sum(numbers)


TOOLS: list[Callable[..., object]] = [clock, add]


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
    """A conversation in memory. The page calls `ask`, `stop`, `upload`, `models` and `forget`.

    `look(base_url)` finds out what a failed request does not tell: "closed", the server answers but lets no page in, or "silent".
    """

    def __init__(
        self, tell: Callable[[str], object], transport: Any = None, look: Callable[[str], Awaitable[str]] | None = None
    ) -> None:
        self._tell = tell
        self._look = look
        self._transport = transport or Transport(self._waiting)
        self._messages: list[Any] = []
        self._attempt = 0
        self._why = ""
        self._work: asyncio.Task[None] | None = None
        self._listing: asyncio.Task[None] | None = None

    # --- what the page calls ------------------------------------------------------------------------------------------

    def ask(self, request: str) -> None:
        """Ask the model: JSON with key, base_url, model, text, files (ids of stored files) and form: text, fields or tools."""
        given = json.loads(request)
        self._work = self._begin(self._answer(**given), given["base_url"])

    def upload(self, request: str, content: Any) -> None:
        """Store a file: JSON with key, base_url, name and purpose; `content` is a JS Uint8Array, or bytes."""
        data = content if isinstance(content, bytes) else content.to_bytes()
        given = json.loads(request)
        self._work = self._begin(self._store(data, **given), given["base_url"])

    def models(self, request: str) -> None:
        """List the models: JSON with key and base_url. A newer list takes the place of one that has not come yet."""
        if self._listing is not None:
            self._listing.cancel()
        given = json.loads(request)
        self._listing = self._begin(self._list(**given), given["base_url"], "unlisted")

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
        self,
        *,
        key: str,
        base_url: str,
        model: str,
        text: str,
        files: list[str],
        form: Literal["text", "fields", "tools"] = "text",
    ) -> None:
        parts: list[dict[str, Any]] = [{"type": "file", "file": {"file_id": file_id}} for file_id in files]
        question = {"role": "user", "content": [*parts, {"type": "text", "text": text}] if parts else text}
        messages = self._messages
        messages.append(question)
        answer, parsed = "", None
        try:
            completions = self._patient(key, base_url).chat.completions
            asked: Any
            if form == "tools":
                asked = completions.run_tools(model=model, messages=messages, tools=TOOLS)
            else:
                kind = Overview if form == "fields" else UNSET
                asked = completions.stream(model=model, messages=messages, response_format=kind)
            # Leaving the block, by `stop` too, closes the connection.
            async with asked as events:
                async for event in events:
                    if event.type in ("content.delta", "refusal.delta") and event.delta:
                        answer += event.delta
                        if (parsed := getattr(event, "parsed", None)) is None:
                            self._say("text", text=event.delta)
                        else:
                            self._say("fields", fields=parsed)
                    elif event.type == "tool.started":
                        self._say("call", id=event.call.id, text=called(event.call))
                    elif event.type in ("tool.done", "tool.failed"):
                        self._say("output", id=event.call.id, text=str(event.output))
            if parsed is not None:
                self._say("object", text=pprint.pformat(parsed, width=60, sort_dicts=False))
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

    async def _list(self, *, key: str, base_url: str) -> None:
        # Nobody waits for the list, so a failure is told at once.
        listed = await self._client(key, base_url, max_retries=0).models.list()
        self._say("models", names=[model.id for model in listed.data])

    async def _store(self, data: bytes, *, key: str, base_url: str, name: str, purpose: Any) -> None:
        stored = await self._patient(key, base_url).files.create(file=(name, data), purpose=purpose)
        self._say("stored", id=stored.id, name=stored.filename, bytes=stored.bytes)

    def _client(self, key: str, base_url: str, **options: Any) -> AsyncClient:
        # A client keeps no connection of its own here, so a new one for each request costs nothing.
        return AsyncClient(api_key=key, base_url=base_url, transport=self._transport, **options)

    def _patient(self, key: str, base_url: str) -> AsyncClient:
        """Return a client that tries again, and tells the page of it."""
        return self._client(
            key,
            base_url,
            max_retries=MAX_RETRIES,
            on_request=lambda event: self._say("sending", attempt=event.attempt, of=MAX_RETRIES + 1),
            on_response=self._answered,
        )

    def _answered(self, event: Any) -> None:
        self._attempt = event.attempt
        self._why = f"The server answered {event.status}" if event.status else "The server could not be reached"

    def _waiting(self, seconds: float) -> None:
        self._say("waiting", seconds=seconds, why=self._why, attempt=self._attempt + 1, of=MAX_RETRIES + 1)

    def _begin(self, work: Any, base_url: str, failed: str = "failed") -> asyncio.Task[None]:
        return asyncio.ensure_future(self._told(work, base_url, failed))

    async def _told(self, work: Any, base_url: str, failed: str) -> None:
        """Do some work, and tell how it ended, if it does not tell that itself."""
        try:
            await work
        except asyncio.CancelledError:
            if failed == "failed":  # else a newer list is on its way
                self._say("stopped")
            raise
        except wherry.WherryError as error:
            unreached = isinstance(error, wherry.APIConnectionError) and not isinstance(error, wherry.APITimeoutError)
            # A stream that broke off was reached.
            unreached = unreached and not isinstance(error, wherry.IncompleteStreamError)
            title, advice = await self._where(base_url) if unreached else explained(error)
            self._say(failed, title=title, text=str(error), advice=advice, unreached=unreached)
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
            self._say(failed, title="Something in this page went wrong", text=text, advice="", unreached=False)

    async def _where(self, base_url: str) -> tuple[str, str]:
        if self._look is not None and await self._look(base_url) == "closed":
            return "The server lets no page in", CORS
        return "The server could not be reached", "Is the base URL right, and does the server run?"

    def _say(self, kind: str, **facts: Any) -> None:
        self._tell(json.dumps({"kind": kind, **facts}))


CORS = (
    "It answers, but refuses requests of pages (CORS). If it is yours, allow the origin of this page; if not, put "
    "examples/edge_worker between the two."
)


def called(call: Any) -> str:
    """Return a call as Python writes it."""
    given = call.parsed if isinstance(call.parsed, dict) else {}
    return f"{call.name}({', '.join(f'{name}={value!r}' for name, value in given.items())})"


def explained(error: wherry.WherryError) -> tuple[str, str]:
    """Say in a few words what went wrong, and what to do about it."""
    match error:
        case wherry.AuthenticationError() | wherry.PermissionDeniedError():
            return "The key was refused", "Is it whole, is it a key of this server, and may it use this model?"
        case wherry.NotFoundError():
            return (
                "There is no such model or address",
                "Choose another model, or look at the base URL: most end in /v1.",
            )
        case wherry.RateLimitError(code="insufficient_quota"):
            return "The quota of this key is used up", "Look at the plan and the bill of its account."
        case wherry.RateLimitError():
            return "Too many requests (429)", "The server allows no more now. Wait a minute, then send it again."
        case wherry.APIStatusError() if error.status < 500:
            return (
                "The server refused the request",
                "Change what it names; sent again as it is, it will be refused again.",
            )
        case wherry.APIStatusError():
            return "The server failed", "Send it again in a while."
        case wherry.APITimeoutError():
            return "The server took too long", "Send it again, or choose a quicker model."
        case wherry.IncompleteStreamError() | wherry.LengthFinishReasonError():
            return "The answer was cut short", "Ask for the rest, or send it again."
        case wherry.UsageError():
            return "Not sent", ""
    return "The answer could not be read", "Does the base URL belong to an API like that of OpenAI?"
