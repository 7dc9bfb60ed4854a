"""Walk over the output of a response and tell the items apart by their type and by isinstance."""

import json
from collections.abc import Iterator

from openai import OpenAI
from openai.types.responses import (
    FunctionToolParam,
    Response,
    ResponseFunctionToolCall,
    ResponseFunctionWebSearch,
    ResponseInputItemParam,
    ResponseInputParam,
    ResponseOutputItem,
    ResponseOutputMessage,
    ResponseOutputRefusal,
    ResponseOutputText,
    ResponseReasoningItem,
)
from openai.types.responses.response_input_param import FunctionCallOutput, Message


def texts(response: Response) -> Iterator[str]:
    for item in response.output:
        if isinstance(item, ResponseOutputMessage):
            for part in item.content:
                if isinstance(part, ResponseOutputText):
                    yield part.text
                elif isinstance(part, ResponseOutputRefusal):
                    yield part.refusal
        elif item.type == "reasoning":
            yield from (summary.text for summary in item.summary)


def outputs(items: list[ResponseOutputItem]) -> Iterator[ResponseInputItemParam]:
    for item in items:
        match item:
            case ResponseFunctionToolCall(name="wave", arguments=arguments):
                yield FunctionCallOutput(type="function_call_output", call_id=item.call_id, output=arguments)
            case ResponseFunctionWebSearch() | ResponseReasoningItem():
                continue


tool = FunctionToolParam(
    type="function",
    name="wave",
    description="Wave",
    strict=True,
    parameters={"type": "object", "properties": {}, "required": [], "additionalProperties": False},
)
client = OpenAI()
asked: ResponseInputParam = [Message(type="message", role="user", content=[{"type": "input_text", "text": "ahoy"}])]
response = client.responses.create(model="gpt-4o", input=asked, tools=[tool])
assert response.output[-1].type == "function_call" and json.loads(response.output[-1].arguments) == {}
asked += [item.to_dict() for item in response.output]
results = list(outputs(response.output))
assert len(results) == 1
final = client.responses.create(model="gpt-4o", input=[*asked, *results], tools=[tool], tool_choice="none")
assert "".join(texts(final)) == final.output_text
built = ResponseOutputMessage(
    id="msg_1",
    type="message",
    role="assistant",
    status="completed",
    content=[ResponseOutputText(type="output_text", text="built", annotations=[])],
)
assert built.content[0].text == "built"
