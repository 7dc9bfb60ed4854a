from . import _p

ChatCompletionMessageFunctionToolCallParam = _p.ChatCompletionMessageToolCall
Function = _p.ChatCompletionMessageToolCallFunction
