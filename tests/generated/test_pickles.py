"""Pickles outlive a move of a class: they name the public path, and those of earlier versions still load."""

from __future__ import annotations

import copy
import json
import pickle
import pickletools
from types import ModuleType
from typing import Any

import pytest

import wherry
from wherry import models, transports
from wherry.transports import Headers, MemoryTransport, Reply

PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)
DATA: dict[str, Any] = {"id": "x", "choices": [{"message": {"content": "hi"}}]}
UNKNOWN: dict[str, Any] = {"type": "new", "inside": {"deep": [{"er": 1}]}}


class Own(models.ChatCompletion):
    """A class of a user."""

    note: str | None = None


def names(data: bytes) -> set[str]:
    """Every text in a pickle that could name something of the package."""
    texts = {str(text) for _, text, _ in pickletools.genops(data) if isinstance(text, str)}
    return {text for text in texts if "wherry" in text}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_models_name_the_public_path(protocol: int) -> None:
    """A model, what is nested in it, and an unknown object name no module below wherry.models."""
    for model in (models.ChatCompletion.from_dict(DATA), models.UnknownModel.from_dict(UNKNOWN)):
        data = pickle.dumps(model, protocol)
        assert {name.split()[0] for name in names(data)} == {"wherry.models"}
        again = pickle.loads(data)
        assert (type(again), again) == (type(model), model)
        assert again.to_dict() == model.to_dict()
    completion: Any = pickle.loads(pickle.dumps(models.ChatCompletion.from_dict(DATA), protocol))
    assert type(completion.choices[0].message) is models.ChatCompletionMessage
    unknown: Any = pickle.loads(pickle.dumps(models.UnknownModel.from_dict(UNKNOWN), protocol))
    assert unknown.inside.deep[0].er == 1


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_classes_of_users(protocol: int) -> None:
    """A subclass of a user pickles by its own name, also inside a model of ours, and copies as itself."""
    own = Own.from_dict({**DATA, "note": "mine"})
    for twin in (pickle.loads(pickle.dumps(own, protocol)), copy.copy(own), copy.deepcopy(own)):
        assert type(twin) is Own
        assert (twin, twin.note, twin.choices[0].message.content) == (own, "mine", "hi")
    holder = models.UnknownModel.from_dict({"list": [own]})
    assert type(pickle.loads(pickle.dumps(holder, protocol)).list[0]) is Own


BEFORE = [
    b"\x80\x02cwherry.models\nChatCompletion\nq\x00)\x81q\x01}q\x02(X\x02\x00\x00\x00idq\x03X\x01\x00\x00\x00xq\x04"
    b"X\x07\x00\x00\x00choicesq\x05]q\x06cwherry.models\nChatCompletionChoice\nq\x07)\x81q\x08}q\tX\x07\x00\x00\x00"
    b"messageq\ncwherry.models\nChatCompletionMessage\nq\x0b)\x81q\x0c}q\rX\x07\x00\x00\x00contentq\x0eX\x02\x00\x00\x00"
    b"hiq\x0fsbsbaub.",
    b"ccopy_reg\n__newobj__\np0\n(cwherry.models\nChatCompletion\np1\ntp2\nRp3\n(dp4\nVid\np5\nVx\np6\nsVchoices\np7\n"
    b"(lp8\ng0\n(cwherry.models\nChatCompletionChoice\np9\ntp10\nRp11\n(dp12\nVmessage\np13\ng0\n(cwherry.models\n"
    b"ChatCompletionMessage\np14\ntp15\nRp16\n(dp17\nVcontent\np18\nVhi\np19\nsbsbasb.",
]


