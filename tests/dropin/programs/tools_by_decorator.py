"""Make tools out of functions, keep them in a table, and call them by name."""

import inspect
import json
from collections.abc import Callable

from openai import OpenAI
from openai.types.chat import ChatCompletionMessageToolCall, ChatCompletionToolParam
from openai.types.chat.chat_completion_message_tool_call import Function
from openai.types.shared_params import FunctionParameters

KINDS = {int: "integer", str: "string", float: "number", bool: "boolean"}
TOOLS: dict[str, tuple[Callable[..., object], ChatCompletionToolParam]] = {}


def tool(function):
    taken = inspect.signature(function).parameters
    parameters: FunctionParameters = {
        "type": "object",
        "properties": {name: {"type": KINDS[each.annotation]} for name, each in taken.items()},
        "required": list(taken),
    }
    described = {"name": function.__name__, "description": function.__doc__, "parameters": parameters}
    TOOLS[function.__name__] = function, {"type": "function", "function": described}
    return function


@tool
def distance(harbour: str, miles: float) -> str:
    """The way to a harbour."""
    return f"{harbour}: {miles * 1.852:.1f} km"


def call(wanted: ChatCompletionMessageToolCall) -> str:
    function, _ = TOOLS[wanted.function.name]
    return str(function(**json.loads(wanted.function.arguments)))


by_hand = ChatCompletionMessageToolCall(
    id="call_1", type="function", function=Function(name="distance", arguments='{"harbour": "Kiel", "miles": 10}')
)
assert call(by_hand) == "Kiel: 18.5 km"
message = (
    OpenAI()
    .chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": "How far is it?"}],
        tools=[described for _, described in TOOLS.values()],
        tool_choice="required",
    )
    .choices[0]
    .message
)
assert call(message.tool_calls[0]).endswith(" km")
