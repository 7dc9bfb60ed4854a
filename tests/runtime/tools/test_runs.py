"""Runs of tools: turns, calls and outputs, with each API on each host; one after the other and in parallel, streamed or not."""

from __future__ import annotations

import json
from pydoc import render_doc
from typing import Any, Literal

import pytest

import wherry
from tests.runtime.tools.scripted import APIS, HOSTS, Model, call, client_of, on, pause, play, run_of

every_host = pytest.mark.parametrize("host", HOSTS)
every_api = pytest.mark.parametrize("api", APIS)
OSLO, ROME = call("call_1", "weather", city="Oslo", unit=None), call("call_2", "weather", city="Rome", unit="F")


def weather_of(host: str) -> Any:
    """Return the same tool as a function that its host can run."""

    def weather(city: str, unit: Literal["C", "F"] = "C") -> dict[str, Any]:
        """Look up the weather.

        Args:
            city: Its name.
        """
        return {"city": city, "unit": unit}

    async def later(city: str, unit: Literal["C", "F"] = "C") -> dict[str, Any]:
        await pause()
        return weather(city, unit)

    later.__name__, later.__doc__ = "weather", weather.__doc__
    return weather if host == "threads" else later


@every_host
@every_api
@pytest.mark.parametrize("parallel", [False, True], ids=["in turn", "parallel"])
@pytest.mark.parametrize("stream", [True, False], ids=["streamed", "whole"])
def test_two_calls_and_an_answer(host: str, api: str, parallel: bool, stream: bool) -> None:
    """Outputs go back in the order of the calls; usage is summed; what the model is shown is the same everywhere."""
    model = Model([OSLO, ROME], ["Mild."])
    played = play(host, api, model, tools=[weather_of(host)], parallel=parallel, stream=stream)
    assert model.outputs() == {"call_1": '{"city": "Oslo", "unit": "C"}', "call_2": '{"city": "Rome", "unit": "F"}'}
    assert list(model.outputs()) == ["call_1", "call_2"]
    assert played.text == "Mild."
    usage = played.run.usage
    assert usage["total_tokens"] == 30
    details = usage["output_tokens_details" if api == "responses" else "completion_tokens_details"]
    assert details == {"reasoning_tokens": 4}
    assert played.run.pending == []
    assert json.loads(json.dumps(played.run.state))["turns"] == 2
    assert sorted(played.told) == sorted(
        ["turn.done", "turn.done", "started call_1", "done call_1", "started call_2", "done call_2"]
    )
    if not parallel:
        assert played.told == ["turn.done", *played.told[1:5], "turn.done"]
        assert played.told[1:5] == ["started call_1", "done call_1", "started call_2", "done call_2"]
    assert model.left_open == 0
    sent = model.asked[0]["tools"][0]
    function = sent if api == "responses" else sent["function"]
    assert function["description"] == "Look up the weather."
    assert function["strict"] is True
    assert function["parameters"]["properties"]["city"] == {"type": "string", "description": "Its name."}
    assert model.asked[0]["tools"] == model.asked[1]["tools"]


@every_api
def test_all_events_of_all_turns_are_one_stream(api: str) -> None:
    """Those of the API come as from `stream`, with what becomes of the calls between them."""
    played = play("threads", api, Model([OSLO], ["Mild."]), tools=[weather_of("threads")])
    if api == "responses":
        arguments = ["response.function_call_arguments.delta"] * 2 + ["response.function_call_arguments.done"]
        first = ["response.created", "response.output_item.added", *arguments, "response.output_item.done"]
        last = ["response.created", "response.output_item.done", "response.completed"]
        first.append("response.completed")
    else:
        first = ["chunk", "chunk", "tool_calls.function.arguments.delta"]
        first += ["chunk", "tool_calls.function.arguments.delta"] * 2
        first += ["chunk", "tool_calls.function.arguments.done", "chunk"]
        last = ["chunk", "content.delta", "chunk", "content.delta", "chunk", "content.done", "chunk"]
    assert played.types == [*first, "turn.done", "tool.started", "tool.done", *last, "turn.done"]
    started, done = (event for event in played.events if event.type.startswith("tool.") and hasattr(event, "call"))
    assert started.call.parsed == {"city": "Oslo"}
    assert done.output == {"city": "Oslo", "unit": "C"}
    turns = [event for event in played.events if event.type == "turn.done"]
    assert [turn.turn for turn in turns] == [1, 2]
    assert turns[-1].result is (played.run.response if api == "responses" else played.run.completion)


