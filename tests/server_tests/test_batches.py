"""The Batch API works off what was uploaded: states, results, errors of rows, of the file and of the queue, ends on demand."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.server_tests.conftest import HEADERS
from tests.server_tests.independent import errors
from wherry_server import serve
from wherry_server.batch_file import read

ENDPOINT = "/v1/chat/completions"


@contextlib.contextmanager
def serving(**settings: Any) -> Iterator[httpx.Client]:
    """A client of a server of its own."""
    with serve(**settings) as server, httpx.Client(base_url=server.url, headers=HEADERS, verify=False) as client:
        yield client


def row(number: int, **body: Any) -> dict[str, Any]:
    asked = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": f"row {number}"}], **body}
    return {"custom_id": f"r{number}", "method": "POST", "url": ENDPOINT, "body": asked}


def begun(client: httpx.Client, rows: list[dict[str, Any]], wish: str = "ok", **values: Any) -> Any:
    """Upload rows and begin a batch with them."""
    data = "".join(json.dumps(each) + "\n" for each in rows).encode()
    form = {"data": {"purpose": "batch"}, "files": {"file": ("rows.jsonl", data)}}
    file_id = client.post("/files", **form).json()["id"]  # type: ignore[arg-type]
    body = {"input_file_id": file_id, "endpoint": ENDPOINT, "completion_window": "24h", **values}
    answer = client.post("/batches", json=body, headers={"x-fault": wish})
    assert answer.status_code == 200, answer.text
    return answer.json()


def ended(client: httpx.Client, batch: Any) -> Any:
    for _ in range(9):
        batch = client.get(f"/batches/{batch['id']}").json()
        if batch["status"] in ("completed", "failed", "expired", "cancelled"):
            break
    return batch


def lines(client: httpx.Client, batch: Any, name: str) -> list[Any]:
    if not batch.get(f"{name}_file_id"):
        return []
    return [json.loads(line) for line in client.get(f"/files/{batch[f'{name}_file_id']}/content").text.splitlines()]


def test_a_batch_is_worked_off(client: httpx.Client) -> None:
    """Its rows are answered as calls are, the good ones and the others in a file of their own, in an order of their own."""
    rows = [row(number) for number in range(40)]
    rows[7]["body"]["temperature"] = "warm"
    batch = begun(client, rows, metadata={"run": "one"})
    assert (batch["status"], batch["request_counts"]["total"]) == ("validating", 0)
    batch = client.get(f"/batches/{batch['id']}").json()
    assert batch["status"] == "in_progress"
    assert batch["request_counts"] == {"total": 40, "completed": 19, "failed": 1}
    batch = ended(client, batch)
    assert (batch["status"], batch["metadata"], batch["model"]) == ("completed", {"run": "one"}, "gpt-4o-mini")
    assert batch["request_counts"] == {"total": 40, "completed": 39, "failed": 1}
    good, odd = lines(client, batch, "output"), lines(client, batch, "error")
    assert sorted(line["custom_id"] for line in good) == sorted(f"r{n}" for n in range(40) if n != 7)
    assert [line["custom_id"] for line in good] != [f"r{n}" for n in range(40) if n != 7]
    for line in good:
        answer = line["response"]["body"]["choices"][0]["message"]["content"]
        assert f"row {line['custom_id'][1:]}" in answer
    assert [(line["custom_id"], line["response"]["status_code"]) for line in odd] == [("r7", 400)]
    assert odd[0]["response"]["body"]["error"]["param"] == "temperature"
    listed = client.get("/batches", params={"limit": 1}).json()["data"]
    assert listed == [batch]
    assert errors("Batch", batch) == []


FAULTS = [
    ([{"not": "a row"}], "missing_required_parameter", 1),
    ([row(1), row(1)], "duplicate_custom_id", 2),
    ([row(1), {**row(2), "url": "/v1/embeddings"}], "url_mismatch", 2),
    ([row(1), row(2, model="gpt-4o")], "model_mismatch", 2),
    ([row(1, stream=True)], "invalid_request", 1),
    ([{**row(1), "method": "GET"}], "invalid_method", 1),
    ([], "empty_file", None),
    ([row(number) for number in range(6)], "too_many_tasks", None),
    ([row(1, user="x" * 5000)], "file_too_large", None),
]


def test_faults_of_a_file() -> None:
    """Each is told by a batch that failed, with the line and a code."""
    with serving(batch_rows=5, batch_bytes=4000) as client:
        for rows, code, line in FAULTS:
            failed = ended(client, begun(client, rows))
            told = failed["errors"]["data"][0]
            assert (failed["status"], told["code"], told["line"]) == ("failed", code, line)
            assert errors("Batch", failed) == []
            assert not lines(client, failed, "output")
    assert read(b'{"a": 1}\nno json\n', ENDPOINT, most_rows=9, most_bytes=99).errors[1]["code"] == "invalid_json_line"
    many = b'{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":[%s"a"]}}' % (
        b'"a",' * 50_000
    )
    assert read(many, "/v1/embeddings", most_rows=9, most_bytes=10**9).errors[0]["code"] == "too_many_tasks"


@pytest.mark.parametrize(
    ("wish", "status", "good", "odd"),
    [
        ("batch=expired", "expired", 3, {"batch_expired"}),
        ("batch=expired;rows=0", "expired", 0, {"batch_expired"}),
        ("batch=missing;rows=2", "completed", 4, set()),
        ("batch=twice", "completed", 7, set()),
        ("batch=status-0;rows=2", "completed", 4, {0}),
        ("batch=429", "completed", 5, {429}),
        ("batch=500;rows=6", "completed", 0, {500}),
        ("batch=failed", "failed", 0, set()),
        ("batch=bad-lines;rows=2", "failed", 0, set()),
        ("batch=token_limit_exceeded", "failed", 0, set()),
    ],
)
def test_ends_on_demand(client: httpx.Client, wish: str, status: str, good: int, odd: set[Any]) -> None:
    """A batch ends as it is told to, or some of its rows do."""
    batch = ended(client, begun(client, [row(number) for number in range(6)], wish))
    assert batch["status"] == status
    assert len(lines(client, batch, "output")) == good
    told = lines(client, batch, "error")
    assert {line["response"]["status_code"] if line["response"] else line["error"]["code"] for line in told} == odd


def test_a_full_queue() -> None:
    """A batch whose tokens are too many beside those that are not over fails, and is let in later."""
    with serving(batch_queue_tokens=20) as client:
        rows = [row(number) for number in range(8)]  # two tokens each
        first, second = begun(client, rows), begun(client, rows)
        other = begun(client, [row(number, model="gpt-4o") for number in range(8)])
        refused = ended(client, second)
        assert refused["errors"]["data"][0]["code"] == "token_limit_exceeded"
        assert [ended(client, each)["status"] for each in (first, other)] == ["completed", "completed"]
        assert ended(client, begun(client, rows))["status"] == "completed"


def test_cancelling(client: httpx.Client) -> None:
    """A cancelled batch ends at the next look, with what was done; one that is over cannot be cancelled."""
    batch = begun(client, [row(number) for number in range(6)])
    client.get(f"/batches/{batch['id']}")
    assert client.post(f"/batches/{batch['id']}/cancel").json()["status"] == "cancelling"
    batch = ended(client, batch)
    assert (batch["status"], len(lines(client, batch, "output"))) == ("cancelled", 3)
    assert {line["error"]["code"] for line in lines(client, batch, "error")} == {"batch_cancelled"}
    assert client.post(f"/batches/{batch['id']}/cancel").status_code == 409


def test_a_file_for_something_else(client: httpx.Client) -> None:
    """The file of a batch was uploaded for one."""
    form: dict[str, Any] = {"data": {"purpose": "user_data"}, "files": {"file": ("rows.jsonl", b"{}")}}
    body = {"input_file_id": client.post("/files", **form).json()["id"], "endpoint": ENDPOINT}
    refused = client.post("/batches", json={**body, "completion_window": "24h"})
    assert (refused.status_code, refused.json()["error"]["param"]) == (400, "input_file_id")
