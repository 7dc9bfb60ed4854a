"""Runs that end early or go on later: turns, state in another process, cancellation, streams that are cut."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.runtime.tools.scripted import APIS, HOSTS, Model, call, client_of, on, pause, play, run_of

every_host = pytest.mark.parametrize("host", HOSTS)
every_api = pytest.mark.parametrize("api", APIS)


def step(n: int) -> int:
    """Take a step."""
    return n + 1


def turns(count: int) -> Model:
    return Model(*([call(f"c{n}", "step", n=n)] for n in range(count)), ["Done."])


@every_host
@every_api
def test_max_turns(host: str, api: str) -> None:
    """The error has the state, which goes on with a higher limit; turns are counted over all."""
    model = turns(4)
    with pytest.raises(wherry.MaxTurnsError, match="more than 3 turns") as caught:
        play(host, api, model, tools=[step], max_turns=3)
    state = json.loads(json.dumps(caught.value.state))
    assert state["turns"] == 3 == len(model.asked)
    with pytest.raises(wherry.MaxTurnsError):
        play(host, api, model, tools=[step], max_turns=3, state=state)
    played = play(host, api, model, tools=[step], max_turns=5, state=state)
    assert played.text == "Done."
    assert played.run.usage["total_tokens"] == 15 * 5
    assert len(model.outputs()) == 4


@every_api
def test_a_new_question_on_a_finished_run(api: str) -> None:
    """What is said next follows what was said; the turns begin again, the usage does not."""
    model = Model([call("c0", "step", n=0)], ["Done."], ["And more."])
    first = play("threads", api, model, tools=[step], max_turns=2)
    next_ = play("threads", api, model, tools=[step], max_turns=2, state=first.run.state, said="More?")
    assert [item.get("role") for item in model.said()][-2:] == ["assistant", "user"]
    assert (next_.run.state["turns"], next_.run.usage["total_tokens"]) == (1, 45)


def test_a_question_beside_pending_calls_comes_after_their_outputs() -> None:
    """A message between a call and its output would be refused."""
    model = Model([call("c0", "step", n=0)], ["Done."])
    first = play("threads", "responses", model, tools=[step], approve=lambda call: None)
    play("threads", "responses", model, tools=[step], state=first.run.state, approvals={"c0": False}, said="Why?")
    assert [item.get("type", "message") for item in model.said()][-2:] == ["function_call_output", "message"]


@every_api
def test_in_another_process(api: str) -> None:
    """The state is JSON, and all that is needed."""
    model = Model([call("c0", "step", n=0), call("c1", "step", n=1)])
    waiting = play("threads", api, model, tools=[step], approve=lambda call: True if call.id == "c0" else None)
    code = """
import json, sys
from tests.runtime.tools.scripted import Model, play
from tests.runtime.tools.test_going_on import step
model = Model(["Done."])
played = play("threads", sys.argv[1], model, tools=[step], state=json.load(sys.stdin), approvals={"c1": True})
print(json.dumps([played.text, model.outputs(), played.run.usage["total_tokens"]]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, api],
        input=json.dumps(waiting.run.state),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONPATH": f"{Path(wherry.__file__).parents[1]}:{Path(__file__).parents[3]}"},
    )
    assert json.loads(done.stdout) == ["Done.", {"c0": "1", "c1": "2"}, 30]


@pytest.mark.parametrize("state", [{"v": 2, "api": "chat"}, {"v": 1, "api": "responses"}, {}])
def test_states_of_others_are_refused(state: dict[str, Any]) -> None:
    """Of another API, another version, or no state at all."""
    with pytest.raises(wherry.UsageError, match="state"):
        play("threads", "chat", Model(), state=state)


class Steps:
    """A tool that is slow, and knows what of it has begun and ended."""

    def __init__(self, host: str) -> None:
        self.begun = self.ended = 0
        self.host = host

    def tool(self) -> Any:
        def step(n: int) -> int:
            self.begun += 1
            self.ended += 1
            return n

        async def slow(n: int) -> int:
            self.begun += 1
            try:
                for _ in range(5):
                    await pause()
            finally:
                self.ended += 1
            return n

        slow.__name__ = "step"
        return step if self.host == "threads" else slow


