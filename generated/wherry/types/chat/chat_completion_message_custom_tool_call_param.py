from . import _p

ChatCompletionMessageCustomToolCallParam = _p.ChatCompletionMessageCustomToolCall
Custom = _p.ChatCompletionMessageCustomToolCallCustom
