"""How a server is set up; every field is an argument of `serve()`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .limits import LimitSettings

EXPOSED = (
    "openai-organization",
    "openai-processing-ms",
    "openai-version",
    "retry-after",
    "retry-after-ms",
    "x-ratelimit-limit-requests",
    "x-ratelimit-limit-tokens",
    "x-ratelimit-remaining-requests",
    "x-ratelimit-remaining-tokens",
    "x-ratelimit-reset-requests",
    "x-ratelimit-reset-tokens",
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
    requests_per_minute: float | None = None
    """How many requests a key may send a minute, for each model; None: any number."""
    tokens_per_minute: float | None = None
    """How many tokens, counted when a request arrives: a quarter of its letters, and the most that it may answer."""
    concurrent: int | None = None
    """How many calls of a key may be in flight, for each model."""
    burst_s: float = 60
    """How many seconds' worth of a limit may be used at once."""
    limit_headers: str = "openai"
    """How answers tell of the limits: one of `limits.HEADERS`."""
    refused_count: bool = True
    """Count a refused call as a request, too, as the service does."""
    batch_rows: int = 50_000
    """How many requests the file of a batch may have."""
    batch_bytes: int = 200_000_000
    batch_queue_tokens: int | None = None
    """How many tokens the batches of a model may have that are not over; one more batch fails."""
    cors: bool = False
    expose_headers: Sequence[str] = EXPOSED
    """Answer headers that a page of another origin may read."""
    log_size: int = 2000

    @property
    def limits(self) -> LimitSettings:
        """What is limited."""
        return LimitSettings(
            requests_per_minute=self.requests_per_minute,
            tokens_per_minute=self.tokens_per_minute,
            concurrent=self.concurrent,
            burst_s=self.burst_s,
            headers=self.limit_headers,
            refused_count=self.refused_count,
        )