@pytest.mark.parametrize("data", BEFORE, ids=["protocol 2", "protocol 0"])
def test_pickles_of_earlier_versions(data: bytes) -> None:
    """What an earlier version wrote, which named each class itself, loads as it was."""
    model = pickle.loads(data)
    assert type(model) is models.ChatCompletion
    assert model == models.ChatCompletion.from_dict(DATA)
    assert type(model.choices[0].message) is models.ChatCompletionMessage


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_errors_name_the_public_path(protocol: int) -> None:
    """An error names its class as users write it, and no module of ours, and comes back whole."""
    facts: dict[str, Any] = {"body": {"error": 1}, "code": "c", "request_id": "r"}
    missing: dict[str, Any] = {"status": 404, "headers": None}
    client = wherry.Client(
        api_key="k", max_retries=0, transport=MemoryTransport([Reply(404, headers={"x-request-id": "req-1"})])
    )
    with pytest.raises(wherry.NotFoundError) as caught:
        client.models.retrieve("x")
    errors: list[Any] = [
        caught.value,
        wherry.NotFoundError("no", **missing, **facts),
        wherry.IncompleteStreamError("cut", events=2, last=models.ChatCompletionChunk.from_dict({"id": "1"}), **facts),
        wherry.StreamConflictError("mixed", partial=models.Response.from_dict({"id": "1"}), **facts),
        wherry.UsageTypeError("wrong"),
        wherry.UsageStateError("too early"),
        wherry.UsageFileNotFoundError(2, "not there"),
        wherry.InvalidWebhookSignatureError("age", "too old"),
    ]
    for error in errors:
        data = pickle.dumps(error, protocol)
        assert {name.split()[0] for name in names(data)} <= {"wherry", "wherry.models"}
        for twin in (pickle.loads(data), copy.copy(error)):
            assert (type(twin), str(twin), twin.args) == (type(error), str(error), error.args)
            assert {**vars(twin), "_request": None} == {**vars(error), "_request": None}
    again = pickle.loads(pickle.dumps(caught.value, protocol))
    assert (again.request.method, again.request.url) == (caught.value.request.method, caught.value.request.url)
    assert again.headers["X-Request-Id"] == again.request_id == "req-1"


CHUNK = {"id": "c", "choices": [{"index": 0, "delta": {"content": "hi"}}]}
LISTS: dict[str, Any] = {
    "CursorPage": {"object": "list", "data": [{"id": "a"}], "has_more": True},
    "ConversationCursorPage": {"object": "list", "data": [{"id": "a"}], "last_id": "a", "has_more": True},
    "NextCursorPage": {"object": "list", "data": [{"id": "a"}], "next": "b", "has_more": True},
    "Page": {"object": "list", "data": [{"id": "a"}]},
    "TokenPage": {"object": "page", "data": [{"object": "bucket"}], "next_page": "b", "has_more": True},
}


def samples() -> dict[str, Any]:
    """An object of every public class that holds values only, by the name of the class."""
    seen: list[Any] = []
    replies = [
        Reply(json=LISTS["Page"], headers={"x-ratelimit-remaining-requests": "3"}),
        Reply(body=b"bytes", headers={"content-type": "audio/mpeg", "x-request-id": "r"}),
        Reply(sse=[CHUNK, "data: [DONE]\n\n"]),
    ]
    transport = MemoryTransport(replies)
    client = wherry.Client(api_key="sk-1", transport=transport, on_request=seen.append, on_response=seen.append)
    limits = client.models.with_raw_response.list().rate_limits
    binary = client.audio.speech.create(input="hi", model="tts-1", voice="alloy")
    with client.chat.completions.create(model="m", messages=[], stream=True) as stream:
        event = next(iter(stream.events()))
    progress = wherry.UploadProgress("up-1", 10, 5)
    progress.part_ids[0] = "part-1"
    pages: list[Any] = [
        getattr(wherry, prefix + name)(raw, models.Model._decode, None, {})
        for name, raw in LISTS.items()
        for prefix in ("", "Async")
    ]
    values = [
        *(
            wherry.Timeout(5, connect=1),
            wherry.Limits(requests_per_minute=5),
            limits,
            wherry.UNSET,
            wherry.NOT_GIVEN,
            wherry.omit,
            progress,
            binary,
            event,
            wherry.TurnEvent(1, models.UnknownModel.from_dict(UNKNOWN)),
            seen[0],
            seen[1],
            *pages,
        ),
        *(models.UnknownModel.from_dict(UNKNOWN), Reply(json=[1]), transport.requests[0], Headers([("A", "b")])),
        *(transports.Closing(1001, "bye", "peer"), transports.SocketSettings(("a",), ping_after_s=None)),
    ]
    return {type(value).__name__: value for value in values}


