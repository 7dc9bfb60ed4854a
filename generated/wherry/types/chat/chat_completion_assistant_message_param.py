from ... import params as _p
from ...types.chat.chat_completion_message_tool_call_union_param import (
    ChatCompletionMessageToolCallUnionParam as ChatCompletionMessageToolCallUnionParam,
)

Audio = _p.ChatCompletionRequestAssistantMessageAudio
ChatCompletionAssistantMessageParam = _p.ChatCompletionRequestAssistantMessage
FunctionCall = _p.ChatCompletionRequestAssistantMessageFunctionCall
ContentArrayOfContentPart = (
    _p.ChatCompletionRequestMessageContentPartText | _p.ChatCompletionRequestMessageContentPartRefusal
)
ChatCompletionContentPartRefusalParam = _p.ChatCompletionRequestMessageContentPartRefusal
ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
