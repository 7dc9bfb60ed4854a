"""What callers may pass: dicts, TypedDicts, models, attrs classes, dataclasses, iterables and generators, in any mix."""

from __future__ import annotations

import asyncio
import dataclasses
import enum
import json
import types
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Literal

import attrs
import pytest

from wherry import NOT_GIVEN, UNSET, AsyncClient, Client, UsageError, models, omit, params
from wherry._runtime.data import codec
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

ANSWER = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []}


@attrs.define
class AttrsMessage:
    content: str
    role: str = "user"


@dataclasses.dataclass
class Part:
    text: str
    type: Literal["text"] = "text"


@dataclasses.dataclass
class DataclassMessage:
    content: Any
    role: str = "user"


class Role(str, enum.Enum):
    USER = "user"


class DictMessage(dict[str, Any]):
    """A dict of somebody's own kind."""


def typed(text: str) -> params.ChatCompletionRequestUserMessage:
    return {"role": "user", "content": text}


def generated(*items: Any) -> Iterator[Any]:
    yield from items


def plain(text: str) -> dict[str, Any]:
    return {"role": "user", "content": text}


def parts(*texts: str) -> dict[str, Any]:
    return {"role": "user", "content": [{"type": "text", "text": text} for text in texts]}


TEXT = models.ChatCompletionRequestMessageContentPartText

# What is passed as one message (made anew for each call: generators are used up), and what is sent for it.
MESSAGES: dict[str, tuple[Callable[[], Any], dict[str, Any]]] = {
    "dict": (lambda: plain("a"), plain("a")),
    "TypedDict": (lambda: typed("a"), plain("a")),
    "dict subclass": (lambda: DictMessage(plain("a")), plain("a")),
    "mapping": (lambda: types.MappingProxyType(plain("a")), plain("a")),
    "model": (lambda: models.ChatCompletionRequestUserMessage(content="a"), plain("a")),
    "answer": (
        lambda: models.ChatCompletionMessage.from_dict({"role": "assistant", "content": None, "new": [1]}),
        {"role": "assistant", "content": None, "new": [1]},
    ),
    "attrs class": (lambda: AttrsMessage("a"), plain("a")),
    "dataclass": (lambda: DataclassMessage("a", Role.USER), plain("a")),
    "models in a dict": (lambda: {"role": "user", "content": [TEXT(text="a"), TEXT(text="b")]}, parts("a", "b")),
    "dicts in a model": (
        lambda: models.ChatCompletionRequestUserMessage(content=[{"type": "text", "text": "a"}, TEXT(text="b")]),  # type: ignore[list-item]
        parts("a", "b"),
    ),
    "tuple": (lambda: {"role": "user", "content": (Part("a"), TEXT(text="b"))}, parts("a", "b")),
    "deque": (lambda: {"role": "user", "content": deque([Part("a")])}, parts("a")),
    "generator": (lambda: DataclassMessage(generated(Part("a"), TEXT(text="b"))), parts("a", "b")),
    "map in a generator": (lambda: {"role": "user", "content": map(Part, generated("a", "b"))}, parts("a", "b")),
}
CONTAINERS: dict[str, Callable[..., Any]] = {
    "list": lambda *items: list(items),
    "tuple": lambda *items: items,
    "generator": generated,
    "dict values": lambda *items: dict(enumerate(items)).values(),
}


def sent(messages: Any, **options: Any) -> dict[str, Any]:
    """The body that a call sends."""
    transport = MemoryTransport([Reply(json=ANSWER)])
    client = Client(api_key="k", transport=transport, **options)
    client.chat.completions.create(model="m", messages=messages)
    body: dict[str, Any] = transport.requests[0].json()
    return body


