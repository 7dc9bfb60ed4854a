"""Sessions of agents: a message becomes a turn, which is answered at once. The events of a session can be read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import language
from ..call import Answer, Bytes, Call, Events, Json
from ..sample import EPOCH
from ..service import Service, operation
from ..store import Item
from ..stream import TYPED, Event
from . import lists, rest

COLLECTION = "/agents/sessions"
ITEMS = "GET /agents/sessions/{session_id}/items"
TURN = "GET /agents/sessions/{session_id}/turns/{turn_id}"
EVENTS = "GET /agents/sessions/{session_id}/events"
MESSAGE = "agent.session.input.message"


@operation("POST /agents/sessions")
def create(service: Service, call: Call) -> Answer:
    """Begin a session, and answer its first input, if there is some."""
    given = {"metadata": call.fields.get("metadata") or {}, "created_at": EPOCH, "last_active_at": EPOCH}
    session = rest.create(service, call, status="idle", required_actions=[], error=None, **given)
    happened = service.store.events.setdefault(session["id"], [])
    happened.append(_event(service, session, "agent.session.created"))
    asked = call.fields.get("input")
    idle = [_event(service, session, "agent.session.idle")]
    happened += _turn(service, call, session, language.last_text(asked)) if asked else idle
    return Events(happened, TYPED) if call.fields.get("stream") else Json(session, call.operation.success)


@operation("POST /agents/sessions/{session_id}/events")
def send(service: Service, call: Call) -> Bytes:
    """Take input: each message is answered in a turn of its own."""
    session = _session(service, call)
    happened = service.store.events.setdefault(session["id"], [])
    for sent in call.fields["events"]:
        if sent["type"] == MESSAGE:
            happened += _turn(service, call, session, language.last_text(sent["input"]))
    return Bytes(b"", "", call.operation.success)


@operation(EVENTS)
def stream(service: Service, call: Call) -> Events:
    """Tell what has happened in the session. The service would wait for more; this server ends."""
    session = _session(service, call)
    kinds = ("agent.session.created", "agent.session.idle")
    return Events(service.store.events.get(session["id"]) or [_event(service, session, kind) for kind in kinds], TYPED)


def _session(service: Service, call: Call) -> Item:
    path = f"{COLLECTION}/{call.values['session_id']}"
    schema = service.answer_schema("GET /agents/sessions/{session_id}")
    return rest.stored(service, call, path) or service.plain(schema, path, id=call.values["session_id"], status="idle")


def _turn(service: Service, call: Call, session: Item, said: str) -> Iterator[Event]:
    """Remember a turn with its two messages, and yield its events."""
    path = f"{COLLECTION}/{session['id']}"
    values = {"session_id": session["id"], "agent_id": session["agent"]["id"], "created_at": EPOCH}
    begun = service.plain(service.answer_schema(TURN), path, status="in_progress", **values)
    begun = rest.remember(service, call, f"{path}/turns", begun)
    done = {**begun, "status": "completed", "started_at": EPOCH, "completed_at": EPOCH}
    rest.collection_of(service, call, f"{path}/turns").create(begun["id"], done)

    def message(role: str, text: str) -> Item:
        kind = "output_text" if role == "assistant" else "input_text"
        union = lists.items_schema(service, service.answer_schema(ITEMS))
        content = {"role": role, "status": "completed", "content": [{"type": kind, "text": text}]}
        item = service.plain(service.member(union, "type", "message"), path, turn_id=begun["id"], **content)
        item = rest.remember(service, call, f"{path}/items", {"id": "", **item})
        rest.collection_of(service, call, f"{path}/turns/{begun['id']}/items").create(item["id"], item)
        return item

    asked, answer = message("user", said), message("assistant", language.reply(service, call, said))
    text = answer["content"][0]["text"]
    in_turn = {"turn_id": begun["id"]}
    place = {**in_turn, "item_id": answer["id"], "output_index": 0}
    part = {**place, "content_index": 0}
    empty = {"type": "output_text", "text": ""}
    steps: list[tuple[str, dict[str, Any]]] = [
        ("in_progress", {"session": {**session, "status": "in_progress"}}),
        ("turn.created", {**in_turn, "turn": begun}),
        ("turn.in_progress", {**in_turn, "turn": begun}),
        ("turn.item.added", {**in_turn, "item": asked}),
        ("turn.item.added", {**place, "item": {**answer, "status": "in_progress", "content": []}}),
        ("turn.content_part.added", {**part, "part": empty}),
        *(("turn.output_text.delta", {**part, "delta": piece}) for piece in language.pieces(text)),
        ("turn.output_text.done", {**part, "text": text}),
        ("turn.content_part.done", {**part, "part": {**empty, "text": text}}),
        ("turn.item.done", {**place, "item": answer}),
        ("turn.completed", {**in_turn, "turn": done}),
        ("idle", {}),
    ]
    for kind, step in steps:
        yield _event(service, session, f"agent.session.{kind}", **step)


def _event(service: Service, session: Item, kind: str, /, **values: Any) -> Event:
    operation = service.find(EVENTS)
    assert operation is not None
    member = service.member(service.schema(operation.media["text/event-stream"]), "type", kind)
    given = {"event_id": service.store.new_id("event_"), "session_id": session["id"], "session": session, **values}
    return Event(service.plain(member, kind, **given), kind)
