"""Responses over a connection have the types of responses over HTTP. Checked by mypy and pyright, never run."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import assert_type

import wherry
from wherry import models as m
from wherry.resources._connections.responses import AsyncResponsesLane, ResponsesConnection, ResponsesLane


@dataclass
class Place:
    name: str


def look(color: str) -> str:
    """Look."""
    return color


def threads(client: wherry.Client) -> None:
    with client.responses.connect(fallback="http") as connection:
        assert_type(connection, ResponsesConnection)
        assert_type(connection.create(model="m", input="x"), m.Response)
        with connection.stream(model="m", input="x", text_format=Place, tools=[look]) as stream:
            for event in stream:
                if event.type == "response.output_text.delta":
                    assert_type(event.delta, str)
            assert_type(stream.get_final_response(), m.ParsedResponse[Place])
        lane = connection.lane("b")
        assert_type(lane, ResponsesLane)
        assert_type(lane.parse(model="m", input="x", text_format=Place).output_parsed, Place | None)
        assert_type(lane.last_response_id, str | None)
        assert_type(lane.warm_up(model="m", tools=[look], text_format=Place), m.ParsedResponse[Place])
        run = client.responses.run_tools(model="m", input="x", tools=[look], text_format=Place, over=lane)
        assert_type(run.until_done().response, m.ParsedResponse[Place])
        client.responses.run_tools(model="m", input="x", tools=[look], over=connection)
        assert_type(connection.while_open(lambda: 1), int)
        connection.create(model="m", inputs="x")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]


async def tasks(client: wherry.AsyncClient) -> None:
    async def work() -> int:
        return 1

    async with client.responses.connect() as connection:
        assert_type(await connection.create(model="m", input="x"), m.Response)
        lane = connection.lane("b")
        assert_type(lane, AsyncResponsesLane)
        async with lane.stream(model="m", input="x", text_format=Place) as stream:
            assert_type(await stream.get_final_response(), m.ParsedResponse[Place])
        assert_type(await lane.while_open(work), int)
        run = client.responses.run_tools(model="m", input="x", tools=[look], over=lane)
        await run.until_done()
        client.responses.run_tools(model="m", input="x", over=client)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
