# Generated.
from ... import params as _p
from ...types.chat import chat_completion_content_part_param as _chat_completion_content_part_param

ChatCompletionUserMessageParam = _p.ChatCompletionRequestUserMessage
ChatCompletionContentPartParam = _chat_completion_content_part_param.ChatCompletionContentPartParam
