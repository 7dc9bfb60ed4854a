"""Prepared answers: what the model says, and answers as they are; as if new again after a clearing."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT
from tests.server_tests.conftest import HEADERS
from tests.server_tests.socket_client import SocketClient
from wherry_server import Server, reply, serve

RESPONSE = {"model": "m", "input": "Hello"}
EMBEDDINGS = {"model": "m", "input": "Hello"}


def events_of(answer: httpx.Response) -> list[Any]:
    """The data of a stream, without its end mark."""
    data = [line[6:] for line in answer.text.splitlines() if line.startswith("data: ")]
    return [json.loads(one) for one in data if one != "[DONE]"]


def test_a_text_is_what_the_model_says(server: Server, client: httpx.Client) -> None:
    """A text is said once, in the form that each request wants; then the server speaks for itself again."""
    for _ in range(4):
        server.replies.add(reply("Ahoy, Ada!"))
    whole = client.post("/chat/completions", json=CHAT).json()
    assert whole["choices"][0]["message"]["content"] == "Ahoy, Ada!"
    chunks = events_of(client.post("/chat/completions", json={**CHAT, "stream": True}))
    assert "".join(chunk["choices"][0]["delta"].get("content") or "" for chunk in chunks) == "Ahoy, Ada!"
    assert client.post("/responses", json=RESPONSE).json()["output"][-1]["content"][0]["text"] == "Ahoy, Ada!"
    assert client.post("/completions", json={"model": "m", "prompt": "x"}).json()["choices"][0]["text"] == "Ahoy, Ada!"
    assert "Ahoy" not in client.post("/chat/completions", json=CHAT).text
    assert server.replies.pending() == []


def test_calls_of_tools_and_refusals(server: Server, client: httpx.Client) -> None:
    """Tools are called as prepared, with objects or with texts as arguments; a refusal is one."""
    server.replies.add(reply(calls=[("add", {"a": 1}), ("note", "free text")]))
    server.replies.add(reply(refusal="No."), on="createChatCompletion")
    choice = client.post("/chat/completions", json=CHAT).json()["choices"][0]
    assert choice["finish_reason"] == "tool_calls"
    assert [call["function"] for call in choice["message"]["tool_calls"]] == [
        {"name": "add", "arguments": '{"a": 1}'},
        {"name": "note", "arguments": "free text"},
    ]
    assert client.post("/chat/completions", json=CHAT).json()["choices"][0]["message"]["refusal"] == "No."


def test_answers_as_they_are(server: Server, client: httpx.Client) -> None:
    """JSON, events and bytes go out as prepared, for the operation or the path that is named, and for no other."""
    server.replies.add(reply(json={"data": []}, headers={"x-mine": "1"}), on="POST /embeddings", times=2)
    server.replies.add(reply(data="abc", media_type="text/plain"), on="/files/file-1/content")
    server.replies.add(reply(events=[{"type": "mine"}, "[DONE]"]), on="POST /responses")
    server.replies.add(reply(status=204), on="DELETE /files/{file_id}")
    assert client.get("/models").status_code == 200
    for _ in range(2):
        answer = client.post("/embeddings", json=EMBEDDINGS)
        assert (answer.json(), answer.headers["x-mine"]) == ({"data": []}, "1")
    assert client.post("/embeddings", json=EMBEDDINGS).json()["data"] != []
    assert "abc" not in client.get("/files/file-2/content").text
    assert client.get("/files/file-1/content").text == "abc"
    streamed = client.post("/responses", json={**RESPONSE, "stream": True})
    assert streamed.text == 'event: mine\ndata: {"type":"mine"}\n\ndata: [DONE]\n\n'
    assert client.delete("/files/file-1").status_code == 204


def test_requests_are_checked_all_the_same(server: Server, client: httpx.Client) -> None:
    """A prepared answer waits for a request that the API would take; faults change it like any other."""
    server.replies.add(reply("Ahoy!"))
    assert client.post("/chat/completions", json={"model": "m"}).status_code == 400
    assert client.post("/chat/completions", json=CHAT, headers={"authorization": "x"}).status_code == 401
    assert client.post("/chat/completions", json=CHAT, headers={"x-fault": "503"}).status_code == 503
    assert len(server.replies.pending()) == 1
    halved = client.post("/chat/completions", json=CHAT, headers={"x-fault": "finish=length"}).json()["choices"][0]
    assert (halved["message"]["content"], halved["finish_reason"]) == ("Ahoy!", "length")


def test_a_whole_answer_is_no_stream(server: Server, client: httpx.Client) -> None:
    """Where the request wants a stream and the test has prepared a whole answer, that is said."""
    server.replies.add(reply(json={}), on="POST /responses")
    refused = client.post("/responses", json={**RESPONSE, "stream": True})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "reply_is_no_stream")


def test_over_a_websocket(server: Server) -> None:
    """Each turn over a websocket takes the next thing to say."""
    server.replies.add(reply("One."), times=1)
    server.replies.add(reply("Two."), on="POST /responses")
    with SocketClient(server, "/responses") as talk:
        for text in ("One.", "Two."):
            talk.send({"type": "response.create", "model": "m", "input": "Hello"})
            while (event := talk.event())["type"] != "response.completed":
                pass
            assert event["response"]["output"][-1]["content"][0]["text"] == text


@pytest.mark.parametrize("on", [None, "/realtime", "GET /realtime"])
@pytest.mark.parametrize("modality", ["text", "audio"])
def test_in_a_realtime_session(server: Server, on: str | None, modality: str) -> None:
    """Each response of a session takes the next thing to say: a text, calls of tools, a refusal; spoken or written."""
    server.replies.add(reply("Ahoy, Ada!"), on=on)
    server.replies.add(reply(calls=[("depth", {"at": "Ghent"}), ("note", "free")]), on=on)
    server.replies.add(reply(refusal="No."), on=on)
    create = {"type": "response.create", "response": {"output_modalities": [modality]}}
    ends: list[Any] = []
    with SocketClient(server, "/realtime?model=m") as talk:
        for _ in range(4):
            talk.send(create)
            told = ""
            while (event := talk.event())["type"] != "response.done":
                if event["type"] in ("response.output_text.delta", "response.output_audio_transcript.delta"):
                    told += event["delta"]
            ends.append((told, event["response"]["output"]))
    assert ends[0][0] == "Ahoy, Ada!"
    assert (ends[0][1][0]["content"][0]).get("text" if modality == "text" else "transcript") == "Ahoy, Ada!"
    assert [(one["name"], one["arguments"]) for one in ends[1][1]] == [("depth", '{"at": "Ghent"}'), ("note", "free")]
    assert ends[2][0] == "No."
    assert ends[3][0] not in ("", "Ahoy, Ada!")
    assert server.replies.pending() == []


def test_what_lists_takes_nothing(server: Server, client: httpx.Client) -> None:
    """What a model is to say waits for a model that speaks: a list at the same path does not use it up."""
    server.replies.add(reply("Ahoy!"))
    assert client.get("/chat/completions").status_code == 200
    assert server.replies.left_over() == ["text='Ahoy!', for what a model says next"]
    assert client.post("/chat/completions", json=CHAT).json()["choices"][0]["message"]["content"] == "Ahoy!"


@pytest.mark.parametrize(
    ("given", "where", "part"),
    [
        ({}, {}, "give one of"),
        ({"text": "x", "json": 1}, {}, "give one of"),
        ({"text": "x", "status": 500}, {}, "status and headers go with"),
        ({"json": 1}, {}, "say for which operation"),
        ({"json": 1}, {"on": "POST /nothing"}, "no operation of the API"),
        ({"json": 1}, {"on": "embed"}, "no operation of the API"),
        ({"text": "x"}, {"on": "POST /embeddings"}, "no model speaks at"),
        ({"text": "x"}, {"on": "GET /chat/completions"}, "no model speaks at"),
        ({"text": "x"}, {"on": "/live/sessions"}, "no model speaks at"),
        ({"text": "x"}, {"on": "/realtime/translations"}, "no operation of the API"),
        ({"events": []}, {"on": "/realtime"}, "is a WebSocket, where a model speaks"),
        ({"text": "x"}, {"times": 0}, "at least 1"),
    ],
)
def test_wrong_replies(looking: httpx.Client, given: dict[str, Any], where: dict[str, Any], part: str) -> None:
    """What makes no sense is refused when it is prepared, with a sentence; from another process, too."""
    answer = httpx.post(str(looking.base_url.copy_with(path="/_server/replies")), json={**given, **where})
    assert answer.status_code == 400
    assert part in answer.json()["error"]["message"]


def test_another_process_prepares_and_clears() -> None:
    """Replies are prepared, listed and forgotten over HTTP; a new beginning forgets all else as well."""
    with serve(requests_per_minute=6, burst_s=10) as server, httpx.Client(headers=HEADERS) as client:
        control = f"{server.origin}/_server"
        assert client.post(f"{control}/replies", json={"text": "Ahoy!", "times": None}).json() == [
            {"on": None, "left": None, "status": 200}
        ]
        assert "Ahoy!" in client.post(f"{server.url}/chat/completions", json=CHAT).text
        assert client.post(f"{server.url}/chat/completions", json=CHAT).status_code == 429
        assert client.delete(f"{control}/replies").status_code == 204
        assert client.get(f"{control}/replies").json() == []
        assert client.delete(f"{control}/state").status_code == 204
        ids = []
        for _ in range(2):
            server.faults.add("500")
            ids.append(client.post(f"{server.url}/threads", json={}).status_code)
            ids.append(client.post(f"{server.url}/threads", json={}).json()["id"])
            assert client.delete(f"{control}/state").status_code == 204
            assert (len(server.log), server.faults.pending()) == (0, [])
        assert ids == [500, "thread_000001"] * 2
        assert client.post(f"{server.url}/chat/completions", json=CHAT).status_code == 200
