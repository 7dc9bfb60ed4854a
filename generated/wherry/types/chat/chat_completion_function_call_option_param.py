from . import _p

ChatCompletionFunctionCallOptionParam = _p.ChatCompletionFunctionCallOption
