from . import _p

ChatCompletionAllowedToolsParam = _p.ChatCompletionAllowedTools
