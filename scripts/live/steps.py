"""The steps of the tour, written once for both clients: results of `AsyncClient` are awaited, those of `Client` are not.

A step raises Unexpected if the service or the client does not do what it should. It returns counts, never content.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import wherry

from .spending import CHAT_MODEL, EMBEDDING_MODEL, Limit

QUESTION = "Name one river in one word."
TOKENS_OUT = 16  # the least that the Responses API takes
NO_MODEL = "wherry-live-no-such-model"
LINE = b'{"custom_id": "1", "method": "POST", "url": "/v1/embeddings", "body": {"model": "m", "input": "a river"}}\n'


class Unexpected(Exception):
    """A step did not end as it should."""


@dataclass
class Told:
    """What a step reports: the tokens used (None: the service did not say), and counts."""

    usage: dict[str, int] | None = None
    counts: dict[str, int] = field(default_factory=dict)


FREE = Limit()


@dataclass(frozen=True)
class Step:
    """One operation, or a few that belong together. `requests` is how many it sends without retries."""

    name: str
    run: Callable[[Any], Awaitable[Told]]
    limit: Limit = FREE
    requests: int = 1


async def done(result: Any) -> Any:
    """Return the result of a call: await it if it came from AsyncClient."""
    return await result if inspect.isawaitable(result) else result


async def everything(stream: Any) -> list[Any]:
    """Read a stream to its end."""
    if hasattr(stream, "__aiter__"):
        return [item async for item in stream]
    return list(stream)


def expect(true: object, what: str) -> None:
    """Raise Unexpected unless it is true."""
    if not true:
        raise Unexpected(what)


def used(usage: Any) -> dict[str, int] | None:
    """Return the tokens of an answer, under whichever names it counts them."""
    if usage is None:
        return None
    tokens_in = getattr(usage, "input_tokens", None) or getattr(usage, "prompt_tokens", None)
    tokens_out = getattr(usage, "output_tokens", None) or getattr(usage, "completion_tokens", None)
    return {"in": int(tokens_in), "out": int(tokens_out or 0)} if tokens_in else None


CHAT = {"model": CHAT_MODEL, "messages": [{"role": "user", "content": QUESTION}], "max_completion_tokens": TOKENS_OUT}
RESPONSE = {"model": CHAT_MODEL, "input": QUESTION, "max_output_tokens": TOKENS_OUT, "store": False}


async def models(client: Any) -> Told:
    page = await done(client.models.list())
    expect(page.data, "the list of models is empty")
    return Told(counts={"models": len(page.data)})


async def chat(client: Any) -> Told:
    completion = await done(client.chat.completions.create(**CHAT))
    expect(completion.choices[0].message.content, "the answer has no text")
    return Told(used(completion.usage), {"characters": len(completion.choices[0].message.content)})


async def streamed_chat(client: Any) -> Told:
    asked = {**CHAT, "stream": True, "stream_options": {"include_usage": True}}
    stream = await done(client.chat.completions.create(**asked))
    chunks = await everything(stream)
    expect(stream.completed, "the stream ended without its end mark")
    pieces = [choice.delta.content for chunk in chunks for choice in chunk.choices if choice.delta.content]
    expect(pieces, "the stream had no text")
    return Told(
        used(next((chunk.usage for chunk in reversed(chunks) if chunk.usage), None)),
        {"events": len(chunks), "characters": len("".join(pieces))},
    )


async def response(client: Any) -> Told:
    answer = await done(client.responses.create(**RESPONSE))
    expect(answer.output_text, "the answer has no text")
    return Told(used(answer.usage), {"characters": len(answer.output_text)})


async def streamed_response(client: Any) -> Told:
    stream = await done(client.responses.create(**RESPONSE, stream=True))
    events = await everything(stream)
    expect(stream.completed, "the stream ended without its end mark")
    last = events[-1]
    expect(last.type in {"response.completed", "response.incomplete"}, f"the last event is {last.type}")
    deltas = sum(event.type == "response.output_text.delta" for event in events)
    expect(deltas, "the stream had no text")
    return Told(used(last.response.usage), {"events": len(events), "pieces": deltas})


async def embeddings(client: Any) -> Told:
    made = await done(client.embeddings.create(model=EMBEDDING_MODEL, input="a river", dimensions=8))
    expect(len(made.data) == 1 and made.data[0].embedding, "there is not one vector")
    return Told(used(made.usage), {"numbers": len(made.data[0].embedding)})


async def moderation(client: Any) -> Told:
    judged = await done(client.moderations.create(input="a river"))
    expect(judged.results and not judged.results[0].flagged, "a river is flagged")
    return Told(counts={"results": len(judged.results)})


async def files(client: Any) -> Told:
    """Upload a file from memory, read it back, and delete it even if reading fails."""
    stored = await done(client.files.create(file=("wherry-live.jsonl", LINE), purpose="batch"))
    try:
        content = (await done(client.files.content(stored.id))).content
    finally:
        gone = await done(client.files.delete(stored.id))
    expect(content == LINE, "the content is not what was uploaded")
    expect(gone.deleted, "the file is not deleted")
    return Told(counts={"bytes": len(content)})


async def not_found(client: Any) -> Told:
    try:
        await done(client.models.retrieve(NO_MODEL))
    except wherry.NotFoundError as error:
        expect(
            error.status == 404 and error.request_id and error.message,
            "the error lacks its status, request id or message",
        )
        return Told()
    raise Unexpected("a model that does not exist was found")


async def raw(client: Any) -> Told:
    answer = await done(client.models.with_raw_response.list())
    expect(answer.status == 200 and answer.request_id, "the raw answer lacks its status or request id")
    parsed = answer.parse()
    expect([model.to_dict() for model in parsed.data] == answer.json()["data"], "the parsed answer is not the raw one")
    return Told(counts={"headers": len(answer.headers)})


_CHAT_LIMIT = Limit(CHAT_MODEL, tokens_in=64, tokens_out=TOKENS_OUT)

STEPS = (
    Step("models.list", models),
    Step("chat.completions.create", chat, _CHAT_LIMIT),
    Step("chat.completions.create, streamed", streamed_chat, _CHAT_LIMIT),
    Step("responses.create", response, _CHAT_LIMIT),
    Step("responses.create, streamed", streamed_response, _CHAT_LIMIT),
    Step("embeddings.create", embeddings, Limit(EMBEDDING_MODEL, tokens_in=16)),
    Step("moderations.create", moderation),
    Step("files.create, content, delete", files, requests=3),
    Step("models.retrieve, 404", not_found),
    Step("models.with_raw_response.list", raw),
)