@pytest.mark.parametrize("options", [{}, {"json": "fast"}], ids=["json", "fast"])
@pytest.mark.parametrize("container", CONTAINERS.values(), ids=CONTAINERS)
@pytest.mark.parametrize("case", MESSAGES.values(), ids=MESSAGES)
def test_every_kind_of_object_is_sent(
    case: tuple[Callable[[], Any], dict[str, Any]], container: Callable[..., Any], options: dict[str, Any]
) -> None:
    """Each kind stands for a message in each kind of iterable, alone and between others."""
    make, wanted = case
    body = sent(container(plain("first"), make(), AttrsMessage("last")), **options)
    assert body == {"model": "m", "messages": [plain("first"), wanted, plain("last")]}


def test_all_kinds_at_once() -> None:
    """One conversation may hold them all; the async client sends the same."""
    wanted = [each for _, each in MESSAGES.values()]
    assert sent(generated(*(make() for make, _ in MESSAGES.values())))["messages"] == wanted

    async def ask() -> Any:
        transport = AsyncMemoryTransport([Reply(json=ANSWER)])
        messages: Any = generated(*(make() for make, _ in MESSAGES.values()))
        async with AsyncClient(api_key="k", transport=transport) as client:
            await client.chat.completions.create(model="m", messages=messages)
        return transport.requests[0].json()["messages"]

    assert asyncio.run(ask()) == wanted


def test_a_generator_is_sent_again() -> None:
    """What can be read once is read once: a second attempt sends the same bytes."""
    transport = MemoryTransport([Reply(status=500), Reply(json=ANSWER)])
    messages: Any = generated(plain("a"), AttrsMessage("b"))
    Client(api_key="k", transport=transport).chat.completions.create(model="m", messages=messages)
    first, second = (request.body for request in transport.requests)
    assert first == second
    assert json.loads(first)["messages"] == [plain("a"), plain("b")]


def test_an_answer_goes_back_as_it_came() -> None:
    """Items of an answer are sent as they are in it, unknown ones and unknown fields too, and with what was changed."""
    output = [
        {"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": None, "odd": {"a": [1]}},
        {"type": "telepathy", "waves": [1, 2]},
        {"type": "message", "id": "msg_1", "role": "assistant", "content": [{"type": "output_text", "text": "a"}]},
    ]
    transport = MemoryTransport([Reply(json={"id": "resp_1", "output": output}), Reply(json={"id": "resp_2"})])
    client = Client(api_key="k", transport=transport)
    items: Any = client.responses.create(model="m", input="x").output
    items[2].content[0].text = "b"
    client.responses.create(model="m", input=[*items, {"role": "user", "content": "more"}])
    wanted = json.loads(json.dumps(output))
    wanted[2]["content"][0]["text"] = "b"
    assert transport.requests[1].json()["input"] == [*wanted, {"role": "user", "content": "more"}]


def test_what_is_not_given_is_not_sent() -> None:
    """An argument that is not given is left out, and so is a key deeper down; None is null; an element has to be given."""
    transport = MemoryTransport(lambda _: Reply(json=ANSWER))
    create: Any = Client(api_key="k", transport=transport).chat.completions.create
    create(model="m", messages=[], temperature=UNSET, top_p=NOT_GIVEN, n=omit, stop=None)
    assert transport.requests[0].json() == {"model": "m", "messages": [], "stop": None}
    create(model="m", messages=[{**plain("a"), "name": UNSET}])
    assert transport.requests[1].json() == {"model": "m", "messages": [plain("a")]}
    with pytest.raises(UsageError, match=r"messages\[1\] is not given \(Unset\)"):
        create(model="m", messages=[plain("a"), UNSET])


def test_plain_data_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is plain reaches the encoder as the very objects that the caller holds, and is not looked at before."""
    seen: list[Any] = []

    class Encoder:
        def encode(self, value: Any) -> str:
            seen.append(value)
            return "{}"

    monkeypatch.setattr(codec, "_compact", Encoder())
    messages = [plain(str(number)) for number in range(200)]
    sent(messages)
    (body,) = seen
    assert body["messages"] is messages
