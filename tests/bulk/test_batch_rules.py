"""The rules of mode="batch" without a service: lines, parts, room in the queue, how often to look, odd result files."""

from __future__ import annotations

import json
from typing import Any

import pytest

import wherry
from wherry._runtime.bulk.batch.answers import lost, read_line
from wherry._runtime.bulk.batch.lines import Line, line_of
from wherry._runtime.bulk.batch.options import BatchOptions
from wherry._runtime.bulk.batch.pace import refused_wait_s, wait_s
from wherry._runtime.bulk.batch.parts import Part, ranges
from wherry._runtime.bulk.batch.work import Todo, Work
from wherry._runtime.bulk.recorder import Recorded

OPENAI = "https://api.openai.com/v1"
AZURE = "https://me.openai.azure.com/openai"


def recorded(url: str = f"{OPENAI}/responses", **body: Any) -> Recorded:
    return Recorded("POST", url, "application/json", json.dumps({"model": "m", **body}).encode(), None)


def line(n: int, *, model: str = "m", size: int = 100, tokens: int = 1, inputs: int = 1) -> Line:
    return Line(n, b"x" * size, "/v1/responses", model, tokens, inputs)


def gathered(lines: list[Line], **options: Any) -> list[list[list[int]]]:
    """The rows of the parts that come of these lines."""
    work = Work(BatchOptions(**options), ())
    for each in lines:
        assert work.misfit(each) is None
        work.add(each, Todo(each.n, 0, None, 0, None))
    work.close_groups()
    return [part.ranges for part in work.parts]


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        (f"{OPENAI}/responses", "/v1/responses"),
        (f"{OPENAI}/chat/completions", "/v1/chat/completions"),
        (f"{OPENAI}/completions", "/v1/completions"),
        ("http://127.0.0.1:8000/embeddings?x=1", "/v1/embeddings"),
        (f"{AZURE}/v1/responses", "/v1/responses"),
        (f"{AZURE}/deployments/d/chat/completions?api-version=2025-01-01", "/v1/chat/completions"),
    ],
)
def test_lines(url: str, endpoint: str) -> None:
    """The line of a row has its number, the endpoint as the service names it, and the body as it would be sent."""
    made = line_of(7, recorded(url, input="a\n☂"))
    told = json.loads(made.data)
    assert made.data.endswith(b"}\n")
    assert made.data.count(b"\n") == 1
    assert told == {"custom_id": "r7", "method": "POST", "url": endpoint, "body": {"model": "m", "input": "a\n☂"}}
    assert (made.endpoint, made.model, made.inputs) == (endpoint, "m", 1)
    assert line_of(1, recorded(input=["a", "b", "c"])).inputs == 3
    assert line_of(1, recorded(input=[1, 2, 3])).inputs == 1


def test_parts() -> None:
    """Rows are split by number, bytes, inputs and tokens, by model, and held in memory for one file at most."""
    assert gathered([line(n) for n in range(7)], max_rows=3) == [[[0, 2]], [[3, 5]], [[6, 6]]]
    assert gathered([line(n, size=40) for n in range(5)], max_bytes=100) == [[[0, 1]], [[2, 3]], [[4, 4]]]
    assert gathered([line(n, inputs=20) for n in range(3)], max_inputs=40) == [[[0, 1]], [[2, 2]]]
    assert gathered([line(n, tokens=9) for n in range(3)], max_queued_tokens=18) == [[[0, 1]], [[2, 2]]]
    models = [line(n, model=str(n % 2)) for n in range(6)]
    assert gathered(models) == [[[0, 0], [2, 2], [4, 4]], [[1, 1], [3, 3], [5, 5]]]
    assert len(gathered(models, max_bytes=300)) > 2
    work = Work(BatchOptions(max_bytes=50, max_inputs=5), ())
    assert "100 bytes" in str(work.misfit(line(0)))
    assert "6 inputs" in str(work.misfit(line(0, size=9, inputs=6)))
    assert ranges([5, 1, 2, 9, 3]) == [[1, 3], [5, 5], [9, 9]]


