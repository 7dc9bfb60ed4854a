from ... import params as _p

ChatCompletionToolMessageParam = _p.ChatCompletionRequestToolMessage
ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
