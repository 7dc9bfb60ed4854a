"""Lanes of a connection: names that are checked and counted, turns one after another in each, and what each remembers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import Refusal

_NAME = re.compile(r"[A-Za-z0-9_.-]{1,256}")
MOST_NAMES = 32
MOST_ACTIVE = 16


@dataclass(slots=True)
class Active:
    """A response that is being told."""

    response: dict[str, Any]
    """As it will be in the end."""
    steer: dict[str, Any] | None = None
    """What shall steer it from here on."""


@dataclass(slots=True)
class Lane:
    """One lane; the name of the default one is empty."""

    name: str
    waiting: asyncio.Queue[tuple[float, dict[str, Any]]] = field(default_factory=asyncio.Queue)
    """Creates, and when they came."""
    latest: str = ""
    """The id of the latest response, which the connection keeps whether it is stored or not."""
    active: Active | None = None
    number: int = 0
    """The next sequence number of the response that is being told."""

    def begin(self, response: dict[str, Any]) -> Active:
        """Begin to tell a response; `response` is how it will be in the end."""
        self.number = 0
        self.active = Active(response)
        return self.active

    def told(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Return an event of this lane, numbered and named."""
        named = {**event, "stream_id": self.name} if self.name else dict(event)
        if "sequence_number" in named:
            named["sequence_number"] = self.number
            self.number += 1
        return named


class Lanes:
    """The lanes of one connection."""

    def __init__(self) -> None:
        self.by_name: dict[str, Lane] = {}
        self.slots = asyncio.Semaphore(MOST_ACTIVE)

    def of(self, event: Mapping[str, Any]) -> tuple[Lane, bool]:
        """Return the lane of an event, and whether it is new. Raises Refusal."""
        name = event.get("stream_id")
        if name is not None and not _NAME.fullmatch(name):
            message = "A stream_id has 1 to 256 letters, digits, '_', '.' and '-'."
            raise Refusal(400, message, param="stream_id", code="invalid_stream_id")
        name = name or ""
        if name in self.by_name:
            return self.by_name[name], False
        if name and len(self.by_name.keys() - {""}) >= MOST_NAMES:
            message = f"A connection has at most {MOST_NAMES} names of lanes."
            raise Refusal(400, message, param="stream_id", code="websocket_stream_limit_reached")
        lane = self.by_name[name] = Lane(name)
        return lane, True

    def remembers(self, response_id: str) -> bool:
        """Whether the connection keeps this response."""
        return any(lane.latest == response_id for lane in self.by_name.values())

    def keep(self, lane: Lane, response: Mapping[str, Any], previous: str) -> None:
        """Keep a response as the latest of its lane; one that failed takes the one that it continued with it."""
        if response["status"] == "failed":
            self.forget(previous)
        else:
            lane.latest = response["id"]

    def forget(self, response_id: str) -> None:
        """Keep a response no longer."""
        for lane in self.by_name.values():
            if lane.latest == response_id:
                lane.latest = ""

    def active(self, response_id: str) -> Lane | None:
        """Return the lane that tells this response now."""
        lanes = self.by_name.values()
        return next((lane for lane in lanes if lane.active and lane.active.response["id"] == response_id), None)