def test_what_an_earlier_process_left() -> None:
    """Rows are given back to the parts that have them; those that are to be done again know how often they were tried."""
    parts = [
        Part(1, "/v1/responses", "m", "joined", [[2, 2]], tries=2),
        Part(2, "/v1/responses", "m", "running", [[0, 1], [4, 5]]),
    ]
    work = Work(BatchOptions(), [(part.number, part.facts()) for part in parts])
    owners = [work.came([n])[0] for n in range(5)]
    assert [None if part is None else part.number for part in owners] == [2, 2, None, None, 2]
    assert (work.tries_of(2), work.tries_of(3)) == (2, 0)
    assert work.urgent(9e9, begin=True) is None
    assert work.draws
    work.exhausted = True
    assert work.urgent(9e9, begin=True) is owners[0]


def test_room() -> None:
    """A batch is begun where the options leave room; one that is larger than the queue goes alone."""
    work = Work(BatchOptions(max_batches=2, max_queued_tokens=10), ())
    small, other, large = (
        Part(n, model=model, tokens=tokens) for n, model, tokens in ((1, "a", 6), (2, "b", 6), (3, "a", 99))
    )
    work.parts = [small, other, large]
    assert work.has_room(large)
    small.state = "running"
    assert work.has_room(other)
    assert not work.has_room(large)
    other.state, large.model = "running", "c"
    assert not work.has_room(large)


def test_pace() -> None:
    """A batch that runs for a day is looked at some 300 to 1,500 times; a full queue is asked for at most each 15 minutes."""

    def looks(*, changes: bool) -> int:
        age_s, count = 0.0, 0
        while age_s < 86_400:
            age_s, count = age_s + wait_s(age_s, 0 if changes else age_s, None), count + 1
        return count

    assert 300 < looks(changes=False) < looks(changes=True) < 1500
    assert (wait_s(0, 0, None), wait_s(300, 0, None), wait_s(9, 9, 0.5)) == (5, 30, 0.5)
    assert [refused_wait_s(times, None) for times in (1, 2, 3, 99)] == [60, 120, 240, 900]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            {"custom_id": "r3", "response": {"status_code": 200, "body": {"a": 1}, "request_id": "q"}},
            (3, 200, {"a": 1}),
        ),
        (
            {"custom_id": "r3", "response": {"status_code": 429, "body": {"error": {}}}, "error": None},
            (3, 429, {"error": {}}),
        ),
        ({"custom_id": "r3", "response": None, "error": {"code": "batch_expired"}}, (3, 0, {"code": "batch_expired"})),
        ({"custom_id": "r3", "response": {"status_code": 0, "body": ""}}, (3, 0, "no_answer")),
        ({"custom_id": "row", "response": {"status_code": 200}}, None),
        ({"custom_id": 3}, None),
        ({}, None),
        ([], None),
    ],
)
def test_lines_of_results(told: Any, said: Any) -> None:
    """Each kind of line is read; what belongs to no row of ours is passed over."""
    found = read_line(json.dumps(told).encode())
    if said is None or found is None:
        assert found is said
        return
    body = found.body["code"] if said[2] == "no_answer" else found.body
    assert (found.n, found.status, body) == said
    assert read_line(b"no json") is None
    assert lost(3).status == 0


def test_misuse() -> None:
    """What a batch does not take is said by its name."""
    for url, kind, body, message in [
        (f"{OPENAI}/audio/speech", "application/json", b"{}", "do not take POST .*/audio/speech"),
        (f"{OPENAI}/images/edits", "multipart/form-data; boundary=x", b"--x", "with files"),
        (f"{OPENAI}/responses", "application/json", b"[]", "is an object"),
        (f"{OPENAI}/responses", "application/json", b'{"stream": true}', "do not stream"),
    ]:
        with pytest.raises(wherry.UsageError, match=message):
            line_of(0, Recorded("POST", url, kind, body, None))
