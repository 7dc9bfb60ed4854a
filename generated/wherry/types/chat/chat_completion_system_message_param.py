from ... import params as _p

ChatCompletionSystemMessageParam = _p.ChatCompletionRequestSystemMessage
ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
