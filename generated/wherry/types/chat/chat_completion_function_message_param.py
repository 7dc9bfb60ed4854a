from . import _p

ChatCompletionFunctionMessageParam = _p.ChatCompletionRequestFunctionMessage
