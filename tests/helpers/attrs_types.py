"""The trip as classes of attrs."""

from __future__ import annotations

import datetime

import attrs

from tests.helpers.kinds_of_types import Mood


@attrs.define
class Stop:
    city: str
    nights: int


@attrs.define
class Trip:
    """A trip."""

    title: str
    stops: list[Stop]
    mood: Mood
    start: datetime.date
    budget: float | None = None
