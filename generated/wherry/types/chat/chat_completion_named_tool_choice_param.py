from ... import params as _p

ChatCompletionNamedToolChoiceParam = _p.ChatCompletionNamedToolChoice
Function = _p.ChatCompletionNamedToolChoiceFunction
