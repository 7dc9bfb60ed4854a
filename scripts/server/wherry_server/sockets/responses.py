"""The Responses API over a websocket: turns as `POST /responses` streams them, in lanes, continued and steered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any

from ..call import Events
from ..errors import Refusal
from ..operations import response_output, responses
from ..stream import SOCKET
from . import steering
from .lanes import Lane, Lanes
from .talk import Talk, said

_LAST = ("response.completed", "response.incomplete", "response.failed")
LIMIT_REACHED = "websocket_connection_limit_reached"
_UNUSED = ("type", "stream_id", "generate", "stream", "background")
"""What a create says beyond the body of the call, or without effect."""


class Responses:
    """One connection."""

    def __init__(self, talk: Talk, call: str = "POST /responses") -> None:
        self._talk = talk
        self._operation = talk.service.spec.named[call]
        self._lanes = Lanes()

    async def opened(self) -> None:
        """Say nothing: the client begins."""

    async def take(self, message: str | bytes) -> None:
        """Queue a turn in its lane, or steer one."""
        name, arrived_s = None, time.monotonic()
        try:
            name = said(message).get("stream_id")
            event = self._talk.read(message)
            if event["type"] == "response.steer":
                await self._talk.send(steering.answer(self._talk, self._lanes, event))
                return
            lane, is_new = self._lanes.of(event)
        except Refusal as refusal:
            await self._talk.send(error(refusal, name if isinstance(name, str) else None))
            return
        lane.waiting.put_nowait((arrived_s, event))
        if is_new:
            self._talk.start(self._work(lane))

    async def _work(self, lane: Lane) -> None:
        free_s = 0.0
        while True:
            arrived_s, first = await lane.waiting.get()
            event: dict[str, Any] | None = first
            has_to_wait = self._lanes.slots.locked()
            async with self._lanes.slots:
                begun_s = time.monotonic() if has_to_wait else max(arrived_s, free_s)
                while event is not None:
                    event = await self._turn(lane, event, begun_s)
                    begun_s = free_s = time.monotonic()

    async def _turn(self, lane: Lane, event: dict[str, Any], begun_s: float) -> dict[str, Any] | None:
        """Tell a response, `delay` after it was begun; returns the create of its successor where it is steered."""
        talk, previous = self._talk, event.get("previous_response_id") or ""
        try:
            self._check(previous)
            with talk.admitted(event):
                events = self._events(event)
                await talk.channel.wait(begun_s + talk.wishes.delay_s - time.monotonic())
                return await self._tell(lane, event, events)
        except Refusal as refusal:
            self._lanes.forget(previous)
            await talk.send(error(refusal, lane.name or None))
            if refusal.code == LIMIT_REACHED:
                await talk.channel.close(1001, refusal.message)
            return None

    async def _tell(self, lane: Lane, event: dict[str, Any], events: list[dict[str, Any]]) -> dict[str, Any] | None:
        """Send the events of a response; returns the create of its successor where it is steered."""
        talk, previous, is_told = self._talk, event.get("previous_response_id") or "", False
        active = lane.begin(talk.service.store.finished[events[0]["response"]["id"]])
        for told in talk.turn(events, SOCKET):
            if active.steer is not None:
                await talk.send(lane.told(steering.end(talk.service, active)))
                lane.latest = active.response["id"]
                return steering.successor(event, active)
            if isinstance(told, dict) and told.get("type") in _LAST:
                lane.active, is_told = None, True
                self._lanes.keep(lane, active.response, previous)
            await talk.send(lane.told(told) if isinstance(told, dict) else told)
            await asyncio.sleep(0)  # lets the other lanes speak
        if not is_told:
            lane.active = None
            self._lanes.forget(previous)
        return None

    def _check(self, previous: str) -> None:
        """Refuse a turn when the connection's time is over, and one that continues what is not there."""
        talk = self._talk
        if talk.limit is not None and next(talk.turns) > talk.limit:
            raise Refusal(400, "This connection has reached its time limit; open a new one.", code=LIMIT_REACHED)
        if not previous:
            return
        stored = talk.service.store.collection(responses.COLLECTION)
        is_there = self._lanes.remembers(previous) or (stored is not None and previous in stored.items)
        if talk.wishes.forget or not is_there:
            message = f"There is no previous response {previous!r}."
            raise Refusal(400, message, param="previous_response_id", code="previous_response_not_found")

    def _events(self, event: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return the events of the response to a create; of a warm-up one without output."""
        service = self._talk.service
        body = {name: value for name, value in event.items() if name not in _UNUSED}
        call = self._talk.call(self._operation, responses.COLLECTION, body | {"stream": True})
        if event.get("generate") is False:
            response_output.check(body)
            answer = responses.answered(service, call, [], "stop")
        else:
            answer = service.answer(call)
        assert isinstance(answer, Events)
        return [each.data for each in answer.events]


def error(refusal: Refusal, stream_id: str | None) -> dict[str, Any]:
    """Return the event of a refusal: nested, as a connection has it, with the headers that an answer would have."""
    told = {**refusal.body["error"], **({"headers": refusal.headers} if refusal.headers else {})}
    event = {"type": "error", "status": refusal.status, "error": told}
    is_named = stream_id is not None and refusal.code != "invalid_stream_id"
    return {**event, "stream_id": stream_id} if is_named else event
