from . import _p

ChatCompletionStreamOptionsParam = _p.ChatCompletionStreamOptions
