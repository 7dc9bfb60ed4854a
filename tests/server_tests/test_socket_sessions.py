"""Realtime, translations and live: every event is valid under the description, and the session keeps its state."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.server_tests.asking import DIALECT, SAMPLER
from tests.server_tests.socket_client import SocketClient
from wherry_server import Server
from wherry_server.sockets.places import PLACES
from wherry_server.sockets.speech import TONE
from wherry_server.validate import Validation

VALIDATION = Validation(DIALECT)
SERVER_EVENTS = {place.beta or place.path: DIALECT.component(place.server_events) for place in PLACES}
REALTIME = SERVER_EVENTS["/realtime"]
TEXT = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "ahoy"}]}
TOOL = {"type": "function", "name": "look", "description": "", "parameters": {"type": "object", "properties": {}}}
LOUD, QUIET = base64.b64encode(TONE * 2).decode(), base64.b64encode(bytes(24000)).decode()


def told(client: SocketClient, last: str, schema: Any = REALTIME) -> list[Any]:
    """The events up to the first of this type, each valid."""
    events = client.events(last)
    for event in events:
        assert VALIDATION.problem(schema, event) is None, event
    return events


def types(events: list[Any]) -> list[str]:
    """The types of events, each once where it comes several times in a row."""
    found = [event["type"] for event in events]
    return [kind for i, kind in enumerate(found) if i == 0 or found[i - 1] != kind]


def opened(server: Server, faults: str = "", query: str = "model=gpt-realtime") -> SocketClient:
    """A realtime session whose `session.created` has been read."""
    client = SocketClient(server, f"/realtime?{query}", faults)
    (created,) = told(client, "session.created")
    assert created["session"]["expires_at"] > 1_750_000_000
    return client


def item_of(client: SocketClient, item: Any, **fields: Any) -> Any:
    """Create an item; returns it as the server tells of it."""
    client.send({"type": "conversation.item.create", "item": item, **fields})
    return told(client, "conversation.item.done")[-1]


def test_a_place_wants_a_model(server: Server) -> None:
    """Realtime wants a model, a call or an intent, translations a model."""
    for path in ("/realtime", "/realtime/translations"):
        with SocketClient(server, path) as client:
            assert client.status == 400
    with opened(server, query="call_id=rtc_1"):
        pass


def test_text_and_audio(server: Server) -> None:
    """A response speaks and transcribes, or writes, as session and response want, and becomes part of the conversation."""
    with opened(server) as client:
        first = item_of(client, TEXT)
        assert first["previous_item_id"] is None
        client.send({"type": "response.create"})
        spoken = told(client, "rate_limits.updated")
        client.send({"type": "response.create", "response": {"output_modalities": ["text"], "metadata": {"a": "b"}}})
        written = told(client, "rate_limits.updated")
    assert types(spoken)[:6] == [
        "response.created",
        "response.output_item.added",
        "conversation.item.added",
        "response.content_part.added",
        "response.output_audio_transcript.delta",
        "response.output_audio.delta",
    ]
    said = "".join(event["delta"] for event in spoken if event["type"] == "response.output_audio_transcript.delta")
    done = next(event["response"] for event in spoken if event["type"] == "response.done")
    assert done["status"] == "completed"
    assert done["output"][0]["content"] == [{"type": "output_audio", "transcript": said}]
    assert "ahoy" in said
    assert "response.output_audio.delta" not in types(written)
    item = next(event for event in written if event["type"] == "conversation.item.done")
    assert item["previous_item_id"] == done["output"][0]["id"]


def test_function_calls(server: Server) -> None:
    """Tools of the session are called; their output is answered."""
    with opened(server) as client:
        client.send({"type": "session.update", "session": {"type": "realtime", "tools": [TOOL]}})
        assert told(client, "session.updated")[-1]["session"]["tools"][0]["name"] == "look"
        item_of(client, TEXT)
        client.send({"type": "response.create"})
        events = told(client, "rate_limits.updated")
        call = next(event for event in events if event["type"] == "response.function_call_arguments.done")
        item_of(client, {"type": "function_call_output", "call_id": call["call_id"], "output": "a tree"})
        client.send({"type": "response.create"})
        done = next(e for e in told(client, "rate_limits.updated") if e["type"] == "response.done")
    assert "a tree" in done["response"]["output"][0]["content"][0]["transcript"]


def test_items(server: Server) -> None:
    """Items are put where they are wanted, retrieved, truncated and deleted; what is not there is an error that names the event."""
    with opened(server) as client:
        first = item_of(client, TEXT)["item"]["id"]
        before = item_of(client, {**TEXT, "id": "mine"}, previous_item_id="root")
        assert (before["item"]["id"], before["previous_item_id"]) == ("mine", None)
        client.send({"type": "conversation.item.retrieve", "item_id": first})
        assert told(client, "conversation.item.retrieved")[-1]["item"]["content"] == TEXT["content"]
        client.send({"type": "response.create"})
        done = next(e for e in told(client, "rate_limits.updated") if e["type"] == "response.done")
        cut = {"type": "conversation.item.truncate", "item_id": done["response"]["output"][0]["id"], "content_index": 0}
        client.send({**cut, "audio_end_ms": 200})
        assert told(client, "conversation.item.truncated")[-1]["audio_end_ms"] == 200
        client.send({"type": "conversation.item.delete", "item_id": first})
        told(client, "conversation.item.deleted")
        for event, code in (
            ({"type": "conversation.item.delete", "item_id": first}, "item_delete_invalid_item_id"),
            ({**cut, "audio_end_ms": 10_000}, "invalid_value"),
            ({"type": "conversation.item.create", "item": {**TEXT, "id": "mine"}}, "invalid_value"),
        ):
            client.send({**event, "event_id": "e7"})
            (error,) = told(client, "error")
            assert (error["error"]["code"], error["error"]["event_id"]) == (code, "e7")


def test_audio_in(server: Server) -> None:
    """Audio is committed, cleared and transcribed; too little of it, and what is no base64, is refused."""
    with opened(server, query="intent=transcription") as client:
        append = {"type": "input_audio_buffer.append", "audio": QUIET}
        client.send({"type": "input_audio_buffer.commit", "event_id": "e1"})
        assert told(client, "error")[-1]["error"]["code"] == "input_audio_buffer_commit_empty"
        client.send({**append, "audio": "*"})
        assert told(client, "error")[-1]["error"]["param"] == "audio"
        client.send(append)
        client.send({"type": "input_audio_buffer.clear"})
        told(client, "input_audio_buffer.cleared")
        client.send(append)
        client.send({"type": "input_audio_buffer.commit"})
        events = told(client, "conversation.item.input_audio_transcription.completed")
        assert events[-1]["transcript"] == "500 ms of speech"
        client.send({"type": "response.create"})
        assert told(client, "error")[-1]["error"]["code"] == "invalid_value"


def test_voice_activity(server: Server) -> None:
    """Loud audio begins speech, quiet audio ends it: it is committed and answered; speech interrupts an answer."""
    with opened(server, "drip=5, words=60") as client:
        for audio in (QUIET, LOUD, LOUD, QUIET):
            client.send({"type": "input_audio_buffer.append", "audio": audio})
        events = told(client, "response.created")
        started, stopped = events[0], events[1]
        assert (started["audio_start_ms"], stopped["audio_end_ms"]) == (500, 1400)
        assert types(events)[2:] == [
            "input_audio_buffer.committed",
            "conversation.item.added",
            "conversation.item.done",
            "response.created",
        ]
        client.send({"type": "input_audio_buffer.append", "audio": LOUD})
        done = told(client, "response.done")[-1]["response"]
        assert (done["status"], done["status_details"]["reason"]) == ("cancelled", "turn_detected")


def test_one_response_at_a_time(server: Server) -> None:
    """A second create is refused while a response goes on, which can be cancelled once."""
    with opened(server, "drip=8, words=40") as client:
        for event in ("response.create", "response.create", "response.cancel"):
            client.send({"type": event})
        assert told(client, "error")[-1]["error"]["code"] == "conversation_already_has_active_response"
        done = told(client, "response.done")[-1]["response"]
        assert done["status_details"]["reason"] == "client_cancelled"
        client.send({"type": "response.cancel", "event_id": "late"})
        assert told(client, "error")[-1]["error"]["event_id"] == "late"


@pytest.mark.parametrize("way", ["openai-beta: realtime=v1", "sec-websocket-protocol: openai-beta.realtime-v1"])
def test_the_words_of_the_beta(server: Server, way: str) -> None:
    """With its header or subprotocol, the beta's names are spoken both ways."""
    schema = SERVER_EVENTS["realtime=v1"]
    with SocketClient(server, "/realtime?model=gpt-4o-realtime-preview", "", way) as client:
        (created,) = told(client, "session.created", schema)
        assert created["session"]["modalities"] == ["text", "audio"]
        session = {"modalities": ["text"], "tools": [TOOL], "tool_choice": "none", "input_audio_format": "g711_ulaw"}
        client.send({"type": "session.update", "session": session})
        updated = told(client, "session.updated", schema)[-1]["session"]
        assert {name: updated[name] for name in session} == session
        said = {"type": "message", "role": "assistant", "content": [{"type": "text", "text": "hello"}]}
        for item in (said, TEXT):
            client.send({"type": "conversation.item.create", "item": item})
            assert told(client, "conversation.item.created", schema)[-1]["item"]["content"] == item["content"]
        client.send({"type": "response.create"})
        written = told(client, "rate_limits.updated", schema)
        client.send({"type": "response.create", "response": {"modalities": ["text", "audio"]}})
        spoken = told(client, "rate_limits.updated", schema)
    assert "response.text.delta" in types(written)
    assert {"response.audio.delta", "response.audio_transcript.done"} <= set(types(spoken))
    done = next(event["response"] for event in spoken if event["type"] == "response.done")
    assert (done["modalities"], done["output"][0]["content"][0]["type"]) == (["text", "audio"], "audio")


