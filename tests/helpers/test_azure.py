"""Types and tools on Azure, which documents fewer keywords, and smaller schemas, than OpenAI takes."""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from datetime import date
from typing import Annotated, Any

import pytest

import wherry
from tests.helpers.hosts import chat_answer, chat_chunks, response_answer, response_events
from wherry.transports import MemoryTransport, Reply

TEXT = '{"first": "2026-11-29"}'


@dataclass
class Trip:
    """A trip."""

    first: Annotated[date, "The first day."]


@wherry.tool
def book(first: date) -> str:
    """Book a trip."""
    return str(first)


FORMATTED = {"type": "string", "format": "date", "description": "The first day."}


def azure(reply: Reply) -> tuple[Any, MemoryTransport]:
    """A client of Azure, and what it sends."""
    transport = MemoryTransport([reply])
    return wherry.AzureOpenAI(api_key="k", azure_endpoint="https://x.openai.azure.com", transport=transport), transport


def plain(reply: Reply) -> tuple[Any, MemoryTransport]:
    """A client of OpenAI, and what it sends."""
    transport = MemoryTransport([reply])
    return wherry.Client(api_key="k", transport=transport), transport


def asked(make: Any) -> list[tuple[Any, Any]]:
    """Return the property, and the parameter of the tool, of each way to ask: parse and stream, chat and responses."""
    found = []
    for api, kind, whole, events in (
        ("chat", "response_format", chat_answer(TEXT), chat_chunks(TEXT)),
        ("responses", "text_format", response_answer(TEXT), response_events(TEXT)),
    ):
        for way in ("parse", "stream", "run_tools"):
            client, transport = make(Reply(json=whole) if way == "parse" else Reply(sse=events))
            resource = client.chat.completions if api == "chat" else client.responses
            said: Any = {"messages": []} if api == "chat" else {"input": "x"}
            result = getattr(resource, way)(model="m", **said, **{kind: Trip}, tools=[book])
            if way == "stream":
                with result as stream:
                    stream.until_done()
            elif way == "run_tools":
                result.until_done()
            sent = transport.requests[0].json()
            format = sent["response_format"]["json_schema"] if api == "chat" else sent["text"]["format"]
            (tool,) = sent["tools"]
            parameters = tool.get("function", tool)["parameters"]
            found.append((format["schema"]["properties"]["first"], parameters["properties"]["first"]))
    return found


def test_keywords() -> None:
    """What Azure would refuse is said in words; OpenAI gets it as a keyword."""
    for property, parameter in asked(azure):
        assert set(property) == {"type", "description"}
        assert property["description"].startswith("The first day.")
        assert set(parameter) == {"type", "description"}
        assert "date" in parameter["description"]
    for property, parameter in asked(plain):
        assert (property, parameter) == (FORMATTED, {"type": "string", "format": "date"})


def test_what_the_caller_decides() -> None:
    """A type asked for by another profile, and a schema of the caller's, are sent as they are."""
    for kind in (
        wherry.answer_type(Trip, profile="openai"),
        {"type": "object", "properties": {"first": FORMATTED}, "required": ["first"], "additionalProperties": False},
    ):
        client, transport = azure(Reply(json=chat_answer(TEXT)))
        client.chat.completions.parse(model="m", messages=[], response_format=kind)
        schema = transport.requests[0].json()["response_format"]["json_schema"]["schema"]
        assert schema["properties"]["first"] == FORMATTED


def test_size() -> None:
    """A schema above the size that Azure documents is refused, with the way to send it all the same."""
    large = make_dataclass("Large", [(f"field_{number}", int) for number in range(101)])
    client, _ = azure(Reply(json=chat_answer("{}")))
    with pytest.raises(wherry.UsageTypeError, match=r"100.*profile 'azure'; answer_type\(\.\.\., profile=\"openai\"\)"):
        client.chat.completions.parse(model="m", messages=[], response_format=large)
