from ... import models as _m

ChatCompletionStoreMessage = _m.ChatCompletionStoreMessage
ChatCompletionStoreMessageContentPart = (
    _m.ChatCompletionRequestMessageContentPartText | _m.ChatCompletionRequestMessageContentPartImage
)
ChatCompletionContentPartImage = _m.ChatCompletionRequestMessageContentPartImage
ChatCompletionContentPartText = _m.ChatCompletionRequestMessageContentPartText
ChatCompletionMessage = _m.ChatCompletionMessage
