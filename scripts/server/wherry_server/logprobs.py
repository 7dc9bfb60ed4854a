"""Log probabilities of what was said: made up, the same for the same word, never above zero."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from .sample import WORDS

Row = dict[str, Any]


def rows(pieces: Sequence[str], top: int) -> list[Row]:
    """Return one row for each piece: token, logprob, bytes, and so many `top_logprobs`, the token itself first."""
    return [{**row, "top_logprobs": [row, *_others(row, top - 1)] if top else []} for row in map(_row, pieces)]


def legacy(pieces: Sequence[str], top: int) -> Row:
    """Return them in the columns of the old completions."""
    found = rows(pieces, top)
    starts = [sum(map(len, pieces[:index])) for index in range(len(pieces))]
    return {
        "tokens": list(pieces),
        "token_logprobs": [row["logprob"] for row in found],
        "top_logprobs": [{each["token"]: each["logprob"] for each in row["top_logprobs"]} for row in found],
        "text_offset": starts,
    }


def _row(token: str) -> Row:
    data = token.encode()
    return {"token": token, "logprob": -(zlib.crc32(data) % 900 + 1) / 1000, "bytes": list(data)}


def _others(row: Row, count: int) -> list[Row]:
    words = [word for word in WORDS if word != row["token"].strip()][:count]
    return [{**_row(f" {word}"), "logprob": row["logprob"] - 1 - number} for number, word in enumerate(words)]
