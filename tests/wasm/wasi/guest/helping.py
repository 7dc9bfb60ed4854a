"""Scenarios of helpers: answers of a type, whole and as a stream, and a run of tools; for Client and for AsyncClient."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

import wherry
from wherry import AsyncClient, Client


@dataclass
class Berth:
    """A place for a boat."""

    id: UUID
    name: str
    price: Decimal
    free_from: date
    kind: Literal["box", "buoy"]
    depths: list[float]


@wherry.tool
def tide(port: str) -> str:
    """Look up when the tide is high."""
    return f"at noon in {port}"


@wherry.tool
async def tide_later(port: str) -> str:
    """Look up when the tide is high."""
    return f"at noon in {port}"


ASK: Any = {"model": "gpt-4o", "input": "Say ahoy"}
CHAT: Any = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Say ahoy"}]}


def helped(client: Client) -> Any:
    """Return what each of the helpers gave."""
    parsed = client.responses.parse(**ASK, text_format=Berth).output_parsed
    chat = client.chat.completions.parse(**CHAT, response_format=list[int]).choices[0].message.parsed
    with client.responses.stream(**ASK, text_format=Berth) as stream:
        grown = [event.parsed for event in stream if event.type == "response.output_text.delta"]
        final = stream.get_final_response().output_parsed
    with client.chat.completions.stream(**CHAT, response_format=Berth) as chat_stream:
        chat_final = chat_stream.get_final_completion().choices[0].message.parsed
    runs = []
    for parallel in (False, True):
        with client.responses.run_tools(**ASK, tools=[tide], parallel=parallel) as run:
            events = list(run)
        runs.append(told(run.response.output_text, events))
    chat_run = client.chat.completions.run_tools(**CHAT, tools=[tide], stream=False).until_done()
    runs.append([chat_run.completion.choices[0].message.content, chat_run.usage["total_tokens"] > 0])
    return [names(parsed), type(chat).__name__, seen(grown, final), names(chat_final), runs]


async def helped_async(client: AsyncClient) -> Any:
    """Return what each of the helpers gave."""
    parsed = (await client.responses.parse(**ASK, text_format=Berth)).output_parsed
    chat = (await client.chat.completions.parse(**CHAT, response_format=list[int])).choices[0].message.parsed
    async with client.responses.stream(**ASK, text_format=Berth) as stream:
        grown = [event.parsed async for event in stream if event.type == "response.output_text.delta"]
        final = (await stream.get_final_response()).output_parsed
    async with client.chat.completions.stream(**CHAT, response_format=Berth) as chat_stream:
        chat_final = (await chat_stream.get_final_completion()).choices[0].message.parsed
    runs = []
    for parallel in (False, True):
        async with client.responses.run_tools(**ASK, tools=[tide_later], parallel=parallel) as run:
            events = [event async for event in run]
        runs.append(told(run.response.output_text, events))
    chat_run = await client.chat.completions.run_tools(**CHAT, tools=[tide_later], stream=False).until_done()
    runs.append([chat_run.completion.choices[0].message.content, chat_run.usage["total_tokens"] > 0])
    return [names(parsed), type(chat).__name__, seen(grown, final), names(chat_final), runs]


def names(value: Any) -> list[str]:
    """Return the class of a value, and those of its fields."""
    return [type(each).__name__ for each in (value, *vars(value).values())]


def seen(grown: list[Any], final: Any) -> list[Any]:
    """Return whether there was more and more of an object, what is in it last, and what has become of it."""
    sizes = [len(each) for each in grown if each]
    return [sizes == sorted(sizes), len(sizes) > 2, sorted(grown[-1]), names(final)]


def told(text: str, events: list[Any]) -> list[Any]:
    """Return the answer of a run, what became of its calls, and how many turns there were."""
    calls = [
        [event.type, event.call.name, event.output] for event in events if event.type in ("tool.done", "tool.failed")
    ]
    return [text, calls, sum(event.type == "turn.done" for event in events)]
