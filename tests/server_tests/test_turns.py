"""What a model says and does: answers that fit a schema, calls of tools, refusals, answers that stop halfway."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from tests.server_tests.asking import CHAT, events_of
from tests.server_tests.independent import errors
from tests.server_tests.test_strict_rules import TAKEN, closed

SHAPE = closed(
    title={"type": "string"},
    tags={"type": "array", "items": {"type": "string"}, "minItems": 3},
    owner={"anyOf": [closed(name={"type": "string"}), {"type": "null"}]},
    at={"type": "string", "format": "date-time"},
    size={"type": ["number", "null"]},
)
FUNCTIONS = {name: closed(**{f"of_{name}": {"type": "string"}}) for name in ("look", "listen")}
CHAT_TOOLS = [
    {"type": "function", "function": {"name": name, "parameters": shape, "strict": True}}
    for name, shape in FUNCTIONS.items()
]
TOOLS = [{"type": "function", "name": name, "parameters": shape, "strict": True} for name, shape in FUNCTIONS.items()]


def fits(schema: Any, value: Any) -> bool:
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(value)


def post(client: httpx.Client, path: str, wishes: str = "", **asked: Any) -> Any:
    base = CHAT if path == "/chat/completions" else {"model": "m", "input": "Say ahoy"}
    answer = client.post(path, json={**base, **asked}, headers={"x-fault": wishes} if wishes else {})
    assert answer.status_code == 200, answer.text
    if not asked.get("stream"):
        schema = "CreateChatCompletionResponse" if path == "/chat/completions" else "Response"
        assert errors(schema, answer.json()) == []
        return answer.json()
    found = [data for _, data in events_of(answer) if data != "[DONE]"]
    schema = "CreateChatCompletionStreamResponse" if path == "/chat/completions" else "ResponseStreamEvent"
    assert [error for event in found for error in errors(schema, event)] == []
    return found


def chat(client: httpx.Client, wishes: str = "", **asked: Any) -> Any:
    return post(client, "/chat/completions", wishes, **asked)


def respond(client: httpx.Client, wishes: str = "", **asked: Any) -> Any:
    return post(client, "/responses", wishes, **asked)


def deltas(chunks: list[Any], field: str) -> list[Any]:
    """What the chunks bring of a field of the message."""
    return [
        row["delta"][field] for chunk in chunks for row in chunk["choices"] if row["delta"].get(field) not in (None, "")
    ]


def of_type(events: list[Any], kind: str) -> list[Any]:
    return [event for event in events if event["type"] == f"response.{kind}"]


@pytest.mark.parametrize("name", [name for name in TAKEN if "," not in name])
def test_an_answer_fits(looking: httpx.Client, name: str) -> None:
    """Whatever strict mode allows gets an answer that fits, the same one each time, from both APIs."""
    form = {"name": "plan", "strict": True, "schema": TAKEN[name]}
    said = [
        chat(looking, response_format={"type": "json_schema", "json_schema": form})["choices"][0]["message"]["content"]
        for _ in range(2)
    ]
    assert said[0] == said[1]
    assert fits(TAKEN[name], json.loads(said[0]))
    (item,) = respond(looking, text={"format": {"type": "json_schema", **form}})["output"]
    assert fits(TAKEN[name], json.loads(item["content"][0]["text"]))


def test_an_answer_comes_in_odd_pieces(looking: httpx.Client) -> None:
    """Letters of every length, escapes, and pieces that end inside of them; together they are the whole answer."""
    form = {"name": "plan", "strict": True, "schema": SHAPE}
    asked: dict[str, Any] = {"response_format": {"type": "json_schema", "json_schema": form}, "logprobs": True}
    whole = chat(looking, **asked)["choices"][0]
    text = whole["message"]["content"]
    assert "".join(row["token"] for row in whole["logprobs"]["content"]) == text
    pieces = deltas(chat(looking, stream=True, **asked), "content")
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 9
    events = respond(looking, stream=True, text={"format": {"type": "json_schema", **form}})
    many = [event["delta"] for event in of_type(events, "output_text.delta")]
    assert "".join(many) == of_type(events, "output_text.done")[0]["text"]
    said = "".join(
        chat(looking, response_format=asked["response_format"], messages=[{"role": "user", "content": str(number)}])[
            "choices"
        ][0]["message"]["content"]
        for number in range(12)
    )
    assert all(sign in said for sign in (r"\"", r"\n", r"\\", "\\ud83d\\udea2", "🚢", "\\u00fc", "ü"))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tools_are_called_at_once(looking: httpx.Client, count: int) -> None:
    """As many calls as are wished, of all tools in turn, with arguments that fit; in a stream in fragments by index."""
    wish = f"calls={count}"
    message = chat(looking, wish, tools=CHAT_TOOLS)["choices"][0]["message"]
    calls = [(call["function"]["name"], call["function"]["arguments"]) for call in message["tool_calls"]]
    assert [name for name, _ in calls] == ["look", "listen", "look"][:count]
    assert all(fits(FUNCTIONS[name], json.loads(arguments)) for name, arguments in calls)
    assert len({call["id"] for call in message["tool_calls"]}) == count
    fragments = [one for row in deltas(chat(looking, wish, tools=CHAT_TOOLS, stream=True), "tool_calls") for one in row]
    assert [
        "".join(one["function"]["arguments"] for one in fragments if one["index"] == index) for index in range(count)
    ] == [arguments for _, arguments in calls]
    events = respond(looking, wish, tools=TOOLS, stream=True)
    items = [event["item"] for event in of_type(events, "output_item.done")]
    assert [(item["name"], fits(FUNCTIONS[item["name"]], json.loads(item["arguments"]))) for item in items] == [
        (name, True) for name, _ in calls
    ]
    assert "".join(event["delta"] for event in of_type(events, "function_call_arguments.delta")) == "".join(
        item["arguments"] for item in items
    )
    one = chat(looking, wish, tools=CHAT_TOOLS, parallel_tool_calls=False)["choices"][0]["message"]["tool_calls"]
    assert len(one) == 1
    named = {"type": "function", "function": {"name": "listen"}}
    chosen = chat(looking, wish, tools=CHAT_TOOLS, tool_choice=named)["choices"][0]["message"]["tool_calls"]
    assert {call["function"]["name"] for call in chosen} == {"listen"}
    assert chat(looking, wish, tools=CHAT_TOOLS, tool_choice="none")["choices"][0]["message"]["content"]


def test_the_answer_quotes_what_tools_put_out(looking: httpx.Client) -> None:
    """Behind the outputs of tools comes an answer that has all of them."""
    message = chat(looking, "calls=2", tools=CHAT_TOOLS)["choices"][0]["message"]
    outputs = [
        {"role": "tool", "tool_call_id": call["id"], "content": f"output {number}"}
        for number, call in enumerate(message["tool_calls"])
    ]
    asked = [*CHAT["messages"], {"role": "assistant", "tool_calls": message["tool_calls"]}, *outputs]
    said = chat(looking, tools=CHAT_TOOLS, messages=asked)["choices"][0]["message"]
    assert "output 0 output 1" in said["content"]
    calls = respond(looking, "calls=2", tools=TOOLS)["output"]
    done = [
        {"type": "function_call_output", "call_id": call["call_id"], "output": f"output {number}"}
        for number, call in enumerate(calls)
    ]
    (item,) = respond(looking, tools=TOOLS, input=[{"role": "user", "content": "x"}, *calls, *done])["output"]
    assert "output 0 output 1" in item["content"][0]["text"]


def test_a_refusal(looking: httpx.Client) -> None:
    """A refusal stands where it belongs, whole and in a stream, with its log probabilities."""
    choice = chat(looking, "refuse", logprobs=True)["choices"][0]
    message, rows = choice["message"], choice["logprobs"]
    assert (message["content"], rows["content"]) == (None, None)
    assert "".join(row["token"] for row in rows["refusal"]) == message["refusal"]
    assert "".join(deltas(chat(looking, "refuse", logprobs=True, stream=True), "refusal")) == message["refusal"]
    events = respond(looking, "refuse", stream=True)
    (done,) = of_type(events, "refusal.done")
    assert "".join(event["delta"] for event in of_type(events, "refusal.delta")) == done["refusal"]
    part = {"type": "refusal", "refusal": message["refusal"]}
    assert of_type(events, "completed")[0]["response"]["output"][0]["content"] == [part]


@pytest.mark.parametrize(("finish", "reason"), [("length", "max_output_tokens"), ("content_filter", "content_filter")])
def test_an_answer_stops_halfway(looking: httpx.Client, finish: str, reason: str) -> None:
    """With half of the text, or of the arguments, and the reason; tools or not."""
    form = {"type": "json_schema", "json_schema": {"name": "plan", "strict": True, "schema": SHAPE}}
    whole = chat(looking, response_format=form)["choices"][0]["message"]["content"]
    choice = chat(looking, f"finish={finish}", response_format=form)["choices"][0]
    assert choice["finish_reason"] == finish
    assert whole.startswith(choice["message"]["content"])
    assert len(whole) > len(choice["message"]["content"]) > 0
    choice = chat(looking, f"finish={finish}", tools=CHAT_TOOLS)["choices"][0]
    assert choice["finish_reason"] == finish
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        json.loads(choice["message"]["tool_calls"][0]["function"]["arguments"])
    events = respond(looking, f"finish={finish}", stream=True)
    last = events[-1]
    assert (last["type"], last["response"]["status"]) == ("response.incomplete", "incomplete")
    assert last["response"]["incomplete_details"] == {"reason": reason}
    assert last["response"]["output"][0]["status"] == "incomplete"


def test_a_response_fails(looking: httpx.Client) -> None:
    """The last event tells of it, with the error; a chat answers with status 500."""
    last = respond(looking, "finish=failed", stream=True)[-1]
    assert (last["type"], last["response"]["status"]) == ("response.failed", "failed")
    assert last["response"]["error"]["code"] == "server_error"
    assert looking.post("/chat/completions", json=CHAT, headers={"x-fault": "finish=failed"}).status_code == 500


def test_reasoning(looking: httpx.Client) -> None:
    """Reasoning comes first, with the summary and the encrypted content that are asked for."""
    asked = {"reasoning": {"effort": "low", "summary": "auto"}, "include": ["reasoning.encrypted_content"]}
    events = respond(looking, stream=True, **asked)
    item, message = events[-1]["response"]["output"]
    assert (item["type"], message["type"]) == ("reasoning", "message")
    assert item["encrypted_content"]
    parts = [event["text"] for event in of_type(events, "reasoning_summary_text.done")]
    assert parts == [part["text"] for part in item["summary"]]
    assert "".join(event["delta"] for event in of_type(events, "reasoning_summary_text.delta")) == "".join(parts)
    (item, _) = respond(looking, reasoning={"effort": "low"})["output"]
    assert (item["summary"], "encrypted_content" in item) == ([], False)
    assert len(respond(looking)["output"]) == 1


def test_approval_of_an_mcp_call(looking: httpx.Client) -> None:
    """A call of an MCP server waits for approval; with it the call is made, without it an answer comes."""
    tool = {"type": "mcp", "server_label": "docs", "server_url": "https://example.test", "allowed_tools": ["search"]}
    events = respond(looking, tools=[tool], stream=True)
    assert [item["type"] for item in events[-1]["response"]["output"]] == ["mcp_list_tools", "mcp_approval_request"]
    request = events[-1]["response"]["output"][1]
    assert request["name"] == "search"
    for approve, kinds in ((True, ["mcp_call", "message"]), (False, ["message"])):
        answer = {"type": "mcp_approval_response", "approval_request_id": request["id"], "approve": approve}
        events = respond(looking, tools=[tool], stream=True, input=[{"role": "user", "content": "x"}, request, answer])
        output = events[-1]["response"]["output"]
        assert [item["type"] for item in output] == kinds
    kinds = [item["type"] for item in respond(looking, tools=[{**tool, "require_approval": "never"}])["output"]]
    assert kinds == ["mcp_list_tools", "mcp_call", "message"]
    both = respond(looking, tools=[tool, *TOOLS])["output"]
    assert [item["type"] for item in both] == ["mcp_list_tools", "mcp_approval_request", "function_call"]


def test_hosted_tools(looking: httpx.Client) -> None:
    """The code interpreter writes its code in fragments and prints; a search is made; then comes the message."""
    tools = [{"type": "code_interpreter", "container": {"type": "auto"}}, {"type": "web_search"}]
    events = respond(looking, tools=tools, stream=True)
    code, search, message = events[-1]["response"]["output"]
    assert [item["type"] for item in (code, search, message)] == ["code_interpreter_call", "web_search_call", "message"]
    assert "".join(event["delta"] for event in of_type(events, "code_interpreter_call_code.delta")) == code["code"]
    assert code["outputs"][0]["logs"]
    assert search["action"]["query"] == "Say ahoy"
    kinds = [event["type"] for event in events if event["type"].startswith("response.web_search_call.")]
    assert [kind.rpartition(".")[2] for kind in kinds] == ["in_progress", "searching", "completed"]


def test_obfuscation(looking: httpx.Client) -> None:
    """Where it is asked for, pieces of text bring something that hides their length."""
    asked: dict[str, Any] = {"stream": True, "stream_options": {"include_obfuscation": True}}
    assert all(chunk["obfuscation"] for chunk in chat(looking, **asked))
    events = respond(looking, **asked)
    assert {("delta" in event, "obfuscation" in event) for event in events} == {(True, True), (False, False)}
    assert not any("obfuscation" in event for event in respond(looking, stream=True))
