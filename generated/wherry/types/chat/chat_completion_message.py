from ... import models as _m
from ...types.chat.chat_completion_message_tool_call import (
    ChatCompletionMessageToolCallUnion as ChatCompletionMessageToolCallUnion,
)

Annotation = _m.ChatCompletionMessageAnnotation
AnnotationURLCitation = _m.ChatCompletionMessageAnnotationUrlCitation
ChatCompletionMessage = _m.ChatCompletionMessage
FunctionCall = _m.ChatCompletionMessageFunctionCall
ChatCompletionAudio = _m.ChatCompletionMessageAudio