@every_host
@every_api
@pytest.mark.parametrize("parallel", [False, True])
def test_whoever_leaves_leaves_nothing_running(host: str, api: str, parallel: bool) -> None:
    """After each event in turn: what has begun has ended, and every response is let go."""
    calls = [call("c0", "step", n=0), call("c1", "step", n=1)]
    whole = play(host, api, Model(calls, ["Done."]), tools=[Steps(host).tool()], parallel=parallel)
    threads = threading.active_count()
    for count in range(len(whole.events)):
        steps, model = Steps(host), Model(calls, ["Done."])
        left = play(host, api, model, leave_after=count, tools=[steps.tool()], parallel=parallel)
        assert steps.begun == steps.ended
        assert model.left_open == 0
        assert threading.active_count() == threads
        json.dumps(left.run.state)
        if not parallel:
            assert left.told == whole.told[: len(left.told)]


@pytest.mark.parametrize("host", ["asyncio", "trio"])
@pytest.mark.parametrize("parallel", [False, True])
def test_a_cancelled_task_leaves_nothing_running(host: str, parallel: bool) -> None:
    """At each point where the run may wait."""
    import asyncio

    import trio

    calls = [call("c0", "step", n=0), call("c1", "step", n=1)]
    for after in range(1, 40):
        steps, model = Steps(host), Model(calls, ["Done."])

        async def work(steps: Steps = steps, model: Model = model) -> None:
            run = run_of(client_of(host, model), "responses", {"tools": [steps.tool()], "parallel": parallel})
            async with run:
                async for _ in run:
                    await pause()

        async def main(work: Any = work, after: int = after) -> bool:
            if host == "trio":
                with trio.move_on_after(1000) as scope:
                    async with trio.open_nursery() as nursery:
                        nursery.start_soon(work)
                        for _ in range(after):
                            await pause()
                        scope.cancel()
                return scope.cancelled_caught
            before = asyncio.all_tasks()
            task = asyncio.ensure_future(work())
            for _ in range(after):
                await pause()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert asyncio.all_tasks() == before
            return task.cancelled()

        cancelled = on(host, main)
        assert steps.begun == steps.ended
        assert model.left_open == 0
        if not cancelled:
            break
    assert after > 10


@every_host
def test_an_error_in_the_block_is_that_error(host: str) -> None:
    """It comes out alone, in no group, also where calls run beside."""
    steps, model = Steps(host), Model([call("c0", "step", n=0), call("c1", "step", n=1)], ["Done."])
    client = client_of(host, model)
    given = {"tools": [steps.tool()], "parallel": True}

    def sync_block() -> None:
        with run_of(client, "responses", given) as run:
            for event in run:
                if event.type == "tool.started":
                    raise KeyError("mine")

    async def async_block() -> None:
        async with run_of(client, "responses", given) as run:
            async for event in run:
                await pause()
                if event.type == "tool.started":
                    raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        sync_block() if host == "threads" else on(host, async_block)
    assert steps.begun == steps.ended


@every_api
def test_a_stream_that_is_cut(api: str) -> None:
    """The error is that of the stream; the state is as it was before that turn, and the turn is asked for again."""

    def cut(number: int) -> None:
        if len(model.asked) == 2 and number == 2:
            raise wherry.APIConnectionError("cut")

    model = Model([call("c0", "step", n=0)], ["Done, with more text."], ["Done."], between=cut)
    client = client_of("threads", model)
    with run_of(client, api, {"tools": [step]}) as run, pytest.raises(wherry.APIConnectionError):
        list(run)
    assert (run.state["turns"], run.state["calls"]) == (1, [])
    played = play("threads", api, model, tools=[step], state=run.state)
    assert played.text == "Done."
    assert model.said(1) == model.said(2)


@pytest.mark.parametrize(
    ("api", "facts"), [("responses", {"status": "incomplete"}), ("chat", {"finish_reason": "length"})]
)
@pytest.mark.parametrize("parallel", [False, True])
def test_an_answer_that_is_not_complete_ends_the_run(api: str, facts: dict[str, Any], parallel: bool) -> None:
    """It can be looked at; the state is as it was before the turn."""
    model = Model([call("c0", "step", n=0)], **facts)
    played = play("threads", api, model, tools=[step], parallel=parallel)
    assert parallel or played.told == ["turn.done"]  # what was not begun is not run
    result = played.run.response if api == "responses" else played.run.completion
    assert (result.status if api == "responses" else result.choices[0].finish_reason) in ("incomplete", "length")
    assert (played.run.pending, played.run.state["calls"]) == ([], [])
    assert played.run.state["items"] == [{"role": "user", "content": "Ahoy"}]
