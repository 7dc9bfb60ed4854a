"""`wherry.types` and `wherry.pagination`: the classes of models and params under the paths of the official package."""

from __future__ import annotations

import importlib
import pydoc
import subprocess
import sys
import typing

import pytest
import typing_extensions

import wherry
from wherry import models, pagination, params


def run(code: str) -> str:
    """Run code in a new interpreter; return what it prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout


def test_a_name_is_a_class_of_models() -> None:
    """What a client returns has the class that types names, from the package as from its module."""
    from wherry.types.chat import ChatCompletion
    from wherry.types.chat.chat_completion import ChatCompletion as OfItsModule
    from wherry.types.chat.chat_completion import Choice

    assert ChatCompletion is OfItsModule is models.ChatCompletion
    assert Choice is models.ChatCompletionChoice


def test_a_param_is_a_dict_of_params() -> None:
    """What is sent is a TypedDict; a union of them has nothing else in it, so that its members can be read by key."""
    from wherry.types.chat import ChatCompletionMessageParam, ChatCompletionUserMessageParam

    assert ChatCompletionUserMessageParam is params.ChatCompletionRequestUserMessage
    members = typing.get_args(ChatCompletionMessageParam)
    assert ChatCompletionUserMessageParam in members
    assert all(typing_extensions.is_typeddict(each) for each in members)


def test_arguments_of_a_call() -> None:
    """The arguments of a method are a TypedDict; those of a streamed call are another."""
    from wherry.types.chat import completion_create_params as of_chat

    plain = typing_extensions.get_type_hints(of_chat.CompletionCreateParamsNonStreaming)
    streamed = typing_extensions.get_type_hints(of_chat.CompletionCreateParamsStreaming)
    assert plain.keys() == streamed.keys() >= {"messages", "model", "stream"}
    assert typing.get_args(streamed["stream"]) == (True,)


def test_words() -> None:
    """A set of words is a Literal, as typing knows it."""
    from wherry.types import ReasoningEffort

    assert "high" in typing.get_args(typing.get_args(ReasoningEffort)[0])


def test_false_friends() -> None:
    """Names that mean something else in another module are told apart."""
    from wherry.types import realtime, responses
    from wherry.types.beta import threads
    from wherry.types.conversations import Message

    assert threads.Message is not Message
    assert realtime.ResponseCreatedEvent is not responses.ResponseCreatedEvent
    assert "event_id" in realtime.ResponseCreatedEvent._fields
    assert "sequence_number" in responses.ResponseCreatedEvent._fields


def test_a_class_that_is_no_schema() -> None:
    """A type that no operation mentions is a model as well, and makes models of what is in it."""
    from wherry.types import SkillList

    found = SkillList.from_dict({"data": [{"id": "skill_1"}], "has_more": False})
    assert found.data[0].id == "skill_1"
    assert isinstance(found.data[0], models.Skill)


def test_what_a_helper_parses() -> None:
    """The parsed variants are generic, and add to the classes that they are named after."""
    from wherry.types.chat import ParsedChatCompletion
    from wherry.types.responses import ParsedResponse

    assert issubclass(ParsedChatCompletion, models.ChatCompletion)
    assert issubclass(ParsedResponse, models.Response)
    assert typing.get_origin(ParsedChatCompletion[int]) is ParsedChatCompletion


def test_nothing_is_loaded_before() -> None:
    """Importing wherry loads nothing of types; importing one name loads no other area of the API."""
    loaded = "print(*(each for each in sys.modules if each.startswith('wherry.')))"
    assert "wherry.types" not in run(f"import sys, wherry; {loaded}").split()
    after = run(f"import sys; from wherry.types.chat import ChatCompletion; {loaded}").split()
    assert {each for each in after if each.startswith(("wherry.models.", "wherry.params"))} == {"wherry.models.chat"}
    assert [each for each in after if each.startswith("wherry.types.")] == ["wherry.types.chat"]


def test_by_attribute() -> None:
    """After `import wherry`, packages, modules and names are there as attributes."""
    code = (
        "import wherry; print(wherry.types.chat.chat_completion.Choice.__name__, wherry.types.CompletionUsage.__name__)"
    )
    assert run(code).split() == ["ChatCompletionChoice", "CompletionUsage"]
    assert run("import wherry; print(wherry.pagination.SyncCursorPage.__name__)").strip() == "CursorPage"


def test_names_are_shown() -> None:
    """`dir` has the names and the packages below, `import *` the names, `help` says what is in it."""
    from wherry.types import chat

    assert {"ChatCompletion", "ParsedChatCompletion", "completions"} <= set(dir(chat))
    assert "offered" not in dir(chat)
    assert {"ChatCompletion", "ChatCompletionMessageParam"} <= set(chat.__all__)
    assert "class ChatCompletion(" in pydoc.render_doc(chat, renderer=pydoc.plaintext)


def test_a_name_that_is_not_there() -> None:
    """A misspelt name is an AttributeError, or an ImportError, with the nearest ones."""
    from wherry.types import chat

    with pytest.raises(AttributeError, match=r"no attribute 'ChatCompletions'; did you mean ChatCompletion"):
        chat.ChatCompletions  # noqa: B018
    with pytest.raises(ImportError, match="did you mean ChatCompletion"):
        exec("from wherry.types.chat import ChatCompletions")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("wherry.types.chat.nothing")
    assert not hasattr(chat, "nothing")


def test_a_refused_name() -> None:
    """A type that there is nothing for says why, and what to do instead, however it is asked for."""
    from wherry.types.beta import realtime

    with pytest.raises(AttributeError, match=r"which wherry\.models\.RealtimeSessionCreateResponse has"):
        realtime.SessionCreateResponse  # noqa: B018
    for line in (
        "from wherry.types.beta.realtime import SessionCreateResponse",
        "from wherry.types.beta.realtime.session_create_response import SessionCreateResponse",
    ):
        with pytest.raises(ImportError, match=r"which wherry\.models\.RealtimeSessionCreateResponse has"):
            exec(line)


def test_types_of_connections() -> None:
    """What configures a connection is where the official package has it; one class stands for its three names."""
    from wherry import types
    from wherry.types import websocket_connection_options as options
    from wherry.types import websocket_reconnection as reconnection

    assert types.ReconnectingEvent is reconnection.ReconnectingEvent is wherry.ReconnectingEvent
    assert types.ReconnectingOverrides is reconnection.ReconnectingOverrides is wherry.ReconnectingOverrides
    assert types.WebSocketConnectionOptions is options.WebsocketConnectionOptions
    assert types.SyncWebSocketConnectionOptions is types.WebsocketConnectionOptions
    assert types.WebSocketConnectionOptions(max_size=None) == {"max_size": None}
    assert [reconnection.is_recoverable_close(code) for code in (1000, 1001, 1006, 4000)] == [False, True, True, False]


@pytest.mark.parametrize("kind", ["Page", "CursorPage", "ConversationCursorPage", "NextCursorPage", "TokenPage"])
def test_pages(kind: str) -> None:
    """Pages are those of the clients, and can be subscripted."""
    assert getattr(pagination, f"Sync{kind}") is getattr(wherry, kind)
    assert getattr(pagination, f"Async{kind}") is getattr(wherry, f"Async{kind}")
    assert pagination.SyncCursorPage[models.FileObject]


def test_params_are_fields_of_pydantic_models() -> None:
    """Pydantic checks them on every Python; what is required is asked for."""
    from pydantic import TypeAdapter, ValidationError

    from wherry.types.chat import ChatCompletionUserMessageParam
    from wherry.types.embedding_create_params import EmbeddingCreateParams

    assert TypeAdapter(params.ChatCompletionRequestUserMessage).json_schema()["required"] == ["content", "role"]
    with pytest.raises(ValidationError, match="content"):
        TypeAdapter(list[ChatCompletionUserMessageParam]).validate_python([{"role": "user"}])
    call = {"model": "text-embedding-3-small", "input": "Say ahoy."}
    assert TypeAdapter(EmbeddingCreateParams).validate_python(call) == call


def test_params_need_no_other_package() -> None:
    """Without typing_extensions they are TypedDicts all the same; with it, `import wherry` does not load it."""
    code = """
import sys, typing
import wherry
assert "typing_extensions" not in sys.modules
sys.modules["typing_extensions"] = None
from wherry.types.chat import ChatCompletionUserMessageParam
assert ChatCompletionUserMessageParam.__total__ is False and typing.is_typeddict(ChatCompletionUserMessageParam)
"""
    assert run(code) == ""
