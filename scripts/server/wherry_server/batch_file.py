"""The input file of a batch: what its lines ask for, or what is wrong with it. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

MOST_ERRORS = 10
MOST_INPUTS = 50_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line."""

    custom_id: str
    body: dict[str, Any]


@dataclass(slots=True)
class BatchFile:
    """The rows of a file, and its faults as a failed batch tells them; a file with faults is not worked off."""

    rows: list[Row] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    model: str = ""

    def fault(self, code: str, message: str, line: int | None = None, param: str | None = None) -> None:
        """Note a fault; only the first ones are told."""
        if len(self.errors) < MOST_ERRORS:
            self.errors.append({"code": code, "message": message, "line": line, "param": param})


def read(data: bytes, endpoint: str, *, most_rows: int, most_bytes: int) -> BatchFile:
    """Read a file: JSON lines that ask for `endpoint` with one model, each with a custom_id of its own."""
    file = BatchFile()
    lines = [(number, line) for number, line in enumerate(data.splitlines(), 1) if line.strip()]
    if not lines:
        file.fault("empty_file", "The input file is empty.")
    elif len(data) > most_bytes:
        file.fault("file_too_large", f"The input file has {len(data)} bytes; {most_bytes} are allowed.")
    elif len(lines) > most_rows:
        file.fault("too_many_tasks", f"The input file has {len(lines)} requests; {most_rows} are allowed.")
    if file.errors:
        return file
    known: set[str] = set()
    for number, line in lines:
        _read_line(file, number, line, endpoint, known)
    if endpoint == "/v1/embeddings" and sum(map(_inputs, file.rows)) > MOST_INPUTS:
        file.fault("too_many_tasks", f"The requests have more than {MOST_INPUTS} inputs in all.")
    return file


def _read_line(file: BatchFile, number: int, line: bytes, endpoint: str, known: set[str]) -> None:
    try:
        asked = json.loads(line)
    except ValueError:
        asked = None
    if not isinstance(asked, dict):
        file.fault("invalid_json_line", "This line is not parseable as valid JSON.", number)
        return
    custom_id, body, model = asked.get("custom_id"), asked.get("body"), ""
    if not custom_id or not isinstance(custom_id, str):
        file.fault("missing_required_parameter", "custom_id is missing.", number, "custom_id")
        return
    if custom_id in known:
        file.fault(
            "duplicate_custom_id", f"The custom_id {custom_id!r} is that of another request.", number, "custom_id"
        )
    known.add(custom_id)
    if asked.get("method") != "POST":
        file.fault("invalid_method", f"The method is {asked.get('method')!r}; it must be POST.", number, "method")
    if asked.get("url") != endpoint:
        message = f"The url is {asked.get('url')!r}; the batch is for {endpoint}."
        file.fault("url_mismatch", message, number, "url")
    if isinstance(body, dict):
        model = body.get("model") or ""
    else:
        file.fault("missing_required_parameter", "body is missing.", number, "body")
        return
    file.model = file.model or model
    if model != file.model:
        file.fault(
            "model_mismatch", f"The model is {model!r}; that of the first request {file.model!r}.", number, "model"
        )
    if body.get("stream"):
        file.fault("invalid_request", "A batch cannot stream.", number, "stream")
    file.rows.append(Row(custom_id, body))


def _inputs(row: Row) -> int:
    sent = row.body.get("input")
    return len(sent) if isinstance(sent, list) and sent and not isinstance(sent[0], int) else 1
