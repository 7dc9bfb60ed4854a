# Generated.
from ... import models as _m

ChatCompletionMessageToolCallUnion = _m.ChatCompletionMessageToolCall | _m.ChatCompletionMessageCustomToolCall
ChatCompletionMessageCustomToolCall = _m.ChatCompletionMessageCustomToolCall
ChatCompletionMessageFunctionToolCall = _m.ChatCompletionMessageToolCall
Function = _m.ChatCompletionMessageToolCallFunction
