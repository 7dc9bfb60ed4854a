from . import _m

ChatCompletionMessageCustomToolCall = _m.ChatCompletionMessageCustomToolCall
Custom = _m.ChatCompletionMessageCustomToolCallCustom
