from ... import params as _p

ChatCompletionContentPartRefusalParam = _p.ChatCompletionRequestMessageContentPartRefusal
