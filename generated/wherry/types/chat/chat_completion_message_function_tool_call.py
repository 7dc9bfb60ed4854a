from ... import models as _m

ChatCompletionMessageFunctionToolCall = _m.ChatCompletionMessageToolCall
Function = _m.ChatCompletionMessageToolCallFunction
