# Generated.
from ... import models as _m
from ...types.chat import chat_completion_message_tool_call as _chat_completion_message_tool_call

Annotation = _m.ChatCompletionMessageAnnotation
AnnotationURLCitation = _m.ChatCompletionMessageAnnotationUrlCitation
ChatCompletionMessage = _m.ChatCompletionMessage
FunctionCall = _m.ChatCompletionMessageFunctionCall
ChatCompletionAudio = _m.ChatCompletionMessageAudio
ChatCompletionMessageToolCallUnion = _chat_completion_message_tool_call.ChatCompletionMessageToolCallUnion
