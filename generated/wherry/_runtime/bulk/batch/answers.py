"""Lines of result files: what they say of a row, and the answer as if it had come over the wire. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ...base.errors import APIError, UsageError
from ...client.surrounding import Surrounding
from ...response.error_of import error_of_payload
from ...transports.memory import Reply
from ..recorder import stand_in
from .lines import SEVERAL

__all__ = ("Said", "error_of", "lost", "read_line", "replaying")


@dataclass(slots=True)
class Said:
    """What a batch says of one row: an answer with a status, or, with status 0, why there is none."""

    n: int
    status: int
    body: Any
    request_id: str = ""
    is_final: bool = False
    """Whether another batch would say the same."""


def read_line(raw: bytes) -> Said | None:
    """Read a line of an output or error file; None for one that is no row's of ours."""
    try:
        line: Any = json.loads(raw)
        custom_id = line["custom_id"]
        n = int(custom_id[1:]) if custom_id[:1] == "r" else -1
    except (ValueError, KeyError, TypeError):
        return None
    if n < 0:
        return None
    response, error = line.get("response"), line.get("error")
    if isinstance(response, dict) and response.get("status_code"):
        return Said(n, int(response["status_code"]), response.get("body"), str(response.get("request_id") or ""))
    return Said(
        n, 0, error or {"code": "no_answer", "message": "the batch has no answer for this row, and does not say why"}
    )


def lost(n: int) -> Said:
    """Return what is said of a row that no file speaks of."""
    return Said(n, 0, {"code": "no_line", "message": "the batch has ended without a line for this row"})


def error_of(said: Any, batch_id: str) -> APIError:
    """Return the error for what a batch says of a row, or of its file."""
    payload: dict[str, Any] = dict(said) if isinstance(said, dict) else {"message": str(said)}
    payload["message"] = f"{payload.get('message') or 'no message'} (batch {batch_id})"
    return error_of_payload({"error": payload})


def replaying(said: Said) -> Surrounding:
    """Return what has to surround a function that gets an answer of a batch as that of its call."""
    answered = False
    body = said.body if isinstance(said.body, str) else json.dumps(said.body)
    headers = {"content-type": "application/json", **({"x-request-id": said.request_id} if said.request_id else {})}

    def answer(_: Any) -> Reply:
        nonlocal answered
        if answered:
            raise UsageError(
                f"{SEVERAL}. No answer is lost: let it make the first of these calls alone, and run it again with this journal"
            )
        answered = 200 <= said.status < 300  # the client may repeat a call that has failed
        return Reply(said.status, body=body, headers=headers)

    return Surrounding(transport=lambda client: stand_in(client, answer))

# Copied from templates/runtime/bulk/batch/answers.py: edit it there.
