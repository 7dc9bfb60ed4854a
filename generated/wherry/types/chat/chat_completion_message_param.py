from . import _p

ChatCompletionMessageParam = (
    _p.ChatCompletionRequestDeveloperMessage
    | _p.ChatCompletionRequestSystemMessage
    | _p.ChatCompletionRequestUserMessage
    | _p.ChatCompletionRequestAssistantMessage
    | _p.ChatCompletionRequestToolMessage
    | _p.ChatCompletionRequestFunctionMessage
)
ChatCompletionAssistantMessageParam = _p.ChatCompletionRequestAssistantMessage
ChatCompletionDeveloperMessageParam = _p.ChatCompletionRequestDeveloperMessage
ChatCompletionFunctionMessageParam = _p.ChatCompletionRequestFunctionMessage
ChatCompletionSystemMessageParam = _p.ChatCompletionRequestSystemMessage
ChatCompletionToolMessageParam = _p.ChatCompletionRequestToolMessage
ChatCompletionUserMessageParam = _p.ChatCompletionRequestUserMessage
