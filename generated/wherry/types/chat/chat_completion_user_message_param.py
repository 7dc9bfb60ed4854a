from ... import params as _p
from ...types.chat.chat_completion_content_part_param import (
    ChatCompletionContentPartParam as ChatCompletionContentPartParam,
)

ChatCompletionUserMessageParam = _p.ChatCompletionRequestUserMessage
