from ... import params as _p
from ...types.chat import (
    chat_completion_message_tool_call_union_param as _chat_completion_message_tool_call_union_param,
)

Audio = _p.ChatCompletionRequestAssistantMessageAudio
ChatCompletionAssistantMessageParam = _p.ChatCompletionRequestAssistantMessage
FunctionCall = _p.ChatCompletionRequestAssistantMessageFunctionCall
ContentArrayOfContentPart = (
    _p.ChatCompletionRequestMessageContentPartText | _p.ChatCompletionRequestMessageContentPartRefusal
)
ChatCompletionContentPartRefusalParam = _p.ChatCompletionRequestMessageContentPartRefusal
ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
ChatCompletionMessageToolCallUnionParam = (
    _chat_completion_message_tool_call_union_param.ChatCompletionMessageToolCallUnionParam
)
