"""What each turn of a run asks for: which items go back, who keeps what was said, and what is different after the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

import wherry
from tests.runtime.tools.scripted import APIS, HOSTS, Model, call, client_of, play, run_of

every_api = pytest.mark.parametrize("api", APIS)


def now() -> str:
    """Tell the time."""
    return "noon"


CALL = call("c1", "now")
SENT = {"type": "function_call", "id": "fc_c1", "call_id": "c1", "name": "now", "arguments": "{}"}
OUTPUT = {"type": "function_call_output", "call_id": "c1", "output": "noon"}
PLAIN = {"type": "reasoning", "id": "rs_1", "summary": [], "status": None}
SEALED = {**PLAIN, "encrypted_content": "sealed"}
AHOY = {"role": "user", "content": "Ahoy"}


@pytest.mark.parametrize("parallel", [False, True])
@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("store", "reasoning", "sent"),
    [
        (None, PLAIN, [{"type": "reasoning", "id": "rs_1", "summary": []}, SENT]),
        (False, PLAIN, [{key: SENT[key] for key in SENT if key != "id"}]),
        (False, SEALED, [{"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "sealed"},
                         {key: SENT[key] for key in SENT if key != "id"}]),
    ],
    ids=["stored", "not stored", "sealed"],
)  # fmt: skip
def test_reasoning_goes_back(parallel: bool, stream: bool, store: Any, reasoning: Any, sent: Any) -> None:
    """The service knows what it has stored by its id; what it has not is sent whole, or not at all."""
    model = Model([reasoning, CALL], ["Noon."])
    more = {} if store is None else {"store": store}
    play("threads", "responses", model, tools=[now], parallel=parallel, stream=stream, **more)
    assert model.said() == [AHOY, *sent, OUTPUT]
    assert model.asked[0].get("include") is None


def test_reasoning_is_asked_for_in_a_form_that_can_go_back() -> None:
    """With store=False, if the caller asks for reasoning and does not say what to include."""
    model = Model(["Ahoy."], ["Ahoy."])
    play("threads", "responses", model, store=False, reasoning={"effort": "low"})
    assert model.asked[0]["include"] == ["reasoning.encrypted_content"]
    play("threads", "responses", model, store=False, reasoning={"effort": "low"}, include=[])
    assert model.asked[1]["include"] == []


def test_a_response_before_keeps_what_was_said() -> None:
    """With previous_response_id the outputs alone are sent, also after a resumption."""
    model = Model([PLAIN, CALL], [CALL], [CALL], ["Noon."])
    first = play("threads", "responses", model, tools=[now], previous_response_id="resp_0", approve=lambda call: None)
    assert (model.said(), model.asked[0]["previous_response_id"]) == ([AHOY], "resp_0")
    assert first.run.state["previous_response_id"] == "resp_1"
    play("threads", "responses", model, tools=[now], state=first.run.state, approve=lambda call: True)
    assert [asked["previous_response_id"] for asked in model.asked[1:]] == ["resp_1", "resp_2", "resp_3"]
    assert [asked["input"] for asked in model.asked[1:]] == [[OUTPUT]] * 3


def test_what_is_not_stored_cannot_be_gone_on_from() -> None:
    """With store=False every turn starts from the same response, and sends all that came since."""
    model = Model([CALL], ["Noon."])
    play("threads", "responses", model, tools=[now], previous_response_id="resp_0", store=False)
    assert [asked["previous_response_id"] for asked in model.asked] == ["resp_0", "resp_0"]
    assert len(model.said()) == 3


def test_a_conversation_keeps_what_was_said() -> None:
    """The outputs alone are sent."""
    model = Model([CALL], ["Noon."])
    play("threads", "responses", model, tools=[now], conversation="conv_1")
    assert [asked["conversation"] for asked in model.asked] == ["conv_1", "conv_1"]
    assert model.said() == [OUTPUT]


def test_messages_go_back_whole() -> None:
    """With what only the server knows; of audio the id alone."""
    model = Model([CALL], ["Noon."])
    play("threads", "chat", model, tools=[now])
    function = {"name": "now", "arguments": "{}"}
    assert model.said() == [
        AHOY,
        {"role": "assistant", "content": None, "tool_calls": [{"id": "c1", "type": "function", "function": function}]},
        {"role": "tool", "tool_call_id": "c1", "content": "noon"},
    ]
    from wherry._runtime.tools.chat import ChatLoop

    loop = ChatLoop({"messages": [AHOY]})
    assert not loop.over()
    loop.request()
    audio = {"id": "audio_1", "data": "AAAA", "transcript": "Hm."}
    message = {"role": "assistant", "content": None, "audio": audio, "reasoning_content": "hm"}
    loop.finish({"choices": [{"message": message, "finish_reason": "stop"}]})
    assert loop.items[-1] == {**message, "audio": {"id": "audio_1"}}


@pytest.mark.parametrize(
    ("api", "choice", "later"),
    [
        ("responses", "required", "auto"),
        ("chat", "required", "auto"),
        ("chat", "none", "none"),
        ("responses", {"type": "function", "name": "now"}, "auto"),
        ("chat", {"type": "function", "function": {"name": "now"}}, "auto"),
        (
            "responses",
            {"type": "allowed_tools", "mode": "required", "tools": []},
            {"type": "allowed_tools", "mode": "auto", "tools": []},
        ),
        (
            "chat",
            {"type": "allowed_tools", "allowed_tools": {"mode": "required", "tools": []}},
            {"type": "allowed_tools", "allowed_tools": {"mode": "auto", "tools": []}},
        ),
    ],
)
def test_a_call_is_forced_once(api: str, choice: Any, later: Any) -> None:
    """A run whose every turn has to call something would never end."""
    model = Model([CALL], [CALL], ["Noon."], ["More."])
    first = play("threads", api, model, tools=[now], tool_choice=choice)
    assert [asked["tool_choice"] for asked in model.asked] == [choice, later, later]
    play("threads", api, model, tools=[now], tool_choice=choice, state=first.run.state, said="And now?")
    assert model.asked[-1]["tool_choice"] == choice


@every_api
@pytest.mark.parametrize("host", HOSTS)
def test_arguments_and_options_go_with_each_turn(host: str, api: str) -> None:
    """An idempotency key gets the number of its turn, since each is a request of its own."""
    model = Model([CALL], ["Noon."])
    more = {"temperature": 0.5, "extra_body": {"own": 1}, "idempotency_key": "key"}
    played = play(host, api, model, tools=[now], **more)
    assert [(asked["temperature"], asked["own"]) for asked in model.asked] == [(0.5, 1)] * 2
    assert model.keys == ["key-1", "key-2"]
    assert "key" not in repr(played.run)


def test_usage_of_chat_is_asked_for() -> None:
    """A stream tells it only then; whoever says otherwise is heard."""
    model = Model(["Ahoy."], ["Ahoy."], ["Ahoy."])
    play("threads", "chat", model)
    play("threads", "chat", model, stream_options={"include_usage": False})
    play("threads", "chat", model, stream=False, strict=True)
    assert [asked.get("stream_options") for asked in model.asked] == [
        {"include_usage": True},
        {"include_usage": False},
        None,
    ]


def test_items_may_be_of_any_kind() -> None:
    """Models and dataclasses become JSON, so that the state is JSON."""
    message = wherry.models.EasyInputMessage(role="user", content="Ahoy")

    @dataclass
    class Item:
        role: str
        content: str

    model = Model(["Ahoy."])
    run = run_of(client_of("threads", model), "responses", {"said": [message, Item("user", "And you?")]})
    assert run.state["items"] + run.state["added"] == [message.to_dict(), {"role": "user", "content": "And you?"}]
    run.until_done()
    assert model.said() == [message.to_dict(), {"role": "user", "content": "And you?"}]
    assert "tools" not in model.asked[0]


def test_output_in_parts() -> None:
    """A list of content parts is the output itself."""
    part = {"type": "input_image", "image_url": "data:image/png;base64,AAAA"}
    model = Model([CALL], ["Seen."])
    play("threads", "responses", model, tools=[wherry.tool(lambda: [part], name="now")])
    assert model.outputs() == {"c1": [part]}


@pytest.mark.parametrize("option", ["resume", "retry_before_first_event"])
def test_what_is_about_streams_needs_one(option: str) -> None:
    """As with `create`, it is refused where nothing streams."""
    model = Model(["Ahoy."])
    play("threads", "responses", model, **{option: True}, background=True)
    with pytest.raises(wherry.UsageTypeError, match=option):
        play("threads", "responses", model, stream=False, **{option: True})


@every_api
@pytest.mark.parametrize("stream", [False, True])
def test_a_run_in_another_mode(api: str, stream: bool) -> None:
    """What asks for raw answers has a run all the same: its turns are no single answer."""
    client = client_of("threads", Model([CALL], ["Done."]))
    with run_of(client.with_raw_response, api, {"tools": [now], "stream": stream}) as run:
        assert [event.type for event in run][-1] == "turn.done"
    result = run.response.output_text if api == "responses" else run.completion.choices[0].message.content
    assert result == "Done."
