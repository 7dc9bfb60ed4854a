from ... import params as _p

ChatCompletionPredictionContentParam = _p.PredictionContent
ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
