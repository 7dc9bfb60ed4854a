"""examples/edge_worker inside workerd, against the built-in server: streams through, keeps the key, stops when left."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

import wherry
from tests.docs.test_readme import blocks
from tests.wasm import hosts
from tests.wasm.workerd.conftest import KEY, ORIGIN, TOKEN
from tests.wasm.workerd.worker import call
from wherry import Client
from wherry_server import Server

QUESTION: list[Any] = [{"role": "user", "content": "Ahoy?"}]


@pytest.fixture
def client(worker: str, model: Server) -> Iterator[Client]:
    """A client of the Worker: this package, with the access token in the place of a key."""
    model.faults.clear()
    model.log.clear()
    with Client(api_key=TOKEN, base_url=f"{worker}/v1", max_retries=0) as client:
        yield client


def ask(client: Client) -> wherry.Stream[Any]:
    return client.chat.completions.create(model="any", messages=QUESTION, stream=True)


def test_import_does_nothing(worker: str) -> None:
    """Importing the Worker, and the package with it, sends nothing, sets no timer and draws no random numbers."""
    assert call(f"{worker}/_host/imported") == {"fetch": 0, "setTimeout": 0, "getRandomValues": 0}


def test_events_pass_one_by_one(client: Client, model: Server) -> None:
    """The caller has the first events while the service is still sending; text and end mark arrive whole."""
    model.faults.add("drip=50, words=12")
    with ask(client) as stream:
        first = next(iter(stream))
        record = model.log.wait_for(lambda record: record.operation == "POST /chat/completions")
        assert record.finished_s is None
        text = "".join(chunk.choices[0].delta.content or "" for chunk in [first, *stream])
        assert stream.completed
    assert text.startswith("You said: Ahoy?")
    assert record.credential == "user"
    assert b'"model-of-the-edge"' in record.body


def test_a_caller_who_leaves_stops_the_model(client: Client, model: Server) -> None:
    """When the caller closes the stream, the service sees the Worker leave after few events."""
    model.faults.add("drip=50, words=400")
    with ask(client) as stream:
        for _ in range(3):
            next(stream)
    record = model.log.wait_for(lambda record: record.disconnected_s is not None)
    assert record.events < 60


def test_a_refused_attempt_is_tried_again(client: Client, model: Server) -> None:
    """A 429 is waited for at the edge, and the caller sees the answer alone."""
    model.faults.add("429;retry-after=1")
    completion = client.chat.completions.create(model="any", messages=QUESTION)
    assert completion.choices[0].message.content.startswith("You said: Ahoy?")
    first, second = model.log
    assert (first.status, second.status) == (429, 200)
    assert second.at - first.at >= 1


def test_two_callers_at_once(client: Client, model: Server) -> None:
    """Two streams run side by side, each with its own events."""
    model.faults.add("drip=20, words=10 x2")
    with ask(client) as one, ask(client) as other:
        texts = ["", ""]
        for pair in zip(one, other, strict=True):
            for index, chunk in enumerate(pair):
                texts[index] += chunk.choices[0].delta.content or ""
    assert texts[0] == texts[1]
    assert texts[0].startswith("You said: Ahoy?")


@pytest.mark.parametrize(
    ("fault", "status", "message"),
    [
        ("400;message=No such thing.", 400, "No such thing."),
        ("401;message=Wrong key.", 502, "Wrong key."),
        ("429;retry-after=1000", 429, ""),
    ],
)
def test_errors_of_the_service(client: Client, model: Server, fault: str, status: int, message: str) -> None:
    """An error of the service keeps status and message; a refused key is the Worker's fault, and stays secret."""
    model.faults.add(fault)
    with pytest.raises(wherry.APIStatusError) as caught:
        ask(client)
    assert caught.value.status == status
    assert message in caught.value.message
    assert KEY not in str(caught.value)


def test_an_error_inside_the_stream(client: Client, model: Server) -> None:
    """A stream that breaks off ends with an error event, not as if it were whole."""
    model.faults.add("drip=5, cut=3")
    with pytest.raises(wherry.APIError, match="broke off"), contextlib.closing(ask(client)) as stream:
        list(stream)


@pytest.mark.parametrize(
    ("path", "token", "body", "status"),
    [
        ("/chat/completions", "wrong", {"messages": []}, 401),
        ("/chat/completions", TOKEN, {"no": "messages"}, 400),
        ("/models", TOKEN, {}, 404),
    ],
)
def test_who_asks_wrongly_is_refused(
    worker: str, client: Client, model: Server, path: str, token: str, body: dict[str, Any], status: int
) -> None:
    """A wrong token, body or path gives an error, and nothing goes upstream."""
    with pytest.raises(wherry.APIStatusError) as caught:
        client.with_options(api_key=token).post(path, body=body)
    assert caught.value.status == status
    assert len(model.log) == 0


@pytest.mark.parametrize("authorization", [None, "Bearer", "Bearer ", f"Basic {TOKEN}", f"Bearer {TOKEN}x"])
def test_nobody_is_let_in_without_the_token(worker: str, model: Server, authorization: str | None) -> None:
    """No token, an empty one, another scheme and a longer one are refused."""
    headers = {} if authorization is None else {"authorization": authorization}
    request = urllib.request.Request(f"{worker}/v1/chat/completions", b'{"messages": []}', headers)
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=30)
    caught.value.close()
    assert caught.value.code == 401


def test_a_page_is_let_in(client: Client) -> None:
    """The answer to a preflight names the origin that is allowed, and so does every other answer."""
    raw = client.with_raw_response.call("OPTIONS", "/chat/completions", decoder=wherry.BINARY)
    assert raw.status == 204
    assert raw.headers["access-control-allow-origin"] == ORIGIN


@pytest.mark.parametrize("language", ["sh", "python"])
def test_readme(worker: str, client: Client, language: str) -> None:
    """The commands and the program by which the README calls the Worker stream an answer."""
    assert hosts.program("curl")
    text = (hosts.ROOT / "examples/edge_worker/README.md").read_text("utf-8")
    codes = [block.code for block in blocks(text) if (block.language, block.mark) in {("sh", "run"), ("python", "")}]
    command = {
        "sh": [hosts.program("bash"), "-euc", codes[0]],
        "python": [sys.executable, "-W", "error", "-c", codes[1]],
    }
    env = {**os.environ, "WORKER": worker, "ACCESS_TOKEN": TOKEN, "PYTHONPATH": str(hosts.ROOT / "generated")}
    ended = subprocess.run(command[language], env=env, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    if language == "sh":
        assert ended.stdout.startswith('data: {"id":')
        assert ended.stdout.rstrip().endswith("data: [DONE]")
    else:
        assert ended.stdout.startswith("You said: Ahoy?")
