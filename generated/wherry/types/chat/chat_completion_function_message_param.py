from ... import params as _p

ChatCompletionFunctionMessageParam = _p.ChatCompletionRequestFunctionMessage