@every_host
@every_api
def test_a_call_begins_while_the_rest_still_streams(host: str, api: str) -> None:
    """With `parallel` a call runs as soon as its arguments are there; both are in progress at the same time."""
    import threading

    begun, both = threading.Semaphore(0), threading.Barrier(2)
    turn = [call("call_1", "meet", who="a"), call("call_2", "meet", who="b"), "One moment."]
    positions = {"responses": 6, "chat": 7}
    seen = []

    def between(number: int) -> None:
        if host == "threads" and model.asked and len(model.asked) == 1 and number == positions[api]:
            seen.append(begun.acquire(timeout=10))  # the stream goes on only when the first call runs

    def meet(who: str) -> str:
        begun.release()
        both.wait(10)
        return who

    waiting: list[str] = []

    async def ameet(who: str) -> str:
        waiting.append(who)
        while len(waiting) < 2:
            await pause()
        return who

    ameet.__name__ = "meet"
    model = Model(turn, ["Done."], between=between)
    played = play(host, api, model, tools=[meet if host == "threads" else ameet], parallel=True)
    assert model.outputs() == {"call_1": "a", "call_2": "b"}
    assert played.told.index("started call_1") < played.told.index("turn.done")
    if host == "threads":
        assert seen == [True]
    else:
        assert {"done call_1", "done call_2"} < set(played.told[: played.told.index("turn.done")])


@every_host
@pytest.mark.parametrize("parallel", [False, True])
def test_until_done(host: str, parallel: bool) -> None:
    """The run enters its block by itself, unless it is in it; a run of an async client may be awaited for its result."""
    model = Model([OSLO], ["Mild."])
    given = {"tools": [weather_of(host)], "parallel": parallel}
    if host == "threads":
        run = run_of(client_of(host, model), "responses", given)
        assert run.until_done() is run
        with run:
            assert run.until_done().response.output_text == "Mild."
        return

    async def main() -> None:
        run = run_of(client_of(host, model), "responses", given)
        async with run:
            assert await run.until_done() is run
        assert (await run).output_text == "Mild."
        assert await run is run.response

    on(host, main)


@every_api
@pytest.mark.parametrize("stream", [True, False])
def test_the_answer_is_parsed(api: str, stream: bool) -> None:
    """`text_format` and `response_format` are those of `parse`; what calls say is never parsed by the stream."""
    from dataclasses import dataclass

    @dataclass
    class Report:
        degrees: int

    model = Model([call("call_1", "weather", city=3)], ['{"degrees": 7}'])
    name = "text_format" if api == "responses" else "response_format"
    played = play("threads", api, model, tools=[weather_of("threads")], stream=stream, **{name: Report})
    if api == "responses":
        assert played.run.response.output_parsed == Report(7)
    else:
        assert played.run.completion.choices[0].message.parsed == Report(7)
    assert "/city" in model.outputs()["call_1"]


def test_a_plain_iteration_needs_no_block() -> None:
    """As with streams; only calls beside the stream need somebody who ends them."""
    assert [event.type for event in run_of(client_of("threads", Model(["Ahoy."])), "chat", {})][-1] == "turn.done"
    with pytest.raises(wherry.UsageError, match="with"):
        next(run_of(client_of("threads", Model(["Ahoy."])), "chat", {"parallel": True}))


def test_a_run_says_how_far_it_is() -> None:
    """Its repr has the turns, and how many calls wait."""
    given = {"tools": [weather_of("threads")], "approve": lambda call: None}
    run = run_of(client_of("threads", Model([OSLO], ["Mild."])), "responses", given)
    assert repr(run) == "<ResponseToolRun: turn 0, waits for 0 calls>"
    assert repr(run.until_done()) == "<ResponseToolRun: turn 1, waits for 1 call>"


def test_help_of_a_run() -> None:
    """What `help` shows of a run in threads says nothing of what only an async one can do."""
    told = render_doc(wherry.ToolRun)
    assert "iterate it in its block" in told
    assert "await" not in told.lower().replace("waiting", "")
    assert "Awaiting it gives its last result" in render_doc(wherry.AsyncToolRun)
