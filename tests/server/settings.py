"""How a server is set up; every field is an argument of `serve()`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .spec import DEFAULT_SPEC

EXPOSED = (
    "openai-organization",
    "openai-processing-ms",
    "openai-version",
    "retry-after",
    "retry-after-ms",
    "x-ratelimit-limit-requests",
    "x-ratelimit-remaining-requests",
    "x-request-id",
    "x-should-retry",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All there is to choose."""

    spec: Path | str = DEFAULT_SPEC
    items: int = 45
    """How many items a collection that nobody has written to holds."""
    words: int = 12
    """The least number of words of a text answer."""
    polls: int = 2
    """How many retrievals it takes until what was started is completed."""
    api_key: str | None = None
    """The one key that opens ordinary operations; None: any that begins with `sk-`."""
    admin_key: str | None = None
    """The one key that opens admin operations; None: any that begins with `sk-admin`."""
    auth: bool = True
    beta_headers: bool = True
    """Demand the `OpenAI-Beta` header where the service does."""
    allow_unknown: bool = False
    """Accept query and body parameters that the description does not know."""
    strict_ids: bool = False
    """404 for every id that was neither created nor listed, instead of making the item up."""
    faults: str = ""
    """Standing faults, for every request that has none of its own."""
    cors: bool = False
    expose_headers: Sequence[str] = EXPOSED
    """Answer headers that a page of another origin may read."""
    log_size: int = 2000
