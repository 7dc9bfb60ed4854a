"""What becomes of a call: errors of each kind, approval, calls that the program answers, and what a tool may return."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

import wherry
from tests.runtime.tools.scripted import APIS, HOSTS, Call, Model, call, client_of, on, pause, play, run_of

every_host = pytest.mark.parametrize("host", HOSTS)
every_api = pytest.mark.parametrize("api", APIS)


def fails(why: str) -> str:
    """Fail."""
    raise wherry.ToolError(f"no: {why}") if why == "told" else ZeroDivisionError(why)


@every_host
@every_api
@pytest.mark.parametrize("parallel", [False, True])
def test_the_model_is_told_what_it_did_wrong(host: str, api: str, parallel: bool) -> None:
    """A ToolError, an unknown tool, arguments that do not fit and such that are no JSON: the run goes on."""
    calls = [
        call("told", "fails", why="told"),
        call("unknown", "nosuch"),
        call("misfit", "fails", wy=1),
        Call("broken", "fails", '{"why": "x'),
    ]
    model = Model(calls, ["Sorry."])
    played = play(host, api, model, tools=[fails], parallel=parallel)
    outputs = model.outputs()
    assert list(outputs) == ["told", "unknown", "misfit", "broken"]
    assert outputs["told"] == "no: told"
    assert outputs["unknown"] == "There is no tool 'nosuch'. There are: fails."
    assert outputs["misfit"].startswith("The arguments do not fit: ")
    assert "/why" in outputs["misfit"]
    assert outputs["broken"].startswith("The arguments do not fit: ")
    failed = [event for event in played.events if event.type == "tool.failed"]
    assert {event.call.id for event in failed} == set(outputs)
    assert {event.call.id for event in failed if event.error is None} == {"unknown"}
    assert played.text == "Sorry."


@every_host
@pytest.mark.parametrize("parallel", [False, True])
def test_any_other_error_is_raised_and_the_state_is_kept(host: str, parallel: bool) -> None:
    """Its text is not for the model. The call is pending, and the next run tries it again."""
    kept: list[Any] = []
    client = client_of(host, model := Model([call("good", "works"), call("bad", "breaks")], ["Done."], ["Again."]))

    def works() -> str:
        return "fine"

    def breaks() -> str:
        raise ZeroDivisionError("secret")

    given = {"tools": [works, breaks], "parallel": parallel}

    def run_it() -> None:
        with run_of(client, "responses", given) as run:
            kept.append(run)
            list(run)

    async def await_it() -> None:
        async with run_of(client, "responses", given) as run:
            kept.append(run)
            async for _ in run:
                await pause()

    with pytest.raises(ZeroDivisionError, match="secret"):
        run_it() if host == "threads" else on(host, await_it)
    assert [each.id for each in kept[0].pending] == ["bad"]
    assert model.left_open == 0
    again = play(host, "responses", model, tools=[works, breaks], state=kept[0].state, on_error=lambda call, error: "x")
    assert again.text == "Done."
    assert model.outputs() == {"good": "fine", "bad": "x"}


@every_host
@every_api
def test_the_caller_decides_what_the_model_learns_of_an_error(host: str, api: str) -> None:
    """`on_error` gets the call and the error, may be async, and returns what any tool may."""
    seen = []

    def told(call: wherry.ToolCall, error: Exception) -> Any:
        seen.append((call.id, call.parsed, type(error)))
        return {"error": type(error).__name__}

    async def atold(call: wherry.ToolCall, error: Exception) -> Any:
        await pause()
        return told(call, error)

    model = Model([call("c", "fails", why="bug")], ["Sorry."])
    play(host, api, model, tools=[fails], on_error=told if host == "threads" else atold)
    assert model.outputs() == {"c": '{"error": "ZeroDivisionError"}'}
    assert seen == [("c", {"why": "bug"}, ZeroDivisionError)]


@every_host
@every_api
def test_approval(host: str, api: str) -> None:
    """True runs, False is told to the model, None ends the run; the answer may come later, with the state."""
    ran = []

    def remove(path: str) -> str:
        ran.append(path)
        return "removed"

    def approve(call: wherry.ToolCall) -> bool | None:
        return {"a": True, "b": False, "c": None}[json.loads(call.arguments)["path"]]

    async def later(call: wherry.ToolCall) -> bool | None:
        await pause()
        return approve(call)

    calls = [call(f"call_{path}", "remove", path=path) for path in "cab"]
    model = Model(calls, ["Done."])
    played = play(host, api, model, tools=[remove], approve=approve if host == "threads" else later)
    assert played.told == ["turn.done", "waiting call_c", "started call_a", "done call_a", "denied call_b"]
    assert [each.id for each in played.run.pending] == ["call_c"]
    assert (ran, len(model.asked)) == (["a"], 1)
    state = json.loads(json.dumps(played.run.state))
    still = play(host, api, model, tools=[remove], state=state, approve=lambda call: None)
    assert still.told == ["waiting call_c"]
    resumed = play(host, api, model, tools=[remove], state=state, approvals={"call_c": True})
    assert resumed.told == ["started call_c", "done call_c", "turn.done"]
    assert ran == ["a", "c"]
    assert model.outputs() == {
        "call_c": "removed",
        "call_a": "removed",
        "call_b": "The user did not allow this call.",
    }
    assert resumed.run.usage["total_tokens"] == 30


def test_servers_of_mcp_ask_the_same_way() -> None:
    """Without an answer they wait; the service runs what is approved."""
    request = {"type": "mcp_approval_request", "id": "mcpr_1", "name": "read", "arguments": "{}", "server_label": "s"}
    model = Model([request], ["Read."], ["Not read."])
    waiting = play("threads", "responses", model, tools=[{"type": "mcp", "server_label": "s", "server_url": "x"}])
    assert waiting.told == ["turn.done", "waiting mcpr_1"]
    assert model.asked[0]["tools"] == [{"type": "mcp", "server_label": "s", "server_url": "x"}]
    approved = play("threads", "responses", model, state=waiting.run.state, approve=lambda call: call.name == "read")
    assert approved.told == ["approved mcpr_1", "turn.done"]
    answer = {"type": "mcp_approval_response", "approval_request_id": "mcpr_1", "approve": True}
    assert model.said()[-2:] == [request, answer]
    play("threads", "responses", model, state=waiting.run.state, approvals={"mcpr_1": False})
    assert model.said()[-1] == {**answer, "approve": False}


def test_items_of_hosted_tools_pass_through() -> None:
    """They go back as they came; what a hosted shell has done is not asked of the program."""
    search = {
        "type": "web_search_call",
        "id": "ws_1",
        "status": "completed",
        "action": {"type": "search", "query": "x"},
    }
    shell = {"type": "shell_call", "id": "sh", "call_id": "c9", "action": {"commands": []}, "status": "completed"}
    ran = {"type": "shell_call_output", "id": "so", "call_id": "c9", "output": [], "status": "completed"}
    model = Model([search, shell, ran, call("c1", "now")], ["Done."])
    played = play(
        "threads", "responses", model, tools=[{"type": "web_search"}, wherry.tool(lambda: "noon", name="now")]
    )
    assert played.told == ["turn.done", "started c1", "done c1", "turn.done"]
    assert model.said()[1:4] == [search, shell, ran]


@pytest.mark.parametrize(
    ("item", "output", "sent"),
    [
        (
            {"type": "custom_tool_call", "id": "ct", "call_id": "c1", "name": "sql", "input": "select 1"},
            [1],
            {"type": "custom_tool_call_output", "call_id": "c1", "output": "[1]"},
        ),
        (
            {"type": "local_shell_call", "id": "ls", "call_id": "c1", "action": {}, "status": "completed"},
            {"type": "local_shell_call_output", "id": "ls", "output": "ok"},
            {"type": "local_shell_call_output", "id": "ls", "output": "ok"},
        ),
        (
            {"type": "function_call", "id": "fc", "call_id": "c1", "name": "elsewhere", "arguments": "{}"},
            "there",
            {"type": "function_call_output", "call_id": "c1", "output": "there"},
        ),
    ],
    ids=lambda value: value.get("type") if isinstance(value, dict) else "",
)
def test_calls_that_the_program_answers(item: dict[str, Any], output: Any, sent: dict[str, Any]) -> None:
    """Of what is no function here, the run ends with the call pending; its output comes with the state."""
    tools = [{"type": "function", "name": "elsewhere", "parameters": {}, "strict": False}]
    model = Model([item], ["Done."])
    waiting = play("threads", "responses", model, tools=tools)
    assert waiting.told == ["turn.done", "waiting c1"]
    assert waiting.run.pending[0].item == item
    done = play("threads", "responses", model, tools=tools, state=waiting.run.state, outputs={"c1": output})
    assert done.told == ["done c1", "turn.done"]
    assert model.said()[-1] == sent


@every_api
def test_classes(api: str) -> None:
    """Objects that can be called are called; of others the run ends with the object."""

    @dataclass
    class Add:
        """Add two numbers."""

        a: int
        b: int

        def __call__(self) -> int:
            return self.a + self.b

    @dataclass
    class Order:
        """Order something."""

        what: str

    model = Model([call("c1", "Add", a=1, b=2), call("c2", "Order", what="tea")], ["Done."])
    played = play("threads", api, model, tools=[Add, Order])
    assert played.told == ["turn.done", "started c1", "done c1", "waiting c2"]
    assert played.run.pending[0].parsed == Order("tea")
    play("threads", api, model, tools=[Add, Order], state=played.run.state, outputs={"c2": None})
    assert model.outputs() == {"c1": "3", "c2": "null"}


@every_host
def test_the_context_is_not_for_the_model(host: str) -> None:
    """A parameter of its type gets the call id, the run and the object of the caller."""

    def who(context: wherry.ToolContext[dict[str, str]], upper: bool = False) -> str:
        runs.append(context.run)
        name = context.value["user"]
        return f"{context.call_id}: {name.upper() if upper else name}"

    runs: list[Any] = []
    model = Model([call("c1", "who", upper=True), call("c2", "who", upper=None)], ["Done."])
    played = play(host, "chat", model, tools=[who], context={"user": "ann"})
    assert model.outputs() == {"c1": "c1: ANN", "c2": "c2: ann"}
    assert runs == [played.run, played.run]
    assert list(model.asked[0]["tools"][0]["function"]["parameters"]["properties"]) == ["upper"]


def test_async_functions_need_an_async_client() -> None:
    """A sync run says so before anything is sent; what is found out later is an error of the tool."""

    async def later() -> None: ...

    with pytest.raises(wherry.UsageTypeError, match=r"'later' is async.*AsyncClient"):
        play("threads", "chat", Model(), tools=[later])
    hidden = wherry.tool(lambda: later(), name="hidden")
    with pytest.raises(wherry.UsageTypeError, match="AsyncClient"):
        play("threads", "chat", Model([call("c", "hidden")]), tools=[hidden])


@every_api
def test_the_same_call_twice_runs_once(api: str) -> None:
    """An item that comes twice is one call; the same id in another turn is another."""
    ran = []

    def count() -> int:
        ran.append(1)
        return len(ran)

    same = [call("c1", "count"), call("c1", "count")] if api == "responses" else [call("c1", "count")]
    model = Model(same, [call("c1", "count")], ["Done."])
    play("threads", api, model, tools=[count])
    assert len(ran) == 2  # an id may come again in another turn
    assert list(model.outputs()) == ["c1"]


@every_host
@pytest.mark.parametrize("said", ["no", 1, "false"])
def test_permission_is_never_guessed(host: str, said: Any) -> None:
    """What is neither True, False nor None, runs nothing."""
    ran: list[int] = []

    def remove() -> None:
        ran.append(1)

    for given in ({"approve": lambda call: said}, {"approvals": {"c": said}}):
        with pytest.raises(wherry.UsageTypeError, match="True, False or None"):
            play(host, "chat", Model([call("c", "remove")]), tools=[remove], **given)
    assert ran == []


def test_a_run_that_asked_goes_on_asking() -> None:
    """Without `approve` and a word in `approvals`, nothing runs after a resumption; an ID that waits nowhere is refused."""
    ran: list[str] = []

    def remove() -> str:
        ran.append("x")
        return "gone"

    first = play("threads", "chat", Model([call("a", "remove")]), tools=[remove], approve=lambda call: None).run
    state = json.loads(json.dumps(first.state))
    again = play("threads", "chat", Model(), tools=[remove], state=state).run
    assert ([each.id for each in again.pending], ran) == (["a"], [])
    model = Model([call("b", "remove")])
    later = play("threads", "chat", model, tools=[remove], state=state, approvals={"a": True}).run
    assert ([each.id for each in later.pending], ran) == (["b"], ["x"])
    for said in ({"approvals": {"b": True}}, {"outputs": {"b": "x"}}):
        with pytest.raises(wherry.UsageError, match="no call that waits has the ID 'b'; there are: a"):
            play("threads", "chat", Model(), tools=[remove], state=state, **said)


def test_an_async_approval_needs_an_async_client() -> None:
    """Its coroutine is no permission."""
    ran: list[int] = []

    def remove() -> None:
        ran.append(1)

    async def approve(call: wherry.ToolCall) -> bool:
        return False

    with pytest.raises(wherry.UsageTypeError, match="AsyncClient"):
        play("threads", "chat", Model([call("c", "remove")]), tools=[remove], approve=approve)
    assert ran == []


@every_host
@pytest.mark.parametrize("parallel", [False, True])
@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, StopIteration, StopAsyncIteration])
def test_what_a_tool_raises_reaches_the_program(host: str, parallel: bool, error: type[BaseException]) -> None:
    """Also what is no Exception, from whatever thread or task, and what would end a loop."""

    def breaks() -> None:
        raise error

    stops = error in (StopIteration, StopAsyncIteration)
    model = Model([call("a", "breaks")], ["Done."])
    with pytest.raises((RuntimeError, error) if stops else error) as raised:
        play(host, "responses", model, tools=[breaks], parallel=parallel)
    assert raised.type is not (StopIteration if host == "threads" else StopAsyncIteration)
    assert len(model.asked) == 1
    assert model.left_open == 0


def test_a_call_in_a_namespace_that_has_no_such_tool() -> None:
    """The model is told where the tools are."""
    item = {
        "type": "function_call",
        "id": "f",
        "call_id": "c",
        "name": "fails",
        "arguments": "{}",
        "namespace": "other",
    }
    model = Model([item], ["Sorry."])
    played = play("threads", "responses", model, tools=[{"type": "namespace", "name": "mine", "tools": [fails]}])
    assert played.told == ["turn.done", "failed c", "turn.done"]
    assert model.outputs() == {"c": "There is no tool 'fails of other'. There are: fails of mine."}


@pytest.mark.parametrize("stream", [True, False])
def test_a_call_without_a_call_id(stream: bool) -> None:
    """The ID of its item serves; where that is missing too, the run says so, and its state is that before the turn."""
    ran: list[int] = []

    def count(n: int) -> int:
        """Count."""
        ran.append(n)
        return n

    item = {"type": "function_call", "id": "fc_1", "call_id": None, "name": "count", "arguments": '{"n": 1}'}
    model = Model([item], ["Done."])
    assert play("threads", "responses", model, tools=[count], stream=stream).text == "Done."
    assert (ran, model.outputs()) == ([1], {"fc_1": "1"})
    assert [said["call_id"] for said in model.said() if "call_id" in said] == ["fc_1", "fc_1"]

    run = run_of(client_of("threads", Model([{**item, "id": None}])), "responses", {"tools": [count], "stream": stream})
    with pytest.raises(wherry.DecodeError, match="'count' came without call_id and id"):
        run.until_done()
    assert (ran, run.state["calls"], run.pending) == ([1], [], [])
