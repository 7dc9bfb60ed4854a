from ... import params as _p

ChatCompletionAllowedToolChoiceParam = _p.ChatCompletionAllowedToolsChoice
ChatCompletionAllowedToolsParam = _p.ChatCompletionAllowedTools
