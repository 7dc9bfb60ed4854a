"""The trip as Structs of msgspec."""

from __future__ import annotations

import datetime

import msgspec

from tests.helpers.kinds_of_types import Mood


class Stop(msgspec.Struct):
    city: str
    nights: int


class Trip(msgspec.Struct):
    """A trip."""

    title: str
    stops: list[Stop]
    mood: Mood
    start: datetime.date
    budget: float | None = None
