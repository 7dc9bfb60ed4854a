from . import _p

ChatCompletionAllowedToolChoiceParam = _p.ChatCompletionAllowedToolsChoice
ChatCompletionAllowedToolsParam = _p.ChatCompletionAllowedTools
