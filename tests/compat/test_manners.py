"""What holds of a twin besides isinstance: what Python's own protocols, pydantic and frameworks make of it.

Each answer is there twice: ours, and what the official package makes of the same JSON.
"""

from __future__ import annotations

import copy
import functools
import inspect
import json
import os
import pickle
import subprocess
import sys
import typing
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import openai
import pydantic
import pytest
from openai.types import CompletionUsage
from openai.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionMessage,
    ParsedChatCompletionMessage,
    ParsedFunctionToolCall,
    chat_completion,
)
from openai.types.responses import (
    Response,
    ResponseFormatTextJSONSchemaConfig,
    ResponseFunctionToolCall,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseTextDeltaEvent,
)

import wherry
from wherry._runtime.compat.fitting import twin
from wherry._runtime.compat.models import models
from wherry._runtime.compat.names import ours_of
from wherry._runtime.data.beside import promoted

TOOL_CALL = {"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
MESSAGE = {"role": "assistant", "content": None, "reasoning_content": "hm", "tool_calls": [TOOL_CALL]}
CALL = {"type": "function_call", "call_id": "c", "name": "n", "arguments": "{}", "async": True, "id": "i"}
TEXT = {"type": "output_text", "text": "x", "annotations": []}
FORMAT = {"type": "json_schema", "name": "n", "schema": {"type": "object"}, "strict": True}
JSON: dict[Any, dict[str, Any]] = {
    ChatCompletion: {
        "id": "a", "object": "chat.completion", "created": 1, "model": "m", "provider": "x",
        "choices": [{"index": 0, "finish_reason": "tool_calls", "logprobs": None, "message": MESSAGE}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "cost": {"usd": 1}},
    },
    ChatCompletionChunk: {
        "id": "a", "object": "chat.completion.chunk", "created": 1, "model": "m",
        "choices": [{"index": 0, "finish_reason": None, "delta": {"content": "x", "reasoning": "hm"}}],
    },
    Response: {
        "id": "r", "object": "response", "created_at": 1, "model": "m", "tools": [], "parallel_tool_calls": True,
        "tool_choice": "auto", "text": {"format": FORMAT},
        "output": [CALL, {"id": "m", "type": "message", "role": "assistant", "status": "completed", "content": [TEXT]}],
    },
    ResponseTextDeltaEvent: {
        "type": "response.output_text.delta", "item_id": "i", "output_index": 0, "content_index": 0, "delta": "x",
        "sequence_number": 1, "logprobs": [],
    },
    ResponseFormatTextJSONSchemaConfig: FORMAT,
}  # fmt: skip

OF_CLASSES = {"from_orm", "model_parametrized_name", "model_post_init", "model_validate_strings", "parse_file", "schema", "schema_json",
              "update_forward_refs", "validate"}  # fmt: skip
"""What pydantic has for those who write classes, most of it under names that it wants to drop."""


def ours(official: Any) -> Any:
    """Return an object of ours that passes for one of the class."""
    return twin(ours_of(official), official)._decode(copy.deepcopy(JSON[official]))  # type: ignore[arg-type]


def pairs() -> Any:
    """Return a parametrization of (official object, ours)."""
    return pytest.mark.parametrize(
        ("official", "x"),
        [(cls.model_validate(data), ours(cls)) for cls, data in JSON.items()],
        ids=[cls.__name__ for cls in JSON],
    )


@pairs()
def test_copies_and_pickles_are_the_same_kind(official: Any, x: Any) -> None:
    """Copies, deep copies and pickles are equal, and of the same class at every depth; also with a request ID."""
    x = copy.copy(x)
    x._request_id = "req_1"
    for twin_of_it in (copy.copy(x), copy.deepcopy(x), x.model_copy(), x.model_copy(deep=True)):
        assert type(twin_of_it) is type(x)
        assert twin_of_it == x
        assert twin_of_it._request_id == "req_1"
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(x, protocol))
        assert (type(again), again, again._request_id) == (type(x), x, "req_1")
        assert isinstance(again, type(official))


def test_a_pickle_opens_elsewhere() -> None:
    """Another process reads it without having imported anything of this, also where the official package is missing."""
    data = pickle.dumps(ours(ChatCompletion))
    show = "x = pickle.loads(sys.stdin.buffer.read()); print(x.choices[0].__class__.__module__, x.provider)"
    without = "sys.modules['openai'] = None; "
    for program, module in ((show, "openai.types.chat.chat_completion"), (without + show, "wherry.models.chat")):
        command = [sys.executable, "-c", f"import pickle, sys; {program}"]
        there = {**os.environ, "PYTHONPATH": str(Path(wherry.__file__).parents[1])}
        done = subprocess.run(command, input=data, capture_output=True, check=False, env=there)
        assert done.stdout.decode().split() == [module, "x"], done.stderr.decode()


