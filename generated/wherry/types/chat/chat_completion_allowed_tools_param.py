from ... import params as _p

ChatCompletionAllowedToolsParam = _p.ChatCompletionAllowedTools
