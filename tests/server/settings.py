"""How a server is set up; every field is an argument of `serve()`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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
    """All settings, with their defaults."""

    spec: Path | str | None = None
    """An OpenAPI file; None is what the client is generated from."""
    items: int = 45
    """How many items a collection has before anyone writes to it."""
    words: int = 12
    """The minimum number of words of a text answer."""
    polls: int = 2
    """After how many retrievals started work is completed."""
    api_key: str | None = None
    """The one key that opens ordinary operations; None: any that begins with `sk-`."""
    admin_key: str | None = None
    """The one key that opens admin operations; None: any that begins with `sk-admin`."""
    auth: bool = True
    beta_headers: bool = True
    """Require the `OpenAI-Beta` header for the operations for which the service does."""
    allow_unknown: bool = False
    """Accept query and body parameters that the spec does not have."""
    strict_ids: bool = False
    """Answer 404 for an id that was neither created nor listed, instead of making up the item."""
    faults: str = ""
    """Faults for every request that has none of its own."""
    cors: bool = False
    expose_headers: Sequence[str] = EXPOSED
    """Answer headers that a page of another origin may read."""
    log_size: int = 2000
