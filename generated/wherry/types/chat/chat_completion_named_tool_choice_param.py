from . import _p

ChatCompletionNamedToolChoiceParam = _p.ChatCompletionNamedToolChoice
Function = _p.ChatCompletionNamedToolChoiceFunction
