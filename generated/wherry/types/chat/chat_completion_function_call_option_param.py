from ... import params as _p

ChatCompletionFunctionCallOptionParam = _p.ChatCompletionFunctionCallOption
