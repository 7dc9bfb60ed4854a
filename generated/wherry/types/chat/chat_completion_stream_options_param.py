from ... import params as _p

ChatCompletionStreamOptionsParam = _p.ChatCompletionStreamOptions