@pairs()
def test_equality_holds_both_ways(official: Any, x: Any) -> None:
    """It equals an official object of the same JSON and an object of ours, both ways; not another one."""
    plain = ours_of(type(official)).from_dict(x.to_dict())  # type: ignore[union-attr]
    assert x == official
    assert official == x
    assert x == plain
    assert plain == x
    assert x != CompletionUsage.model_construct()
    assert x != 1
    x = copy.copy(x)
    x.model = x.name = x.delta = "another"
    assert x != official
    assert official != x
    assert x != plain


@pairs()
def test_it_dumps_what_an_official_object_dumps(official: Any, x: Any) -> None:
    """`model_dump` and its text, with their arguments, of the object itself and by an adapter of the class."""
    adapter = pydantic.TypeAdapter(type(official))
    assert adapter.validate_python(x) is x
    assert adapter.validate_python(x, strict=True) is x
    for how in ({}, {"exclude_unset": True}, {"exclude_none": True}, {"by_alias": True}, {"exclude_defaults": True},
                {"include": {"choices": {0: {"index"}}, "id": True}}, {"exclude": {"choices": {"__all__": "message"}}},
                {"round_trip": True}, {"serialize_as_any": True}, {"polymorphic_serialization": True}):  # fmt: skip
        for mode in ("python", "json"):
            assert x.model_dump(mode=mode, **how) == official.model_dump(mode=mode, **how)
            assert adapter.dump_python(x, mode=mode, **how) == official.model_dump(mode=mode, **how)
        assert json.loads(adapter.dump_json(x, **how)) == official.model_dump(mode="json", **how)
        assert json.loads(x.model_dump_json(**how)) == official.model_dump(mode="json", **how)
    assert x.to_dict() == official.to_dict()
    assert json.loads(x.to_json()) == x.to_dict() == JSON[type(official)]


@pairs()
def test_the_state_of_a_framework_holds_it(official: Any, x: Any) -> None:
    """In fields of a pydantic model it is kept as it is, dumped like an official object, and read back as one."""
    cls = type(official)
    State = pydantic.create_model(
        "State", one=(cls, ...), many=(list[cls], ...), some=(CompletionUsage | cls | None, ...), any=(Any, ...)
    )
    state, other = (State(one=each, many=[each], some=each, any={"k": each}) for each in (x, official))
    assert state.one is state.some is state.many[0] is x  # type: ignore[attr-defined]
    assert state == other
    for how in ({}, {"exclude_unset": True}, {"by_alias": True}, {"serialize_as_any": True}):
        assert state.model_dump(**how) == other.model_dump(**how)
        assert state.model_dump(mode="json", **how) == other.model_dump(mode="json", **how)
        assert json.loads(state.model_dump_json(**how)) == other.model_dump(mode="json", **how)
    again = State.model_validate_json(state.model_dump_json(by_alias=True))
    assert again.one == x  # type: ignore[attr-defined]
    assert copy.deepcopy(state) == state
    assert pickle.loads(pickle.dumps(state.model_dump())) == state.model_dump()


@pairs()
def test_it_tells_of_its_fields_as_official_objects_do(official: Any, x: Any) -> None:
    """The fields of the class, those that are set, what is extra, and the pairs that iterating yields."""
    cls = type(official)
    assert type(x).model_fields is cls.model_fields is x.__class__.model_fields
    assert x.model_fields_set == x.__pydantic_fields_set__ == official.model_fields_set - official.model_extra.keys()
    assert x.model_extra == x.__pydantic_extra__ == official.model_extra
    assert list(x) == list(official)
    assert dict(x) == dict(official)
    assert vars(x) == vars(official)
    assert type(x).model_json_schema() == cls.model_json_schema()
    assert inspect.signature(type(x)) == inspect.signature(cls)
    assert typing.get_type_hints(type(x))
    assert pydantic.TypeAdapter(type(x)).json_schema() == cls.model_json_schema()
    assert type(x).__private_attributes__ == cls.__private_attributes__
    assert {name for name in dir(cls) if name[0] != "_" and not hasattr(x, name)} <= OF_CLASSES
    assert issubclass(x.__class__, cls)
    assert issubclass(type(x), ours_of(cls))  # type: ignore[arg-type]
    assert repr(x).startswith(f"{cls.__name__}(")
    assert weakref.ref(x)() is x
    assert not hasattr(x, "nonsense")


