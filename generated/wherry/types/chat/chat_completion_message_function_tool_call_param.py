from ... import params as _p

ChatCompletionMessageFunctionToolCallParam = _p.ChatCompletionMessageToolCall
Function = _p.ChatCompletionMessageToolCallFunction