def test_a_transcription_session_of_the_beta(server: Server) -> None:
    """It is changed by an event of its own."""
    with SocketClient(server, "/realtime?intent=transcription", "", "openai-beta: realtime=v1") as client:
        told(client, "session.created", SERVER_EVENTS["realtime=v1"])
        client.send({"type": "transcription_session.update", "session": {"input_audio_format": "g711_alaw"}})
        updated = told(client, "transcription_session.updated", SERVER_EVENTS["realtime=v1"])[-1]
    assert updated["session"]["input_audio_format"] == "g711_alaw"


def test_the_session_expires(server: Server) -> None:
    """`expire=K` ends a session after K turns: an error, then 1001."""
    with opened(server, "expire=1") as client:
        client.send({"type": "response.create"})
        assert told(client, "error")[-1]["error"]["code"] == "session_expired"
        assert client.closed()[0] == 1001


@pytest.mark.parametrize("message", ["{nope", "7", {"type": "invented"}, {"type": "response.create", "response": 7}])
def test_wrong_events(server: Server, message: Any) -> None:
    """What is no valid event of a client is answered with an error, and the session goes on."""
    for path in ("/realtime?model=m", "/realtime/translations?model=m"):
        with SocketClient(server, path) as client:
            client.event()
            client.send(message)
            told(client, "error", SERVER_EVENTS[path.partition("?")[0]])
            client.send({"type": "session.update", "session": {"type": "realtime"} if path[9] == "?" else {}})
            assert client.event()["type"] == "session.updated"


