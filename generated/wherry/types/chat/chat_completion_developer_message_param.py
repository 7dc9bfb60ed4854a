from ... import params as _p

ChatCompletionDeveloperMessageParam = _p.ChatCompletionRequestDeveloperMessage
ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
