"""The trip as models of pydantic, and a TypeAdapter."""

from __future__ import annotations

import datetime

from pydantic import BaseModel, Field, TypeAdapter

from tests.helpers.kinds_of_types import Mood


class Stop(BaseModel):
    city: str
    nights: int = Field(description="How many nights.")


class Trip(BaseModel):
    """A trip."""

    title: str
    stops: list[Stop]
    mood: Mood
    start: datetime.date
    budget: float | None = None


ADAPTER = TypeAdapter(list[Trip | Stop])
