"""A stream of a background response that is cut, by a real proxy, wherever it can be: it goes on as if nothing had been."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

import wherry
from tests.transports.cutting import RESPONSE_ID, cutting
from tests.transports.kinds import WIRE, Kind, _transport, run

pytestmark = pytest.mark.skipif(sys.platform == "emscripten", reason="no sockets to listen at")

COUNT = 500


def boundary(_: int, events: list[bytes], first: int) -> int | None:
    """Let one event through."""
    return len(events[first]) if first < len(events) else None


def inside(number: int, events: list[bytes], first: int) -> int | None:
    """Let one event through, and a part of the next one that is longer each time."""
    if first + 1 >= len(events):
        return None
    return len(events[first]) + 1 + (number * 7) % (len(events[first + 1]) - 1)


def followed(kind: Kind, service: Any, **options: Any) -> tuple[list[Any], Any]:
    """The events of a response as a program sees them, and the stream."""
    transport = _transport(kind)

    async def soon(_: float) -> None: ...

    transport.sleep = soon if kind.is_async else lambda _: None  # the waits are tested elsewhere
    client: Any = (wherry.AsyncClient if kind.is_async else wherry.Client)(
        api_key="sk-test", base_url=service.url, transport=transport
    )
    options = {"model": "m", "input": "x", "background": True, "stream": True, **options}
    if not kind.is_async:
        with client, client.responses.create(**options) as events:
            return [event.to_dict() for event in events], events
    seen: list[Any] = []
    streams = []

    async def scenario() -> None:
        async with client, await client.responses.create(**options) as events:
            streams.append(events)
            async for event in events:
                seen.append(event.to_dict())

    run(kind, scenario)
    return seen, streams[0]


@pytest.mark.parametrize("kind", WIRE, ids=str)
@pytest.mark.parametrize("cut", [boundary, inside])
def test_a_stream_that_is_cut_everywhere(kind: Kind, cut: Any) -> None:
    """Cut at every event, or inside every event, it equals the stream that was not cut, and each event comes once."""
    count = COUNT if str(kind) == "sync-httpx" else 60
    with cutting(count, cut) as service:
        seen, stream = followed(kind, service, resume=True, include=["reasoning.encrypted_content"])
        assert seen == [json.loads(event.partition(b"data: ")[2]) for event in service.events]
        assert (stream.completed, stream.last_sequence_number) == (True, count - 1)
        assert len(service.asked) > count * 0.9  # an event that lacks only its end is whole
    query = "include%5B%5D=reasoning.encrypted_content&starting_after={}&stream=true"
    assert service.asked[1] == f"/v1/responses/{RESPONSE_ID}?{query.format(0)}"


@pytest.mark.parametrize("at", range(0, 420, 6))
def test_a_stream_that_is_cut_once(at: int) -> None:
    """Wherever the one cut is, also before the first event is whole: if that may be repeated."""
    kind = WIRE[0]

    def once(number: int, events: list[bytes], _: int) -> int | None:
        return at if number == 0 else None

    with cutting(4, once) as service:
        seen, _ = followed(kind, service, resume=True, retry_before_first_event=True)
        assert [event["sequence_number"] for event in seen] == [0, 1, 2, 3]
        whole = at > sum(map(len, service.events))
        assert len(service.asked) == (1 if whole else 2)