def test_translations(server: Server) -> None:
    """What is heard comes back a piece later; closing brings the rest, then the end."""
    schema = SERVER_EVENTS["/realtime/translations"]
    with SocketClient(server, "/realtime/translations?model=gpt-realtime-translate") as client:
        (created,) = told(client, "session.created", schema)
        assert created["session"]["model"] == "gpt-realtime-translate"
        update = {"audio": {"output": {"language": "fr"}}}
        client.send({"type": "session.update", "session": update})
        assert told(client, "session.updated", schema)[-1]["session"]["audio"]["output"] == {"language": "fr"}
        for audio in (LOUD, QUIET):
            client.send({"type": "session.input_audio_buffer.append", "audio": audio})
        first = told(client, "session.output_audio.delta", schema)
        client.send({"type": "session.close"})
        rest = told(client, "session.closed", schema)
        assert client.closed()[0] == 1000
    assert (first[-1]["delta"], rest[-2]["delta"], rest[-2]["elapsed_ms"]) == (LOUD, QUIET, 700)


@pytest.mark.parametrize("place", [place for place in PLACES if place.path.startswith("/live")], ids=lambda p: p.path)
def test_live(server: Server, place: Any) -> None:
    """Every event of a client is taken, and what comes back is valid and names it; the session ends with its usage."""
    schema = DIALECT.component(place.server_events)
    members = DIALECT.resolve(DIALECT.component(place.client_events))["anyOf"]
    samples = {sample["type"]: sample for sample in (SAMPLER.plain(member, "live") for member in members)}
    with SocketClient(server, place.path.replace("{session_id}", "sess_7")) as client:
        if "session.start" in samples:
            client.send(samples["response.create"])
            assert told(client, "error", schema)[-1]["error"]["code"] == "session_not_started"
            client.send({**samples.pop("session.start"), "event_id": "mine"})
        started = told(client, "session.started", schema)[-1]
        assert started.get("client_event_id") == ("mine" if place.path[-6:] != "attach" else None)
        last = samples.pop("session.close")
        for number, sample in enumerate(samples.values()):
            client.send({**sample, "event_id": f"e{number}"})
        client.send({"type": "session.invented", "event_id": "strange"})
        error = told(client, "error", schema)[-1]
        assert error["client_event_id"] == "strange"
        client.send(last)
        closed = told(client, "session.closed", schema)[-1]
        assert closed["reason"] == "close_requested"
        assert closed["usage"]["seconds"] >= 0
        assert client.closed()[0] == 1000
    if "{" in place.path:
        assert closed["session"]["id"] == "sess_7"


def test_faults_of_events(server: Server) -> None:
    """The faults of turns hold for realtime responses too."""
    with opened(server, "unknown-event, error-event=3") as client:
        client.send({"type": "response.create"})
        events = client.events("rate_limits.updated")
    assert events[1]["type"] == "invented.event"
    assert VALIDATION.problem(REALTIME, events[-1]) is None
    assert events[-1]["error"]["code"] == "server_error"


def test_a_key_for_a_browser(server: Server, client: Any) -> None:
    """The key that a secret brings opens a session as a subprotocol."""
    body = {"session": {"type": "realtime", "model": "gpt-realtime"}}
    key = client.post("/realtime/client_secrets", json=body).json()["value"]
    assert key.startswith("ek_")
    offered = f"sec-websocket-protocol: realtime, openai-insecure-api-key.{key}"
    with SocketClient(server, "/realtime?model=m", "", offered, auth="") as socket:
        assert socket.status == 101
