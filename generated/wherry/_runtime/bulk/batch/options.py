"""BatchOptions: how a run uses the Batch API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ...base.errors import UsageError

__all__ = ("BatchOptions",)

_LEAST = {"max_rows": 1, "max_bytes": 1, "max_inputs": 1, "max_queued_tokens": 1, "max_batches": 1, "tries": 1}


@dataclass(frozen=True)
class BatchOptions:
    """How `bulk.run(..., mode="batch")` makes batches. The defaults are what OpenAI's service allows.

    Args:
        completion_window: Within what time the service is to answer.
        max_rows: How many rows a batch has at most.
        max_bytes: How large its file is at most.
        max_inputs: How many inputs it has at most, where a request of embeddings has several.
        max_queued_tokens: How many tokens the batches of a model that are not over may have, by an estimate; None: as many
            as the service takes. A batch that it refuses for that waits until there is room.
        max_batches: How many batches are open at once. Their rows are in memory.
        poll_s: Seconds between two looks at a batch; None: more and more, from 5 seconds to 5 minutes.
        tries: How often a row is put into a batch, if the service did not get to it or failed.
        leftovers: "batch": such rows go into another batch; "calls": they are called directly, after the last batch.
        metadata: Metadata of each batch, beside `wherry_run` and `wherry_part`.
        output_expires_after_s: After how many seconds the service deletes the files of results, 3,600 to 2,592,000; None:
            never, but on Azure, which keeps few files for good, after 14 days.
        delete_files: Delete the files of a batch once its results are in the journal.
    """

    completion_window: str = "24h"
    max_rows: int = 50_000
    max_bytes: int = 199_000_000
    max_inputs: int = 50_000
    max_queued_tokens: int | None = None
    max_batches: int = 10
    poll_s: float | None = None
    tries: int = 3
    leftovers: Literal["batch", "calls"] = "batch"
    metadata: Mapping[str, str] | None = None
    output_expires_after_s: int | None = None
    delete_files: bool = False

    def __post_init__(self) -> None:
        for name, least in _LEAST.items():
            value = getattr(self, name)
            if value is not None and value < least:
                raise UsageError(f"{name} is {least} or more, not {value!r}")
        if self.poll_s is not None and self.poll_s <= 0:
            raise UsageError(f"poll_s is a number of seconds above 0, not {self.poll_s!r}")
        if self.leftovers not in ("batch", "calls"):
            raise UsageError(f'leftovers is "batch" or "calls", not {self.leftovers!r}')

# Copied from templates/runtime/bulk/batch/options.py: edit it there.
