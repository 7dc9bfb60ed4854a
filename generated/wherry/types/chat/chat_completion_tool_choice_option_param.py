from typing import Literal

from . import _p

ChatCompletionToolChoiceOptionParam = (
    Literal["none", "auto", "required"]
    | _p.ChatCompletionAllowedToolsChoice
    | _p.ChatCompletionNamedToolChoice
    | _p.ChatCompletionNamedToolChoiceCustom
)
ChatCompletionAllowedToolChoiceParam = _p.ChatCompletionAllowedToolsChoice
ChatCompletionNamedToolChoiceCustomParam = _p.ChatCompletionNamedToolChoiceCustom
ChatCompletionNamedToolChoiceParam = _p.ChatCompletionNamedToolChoice