SAMPLES = samples()
NO_VALUES = {
    *("Client", "AsyncClient", "AzureOpenAI", "AsyncAzureOpenAI", "Stream", "AsyncStream", "StreamedResponse"),
    *("AsyncStreamedResponse", "AsyncPager", "RawResponse", "Request", "BaseModel", "RequestOptions"),
    *("AssistantEventHandler", "AsyncAssistantEventHandler", "ChatCompletionAccumulator", "CompletionAccumulator"),
    *("ResponseAccumulator", "RunAccumulator", "Playback", "ReconnectingEvent", "ReconnectingOverrides"),
    *("Tool", "ToolCall", "ToolContext", "ToolEvent", "ToolRun", "AsyncToolRun"),
}
"""Classes whose objects hold a connection, a client or its keys, a function, what is still going on, or have none of their own."""


def state(value: Any) -> Any:
    """Everything that an object holds, as text; without what it only needs to go on."""
    slots = [name for name in getattr(type(value), "__slots__", ()) if hasattr(value, name)]
    names = [*slots, *getattr(value, "__dict__", {})]
    if isinstance(value, wherry.BinaryResponse):
        names = ["status", "headers", "content", "request", "text"]
    return {name: repr(getattr(value, name)) for name in names if name not in ("_fetch", "_map", "_raw", "_pairs")}


def public_classes() -> dict[str, Any]:
    """Every class of the package and of its transports, by its public name; errors have a test of their own."""
    homes: tuple[ModuleType, ...] = (wherry, transports)
    found = {name: getattr(home, name) for home in homes for name in home.__all__}
    return {cls.__name__: cls for cls in found.values() if isinstance(cls, type) and not issubclass(cls, Exception)}


def test_every_public_class_has_a_sample() -> None:
    """Every public class is tried here, unless its objects are no values; a transport and its protocol never are."""
    left = {
        name
        for name in public_classes()
        if not name.endswith(("Transport", "TransportResponse", "Loop", "Connector", "Socket"))
    }
    assert left - NO_VALUES == SAMPLES.keys()
    assert left >= NO_VALUES


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_values_name_the_public_path(name: str, protocol: int) -> None:
    """A pickle of a value names the package, its models or nothing of it, and loads as the same; so do copies."""
    value = SAMPLES[name]
    data = pickle.dumps(value, protocol)
    assert {text.split()[0] for text in names(data)} <= {"wherry", "wherry.models"}, names(data)
    for twin in (pickle.loads(data), copy.copy(value), copy.deepcopy(value)):
        assert type(twin) is type(value)
        assert state(twin) == state(value)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_constants_stay_themselves(protocol: int) -> None:
    """UNSET and the names of what a call returns are the same objects after a pickle and a copy."""
    for value in (wherry.UNSET, wherry.JSON, wherry.TEXT, wherry.BINARY, wherry.NOTHING):
        data = pickle.dumps(value, protocol)
        assert {text.split()[0] for text in names(data)} == {"wherry"}
        assert pickle.loads(data) is copy.copy(value) is copy.deepcopy(value) is value


class OwnTimeout(wherry.Timeout):
    """A class of a user."""


def test_own_values_of_users() -> None:
    """A subclass of a user pickles by its own name."""
    data = pickle.dumps(OwnTimeout(3))
    assert type(pickle.loads(data)) is OwnTimeout
    assert pickle.loads(data) == OwnTimeout(3)


def test_a_pickled_page_has_no_client() -> None:
    """What a page needs to fetch the next one stays behind; it says so."""
    page = pickle.loads(pickle.dumps(SAMPLES["CursorPage"]))
    assert page.has_next_page()
    with pytest.raises(wherry.UsageError, match="was pickled and has no client"):
        page.get_next_page()
    assert json.loads(json.dumps(page.to_dict())) == LISTS["CursorPage"]