def test_fields_that_only_the_official_class_has_read_as_none() -> None:
    """A newer field that our schema does not have is None, and what a server sends there is read."""

    class Newer(CompletionUsage):
        novelty: int | None = None

    cls = twin(wherry.models.CompletionUsage, Newer)
    assert cls._decode({"total_tokens": 1}).novelty is None
    assert cls._decode({"novelty": 1}).novelty == 1
    assert cls._decode({"novelty": 1}).model_extra == {}


def test_dispatch_and_match_choose_by_the_official_class() -> None:
    """`singledispatch` and class patterns, with keywords, take it for an object of the official class."""

    @functools.singledispatch
    def name(value: object) -> str:
        return "another"

    name.register(ChatCompletion, lambda value: "completion")
    assert name(ours(ChatCompletion)) == "completion"
    assert name(ours(Response)) == "another"
    match ours(ChatCompletion):
        case ChatCompletion(
            choices=[chat_completion.Choice(message=ChatCompletionMessage(role="assistant"))], id=found
        ):
            assert found == "a"
        case _:
            pytest.fail("no case has matched")
    match ours(Response).output:
        case [ResponseFunctionToolCall(async_=True), ResponseOutputMessage(content=[ResponseOutputText(text=found)])]:
            assert found == "x"
        case _:
            pytest.fail("no case has matched")


def test_what_is_set_and_deleted_is_sent() -> None:
    """Fields are set and deleted by their official names, and change the JSON object that a request sends."""
    call = ours(Response).output[0]
    call.async_ = False
    call.status = "completed"
    call.more = 1
    del call.id
    assert call.to_dict() == {**{key: CALL[key] for key in CALL if key != "id"}, "async": False, "status": "completed", "more": 1}  # fmt: skip
    assert (call.id, call.more, call.model_extra) == (None, 1, {"more": 1})
    with pytest.raises(AttributeError):
        del call.id


def test_a_request_sends_it_as_the_plain_client_does() -> None:
    """An item of an answer in the next request is the same bytes, fields without a schema included."""
    plain = wherry.models.ChatCompletion.from_dict(JSON[ChatCompletion]).choices[0].message
    sent = [
        wherry._runtime.data.codec.encode({"messages": [each]})
        for each in (plain, ours(ChatCompletion).choices[0].message)
    ]
    assert sent[0] == sent[1]


def test_values_of_helpers_are_fields_of_theirs() -> None:
    """What `parse` has made of a text is read and dumped as a field, copied and pickled along; it is not sent."""

    class Answer(pydantic.BaseModel):
        size: int

    plain = twin(wherry.models.ChatCompletion, ChatCompletion)._decode(copy.deepcopy(JSON[ChatCompletion]))
    found: Any = promoted(plain, models().ParsedChatCompletion)
    message = found.choices[0].message
    assert isinstance(message, ParsedChatCompletionMessage)
    assert isinstance(message.tool_calls[0], ParsedFunctionToolCall)
    assert message.parsed is None
    message.parsed = Answer(size=1)
    message.tool_calls[0].function.parsed_arguments = {"a": 1}
    assert message.model_dump()["parsed"] == {"size": 1}
    assert message.model_dump()["tool_calls"][0]["function"]["parsed_arguments"] == {"a": 1}
    assert found.to_dict() == JSON[ChatCompletion]
    for again in (copy.copy(found), copy.deepcopy(found), found.model_copy(deep=True)):
        assert again.choices[0].message.parsed == Answer(size=1)
    assert pickle.loads(pickle.dumps(message.tool_calls[0])).function.parsed_arguments == {"a": 1}
    assert json.loads(found.model_dump_json())["choices"][0]["message"]["parsed"] == {"size": 1}


def test_names_on_the_wire_that_are_no_names_in_python() -> None:
    """Such fields have their official names in Python, and their own ones where aliases are asked for."""
    data = {"harassment/threatening": True, "self-harm": False}
    official = openai.types.moderation.Categories
    found: Any = twin(ours_of(official), official)._decode(dict(data))  # type: ignore[arg-type]
    assert found.harassment_threatening is True
    assert found.model_dump(by_alias=True, exclude_unset=True) == data
    assert found.model_dump(exclude_unset=True) == {"harassment_threatening": True, "self_harm": False}


def test_threads_make_one_class() -> None:
    """Threads that ask for the same twin at once get the same class, which decodes."""

    class Fresh(ChatCompletion):
        """Not met before."""

    def decode(_: int) -> Any:
        return twin(wherry.models.ChatCompletion, Fresh)._decode(copy.deepcopy(JSON[ChatCompletion]))

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(decode, range(64)))
    assert len(set(map(type, found))) == 1
    assert all(isinstance(each.choices[0].message, ChatCompletionMessage) for each in found)
