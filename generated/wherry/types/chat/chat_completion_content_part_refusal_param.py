from . import _p

ChatCompletionContentPartRefusalParam = _p.ChatCompletionRequestMessageContentPartRefusal
