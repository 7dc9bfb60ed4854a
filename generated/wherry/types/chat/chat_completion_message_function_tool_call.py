from . import _m

ChatCompletionMessageFunctionToolCall = _m.ChatCompletionMessageToolCall
Function = _m.ChatCompletionMessageToolCallFunction
