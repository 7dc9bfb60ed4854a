"""Batches that are worked off: the lines of the uploaded file are answered as calls are, and told in files of results.

A batch goes on each time somebody looks at it, and is done after as many looks as other work (`polls`). One whose input
file was not uploaded here is made up, like any other item.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..batch_file import BatchFile, Row, read
from ..call import Call, Json, Upload
from ..errors import Refusal
from ..limits import tokens_of
from ..reading import Reader
from ..service import Service, operation
from ..store import Item
from ..wishes import Wishes
from . import progress, rest
from .files import store_file

ROWS_A_LOOK = 2000
"""So many rows are answered at once, however long a batch is: the server answers nobody else meanwhile."""
FINAL = ("completed", "failed", "expired", "cancelled")
_STATUS_OF_WISH = {"status-0": 0, "429": 429, "500": 500}


@dataclass(slots=True)
class Work:
    """A batch that is worked off."""

    batch: Item
    file: BatchFile
    wish: str = ""
    wished: int | None = None
    """How many rows the wish is for."""
    tokens: int = 0
    looks: int = 0
    results: list[dict[str, Any]] = field(default_factory=list)
    """The lines of its answers so far."""

    @property
    def is_over(self) -> bool:
        return self.batch["status"] in FINAL

    def becomes(self, status: str, **values: Any) -> None:
        """Take another state, and note when."""
        told = {name: value for name, value in values.items() if value is not None}
        self.batch |= {"status": status, f"{status}_at": int(time.time()), **told}


@operation("POST /batches")
def create(service: Service, call: Call) -> Json:
    """Begin a batch. What is wrong with its file is told later, by a batch that failed."""
    body = call.fields
    uploaded = service.store.kept(f"/files/{body['input_file_id']}")
    if uploaded is None:
        return Json(rest.create(service, call))
    item = rest.stored(service, call, f"/files/{body['input_file_id']}") or {}
    if item.get("purpose") != "batch":
        message = f"The file is for {item.get('purpose')!r}; a batch wants one for 'batch'."
        raise Refusal(400, message, param="input_file_id", code="invalid_value")
    s = service.settings
    file = read(uploaded.data, body["endpoint"], most_rows=s.batch_rows, most_bytes=s.batch_bytes)
    now = int(time.time())
    batch = {
        **body,
        "id": "",
        "object": "batch",
        "status": "validating",
        "created_at": now,
        "expires_at": now + 86400,
        "request_counts": {"total": 0, "completed": 0, "failed": 0},
        "metadata": body.get("metadata"),
    }
    batch.pop("output_expires_after", None)
    batch = rest.remember(service, call, call.path, batch)
    work = Work(batch, file, call.wishes.batch, call.wishes.rows, sum(tokens_of(row.body) for row in file.rows))
    service.store.batches[batch["id"]] = work
    _judge(service, work)
    return Json(batch)


def _judge(service: Service, work: Work) -> None:
    """Note what a batch will fail for: a wish, or more tokens than may be queued for its model."""
    if work.wish == "token_limit_exceeded" or _queue_is_full(service, work):
        message = (
            f"Enqueued token limit reached for {work.file.model} in organization org-sample. Limit: "
            f"{service.settings.batch_queue_tokens or 0:,} enqueued tokens. Please try again once some in_progress batches "
            "have been completed."
        )
        work.file.fault("token_limit_exceeded", message)
    elif work.wish == "bad-lines":
        for number in range(1, (work.wished or 1) + 1):
            work.file.fault("invalid_request", "The test server was told not to accept this line.", number)
    elif work.wish == "failed":
        work.file.fault("invalid_request", "The test server was told to fail this batch.")


def _queue_is_full(service: Service, work: Work) -> bool:
    most = service.settings.batch_queue_tokens
    same = (
        other.tokens
        for other in service.store.batches.values()
        if not other.is_over and not other.file.errors and other.file.model == work.file.model
    )
    return most is not None and sum(same) > most


@operation("GET /batches/{batch_id}")
def retrieve(service: Service, call: Call) -> Json:
    """Tell of a batch, which goes on with each look."""
    work = service.store.batches.get(call.key)
    if work is None:
        return Json(rest.retrieve(service, call))
    _go_on(service, call, work)
    return Json(work.batch)


@operation("POST /batches/{batch_id}/cancel")
def cancel(service: Service, call: Call) -> Json:
    """Cancel a batch; what was done until then can be had at the next look."""
    work = service.store.batches.get(call.values["batch_id"])
    if work is None:
        return Json(rest.act(service, call))
    if work.is_over:
        raise Refusal(409, f"Cannot cancel a batch with status '{work.batch['status']}'.", code="conflict")
    work.becomes("cancelling")
    return Json(work.batch)


def _go_on(service: Service, call: Call, work: Work) -> None:
    """Take a batch one look further."""
    if work.is_over:
        return
    if work.batch["status"] == "cancelling":
        _end(service, call, work, "cancelled")
        return
    if work.file.errors:
        work.becomes("failed", errors={"object": "list", "data": work.file.errors})
        return
    rows, needed = work.file.rows, max(service.settings.polls, 1)
    work.looks += 1
    steps = progress.states("/batches")
    status = steps[min(work.looks, needed) * (len(steps) - 1) // needed]
    wanted = len(rows) * min(work.looks, needed) // needed
    if work.wish == "expired":
        wanted = min(wanted, len(rows) // 2 if work.wished is None else work.wished)
    for row in rows[len(work.results) : min(wanted, len(work.results) + ROWS_A_LOOK)]:
        work.results.append(_line(service, work, row))
    counts = {"total": len(rows), "completed": sum(map(_is_good, work.results))}
    work.batch["request_counts"] = {**counts, "failed": len(work.results) - counts["completed"]}
    if status == "completed" and work.wish == "expired":
        _end(service, call, work, "expired")
    elif status == "completed" and len(work.results) == len(rows):
        _end(service, call, work, "completed")
    elif status in ("in_progress", "finalizing") and status != work.batch["status"]:
        work.becomes(status, model=work.file.model)


def _line(service: Service, work: Work, row: Row) -> dict[str, Any]:
    """Answer one row, as the line of a result file."""
    number = len(work.results)
    wished = number < (work.wished or 1)
    if wished and work.wish in _STATUS_OF_WISH:
        status = _STATUS_OF_WISH[work.wish]
        told = Refusal(status, "The test server was told to fail this row.", kind="server_error").body if status else ""
    else:
        status, told = _answer(service, work.batch["endpoint"], row)
    # An id that does not come again, and does not use up those of other things.
    request_id = f"{work.batch['id'].removeprefix('batch_')}_{number}"
    response = {"status_code": status, "request_id": f"req_{request_id}" if status else "", "body": told}
    return {"id": f"batch_req_{request_id}", "custom_id": row.custom_id, "response": response, "error": None}


def _answer(service: Service, endpoint: str, row: Row) -> tuple[int, Any]:
    found = service.spec.find("POST", endpoint.removeprefix(f"{service.spec.prefix}/").split("/"), {})
    if isinstance(found, list):
        raise AssertionError(f"the description has no {endpoint}, which its batches take")
    reader = Reader(service.dialect, service.validation, allow_unknown=service.settings.allow_unknown)
    path = f"/{endpoint.removeprefix(f'{service.spec.prefix}/')}"
    try:
        body = reader.body(found.operation, "application/json", json.dumps(row.body).encode())
        answer = service.answer(Call(found.operation, path, found.values, {}, body, Wishes()))
    except Refusal as refusal:
        return refusal.status, refusal.body
    if not isinstance(answer, Json):
        raise AssertionError(f"{endpoint} has no JSON answer")
    return answer.status, answer.value


def _is_good(line: dict[str, Any]) -> bool:
    return line["response"] is not None and 200 <= line["response"]["status_code"] < 300


def _end(service: Service, call: Call, work: Work, status: str) -> None:
    """Write the files of results, in an order of their own, and be over."""
    lines = list(work.results)
    if status != "completed":
        lines += _left(work, f"batch_{status}")
    if work.wish == "missing":
        lines = lines[work.wished or 1 :]
    if work.wish == "twice":
        lines += lines[: work.wished or 1]
    random.Random(work.batch["id"]).shuffle(lines)
    good = [line for line in lines if _is_good(line)]
    odd = [line for line in lines if not _is_good(line)]
    ids = {
        name: _keep(service, call, f"{work.batch['id']}_{name}.jsonl", part) if part else None
        for name, part in (("output", good), ("error", odd))
    }
    work.becomes(status, output_file_id=ids["output"], error_file_id=ids["error"])


def _left(work: Work, code: str) -> Iterator[dict[str, Any]]:
    """Yield the error lines of the rows that were not answered."""
    message = "This request could not be executed before the batch ended."
    for number, row in enumerate(work.file.rows[len(work.results) :]):
        yield {
            "id": f"batch_req_left_{number}",
            "custom_id": row.custom_id,
            "response": None,
            "error": {"code": code, "message": message},
        }


def _keep(service: Service, call: Call, name: str, lines: list[dict[str, Any]]) -> str:
    data = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()
    stored = store_file(service, call, "/files", Upload(name, "application/jsonl", data), "batch_output")
    return str(stored["id"])
