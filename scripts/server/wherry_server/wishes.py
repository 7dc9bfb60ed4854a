"""What a request wishes of the answer beyond what the API lets it say; written like faults, and sent in the same ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .faults import Faults

if TYPE_CHECKING:
    from .replies import Reply


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes of one request; the defaults are those of a request without any."""

    words: int | None = None
    """How many words the answer is to have."""
    calls: int = 1
    """How many tools to call at once."""
    refuse: bool = False
    finish: str = ""
    """Why the answer stops halfway: `length`, `content_filter` or `failed`; empty: it does not."""
    rounds: int = 1
    """In how many turns in a row responses call tools."""
    delay_s: float = 0
    """How long each turn over a websocket takes to begin."""
    forget: bool = False
    """Whether no previous response is found over a websocket."""
    odd: str = ""
    """The oddity of `oddities.KNOWN` that a chat stream is to have."""

    batch: str = ""
    """What becomes of a batch: one of `faults.BATCH_ENDS`; empty: it is worked off."""
    rows: int | None = None
    """For how many of its rows that holds."""
    reply: Reply | None = None
    """What the model is to say."""

    @classmethod
    def of(cls, faults: Faults) -> Wishes:
        """Read the wishes among the faults of a request."""
        words, calls, finish, odd, batch = (faults.get(name) for name in ("words", "calls", "finish", "odd", "batch"))
        rounds, delay = faults.get("rounds"), faults.get("delay")
        return cls(
            words=words.whole(0) if words else None,
            calls=calls.whole(1) if calls else 1,
            refuse="refuse" in faults,
            rounds=rounds.whole(1) if rounds else 1,
            delay_s=delay.seconds(0) / 1000 if delay else 0,
            forget="forget" in faults,
            finish=finish.value if finish else "",
            odd=odd.value if odd else "",
            batch=batch.value if batch else "",
            rows=int(batch.options["rows"]) if batch and "rows" in batch.options else None,
        )
